"""Where results live: two tables a raster, in one GeoPackage a project, shown in a group of the layer tree.

Lives on the main thread; what takes longer there is read on another, or written a little at a time.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from weakref import WeakKeyDictionary

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor

from rscovlm_qgis.core import log
from rscovlm_qgis.core.about import version
from rscovlm_qgis.core.background import Background
from rscovlm_qgis.core.errors import PluginError, StorageFailed
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.layers import Subject
from rscovlm_qgis.core.result_layers import ResultLayers
from rscovlm_qgis.core.result_writing import write_news
from rscovlm_qgis.core.run import ClassCount, Run
from rscovlm_qgis.core.shelf import DRAWN_ORDER, Shelf, table_name
from rscovlm_qgis.core.styles import class_colour, point_out, show_tiles
from rscovlm_qgis.core.tables import (
    Kind,
    Spread,
    counts_of,
    layer_file,
    open_for_writing,
    spread_of,
    storage_failed,
    written_ids,
)
from rscovlm_qgis.core.tree import find_layer, layers_of


class ResultStore(QObject):
    """Writes what arrives, and finds it again for the map, for selection and for export."""

    trouble = pyqtSignal(object, object)
    """A run and the ``StorageFailed`` that it met; its results are kept in memory from then on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layers = ResultLayers(self)
        self._shelves: WeakKeyDictionary[Run, Shelf] = WeakKeyDictionary()
        self._unsaved: Path | None = None
        self._background = Background(self)

    def update(self, run: Run, end: float | None = None) -> bool:
        """Bring the tables to what the run holds now: add what is new, remove what was replaced.

        Args:
            run: whose.
            end: when to stop, on ``time.monotonic``; None: when all is written.

        Returns:
            Whether all is written.
        """
        if not run.news:
            return True
        shelf = self._shelves.get(run)
        if shelf is None:
            shelf = self._shelves[run] = Shelf(self._path(run.subject), run.subject)
        if not shelf.open:
            shelf.open = True
            open_for_writing(layers_of(shelf.path))
        for kind in DRAWN_ORDER:
            self._read_written(run, shelf, kind)
        try:
            write_news(run, shelf, self.layers, end)
        except StorageFailed as error:
            log.warning(f"{error.message} {error.details}")
            self._move_to_memory(run, shelf)
            write_news(run, shelf, self.layers, end)
            self.trouble.emit(run, error)
        return not run.news

    def adopt(self, run: Run) -> None:
        """Know the tables of a run of an earlier session; they are not read before somebody asks."""
        if run.kept is None or not run.kept.file or run in self._shelves:
            return
        path = Path(run.kept.file)
        shelf = Shelf(path if path.exists() else self._path(run.subject), run.subject)
        shelf.unread = set(DRAWN_ORDER)
        self._shelves[run] = shelf
        for kind in DRAWN_ORDER:
            layer = find_layer(shelf.table(kind))
            if layer is not None and shelf.holds(layer):
                self.layers.watch(layer)

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
            if (layer := self.layers.find(shelf, kind)) is not None
        }
        run_id = run.run_id

        def take(found: dict[Kind, dict[int, int]]) -> None:
            for kind, ids in found.items():
                shelf.written[kind].update(ids)
            shelf.unread.clear()
            done()

        def give_up(error: PluginError) -> None:
            log.warning(f"The results of run {run_id} cannot be read: {error.details}")
            self._move_to_memory(run, shelf)
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
        return self.layers.find(shelf, kind) if shelf else None

    def feature_ids(self, run: Run, kind: Kind) -> list[int]:
        """Tell the feature ids of a run's results; of one of an earlier session ``prepare`` reads them."""
        shelf = self._shelves.get(run)
        if shelf is None:
            return []
        self._read_written(run, shelf, kind)
        return list(shelf.written[kind].values())

    def look_up(
        self, run: Run, kind: Kind, which: Iterable[int] | str, done: Callable[[QgsVectorLayer, Spread], None]
    ) -> bool:
        """Find some of a run's results in the background, then call ``done`` with their layer.

        Args:
            run: whose.
            kind: objects or views.
            which: some of the wire's ids, a class of objects or a role of views.
            done: is not called if the layer is gone meanwhile.

        Returns:
            Whether there is a layer to look in.
        """
        layer = self.layer(run, kind)
        if layer is None:
            return False
        source, layer_id, run_id = QgsVectorLayerFeatureSource(layer), layer.id(), run.run_id
        wanted = which if isinstance(which, str) else tuple(which)

        def take(spread: Spread) -> None:
            there = QgsProject.instance().mapLayer(layer_id)
            if there is not None:
                done(there, spread)

        self._background.call(
            lambda: spread_of(source, kind, run_id, wanted),
            take,
            lambda error: log.warning(error.details or error.message),
        )
        return True

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
            layer = self.layers.find(shelf, kind) if shelf and shelf.may_hold(kind) else None
            if shelf is not None and layer is not None:
                self.layers.show(shelf, kind, layer)
                if kind == "views" and run.chosen_views:
                    point_out(layer, run.run_id)

    def show_tiles(self, run: Run) -> None:
        """Have the tiles of a detection drawn, which are hidden otherwise: they cover the map with a grid."""
        layer = self.layer(run, "views")
        if layer is not None:
            show_tiles(layer)

    def record(self, run: Run) -> None:
        """Note in the layers' metadata how a run's results came about, now that all of them are there."""
        self.layers.draw_grown()
        shelf = self._shelves.get(run)
        for kind in DRAWN_ORDER:
            layer = self.layers.find(shelf, kind) if shelf and shelf.written[kind] else None
            if shelf is not None and layer is not None:
                metadata = layer.metadata()
                metadata.setTitle(layer.name())
                metadata.setAbstract(
                    tr("RSCoVLM results for {raster}").format(raster=shelf.subject.raster.source)
                )
                metadata.addHistoryItem(_history(run))
                layer.setMetadata(metadata)

    def leave(self, run: Run) -> None:
        """The run's project was closed: what still arrives goes into its file, if it has one, and not into
        the next project.
        """
        self._shelves.setdefault(run, Shelf(Path(), run.subject, in_memory=True)).left = True

    def forget_project(self) -> None:
        """The project was closed: let go of layers that are not in it, so that their file is free."""
        self.layers.forget_hidden()
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

    def _read_written(self, run: Run, shelf: Shelf, kind: Kind) -> None:
        """Read what an earlier session wrote of a run, so that nothing is written twice."""
        if kind in shelf.unread:
            shelf.unread.discard(kind)
            layer = self.layers.find(shelf, kind)
            if layer is not None:
                shelf.written[kind].update(written_ids(layer, kind, run.run_id))

    @staticmethod
    def _move_to_memory(run: Run, shelf: Shelf) -> None:
        shelf.move_to_memory()
        run.tell_anew()


def _history(run: Run) -> str:
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    model = run.answer.model if run.answer else "unknown"
    region = run.task.region.ring if run.task.region else "whole raster"
    return (
        f"{now} run {run.run_id}: {run.task.task} '{run.title}' on {run.subject.raster.source}, "
        f"region {region}, model {model}, {run.state} in {run.seconds:.1f} s, RSCoVLM for QGIS {version()}"
    )
