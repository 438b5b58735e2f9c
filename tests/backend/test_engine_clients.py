"""Callers on many threads: answered together, each as if alone, in fair turns, and stopped by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from typing import Any

import numpy as np
import pytest
import torch
from checkpoints import build_lively, card_of
from passes import Passes, another, loaded

from rscovlm.engines.protocol import CancelToken, Conversation, Reply, Turn
from rscovlm.engines.transformers_engine import TransformersEngine
from rscovlm.errors import Cancelled, EngineFailed
from rscovlm.models import TileRule

CLIENTS = 8


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TransformersEngine]:
    folder = build_lively(tmp_path_factory.mktemp("lively"))
    card = card_of(folder, tiles=TileRule(size=224, overlap=48, seen_at=224, batch=4))
    with loaded(card) as engine:
        yield engine


@pytest.fixture
def engine(whole: TransformersEngine) -> Iterator[TransformersEngine]:
    with closing(another(whole)) as own:
        yield own


def tile(seed: int, height: int = 56, width: int = 84) -> Conversation:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return [Turn("user", f"find the ship, {'please ' * (seed % 5)}", (pixels,))]


def all_at_once(engine: TransformersEngine, asked: Sequence[Sequence[Conversation]]) -> list[list[Reply]]:
    start = threading.Barrier(len(asked))

    def one(conversations: Sequence[Conversation]) -> list[Reply]:
        start.wait()
        return engine.generate(conversations, max_new_tokens=24)

    with ThreadPoolExecutor(len(asked)) as clients:
        return list(clients.map(one, asked))


def test_each_hears_what_it_would_hear_alone(engine: TransformersEngine) -> None:
    asked = [[tile(n, 56 + 28 * (n % 3), 84)] for n in range(CLIENTS)]
    alone = [engine.generate(one, max_new_tokens=24) for one in asked]
    engine._kept.clear()
    with Passes(engine) as passes:
        together = all_at_once(engine, asked)
    for mine, reference in zip(together, alone, strict=True):
        assert mine[0].text == reference[0].text
        assert [piece.probability for piece in mine[0].pieces] == pytest.approx(
            [piece.probability for piece in reference[0].pieces], abs=1e-4
        )
    assert max(passes.rows) > 1
    assert len(passes.rows) < sum(len(one[0].pieces) + 1 for one in alone)


def test_a_latecomer_joins_those_that_are_being_answered(engine: TransformersEngine) -> None:
    late: list[Future[list[Reply]]] = []
    with ThreadPoolExecutor(1) as client:

        def before(_rows: int, number: int) -> None:
            if number == 2:
                late.append(client.submit(engine.generate, [tile(50)], max_new_tokens=24))
                while len(engine._batcher._alive()) < 2:
                    time.sleep(0.001)

        first = [tile(n) for n in range(3)]
        with Passes(engine, before) as passes:
            replies = engine.generate(first, max_new_tokens=24)
            joined = late[0].result()
    assert max(passes.rows) > 3
    alone = engine.generate([*first, tile(50)], max_new_tokens=24)
    assert [one.text for one in [*replies, *joined]] == [one.text for one in alone]


def test_a_detection_of_many_tiles_does_not_keep_a_question_waiting(engine: TransformersEngine) -> None:
    many = [tile(n) for n in range(80)]
    answered_after: list[int] = []
    with ThreadPoolExecutor(1) as client:
        left: dict[int, int] = {}

        def ask(passes: Passes) -> None:
            engine.generate([tile(200)], max_new_tokens=2)
            answered_after.append(len(passes.rows))

        def before(_rows: int, number: int) -> None:
            if number == 3:
                left[0] = number
                client.submit(ask, passes)

        with Passes(engine, before) as passes:
            engine.generate(many, max_new_tokens=24)
    total = len(passes.rows)
    assert answered_after, "the question was never answered"
    assert answered_after[0] - left[0] < total / 3


def test_one_cancels_and_the_others_go_on(engine: TransformersEngine) -> None:
    cancel = CancelToken()
    passes_of: list[int] = []

    def before(rows: int, number: int) -> None:
        passes_of.append(rows)
        if number == 4:
            cancel.cancel()

    others = [tile(n) for n in range(3)]
    with ThreadPoolExecutor(1) as client, Passes(engine, before):
        going = client.submit(engine.generate, others, max_new_tokens=24)
        with pytest.raises(Cancelled):
            engine.generate([tile(7), tile(8)], max_new_tokens=2000, cancel=cancel)
        replies = going.result()
    assert [one.text for one in replies] == [one.text for one in engine.generate(others, max_new_tokens=24)]
    assert max(passes_of[4:], default=0) <= 3, "a cancelled row went through the model again"


def test_a_failure_is_the_failure_of_whose_it_is(engine: TransformersEngine) -> None:
    """A conversation that breaks the model, told by its size, does not break those beside it."""
    poison = tile(99, 112, 112)

    def hook(_module: Any, _args: Any, kwargs: dict[str, Any]) -> None:
        grids = kwargs.get("image_grid_thw")
        if grids is not None and (grids == torch.tensor([1, 8, 8])).all(dim=1).any():
            raise ValueError("what a picture")

    handle = engine._model.register_forward_pre_hook(hook, with_kwargs=True)
    try:
        with ThreadPoolExecutor(4) as clients:
            start = threading.Barrier(4)

            def ask(one: Conversation) -> str:
                start.wait()
                return engine.generate([one], max_new_tokens=24)[0].text

            asked = [tile(1), poison, tile(2), tile(3)]
            futures = [clients.submit(ask, one) for one in asked]
            with pytest.raises(EngineFailed, match="failed while"):
                futures[1].result()
            told = [futures[n].result() for n in (0, 2, 3)]
    finally:
        handle.remove()
    alone = [engine.generate([one], max_new_tokens=24)[0].text for one in (asked[0], asked[2], asked[3])]
    assert told == alone


def test_memory_that_runs_short_is_told_and_the_batch_grows_again(
    engine: TransformersEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rscovlm.engines.batcher.CALM", 6)
    tight = True

    def before(rows: int, _number: int) -> None:
        if tight and rows > 2:
            raise torch.OutOfMemoryError("CUDA out of memory")

    asked = [tile(n) for n in range(6)]
    with Passes(engine, before):
        squeezed = engine.generate(asked, max_new_tokens=8)
    assert all(reply.squeezed for reply in squeezed)
    tight = False
    with Passes(engine) as passes:
        for _ in range(4):
            plain = engine.generate(asked, max_new_tokens=8)
    assert max(passes.rows) == 6
    assert not any(reply.squeezed for reply in plain)
    assert [one.text for one in plain] == [one.text for one in squeezed]


def test_closing_ends_who_waits(whole: TransformersEngine) -> None:
    engine = another(whole)
    begun = threading.Event()
    with ThreadPoolExecutor(1) as client, Passes(engine, lambda *_: begun.set()):
        going = client.submit(engine.generate, [tile(1), tile(2)], max_new_tokens=3000)
        assert begun.wait(20)
        engine.close()
        with pytest.raises(EngineFailed, match="has been closed"):
            going.result()
    with pytest.raises(EngineFailed, match="has been closed"):
        engine.generate([tile(1)])
