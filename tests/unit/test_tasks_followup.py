"""Follow-up questions: what was asked before is told as the published format allows, or not at all."""

from __future__ import annotations

import pytest
from doubles import ScriptedEngine, make_card, noise_image
from pydantic import ValidationError

from rscovlm.contract import Answer, AskTask, Earlier, RasterDescription, Warning_
from rscovlm.engines.protocol import CancelToken
from rscovlm.language import prompts
from rscovlm.models import registry
from rscovlm.tasks.run import run_task

EARLIER = [
    Earlier(question="What is this place?", answer="A harbour."),
    Earlier(question="Busy?", answer="Yes"),
]
SHORT = "Answer the question using a single word or a short phrase."


def ask(replies: list[str], *, follow_up: bool, size: int = 200, chain: str = "never") -> tuple[list, list]:
    engine = ScriptedEngine(replies, make_card(follow_up=follow_up))
    task = AskTask(
        raster=RasterDescription(source="memory"),
        question="Which side is it on?",
        chain=chain,  # type: ignore[arg-type]
        history=EARLIER,
    )
    return engine.asked, list(run_task(task, engine, CancelToken(), source=noise_image(size, size)))


def test_earlier_turns_come_before_the_question_and_the_image_before_all() -> None:
    asked, events = ask(["north"], follow_up=True)
    (conversation,) = asked
    assert [(turn.role, turn.text) for turn in conversation] == [
        ("system", "You are a helpful assistant."),
        ("user", f"What is this place? {SHORT}"),
        ("assistant", "A harbour."),
        ("user", f"Busy? {SHORT}"),
        ("assistant", "Yes"),
        ("user", f"Which side is it on? {SHORT}"),
    ]
    assert [len(turn.images) for turn in conversation] == [0, 1, 0, 0, 0, 0]
    assert [event.text for event in events if isinstance(event, Answer)] == ["north"]
    assert not [event for event in events if isinstance(event, Warning_) and event.code == "history_unused"]


def test_the_zoom_in_chain_is_told_too() -> None:
    asked, _ = ask([prompts.zoom_call(0, 0, 112, 56), "north"], follow_up=True, size=2240, chain="always")
    first, second = asked
    assert first[0].text == prompts.ZOOM_SYSTEM
    assert first[-1].text == f"Which side is it on?\n{prompts.ZOOM_REQUEST}"
    assert [len(turn.images) for turn in first] == [0, 1, 0, 0, 0, 0]
    assert [len(turn.images) for turn in second] == [0, 1, 0, 0, 0, 0, 0, 1]


def test_a_model_that_was_not_taught_it_is_asked_the_question_alone_and_that_is_said() -> None:
    asked, events = ask(["north"], follow_up=False)
    (conversation,) = asked
    assert [turn.role for turn in conversation] == ["system", "user"]
    (warning,) = [event for event in events if isinstance(event, Warning_) and event.code == "history_unused"]
    assert "on its own" in warning.message


def test_the_published_model_follows_up_and_the_embedded_does_not() -> None:
    cards = registry()
    assert cards["RSCoVLM-7B"].follow_up
    assert not cards["embedded"].follow_up


def test_history_is_bounded() -> None:
    with pytest.raises(ValidationError):
        AskTask(raster=RasterDescription(source="a.tif"), question="And?", history=EARLIER * 5)
