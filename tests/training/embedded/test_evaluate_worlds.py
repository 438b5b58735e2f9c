"""The figures of large worlds, with engines whose skill is known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from doubles import ScriptedEngine

from rscovlm.engines.protocol import Turn
from rscovlm.language import prompts
from rscovlm.models import find_card
from rscovlm_training.embedded.chains import Chain, draw_world, survey
from rscovlm_training.embedded.evaluate_worlds import measure_worlds

SEED, WORLDS = 5, 2


@pytest.fixture(scope="module")
def links() -> dict[str, Chain]:
    """The chains that are asked, by their question."""
    found: list[Chain] = []
    for index in range(WORLDS):
        rng = np.random.default_rng((SEED, index))
        found += survey(draw_world(rng, "held-out"), find_card(), rng, 4).chains
    return {link.question: link for link in found}


def own_link(conversation: Sequence[Turn], links: dict[str, Chain]) -> Chain:
    (link,) = (link for question, link in links.items() if question in conversation[1].text)
    return link


def may_zoom(conversation: Sequence[Turn]) -> bool:
    return conversation[0].text != prompts.DEFAULT_SYSTEM and len(conversation) == 2


def test_one_who_looks_in_the_right_place_and_can_read(links: dict[str, Chain]) -> None:
    def knows(conversation: Sequence[Turn]) -> str:
        link = own_link(conversation, links)
        if may_zoom(conversation):
            return link.call
        return link.answer if len(conversation) > 2 else "unknown"

    figures = measure_worlds(ScriptedEngine(knows, find_card()), WORLDS, SEED)
    assert figures["UHR questions, with the chain"] == 1
    assert figures["UHR questions, given the right crop"] == 1
    assert figures["UHR questions, without it"] == 0
    assert figures["UHR questions, crops that show it"] == 1
    assert figures["UHR questions, ratio"] == float("inf")
    assert sum(figures["UHR questions"]["questions"].values()) == len(links)


def test_one_who_looks_beside(links: dict[str, Chain]) -> None:
    def looks_beside(conversation: Sequence[Turn]) -> str:
        link = own_link(conversation, links)
        if not may_zoom(conversation):
            return link.answer
        x1, y1, x2, y2 = link.box
        return prompts.zoom_call(224 - x2, 224 - y2, 224 - x1, 224 - y1)

    figures = measure_worlds(ScriptedEngine(looks_beside, find_card()), WORLDS, SEED)
    assert figures["UHR questions, crops that show it"] < 0.5
    assert figures["UHR questions, ratio"] == 1


def test_no_world_no_figure() -> None:
    assert measure_worlds(ScriptedEngine([], find_card()), 0, SEED) == {}
