"""A follow-up question is told what was asked before about the same place, by models that can use it."""

from __future__ import annotations

import events
import pytest
from driving import ask, click, named, shown, text_of, wait_for_end, wait_until
from events import answer, done
from qgis.PyQt.QtWidgets import QCheckBox


@pytest.fixture
def able(monkeypatch):
    """The scripted model can follow up."""
    monkeypatch.setitem(events.MODEL, "follow_up", True)


def ask_and_wait(dock, scripted, question, said, number):
    scripted.script = [answer(said), done()]
    ask(dock, question)
    wait_for_end(dock, number)
    return scripted.last.request["task"].get("history")


def test_a_follow_up_is_told_what_was_asked_before(able, dock, scripted):
    wait_until(lambda: dock.session.backend.state.model, "the model is known")
    assert not shown(dock, "followUpCheck")
    assert ask_and_wait(dock, scripted, "What is this?", "A harbour.", 1) == []
    assert named(dock, QCheckBox, "followUpCheck").text() == "Follow up on 1 question about this area"
    assert ask_and_wait(dock, scripted, "Is it busy?", "Yes.", 2) == [
        {"question": "What is this?", "answer": "A harbour."}
    ]
    assert text_of(dock, "followsLabel") == "↳ follows up on 1 question"
    click(dock, "followUpCheck")
    assert ask_and_wait(dock, scripted, "Where?", "North.", 3) == []


def test_another_region_begins_anew(able, dock, scripted, iface):
    wait_until(lambda: dock.session.backend.state.model, "the model is known")
    ask_and_wait(dock, scripted, "What is this?", "A harbour.", 1)
    dock.header.regions.look_at.setCurrentIndex(dock.header.regions.look_at.findData("view"))
    wait_until(lambda: not shown(dock, "followUpCheck"), "nothing to follow up on")
    assert ask_and_wait(dock, scripted, "And this?", "A quay.", 2) == []
    dock.header.regions.look_at.setCurrentIndex(dock.header.regions.look_at.findData("whole"))
    assert named(dock, QCheckBox, "followUpCheck").text() == "Follow up on 1 question about this area"


def test_only_answers_are_told_and_only_the_last_few(able, dock, scripted):
    wait_until(lambda: dock.session.backend.state.model, "the model is known")
    scripted.script = [events.failed(), done("failed")]
    ask(dock, "Fails?")
    wait_for_end(dock)
    for number in range(2, 8):
        told = ask_and_wait(dock, scripted, f"Question {number}?", f"Answer {number}.", number)
    assert [pair["question"] for pair in told] == [f"Question {number}?" for number in (3, 4, 5, 6)]


def test_a_model_that_cannot_follow_up_is_asked_each_question_alone_and_that_is_said(dock, scripted):
    wait_until(lambda: dock.session.backend.state.model, "the model is known")
    ask_and_wait(dock, scripted, "What is this?", "A harbour.", 1)
    assert text_of(dock, "askedAloneLabel") == "Scripted model takes each question on its own."
    assert not shown(dock, "followUpCheck")
    assert ask_and_wait(dock, scripted, "Is it busy?", "Yes.", 2) == []
    assert not shown(dock, "followsLabel")
