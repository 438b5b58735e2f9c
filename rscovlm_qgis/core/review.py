"""A review: the objects of a layer one by one, with verdicts, corrections, undo and redo. Knows no widget.

Every step is in the GeoPackage when it is done; what is undone is written too.
"""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from qgis.core import NULL, QgsFeature, QgsFeatureRequest, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rscovlm_qgis.core import boxes
from rscovlm_qgis.core.errors import InputError, PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.origin import origin_of
from rscovlm_qgis.core.pixels import PixelGrid, Quad
from rscovlm_qgis.core.review_table import (
    ACCEPTED,
    CORRECTED,
    REJECTED,
    UNREVIEWED,
    WKT_DIGITS,
    Box,
    measured,
    outline,
    prepare,
    quad_of,
    read_box,
    unfiltered,
    write_box,
)
from rscovlm_qgis.core.styles import ensure_classes
from rscovlm_qgis.core.tables import layer_file, open_for_writing
from rscovlm_qgis.core.tree import layers_of

SLICE_S = 0.02
"""How long reading the table may hold the main thread at a time."""


@dataclass(frozen=True)
class Wanted:
    """Which objects are stepped through; ``None``: of every class, in every state, of every run."""

    run_id: str | None = None
    class_name: str | None = None
    state: str | None = None
    least_score: float = 0.0


@dataclass
class _Entry:
    class_name: str
    score: float
    state: str
    run_id: str


@dataclass(frozen=True)
class _Change:
    before: Box
    after: Box


class Review(QObject):
    """Steps through one layer at a time."""

    changed = pyqtSignal()
    """The current object, its attributes, or the counts are others."""
    moved_on = pyqtSignal()
    """Another object is the current one: it is to be shown."""
    failed = pyqtSignal(object)
    """A ``PluginError``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = Wanted()
        self.grid: PixelGrid | None = None
        self.box: Box | None = None
        self.go_on = True
        """Whether a verdict leads on to the next object without one."""
        self._layer_id = ""
        self._entries: dict[int, _Entry] = {}
        self._order: list[int] = []
        self._done: list[_Change] = []
        self._undone: list[_Change] = []
        self._reader: Iterator[QgsFeature] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_on)

    def open(self, layer: QgsVectorLayer, wanted: Wanted) -> None:
        """Begin with a layer's objects; they are read in slices, ``loading`` until they are all known.

        Raises:
            PluginError: the layer cannot be reviewed.
        """
        self.close()
        if layer.providerType() == "ogr":
            open_for_writing(layers_of(layer_file(layer)))
        prepare(layer)
        grid = origin_of(layer).grid()
        self._layer_id, self.grid, self.wanted = layer.id(), grid, wanted
        names = ["class", "score", "review", "run_id"]
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        whole = unfiltered(layer)
        request.setSubsetOfAttributes(names, whole.fields())
        self._reader = whole.getFeatures(request)
        self._timer.start()
        self.changed.emit()

    def close(self) -> None:
        """Let go of the layer."""
        self._timer.stop()
        self._reader = self.box = self.grid = None
        self._layer_id = ""
        self._entries, self._order, self._done, self._undone = {}, [], [], []
        self.changed.emit()

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, while it is in the project."""
        return QgsProject.instance().mapLayer(self._layer_id) if self._layer_id else None

    @property
    def loading(self) -> bool:
        """Whether the table is still being read."""
        return self._reader is not None

    @property
    def position(self) -> int:
        """The number of the current object among those stepped through, from 1; 0: it is none of them."""
        at = bisect_left(self._order, self.box.fid) if self.box else len(self._order)
        return at + 1 if self.box and self._order[at : at + 1] == [self.box.fid] else 0

    @property
    def number(self) -> int:
        """How many objects are stepped through."""
        return len(self._order)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return bool(self._undone)

    def states(self) -> Counter[str]:
        """Count the objects of each state, among those of the run and the score that are wanted."""
        return Counter(entry.state for entry in self._entries.values() if self._in_scope(entry))

    def classes(self) -> Counter[str]:
        """Count the objects of each class in the same way."""
        return Counter(entry.class_name for entry in self._entries.values() if self._in_scope(entry))

    def want(self, wanted: Wanted) -> None:
        """Step through others; stay with the current object where it is among them."""
        self.wanted = wanted
        self._order = sorted(fid for fid, entry in self._entries.items() if self._is_wanted(entry))
        if self._order and self.position == 0:
            open_ones = (fid for fid in self._order if self._entries[fid].state == UNREVIEWED)
            self.go_to(next(open_ones, self._order[0]))
        elif not self._order:
            self._take(None)
        self.changed.emit()

    def step(self, by: int) -> None:
        """Go to the next object, or the one before; past the last comes the first."""
        if not self._order:
            return
        fid = self.box.fid if self.box else -1
        at = bisect_right(self._order, fid) - 1 + by if by > 0 else bisect_left(self._order, fid) + by
        self.go_to(self._order[at % len(self._order)])

    def to_end(self, at: int) -> None:
        """Go to the first object, 0, or the last, -1."""
        if self._order:
            self.go_to(self._order[at])

    def go_to(self, fid: int) -> bool:
        """Go to an object; tells whether it is one of the review."""
        layer = self.layer
        if layer is None or fid not in self._entries:
            return False
        box = read_box(layer, fid)
        if box is None:
            self._forget(fid)
            return False
        self._take(box)
        return True

    def accept(self) -> None:
        """It is right as it stands now, corrected or not."""
        if self.box is not None:
            self._settle(self.box.values, self.box.geometry, advance=True)

    def reject(self) -> None:
        """It is no such object; it stays in the table, faint on the map, and out of exports."""
        if self.box is not None:
            self._change(replace(self.box, values={**self.box.values, "review": REJECTED}), advance=True)

    def relabel(self, name: str) -> None:
        """It is an object of another class."""
        name = " ".join(name.split())
        if self.box is None or not name:
            return
        values = dict(self.box.values)
        values["orig_class"] = values["orig_class"] or values["class"]
        values["class"] = name
        if values["orig_class"] == name:
            values["orig_class"] = None
        if self._settle(values, self.box.geometry, advance=True) and self.layer is not None:
            ensure_classes(self.layer, [name])

    def reshape(self, quad_px: Quad) -> None:
        """Give it another outline, in native pixels."""
        if self.box is None or self.grid is None or self.layer is None:
            return
        quad_map = self.grid.to_map(boxes.canonical(quad_px))
        values = {**self.box.values, **measured(quad_map, self.grid, self.layer)}
        values["orig_geom"] = values["orig_geom"] or self.box.geometry.asWkt(WKT_DIGITS)
        self._settle(values, outline(quad_map), advance=False)

    def restore(self) -> None:
        """Make it again what the model found, without a verdict."""
        if self.box is None or self.grid is None or self.layer is None:
            return
        values, geometry = dict(self.box.values), self.box.geometry
        values["class"] = values["orig_class"] or values["class"]
        if values["orig_geom"]:
            geometry = QgsGeometry.fromWkt(values["orig_geom"])
            values.update(measured(quad_of(geometry), self.grid, self.layer))
        values.update(review=UNREVIEWED, orig_class=None, orig_geom=None)
        self._change(replace(self.box, values=values, geometry=geometry), advance=False)

    def quad_px(self) -> Quad | None:
        """(4, 2) native pixels of the current object."""
        return None if self.box is None or self.grid is None else self.grid.to_px(self.box.quad_map)

    def undo(self) -> None:
        """Take the last step back, and go to its object."""
        self._replay(self._done, self._undone, back=True)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._replay(self._undone, self._done, back=False)

    def _settle(self, values: dict[str, Any], geometry: QgsGeometry, *, advance: bool) -> bool:
        """Give the verdict that the object, as it is now, is right."""
        corrected = values["orig_class"] or values["orig_geom"]
        values = {**values, "review": CORRECTED if corrected else ACCEPTED}
        if self.box is None:
            return False
        return self._change(replace(self.box, values=values, geometry=geometry), advance=advance)

    def _change(self, after: Box, *, advance: bool) -> bool:
        before = self.box
        if before is None or not self._write(after):
            return False
        self._done.append(_Change(before, after))
        self._undone.clear()
        self.box = after
        if advance and self.go_on:
            self._go_on()
        self.changed.emit()
        return True

    def _replay(self, source: list[_Change], target: list[_Change], *, back: bool) -> None:
        if not source:
            return
        change = source[-1]
        box = change.before if back else change.after
        if not self._write(box):
            return
        target.append(source.pop())
        self._take(box)
        self.changed.emit()

    def _write(self, box: Box) -> bool:
        layer = self.layer
        try:
            if layer is None:
                raise InputError(
                    tr("The layer was removed from the project."),
                    next_step=tr("Click a number of objects in the conversation to bring it back."),
                )
            write_box(layer, box)
        except PluginError as error:
            self.failed.emit(error)
            return False
        entry = self._entries[box.fid]
        entry.class_name, entry.state = box.class_name, box.state
        return True

    def _go_on(self) -> None:
        """Go to the next object without a verdict; stay when every one has its verdict."""
        at = bisect_right(self._order, self.box.fid) if self.box else 0
        following = [*self._order[at:], *self._order[:at]]
        fid = next((fid for fid in following if self._entries[fid].state == UNREVIEWED), None)
        if fid is not None:
            self.go_to(fid)

    def _take(self, box: Box | None) -> None:
        self.box = box
        self.moved_on.emit()
        self.changed.emit()

    def _forget(self, fid: int) -> None:
        """The object was deleted by somebody else."""
        self._entries.pop(fid, None)
        if fid in self._order:
            self._order.remove(fid)
        self.changed.emit()

    def _in_scope(self, entry: _Entry) -> bool:
        wanted = self.wanted
        return entry.score >= wanted.least_score and wanted.run_id in (None, entry.run_id)

    def _is_wanted(self, entry: _Entry) -> bool:
        wanted = self.wanted
        return (
            self._in_scope(entry)
            and wanted.class_name in (None, entry.class_name)
            and wanted.state in (None, entry.state)
        )

    def _read_on(self) -> None:
        """Read a slice of the table; QGIS stays awake however many objects there are."""
        end = time.monotonic() + SLICE_S
        while self._reader is not None and time.monotonic() < end:
            feature = next(self._reader, None)
            if feature is None:
                self._reader = None
                self._timer.stop()
                self.want(self.wanted)
                return
            score, state = feature["score"], feature["review"]
            self._entries[feature.id()] = _Entry(
                str(feature["class"]), 0.0 if score == NULL else float(score),
                UNREVIEWED if state == NULL else str(state), str(feature["run_id"]),
            )  # fmt: skip
