"""A result that somebody points at on the map, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import NULL, QgsFeature, QgsVectorLayer

from rscovlm_qgis.core.tables import Kind
from rscovlm_qgis.core.wire import Point


@dataclass(frozen=True)
class Pointed:
    """An object or a view; of a view only where it is and its number are known here."""

    run_id: str
    kind: Kind
    number: int
    ring_map: tuple[Point, ...]
    class_name: str = ""
    score: float | None = None
    length_m: float | None = None
    width_m: float | None = None


def pointed_at(layer: QgsVectorLayer) -> Pointed | None:
    """Tell what is selected in a layer of results; ``None`` unless it is one thing."""
    if layer.selectedFeatureCount() != 1:
        return None
    feature = next(iter(layer.getSelectedFeatures()), None)
    if feature is None or feature.geometry().isEmpty():
        return None
    ring = tuple((vertex.x(), vertex.y()) for vertex in feature.geometry().vertices())[:-1]
    if layer.fields().indexOf("obj_id") < 0:
        return Pointed(feature["run_id"], "views", int(feature["view"]), ring)
    return Pointed(
        feature["run_id"],
        "objects",
        int(feature["obj_id"]),
        ring,
        str(feature["class"]),
        _number(feature, "score"),
        _number(feature, "length_m"),
        _number(feature, "width_m"),
    )


def _number(feature: QgsFeature, name: str) -> float | None:
    value = feature[name]
    return None if value is None or value == NULL else float(value)
