"""Showing results on the map, after a click: select, zoom, flash."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateTransform,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas

from rscovlm_qgis.core.tables import Spread

MARGIN = 1.3
FLASH_MS, FLASHES = 500, 3
MOST_FLASHED = 500
"""Of more features the place flashes, not each: QGIS reads and paints them on the main thread."""


def show_layer_extent(canvas: QgsMapCanvas, layer: QgsMapLayer) -> None:
    """Bring all of a layer into view."""
    canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
    canvas.refresh()


def show_spread(
    canvas: QgsMapCanvas,
    layer: QgsVectorLayer,
    spread: Spread,
    *,
    margin: float = MARGIN,
    flashes: int = FLASHES,
) -> None:
    """Select features, bring them into view with some room around, and flash them."""
    ids = list(spread.ids)
    layer.selectByIds(ids)
    if spread.box.isEmpty():
        return
    box = QgsRectangle(spread.box)
    crs = canvas.mapSettings().destinationCrs()
    if layer.crs().isValid() and crs.isValid():
        transform = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance().transformContext())
        box = transform.transformBoundingBox(box)
    box.scale(margin)
    canvas.setExtent(box)
    canvas.refresh()
    if len(ids) <= MOST_FLASHED:
        canvas.flashFeatureIds(layer, ids, flashes=flashes, duration=FLASH_MS)
    else:
        place = QgsGeometry.fromRect(spread.box)
        canvas.flashGeometries([place], layer.crs(), flashes=flashes, duration=FLASH_MS)
