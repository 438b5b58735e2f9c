"""Where results live: two tables a raster, in one GeoPackage a project, shown in a group of the layer tree.

Lives on the main thread. The tables are found again by name, not by layer object: an analyst may remove a
layer or close the project while a job runs, and what still arrives is written all the same.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor

from rscovlm_qgis.core import log
from rscovlm_qgis.core.about import version
from rscovlm_qgis.core.background import Background
from rscovlm_qgis.core.errors import PluginError, StorageFailed
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.layers import Subject
from rscovlm_qgis.core.pointing import pointed_at
from rscovlm_qgis.core.run import ClassCount, Run
from rscovlm_qgis.core.styles import class_colour, ensure_classes, load_style, point_out, show_tiles
from rscovlm_qgis.core.tables import (
    SHAPES,
    Kind,
    add_features,
    counts_of,
    create_table,
    ids_of_sort,
    layer_file,
    make_feature,
    object_values,
    open_for_writing,
    open_table,
    storage_failed,
    view_values,
    written_ids,
)
from rscovlm_qgis.core.tree import find_layer, layers_of, set_expanded, show_layer
from rscovlm_qgis.core.wire import Quad

DRAWN_ORDER: tuple[Kind, ...] = ("views", "objects")
"""From below."""


def table_name(kind: Kind, subject: Subject) -> str:
    """Name a raster's table: readable, and another one for another file or CRS of the same name."""
    readable = re.sub(r"[^a-z0-9]+", "_", subject.name.lower()).strip("_")[:40] or "raster"
    digest = hashlib.sha256(f"{subject.raster.source}\n{subject.crs_wkt}".encode()).hexdigest()[:6]
    return f"{kind}_{readable}_{digest}"


@dataclass
class _Shelf:
    """A run's place in the store: where it began to be written stays, whatever becomes of the project."""

    path: Path
    subject: Subject
    in_memory: bool = False
    open: bool = False
    """Whether the file's layers in the project can be written to."""
    written: dict[Kind, dict[int, int]] = field(default_factory=lambda: {"objects": {}, "views": {}})
    """Feature ids by the ids of the wire."""
    replies: dict[int, str] = field(default_factory=dict)
    """What is written of the model's replies, by view."""
    unread: set[Kind] = field(default_factory=set)
    """Of a run of an earlier session: tables that have not been asked yet for what is written."""

    def table(self, kind: Kind) -> str:
        """Name the table that holds this run's results of a kind."""
        return table_name(kind, self.subject) + (" in memory" if self.in_memory else "")

    def title(self, kind: Kind) -> str:
        """Name the layer, for a person."""
        name = tr("Objects") if kind == "objects" else tr("Views")
        return tr("{name} (in memory)").format(name=name) if self.in_memory else name

    def holds(self, layer: QgsVectorLayer) -> bool:
        """Whether a layer reads this shelf's file, and not another project's of the same name."""
        return self.in_memory or layer_file(layer) == self.path

    def may_hold(self, kind: Kind) -> bool:
        """Whether there can be results of a kind in the tables."""
        return bool(self.written[kind]) or kind in self.unread


class ResultStore(QObject):
    """Writes what arrives, and finds it again for the map, for selection and for export."""

    trouble = pyqtSignal(object, object)
    """A run and the ``StorageFailed`` that it met; its results are kept in memory from then on."""

    selected = pyqtSignal(str)
    """The ``run_id`` of a result that was selected on the map."""

    pointed = pyqtSignal(object)
    """The one result that is selected in a layer, as ``Pointed``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: set[str] = set()
        self._shelves: WeakKeyDictionary[Run, _Shelf] = WeakKeyDictionary()
        self._hidden: dict[tuple[Path, str], QgsVectorLayer] = {}
        self._unsaved: Path | None = None
        self._background = Background(self)

    def update(self, run: Run) -> None:
        """Bring the tables to what the run holds now: add what is new, remove what was replaced."""
        if not (run.views or run.objects or run in self._shelves):
            return
        shelf = self._shelves.get(run)
        if shelf is None:
            shelf = self._shelves[run] = _Shelf(self._path(run.subject), run.subject)
        if not shelf.open:
            shelf.open = True
            open_for_writing(layers_of(shelf.path))
        for kind in DRAWN_ORDER:
            self._read_written(run, shelf, kind)
        try:
            self._write(run, shelf)
        except StorageFailed as error:
            log.warning(f"{error.message} {error.details}")
            self._move_to_memory(shelf)
            self._write(run, shelf)
            self.trouble.emit(run, error)

    def adopt(self, run: Run) -> None:
        """Know the tables of a run of an earlier session; they are not read before somebody asks."""
        if run.kept is None or not run.kept.file or run in self._shelves:
            return
        path = Path(run.kept.file)
        shelf = _Shelf(path if path.exists() else self._path(run.subject), run.subject)
        shelf.unread = set(DRAWN_ORDER)
        self._shelves[run] = shelf
        for kind in DRAWN_ORDER:
            layer = find_layer(shelf.table(kind))
            if layer is not None and shelf.holds(layer):
                self._watch(layer)

    def prepare(self, run: Run, done: Callable[[], None]) -> None:
        """Read what an earlier session wrote of a run, in the background, then call ``done``.

        Nothing of a run of an earlier session may be written before: it would be written twice.
        """
        shelf = self._shelves.get(run)
        if shelf is None or not shelf.unread:
            done()
            return
        sources = {
            kind: QgsVectorLayerFeatureSource(layer)
            for kind in shelf.unread
            if (layer := self._find(shelf, kind)) is not None
        }
        run_id = run.run_id

        def take(found: dict[Kind, dict[int, int]]) -> None:
            for kind, ids in found.items():
                shelf.written[kind].update(ids)
            shelf.unread.clear()
            done()

        def give_up(error: PluginError) -> None:
            log.warning(f"The results of run {run_id} cannot be read: {error.details}")
            self._move_to_memory(shelf)
            self.trouble.emit(run, storage_failed(shelf.path, error.details))
            done()

        self._background.call(
            lambda: {kind: written_ids(source, kind, run_id) for kind, source in sources.items()},
            take,
            give_up,
        )

    def recount(self, run: Run, done: Callable[[], None]) -> None:
        """Count in the background what is there of a run that was cut off: more may be than was noted.

        ``done`` is called if the counts were others.
        """
        source = self.feature_source(run)
        if source is None:
            return
        run_id = run.run_id

        def take(counts: tuple[ClassCount, ...]) -> None:
            if run.kept is not None and counts != run.kept.counts:
                run.kept = replace(run.kept, counts=counts)
                done()

        self._background.call(
            lambda: counts_of(source, run_id), take, lambda error: log.warning(error.details or error.message)
        )

    def close(self) -> None:
        """Stop reading."""
        self._background.close()

    def layer(self, run: Run, kind: Kind) -> QgsVectorLayer | None:
        """Find the layer that holds a run's results; in the project if it is still there."""
        shelf = self._shelves.get(run)
        return self._find(shelf, kind) if shelf else None

    def feature_ids(self, run: Run, kind: Kind, which: Iterable[int] | str | None = None) -> list[int]:
        """Tell the feature ids of a run's results.

        Args:
            run: whose.
            kind: objects or views.
            which: some of the wire's ids, a class of objects or a role of views; None: all.
        """
        shelf = self._shelves.get(run)
        if shelf is None:
            return []
        if isinstance(which, str):
            layer = self._find(shelf, kind)
            return ids_of_sort(layer, kind, run.run_id, which) if layer is not None else []
        self._read_written(run, shelf, kind)
        written = shelf.written[kind]
        return [written[i] for i in (written if which is None else which) if i in written]

    def feature_source(self, run: Run) -> QgsVectorLayerFeatureSource | None:
        """Give access to the table of a run's objects to another thread."""
        layer = self.layer(run, "objects")
        return QgsVectorLayerFeatureSource(layer) if layer is not None else None

    def class_colour(self, run: Run, name: str) -> QColor | None:
        """Tell the colour of a class of a run's objects on the map."""
        layer = self.layer(run, "objects")
        return class_colour(layer, name) if layer is not None else None

    def place(self, run: Run) -> str:
        """Tell the file that holds a run's results; empty when they are in memory only."""
        shelf = self._shelves.get(run)
        return "" if shelf is None or shelf.in_memory else str(shelf.path)

    def place_to_come(self, run: Run) -> str:
        """Tell the file that holds a run's results, or will as soon as there are any."""
        shelf = self._shelves.get(run)
        return self.place(run) if shelf is not None else str(self._path(run.subject))

    def show(self, run: Run) -> None:
        """Point a run's results out; put their layers into the layer tree again, if they were removed."""
        shelf = self._shelves.get(run)
        for kind in DRAWN_ORDER:
            layer = self._find(shelf, kind) if shelf and shelf.may_hold(kind) else None
            if shelf is not None and layer is not None:
                self._hidden.pop((shelf.path, shelf.table(kind)), None)
                show_layer(layer, shelf.subject, shelf.table(kind))
                self._watch(layer)
                if kind == "views" and run.chosen_views:
                    point_out(layer, run.run_id)

    def show_tiles(self, run: Run) -> None:
        """Have the tiles of a detection drawn, which are hidden otherwise: they cover the map with a grid."""
        layer = self.layer(run, "views")
        if layer is not None:
            show_tiles(layer)

    def record(self, run: Run) -> None:
        """Note in the layers' metadata how a run's results came about."""
        shelf = self._shelves.get(run)
        for kind in DRAWN_ORDER:
            layer = self._find(shelf, kind) if shelf and shelf.written[kind] else None
            if shelf is not None and layer is not None:
                metadata = layer.metadata()
                metadata.setTitle(layer.name())
                metadata.setAbstract(
                    tr("RSCoVLM results for {raster}").format(raster=shelf.subject.raster.source)
                )
                metadata.addHistoryItem(_history(run))
                layer.setMetadata(metadata)

    def forget_project(self) -> None:
        """The project was closed: let go of layers that are not in it, so that their file is free."""
        self._hidden.clear()
        self._unsaved = None

    def _path(self, subject: Subject) -> Path:
        """Where the raster's results are already; else beside the project; else in the user's profile."""
        for kind in DRAWN_ORDER:
            if (layer := find_layer(table_name(kind, subject))) is not None:
                return layer_file(layer)
        project = QgsProject.instance().absoluteFilePath()
        if project:
            return Path(project).with_name(f"{Path(project).stem}_rscovlm.gpkg")
        if self._unsaved is None:
            folder = Path(QgsApplication.qgisSettingsDirPath()) / "rscovlm"
            name = f"unsaved_{datetime.now():%Y-%m-%d_%H%M%S}_{uuid.uuid4().hex[:4]}.gpkg"
            self._unsaved = folder / name
        return self._unsaved

    def _write(self, run: Run, shelf: _Shelf) -> None:
        self._remove(shelf, [number for number in run.removed if number in shelf.written["objects"]])
        self._write_views(run, shelf)
        self._complete_replies(run, shelf)
        self._write_objects(run, shelf)

    def _read_written(self, run: Run, shelf: _Shelf, kind: Kind) -> None:
        """Read what an earlier session wrote of a run, so that nothing is written twice."""
        if kind in shelf.unread:
            shelf.unread.discard(kind)
            layer = self._find(shelf, kind)
            if layer is not None:
                shelf.written[kind].update(written_ids(layer, kind, run.run_id))

    def _write_views(self, run: Run, shelf: _Shelf) -> None:
        new = [view for view in run.views.values() if view.id not in shelf.written["views"]]
        rows = {view.id: (view.footprint_map, view_values(view, run.run_id, run.title)) for view in new}
        layer = self._add(shelf, "views", rows)
        shelf.replies.update({view.id: view.reply for view in new})
        if layer is not None and any(view.id in rows for view in run.chosen_views):
            point_out(layer, run.run_id)

    def _write_objects(self, run: Run, shelf: _Shelf) -> None:
        new = [item for item in run.objects.values() if item.id not in shelf.written["objects"]]
        rows = {item.id: (item.polygon_map, object_values(item, run.run_id)) for item in new}
        layer = self._add(shelf, "objects", rows)
        if layer is not None:
            ensure_classes(layer, [item.class_name for item in new])
            if layer.featureCount() == len(new):
                set_expanded(layer, True)

    def _add(
        self, shelf: _Shelf, kind: Kind, rows: dict[int, tuple[Quad, dict[str, Any]]]
    ) -> QgsVectorLayer | None:
        """Write new rows, by their wire ids, and tell the layer that now holds them."""
        if not rows:
            return None
        layer = self._open(shelf, kind)
        features = [make_feature(layer, quad, values) for quad, values in rows.values()]
        shelf.written[kind].update(zip(rows, add_features(layer, features)))
        layer.updateExtents()
        layer.triggerRepaint()
        return layer

    def _remove(self, shelf: _Shelf, gone: list[int]) -> None:
        """Take away objects that turned out to be seen twice."""
        layer = self._find(shelf, "objects") if gone else None
        if layer is None:
            return
        ids = [shelf.written["objects"].pop(number) for number in gone]
        if not layer.dataProvider().deleteFeatures(ids):
            raise storage_failed(shelf.path, layer.dataProvider().lastError())
        layer.triggerRepaint()

    def _complete_replies(self, run: Run, shelf: _Shelf) -> None:
        """A view is written when it is looked at, before the model's reply to it is known."""
        late = [view for view in run.views.values() if view.reply != shelf.replies.get(view.id, "")]
        layer = self._find(shelf, "views") if late else None
        if layer is None:
            return
        column = layer.fields().indexOf("reply")
        changes = {shelf.written["views"][view.id]: {column: view.reply} for view in late}
        if not layer.dataProvider().changeAttributeValues(changes):
            raise storage_failed(shelf.path, layer.dataProvider().lastError())
        shelf.replies.update({view.id: view.reply for view in late})

    def _find(self, shelf: _Shelf, kind: Kind) -> QgsVectorLayer | None:
        layer = find_layer(shelf.table(kind))
        if layer is not None and shelf.holds(layer):
            return layer
        return self._hidden.get((shelf.path, shelf.table(kind))) or self._reopen(shelf, kind)

    def _reopen(self, shelf: _Shelf, kind: Kind) -> QgsVectorLayer | None:
        """Open a table that is in the file but not in the project; kept, for what is still to come."""
        if shelf.in_memory:
            return None
        layer = open_table(shelf.path, shelf.table(kind), shelf.title(kind))
        if layer is not None:
            load_style(layer, kind)
            if not shelf.subject.crs_wkt:
                # A GeoPackage calls an unknown CRS "undefined geographic", which QGIS takes for degrees.
                layer.setCrs(QgsCoordinateReferenceSystem())
            self._hidden[shelf.path, shelf.table(kind)] = layer
        return layer

    def _open(self, shelf: _Shelf, kind: Kind) -> QgsVectorLayer:
        """Find the table's layer, or make the table; what a run writes first is also shown."""
        found = self._find(shelf, kind)
        layer = found or self._create(shelf, kind)
        if not shelf.written[kind]:
            self._hidden.pop((shelf.path, shelf.table(kind)), None)
            show_layer(layer, shelf.subject, shelf.table(kind))
            self._watch(layer)
        if found is None:
            # The views' legend has the switch for the tiles; that of the objects opens with its first class.
            set_expanded(layer, kind == "views")
        return layer

    def _watch(self, layer: QgsVectorLayer) -> None:
        """Tell whose results are selected in a layer.

        The slot holds the layer's id, not the layer: a layer held by a slot of its own is a cycle, which
        Python clears away, and the slot with it, although QGIS still has the layer.
        """
        layer_id = layer.id()
        if layer_id not in self._watched:
            self._watched.add(layer_id)
            layer.selectionChanged.connect(lambda *_: self._tell_selected(layer_id))

    def _tell_selected(self, layer_id: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        first = next(iter(layer.getSelectedFeatures()), None) if layer is not None else None
        if layer is None or first is None:
            return
        self.selected.emit(first["run_id"])
        pointed = pointed_at(layer)
        if pointed is not None:
            self.pointed.emit(pointed)

    def _create(self, shelf: _Shelf, kind: Kind) -> QgsVectorLayer:
        crs = shelf.subject.crs()
        if shelf.in_memory:
            layer = SHAPES[kind].memory_layer(crs, shelf.title(kind))
            load_style(layer, kind)
            return layer
        create_table(shelf.path, shelf.table(kind), SHAPES[kind], crs)
        layer = self._reopen(shelf, kind)
        if layer is None:
            raise storage_failed(shelf.path, f"no table {shelf.table(kind)} after it was made")
        return layer

    @staticmethod
    def _move_to_memory(shelf: _Shelf) -> None:
        """Take memory layers in place of the file's; all that the run holds is then written again."""
        shelf.in_memory = True
        shelf.written["objects"].clear()
        shelf.written["views"].clear()
        shelf.replies.clear()
        shelf.unread.clear()


def _history(run: Run) -> str:
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    model = run.answer.model if run.answer else "unknown"
    region = run.task.region.ring if run.task.region else "whole raster"
    return (
        f"{now} run {run.run_id}: {run.task.task} '{run.title}' on {run.subject.raster.source}, "
        f"region {region}, model {model}, {run.state} in {run.seconds:.1f} s, RSCoVLM for QGIS {version()}"
    )
