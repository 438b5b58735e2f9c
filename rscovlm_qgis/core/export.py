"""Writing a run's results to a file of the analyst's choice: the formats, and what goes into them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsFeatureRequest, QgsVectorLayer

from rscovlm_qgis.core.errors import ExportFailed
from rscovlm_qgis.core.formats.pictures import COCO, DOTA, YOLO, write_labels
from rscovlm_qgis.core.formats.vector import CSV, GEOJSON, KML, SHAPEFILE, write_vector
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.review_table import REJECTED


@dataclass(frozen=True)
class Format:
    """A file format: its GDAL driver, or the name of its layout; its ending, and its name for a person."""

    driver: str
    suffix: str
    title: str

    @property
    def file_filter(self) -> str:
        """How a file dialog offers it."""
        return f"{self.title} (*{self.suffix})"


FORMATS = (
    Format(SHAPEFILE, ".shp", "ESRI Shapefile"),
    Format(GEOJSON, ".geojson", "GeoJSON"),
    Format("GPKG", ".gpkg", "GeoPackage"),
    Format(CSV, ".csv", "CSV"),
    Format(KML, ".kml", "KML"),
    Format(COCO, ".json", "COCO"),
    Format(DOTA, ".txt", "DOTA"),
    Format(YOLO, ".txt", "YOLO-OBB"),
)
LAYOUTS = (COCO, DOTA, YOLO)


@dataclass(frozen=True)
class Exported:
    """What was written.

    Attributes:
        number: features in the file.
        cut: texts that had to be cut short for a shapefile.
        rejected: objects left out because a review rejected them.
        hidden: objects left out because the layer's filter hides them.
        files: all that were written.
    """

    number: int
    cut: int = 0
    rejected: int = 0
    hidden: int = 0
    files: tuple[Path, ...] = ()


def format_of(path: Path) -> Format:
    """Tell the format that a file's ending asks for; .txt is DOTA's unless YOLO is chosen by name.

    Raises:
        ExportFailed: none that we write.
    """
    for candidate in FORMATS:
        if path.suffix.lower() == candidate.suffix:
            return candidate
    endings = ", ".join(dict.fromkeys(one.suffix for one in FORMATS))
    raise ExportFailed(
        tr("'{suffix}' is not a format that can be written.").format(suffix=path.suffix),
        next_step=tr("End the name in one of: {endings}.").format(endings=endings),
    )


def export_features(
    layer: QgsVectorLayer, ids: Iterable[int], path: Path, chosen: Format | None = None
) -> Exported:
    """Write features of a results layer to a new file, and tell what was written.

    What the analyst rejected, or hides by a filter of the layer, is left out and counted.

    Args:
        layer: objects or views.
        ids: the features.
        path: the file.
        chosen: the format; None: by the file's ending.

    Raises:
        PluginError: the format is unknown or cannot hold these, or the file cannot be written.
    """
    chosen = chosen or format_of(path)
    ids = list(ids)
    shown, rejected = _shown(layer, ids)
    cut, files = 0, [path]
    if chosen.driver in LAYOUTS:
        files = write_labels(layer, shown, path, chosen.driver)
    else:
        cut = write_vector(layer, shown, path, chosen.driver)
    return Exported(len(shown), cut, rejected, len(ids) - len(shown) - rejected, tuple(files))


def _shown(layer: QgsVectorLayer, ids: list[int]) -> tuple[list[int], int]:
    """Tell which features a layer shows and nobody rejected, and how many were rejected."""
    if layer.subsetString():
        # Features that are asked for by their ids come past the filter.
        everything = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setNoAttributes()
        visible = {feature.id() for feature in layer.getFeatures(everything)}
        ids = [fid for fid in ids if fid in visible]
    request = QgsFeatureRequest().setFilterFids(ids).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    if "review" not in layer.fields().names():
        return [feature.id() for feature in layer.getFeatures(request.setNoAttributes())], 0
    request.setSubsetOfAttributes(["review"], layer.fields())
    verdicts = {feature.id(): feature["review"] for feature in layer.getFeatures(request)}
    kept = [fid for fid in ids if fid in verdicts and verdicts[fid] != REJECTED]
    return kept, len(verdicts) - len(kept)
