"""Where a question is typed: modes, completion, and what is missing said at once."""

from __future__ import annotations

import pytest
from driving import ask, click, detect, named, shown, text_of, type_into, wait_for_end, wait_until
from events import answer, done
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit, QToolButton


@pytest.mark.parametrize(
    ("mode", "text", "says"),
    [
        ("ask", "   ", "There is no question."),
        ("detect", " , ,", "There is no class."),
        ("ground", "  ", "There is no phrase."),
        ("classify", "airport", "One class leaves no choice."),
    ],
)
def test_missing_input_is_said_and_nothing_is_sent(dock, scripted, mode, text, says):
    click(dock, f"{mode}ModeButton")
    type_into(dock, "questionInput", text)
    click(dock, "sendButton")
    assert says in text_of(dock, "hintLabel")
    assert not scripted.jobs
    assert named(dock, QLineEdit, "questionInput").text() == text
    QTest.keyClicks(named(dock, QLineEdit, "questionInput"), "x")
    assert not shown(dock, "hintLabel")


def test_no_layer_is_said(dock, scripted, raster_layer):
    QgsProject.instance().removeMapLayer(raster_layer.id())
    ask(dock, "How many?")
    assert "no raster layer" in text_of(dock, "hintLabel")
    assert not scripted.jobs


def test_describe_and_classify_are_sent(dock, scripted):
    scripted.script = [answer("A harbour."), done()]
    click(dock, "describeModeButton")
    click(dock, "sendButton")
    wait_for_end(dock)
    assert scripted.last.request["task"]["task"] == "describe"
    click(dock, "classifyModeButton")
    type_into(dock, "questionInput", "airport, harbor; airport")
    click(dock, "sendButton")
    wait_for_end(dock, 2)
    assert scripted.last.request["task"]["classes"] == ["airport", "harbor"]


def test_classes_are_completed_behind_the_last_comma(dock, scripted):
    wait_until(lambda: dock.session.backend.state.usable, "the models are known")
    click(dock, "detectModeButton")
    type_into(dock, "questionInput", "plane, sm")
    entry = named(dock, QLineEdit, "questionInput")
    wait_until(lambda: entry.completer().popup().isVisible(), "the completions")
    popup = entry.completer().popup()
    place = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert entry.text() == "plane, small vehicle"


def test_mode_and_classes_are_kept_with_the_project(dock, scripted, tmp_path):
    scripted.script = [done()]
    detect(dock, "ship, plane")
    wait_for_end(dock)
    path = str(tmp_path / "project.qgs")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    click(dock, "askModeButton")
    assert QgsProject.instance().read(path)
    assert named(dock, QToolButton, "detectModeButton").isChecked()
    assert named(dock, QLineEdit, "questionInput").text() == "ship, plane"
