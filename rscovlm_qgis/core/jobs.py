"""The worker of a job: asks the backend and reads its events, on a thread of QGIS's task manager.

It never raises and never touches a layer, a project or a widget: events go through a queue, which the main
thread empties. The queue is short: a worker that reads ahead would take the main thread's time for what the
main thread cannot take in yet, and the backend keeps what is not read.
"""

from __future__ import annotations

import queue
import threading
import time

from qgis.PyQt.QtCore import QThreadPool

from rscovlm_qgis.core import log
from rscovlm_qgis.core.backend import Backend
from rscovlm_qgis.core.drawing import LayerPixels
from rscovlm_qgis.core.errors import BackendAbsent, BackendLost, PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.serving import serve_window
from rscovlm_qgis.core.tasks import KeptTask
from rscovlm_qgis.core.wire import EventLine, JobRequest, Progress, WindowWanted

AHEAD = 1000
"""Events that may wait to be taken in."""


class JobTask(KeptTask):
    """Follows one job to its end.

    Attributes:
        error: why it ended before the job did; ``None`` after the job's own ``done``.
        job_id: the backend's name of the job, once known.
    """

    def __init__(
        self,
        title: str,
        request: JobRequest,
        backend: Backend,
        *,
        pixels: LayerPixels | None = None,
        job_id: str = "",
        since: int = 0,
    ) -> None:
        super().__init__(title)
        self.error: PluginError | None = None
        self.job_id = job_id
        self._request = request
        self._client = backend.client()
        self._canceller = backend.client()
        self._background = backend.background
        self._pixels = pixels
        self._reading_since: float | None = None
        self._since = since
        self._events: queue.Queue[EventLine] = queue.Queue(AHEAD)
        self._forgotten = threading.Event()

    def take(self, most: int) -> list[EventLine]:
        """Take so many of the events that have arrived since the last call, or all where there are fewer."""
        events: list[EventLine] = []
        while len(events) < most:
            try:
                events.append(self._events.get_nowait())
            except queue.Empty:
                break
        return events

    def forget(self) -> None:
        """Call nobody when it ends, and wait for nobody to take events."""
        super().forget()
        self._forgotten.set()

    def work(self) -> bool:
        """Ask, then read to the end; runs on a worker thread."""
        # QGIS 3.22 draws the map on the same pool; while this thread only waits, another may run.
        pool = QThreadPool.globalInstance()
        pool.releaseThread()
        try:
            self._follow()
        except BackendAbsent as error:
            self.error = BackendLost(error.details)
        except PluginError as error:
            self.error = error
        except Exception as error:  # the task's edge: QGIS must not see it raise
            log.warning(f"Unforeseen failure of a job: {error!r}")
            self.error = PluginError(tr("Something unforeseen went wrong."), details=repr(error))
        finally:
            pool.reserveThread()
        return self.error is None

    def cancel(self) -> None:
        """Stop the job at the backend; the stream then ends with what it had found. On the main thread."""
        super().cancel()
        if self._pixels is not None:
            self._pixels.stop()
        if self.job_id:
            job_id, client = self.job_id, self._canceller
            self._background.call(lambda: client.cancel(job_id), lambda _: None, self._not_cancelled)

    def _follow(self) -> None:
        if not self.job_id:
            self.job_id = self._client.submit(self._request).job_id
            if self.isCanceled():
                self._client.cancel(self.job_id)
        for line in self._client.follow(self.job_id, self._since, self.isCanceled):
            if isinstance(line.event, WindowWanted):
                self._reading_since = time.monotonic()
                serve_window(self._client, self.job_id, line.event, self._pixels)
                self._reading_since = None
                continue
            self._hand_over(line)
            if isinstance(line.event, Progress) and line.event.total > 0:
                self.setProgress(100.0 * line.event.done / line.event.total)

    def _hand_over(self, line: EventLine) -> None:
        """Wait until there is room for an event, or nobody is there to take it."""
        while not self._forgotten.is_set():
            try:
                self._events.put(line, timeout=0.2)
                return
            except queue.Full:
                continue

    @property
    def reading_s(self) -> float:
        """For how long pixels of the layer have been drawn for the job now; 0: they are not."""
        since = self._reading_since
        return 0.0 if since is None else time.monotonic() - since

    def close(self) -> None:
        """Let go of the layer, once the task has ended. On the main thread."""
        if self._pixels is not None:
            self._pixels.close()

    def _not_cancelled(self, error: PluginError) -> None:
        log.warning(f"Cancelling job {self.job_id}: {error.message} {error.details}")
