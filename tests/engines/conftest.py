"""The embedded model on vLLM and llama.cpp's server, as ``scripts/engines.py`` installs them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from real_servers import ENGINES, LLAMA, LlamaServer, StartLlama, asking, start_vllm

from rscovlm.engines.gguf import Gguf, write_gguf
from rscovlm.engines.load import load_engine
from rscovlm.engines.openai.engine import OpenAIEngine
from rscovlm.engines.protocol import Engine
from rscovlm.models import ModelCard, find_card


@pytest.fixture(scope="session", autouse=True)
def _installed() -> None:
    for name in ("vllm", "llama.cpp"):
        assert (ENGINES / name / "installed").exists(), (
            "the servers are not installed: run 'make test-engines'"
        )


@pytest.fixture(scope="session")
def card() -> ModelCard:
    """The embedded model as servers decode it: greedily, no number standing up for its neighbours."""
    return find_card().model_copy(update={"number_spread": 0.0})


@pytest.fixture(scope="session")
def ours(card: ModelCard) -> Iterator[Engine]:
    """The same checkpoint in this process."""
    engine = load_engine(card, device="cpu", threads=1)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def vllm(card: ModelCard) -> Iterator[OpenAIEngine]:
    """Started and watched as ``rscovlm serve --engine vllm`` does."""
    engine = start_vllm(card)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def files(card: ModelCard, tmp_path_factory: pytest.TempPathFactory) -> Gguf:
    """The embedded model as GGUF, exact."""
    return write_gguf(card, tmp_path_factory.mktemp("gguf"), kind="f32", llama_cpp=LLAMA / "source")


@pytest.fixture
def start_llama(files: Gguf) -> Iterator[StartLlama]:
    """Start servers that are gone after the test."""
    with ExitStack() as stack:

        def start(*more: str) -> LlamaServer:
            server = LlamaServer(files, *more)
            stack.callback(server.kill)
            return server

        yield start


@pytest.fixture(scope="session")
def llama(card: ModelCard, files: Gguf) -> Iterator[OpenAIEngine]:
    """One server for the tests that leave it as it is."""
    server = LlamaServer(files)
    with asking(card, server.address) as engine:
        yield engine
    server.kill()
