"""The same asked of several regions: one run a region, one after the other.

One run each, and not one job of many regions, so that every region has its own answer, views and objects,
its own retry, and what was found survives the failure of another. The backend works one job at a time
anyway, so the next is sent when the one before is over.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rscovlm_qgis.core.errors import BackendError, PluginError
from rscovlm_qgis.core.layers import Subject
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.session import Session
from rscovlm_qgis.core.wire import Task


@dataclass(frozen=True)
class Item:
    """One region's question."""

    task: Task
    subject: Subject
    title: str


class Batch(QObject):
    """What is still to be asked. A failure of one region leaves the others; one of the backend stops all.

    Attributes:
        total: items since it last stood idle.
        done: how many of them are over.
        failed: how many of those have failed.
        problem: why it stopped before its end; ``None`` while it runs, and when it is done.
    """

    changed = pyqtSignal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: deque[Item] = deque()
        self._current: tuple[Item, Run] | None = None
        self.total = self.done = self.failed = 0
        self.problem: PluginError | None = None
        session.run_changed.connect(self._on_run_changed)
        QgsProject.instance().cleared.connect(self.drop)

    @property
    def active(self) -> bool:
        """Whether something is asked, or is still to be asked."""
        return self._current is not None or bool(self._waiting)

    @property
    def part(self) -> float:
        """How much of the present item is done, 0 to 1."""
        run = self._current[1] if self._current else None
        return min(run.done / run.total, 1.0) if run is not None and run.total else 0.0

    def add(self, items: list[Item]) -> None:
        """Ask these too, after what is waiting already."""
        if not self.active:
            self.total = self.done = self.failed = 0
        self.total += len(items)
        self._waiting.extend(items)
        if self.problem is not None:
            self.problem = None
        if self._current is None:
            self._next()

    def cancel(self) -> None:
        """Ask nothing more, and stop what is being asked; what was found stays."""
        current, self._current = self._current, None
        self.drop()
        if current is not None:
            self._session.cancel(current[1])

    def go_on(self) -> None:
        """Take up what was left when the backend failed, beginning with the region that failed."""
        self.problem = None
        self._next()

    def drop(self) -> None:
        """Forget what has not been asked."""
        self._waiting.clear()
        self.problem = None
        self._current = None
        self.changed.emit()

    def close(self) -> None:
        """Stop following the session."""
        self._waiting.clear()
        self._current = None
        self._session.run_changed.disconnect(self._on_run_changed)
        QgsProject.instance().cleared.disconnect(self.drop)

    def _next(self) -> None:
        if self._current is not None or self.problem is not None:
            return
        if self._waiting:
            item = self._waiting.popleft()
            self._current = (item, self._session.start(item.task, item.subject, item.title))
        self.changed.emit()

    def _on_run_changed(self, run: Run) -> None:
        if self._current is None or run is not self._current[1]:
            return
        if not run.over:
            self.changed.emit()
            return
        item, self._current = self._current[0], None
        if isinstance(run.error, BackendError):
            self.problem = run.error
            self._waiting.appendleft(item)
            self.changed.emit()
            return
        self.done += 1
        self.failed += run.state == "failed"
        # Not at once: a project that is being closed cancels its runs first, and drops the rest after that.
        QTimer.singleShot(0, self._next)
