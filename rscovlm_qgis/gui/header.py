"""The dock's head: which layer, at what ground sampling distance, and which part of it."""

from __future__ import annotations

from qgis.core import QgsMapLayerProxyModel, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.layers import Sampling, ground_sampling
from rscovlm_qgis.core.regions import Places
from rscovlm_qgis.core.wire import RasterInfo
from rscovlm_qgis.gui.region_bar import SCOPE, RegionBar


class Header(QWidget):
    """The two rows above the conversation."""

    layer_changed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.regions = RegionBar(canvas)
        self._build()
        self.layers.layerChanged.connect(self._on_layer_changed)
        self.show_sampling()

    def layer(self) -> QgsRasterLayer | None:
        """The chosen layer."""
        layer = self.layers.currentLayer()
        return layer if isinstance(layer, QgsRasterLayer) else None

    def places(self, layer: QgsRasterLayer) -> Places:
        """The chosen regions on the layer; errors as ``RegionBar.places``."""
        return self.regions.places(layer)

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

    def remember(self) -> None:
        """Keep the layer with the project; the region is kept as it is chosen."""
        layer = self.layer()
        QgsProject.instance().writeEntry(SCOPE, "raster", layer.id() if layer else "")

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
