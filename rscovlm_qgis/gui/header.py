"""The dock's head: which layer, at what ground sampling distance, and which part of it."""

from __future__ import annotations

from qgis.core import QgsMapLayerProxyModel, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rscovlm_qgis.core.errors import InputError
from rscovlm_qgis.core.grids import MapView, Sampling, has_own_pixels, is_vast, service_grid
from rscovlm_qgis.core.i18n import rounded, tr, whole
from rscovlm_qgis.core.layers import ground_sampling
from rscovlm_qgis.core.regions import Places
from rscovlm_qgis.core.wire import RasterInfo
from rscovlm_qgis.gui.region_bar import SCOPE, RegionBar


class Header(QWidget):
    """The two rows above the conversation."""

    layer_changed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.regions = RegionBar(canvas)
        self._build()
        self.layers.layerChanged.connect(self._on_layer_changed)
        canvas.extentsChanged.connect(self._on_map_moved)
        self._on_layer_changed()

    def layer(self) -> QgsRasterLayer | None:
        """The chosen layer."""
        layer = self.layers.currentLayer()
        return layer if isinstance(layer, QgsRasterLayer) else None

    def places(self, layer: QgsRasterLayer) -> Places:
        """The chosen regions on the layer; errors as ``RegionBar.places``."""
        return self.regions.places(layer)

    def map_view(self) -> MapView:
        """What the map shows now; it decides at which scale a service is read."""
        seen = self._canvas.mapSettings()
        return MapView(seen.destinationCrs(), self._canvas.center(), self._canvas.mapUnitsPerPixel())

    def take_active_layer(self, layer: object) -> None:
        """Follow the layer tree to another raster; a click on anything else changes nothing."""
        if isinstance(layer, QgsRasterLayer):
            self.layers.setLayer(layer)

    def recall(self) -> None:
        """Take the layer and the region from the project."""
        chosen = QgsProject.instance().mapLayer(QgsProject.instance().readEntry(SCOPE, "raster", "")[0])
        if isinstance(chosen, QgsRasterLayer):
            self.layers.setLayer(chosen)
        self.regions.recall()
        self._prefer_region()

    def remember(self) -> None:
        """Keep the layer with the project; the region is kept as it is chosen."""
        layer = self.layer()
        QgsProject.instance().writeEntry(SCOPE, "raster", layer.id() if layer else "")

    def show_sampling(self, info: RasterInfo | None = None) -> None:
        """Tell the ground sampling distance and the size; the backend's word replaces our own."""
        layer = self.layer()
        self.sampling.setVisible(layer is not None)  # an empty label would keep its spacing
        if layer is None:
            self.sampling.setText("")
            self.sampling.setToolTip("")
            return
        if not has_own_pixels(layer):
            self._say_service(layer)
        elif info is not None:
            found = Sampling(info.gsd_x_m, info.gsd_y_m) if info.gsd_x_m and info.gsd_y_m else None
            self._say(found, info.width, info.height, info.size_class)
        else:
            self._say(ground_sampling(layer), layer.width(), layer.height(), "")

    def close(self) -> None:
        """Take everything off the canvas."""
        self._canvas.extentsChanged.disconnect(self._on_map_moved)
        self.regions.close()

    def _build(self) -> None:
        self.layers = QgsMapLayerComboBox()
        self.layers.setObjectName("layerCombo")
        self.layers.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.layers.setToolTip(tr("The raster to ask about"))
        self.layers.setAccessibleName(tr("Raster layer"))
        self.layers.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sampling = QLabel()
        self.sampling.setObjectName("samplingLabel")
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.layers, 1)
        first.addWidget(self.sampling)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(5)
        rows.addLayout(first)
        rows.addWidget(self.regions)

    def _say(self, sampling: Sampling | None, width: int, height: int, size: str) -> None:
        pixels = tr("{width} × {height} pixels").format(width=whole(width), height=whole(height))
        first = sampling.words() if sampling else tr("no metres")
        self.sampling.setText(" · ".join(filter(None, [first, size_words(size) or f"{width} × {height}"])))
        if sampling:
            how = tr(
                "A pixel at the layer's centre covers {x} m × {y} m on the ground,\n"
                "measured along the ellipsoid, not in units of the coordinate system."
            ).format(x=rounded(sampling.x, 4), y=rounded(sampling.y, 4))
        else:
            how = tr(
                "The layer has no coordinate system or georeference, so lengths on the ground are unknown."
            )
        self.sampling.setToolTip("\n".join(filter(None, [how, pixels, size_meaning(size)])))

    def _say_service(self, layer: QgsRasterLayer) -> None:
        """Tell at which resolution a service would be read, as it follows the map."""
        view = self.map_view()
        try:
            grid = service_grid(layer, view)
        except InputError as error:
            self.sampling.setText(tr("no metres"))
            self.sampling.setToolTip(f"{error.message} {error.next_step}")
            return
        found = ground_sampling(layer, view)
        scale = tr("its finest") if grid.finest else tr("as on the map")
        self.sampling.setText(f"{found.words() if found else tr('no metres')} · {scale}")
        how = tr("This layer comes from a service; QGIS reads it for the model, {words}.").format(
            words=grid.words
        )
        metres = (
            tr(
                "A pixel in the middle of the map covers {x} m × {y} m on the ground,\n"
                "measured along the ellipsoid. Zoom in for a finer look."
            ).format(x=rounded(found.x, 4), y=rounded(found.y, 4))
            if found
            else ""
        )
        self.sampling.setToolTip("\n".join(filter(None, [how, metres])))

    def _prefer_region(self) -> None:
        """Look at what the map shows of a layer that nobody can mean all of."""
        layer = self.layer()
        self.regions.prefer_view(layer is not None and not has_own_pixels(layer) and is_vast(layer))

    def _on_map_moved(self) -> None:
        layer = self.layer()
        if layer is not None and not has_own_pixels(layer):
            self._say_service(layer)

    def _on_layer_changed(self) -> None:
        self._prefer_region()
        self.show_sampling()
        self.layer_changed.emit()


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
