"""What a review reads of a layer of objects, and how it writes: at once, past edit sessions.

The first class and the first outline of an object that is corrected are kept beside the new ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import (
    NULL,
    QgsDistanceArea,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)

from rscovlm_qgis.core.boxes import angle_deg
from rscovlm_qgis.core.errors import InputError, StorageFailed
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.pixels import PixelGrid, Quad
from rscovlm_qgis.core.tables import REVIEW_FIELDS, layer_file, make_fields, open_table
from rscovlm_qgis.core.tree import TABLE_PROPERTY

UNREVIEWED, ACCEPTED, REJECTED, CORRECTED = "", "accepted", "rejected", "corrected"
STATES = (UNREVIEWED, ACCEPTED, REJECTED, CORRECTED)

EDITED = ("class", "review", "orig_class", "orig_geom", "angle_deg", "length_m", "width_m", "area_m2")
"""The attributes that a review may change."""

WKT_DIGITS = 12


@dataclass(frozen=True)
class Box:
    """An object as it stands in its table."""

    fid: int
    score: float
    values: dict[str, Any]
    geometry: QgsGeometry

    @property
    def class_name(self) -> str:
        """Its class now."""
        return str(self.values["class"] or "")

    @property
    def state(self) -> str:
        """One of ``STATES``."""
        return str(self.values["review"] or "")

    @property
    def quad_map(self) -> Quad:
        """(4, 2) map coordinates."""
        return quad_of(self.geometry)


def quad_of(geometry: QgsGeometry) -> Quad:
    """Tell the four corners of an outline; those of the smallest rectangle around one of more corners."""
    ring = _ring(geometry)
    if len(ring) != 5:
        ring = _ring(geometry.orientedMinimumBoundingBox()[0])
    if len(ring) != 5:  # an empty outline
        return np.zeros((4, 2))
    return np.array([(point.x(), point.y()) for point in ring[:4]], np.float64)


def outline(quad_map: Quad) -> QgsGeometry:
    """Make the polygon of four corners."""
    corners = [QgsPointXY(float(x), float(y)) for x, y in quad_map]
    return QgsGeometry.fromPolygonXY([[*corners, corners[0]]])


def prepare(layer: QgsVectorLayer) -> None:
    """Add the columns of a review to a table that an older version made.

    Raises:
        StorageFailed: they cannot be added.
    """
    names = layer.fields().names()
    new = [name for name in REVIEW_FIELDS if name not in names]
    if not new:
        return
    check_writable(layer)
    if not layer.dataProvider().addAttributes(make_fields(*(f"{name}:string(0)" for name in new))):
        raise _failed(layer, layer.dataProvider().lastError())
    layer.updateFields()


def check_writable(layer: QgsVectorLayer) -> None:
    """Refuse to write under the analyst's own unsaved edits, which would undo it later, or be undone.

    Raises:
        StorageFailed: there are such edits.
    """
    provider = layer.dataProvider()
    if layer.isEditable() and (layer.isModified() or provider.transaction() is not None):
        raise StorageFailed(
            tr("'{name}' has edits that are not saved yet, so nothing was written.").format(
                name=layer.name()
            ),
            next_step=tr("Save or discard them (Layer > Toggle Editing), then do this again."),
        )


def read_box(layer: QgsVectorLayer, fid: int) -> Box | None:
    """Read an object; ``None`` when it is no longer there."""
    feature = layer.getFeature(fid)
    return _box(feature) if feature.isValid() and feature.hasGeometry() else None


def write_box(layer: QgsVectorLayer, box: Box) -> None:
    """Write what a review may change of an object; it is in the file when this returns.

    Raises:
        StorageFailed: it could not be written; nothing of it was.
        InputError: the object is no longer there.
    """
    check_writable(layer)
    before = read_box(layer, box.fid)
    if before is None:
        raise InputError(
            tr("This box is no longer in the layer."), next_step=tr("Close the review and open it again.")
        )
    provider = layer.dataProvider()
    values = _changes(layer, before, box)
    # Attributes first: where the second write fails, the outline that is kept is the one that stands.
    if values and not provider.changeAttributeValues({box.fid: values}):
        raise _failed(layer, provider.lastError())
    moved = not box.geometry.equals(before.geometry)
    if moved and not provider.changeGeometryValues({box.fid: box.geometry}):
        provider.changeAttributeValues({box.fid: _changes(layer, box, before)})
        raise _failed(layer, provider.lastError())
    _tell(layer, box, values, moved)


def measured(quad_map: Quad, grid: PixelGrid, layer: QgsVectorLayer) -> dict[str, Any]:
    """Tell the angle of a box in native pixels and its sizes in metres; without a CRS there are none."""
    values: dict[str, Any] = {"angle_deg": round(angle_deg(grid.to_px(quad_map)), 2)}
    sizes: list[float | None] = [None, None, None]
    if layer.crs().isValid():
        ruler = QgsDistanceArea()
        ruler.setSourceCrs(layer.crs(), QgsProject.instance().transformContext())
        ruler.setEllipsoid(layer.crs().ellipsoidAcronym() or "EPSG:7030")
        corners = [QgsPointXY(float(x), float(y)) for x, y in quad_map]
        edges = [ruler.measureLine(corners[i], corners[(i + 1) % 4]) for i in range(4)]
        sides = sorted(((edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2))
        sizes = [sides[1], sides[0], ruler.measureArea(outline(quad_map))]
    for name, size in zip(("length_m", "width_m", "area_m2"), sizes):
        values[name] = None if size is None or not np.isfinite(size) else round(float(size), 2)
    return values


def unfiltered(layer: QgsVectorLayer) -> QgsVectorLayer:
    """Open the layer's table anew where a filter hides a part of it; else the layer itself."""
    if not layer.subsetString() or layer.providerType() != "ogr":
        return layer
    table = layer.customProperty(TABLE_PROPERTY, "")
    return open_table(layer_file(layer), table, layer.name()) or layer


def _box(feature: QgsFeature) -> Box:
    names = feature.fields().names()
    values = {name: _plain(feature[name]) if name in names else None for name in EDITED}
    return Box(feature.id(), float(_plain(feature["score"]) or 0.0), values, QgsGeometry(feature.geometry()))


def _plain(value: Any) -> Any:
    return None if value == NULL else value


def _changes(layer: QgsVectorLayer, before: Box, after: Box) -> dict[int, Any]:
    """The attributes that differ, by their columns."""
    fields = layer.fields()
    return {
        fields.indexOf(name): value
        for name, value in after.values.items()
        if value != before.values[name] and fields.indexOf(name) >= 0
    }


def _tell(layer: QgsVectorLayer, box: Box, values: dict[int, Any], moved: bool) -> None:
    """Let open attribute tables and the map know; a write past the layer tells nobody by itself."""
    for column, value in values.items():
        layer.attributeValueChanged.emit(box.fid, column, value)
    if moved:
        layer.geometryChanged.emit(box.fid, box.geometry)
        layer.updateExtents()
    layer.triggerRepaint()


def _ring(geometry: QgsGeometry) -> list[QgsPointXY]:
    if geometry.isEmpty():
        return []
    rings = (geometry.asMultiPolygon() or [[]])[0] if geometry.isMultipart() else geometry.asPolygon()
    return list(rings[0]) if rings else []


def _failed(layer: QgsVectorLayer, details: str) -> StorageFailed:
    return StorageFailed(
        tr("The review could not be written to {file}.").format(file=layer_file(layer)),
        details=details,
        next_step=tr(
            "Free some space on the disk, or close other programs that use the file; then do this again."
        ),
    )
