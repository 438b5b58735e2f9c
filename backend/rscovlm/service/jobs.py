"""The queue of jobs and the threads that work them off, begun in order, several at once.

The first thread loads the engine. All ask it side by side: it answers together what it can, and shares itself
out fairly. Every event is stored, then told; a job ends with ``done`` whatever happens to it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from rscovlm.contract import Done, Event, JobRequest, JobStatus, Queued, Task
from rscovlm.engines.protocol import CancelToken, Engine
from rscovlm.errors import (
    BackendStopped,
    BackendUnavailable,
    Cancelled,
    DiskFull,
    EngineFailed,
    KeyReused,
    RSCoVLMError,
)
from rscovlm.service.problems import to_wire
from rscovlm.service.store import JobStore, as_stored
from rscovlm.service.streams import Bell

log = logging.getLogger(__name__)

LoadEngine = Callable[[], Engine]
RunTask = Callable[[str, Task, Engine, CancelToken], Iterator[Event]]
"""Takes the job's id first: whoever follows that job may have to serve its pixels."""


@dataclass(frozen=True)
class EngineState:
    """How the engine is; ``trouble`` tells how the last job failed in it, if it did."""

    status: Literal["starting", "ready", "dead"] = "starting"
    cause: str = ""
    device: str = ""
    trouble: str = ""


@dataclass
class _Running:
    job_id: str
    cancel: CancelToken = field(default_factory=CancelToken)
    stopped: bool = False


class Jobs:
    """The queue; its methods may be called from any thread."""

    def __init__(
        self,
        store: JobStore,
        bell: Bell,
        *,
        load: LoadEngine,
        run: RunTask,
        keep: int,
        keep_days: float,
        at_once: int,
    ) -> None:
        self._store = store
        self._bell = bell
        self._load = load
        self._run = run
        self._keep = keep
        self._keep_days = keep_days
        self._at_once = at_once
        self._changed = threading.Condition()
        self._running: dict[str, _Running] = {}
        self._positions: dict[str, int] = {}
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)
        self.engine = EngineState()

    def start(self) -> None:
        """Say of every job that an earlier process left behind what became of it, then work."""
        for job_id in self._store.with_status("running"):
            self._end(job_id, [self._stopped(job_id)], Done(status="failed"))
        self._prune()
        with self._changed:
            self._tell_positions()
        self._thread.start()

    def stop(self, timeout_s: float) -> bool:
        """End the running jobs and the threads, and tell whether that was done in time.

        Queued jobs stay queued for the next start; so does, as interrupted, a job that does not end in time.
        """
        with self._changed:
            self._stopping = True
            self._break_off()
            self._changed.notify_all()
        self._thread.join(timeout_s)
        self._bell.silence()
        return not self._thread.is_alive()

    @property
    def waiting(self) -> int:
        """How many jobs wait for their turn."""
        return len(self._store.with_status("queued"))

    @property
    def busy(self) -> bool:
        """Whether any job runs now."""
        return bool(self._running)

    def submit(self, request: JobRequest) -> tuple[JobStatus, bool]:
        """Queue a job, unless its key is known; return how it stands, and whether it is new.

        Raises:
            KeyReused: the key belongs to another task.
            BackendUnavailable: the engine could not be loaded.
            DiskFull: the job could not be stored, and does not exist.
        """
        with self._changed:
            if known := self._store.with_key(request.key):
                status, earlier = known
                if earlier != as_stored(request):
                    raise KeyReused("A job of the same key asks for something else.", details=request.key)
                return status, False
            if self.engine.status == "dead":
                raise BackendUnavailable(self.engine.cause)
            position = self._ahead(self.waiting)
            status = self._store.create(request, Queued(position=position))
            self._positions[status.job_id] = position
            self._changed.notify_all()
            return status, True

    def cancel(self, job_id: str) -> JobStatus:
        """Cancel a job; one that runs says ``done`` as soon as the model has stopped, an ended one stays.

        Raises:
            JobMissing: there is no such job.
        """
        with self._changed:
            status = self._store.status(job_id)
            if job_id in self._running:
                self._running[job_id].cancel.cancel()
            elif status.status == "queued":
                self._end(job_id, [], Done(status="cancelled"))
                self._tell_positions()
            return self._store.status(job_id)

    def _work(self) -> None:
        """Run on the first thread: load, then work jobs off beside the others."""
        try:
            engine = self._load()
        except Exception as error:  # the thread's edge
            _log_failure("The engine", error)
            self._die(_known(error))
            return
        with self._changed:
            self.engine = EngineState("ready", device=engine.device)
        others = [
            threading.Thread(target=self._work_off_queue, args=(engine,), name=f"jobs-{number}", daemon=True)
            for number in range(1, self._at_once)
        ]
        for thread in others:
            thread.start()
        self._work_off_queue(engine)
        for thread in others:
            thread.join()
        engine.close()

    def _work_off_queue(self, engine: Engine) -> None:
        """Run on every thread: one job after the other."""
        running: _Running | None = None
        try:
            while (running := self._next()) is not None:
                self._work_off(running, engine)
        except Exception as error:  # the thread's edge
            _log_failure("The queue", error)
            with self._changed:
                if running is not None:
                    self._running.pop(running.job_id, None)
                self._break_off()
                self._die(_known(error))

    def _break_off(self) -> None:
        """Have every running job end; each says on its own thread that the backend stopped."""
        for running in self._running.values():
            running.stopped = True
            running.cancel.cancel()

    def _die(self, error: RSCoVLMError) -> None:
        with self._changed:
            self.engine = EngineState("dead", cause=f"{error.message} {error.next_step}".strip())
            left = {*self._store.with_status("running"), *self._store.with_status("queued")}
            for job_id in left - set(self._running):
                self._end(job_id, [to_wire(error)], Done(status="failed"))
            self._changed.notify_all()

    def _next(self) -> _Running | None:
        """Wait for a job and mark it as running; ``None`` when the backend stops."""
        with self._changed:
            while not self._stopping and self.engine.status != "dead":
                queued = self._store.with_status("queued")
                if not queued:
                    self._changed.wait()
                    continue
                try:
                    self._tell(queued[0], [], status="running")
                except DiskFull as error:
                    self._end(queued[0], [to_wire(error)], Done(status="failed"))
                    continue
                self._positions.pop(queued[0], None)
                self._running[queued[0]] = running = _Running(queued[0])
                self._tell_positions()
                return running
            return None

    def _work_off(self, running: _Running, engine: Engine) -> None:
        """Run one job to its end; whatever goes wrong in it ends only this job.

        A task looks at ``cancel`` itself, for what it has found it still merges and tells then.
        """
        started = time.monotonic()
        job_id, failure = running.job_id, None
        log.info("Job %s starts.", job_id)
        try:
            for event in self._run(job_id, self._store.request(job_id).task, engine, running.cancel):
                self._tell(job_id, [event])
        except Exception as error:  # the task's edge
            failure = error
        with self._changed:
            del self._running[job_id]
            self._finish(running, failure, time.monotonic() - started)
            self._tell_positions()
        self._prune()

    def _finish(self, running: _Running, failure: Exception | None, seconds: float) -> None:
        job_id = running.job_id
        seconds = round(seconds, 3)
        if failure is None:
            self._end(job_id, [], Done(status="finished", seconds=seconds))
        elif running.stopped:
            self._end(job_id, [self._stopped(job_id)], Done(status="failed", seconds=seconds))
        elif isinstance(failure, Cancelled):
            self._end(job_id, [], Done(status="cancelled", seconds=seconds))
        else:
            _log_failure(f"Job {job_id}", failure)
            self._end(job_id, [to_wire(_known(failure))], Done(status="failed", seconds=seconds))
        trouble = str(failure) if isinstance(failure, EngineFailed) else ""
        self.engine = replace(self.engine, trouble=trouble)
        log.info("Job %s ended after %.1f s.", job_id, seconds)

    def _stopped(self, job_id: str) -> Event:
        kept = self._store.objects_kept(job_id)
        objects = "1 object that had arrived is" if kept == 1 else f"{kept} objects that had arrived are"
        return to_wire(BackendStopped(f"The backend stopped while this job ran; {objects} kept."))

    def _ahead(self, place: int) -> int:
        """How many jobs must end before the one at a place of the queue begins."""
        return max(0, len(self._running) + place - self._at_once + 1)

    def _tell_positions(self) -> None:
        """Tell the waiting jobs whose place in the queue has changed."""
        for place, job_id in enumerate(self._store.with_status("queued")):
            position = self._ahead(place)
            if self._positions.get(job_id) == position:
                continue
            self._positions[job_id] = position
            try:
                self._tell(job_id, [Queued(position=position)])
            except DiskFull:
                log.warning("No room to tell job %s its place in the queue.", job_id)

    def _tell(self, job_id: str, events: Sequence[Event], *, status: str | None = None) -> None:
        self._store.append(job_id, events, status=status)
        self._bell.ring(job_id)

    def _end(self, job_id: str, events: Sequence[Event], done: Done) -> None:
        self._positions.pop(job_id, None)
        self._store.end(job_id, events, done)
        self._bell.ring(job_id)

    def _prune(self) -> None:
        try:
            self._store.prune(keep=self._keep, days=self._keep_days)
        except DiskFull:
            log.warning("No room to delete old jobs.")


def _log_failure(what: str, error: Exception) -> None:
    """Log a failure: in words where it has them, else with its traceback."""
    if isinstance(error, RSCoVLMError):
        log.error("%s failed: %s %s", what, error.message, error.details)
    else:
        log.error("%s failed.", what, exc_info=error)


def _known(error: Exception) -> RSCoVLMError:
    """Word an error; one that nobody foresaw, too."""
    if isinstance(error, RSCoVLMError):
        return error
    return RSCoVLMError(
        "Something went wrong inside the backend.",
        details=f"{type(error).__name__}: {error}",
        next_step="Look at the backend's log, and report it.",
    )
