"""The tables of results: their fields, how an event becomes a feature, and the GeoPackage that holds them.

Names have at most 10 characters, so that a shapefile keeps them as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Union

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from rscovlm_qgis.core.errors import StorageFailed
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.run import ClassCount
from rscovlm_qgis.core.wire import Detection, Quad, View

Kind = Literal["objects", "views"]
FeatureSource = Union[QgsVectorLayer, QgsVectorLayerFeatureSource]
"""A table on the main thread, or on any other."""


@dataclass(frozen=True)
class TableShape:
    """A kind of table: the fields in QGIS's memory-provider notation, in order.

    ``string(0)`` holds text of any length; without a length it would be cut at 255 characters.
    """

    kind: Kind
    fields: tuple[str, ...]

    def memory_layer(self, crs: QgsCoordinateReferenceSystem, name: str) -> QgsVectorLayer:
        """Make an empty layer in memory."""
        uri = "Polygon?" + "&".join(f"field={field}" for field in self.fields)
        layer = QgsVectorLayer(uri, name, "memory")
        layer.setCrs(crs)
        return layer


OBJECTS = TableShape(
    "objects",
    (
        "class:string(0)", "score:double", "angle_deg:double", "gsd_m:double", "area_m2:double",
        "length_m:double", "width_m:double", "matched:integer", "run_id:string(16)", "obj_id:integer",
        "view:integer", "review:string(0)", "orig_class:string(0)", "orig_geom:string(0)",
    ),
)  # fmt: skip
REVIEW_FIELDS = ("review", "orig_class", "orig_geom")
"""What a review adds: its verdict, and the class and outline (WKT) that the model gave, where corrected."""

VIEWS = TableShape(
    "views",
    (
        "step:integer", "role:string(16)", "gsd_x_m:double", "gsd_y_m:double", "col_px:integer",
        "row_px:integer", "width_px:integer", "height_px:integer", "model_w:integer", "model_h:integer",
        "question:string(0)", "reply:string(0)", "run_id:string(16)", "view:integer",
    ),
)  # fmt: skip
SHAPES: dict[Kind, TableShape] = {"objects": OBJECTS, "views": VIEWS}


def make_fields(*notation: str) -> list[QgsField]:
    """Make fields from QGIS's memory-provider notation, such as ``score:double``."""
    uri = "None?" + "&".join(f"field={field}" for field in notation)
    return list(QgsVectorLayer(uri, "fields", "memory").fields())


def object_values(item: Detection, run_id: str) -> dict[str, Any]:
    """Tell an object's attributes."""
    return {
        "class": item.class_name,
        "score": round(item.score, 4),
        "angle_deg": round(item.angle_deg, 2),
        "length_m": _rounded(item.length_m, 2),
        "width_m": _rounded(item.width_m, 2),
        "area_m2": _rounded(item.area_m2, 2),
        "gsd_m": _rounded(item.gsd_m, 5),
        "matched": int(item.matched),
        "run_id": run_id,
        "obj_id": item.id,
        "view": item.view,
        "review": "",
    }


def view_values(view: View, run_id: str, question: str) -> dict[str, Any]:
    """Tell a view's attributes."""
    window = view.window_px
    return {
        "step": view.step,
        "role": view.role,
        "gsd_x_m": _rounded(view.gsd_x_m, 5),
        "gsd_y_m": _rounded(view.gsd_y_m, 5),
        "col_px": window.col,
        "row_px": window.row,
        "width_px": window.width,
        "height_px": window.height,
        "model_w": view.size_model_px[0],
        "model_h": view.size_model_px[1],
        "question": question,
        "reply": view.reply,
        "run_id": run_id,
        "view": view.id,
    }


def make_feature(layer: QgsVectorLayer, quad: Quad, values: dict[str, Any]) -> QgsFeature:
    """Make a feature of a layer from a quadrilateral in map coordinates and attributes by name."""
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in (*quad, quad[0])]]))
    for name, value in values.items():
        feature.setAttribute(name, value)
    return feature


def create_table(path: Path, table: str, shape: TableShape, crs: QgsCoordinateReferenceSystem) -> None:
    """Add an empty table to a GeoPackage, making the file if there is none.

    Raises:
        StorageFailed: the file cannot be written.
    """
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = table
    actions = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = (
        actions.CreateOrOverwriteLayer if path.exists() else actions.CreateOrOverwriteFile
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_failed(path, str(error)) from error
    code, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        shape.memory_layer(crs, table), str(path), QgsCoordinateTransformContext(), options
    )
    if code != QgsVectorFileWriter.WriterError.NoError:
        raise storage_failed(path, message)


def open_table(path: Path, table: str, name: str) -> QgsVectorLayer | None:
    """Open a table of a GeoPackage as a layer; ``None`` when there is no such table."""
    if not path.exists():
        return None
    layer = QgsVectorLayer(f"{path}|layername={table}", name, "ogr")
    return layer if layer.isValid() else None


def open_for_writing(layers: Iterable[QgsVectorLayer]) -> None:
    """Have every layer of a GeoPackage that is going to be written to opened for that.

    QGIS opens a project's layers without locks, for reading only. Such a layer cannot be read any more once
    another one of the same file is written to, which changes the file's journal.
    """
    for layer in layers:
        layer.dataProvider().enterUpdateMode()


def layer_file(layer: QgsVectorLayer) -> Path:
    """Tell the file that a layer of a GeoPackage reads."""
    return Path(layer.source().split("|")[0])


def add_features(layer: QgsVectorLayer, features: Sequence[QgsFeature]) -> list[int]:
    """Write features at once, past any edit session, and tell their ids.

    Raises:
        StorageFailed: they could not all be written.
    """
    ok, added = layer.dataProvider().addFeatures(list(features))
    if not ok:
        raise storage_failed(layer.source(), layer.dataProvider().lastError())
    return [feature.id() for feature in added]


_NUMBER: dict[Kind, str] = {"objects": "obj_id", "views": "view"}
"""The column of the wire's ids."""


def written_ids(source: FeatureSource, kind: Kind, run_id: str) -> dict[int, int]:
    """Read which results of a run are in a table: feature ids by the ids of the wire."""
    column = _NUMBER[kind]
    request = _values_of_run(run_id, [column], source)
    return {feature[column]: feature.id() for feature in source.getFeatures(request)}


@dataclass(frozen=True)
class Spread:
    """Results of a table: their feature ids, and the least box around them, in the layer's CRS."""

    ids: tuple[int, ...]
    box: QgsRectangle


def spread_of(
    source: FeatureSource, kind: Kind, run_id: str, which: tuple[int, ...] | str | None = None
) -> Spread:
    """Find a run's results, or some: by the wire's ids, or by a class of objects or a role of views."""
    wanted = ""
    if isinstance(which, str):
        column = "class" if kind == "objects" else "role"
        wanted = QgsExpression.createFieldEqualityExpression(column, which)
    elif which is not None:
        wanted = f'"{_NUMBER[kind]}" IN ({", ".join(map(str, which))})'
    request = _of_run(run_id).setNoAttributes()
    if wanted:
        request.combineFilterExpression(wanted)
    ids, box = [], QgsRectangle()
    for feature in source.getFeatures(request):
        ids.append(feature.id())
        box.combineExtentWith(feature.geometry().boundingBox())
    return Spread(tuple(ids), box)


def outlines_of(
    source: FeatureSource, run_id: str, limit: int
) -> list[tuple[str, list[tuple[float, float]]]]:
    """Read the class and the outline, without its closing point, of so many of a run's objects."""
    request = _of_run(run_id).setSubsetOfAttributes(["class"], source.fields()).setLimit(limit)
    return [
        (str(feature["class"]), [(v.x(), v.y()) for v in feature.geometry().vertices()][:-1])
        for feature in source.getFeatures(request)
        if not feature.geometry().isEmpty()
    ]


def counts_of(source: FeatureSource, run_id: str) -> tuple[ClassCount, ...]:
    """Count a run's objects of each class, the most frequent first."""
    request = _values_of_run(run_id, ["class", "matched"], source)
    rows = [(str(feature["class"]), bool(feature["matched"])) for feature in source.getFeatures(request)]
    matched = dict(rows)
    return tuple(
        ClassCount(name, number, matched[name])
        for name, number in Counter(name for name, _ in rows).most_common()
    )


def _of_run(run_id: str) -> QgsFeatureRequest:
    wanted = QgsExpression.createFieldEqualityExpression("run_id", run_id)
    return QgsFeatureRequest().setFilterExpression(wanted)


def _values_of_run(run_id: str, columns: list[str], source: FeatureSource) -> QgsFeatureRequest:
    """A request for some columns of a run's results, without their outlines."""
    request = _of_run(run_id).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return request.setSubsetOfAttributes(columns, source.fields())


def storage_failed(place: object, details: str) -> StorageFailed:
    """Say that results could not be written."""
    return StorageFailed(
        tr("The results cannot be written to {place}; they are kept in memory.").format(place=place),
        details=details,
        next_step=tr("Free some space on the disk, then use 'Export…' before you close QGIS."),
    )


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
