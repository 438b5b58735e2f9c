"""Vector files through GDAL: Shapefile, GeoJSON, GeoPackage, KML and CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsField,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from rscovlm_qgis.core.errors import ExportFailed
from rscovlm_qgis.core.i18n import tr

OBJECT_FIELDS = ("class", "score", "angle_deg", "gsd_m", "area_m2", "run_id")
WGS84 = "EPSG:4326"
SHAPEFILE, GEOJSON, KML, CSV = "ESRI Shapefile", "GeoJSON", "KML", "CSV"
SHAPEFILE_TEXT_BYTES = 254
"""Longest text of a shapefile's attribute table, in UTF-8."""


class ShapefileTexts(QgsVectorFileWriter.FieldValueConverter):
    """Makes texts fit a shapefile's attribute table, and counts those that are cut short for it."""

    def __init__(self) -> None:
        super().__init__()
        self.cut = 0

    def fieldDefinition(self, field: QgsField) -> QgsField:  # noqa: N802 - QGIS's name
        """Give a field of text a width that a shapefile can have; GDAL would take another, in silence."""
        fitting = QgsField(field)
        if not field.isNumeric():
            fitting.setLength(min(field.length() or SHAPEFILE_TEXT_BYTES, SHAPEFILE_TEXT_BYTES))
        return fitting

    def convert(self, _index: int, value: Any) -> Any:
        """Cut a text that is too long, between two characters."""
        if not isinstance(value, str) or len(value.encode()) <= SHAPEFILE_TEXT_BYTES:
            return value
        self.cut += 1
        return value.encode()[:SHAPEFILE_TEXT_BYTES].decode(errors="ignore")

    def clone(self) -> ShapefileTexts:
        """Make another of the same kind."""
        return ShapefileTexts()


def write_vector(layer: QgsVectorLayer, ids: list[int], path: Path, driver: str) -> int:
    """Write features to a new file, and tell how many texts a shapefile had to cut short.

    Objects get the six fields of every export, views all of theirs. GeoJSON and KML are written in longitude
    and latitude, as their standards ask; CSV has the outline as WKT, the CRS of it, and the centre in
    longitude and latitude.

    Raises:
        ExportFailed: it cannot be written.
    """
    copy = _copy(layer, ids)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    options.layerName = path.stem
    options.fileEncoding = "UTF-8"
    options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteFile
    texts = ShapefileTexts()
    if driver == SHAPEFILE:
        options.fieldValueConverter = texts
    elif driver == CSV:
        _add_centres(copy)
        options.layerOptions = ["GEOMETRY=AS_WKT", "SEPARATOR=COMMA", "CREATE_CSVT=NO"]
    elif driver in (GEOJSON, KML):
        _to_degrees(copy, options, driver)
    code, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        copy, str(path), QgsProject.instance().transformContext(), options
    )
    if code != QgsVectorFileWriter.WriterError.NoError:
        raise not_written(path, message)
    return texts.cut


def not_written(path: Path, details: str) -> ExportFailed:
    """Say that a file could not be written."""
    return ExportFailed(
        tr("{file} could not be written.").format(file=path),
        details=details,
        next_step=tr("Choose another folder or name, or free some space on the disk."),
    )


def _copy(layer: QgsVectorLayer, ids: list[int]) -> QgsVectorLayer:
    """Copy features into memory, with the fields that are exported."""
    copy = layer.materialize(QgsFeatureRequest().setFilterFids(ids))
    copy.setCrs(layer.crs())  # a layer in memory without a CRS may be given one by QGIS's settings
    names = [field.name() for field in copy.fields()]
    keep = OBJECT_FIELDS if "class" in names else tuple(name for name in names if name != "fid")
    copy.dataProvider().deleteAttributes([i for i, name in enumerate(names) if name not in keep])
    copy.updateFields()
    return copy


def _to_degrees(copy: QgsVectorLayer, options: QgsVectorFileWriter.SaveVectorOptions, driver: str) -> None:
    if copy.crs().isValid():
        options.ct = _degrees(copy)
        if driver == GEOJSON:
            options.layerOptions = ["RFC7946=YES"]
    elif driver == KML:
        raise ExportFailed(
            tr("KML holds longitudes and latitudes, and the raster has no place on the map."),
            next_step=tr("Export as GeoJSON, CSV or COCO, which can hold its pixels."),
        )
    if driver == KML:
        _add_names(copy)
        if gdal.GetDriverByName("LIBKML") is not None:
            options.driverName = "LIBKML"


def _degrees(copy: QgsVectorLayer) -> QgsCoordinateTransform:
    wgs84 = QgsCoordinateReferenceSystem(WGS84)
    return QgsCoordinateTransform(copy.crs(), wgs84, QgsProject.instance().transformContext())


def _add_names(copy: QgsVectorLayer) -> None:
    """Add the field that KML shows as the name of a place."""
    source = "class" if "class" in copy.fields().names() else "role"
    copy.dataProvider().addAttributes([QgsField("Name", QVariant.String)])
    copy.updateFields()
    column = copy.fields().indexOf("Name")
    changes = {feature.id(): {column: feature[source]} for feature in copy.getFeatures()}
    copy.dataProvider().changeAttributeValues(changes)


def _add_centres(copy: QgsVectorLayer) -> None:
    """Add the centre, degrees, where there is a CRS, and the CRS of the outline."""
    fields = [QgsField("crs", QVariant.String)]
    fields += [QgsField(name, QVariant.Double) for name in ("lon", "lat")]
    copy.dataProvider().addAttributes(fields)
    copy.updateFields()
    crs, lon, lat = (copy.fields().indexOf(name) for name in ("crs", "lon", "lat"))
    transform = _degrees(copy) if copy.crs().isValid() else None
    changes: dict[int, dict[int, Any]] = {}
    for feature in copy.getFeatures():
        values: dict[int, Any] = {crs: copy.crs().authid()}
        if transform is not None:
            try:
                centre = transform.transform(feature.geometry().centroid().asPoint())
                values.update({lon: round(centre.x(), 8), lat: round(centre.y(), 8)})
            except (
                QgsCsException
            ):  # too far from where the CRS is meant for; the outline is there all the same
                values.update({lon: None, lat: None})
        changes[feature.id()] = values
    copy.dataProvider().changeAttributeValues(changes)
