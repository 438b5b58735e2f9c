"""The same model behind three engines says the same: objects of tiles, answers of the zoom-in chain."""

from __future__ import annotations

import held_out
import pytest
from real_servers import IMAGES

from rscovlm.engines.openai.engine import OpenAIEngine
from rscovlm.engines.protocol import Engine
from rscovlm.models import ModelCard

LEAST = 0.95


@pytest.fixture(params=["vllm", "llama"])
def served(request: pytest.FixtureRequest) -> OpenAIEngine:
    engine: OpenAIEngine = request.getfixturevalue(request.param)
    return engine


@pytest.fixture(scope="module")
def detected(ours: Engine, card: ModelCard) -> list:
    return held_out.detect(ours, held_out.tiles(card, IMAGES))


@pytest.fixture(scope="module")
def answered(ours: Engine, card: ModelCard) -> list:
    return [held_out.ask(ours, asked) for asked in held_out.questions(card, IMAGES)]


@pytest.mark.timeout(3000)
def test_objects(served: OpenAIEngine, detected: list, card: ModelCard) -> None:
    theirs = held_out.detect(served, held_out.tiles(card, IMAGES))
    same, most = held_out.same_objects(card, detected, theirs)
    word_for_word = sum(one.text == other.text for one, other in zip(detected, theirs, strict=True))
    print(f"\n{served.device}: {same} of {most} objects the same, {word_for_word} of {IMAGES} replies")
    assert most > IMAGES, "hardly anything was found, so that agreeing is no feat"
    assert same >= LEAST * most
    scores = [
        (piece.probability, other.probability)
        for one, two in zip(detected, theirs, strict=True)
        if one.text == two.text
        for piece, other in zip(one.pieces, two.pieces, strict=True)
    ]
    assert max(abs(one - other) for one, other in scores) < 0.02


@pytest.mark.timeout(3000)
def test_answers_of_the_chain(served: OpenAIEngine, answered: list, card: ModelCard) -> None:
    asked = held_out.questions(card, IMAGES)
    theirs = [held_out.ask(served, one) for one in asked]
    same = sum(one.answer == other.answer for one, other in zip(answered, theirs, strict=True))
    looked = sum(one.views == other.views for one, other in zip(answered, theirs, strict=True))
    print(f"\n{served.device}: {same} of {len(asked)} answers the same, {looked} with the same crops")
    assert len(asked) == IMAGES
    assert len({one.answer for one in answered}) > 3, "always the same answer, so that agreeing is no feat"
    assert same >= LEAST * len(asked)
