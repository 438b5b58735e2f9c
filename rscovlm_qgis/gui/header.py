"""The dock's head: which layer, at what ground sampling distance, and which part of it."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsGeometry, QgsMapLayerProxyModel, QgsRasterLayer
from qgis.gui import QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.layers import Sampling, ground_sampling, region_ring
from rscovlm_qgis.core.wire import RasterInfo, Region
from rscovlm_qgis.gui.region_tool import PolygonTool, RectangleTool, RegionOverlay

WHOLE, VIEW, DRAWN = "whole", "view", "drawn"


class Header(QWidget):
    """The two rows above the conversation."""

    layer_changed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._overlay = RegionOverlay(canvas)
        self._rectangle = RectangleTool(canvas)
        self._polygon = PolygonTool(canvas)
        self._tool_before = None
        self._build()
        for tool in (self._rectangle, self._polygon):
            tool.drawn.connect(self._on_drawn)
            tool.cancelled.connect(self._leave_tool)
        canvas.mapToolSet.connect(self._on_tool_set)
        canvas.destinationCrsChanged.connect(self._overlay.redraw)
        self.layers.layerChanged.connect(self._on_layer_changed)
        self.show_sampling()

    def layer(self) -> QgsRasterLayer | None:
        """The chosen layer."""
        layer = self.layers.currentLayer()
        return layer if isinstance(layer, QgsRasterLayer) else None

    def region(self, layer: QgsRasterLayer) -> Region | None:
        """The chosen region in the layer's CRS; ``None`` for the whole layer.

        Raises:
            InputError: it does not lie on the layer, or cannot be brought into its CRS.
        """
        choice = self.look_at.currentData()
        if choice == DRAWN and self._overlay.geometry is not None:
            return Region(region_ring(self._overlay.geometry, self._overlay.crs, layer))
        if choice == VIEW:
            shape = QgsGeometry.fromRect(self._canvas.extent())
            crs = self._canvas.mapSettings().destinationCrs()
            return Region(region_ring(shape, crs, layer))
        return None

    def take_active_layer(self, layer: object) -> None:
        """Follow the layer tree to another raster; a click on anything else changes nothing."""
        if isinstance(layer, QgsRasterLayer):
            self.layers.setLayer(layer)

    def set_overlay_visible(self, visible: bool) -> None:
        """Show the region while the dock is open, and only then."""
        self._overlay.set_visible(visible)
        if not visible:
            self._leave_tool()

    def show_sampling(self, info: RasterInfo | None = None) -> None:
        """Tell the ground sampling distance and the size; the backend's word replaces our own."""
        layer = self.layer()
        if layer is None:
            self.sampling.setText("")
            self.sampling.setToolTip("")
            return
        if info is not None:
            found = Sampling(info.gsd_x_m, info.gsd_y_m) if info.gsd_x_m and info.gsd_y_m else None
            self._say(found, info.width, info.height, info.size_class)
        else:
            self._say(ground_sampling(layer), layer.width(), layer.height(), "")

    def close(self) -> None:
        """Take everything off the canvas."""
        self._leave_tool()
        self._canvas.mapToolSet.disconnect(self._on_tool_set)
        self._canvas.destinationCrsChanged.disconnect(self._overlay.redraw)
        self._overlay.remove()

    def _build(self) -> None:
        self.layers = QgsMapLayerComboBox()
        self.layers.setObjectName("layerCombo")
        self.layers.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.layers.setToolTip(tr("The raster to ask about"))
        self.layers.setAccessibleName(tr("Raster layer"))
        self.layers.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sampling = QLabel()
        self.sampling.setObjectName("samplingLabel")
        self.look_at = QComboBox()
        self.look_at.setObjectName("regionCombo")
        self.look_at.addItem(tr("Whole layer"), WHOLE)
        self.look_at.addItem(tr("What the map shows"), VIEW)
        self.look_at.setToolTip(tr("The part of the raster to look at"))
        self.look_at.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.rectangle = self._tool_button(
            "rectangleButton", "/mActionAddBasicRectangle.svg", tr("Draw a rectangle (Esc cancels)")
        )
        self.polygon = self._tool_button(
            "polygonButton",
            "/mActionAddPolygon.svg",
            tr("Draw a polygon: click its corners, right click ends (Esc cancels)"),
        )
        self.clear = self._tool_button(
            "clearRegionButton", "/mIconClearText.svg", tr("Forget the drawn region")
        )
        self.clear.setCheckable(False)
        self.clear.setEnabled(False)
        self.rectangle.clicked.connect(lambda checked: self._take_tool(self._rectangle if checked else None))
        self.polygon.clicked.connect(lambda checked: self._take_tool(self._polygon if checked else None))
        self.clear.clicked.connect(self._forget_region)
        self._lay_out()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.layers, 1)
        first.addWidget(self.sampling)
        label = QLabel(tr("Look at"))
        label.setBuddy(self.look_at)
        second.addWidget(label)
        second.addWidget(self.look_at, 1)
        second.setSpacing(4)
        for button in (self.rectangle, self.polygon, self.clear):
            second.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(5)
        rows.addLayout(first)
        rows.addLayout(second)

    @staticmethod
    def _tool_button(name: str, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(QgsApplication.getThemeIcon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.setCheckable(True)
        return button

    def _say(self, sampling: Sampling | None, width: int, height: int, size: str) -> None:
        pixels = tr("{width} × {height} pixels").format(width=f"{width:,}", height=f"{height:,}")
        first = metres(sampling) if sampling else tr("no metres")
        self.sampling.setText(" · ".join(filter(None, [first, size_words(size) or f"{width} × {height}"])))
        if sampling:
            how = tr(
                "A pixel at the layer's centre covers {x:.4g} m × {y:.4g} m on the ground,\n"
                "measured along the ellipsoid, not in units of the coordinate system."
            ).format(x=sampling.x, y=sampling.y)
        else:
            how = tr(
                "The layer has no coordinate system or georeference, so lengths on the ground are unknown."
            )
        self.sampling.setToolTip("\n".join(filter(None, [how, pixels, size_meaning(size)])))

    def _on_layer_changed(self) -> None:
        self.show_sampling()
        self.layer_changed.emit()

    def _take_tool(self, tool: RectangleTool | PolygonTool | None) -> None:
        if tool is None:
            self._leave_tool()
            return
        current = self._canvas.mapTool()
        if current not in (self._rectangle, self._polygon):
            self._tool_before = current
        self._canvas.setMapTool(tool)
        self._canvas.setFocus()

    def _leave_tool(self) -> None:
        if self._canvas.mapTool() in (self._rectangle, self._polygon):
            if self._tool_before is not None:
                self._canvas.setMapTool(self._tool_before)
            else:
                self._canvas.unsetMapTool(self._canvas.mapTool())

    def _on_tool_set(self, tool: object, _before: object = None) -> None:
        self.rectangle.setChecked(tool is self._rectangle)
        self.polygon.setChecked(tool is self._polygon)

    def _on_drawn(self, geometry: QgsGeometry) -> None:
        self._overlay.set_region(geometry, self._canvas.mapSettings().destinationCrs())
        self._overlay.set_visible(True)
        if self.look_at.findData(DRAWN) < 0:
            self.look_at.addItem(tr("Drawn region"), DRAWN)
        self.look_at.setCurrentIndex(self.look_at.findData(DRAWN))
        self.clear.setEnabled(True)
        self._leave_tool()

    def _forget_region(self) -> None:
        self._overlay.set_region(None, self._overlay.crs)
        index = self.look_at.findData(DRAWN)
        if index >= 0:
            self.look_at.removeItem(index)
        self.look_at.setCurrentIndex(self.look_at.findData(WHOLE))
        self.clear.setEnabled(False)


def metres(sampling: Sampling) -> str:
    """Say a ground sampling distance as briefly as it deserves."""
    mean = (sampling.x * sampling.y) ** 0.5
    if mean < 0.1:
        return tr("{value:.1f} cm").format(value=mean * 100)
    return tr("{value} m").format(value=f"{mean:.2f}" if mean < 10 else f"{mean:.0f}")


def size_meaning(size_class: str) -> str:
    """Say what a size class of the contract means for the answers."""
    return {
        "small": tr("Small: the model sees all of it at its native resolution."),
        "regular": tr("Medium size: the model sees all of it, slightly reduced."),
        "ultra-high": tr(
            "Very large: the model sees an overview, then zooms in to what the question is about."
        ),
    }.get(size_class, "")


def size_words(size_class: str) -> str:
    """Say a size class of the contract."""
    return {"small": tr("small"), "regular": tr("medium size"), "ultra-high": tr("very large")}.get(
        size_class, size_class
    )
