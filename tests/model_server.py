"""A model server of the OpenAI protocol, in this process, which does what it is told, or misbehaves."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import math
import select
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
from PIL import Image

Say = Callable[[list[dict[str, Any]]], Iterable[str]]
Trouble = Callable[["Exchange"], None]
"""In place of an answer: does whatever it likes to the connection."""

CHANCE = 0.5


class Exchange(BaseHTTPRequestHandler):
    """One request, and the ways to answer it."""

    protocol_version = "HTTP/1.1"
    server: _Listener

    def setup(self) -> None:
        super().setup()
        self.server.owner.connections.append(self.connection)

    def do_GET(self) -> None:
        owner = self.server.owner
        if self.path == "/health":
            self.whole(200, b"")
        elif owner.key and self.headers.get("Authorization") != f"Bearer {owner.key}":
            self.fail(401, "the key is wrong")
        elif self.path == "/v1/models" and owner.listing is not None:
            self.whole(200, owner.listing)
        elif self.path == "/v1/models":
            entries = [{"id": name, "object": "model", "owned_by": owner.kind} for name in owner.models]
            self.whole(200, json.dumps({"object": "list", "data": entries}).encode())
        else:
            self.fail(404, "no such path")

    def do_POST(self) -> None:
        owner = self.server.owner
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        owner.requests.append(self.body)
        if owner.troubles:
            owner.troubles.popleft()(self)
        elif self.body["model"] not in owner.models:
            self.fail(404, f"The model `{self.body['model']}` does not exist.")
        else:
            self.reply(list(owner.say(self.body["messages"]))[: self.body["max_tokens"]])

    def whole(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def fail(self, status: int, message: str, **headers: str) -> None:
        told = {"error": {"message": message, "type": "Error", "code": status}}
        self.whole(status, json.dumps(told).encode(), **headers)

    def begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def chunk(self, text: str | None = None, finish: str | None = None) -> None:
        choice: dict[str, Any] = {"index": 0, "delta": {} if text is None else {"content": text}}
        choice["finish_reason"] = finish
        if text and self.body.get("logprobs"):
            entry = {"token": text, "logprob": math.log(CHANCE), "bytes": list(text.encode())}
            choice["logprobs"] = {"content": [entry | {"top_logprobs": [entry]}]}
        self.event(json.dumps({"id": "1", "choices": [choice]}))

    def event(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()

    def say(self, tokens: Iterable[str]) -> bool:
        """Stream tokens at the server's pace; False as soon as the client has gone."""
        for token in tokens:
            if self.left():
                self.server.owner.left.set()
                return False
            self.chunk(token)
            self.server.owner.tokens += 1
            time.sleep(self.server.owner.pace_s)
        return True

    def reply(self, tokens: list[str]) -> None:
        self.begin()
        if self.say(tokens):
            limit = len(tokens) == self.body["max_tokens"]
            self.chunk(finish="length" if limit else "stop")
            self.event("[DONE]")

    def left(self) -> bool:
        """Whether the client has closed its connection."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        try:
            return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)
        except ConnectionError:  # it was closed with words unread
            return True

    def log_message(self, *_: Any) -> None:
        pass


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    owner: ModelServer

    def handle_error(self, *_: Any) -> None:
        pass  # connections break here on purpose


class ModelServer:
    """The server; use it in ``with``. ``requests`` are the bodies it got, in order.

    Attributes:
        troubles: what the next requests meet instead of a reply.
        left: set when a client closed its connection before the end of its reply.
        tokens: sent so far.
    """

    def __init__(
        self,
        say: Say = lambda _: ["There", " are", " none", "."],
        *,
        models: tuple[str, ...] = ("nowhere",),
        kind: str = "vllm",
        key: str = "",
        pace_s: float = 0.0,
        port: int = 0,
    ) -> None:
        self.say, self.models, self.kind, self.key, self.pace_s = say, models, kind, key, pace_s
        self.listing: bytes | None = None
        self.troubles: deque[Trouble] = deque()
        self.requests: list[dict[str, Any]] = []
        self.connections: list[socket.socket] = []
        self.left = threading.Event()
        self.tokens = 0
        self._port = port
        self.start()

    def start(self) -> None:
        """Listen, again at the same port."""
        self._listener = _Listener(("127.0.0.1", self._port), Exchange)
        self._listener.owner = self
        self._port = self._listener.server_port
        threading.Thread(target=self._listener.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """Drop every connection, and refuse new ones."""
        self._listener.shutdown()
        self._listener.server_close()
        for connection in self.connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.connections.clear()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> ModelServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def die_after(*tokens: str) -> Trouble:
    """Say a few tokens, then drop the connection."""

    def die(exchange: Exchange) -> None:
        exchange.begin()
        exchange.say(tokens)
        exchange.connection.shutdown(socket.SHUT_RDWR)

    return die


def refuse(status: int, message: str, **headers: str) -> Trouble:
    """Answer with an error."""
    return lambda exchange: exchange.fail(status, message, **headers)


def send(*events: str) -> Trouble:
    """Stream these events, whatever they are, and end in good order."""

    def stream(exchange: Exchange) -> None:
        exchange.begin()
        for event in events:
            exchange.event(event)

    return stream


def image_of(message: dict[str, Any]) -> np.ndarray:
    """The pixels of a message's image."""
    head, data = message["content"][0]["image_url"]["url"].split(",", 1)
    assert head == "data:image/png;base64"
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(data))))
