"""Vector files through GDAL: Shapefile, GeoJSON, GeoPackage, KML and CSV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from rscovlm_qgis.core.errors import ExportFailed
from rscovlm_qgis.core.formats.batch import Batch
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.tables import make_fields

OBJECT_FIELDS = ("class", "score", "angle_deg", "gsd_m", "area_m2", "run_id")
WGS84 = "EPSG:4326"
SHAPEFILE, GEOJSON, KML, CSV = "ESRI Shapefile", "GeoJSON", "KML", "CSV"
SHAPEFILE_TEXT_BYTES = 254
"""Longest text of a shapefile's attribute table, in UTF-8."""


@dataclass(frozen=True)
class _Column:
    """A column of the file and how a feature fills it; the outline is in the raster's CRS."""

    field: QgsField
    value: Callable[[QgsFeature], Any]


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


def write_vector(batch: Batch, path: Path, driver: str) -> tuple[int, int]:
    """Write features to a new file; on any thread.

    Objects get the six fields of every export, views all of theirs. GeoJSON and KML are written in longitude
    and latitude, as their standards ask; CSV has the outline as WKT, the CRS of it, and the centre in
    longitude and latitude.

    Returns:
        How many were written, and how many texts a shapefile had to cut short.

    Raises:
        ExportFailed: it cannot be written.
    """
    columns = _columns(batch, driver)
    degrees = _degrees(batch) if driver in (GEOJSON, KML) else None
    if driver == KML and degrees is None:
        raise ExportFailed(
            tr("KML holds longitudes and latitudes, and the raster has no place on the map."),
            next_step=tr("Export as GeoJSON, CSV or COCO, which can hold its pixels."),
        )
    texts = ShapefileTexts()
    options = _options(path, driver, texts, in_degrees=degrees is not None)
    fields = QgsFields()
    for column in columns:
        fields.append(column.field)
    crs = QgsCoordinateReferenceSystem(WGS84) if degrees is not None else batch.crs
    writer = QgsVectorFileWriter.create(
        str(path), fields, QgsWkbTypes.Type.Polygon, crs, batch.context, options
    )
    number = 0
    # One by one, so that other threads have their turn between them.
    for feature in batch.features():
        row = QgsFeature(fields)
        row.setAttributes([column.value(feature) for column in columns])
        row.setGeometry(_placed(feature.geometry(), degrees))
        if writer.hasError() != QgsVectorFileWriter.WriterError.NoError or not writer.addFeature(row):
            break
        number += 1
    failure = writer.errorMessage() if writer.hasError() != QgsVectorFileWriter.WriterError.NoError else ""
    del writer  # closes the file
    if failure or not path.exists():
        raise not_written(path, failure)
    return number, texts.cut


def not_written(path: Path, details: str) -> ExportFailed:
    """Say that a file could not be written."""
    return ExportFailed(
        tr("{file} could not be written.").format(file=path),
        details=details,
        next_step=tr("Choose another folder or name, or free some space on the disk."),
    )


def _options(
    path: Path, driver: str, texts: ShapefileTexts, *, in_degrees: bool
) -> QgsVectorFileWriter.SaveVectorOptions:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    options.layerName = path.stem
    options.fileEncoding = "UTF-8"
    options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteFile
    if driver == SHAPEFILE:
        options.fieldValueConverter = texts
    elif driver == CSV:
        options.layerOptions = ["GEOMETRY=AS_WKT", "SEPARATOR=COMMA", "CREATE_CSVT=NO"]
    elif driver == GEOJSON and in_degrees:
        options.layerOptions = ["RFC7946=YES"]
    elif driver == KML and gdal.GetDriverByName(KML) is None:
        # Only where it must: GDAL 3.6 takes minutes to close a file of ten thousand outlines with it.
        options.driverName = "LIBKML"
    return options


def _columns(batch: Batch, driver: str) -> list[_Column]:
    names = [one.name() for one in batch.fields]
    kept = OBJECT_FIELDS if batch.of_objects else tuple(name for name in names if name != "fid")
    columns = [
        _Column(batch.fields.at(number), _attribute(number))
        for number, name in enumerate(names)
        if name in kept
    ]
    if driver == KML:
        # What KML shows as the name of a place.
        name = batch.fields.indexOf("class" if batch.of_objects else "role")
        columns.append(_Column(make_fields("Name:string(0)")[0], _attribute(name)))
    if driver == CSV:
        columns += _centre_columns(batch)
    return columns


def _attribute(number: int) -> Callable[[QgsFeature], Any]:
    return lambda feature: feature.attribute(number)


def _centre_columns(batch: Batch) -> list[_Column]:
    """The CRS of the outline; the centre, degrees, where there is a CRS."""
    crs, lon, lat = make_fields("crs:string(0)", "lon:double(12,8)", "lat:double(12,8)")
    degrees = _degrees(batch)

    def centre(feature: QgsFeature, axis: int) -> Any:
        if degrees is None:
            return NULL
        try:
            point = degrees.transform(feature.geometry().centroid().asPoint())
        except QgsCsException:  # too far from where the CRS is meant for; the outline is there all the same
            return NULL
        return round((point.x(), point.y())[axis], 8)

    authority = batch.crs.authid()
    return [
        _Column(crs, lambda _: authority),
        _Column(lon, lambda feature: centre(feature, 0)),
        _Column(lat, lambda feature: centre(feature, 1)),
    ]


def _degrees(batch: Batch) -> QgsCoordinateTransform | None:
    """The way to longitude and latitude; ``None`` without a CRS."""
    if not batch.crs.isValid():
        return None
    return QgsCoordinateTransform(batch.crs, QgsCoordinateReferenceSystem(WGS84), batch.context)


def _placed(geometry: QgsGeometry, degrees: QgsCoordinateTransform | None) -> QgsGeometry:
    placed = QgsGeometry(geometry)
    if degrees is not None:
        try:
            placed.transform(degrees)
        except QgsCsException as error:
            raise ExportFailed(
                tr("An outline cannot be brought into longitude and latitude."),
                details=str(error),
                next_step=tr("Export as GeoPackage, which keeps the coordinates of the raster."),
            ) from error
    return placed
