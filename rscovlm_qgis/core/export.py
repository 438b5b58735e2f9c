"""Writing a run's results to a file of the analyst's choice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsField,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from rscovlm_qgis.core.errors import ExportFailed
from rscovlm_qgis.core.i18n import tr

OBJECT_FIELDS = ("class", "score", "angle_deg", "gsd_m", "area_m2", "run_id")
WGS84 = "EPSG:4326"
SHAPEFILE = "ESRI Shapefile"
SHAPEFILE_TEXT_BYTES = 254
"""Longest text of a shapefile's attribute table, in UTF-8."""


@dataclass(frozen=True)
class Format:
    """A file format: its GDAL driver, ending and name for a person."""

    driver: str
    suffix: str
    title: str


FORMATS = (
    Format(SHAPEFILE, ".shp", "ESRI Shapefile"),
    Format("GeoJSON", ".geojson", "GeoJSON"),
    Format("GPKG", ".gpkg", "GeoPackage"),
)


@dataclass(frozen=True)
class Exported:
    """What was written: how many features, and how many of their texts had to be cut short."""

    number: int
    cut: int = 0


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


def format_of(path: Path) -> Format:
    """Tell the format that a file's ending asks for.

    Raises:
        ExportFailed: none that we write.
    """
    for candidate in FORMATS:
        if path.suffix.lower() == candidate.suffix:
            return candidate
    raise ExportFailed(
        tr("'{suffix}' is not a format that can be written.").format(suffix=path.suffix),
        next_step=tr("End the name in .shp, .geojson or .gpkg."),
    )


def export_features(layer: QgsVectorLayer, ids: list[int], path: Path) -> Exported:
    """Write features of a results layer to a new file, and tell what was written.

    Objects get the six fields of every export, views all of theirs. GeoJSON is written in longitude and
    latitude, as its standard asks, where the layer has a CRS.

    Raises:
        ExportFailed: the format is unknown, or the file cannot be written.
    """
    chosen = format_of(path)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = chosen.driver
    options.layerName = path.stem
    options.fileEncoding = "UTF-8"
    options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteFile
    wgs84 = QgsCoordinateReferenceSystem(WGS84)
    if chosen.driver == "GeoJSON" and layer.crs().isValid():
        options.ct = QgsCoordinateTransform(layer.crs(), wgs84, QgsProject.instance().transformContext())
        options.layerOptions = ["RFC7946=YES"]
    texts = ShapefileTexts()
    if chosen.driver == SHAPEFILE:
        options.fieldValueConverter = texts
    selected = _copy(layer, ids)
    code, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        selected, str(path), QgsProject.instance().transformContext(), options
    )
    if code != QgsVectorFileWriter.WriterError.NoError:
        raise ExportFailed(
            tr("{file} could not be written.").format(file=path),
            details=message,
            next_step=tr("Choose another folder or name, or free some space on the disk."),
        )
    return Exported(int(selected.featureCount()), texts.cut)


def _copy(layer: QgsVectorLayer, ids: list[int]) -> QgsVectorLayer:
    """Copy features into memory, with the fields that are exported."""
    request = QgsFeatureRequest().setFilterFids(ids)
    copy = layer.materialize(request)
    names = [field.name() for field in copy.fields()]
    keep = OBJECT_FIELDS if "class" in names else tuple(name for name in names if name != "fid")
    copy.dataProvider().deleteAttributes([i for i, name in enumerate(names) if name not in keep])
    copy.updateFields()
    return copy
