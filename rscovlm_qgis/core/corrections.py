"""What was reviewed, as training data: images, DOTA labels, COCO and training records in one folder.

An image is a view that the model looked at, and counts only where every object in it has its verdict: what
nobody looked at must not be taught as absent. ``gather`` runs on the main thread, ``write`` on any.
"""

from __future__ import annotations

import re
import shutil
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer, QgsVectorLayerFeatureSource

from rscovlm_qgis.core.asking import wanted_in
from rscovlm_qgis.core.boxes import canonical
from rscovlm_qgis.core.errors import ExportFailed
from rscovlm_qgis.core.files import write_whole
from rscovlm_qgis.core.formats.chips import Chips
from rscovlm_qgis.core.formats.coco import coco_pieces
from rscovlm_qgis.core.formats.dota import dota_lines
from rscovlm_qgis.core.formats.labelled import Labelled, LabelledImage, rounded
from rscovlm_qgis.core.formats.pictures import made_by
from rscovlm_qgis.core.formats.records import plain_class, record_line
from rscovlm_qgis.core.formats.vector import not_written
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.origin import Origin, origin_of
from rscovlm_qgis.core.pixels import PixelGrid, Quad
from rscovlm_qgis.core.review_table import REJECTED, UNREVIEWED, quad_of, unfiltered
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.tables import layer_file, open_table
from rscovlm_qgis.core.tree import TABLE_PROPERTY, find_layer
from rscovlm_qgis.core.wire import Region, Window

LARGEST_SIDE = 4096
"""Of an image, native pixels; the overview of a large raster is no image to learn boxes from."""

LEAST_INSIDE = 0.98
"""Of an image, that must lie in the region that was searched; objects beside it were never reported."""


@dataclass(frozen=True)
class Material:
    """What the writing needs; none of it belongs to the main thread."""

    origin: Origin
    grid: PixelGrid
    objects: QgsVectorLayerFeatureSource
    views: QgsVectorLayerFeatureSource
    run_id: str | None
    asked: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, QgsGeometry]
    """In native pixels, by run."""
    closing: threading.Event


@dataclass
class Written:
    """What came of it, and how many images were left out and why."""

    folder: Path
    images: int = 0
    objects: int = 0
    incomplete: int = 0
    too_large: int = 0
    outside: int = 0


@dataclass(frozen=True)
class _Reviewed:
    label: str
    verdict: str
    score: float
    quad_px: Quad
    found_label: str
    found_px: Quad
    gsd_m: float | None


@dataclass
class _Run:
    windows: dict[tuple[int, int, int, int], Window] = field(default_factory=dict)
    objects: list[_Reviewed] = field(default_factory=list)


def gather(
    layer: QgsVectorLayer, run_id: str | None, runs: Iterable[Run], closing: threading.Event
) -> Material:
    """Take what the writing needs from the project.

    Args:
        layer: of objects.
        run_id: the run whose corrections are wanted; None: of every run.
        runs: those that are known, for the classes and the regions that were asked for.
        closing: ends the writing.

    Raises:
        PluginError: the views are gone, or there are no native pixels.
    """
    origin = origin_of(layer)
    grid = origin.grid()
    table = re.sub(r"^objects_", "views_", layer.customProperty(TABLE_PROPERTY, ""))
    views = find_layer(table) or open_table(layer_file(layer), table, table)
    if views is None:
        raise ExportFailed(
            tr("The views are gone from {file}, and without them nobody knows what was looked at.").format(
                file=layer_file(layer)
            ),
            next_step=tr(
                "Export the objects as COCO, DOTA or YOLO instead, with 'Export…' below the answer."
            ),
        )
    known = list(runs)
    regions = {run.run_id: _region_px(run.task.region, grid) for run in known if run.task.region is not None}
    asked = {run.run_id: wanted_in(run.task) for run in known}
    whole, all_views = unfiltered(layer), unfiltered(views)
    return Material(
        origin, grid, QgsVectorLayerFeatureSource(whole), QgsVectorLayerFeatureSource(all_views), run_id,
        asked, regions, closing,
    )  # fmt: skip


def write(material: Material, parent: Path) -> Written:
    """Write a new folder of training data below ``parent``; it takes its name only when it is whole.

    Raises:
        ExportFailed: nothing is reviewed to the end, the raster cannot be read, or the folder not written.
    """
    name = re.sub(r"[^\w.-]+", "_", Path(material.origin.raster.source).stem) or "raster"
    chips = _open_chips(material.origin)
    folder = _free(parent / f"{name}_corrections")
    partial = folder.with_name(f"{folder.name}.part")
    told = Written(folder)
    try:
        for part in ("images", "labelTxt"):
            (partial / part).mkdir(parents=True)
        _write_all(material, chips, partial, name, told)
        if not told.images:
            raise _nothing(told)
        partial.rename(folder)
    except OSError as error:
        raise not_written(folder, str(error)) from error
    finally:
        if partial.exists():
            shutil.rmtree(partial, ignore_errors=True)
    return told


def _open_chips(origin: Origin) -> Chips:
    try:
        return Chips(origin.raster)
    except OSError as error:
        raise ExportFailed(
            tr("The pixels of '{name}' cannot be read from a file, and images are cut from them.").format(
                name=origin.name
            ),
            details=str(error),
            next_step=tr("Put its file back; or save the layer as a GeoTIFF, and detect and review in that."),
        ) from error


def _write_all(material: Material, chips: Chips, folder: Path, name: str, told: Written) -> None:
    images, records = [], []
    for run_id, run in sorted(_read(material).items()):
        for window in run.windows.values():
            _end_if_closing(material)
            members = _members(run, window)
            if not members or not _counts(members, window, material.regions.get(run_id), told):
                continue
            stem = f"{name}_{run_id}__1__{window.col}___{window.row}"
            image = _image(members, window, f"images/{stem}.png")
            chips.write(window, folder / image.file_name)
            write_whole(folder / "labelTxt" / f"{stem}.txt", dota_lines(image, name))
            asked = material.asked.get(run_id) or tuple(one.found_label for one in members)
            records.append(record_line(stem, image, asked, [_found(one, window) for one in members]))
            images.append(image)
    told.images, told.objects = len(images), sum(len(image.objects) for image in images)
    write_whole(folder / "coco.json", coco_pieces(images, made_by()))
    write_whole(folder / "records.jsonl", records)


def _end_if_closing(material: Material) -> None:
    if material.closing.is_set():
        raise ExportFailed(tr("The export was stopped, for the plugin was closed."))


def _read(material: Material) -> dict[str, _Run]:
    """Read objects and windows of each run that is wanted."""
    runs: dict[str, _Run] = defaultdict(_Run)
    for feature in material.views.getFeatures():
        run_id = str(feature["run_id"])
        if material.run_id in (None, run_id):
            window = Window(*(int(feature[f"{side}_px"]) for side in ("col", "row", "width", "height")))
            runs[run_id].windows[window.col, window.row, window.width, window.height] = window
    for feature in material.objects.getFeatures():
        _end_if_closing(material)
        if str(feature["run_id"]) in runs:
            runs[str(feature["run_id"])].objects.append(_reviewed(feature, material.grid))
    return runs


def _reviewed(feature: QgsFeature, grid: PixelGrid) -> _Reviewed:
    def text(name: str) -> str:
        return "" if feature[name] == NULL else str(feature[name])

    quad = canonical(grid.to_px(quad_of(feature.geometry())))
    found = (
        canonical(grid.to_px(quad_of(QgsGeometry.fromWkt(text("orig_geom"))))) if text("orig_geom") else quad
    )
    score, gsd = feature["score"], feature["gsd_m"]
    return _Reviewed(
        label=plain_class(text("class")),
        verdict=text("review"),
        score=0.0 if score == NULL else float(score),
        quad_px=quad,
        found_label=plain_class(text("orig_class") or text("class")),
        found_px=found,
        gsd_m=None if gsd == NULL else float(gsd),
    )


def _members(run: _Run, window: Window) -> list[_Reviewed]:
    """The objects that are centred in a window."""
    low = (window.col, window.row)
    high = (window.col + window.width, window.row + window.height)
    return [
        item
        for item in run.objects
        if all(a <= c < b for a, c, b in zip(low, item.quad_px.mean(axis=0), high))
    ]


def _counts(members: list[_Reviewed], window: Window, region: QgsGeometry | None, told: Written) -> bool:
    """Whether a window is an image to learn from; counts why it is not."""
    if any(item.verdict == UNREVIEWED for item in members):
        told.incomplete += 1
        return False
    if max(window.width, window.height) > LARGEST_SIDE:
        told.too_large += 1
        return False
    if region is not None and region.intersection(_outline(window)).area() < LEAST_INSIDE * (
        window.width * window.height
    ):
        told.outside += 1
        return False
    return True


def _image(members: list[_Reviewed], window: Window, file_name: str) -> LabelledImage:
    corner = np.array((window.col, window.row))
    objects = [
        Labelled(item.label, item.quad_px - corner, item.score)
        for item in members
        if item.verdict != REJECTED
    ]
    gsd = next((item.gsd_m for item in members if item.gsd_m is not None), None)
    return LabelledImage(file_name, window.width, window.height, objects, gsd)


def _found(item: _Reviewed, window: Window) -> dict[str, Any]:
    """What the model had found, and what became of it."""
    corner = np.array((window.col, window.row))
    return {
        "label": item.found_label, "numbers": rounded(item.found_px - corner), "score": round(item.score, 4),
        "review": item.verdict,
    }  # fmt: skip


def _region_px(region: Region, grid: PixelGrid) -> QgsGeometry:
    """The region that was searched, native pixels; holes and further parts are rings that take turns."""
    shape = QgsGeometry()
    for ring in (region.ring, *getattr(region, "more_rings", ())):
        points = np.asarray(ring) if region.frame != "map" else grid.to_px(ring)
        part = QgsGeometry.fromPolygonXY([[QgsPointXY(float(x), float(y)) for x, y in (*points, points[0])]])
        shape = part if shape.isNull() else shape.symDifference(part)
    return shape


def _outline(window: Window) -> QgsGeometry:
    left, top, right, bottom = window.col, window.row, window.col + window.width, window.row + window.height
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in corners]])


def _free(folder: Path) -> Path:
    """A name that nothing has yet."""
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}_{number}")
    return free


def _nothing(told: Written) -> ExportFailed:
    if told.incomplete or not (told.too_large or told.outside):
        return ExportFailed(
            tr("No view is reviewed to the end yet, so there is no image that could be learnt from."),
            next_step=tr(
                "Give every box of a view its verdict, those that a filter hides too; then export again."
            ),
        )
    if told.too_large:
        return ExportFailed(
            tr("The views are larger than {side} pixels, too large to be learnt from.").format(
                side=LARGEST_SIDE
            ),
            next_step=tr("Detect in the raster, which looks tile by tile, and review that."),
        )
    return ExportFailed(
        tr("No view lies wholly in the region that was searched."),
        next_step=tr("Detect in a larger region or the whole layer, and review that."),
    )
