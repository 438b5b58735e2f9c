"""The backend as a process: it listens, tells where, and ends in good order."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import secrets
import signal
import socket
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path

import uvicorn

from rscovlm import __version__
from rscovlm.engines.start import check_settings, start_engine
from rscovlm.errors import CannotServe
from rscovlm.models import find_card
from rscovlm.service.api import create_app
from rscovlm.service.service import Service
from rscovlm.service.settings import ServiceSettings
from rscovlm.tasks.run import run_task

log = logging.getLogger(__name__)

STOP_JOB_S = 2.0
"""How long a running job may take to notice that the backend stops."""
STOP_STREAMS_S = 1
LOG_BYTES = 2 * 2**20
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def serve(settings: ServiceSettings) -> None:
    """Serve until SIGTERM or SIGINT.

    Raises:
        CannotServe: the port or the state folder is taken, or cannot be used.
        ModelMissing: there is no such model.
        BadRequest: the settings of the engine contradict each other.
    """
    _check_address(settings)
    check_settings(settings)
    os.umask(0o077)  # questions and answers are their owner's
    _make_state_dir(settings.state_dir)
    card = find_card(settings.model)
    load = partial(start_engine, card, settings)
    with listen(settings) as listener:
        service = Service(settings, card, load=load, run=run_task)
        _log_to(settings.state_dir / "backend.log")
        # uvicorn raises the signal that ended it once more, which shall not skip what follows.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with contextlib.suppress(KeyboardInterrupt):
            Server(service).run(sockets=[listener])


class Server(uvicorn.Server):
    """Starts the service before it listens, tells where it does, and stops the jobs before their streams."""

    def __init__(self, service: Service) -> None:
        config = uvicorn.Config(
            create_app(service),
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=STOP_STREAMS_S,
        )
        super().__init__(config)
        self._service = service
        self._told = service.settings.state_dir / "server.json"

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start the jobs, listen, and write ``server.json``."""
        self._service.start()
        await super().startup(sockets)
        assert sockets is not None
        url = _url(sockets[0])
        _write(self._told, json.dumps({"url": url, "pid": os.getpid(), "version": __version__}))
        log.info("The backend listens at %s.", url)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop the jobs, whose streams then end, and close."""
        self._told.unlink(missing_ok=True)
        await asyncio.to_thread(self._service.stop, STOP_JOB_S)
        await super().shutdown(sockets)
        self._service.close()


def _check_address(settings: ServiceSettings) -> None:
    if not settings.loopback and not settings.allow_remote:
        raise CannotServe(
            f"Other machines could reach the address {settings.host}.",
            next_step="Use 127.0.0.1, or set RSCOVLM_ALLOW_REMOTE=1 if that is meant.",
        )


def _make_state_dir(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotServe(
            f"The folder {folder} cannot be made.",
            details=str(error),
            next_step="Set RSCOVLM_STATE_DIR to a folder that you can write to.",
        ) from error


def listen(settings: ServiceSettings) -> socket.socket:
    """Take the port of the settings, so that connections wait until they are served.

    Raises:
        CannotServe: it is taken, or not ours to take.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        raise CannotServe(
            f"The backend cannot listen at {settings.host}, port {settings.port}: {error.strerror}.",
            details=str(error),
            next_step="Stop the program that uses the port, or choose another one (0: any that is free).",
        ) from error


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{reachable}]:{port}" if ":" in reachable else f"http://{reachable}:{port}"


def _write(path: Path, text: str) -> None:
    """Write a file so that nobody reads half of it."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def _log_to(path: Path) -> None:
    """Log to standard error, and to a file that does not grow without bound."""
    handlers: list[logging.Handler] = [
        logging.StreamHandler(),
        RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True),
    ]
    level = min(logging.getLogger().level, logging.INFO)
    logging.basicConfig(level=level, format=LOG_FORMAT, handlers=handlers, force=True)
