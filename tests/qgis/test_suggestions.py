"""What an empty conversation suggests: only what the model can do and the pixels can show."""

from __future__ import annotations

import events
import pytest
from driving import ask, shown, text_of, wait_for_end, wait_until
from events import answer, done
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton

from rscovlm_qgis.core.suggestions import LAND_USE, suggest
from rscovlm_qgis.core.wire import ModelInfo


def model(
    tasks=("ask", "detect", "ground", "describe"), classes=("large vehicle", "plane", "ship", "small vehicle")
):
    return ModelInfo("m", "M", True, True, tasks, classes, "")


def said(*arguments):
    return [(one.mode, one.text) for one in suggest(*arguments)]


def test_fine_pixels_show_vehicles_too():
    assert said(model(), 0.3, "regular") == [
        ("describe", ""), ("detect", "plane, ship, large vehicle"), ("ground", "the leftmost plane"),
        ("ask", "How many planes are there?"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("gsd", "classes"), [(1.0, "plane, ship, large vehicle"), (3.0, "plane, ship"), (4.5, "ship")]
)
def test_only_what_is_long_enough_is_suggested(gsd, classes):
    assert ("detect", classes) in said(model(), gsd, "regular")


def test_coarse_pixels_show_land_use_only():
    assert said(model(), 10.0, "regular") == [("describe", ""), ("ask", LAND_USE)]


def test_nothing_is_counted_or_found_at_one_look_in_a_very_large_raster():
    assert said(model(), 0.3, "ultra-high")[1:] == [
        ("detect", "plane, ship, large vehicle"), ("ask", LAND_USE),
    ]  # fmt: skip


def test_a_model_is_not_asked_for_what_it_cannot_do():
    assert said(model(tasks=("detect",)), 0.3, "regular") == [("detect", "plane, ship, large vehicle")]
    assert said(model(tasks=("ask",), classes=()), 0.3, "regular") == [("ask", LAND_USE)]
    assert said(None, None, "") == [("describe", ""), ("ask", LAND_USE)]


def buttons(dock):
    return [b for b in dock.findChildren(QPushButton, "suggestionButton") if b.isVisible()]


def test_a_click_asks_at_once_and_the_suggestions_go(dock, scripted):
    def words():
        return [button.text() for button in buttons(dock)]

    wait_until(lambda: len(words()) == 4, "four suggestions")
    assert words() == [
        "Describe what is seen",
        "Detect: plane, ship, small vehicle",
        "Find: the leftmost plane",
        "How many planes are there?",
    ]
    scripted.script = [answer("None."), done()]
    QTest.mouseClick(buttons(dock)[1], Qt.MouseButton.LeftButton)
    wait_for_end(dock)
    assert scripted.last.request["task"]["classes"] == ["plane", "ship", "small vehicle"]
    assert text_of(dock, "questionInput") == "plane, ship, small vehicle"
    assert not shown(dock, "suggestionButton")
    QgsProject.instance().clear()
    wait_until(lambda: shown(dock, "emptyLabel"), "the empty conversation")


def test_the_keyboard_chooses_too(dock, scripted):
    wait_until(lambda: len(buttons(dock)) == 4, "four suggestions")
    scripted.script = [answer("A harbour."), done()]
    first = buttons(dock)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    wait_for_end(dock)
    assert scripted.last.request["task"]["task"] == "describe"


def test_without_a_layer_nothing_is_suggested(plugin, scripted):
    plugin.dock.session.backend.refresh()
    wait_until(lambda: plugin.dock.session.backend.state.usable, "the backend is known")
    assert not shown(plugin.dock, "suggestionButton")
    assert shown(plugin.dock, "emptyLabel")


def test_suggestions_fit_the_sampling(dock, scripted, monkeypatch):
    told = events.raster_info("x") | {"gsd_x_m": 10.0, "gsd_y_m": 10.0}
    monkeypatch.setattr("scripted.raster_info", lambda _source: told)
    dock.header.layer_changed.emit()
    wait_until(lambda: [b.text() for b in buttons(dock)][1:] == [LAND_USE], "no vehicles at 10 m")
    scripted.script = [answer("Forest."), done()]
    ask(dock, "What?")
    wait_for_end(dock)
