"""Showing results on the map, after a click: select, zoom, flash."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas

MARGIN = 1.3
FLASH_MS, FLASHES = 500, 3


def show_layer_extent(canvas: QgsMapCanvas, layer: QgsMapLayer) -> None:
    """Bring all of a layer into view."""
    canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
    canvas.refresh()


def show_features(
    canvas: QgsMapCanvas,
    layer: QgsVectorLayer,
    ids: list[int],
    *,
    margin: float = MARGIN,
    flashes: int = FLASHES,
) -> None:
    """Select features, bring them into view with some room around, and flash them."""
    layer.selectByIds(ids)
    box = QgsRectangle()
    for feature in layer.getFeatures(QgsFeatureRequest().setFilterFids(ids).setNoAttributes()):
        box.combineExtentWith(feature.geometry().boundingBox())
    if box.isEmpty():
        return
    crs = canvas.mapSettings().destinationCrs()
    if layer.crs().isValid() and crs.isValid():
        transform = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance().transformContext())
        box = transform.transformBoundingBox(box)
    box.scale(margin)
    canvas.setExtent(box)
    canvas.refresh()
    canvas.flashFeatureIds(layer, ids, flashes=flashes, duration=FLASH_MS)
