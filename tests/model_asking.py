"""An engine that asks scripted model servers, and what it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import numpy as np
import serving
from doubles import make_card
from model_server import ModelServer

from rscovlm.engines.openai.engine import Access, OpenAIEngine
from rscovlm.engines.protocol import Conversation, Turn

WORDS = ["12,", "34 ", "shi", "p\n", "56", ",78 plane"]

until = partial(serving.until, patience_s=10.0)


@contextmanager
def asking(*servers: ModelServer, card: object = None, **access: object) -> Iterator[OpenAIEngine]:
    options: dict = {"patience_s": 2.0, "silence_s": 5.0} | access
    addresses = tuple(server.address for server in servers)
    engine = OpenAIEngine(card or make_card(), Access(addresses, **options))  # type: ignore[arg-type]
    try:
        yield engine
    finally:
        engine.close()


def image(seed: int = 0, side: int = 56) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (side, side, 3), dtype=np.uint8)


def about(seed: int = 0) -> Conversation:
    return [
        Turn("system", "You are a helpful assistant."),
        Turn("user", f"find the ship {seed}", (image(seed),)),
    ]


def saying(*tokens: str) -> Callable[[object], list[str]]:
    return lambda _: list(tokens)
