"""The objects that a review steps through: read and counted in slices, so that QGIS stays awake."""

from __future__ import annotations

import sys
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from qgis.core import NULL, QgsFeature, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rscovlm_qgis.core.review_table import UNREVIEWED, unfiltered

SLICE_S, AT_A_TIME = 0.02, 200
"""How long reading and counting may hold the main thread at a time, and after how many the clock is read."""

COLUMNS = ["class", "score", "review", "run_id"]


@dataclass(frozen=True)
class Wanted:
    """Which objects are stepped through; ``None``: of every class, in every state, of every run."""

    run_id: str | None = None
    class_name: str | None = None
    state: str | None = None
    least_score: float = 0.0


@dataclass
class _Known:
    """What is known of every object, by its feature id.

    Plain numbers and texts in a few dictionaries: a hundred thousand small objects would have Python's
    garbage collector hold the main thread for half a second now and then.
    """

    class_names: dict[int, str] = field(default_factory=dict)
    scores: dict[int, float] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)
    run_ids: dict[int, str] = field(default_factory=dict)

    def forget(self, fid: int) -> None:
        """Let go of an object."""
        for column in (self.class_names, self.scores, self.states, self.run_ids):
            column.pop(fid, None)


class ReviewList(QObject):
    """Feature ids in the order of the table, as far as they are wanted, and counts."""

    settled = pyqtSignal()
    """Everything is read, and what is wanted is found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = Wanted()
        self.order: list[int] = []
        self.states: Counter[str] = Counter()
        """Objects of each state, among those of the run and the score that are wanted."""
        self.classes: Counter[str] = Counter()
        """Objects of each class in the same way."""
        self._known = _Known()
        self._work: Iterator[None] | None = None
        self._all_read = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work_on)

    def open(self, layer: QgsVectorLayer, wanted: Wanted) -> None:
        """Read a layer's objects, those too that its filter hides; ``settled`` may come at once."""
        self.close()
        self.wanted = wanted
        whole = unfiltered(layer)
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes(COLUMNS, whole.fields())
        self._begin(self._read(whole.getFeatures(request)))

    def close(self) -> None:
        """Let go of everything."""
        self._timer.stop()
        self._work, self._all_read = None, False
        self._known, self.order = _Known(), []
        self.states, self.classes = Counter(), Counter()

    def want(self, wanted: Wanted) -> None:
        """Want others."""
        self.wanted = wanted
        if self._all_read:
            self._begin(self._sift())

    @property
    def loading(self) -> bool:
        """Whether the table is still being read, or searched for what is wanted."""
        return self._work is not None

    def __contains__(self, fid: int) -> bool:
        return fid in self._known.states

    def position(self, fid: int | None) -> int:
        """Tell the number of an object among those that are wanted, from 1; 0: it is none of them."""
        at = bisect_left(self.order, fid) if fid is not None else len(self.order)
        return at + 1 if at < len(self.order) and self.order[at] == fid else 0

    def beside(self, fid: int | None, by: int) -> int | None:
        """Tell the object after one, 1, or before it, -1; past the last comes the first."""
        if not self.order:
            return None
        if fid is None:
            return self.order[0]
        at = bisect_right(self.order, fid) - 1 + by if by > 0 else bisect_left(self.order, fid) + by
        return self.order[at % len(self.order)]

    def open_after(self, fid: int | None) -> int | None:
        """Tell the next object without a verdict; ``None``: every one has its verdict."""
        at = bisect_right(self.order, fid) if fid is not None else 0
        states = self._known.states
        for part in (range(at, len(self.order)), range(at)):
            for number in part:
                if states[self.order[number]] == UNREVIEWED:
                    return self.order[number]
        return None

    def note(self, fid: int, class_name: str, state: str) -> None:
        """An object has another class or state; it stays among those that are stepped through."""
        self._count(fid, -1)
        self._known.class_names[fid], self._known.states[fid] = class_name, state
        self._count(fid, 1)
        if self.loading and self._all_read:
            self._begin(self._sift())  # what was counted already may be another by now

    def forget(self, fid: int) -> None:
        """An object was deleted by somebody else."""
        if fid in self:
            self._count(fid, -1)
        self._known.forget(fid)
        if fid in self.order:
            self.order.remove(fid)

    def _count(self, fid: int, by: int) -> None:
        if self._in_scope(fid):
            known = self._known
            for counter, name in ((self.states, known.states[fid]), (self.classes, known.class_names[fid])):
                counter[name] += by
                if counter[name] <= 0:
                    del counter[name]

    def _in_scope(self, fid: int) -> bool:
        wanted, known = self.wanted, self._known
        return known.scores[fid] >= wanted.least_score and wanted.run_id in (None, known.run_ids[fid])

    def _is_wanted(self, fid: int) -> bool:
        """Of those in scope."""
        wanted, known = self.wanted, self._known
        fits_class = wanted.class_name in (None, known.class_names[fid])
        return fits_class and wanted.state in (None, known.states[fid])

    def _begin(self, work: Iterator[None]) -> None:
        self._work = work
        self._timer.start()
        self._work_on()

    def _work_on(self) -> None:
        work, end = self._work, time.monotonic() + SLICE_S
        while work is not None and work is self._work:
            if next(work, self) is self:
                self._work = None
                self._timer.stop()
                self.settled.emit()
            elif time.monotonic() > end:
                return

    def _read(self, features: Iterator[QgsFeature]) -> Iterator[None]:
        known = self._known
        for number, feature in enumerate(features):
            fid, score, state = feature.id(), feature["score"], feature["review"]
            known.class_names[fid] = sys.intern(str(feature["class"]))
            known.scores[fid] = 0.0 if score == NULL else float(score)
            known.states[fid] = UNREVIEWED if state == NULL else sys.intern(str(state))
            known.run_ids[fid] = sys.intern(str(feature["run_id"]))
            if number % AT_A_TIME == 0:
                yield
        self._all_read = True
        yield from self._sift()

    def _sift(self) -> Iterator[None]:
        """Find and count what is wanted."""
        known, order, states, classes = self._known, [], Counter[str](), Counter[str]()
        for number, fid in enumerate(list(known.states)):
            if fid in known.states and self._in_scope(fid):
                states[known.states[fid]] += 1
                classes[known.class_names[fid]] += 1
                if self._is_wanted(fid):
                    order.append(fid)
            if number % AT_A_TIME == 0:
                yield
        self.order, self.states, self.classes = sorted(order), states, classes
