"""The backend's HTTP API, as one class; may be used from any thread, one client a thread.

Every call has a time limit, every failure is one of ``core.errors``. Knows no job queue, no process and no
widget.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Callable
from urllib.parse import quote

import requests

from rscovlm_qgis.core import log
from rscovlm_qgis.core.backend_words import localised
from rscovlm_qgis.core.errors import (
    BackendAbsent,
    BackendBusy,
    BackendError,
    BackendLost,
    BackendRefused,
    JobUnknown,
    ReplyUnreadable,
    TokenRefused,
)
from rscovlm_qgis.core.wire import (
    Done,
    Error,
    EventLine,
    Health,
    Heartbeat,
    JobRequest,
    JobStatus,
    ModelInfo,
    RasterDescription,
    RasterInfo,
    WindowFailure,
    WindowWanted,
    parse_line,
    read_object,
    to_json,
)

HEALTH = "/v1/health"
MODELS = "/v1/models"
RASTER_INFO = "/v1/rasters/info"
JOBS = "/v1/jobs"
UNSTORED = (Heartbeat, WindowWanted)
"""Events that repeat the number of the one before."""


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds.

    Attributes:
        connect: for the connection.
        reply: for the whole of a short reply.
        silence: without any line of an event stream, which sends a heartbeat every 10 s.
        attempts: to take a broken stream up again, in a row without a new event.
        pause: before the first of these attempts; doubled for each further one.
        longest_pause: however long the backend asks to be left alone.
    """

    connect: float = 3.0
    reply: float = 20.0
    silence: float = 25.0
    attempts: int = 4
    pause: float = 0.3
    longest_pause: float = 5.0


class BackendClient:
    """A client of one backend."""

    def __init__(self, address: str, token: str, patience: Patience | None = None) -> None:
        self.address = address.rstrip("/")
        self.patience = patience or Patience()
        self._session = requests.Session()
        # Proxies and .netrc are for the internet: the one would break loopback, the other replace our token.
        self._session.trust_env = False
        self._session.headers["Authorization"] = f"Bearer {token}"

    def health(self) -> Health:
        """Ask how the backend is; needs no token. A 503 carries a health too."""
        response = self._send("GET", HEALTH, accept=(200, 503))
        health: Health = self._object(Health, response)
        return replace(health, cause=localised(health.cause))

    def models(self) -> list[ModelInfo]:
        """Ask what is loaded."""
        response = self._send("GET", MODELS)
        body = self._body(response)
        if not isinstance(body, list):
            raise ReplyUnreadable(response.text[:500])
        models: list[ModelInfo] = [self._object(ModelInfo, response, item) for item in body]
        return [replace(one, title=localised(one.title), caveat=localised(one.caveat)) for one in models]

    def raster_info(self, raster: RasterDescription) -> RasterInfo:
        """Ask for the true ground sampling distance and the size class of a raster."""
        return self._object(RasterInfo, self._send("POST", RASTER_INFO, payload=to_json(raster)))

    def submit(self, request: JobRequest) -> JobStatus:
        """Ask for a job; sending the same key again is safe."""
        return self._object(JobStatus, self._send("POST", JOBS, payload=to_json(request), accept=(200, 201)))

    def cancel(self, job_id: str) -> None:
        """Ask for a job to be stopped; its stream then ends with ``done``."""
        self._send("DELETE", self._job_path(job_id))

    def serve_window(self, job_id: str, window_id: int, png: bytes) -> None:
        """Send the pixels that a job waits for; sending them again is safe."""
        self._send("PUT", self._window_path(job_id, window_id), body=png, accept=(204,))

    def fail_window(self, job_id: str, window_id: int, failure: WindowFailure) -> None:
        """Say why there are no pixels; the job then fails with these words."""
        path = f"{self._window_path(job_id, window_id)}/failure"
        self._send("PUT", path, payload=to_json(failure), accept=(204,))

    def events(self, job_id: str, since: int = 0) -> Iterator[EventLine]:
        """Read the events after ``since`` as they come, until the line ends.

        Raises:
            BackendLost: the line broke, or was silent for too long.
            ReplyUnreadable: a line is not an event.
        """
        response = self._send(
            "GET",
            f"{self._job_path(job_id)}/events",
            params={"since": since},
            stream=True,
            read_s=self.patience.silence,
        )
        with response:
            try:
                for line in response.iter_lines(chunk_size=None):
                    if line:
                        yield self._line(line)
            except requests.RequestException as error:
                raise BackendLost(str(error)) from error

    def follow(self, job_id: str, since: int, stopped: Callable[[], bool]) -> Iterator[EventLine]:
        """Read a job's events to its ``done``, taking the line up again where it breaks.

        Heartbeats and wishes for pixels are passed on; events of other jobs and events seen before are not.

        Raises:
            BackendLost: the line could not be taken up again, or ``stopped`` says to give up.
        """
        failures = 0
        while True:
            try:
                for line in self.events(job_id, since):
                    if not _is_news(line, job_id, since):
                        continue
                    if not isinstance(line.event, UNSTORED):
                        since, failures = line.seq, 0
                    yield line
                    if isinstance(line.event, Done):
                        return
                problem: BackendError = BackendLost("the stream ended before its 'done'")
            except (BackendLost, BackendAbsent, BackendBusy, ReplyUnreadable) as error:
                problem = error
            failures += 1
            log.warning(
                f"Job {job_id} after event {since}, failure {failures}: {problem.details or problem.message}"
            )
            if failures >= self.patience.attempts or stopped():
                raise (
                    problem if isinstance(problem, ReplyUnreadable) else BackendLost(problem.details)
                ) from problem
            time.sleep(self._pause(problem, failures))

    def _pause(self, problem: BackendError, failures: int) -> float:
        backoff = self.patience.pause * 2 ** (failures - 1)
        wished = problem.retry_after if isinstance(problem, BackendBusy) else 0.0
        return min(max(backoff, wished), self.patience.longest_pause)

    @staticmethod
    def _job_path(job_id: str) -> str:
        return f"{JOBS}/{quote(job_id, safe='')}"

    def _window_path(self, job_id: str, window_id: int) -> str:
        return f"{self._job_path(job_id)}/windows/{window_id}"

    @staticmethod
    def _line(line: bytes) -> EventLine:
        try:
            return parse_line(line)
        except ValueError as error:
            raise ReplyUnreadable(f"{error}: {line[:200]!r}") from error

    def _send(
        self,
        method: str,
        path: str,
        *,
        payload: dict[str, Any] | None = None,
        body: bytes | None = None,
        params: dict[str, Any] | None = None,
        accept: tuple[int, ...] = (200,),
        stream: bool = False,
        read_s: float | None = None,
    ) -> requests.Response:
        try:
            response = self._session.request(
                method,
                self.address + path,
                json=payload,
                data=body,
                headers={"Content-Type": "image/png"} if body is not None else None,
                params=params,
                stream=stream,
                timeout=(self.patience.connect, read_s or self.patience.reply),
                allow_redirects=False,
            )
        except (requests.RequestException, ValueError) as error:
            raise BackendAbsent(self.address, str(error)) from error
        if response.status_code in accept:
            return response
        with response:
            raise self._refusal(response, path)

    def _refusal(self, response: requests.Response, path: str) -> BackendError:
        """Turn an HTTP status into the error that it means here."""
        said = self._said(response)
        if response.status_code == 401:
            return TokenRefused(self.address)
        if response.status_code == 503:
            cause = localised(said.message) if said else ""
            return BackendBusy(cause, _seconds(response.headers.get("Retry-After")))
        if response.status_code == 404 and path.startswith(f"{JOBS}/"):
            return JobUnknown()
        if said is None:
            return ReplyUnreadable(f"{response.status_code} {response.text[:500]}")
        return BackendRefused(
            localised(said.message),
            details=said.details,
            next_step=localised(said.next_step),
            code=said.code,
        )

    @staticmethod
    def _said(response: requests.Response) -> Error | None:
        try:
            return read_object(Error, response.json())
        except (ValueError, requests.RequestException):
            return None

    @staticmethod
    def _body(response: requests.Response) -> Any:
        try:
            return response.json()
        except ValueError as error:
            raise ReplyUnreadable(f"{error}: {response.text[:500]}") from error

    def _object(self, cls: type, response: requests.Response, item: Any = None) -> Any:
        body = self._body(response) if item is None else item
        try:
            return read_object(cls, body)
        except ValueError as error:
            raise ReplyUnreadable(f"{error}: {json.dumps(body)[:500]}") from error


def _is_news(line: EventLine, job_id: str, since: int) -> bool:
    if line.job_id != job_id:
        log.warning(f"Passed over an event of job {line.job_id} in the stream of job {job_id}.")
        return False
    return isinstance(line.event, UNSTORED) or line.seq > since


def _seconds(header: str | None) -> float:
    """Read ``Retry-After`` in seconds; the form with a date counts as a short wait."""
    return float(header) if header and header.isdigit() else 1.0
