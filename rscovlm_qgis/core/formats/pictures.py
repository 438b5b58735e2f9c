"""Files of labels for one raster: COCO, DOTA and YOLO, in its native pixels."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from osgeo import gdal
from qgis.core import NULL, QgsFeature

from rscovlm_qgis.core.about import version
from rscovlm_qgis.core.boxes import canonical
from rscovlm_qgis.core.errors import ExportFailed, InputError
from rscovlm_qgis.core.files import write_whole
from rscovlm_qgis.core.formats.batch import Batch
from rscovlm_qgis.core.formats.coco import coco_pieces
from rscovlm_qgis.core.formats.dota import dota_lines
from rscovlm_qgis.core.formats.labelled import Labelled, LabelledImage, ManyLabelled
from rscovlm_qgis.core.formats.vector import not_written
from rscovlm_qgis.core.formats.yolo import CLASSES_FILE, number_classes, yolo_lines
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.origin import Origin
from rscovlm_qgis.core.pixels import PixelGrid
from rscovlm_qgis.core.review_table import quad_of

COCO, DOTA, YOLO = "COCO", "DOTA", "YOLO-OBB"


def made_by() -> str:
    """Say what wrote a file."""
    return f"RSCoVLM for QGIS {version()}"


def write_labels(batch: Batch, path: Path, layout: str) -> tuple[int, list[Path]]:
    """Write objects of a layer as labels of the raster that they were found in; on any thread.

    Returns:
        How many there were, and the files that were written.

    Raises:
        PluginError: there are no native pixels to write, or a file cannot be written.
    """
    if not batch.of_objects:
        raise ExportFailed(
            tr("{layout} holds objects, and these results are views.").format(layout=layout),
            next_step=tr("Export them as GeoPackage, GeoJSON, Shapefile, KML or CSV."),
        )
    origin = batch.origin
    if isinstance(origin, InputError):
        raise origin
    image = _image(origin, batch.features(), with_size=layout != DOTA)
    texts: dict[Path, Iterable[str]]
    if layout == COCO:
        texts = {path: coco_pieces([image], made_by())}
    elif layout == DOTA:
        texts = {path: dota_lines(image, origin.name)}
    else:
        names = path.with_name(CLASSES_FILE)
        classes = number_classes(_known_classes(names), (item.class_name for item in image.objects))
        # The names first: numbers without their names would be worth nothing.
        texts = {names: [f"{name}\n" for name in classes], path: yolo_lines(image, classes)}
    for file, pieces in texts.items():
        try:
            write_whole(file, pieces)
        except OSError as error:
            raise not_written(file, str(error)) from error
    return len(image.objects), list(texts)


def labelled(feature: QgsFeature, grid: PixelGrid) -> Labelled:
    """Read an object of a layer in native pixels."""
    score = feature["score"]
    quad = canonical(grid.to_px(quad_of(feature.geometry())))
    return Labelled(str(feature["class"]), quad, None if score == NULL else float(score))


def raster_size(origin: Origin) -> tuple[int, int]:
    """Tell a raster's width and height in native pixels.

    Raises:
        ExportFailed: its file cannot be opened.
    """
    if origin.raster.client_size_px is not None:
        return origin.raster.client_size_px
    try:
        dataset = gdal.Open(origin.raster.source)
    except RuntimeError:  # raised where another plugin switched GDAL's exceptions on
        dataset = None
    if dataset is None:
        raise ExportFailed(
            tr("The raster '{name}' cannot be opened, and its size in pixels is needed.").format(
                name=origin.name
            ),
            details=origin.raster.source,
            next_step=tr("Put its file back where it was, or export as DOTA, which needs no size."),
        )
    return dataset.RasterXSize, dataset.RasterYSize


def _image(origin: Origin, features: Iterable[QgsFeature], *, with_size: bool) -> LabelledImage:
    grid = origin.grid()
    width, height = raster_size(origin) if with_size else (0, 0)
    objects, gsd = ManyLabelled(), None
    for feature in features:
        objects.append(labelled(feature, grid))
        gsd = gsd or (None if feature["gsd_m"] == NULL else float(feature["gsd_m"]))
    return LabelledImage(Path(origin.raster.source).name, width, height, objects, gsd)


def _known_classes(path: Path) -> list[str]:
    """The classes that a folder numbers already, so that several rasters can share it."""
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except OSError:
        return []
    except UnicodeDecodeError as error:
        raise ExportFailed(
            tr("{file} is there already, and is no list of classes.").format(file=path),
            details=str(error),
            next_step=tr("Choose another folder."),
        ) from error
