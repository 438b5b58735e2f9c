"""The three phases of a run on the main thread: prepare, work, publish. Knows no widget.

A run is made from plain data, waits for a backend, is followed by a ``JobTask``, and what arrives is
applied to it and written to the store in batches.
"""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rscovlm_qgis.core.backend import Backend
from rscovlm_qgis.core.errors import EmptyInput, PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.jobs import JobTask
from rscovlm_qgis.core.layers import Subject
from rscovlm_qgis.core.results import ResultStore
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.settings import Settings
from rscovlm_qgis.core.wire import AskTask, ClassifyTask, DescribeTask, DetectTask, Region, Task

BATCH_MS = 80


def make_task(mode: str, text: str, subject: Subject, region: Region | None) -> Task:
    """Turn what was typed into a task.

    Raises:
        InputError: there is no question, or no class.
    """
    if mode == "ask":
        if not text.strip():
            raise EmptyInput(tr("There is no question."), tr("Type one, such as: How many ships are there?"))
        return AskTask(subject.raster, text.strip(), region)
    if mode == "describe":
        return DescribeTask(subject.raster, region)
    classes = split_classes(text)
    if not classes:
        raise EmptyInput(tr("There is no class."), tr("Name at least one, such as: plane, ship."))
    if mode == "detect":
        return DetectTask(subject.raster, classes, region)
    if len(classes) < 2:
        raise EmptyInput(tr("One class leaves no choice."), tr("Name two or more, such as: airport, harbor."))
    return ClassifyTask(subject.raster, classes, region)


def split_classes(text: str) -> tuple[str, ...]:
    """Read a comma-separated list of classes; repeated and empty ones are left out."""
    names = (" ".join(part.split()) for part in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def title_of(task: Task) -> str:
    """Say in one line what was asked."""
    if isinstance(task, AskTask):
        return task.question
    if isinstance(task, DescribeTask):
        return tr("Describe what is seen")
    listed = ", ".join(task.classes)
    if isinstance(task, DetectTask):
        return tr("Detect: {classes}").format(classes=listed)
    return tr("Classify: {classes}").format(classes=listed)


class Session(QObject):
    """All runs of this QGIS session."""

    run_added = pyqtSignal(object)
    run_changed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backend = Backend(self)
        self.store = ResultStore(self)
        self.runs: list[Run] = []
        self._waiting: list[Run] = []
        self._closed = False
        self._tasks: dict[str, tuple[Run, JobTask]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(BATCH_MS)
        self._timer.timeout.connect(self._drain_all)
        self.backend.ready.connect(self._on_ready)
        self.backend.failed.connect(self._on_backend_failed)
        self.store.trouble.connect(self._on_trouble)
        QgsProject.instance().cleared.connect(self._on_project_closed)

    def start(self, task: Task, subject: Subject) -> Run:
        """Begin a run: it waits for the backend, which is started if none answers."""
        return self._add(Run(title_of(task), task, subject))

    def retry(self, run: Run) -> Run:
        """Ask the same again, as a new run."""
        return self._add(run.again())

    def resume(self, run: Run) -> None:
        """Take up a run whose backend was lost, from the last event that arrived."""
        run.error = None
        self._wait_for_backend(run, tr("Restarting the backend…"))
        self.backend.ensure()

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
        if run in self._waiting:
            self._waiting.remove(run)
            run.state = "cancelled"
            if not self._waiting:
                self.backend.abandon()
        elif run.key in self._tasks:
            run.cancelling = True
            self._tasks[run.key][1].cancel()
        self.run_changed.emit(run)

    @property
    def busy(self) -> bool:
        """Whether any run is not over."""
        return bool(self._waiting or self._tasks)

    def close(self) -> None:
        """Stop every run and what belongs to the plugin; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        QgsProject.instance().cleared.disconnect(self._on_project_closed)
        self._timer.stop()
        for _, task in self._tasks.values():
            task.cancel()
        self._tasks.clear()
        self._waiting.clear()
        self.backend.close()
        self.store.forget_project()

    def _add(self, run: Run) -> Run:
        self.runs.append(run)
        self.run_added.emit(run)
        self._wait_for_backend(run, tr("Looking for the backend…"))
        self.backend.ensure()
        return run

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
            if run.last_seq:
                run.state = "lost"
            self.run_changed.emit(run)

    def _work(self, run: Run) -> None:
        task = JobTask(
            f"RSCoVLM: {run.title}", run.request, self.backend, job_id=run.job_id, since=run.last_seq
        )
        self._tasks[run.key] = (run, task)
        task.taskCompleted.connect(lambda: self._on_ended(run, task))
        task.taskTerminated.connect(lambda: self._on_ended(run, task))
        run.waiting_for = tr("Sent to the backend.")
        self.run_changed.emit(run)
        self._timer.start()
        QgsApplication.taskManager().addTask(task)

    def _drain_all(self) -> None:
        for run, task in list(self._tasks.values()):
            self._drain(run, task)

    def _drain(self, run: Run, task: JobTask) -> None:
        """Publish what has arrived since the last time."""
        run.job_id = task.job_id
        lines = task.take()
        for line in lines:
            run.apply(line)
        if lines:
            self.store.update(run)
            self.run_changed.emit(run)

    def _on_ended(self, run: Run, task: JobTask) -> None:
        if self._tasks.pop(run.key, None) is None:
            return
        if not self._tasks:
            self._timer.stop()
        self._drain(run, task)
        if not run.over:
            self._settle(run, task)
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
        for run in [*self._waiting, *(run for run, _ in self._tasks.values())]:
            place = self.store.place(run)
            kept = tr("What had arrived is kept in {file}.").format(file=place) if place else ""
            run.notes.append(
                " ".join(filter(None, [tr("The project was closed, so this was stopped."), kept]))
            )
            self.cancel(run)
        self.store.forget_project()
