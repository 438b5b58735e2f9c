"""What the jobs tell, taken into their runs and the tables: a little at a time, so that QGIS stays awake."""

from __future__ import annotations

import gc
import time

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.jobs import JobTask
from rscovlm_qgis.core.results import ResultStore
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.wire import Done, EventLine

PAUSE_MS = 80
"""Between two looks at what has arrived, where all of it was taken in the last time."""

SLICE_S, AT_A_TIME = 0.01, 100
"""How long taking in may hold the main thread at a time, and after how many events the clock is read."""

SLOW_READING_S = 1.5
"""From here on a service that keeps a job waiting is named."""


class Inflow(QObject):
    """Follows the tasks of the runs; lives on the main thread."""

    changed = pyqtSignal(object)
    """A run that holds more now."""

    ended = pyqtSignal(object, object)
    """A run and its task, which has ended; all that it told is in the run, and in the tables."""

    def __init__(self, store: ResultStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.tasks: dict[Run, JobTask] = {}
        """Those that are followed, until all that they told is taken in."""
        self._over: set[Run] = set()
        self._last: dict[Run, EventLine] = {}
        """That a job is done, told and not yet taken in."""
        self._untold: set[Run] = set()
        self._told: dict[Run, float] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_in)

    def follow(self, run: Run, task: JobTask) -> None:
        """Begin a run's task, and take in what it tells until it ends."""
        self.tasks[run] = task
        self._timer.start(PAUSE_MS)
        task.begin(lambda: self._on_over(run))

    def cancel(self, run: Run) -> None:
        """Have a run's task stopped; one that has ended is taken in to its end."""
        if run in self.tasks and run not in self._over:
            run.cancelling = True
            self.tasks[run].cancel()

    def write_out(self) -> None:
        """Have all that was taken in written now, as the project or the plugin goes."""
        for run in self.tasks:
            self._store.update(run)

    def close(self) -> None:
        """Stop every task, and take in no more."""
        self._timer.stop()
        gc.unfreeze()
        self.write_out()
        for run, task in self.tasks.items():
            task.forget()
            if run not in self._over:  # QGIS has deleted its half of the others
                task.cancel()
        self.tasks.clear()

    def _on_over(self, run: Run) -> None:
        if run in self.tasks:
            self._over.add(run)
            self._timer.start(0)

    def _take_in(self) -> None:
        end = time.monotonic() + SLICE_S
        behind = [run for run, task in list(self.tasks.items()) if not self._follow_up(run, task, end)]
        # Where more has arrived already, only what QGIS has to do comes before it.
        self._timer.start(0 if behind else PAUSE_MS)
        if behind:
            # Python's full collections look at all that QGIS and its plugins hold, for 70 ms and more, and
            # come often where much arrives: what is held already is left out of them for as long.
            gc.freeze()
        if not self.tasks:
            self._timer.stop()
            gc.unfreeze()

    def _follow_up(self, run: Run, task: JobTask, end: float) -> bool:
        """Take in what a task has told, until the time is over; tell whether that was all."""
        run.job_id = task.job_id
        more = True
        while more:
            # What is known is written first, and a run is over only when all of it is in the tables.
            more = bool(run.news) or self._take_some(run, task)
            if not self._store.update(run, end):
                more = True
            elif run in self._last:
                run.apply(self._last.pop(run))
                self._untold.add(run)
            if time.monotonic() > end:
                break
        self._tell(run, at_once=not more or run.over)
        if not more and run in self._over:
            self._over.discard(run)
            self._told.pop(run, None)
            del self.tasks[run]
            self.ended.emit(run, task)
        elif task.reading_s > SLOW_READING_S and not run.over:
            self._say_reading(run)
        return not more

    def _take_some(self, run: Run, task: JobTask) -> bool:
        """Bring some of what was told into a run; tell whether there may be more."""
        lines = task.take(AT_A_TIME)
        for line in lines:
            if isinstance(line.event, Done):
                self._last[run] = line
            else:
                run.apply(line)
        if lines:
            self._untold.add(run)
        return len(lines) == AT_A_TIME

    def _tell(self, run: Run, *, at_once: bool) -> None:
        """Tell that a run holds more now, not more often than a person can see."""
        now = time.monotonic()
        if run in self._untold and (at_once or now - self._told.get(run, 0.0) > PAUSE_MS / 1000):
            self._untold.discard(run)
            self._told[run] = now
            self.changed.emit(run)

    def _say_reading(self, run: Run) -> None:
        """Name what a job waits for while a service is slow; the next word of the job replaces it."""
        words = tr("Waiting for the pixels of '{name}'…").format(name=run.subject.name)
        if run.waiting_for != words:
            run.waiting_for = words
            self.changed.emit(run)
