"""Answering a job that waits for pixels, on its worker thread; what goes wrong is told to the job."""

from __future__ import annotations

import time
from typing import Callable

from rscovlm_qgis.core import log
from rscovlm_qgis.core.client import BackendClient
from rscovlm_qgis.core.drawing import LayerPixels
from rscovlm_qgis.core.errors import BackendAbsent, BackendError, JobUnknown, PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.wire import WindowFailure, WindowWanted

SENDS = 3
PAUSE_S = 0.5
WORDS, DETAILS = 2000, 10_000
"""What the contract takes of a failure."""


def serve_window(
    client: BackendClient, job_id: str, wanted: WindowWanted, pixels: LayerPixels | None
) -> None:
    """Draw what a job waits for and send it; where that fails, send the reason."""
    try:
        if pixels is None:
            raise PluginError(tr("This layer's pixels were to be read from its file, not from QGIS."))
        png = pixels.png(wanted)
        if not pixels.stopped:
            _send(lambda: client.serve_window(job_id, wanted.id, png))
    except JobUnknown:
        log.info(f"Job {job_id} no longer waits for window {wanted.id}.")
    except PluginError as error:
        if pixels is None or not pixels.stopped:
            _tell(client, job_id, wanted, error)


def _tell(client: BackendClient, job_id: str, wanted: WindowWanted, error: PluginError) -> None:
    log.warning(f"Window {wanted.id} of job {job_id}: {error.message} {error.details}")
    failure = WindowFailure(error.message[:WORDS], error.details[:DETAILS], error.next_step[:WORDS])
    try:
        _send(lambda: client.fail_window(job_id, wanted.id, failure))
    except BackendError as lost:  # the job's stream tells what becomes of it
        log.warning(f"Window {wanted.id} of job {job_id}: {lost.message} {lost.details}")


def _send(call: Callable[[], None]) -> None:
    """Send, and send again where the line broke: an answer that arrived twice does no harm."""
    for attempt in range(1, SENDS + 1):
        try:
            call()
            return
        except BackendAbsent:
            if attempt == SENDS:
                raise
            time.sleep(PAUSE_S * attempt)
