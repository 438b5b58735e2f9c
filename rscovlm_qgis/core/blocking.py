"""Whole runs on the caller's own thread, for Processing: get a backend, ask, read to the end."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Callable

from rscovlm_qgis.core import log
from rscovlm_qgis.core.backend import POLL_MS, START_LIMIT_S
from rscovlm_qgis.core.client import BackendClient
from rscovlm_qgis.core.drawing import LayerPixels
from rscovlm_qgis.core.errors import BackendAbsent, BackendBusy, BackendError, BackendStartFailed
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.launcher import Launcher
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.serving import serve_window
from rscovlm_qgis.core.settings import Settings
from rscovlm_qgis.core.wire import WindowWanted

WATCH_S = 0.2


@contextmanager
def working_backend(
    settings: Settings, folders: list[str], cancelled: Callable[[], bool]
) -> Iterator[Callable[[], BackendClient]]:
    """Get a backend, starting one where none answers, and tell how to make clients of it.

    A backend that had to be started is stopped afterwards.

    Raises:
        BackendError: there is no backend.
    """
    launcher = Launcher()
    try:
        _obtain(launcher, settings, folders, cancelled)
        # The token is read each time: a first start makes it.
        yield lambda: BackendClient(settings.base_url, settings.bearer_token())
    finally:
        launcher.stop()


def run_to_end(
    run: Run,
    make_client: Callable[[], BackendClient],
    cancelled: Callable[[], bool],
    on_change: Callable[[Run], None],
    pixels: LayerPixels | None = None,
) -> None:
    """Bring a run to its end.

    Args:
        run: what is asked.
        make_client: makes clients of the backend.
        cancelled: asked again and again.
        on_change: called with the run after each event.
        pixels: what draws the layer, where the backend cannot open it.

    Raises:
        BackendError: the backend refused it, or was lost.
    """
    client = make_client()
    run.job_id = client.submit(run.request).job_id
    with _cancelling(make_client(), run.job_id, cancelled, pixels):
        for line in client.follow(run.job_id, run.last_seq, cancelled):
            if isinstance(line.event, WindowWanted):
                serve_window(client, run.job_id, line.event, pixels)
                continue
            run.apply(line)
            on_change(run)


@contextmanager
def _cancelling(
    client: BackendClient, job_id: str, cancelled: Callable[[], bool], pixels: LayerPixels | None
) -> Iterator[None]:
    """Pass a wish to cancel on to the backend, also while the caller waits for the next event."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(WATCH_S):
            if cancelled():
                if pixels is not None:
                    pixels.stop()
                try:
                    client.cancel(job_id)
                except BackendError as error:
                    log.warning(f"Cancelling job {job_id}: {error.message} {error.details}")
                return

    watcher = threading.Thread(target=watch, name="rscovlm-cancel", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def _obtain(
    launcher: Launcher, settings: Settings, folders: list[str], cancelled: Callable[[], bool]
) -> None:
    """Wait for a backend that can serve, starting one where none answers."""
    client = BackendClient(settings.base_url, "")
    causes: list[str] = []
    launcher.ended.connect(causes.append)
    end = time.monotonic() + START_LIMIT_S
    while not cancelled():
        problem = _problem(client)
        if problem is None:
            return
        may_start = settings.start_backend and settings.is_local
        if isinstance(problem, BackendAbsent) and not launcher.running:
            if causes:
                raise BackendStartFailed(causes[-1], launcher.log_text())
            if not may_start:
                raise problem
            launcher.start(settings, folders)
        if time.monotonic() > end:
            raise BackendStartFailed(tr("it was not ready in time"), launcher.log_text())
        launcher.wait(POLL_MS)


def _problem(client: BackendClient) -> BackendError | None:
    """Tell why the backend cannot serve yet; one that never will is an error at once."""
    try:
        health = client.health()
    except BackendAbsent as absent:
        return absent
    if health.status == "dead":
        raise BackendBusy(health.cause, 1.0)
    return BackendBusy(health.cause, 1.0) if health.status == "starting" else None
