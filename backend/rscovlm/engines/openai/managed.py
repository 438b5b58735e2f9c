"""A vLLM server of our own: on a free port of this machine, watched, restarted, and stopped with us."""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import os
import secrets
import shlex
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

import httpx

from rscovlm.engines.openai.engine import Access, OpenAIEngine
from rscovlm.errors import EngineFailed
from rscovlm.models import ModelCard

log = logging.getLogger(__name__)

RESTARTS = 3
"""How often within ``FORGET_S`` a server that ended is started again."""
FORGET_S = 3600.0
STOP_S = 25.0
"""How long the keeper may take: it gives the server ten seconds before each of its two signals."""
LAST_LINES = 30
TICK_S = 0.5


def vllm_command(card: ModelCard, command: str = "", extra: str = "") -> list[str]:
    """Write the command that serves a card's model, without address and key.

    Args:
        card: the model's.
        command: what starts vLLM, as in a shell; empty: ``vllm serve``, or this Python's own.
        extra: more arguments for vLLM, as in a shell.

    Raises:
        EngineFailed: vLLM is not on this machine.
    """
    starts = shlex.split(command) or _installed()
    weights = str(card.folder or card.weights)
    model = [weights] if starts[-1] == "serve" else ["--model", weights]
    own = [
        *model, "--served-model-name", card.name,
        "--max-model-len", str(card.serving.context), "--generation-config", "vllm",
    ]  # fmt: skip
    return [*starts, *own, *shlex.split(extra)]


def _installed() -> list[str]:
    if found := shutil.which("vllm"):
        return [found, "serve"]
    if importlib.util.find_spec("vllm") is not None:
        return [sys.executable, "-m", "vllm.entrypoints.openai.api_server"]
    raise EngineFailed(
        "vLLM is not installed on this machine.",
        next_step="Install it in an environment of its own (pip install vllm) and set RSCOVLM_VLLM_COMMAND "
        "to '/that/environment/bin/vllm serve'; or give the address of a running one with --engine openai.",
    )


class Process:
    """A server at a port of this machine, under a keeper that ends it when we end, however that is.

    Attributes:
        tail: its last lines.

    Raises:
        EngineFailed: there is no such program.
    """

    def __init__(self, command: Sequence[str], port: int, key: str) -> None:
        self.tail: deque[str] = deque(maxlen=LAST_LINES)
        keeper = [sys.executable, "-m", "rscovlm.engines.openai.keeper"]
        if shutil.which(command[0]) is None:
            raise EngineFailed(
                f"The program that shall start vLLM is not there: {command[0]}.",
                next_step="Correct RSCOVLM_VLLM_COMMAND.",
            )
        self._process = subprocess.Popen(
            [*keeper, *command, "--host", "127.0.0.1", "--port", str(port)],
            # By the environment: every user of the machine can read a command line.
            env={**os.environ, "VLLM_API_KEY": key},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        self._reader = threading.Thread(target=self._read, name="vllm log", daemon=True)
        self._reader.start()

    @property
    def status(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.poll()

    def stop(self) -> None:
        """End it and all that it started."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_S)
        self._reader.join(TICK_S)

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.tail.append(line.rstrip())
            log.info("vLLM: %s", line.rstrip())


class ManagedEngine(OpenAIEngine):
    """An engine on a server that it starts itself.

    A server that ends is started again at the same port, where requests find it as they find any server that
    was away for a while.

    Raises:
        EngineFailed: the server ends while it starts, or does not come up in time; with its last lines.
    """

    def __init__(
        self,
        card: ModelCard,
        access: Access,
        command: Sequence[str],
        *,
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        """Start the server and wait until it is ready.

        Args:
            card: of the model that it serves.
            access: how it is asked; its patience is that for the server's start.
            command: starts the server, without address and key.
            stopping: whether nobody wants it any more; looked at while it starts.
        """
        self._command, self._port = list(command), _free_port()
        self._key = access.key or secrets.token_urlsafe(32)
        address = f"http://127.0.0.1:{self._port}"
        self._starts: list[float] = []
        self._ending = threading.Event()
        self._process = self._launch()
        try:
            self._wait(address, access.patience_s, stopping)
            mine = replace(access, addresses=(address,), served_name=card.name, key=self._key)
            super().__init__(card, mine)
        except BaseException:
            self._process.stop()
            raise
        self._watcher = threading.Thread(target=self._keep_running, name="vllm watch", daemon=True)
        self._watcher.start()

    def close(self) -> None:
        """Stop the server."""
        self._ending.set()
        super().close()
        if hasattr(self, "_watcher"):
            self._watcher.join(TICK_S * 4)
        self._process.stop()

    def _launch(self) -> Process:
        self._starts.append(time.monotonic())
        log.info("vLLM starts at port %d: %s", self._port, shlex.join(self._command))
        return Process(self._command, self._port, self._key)

    def _wait(self, address: str, patience_s: float, stopping: Callable[[], bool]) -> None:
        """Wait until the server is healthy."""
        limit = time.monotonic() + patience_s
        while not _healthy(address):
            if self._process.status is not None:
                raise self._failed(f"vLLM ended while it started (status {self._process.status}).")
            if time.monotonic() > limit:
                raise self._failed(f"vLLM was not ready after {patience_s:.0f} s.")
            if stopping():
                raise EngineFailed("The backend stopped while vLLM started.")
            time.sleep(TICK_S)

    def _keep_running(self) -> None:
        """Start the server again whenever it ends, but not for ever."""
        while not self._ending.wait(TICK_S):
            if self._process.status is None:
                continue
            log.error("vLLM ended with status %s.", self._process.status)
            self._process.stop()
            now = time.monotonic()
            self._starts = [start for start in self._starts if now - start < FORGET_S]
            if len(self._starts) > RESTARTS:
                self.give_up(self._failed("vLLM ends again and again, and is not started any more."))
                return
            self._process = self._launch()

    def _failed(self, message: str) -> EngineFailed:
        return EngineFailed(
            message,
            details="\n".join(self._process.tail),
            next_step="Read what vLLM says in the backend's log, mend it, and start the backend again.",
        )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _healthy(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health", timeout=5.0, trust_env=False).is_success
    except httpx.TransportError:
        return False
