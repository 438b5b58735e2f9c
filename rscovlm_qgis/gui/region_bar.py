"""Where to look: all of the layer, what the map shows, a drawn region, or the polygons of another layer."""

from __future__ import annotations

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from rscovlm_qgis.core.errors import InputError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.layers import crs_from_wkt, wkt_of
from rscovlm_qgis.core.regions import Place, Places, is_polygon_layer, polygon_places, polygons, region_on
from rscovlm_qgis.gui.region_tool import PolygonTool, RectangleTool, RegionOverlay

SCOPE = "rscovlm"
WHOLE, VIEW, DRAWN, SELECTED, ALL = "whole", "view", "drawn", "selected", "all"


class RegionBar(QWidget):
    """A row of the dock's head: the choice, the drawing tools, and a button that forgets the region.

    The choice and the drawn region are kept in the project.
    """

    changed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._overlay = RegionOverlay(canvas)
        self._drawn: QgsGeometry | None = None
        self._drawn_crs = QgsCoordinateReferenceSystem()
        self._rectangle = RectangleTool(canvas)
        self._polygon = PolygonTool(canvas)
        self._tool_before = None
        self._watched: set[str] = set()
        self._view_for_vast = False
        self._build()
        for tool in (self._rectangle, self._polygon):
            tool.drawn.connect(self._on_drawn)
            tool.cancelled.connect(self._leave_tool)
        canvas.mapToolSet.connect(self._on_tool_set)
        canvas.destinationCrsChanged.connect(self._overlay.redraw)
        project = QgsProject.instance()
        project.layersAdded.connect(self._list_choices)
        project.layersRemoved.connect(self._list_choices)
        project.cleared.connect(self._on_cleared)
        self.recall()

    @property
    def choice(self) -> str:
        """What is chosen: WHOLE, VIEW, DRAWN, or SELECTED or ALL with the id of a polygon layer."""
        return str(self.look_at.currentData())

    def places(self, layer: QgsRasterLayer) -> Places:
        """Tell what a question is asked of: one place, or one for each polygon.

        Raises:
            InputError: there is nothing of it on the layer, or too much.
        """
        if self.choice == DRAWN and self._drawn is not None:
            return Places((Place(region_on(self._drawn, self._drawn_crs, layer)),))
        if self.choice == VIEW:
            seen = self._canvas.mapSettings()
            corners = [QgsPointXY(corner) for corner in seen.visiblePolygon()]
            shape = QgsGeometry.fromPolygonXY([[*corners, corners[0]]])
            return Places((Place(region_on(shape, seen.destinationCrs(), layer)),))
        if self.choice in (WHOLE, DRAWN):
            return Places()
        vector = self._polygon_layer()
        if vector is None:
            raise InputError(
                tr("The layer with the regions is no longer there."), next_step=tr("Choose another region.")
            )
        return polygon_places(vector, layer, selected=self.choice.startswith(SELECTED))

    def prefer_view(self, preferred: bool) -> None:
        """Take what the map shows in place of the whole, for a layer that shows the world; and back again."""
        if preferred and self.choice == WHOLE:
            self._view_for_vast = True
            self._choose(VIEW)
        elif not preferred and self._view_for_vast and self.choice == VIEW:
            self._view_for_vast = False
            self._choose(WHOLE)

    def set_overlay_visible(self, visible: bool) -> None:
        """Show the region while the dock is open, and only then."""
        self._overlay.set_visible(visible)
        if not visible:
            self._leave_tool()

    def recall(self) -> None:
        """Take the choice and the drawn region from the project."""
        project = QgsProject.instance()
        wkt = project.readEntry(SCOPE, "region/drawn", "")[0]
        self._drawn = QgsGeometry.fromWkt(wkt) if wkt else None
        if self._drawn is not None and self._drawn.isNull():
            self._drawn = None
        self._drawn_crs = crs_from_wkt(project.readEntry(SCOPE, "region/crs", "")[0])
        self._list_choices()
        self._choose(project.readEntry(SCOPE, "region/choice", WHOLE)[0])

    def close(self) -> None:
        """Take everything off the canvas, and let go of the project."""
        self._leave_tool()
        self._canvas.mapToolSet.disconnect(self._on_tool_set)
        self._canvas.destinationCrsChanged.disconnect(self._overlay.redraw)
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._list_choices)
        project.layersRemoved.disconnect(self._list_choices)
        project.cleared.disconnect(self._on_cleared)
        for layer_id in self._watched:
            layer = project.mapLayer(layer_id)
            if layer is not None:
                layer.selectionChanged.disconnect(self._on_selection)
                layer.nameChanged.disconnect(self._list_choices)
        self._watched.clear()
        self._overlay.remove()

    def _build(self) -> None:
        self.look_at = QComboBox()
        self.look_at.setObjectName("regionCombo")
        self.look_at.setToolTip(
            tr(
                "The part of the raster to look at.\n"
                "What is detected lies in it; a question sees the rectangle around it.\n"
                "Of several polygons, each is looked at on its own."
            )
        )
        self.look_at.setAccessibleName(tr("Region"))
        self.look_at.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.rectangle = _tool_button(
            "rectangleButton", "/mActionAddBasicRectangle.svg", tr("Draw a rectangle (Esc cancels)")
        )
        self.polygon = _tool_button(
            "polygonButton",
            "/mActionAddPolygon.svg",
            tr(
                "Draw a polygon: click its corners, double click or right click closes it\n"
                "(Backspace takes a corner back, Esc cancels)"
            ),
        )
        self.clear = _tool_button("clearRegionButton", "/mIconClearText.svg", tr("Forget the region"))
        self.clear.setCheckable(False)
        self.look_at.currentIndexChanged.connect(self._on_choice)
        self.look_at.activated.connect(self._remember)
        self.rectangle.clicked.connect(lambda checked: self._take_tool(self._rectangle if checked else None))
        self.polygon.clicked.connect(lambda checked: self._take_tool(self._polygon if checked else None))
        self.clear.clicked.connect(self._forget)
        label = QLabel(tr("Look at"))
        label.setBuddy(self.look_at)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label)
        row.addWidget(self.look_at, 1)
        for button in (self.rectangle, self.polygon, self.clear):
            row.addWidget(button)

    def _list_choices(self, *_: object) -> None:
        """Offer what the project has by now; what was chosen stays chosen, if it is still there."""
        chosen = self.choice
        self.look_at.blockSignals(True)  # else the choice would seem to change with every entry
        self.look_at.clear()
        self.look_at.addItem(tr("Whole layer"), WHOLE)
        self.look_at.addItem(tr("What the map shows"), VIEW)
        if self._drawn is not None:
            self.look_at.addItem(tr("Drawn region"), DRAWN)
        layers = [layer for layer in QgsProject.instance().mapLayers().values() if is_polygon_layer(layer)]
        for layer in sorted(layers, key=lambda layer: layer.name().lower()):
            number = layer.selectedFeatureCount()
            selected = tr("{name}: selected polygons ({number})").format(name=layer.name(), number=number)
            self.look_at.addItem(selected, f"{SELECTED}:{layer.id()}")
            self.look_at.addItem(tr("{name}: all polygons").format(name=layer.name()), f"{ALL}:{layer.id()}")
            self._watch(layer)
        self._choose(chosen)

    def _watch(self, layer: QgsVectorLayer) -> None:
        if layer.id() not in self._watched:
            self._watched.add(layer.id())
            layer.selectionChanged.connect(self._on_selection)
            layer.nameChanged.connect(self._list_choices)

    def _choose(self, choice: str) -> None:
        self.look_at.blockSignals(True)
        self.look_at.setCurrentIndex(max(self.look_at.findData(choice), 0))
        self.look_at.blockSignals(False)
        self._on_choice()

    def _on_choice(self, *_: object) -> None:
        self._overlay.set_region(*self._shape())
        self.clear.setEnabled(self.choice != WHOLE)
        self.changed.emit()

    def _on_selection(self, *_: object) -> None:
        self._list_choices()

    def _on_cleared(self) -> None:
        self._watched.clear()
        self.recall()

    def _shape(self) -> tuple[QgsGeometry | None, QgsCoordinateReferenceSystem]:
        """What of the choice is to be seen on the canvas."""
        vector = self._polygon_layer()
        if self.choice == DRAWN:
            return self._drawn, self._drawn_crs
        if vector is None:
            return None, self._drawn_crs
        try:
            features = polygons(vector, selected=self.choice.startswith(SELECTED))
        except InputError:  # said when it is asked about
            return None, vector.crs()
        return QgsGeometry.collectGeometry([feature.geometry() for feature in features]), vector.crs()

    def _polygon_layer(self) -> QgsVectorLayer | None:
        _, _, layer_id = self.choice.partition(":")
        return QgsProject.instance().mapLayer(layer_id) if layer_id else None

    def _remember(self, *_: object) -> None:
        """Keep choice and drawing in the project; only what a person did gets here."""
        self._view_for_vast = False
        project = QgsProject.instance()
        project.writeEntry(SCOPE, "region/choice", self.choice)
        project.writeEntry(SCOPE, "region/drawn", self._drawn.asWkt() if self._drawn is not None else "")
        project.writeEntry(SCOPE, "region/crs", wkt_of(self._drawn_crs) if self._drawn is not None else "")

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
        self._drawn, self._drawn_crs = geometry, self._canvas.mapSettings().destinationCrs()
        self._list_choices()
        self._choose(DRAWN)
        self._remember()
        self._leave_tool()

    def _forget(self) -> None:
        if self.choice == DRAWN:
            self._drawn = None
        self._choose(WHOLE)
        self._list_choices()
        self._remember()


def _tool_button(name: str, icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setToolTip(tip)
    button.setAccessibleName(tip.splitlines()[0])
    button.setAutoRaise(True)
    button.setCheckable(True)
    return button
