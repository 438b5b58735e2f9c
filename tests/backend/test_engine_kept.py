"""A conversation that goes on is answered as if it were read from its first word, and is not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from checkpoints import build_deepstack, build_lively, card_of
from passes import Passes, another, loaded

from rscovlm.contract import AskTask, RasterDescription, Token
from rscovlm.engines.protocol import CancelToken, Conversation, Engine, Reply, Turn
from rscovlm.engines.transformers_engine import TransformersEngine
from rscovlm.errors import UnreadableReply
from rscovlm.tasks.run import run_task

BUILDERS: dict[str, tuple[Callable[[Path], Path], int]] = {
    "Qwen2.5-VL": (build_lively, 28),
    "Qwen3-VL": (build_deepstack, 32),
}
QUESTIONS = ("What colour is the ship?", "How many large vehicles are there?", "Where is the plane?")


class Pair(NamedTuple):
    """One model behind two doors: one keeps what it has read, the other nothing."""

    keeps: TransformersEngine
    forgets: TransformersEngine
    side: int


@pytest.fixture(scope="module", params=BUILDERS)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    build, factor = BUILDERS[request.param]
    folder = build(tmp_path_factory.mktemp("kept"))
    with (
        loaded(card_of(folder, factor=factor)) as engine,
        closing(another(engine, kept_bytes=0)) as other,
    ):
        yield Pair(engine, other, factor)


@pytest.fixture(autouse=True)
def forget(request: pytest.FixtureRequest) -> None:
    if "pair" in request.fixturenames:
        request.getfixturevalue("pair").keeps._kept.clear()


def picture(pair: Pair, rows: int, columns: int, seed: int) -> np.ndarray:
    shape = (rows * pair.side, columns * pair.side, 3)
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def opening(pair: Pair, seed: int = 1, text: str = "Where is the quay? Zoom in.") -> list[Turn]:
    return [Turn("system", "You look."), Turn("user", text, (picture(pair, 3, 5, seed),))]


def going_on(pair: Pair, first: list[Turn], said: str, seed: int = 9) -> list[Turn]:
    return [*first, Turn("assistant", said), Turn("user", "Closer.", (picture(pair, 4, 2, seed),))]


def check_same(mine: Reply, reference: Reply) -> None:
    assert mine.text == reference.text
    assert mine.finish == reference.finish
    assert [piece.probability for piece in mine.pieces] == pytest.approx(
        [piece.probability for piece in reference.pieces], abs=1e-4
    )


def one(engine: Engine, conversation: Conversation, limit: int = 16) -> Reply:
    return engine.generate([conversation], max_new_tokens=limit)[0]


@pytest.mark.parametrize("own_words", [True, False])
def test_the_next_turn_is_answered_alike_and_reads_its_own_image_only(pair: Pair, own_words: bool) -> None:
    first = opening(pair)
    said = one(pair.keeps, first)
    second = going_on(pair, first, said.text if own_words else "[1, 2, 30, 40]")
    with Passes(pair.keeps) as kept:
        mine = one(pair.keeps, second)
    with Passes(pair.forgets) as whole:
        reference = one(pair.forgets, second)
    check_same(mine, reference)
    assert whole.seen[0][1] == 2
    assert kept.seen[0][1] == 1
    assert whole.seen[0][0] - kept.seen[0][0] > 15 + 5, "the overview's tokens were read again"


def test_a_third_turn_goes_on_from_the_second(pair: Pair) -> None:
    talk = opening(pair)
    for seed in (21, 22, 23):
        with Passes(pair.keeps) as kept:
            reply = one(pair.keeps, talk)
        check_same(reply, one(pair.forgets, talk))
        assert kept.seen[0][1] == 1
        talk = going_on(pair, talk, reply.text, seed)


def test_another_question_about_the_same_image(pair: Pair) -> None:
    one(pair.keeps, opening(pair))
    other = opening(pair, text="Where is the ship? How many are there?")
    with Passes(pair.keeps) as kept:
        mine = one(pair.keeps, other)
    check_same(mine, one(pair.forgets, other))
    assert kept.seen[0][1] == 0


def test_the_same_conversation_again(pair: Pair) -> None:
    asked = opening(pair)
    first = one(pair.keeps, asked)
    with Passes(pair.keeps) as kept:
        check_same(one(pair.keeps, asked), first)
    assert kept.seen[0] == (1, 0), "all but one token is known"


def test_the_same_words_about_other_pixels_are_read_anew(pair: Pair) -> None:
    one(pair.keeps, opening(pair, seed=1))
    changed = opening(pair, seed=1)
    pixels = changed[1].images[0].copy()
    pixels[-1, -1, 2] ^= 1
    changed[1] = Turn("user", changed[1].text, (pixels,))
    with Passes(pair.keeps) as kept:
        check_same(one(pair.keeps, changed), one(pair.forgets, changed))
    assert kept.seen[0][1] == 1


def test_conversations_without_an_image_are_not_gone_on_with(pair: Pair) -> None:
    asked = [Turn("user", "How are you? " * 20)]
    one(pair.keeps, asked)
    with Passes(pair.keeps) as kept:
        check_same(one(pair.keeps, asked), one(pair.forgets, asked))
    assert kept.seen[0][0] > 20


def test_a_reply_that_was_cut_short_is_gone_on_with_from_what_was_read(pair: Pair) -> None:
    first = opening(pair)
    said = one(pair.keeps, first, limit=3)
    second = going_on(pair, first, said.text)
    check_same(one(pair.keeps, second), one(pair.forgets, second))


def test_several_that_go_on_at_once_from_different_places(pair: Pair) -> None:
    talks = [opening(pair, seed) for seed in range(1, 6)]
    longer = talks[:2] + [
        going_on(pair, talk, one(pair.keeps, talk).text, 30 + n) for n, talk in enumerate(talks[2:])
    ]
    replies: dict[int, Reply] = {}
    threads = [
        threading.Thread(target=lambda n, talk: replies.update({n: one(pair.keeps, talk)}), args=(n, talk))
        for n, talk in enumerate(longer)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for n, talk in enumerate(longer):
        check_same(replies[n], one(pair.forgets, talk))


def test_tiles_are_not_kept(pair: Pair) -> None:
    pair.keeps.generate([opening(pair, 1), opening(pair, 2)], max_new_tokens=4)
    assert pair.keeps._kept.size == 0


def test_what_is_kept_is_bounded(pair: Pair) -> None:
    one(pair.keeps, opening(pair, 1), limit=4)
    single = pair.keeps._kept.size
    assert single > 0
    small = another(pair.keeps, kept_bytes=2 * single)
    for seed in range(1, 6):
        one(small, opening(pair, seed), limit=4)
        assert 0 < small._kept.size <= 2 * single
    with Passes(small) as passes:
        one(small, opening(pair, 5))
        one(small, opening(pair, 1))
    assert [images for _, images in passes.seen if images] == [1], "the latest is kept, the oldest is not"
    small.close()
    assert small._kept.size == 0


def test_real_chains_are_answered_alike(embedded_engine: Engine, repo_root: Path) -> None:
    assert isinstance(embedded_engine, TransformersEngine)
    engine = embedded_engine
    forgets = another(engine, kept_bytes=0)
    raster = RasterDescription(source=str(repo_root / "resources" / "samples" / "harbour.tif"))
    for question in QUESTIONS:
        task = AskTask(raster=raster, question=question, chain="always")
        told = []
        for asked in (engine, forgets):
            events = []
            try:
                events.extend(run_events(task, asked))
            except UnreadableReply as error:
                events.append(error.details)
            told.append(events)
        assert told[0] == told[1]
        assert len(told[0]) > 3
    forgets.close()


def run_events(task: AskTask, engine: Engine) -> Iterator[dict]:
    for event in run_task(task, engine, CancelToken()):
        if not isinstance(event, Token):
            told = event.model_dump()
            told.pop("score", None)  # its last digits are the order of the arithmetic
            yield told
