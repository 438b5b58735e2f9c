"""A backend that follows a script: it speaks the contract, and misbehaves on purpose.

A script is a list of steps. A step is an event (a dict with ``type``), or one of the wrongs below.
"""

from __future__ import annotations

import contextlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Union
from urllib.parse import parse_qs, urlparse
from uuid import uuid4

from events import MODEL, done, job_status, raster_info


@dataclass(frozen=True)
class Wait:
    """Hold the line until the test sets the gate, or the job is cancelled."""

    gate: threading.Event


@dataclass(frozen=True)
class Hang:
    """Say nothing for so long."""

    seconds: float


@dataclass(frozen=True)
class Want:
    """Ask for a window and hold the line until it is served or refused, or the job is cancelled."""

    number: int
    col: int
    row: int
    width: int
    height: int
    size: tuple[int, int]


@dataclass
class Break:
    """Cut the line, the first ``times`` times that the script comes here; ``half``: amid a line."""

    times: int = 1
    half: bool = False


@dataclass
class Raw:
    """Send these bytes as a line, the first ``times`` times that the script comes here."""

    line: bytes
    times: int = 1


Step = Union[dict, Wait, Hang, Want, Break, Raw]


@dataclass
class Job:
    """A job that was asked for."""

    job_id: str
    request: dict
    steps: list[Step]
    cancelled: threading.Event = field(default_factory=threading.Event)
    served: dict[int, bytes] = field(default_factory=dict)
    """The images that came, by the number of the window."""
    failures: dict[int, dict] = field(default_factory=dict)
    """The reasons that came in place of images."""


class ScriptedBackend:
    """An HTTP server, on a free port unless one is named; a context manager."""

    def __init__(self, port: int = 0) -> None:
        self.token = f"token-{uuid4().hex}"  # a client of an earlier test, at the same port, is refused
        self.script: list[Step] = [done()]
        self.health: dict[str, Any] = {
            "status": "ready", "cause": "", "version": "0.1.0", "model": "scripted", "device": "CPU",
            "jobs_waiting": 0,
        }  # fmt: skip
        self.refusals: dict[str, list[tuple[int, dict, dict]]] = {}
        """By ``METHOD path``: status, headers and body of the answers to the next requests."""
        self.jobs: dict[str, Job] = {}
        self.seen: list[str] = []
        self.first_seq: dict[str, int] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self._server.daemon_threads = True
        self._open: set[Any] = set()
        self.dead = threading.Event()

    def __enter__(self) -> ScriptedBackend:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.die()

    @property
    def url(self) -> str:
        host, port = self._server.server_address[:2]
        return f"http://{host}:{port}"

    @property
    def last(self) -> Job:
        return list(self.jobs.values())[-1]

    def die(self) -> None:
        """Close the port and cut every line, as a killed process does."""
        self.dead.set()
        self._server.shutdown()
        self._server.server_close()
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(2)

    def rise(self) -> None:
        """Come back at the same address with the same jobs, as a restarted backend does."""
        address = self._server.server_address
        self.dead.clear()
        self._server = ThreadingHTTPServer(address, self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        backend = self

        class Handler(_Handler):
            pass

        Handler.backend = backend
        return Handler


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    backend: ScriptedBackend

    def setup(self) -> None:
        super().setup()
        self.backend._open.add(self.connection)

    def finish(self) -> None:
        self.backend._open.discard(self.connection)
        with contextlib.suppress(OSError):
            super().finish()

    def log_message(self, *_: Any) -> None:
        """Keep the tests' output clean."""

    def do_GET(self) -> None:
        path = urlparse(self.path).path
        if self._refused("GET", path):
            return
        if path == "/v1/health":
            self._reply(200, self.backend.health)
        elif path == "/v1/models":
            self._reply(200, [MODEL])
        elif path.endswith("/events"):
            self._events(path.split("/")[3])
        else:
            self._error(404, "not_found")

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        path = urlparse(self.path).path
        if self._refused("POST", path):
            return
        if path == "/v1/rasters/info":
            self._reply(200, raster_info(body["source"]))
            return
        known = next((job for job in self.backend.jobs.values() if job.request["key"] == body["key"]), None)
        job = known or Job(f"job{len(self.backend.jobs) + 1}", body, list(self.backend.script))
        self.backend.jobs[job.job_id] = job
        self._reply(200 if known else 201, job_status(job.job_id, job.request))

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        path = urlparse(self.path).path
        if self._refused("PUT", path):
            return
        _, _, _, job_id, _, number, *failure = path.split("/")
        job = self.backend.jobs[job_id]
        if failure:
            job.failures[int(number)] = json.loads(body)
        else:
            job.served[int(number)] = body
        self.send_response(204)
        self.end_headers()

    def do_DELETE(self) -> None:
        path = urlparse(self.path).path
        if self._refused("DELETE", path):
            return
        job = self.backend.jobs[path.split("/")[3]]
        job.cancelled.set()
        self._reply(200, job_status(job.job_id, job.request))

    def _refused(self, method: str, path: str) -> bool:
        self.backend.seen.append(f"{method} {self.path}")
        waiting = self.backend.refusals.get(f"{method} {path}")
        if waiting:
            status, headers, body = waiting.pop(0)
            self._reply(status, body, headers)
            return True
        if path != "/v1/health" and self.headers.get("Authorization") != f"Bearer {self.backend.token}":
            self._error(401, "unauthorized")
            return True
        return False

    def _reply(self, status: int, body: Any, headers: dict | None = None) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _error(self, status: int, code: str) -> None:
        self._reply(
            status, {"type": "error", "code": code, "message": f"{code}.", "details": "", "next_step": ""}
        )

    def _events(self, job_id: str) -> None:
        job = self.backend.jobs.get(job_id)
        if job is None:
            self._error(404, "job_missing")
            return
        since = int(parse_qs(urlparse(self.path).query).get("since", ["0"])[0])
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            self._play(job, since)
        except OSError:
            self.close_connection = True

    def _play(self, job: Job, since: int) -> None:
        seq = 0
        for step in job.steps:
            if isinstance(step, dict):
                seq += 1
                if seq > since:
                    self._line(job.job_id, seq, step)
                continue
            if isinstance(step, Raw) and step.times > 0:
                step.times -= 1
                self._chunk(step.line + b"\n")
            elif isinstance(step, Hang):
                time.sleep(step.seconds)
            elif isinstance(step, Break) and step.times > 0:
                step.times -= 1
                if step.half:
                    self._chunk(b'{"job_id": "' + job.job_id.encode())
                self._cut()
                return
            elif isinstance(step, Want):
                self._want(job, seq, step)
            elif isinstance(step, Wait):
                while not (step.gate.wait(0.02) or job.cancelled.is_set() or self.backend.dead.is_set()):
                    pass
                if self.backend.dead.is_set():
                    self._cut()
                    return
            if job.cancelled.is_set():
                self._line(job.job_id, seq + 1, {"type": "done", "status": "cancelled", "seconds": 0.1})
                break
        self._chunk(b"")

    def _want(self, job: Job, seq: int, step: Want) -> None:
        window = {"col": step.col, "row": step.row, "width": step.width, "height": step.height}
        event = {"type": "window_wanted", "id": step.number, "window_px": window}
        done = {*job.served, *job.failures}
        if step.number not in done:
            self._line(job.job_id, seq, {**event, "width": step.size[0], "height": step.size[1]})
        while step.number not in {*job.served, *job.failures}:
            time.sleep(0.01)
            if job.cancelled.is_set() or self.backend.dead.is_set():
                return

    def _line(self, job_id: str, seq: int, event: dict) -> None:
        job_id = event.get("_of", job_id)
        body = {key: value for key, value in event.items() if key != "_of"}
        self._chunk(json.dumps({"job_id": job_id, "seq": seq, "event": body}).encode() + b"\n")

    def _chunk(self, content: bytes) -> None:
        self.wfile.write(f"{len(content):X}\r\n".encode() + content + b"\r\n")
        self.wfile.flush()

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.shutdown(2)
