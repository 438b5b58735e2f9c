"""vLLM and llama.cpp's server as processes, engines on real servers, and the servers' own counters."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from serving import until

from rscovlm.engines.gguf import Gguf
from rscovlm.engines.openai.engine import Access, OpenAIEngine
from rscovlm.engines.openai.managed import ManagedEngine, vllm_command
from rscovlm.models import ModelCard

ENGINES = Path(__file__).resolve().parents[2] / "build" / "engines"
LLAMA = ENGINES / "llama.cpp"
START_S = 1500.0
"""On a busy machine of two cores vLLM takes minutes to start."""

IMAGES = int(os.environ.get("RSCOVLM_ENGINE_IMAGES", "50"))


def start_vllm(card: ModelCard, *more: str, key: str = "") -> ManagedEngine:
    """Start and watch vLLM as ``rscovlm serve --engine vllm`` does, with more arguments of its own.

    Nothing is compiled at its start: that takes minutes, a C++ compiler, and Python's headers.
    """
    python = shlex.quote(str(ENGINES / "vllm" / "bin" / "python"))
    program = f"{python} -m vllm.entrypoints.openai.api_server"
    command = vllm_command(card, program, shlex.join(["--dtype", "float32", "--enforce-eager", *more]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VLLM_CPU_KVCACHE_SPACE", "1")
        return ManagedEngine(card, Access((), key=key, patience_s=START_S, silence_s=600.0), command)


class LlamaServer:
    """llama.cpp's server on the embedded model, at a port that it keeps."""

    def __init__(self, files: Gguf, *more: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}"
        self._command = [
            str(LLAMA / "bin" / "llama-server"), "-m", str(files.model), "--mmproj", str(files.projector),
            "--alias", "embedded", "--host", "127.0.0.1", "--port", self.address.rsplit(":", 1)[1],
            "--ctx-size", "16384", "--parallel", "4", "--threads", "2", "--n-gpu-layers", "0", "--metrics",
            *more,
        ]  # fmt: skip
        self.start()

    def start(self) -> None:
        """Start it, without waiting."""
        self.process = subprocess.Popen(
            self._command,
            env={**os.environ, "LD_LIBRARY_PATH": str(LLAMA / "bin")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        """End it as a crash does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


StartLlama = Callable[..., LlamaServer]


@contextmanager
def asking(card: ModelCard, *addresses: str, key: str = "") -> Iterator[OpenAIEngine]:
    """An engine on servers that may still load."""
    engine = OpenAIEngine(card, Access(addresses, key=key, patience_s=START_S, silence_s=600.0))
    try:
        yield engine
    finally:
        engine.close()


def metric(engine: OpenAIEngine, name: str) -> float:
    """The sum of one of a server's own counters."""
    address = engine._servers.all[0].address.removesuffix("/v1")
    with urllib.request.urlopen(f"{address}/metrics", timeout=60) as answer:
        lines = answer.read().decode().splitlines()
    return sum(
        float(line.rsplit(" ", 1)[1]) for line in lines if line.partition("{")[0].split(" ")[0] == name
    )


def settled(engine: OpenAIEngine, name: str) -> None:
    """Wait until a server's gauge is zero."""
    until(lambda: metric(engine, name) == 0, 120)
