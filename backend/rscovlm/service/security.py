"""Who may talk to the backend: the token, the host name that a request carries, and how much it may send.

The gate stands before everything else, so that no line of the API runs for a request without the token.
"""

from __future__ import annotations

import hmac
import logging
import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rscovlm.errors import CannotServe, HostForbidden, RSCoVLMError, Unauthorized
from rscovlm.service.problems import problem_response

log = logging.getLogger(__name__)

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
OPEN_PATHS = frozenset({"/v1/health"})
_WINDOW_PATH = re.compile(r"/v1/jobs/[^/]+/windows/\d+")
"""Where a client serves pixels: an image is longer than any other request."""


def read_or_make_token(path: Path) -> str:
    """Return the token in ``path``, making it on the first start; only its owner can read the file.

    Raises:
        CannotServe: the file cannot be read or written.
    """
    try:
        return _read_or_make(path)
    except OSError as error:
        raise CannotServe(f"The token file {path} cannot be used.", details=str(error)) from error


def _read_or_make(path: Path) -> str:
    try:
        token = path.read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        token = ""
    if len(token) < 32:
        return _write_token(path)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        log.warning("The token file could be read by others; its mode is set to 0600.")
        path.chmod(0o600)
    return token


def _write_token(path: Path) -> str:
    """Write a new token beside ``path`` and move it there, so that nobody reads half of it."""
    token = secrets.token_urlsafe(32)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(token + "\n")
    fresh.replace(path)
    return token


def host_name(header: str) -> str:
    """Take the name out of a ``Host`` header: ``[::1]:8765`` gives ``::1``; what cannot be read gives ''."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


class Gate:
    """ASGI middleware: answers 403 for a foreign host and 401 without the token, and bounds the body."""

    def __init__(
        self, app: ASGIApp, *, token: str, hosts: Iterable[str], max_body_bytes: int, max_window_bytes: int
    ) -> None:
        self._app = app
        self._expected = f"Bearer {token}".encode()
        self._hosts = LOOPBACK_NAMES | {host.lower() for host in hosts}
        self._max_body_bytes = max_body_bytes
        self._max_window_bytes = max_window_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with what is wrong."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            self._check(scope)
        except RSCoVLMError as error:
            await problem_response(error)(scope, receive, send)
            return
        await self._app(scope, self._bounded(scope, receive), send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if host_name(headers.get("host", "")) not in self._hosts:
            raise HostForbidden("This backend does not go by the name that the request used.")
        if scope["path"] in OPEN_PATHS:
            return
        given = headers.get("authorization")
        if given is None:
            raise Unauthorized("The request carries no token.")
        if not hmac.compare_digest(given.encode("latin-1"), self._expected):
            raise Unauthorized("The request carries a wrong token.")

    def _bounded(self, scope: Scope, receive: Receive) -> Receive:
        image = scope["method"] == "PUT" and _WINDOW_PATH.fullmatch(scope["path"])
        longest = self._max_window_bytes if image else self._max_body_bytes
        received = 0

        async def bounded() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > longest:
                raise HTTPException(413)
            return message

        return bounded
