"""The three phases of a run on the main thread: prepare, work, publish. Knows no widget.

A run is made from plain data, waits for a backend, is followed by a ``JobTask``, and what arrives is taken in
by an ``Inflow``.
"""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from rscovlm_qgis.core.asking import title_of
from rscovlm_qgis.core.backend import Backend
from rscovlm_qgis.core.drawing import pixels_of
from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.history import History
from rscovlm_qgis.core.i18n import tr, trn
from rscovlm_qgis.core.inflow import Inflow
from rscovlm_qgis.core.jobs import JobTask
from rscovlm_qgis.core.layers import Subject, resolution_words
from rscovlm_qgis.core.results import ResultStore
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.settings import Settings
from rscovlm_qgis.core.wire import Task


class Session(QObject):
    """All runs of this QGIS session."""

    run_added = pyqtSignal(object)
    run_changed = pyqtSignal(object)
    runs_restored = pyqtSignal(object)
    """The conversation is now made of these runs, most of them of an earlier session."""
    runs_removed = pyqtSignal(object)
    """These runs are no longer part of the conversation."""
    project_closed = pyqtSignal(str)
    """What became of the jobs that were going on, in words; empty where there were none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backend = Backend(self)
        self.store = ResultStore(self)
        self.runs: list[Run] = []
        self.history = History(self)
        self._preparing: set[Run] = set()
        self._continued: set[Run] = set()
        self._waiting: list[Run] = []
        self._closed = False
        self._inflow = Inflow(self.store, self)
        self._inflow.changed.connect(self.run_changed)
        self._inflow.ended.connect(self._on_ended)
        self.backend.ready.connect(self._on_ready)
        self.backend.failed.connect(self._on_backend_failed)
        self.store.trouble.connect(self._on_trouble)
        QgsProject.instance().cleared.connect(self._on_project_closed)

    def start(self, task: Task, subject: Subject, title: str = "") -> Run:
        """Begin a run: it waits for the backend, which is started if none answers."""
        return self._add(Run(title or title_of(task), task, subject))

    def retry(self, run: Run) -> Run:
        """Ask the same again, as a new run."""
        return self._add(run.again())

    def resume(self, run: Run) -> None:
        """Take up a run whose backend was lost, from the last event that arrived.

        Of a run of an earlier session every event is told again, and what is in the tables is left as it is.
        """
        run.error = None
        if run.kept is None:
            self._ask_backend_again(run)
            return
        run.rewind()
        run.state, run.waiting_for = "starting", tr("Looking up what is there already…")
        self._preparing.add(run)
        self._continued.add(run)
        self.run_changed.emit(run)
        self.store.prepare(run, lambda: self._on_prepared(run))

    def allow_folder(self, run: Run, folder: str) -> Run:
        """Let our backend open rasters of a folder, restart it and ask the same again."""
        settings = Settings.load()
        settings.allowed_folders = "\n".join(dict.fromkeys([*settings.folders, folder]))
        settings.save()
        again = Run(run.title, run.task, run.subject)
        self.runs.append(again)
        self.run_added.emit(again)
        self._wait_for_backend(again, tr("Restarting the backend…"))
        self.backend.restart()
        return again

    def cancel(self, run: Run) -> None:
        """Stop a run; what had arrived stays."""
        self._continued.discard(run)
        if run in self._preparing:
            self._preparing.remove(run)
            run.state = "cancelled"
        elif run in self._waiting:
            self._waiting.remove(run)
            run.state = "cancelled"
            if not self._waiting:
                self.backend.abandon()
        else:
            self._inflow.cancel(run)
        self.run_changed.emit(run)

    def take_up(self, runs: list[Run]) -> None:
        """Make runs of an earlier session, or ones that were removed, part of the conversation again."""
        keys = {run.key for run in runs}
        together = sorted([*(run for run in self.runs if run.key not in keys), *runs], key=lambda r: r.asked)
        self._remove(self.runs)
        self.runs = together
        for run in self.runs:
            self.store.adopt(run)
        self.runs_restored.emit(self.runs)
        for run in runs:
            if run.kept is not None and run.state == "lost":
                self.store.recount(run, lambda run=run: self.run_changed.emit(run))  # type: ignore[misc]

    def clear(self) -> list[Run]:
        """Empty the conversation, but for what is still going on; tell what was removed."""
        gone = [run for run in self.runs if run.over]
        self._remove(gone)
        self.history.note()
        return gone

    @property
    def busy(self) -> bool:
        """Whether any run is not over."""
        followed = any(not run.over for run in self._inflow.tasks)
        return bool(self._preparing or self._waiting) or followed

    def close(self, *, quitting: bool = False) -> None:
        """Stop every run and what belongs to the plugin; a second call does nothing.

        Args:
            quitting: QGIS ends, and not only the plugin.
        """
        if self._closed:
            return
        self._closed = True
        self.history.close(quitting=quitting)
        QgsProject.instance().cleared.disconnect(self._on_project_closed)
        self._inflow.close()
        self._waiting.clear()
        self._preparing.clear()
        self.store.close()
        self.backend.close()
        self.store.forget_project()

    def _remove(self, runs: list[Run]) -> None:
        gone = {run.key for run in runs}
        self.runs = [run for run in self.runs if run.key not in gone]
        self.runs_removed.emit(runs)

    def _add(self, run: Run) -> Run:
        self.runs.append(run)
        self.run_added.emit(run)
        self._wait_for_backend(run, tr("Looking for the backend…"))
        self.backend.ensure()
        return run

    def _on_prepared(self, run: Run) -> None:
        if run in self._preparing:
            self._preparing.remove(run)
            self._ask_backend_again(run)

    def _ask_backend_again(self, run: Run) -> None:
        self._wait_for_backend(run, tr("Restarting the backend…"))
        self.backend.ensure()

    def _wait_for_backend(self, run: Run, words: str) -> None:
        run.state, run.waiting_for, run.done, run.total = "starting", words, 0, 0
        self._waiting.append(run)
        self.run_changed.emit(run)

    def _on_ready(self) -> None:
        waiting, self._waiting = self._waiting, []
        for run in waiting:
            self._work(run)

    def _on_backend_failed(self, error: PluginError) -> None:
        waiting, self._waiting = self._waiting, []
        for run in waiting:
            run.fail(error)
            if run.last_seq or run.job_id:
                run.state = "lost"
            self.run_changed.emit(run)

    def _work(self, run: Run) -> None:
        run.settle(reads_network=self.backend.reads_network)
        try:
            pixels = pixels_of(run.subject)
        except PluginError as error:
            run.fail(error)
            self.run_changed.emit(run)
            return
        note = resolution_words(run.subject, run.task.region)
        if note and note not in run.notes:
            run.notes.append(note)
        task = JobTask(
            f"RSCoVLM: {run.title}",
            run.request,
            self.backend,
            pixels=pixels,
            job_id=run.job_id,
            since=run.last_seq,
        )
        run.waiting_for = tr("Sent to the backend.")
        self.run_changed.emit(run)
        self._inflow.follow(run, task)

    def _on_ended(self, run: Run, task: JobTask) -> None:
        if not run.over:
            self._settle(run, task)
        if run in self._continued and run.state == "cancelled":
            run.notes.append(
                tr("The job had been stopped, as its project was closed. Retry asks for all of it.")
            )
        self._continued.discard(run)
        self.store.record(run)
        self.run_changed.emit(run)
        self.backend.refresh()

    @staticmethod
    def _settle(run: Run, task: JobTask) -> None:
        """The task ended, the job did not tell how."""
        if run.cancelling:
            run.state, run.cancelling = "cancelled", False
        else:
            run.fail(task.error or PluginError(tr("The job ended without saying how.")))

    def _on_trouble(self, run: Run, error: PluginError) -> None:
        run.notes.append(f"{error.message} {error.next_step}")
        self.run_changed.emit(run)

    def _on_project_closed(self) -> None:
        """The map that the runs belong to goes away: stop them, keep what they found."""
        going = [*self._preparing, *self._waiting, *self._inflow.tasks]
        places = {self.store.place(run) for run in going}
        self._remove(self.runs)
        for run in going:
            self.store.leave(run)
            self.cancel(run)
        self._inflow.write_out()
        self.history.project_closed()
        self.store.forget_project()
        self.project_closed.emit(_stopped_words(len(going), sorted(filter(None, places))))


def _stopped_words(number: int, files: list[str]) -> str:
    """Say what became of the jobs of a project that was closed."""
    if not number:
        return ""
    stopped = trn(
        "The project was closed, so %Ln job was stopped.",
        "The project was closed, so %Ln jobs were stopped.",
        number,
    )
    kept = tr("What had arrived is kept in {file}.").format(file=", ".join(files)) if files else ""
    return " ".join(filter(None, [stopped, kept]))
