"""A server of files by ranges, on loopback, as an object store serves COGs; the standard library only."""

from __future__ import annotations

import contextlib
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4


class RangeServer:
    """Serves the files of a folder; a context manager.

    GDAL keeps what it was sent, by address, and ports come again: each server has a path of its own.

    Attributes:
        status: 200: as it should; else the answer to every request.
        seen: method, path and number of bytes sent of each answer.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.status = 200
        self.seen: list[tuple[str, str, int]] = []
        self._name = uuid4().hex
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    def __enter__(self) -> RangeServer:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def url(self, name: str) -> str:
        """Tell where a file is."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/{self._name}/{name}"

    def source(self, name: str) -> str:
        """Tell what GDAL calls a file."""
        return f"/vsicurl/{self.url(name)}"

    @property
    def sent(self) -> int:
        """How many bytes were sent so far."""
        return sum(number for _, _, number in self.seen)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                """Keep the tests' output clean."""

            def do_HEAD(self) -> None:
                self._answer(with_body=False)

            def do_GET(self) -> None:
                self._answer(with_body=True)

            def _answer(self, *, with_body: bool) -> None:
                asked_of, _, name = urlsplit(self.path).path.lstrip("/").partition("/")
                path = server.folder / name
                if server.status != 200 or asked_of != server._name or not path.is_file():
                    self._say(404 if server.status == 200 else server.status, b"", {}, with_body=with_body)
                    return
                content, headers = path.read_bytes(), {"Accept-Ranges": "bytes"}
                asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
                if asked is None:
                    self._say(200, content, headers, with_body=with_body)
                    return
                start = int(asked[1])
                end = min(int(asked[2]) if asked[2] else len(content), len(content) - 1)
                headers["Content-Range"] = f"bytes {start}-{end}/{len(content)}"
                self._say(206, content[start : end + 1], headers, with_body=with_body)

            def _say(self, status: int, body: bytes, headers: dict[str, str], *, with_body: bool) -> None:
                server.seen.append((self.command, self.path, len(body) if with_body else 0))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if with_body:
                    with contextlib.suppress(OSError):  # the client no longer wants it
                        self.wfile.write(body)

        return Handler
