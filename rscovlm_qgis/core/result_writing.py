"""Writing what is new of a run into its tables: so much at a time that QGIS stays awake."""

from __future__ import annotations

import time
from typing import Any

from qgis.core import QgsVectorLayer

from rscovlm_qgis.core.result_layers import ResultLayers
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.shelf import Shelf
from rscovlm_qgis.core.styles import ensure_classes, point_out
from rscovlm_qgis.core.tables import (
    Kind,
    add_features,
    make_feature,
    object_values,
    storage_failed,
    view_values,
)
from rscovlm_qgis.core.tree import set_expanded
from rscovlm_qgis.core.wire import Quad

AT_A_TIME = 100
"""Objects that are written in one go, which takes some milliseconds; each go is a transaction of its own."""


def write_news(run: Run, shelf: Shelf, layers: ResultLayers, end: float | None = None) -> None:
    """Bring the tables to what the run holds now, or nearer to it.

    Args:
        run: its ``news`` are what is written, and less afterwards.
        shelf: that of the run; its tables have been read.
        layers: where the tables are found.
        end: when to stop, on ``time.monotonic``; something is written all the same, or a layer to write to
            is brought nearer. None: when all is.

    Raises:
        StorageFailed: the file cannot be written.
    """
    if end is not None and not _layers_at_hand(run, shelf, layers):
        return
    before = bool(run.news.views)
    _remove(run, shelf, layers)
    _write_views(run, shelf, layers)
    while run.news.objects:
        if before and end is not None and time.monotonic() > end:
            return
        _write_objects(run, shelf, layers)
        before = True


def _layers_at_hand(run: Run, shelf: Shelf, layers: ResultLayers) -> bool:
    """Tell whether there are layers to write to; a table is made in one turn and opened in another."""
    if run.news.views and not layers.at_hand(shelf, "views"):
        return False
    return not run.news.objects or layers.at_hand(shelf, "objects")


def _remove(run: Run, shelf: Shelf, layers: ResultLayers) -> None:
    """Take away objects that turned out to be seen twice."""
    written = shelf.written["objects"]
    gone = [number for number in run.news.removed if number in written]
    layer = layers.find(shelf, "objects") if gone else None
    if layer is not None:
        if not layer.dataProvider().deleteFeatures([written[number] for number in gone]):
            raise storage_failed(shelf.path, layer.dataProvider().lastError())
        for number in gone:
            del written[number]
        layers.grown(layer, len(written))
    run.news.removed.clear()


def _write_views(run: Run, shelf: Shelf, layers: ResultLayers) -> None:
    views = list(run.news.views.values())
    if not views:
        return
    new = [view for view in views if view.id not in shelf.written["views"]]
    rows = {view.id: (view.footprint_map, view_values(view, run.run_id, run.title)) for view in new}
    layer = _add(shelf, "views", rows, layers)
    shelf.replies.update({view.id: view.reply for view in new})
    if layer is not None and any(view.role != "tile" for view in new):
        point_out(layer, run.run_id)
    _complete_replies(run, shelf, layers)
    run.news.views.clear()


def _complete_replies(run: Run, shelf: Shelf, layers: ResultLayers) -> None:
    """A view is written when it is looked at, before the model's reply to it is known."""
    late = [view for view in run.news.views.values() if view.reply != shelf.replies.get(view.id, "")]
    layer = layers.find(shelf, "views") if late else None
    if layer is None:
        return
    column = layer.fields().indexOf("reply")
    changes = {shelf.written["views"][view.id]: {column: view.reply} for view in late}
    if not layer.dataProvider().changeAttributeValues(changes):
        raise storage_failed(shelf.path, layer.dataProvider().lastError())
    shelf.replies.update({view.id: view.reply for view in late})


def _write_objects(run: Run, shelf: Shelf, layers: ResultLayers) -> None:
    """Write the next of the new objects."""
    numbers = [number for number, _ in zip(run.news.objects, range(AT_A_TIME))]
    new = [run.news.objects[number] for number in numbers if number not in shelf.written["objects"]]
    rows = {item.id: (item.polygon_map, object_values(item, run.run_id)) for item in new}
    first = not shelf.written["objects"]
    layer = _add(shelf, "objects", rows, layers)
    if layer is not None:
        ensure_classes(layer, [item.class_name for item in new])
        if first and layer.featureCount() == len(new):
            set_expanded(layer, True)
    for number in numbers:
        del run.news.objects[number]


def _add(
    shelf: Shelf, kind: Kind, rows: dict[int, tuple[Quad, dict[str, Any]]], layers: ResultLayers
) -> QgsVectorLayer | None:
    """Write new rows, by their wire ids, and tell the layer that now holds them."""
    if not rows:
        return None
    layer = layers.open(shelf, kind)
    features = [make_feature(layer, quad, values) for quad, values in rows.values()]
    shelf.written[kind].update(zip(rows, add_features(layer, features)))
    layers.grown(layer, len(shelf.written[kind]))
    return layer
