"""Writing a run's results to a file of the analyst's choice: the formats, and what goes into them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rscovlm_qgis.core.errors import ExportFailed
from rscovlm_qgis.core.formats.batch import Batch
from rscovlm_qgis.core.formats.pictures import COCO, DOTA, YOLO, write_labels
from rscovlm_qgis.core.formats.vector import CSV, GEOJSON, KML, SHAPEFILE, write_vector
from rscovlm_qgis.core.i18n import tr


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


def export_batch(batch: Batch, path: Path, chosen: Format | None = None) -> Exported:
    """Write features of a results layer to a new file, and tell what was written; on any thread.

    What the analyst rejected, or hides by a filter of the layer, is left out and counted.

    Args:
        batch: objects or views.
        path: the file.
        chosen: the format; None: by the file's ending.

    Raises:
        PluginError: the format is unknown or cannot hold these, or the file cannot be written.
    """
    chosen = chosen or format_of(path)
    cut, files = 0, [path]
    if chosen.driver in LAYOUTS:
        number, files = write_labels(batch, path, chosen.driver)
    else:
        number, cut = write_vector(batch, path, chosen.driver)
    return Exported(number, cut, batch.rejected, batch.hidden, tuple(files))
