"""Find: what a phrase says, as boxes on the map, from the mode's button to the report."""

from __future__ import annotations

import pytest
from driving import (
    chip,
    click,
    detect,
    find,
    named,
    result_layers,
    shown,
    text_of,
    type_into,
    wait_for_end,
    wait_until,
)
from events import MODEL, answer, done, found, token, view
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit, QPushButton, QToolButton
from test_corrections import export, read
from test_regions import SQUARE, choose, polygon_layer
from test_report import pages, write_report
from test_transcript import save

PHRASE = "the ship farthest north"


def looked(*objects):
    """One look at the region, and what was found in it."""
    return [view(1, role="whole", size=200, reply="40,40,60,40,60,60,40,60 ship"), *objects, answer(), done()]


@pytest.fixture
def one_found(dock, scripted):
    """A phrase that one box answers."""
    scripted.script = looked(found(1, PHRASE))
    find(dock, PHRASE)
    run = wait_for_end(dock)
    assert run.state == "finished", run.error and run.error.message
    return run


def test_a_phrase_becomes_a_box_on_the_map(dock, scripted, iface, one_found):
    task = scripted.last.request["task"]
    assert (task["task"], task["phrase"], task["region"]) == ("ground", PHRASE, None)
    assert text_of(dock, "questionLabel") == f"Find: {PHRASE}"
    assert text_of(dock, "questionInput") == "", "there is room for the next phrase"
    before = iface.canvas.extent()
    QTest.mouseClick(chip(dock, f"1 × {PHRASE}"), Qt.MouseButton.LeftButton)
    objects = result_layers()["Objects"]
    wait_until(objects.selectedFeatureCount, "it is selected")
    (selected,) = objects.selectedFeatures()
    assert selected["class"] == PHRASE
    wait_until(lambda: iface.canvas.extent().width() < before.width(), "the map is zoomed")
    QTest.mouseClick(chip(dock, "1 view"), Qt.MouseButton.LeftButton)
    wait_until(result_layers()["Views"].selectedFeatureCount, "what was looked at is selected")
    (footprint,) = result_layers()["Views"].selectedFeatures()
    assert footprint["role"] == "whole"


def test_the_box_that_is_clicked_has_its_thumbnail(dock, one_found):
    layer = result_layers()["Objects"]
    layer.selectByIds([feature.id() for feature in layer.getFeatures()])
    thumbnail = named(dock, QToolButton, "objectThumbnail")
    wait_until(lambda: thumbnail.image is not None, "the thumbnail is drawn")
    assert PHRASE in thumbnail.text()


def test_coordinates_are_never_shown_as_words(dock, scripted):
    scripted.script = [view(1, role="whole"), token("40,40,60"), found(1, PHRASE), done("cancelled")]
    find(dock, PHRASE)
    wait_until(lambda: text_of(dock, "answerLabel") == "Stopped.", "it is told")


def test_what_was_not_meant_is_marked(dock, scripted):
    scripted.script = looked(found(1, PHRASE), found(2, "crane", matched=False, x=500_100))
    find(dock, PHRASE)
    wait_for_end(dock)
    assert chip(dock, "1 crane").text() == "1 crane, not asked for"


def test_a_phrase_is_asked_again_and_edited(dock, scripted, one_found):
    click(dock, "retryButton")
    wait_for_end(dock, 2)
    assert scripted.last.request["task"]["phrase"] == PHRASE
    click(dock, "askModeButton")
    click(dock, "editButton")
    assert named(dock, QToolButton, "groundModeButton").isChecked()
    entry = named(dock, QLineEdit, "questionInput")
    assert entry.text() == PHRASE
    entry.setText("the  ship   farthest south")
    click(dock, "sendButton")
    wait_for_end(dock, 3)
    assert scripted.last.request["task"]["phrase"] == "the ship farthest south"


def test_a_phrase_is_looked_for_in_each_of_several_polygons(dock, scripted):
    polygon_layer([SQUARE, SQUARE, SQUARE])
    scripted.script = looked(found(1, PHRASE))
    choose(dock, "fields: all polygons")
    find(dock, PHRASE)
    wait_until(lambda: text_of(dock, "batchLabel") == "Done: 3 regions", "the end of the batch")
    assert [run.title for run in dock.session.runs] == [
        f"Find: {PHRASE} – Field {name} ({number}/3)" for number, name in enumerate("ABC", 1)
    ]
    assert {job.request["task"]["task"] for job in scripted.jobs.values()} == {"ground"}
    assert result_layers()["Objects"].featureCount() == 3


def test_a_phrase_is_kept_with_the_project(dock, one_found, tmp_path):
    path = str(tmp_path / "port.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    assert QgsProject.instance().read(path)
    wait_until(lambda: text_of(dock, "questionLabel") == f"Find: {PHRASE}", "the conversation")
    QTest.mouseClick(chip(dock, f"1 × {PHRASE}"), Qt.MouseButton.LeftButton)
    wait_until(lambda: result_layers()["Objects"].selectedFeatureCount() == 1, "it is selected")
    assert dock.session.runs[0].task == one_found.task


def test_transcript_and_report_say_the_phrase(dock, one_found, tmp_path):
    save(dock, tmp_path / "talk", ".md")
    talk, paper = tmp_path / "talk.md", tmp_path / "report.pdf"
    wait_until(
        lambda: talk.exists() and f"1 × {PHRASE}" in talk.read_text(encoding="utf-8"), "the transcript"
    )
    write_report(dock, tmp_path / "report")
    wait_until(lambda: paper.exists() and b"%%EOF" in paper.read_bytes()[-64:], "the report")
    assert pages(tmp_path / "report.pdf")[0] == 1


def test_what_was_found_exports_under_its_phrase(dock, one_found, tmp_path):
    dock.write_results(one_found, tmp_path / "found.gpkg")
    wait_until((tmp_path / "found.gpkg").exists, "the file")
    wait_until(lambda: QgsVectorLayer(str(tmp_path / "found.gpkg"), "x", "ogr").isValid(), "it can be read")
    (feature,) = QgsVectorLayer(str(tmp_path / "found.gpkg"), "x", "ogr").getFeatures()
    assert feature["class"] == PHRASE


def test_a_reviewed_phrase_becomes_a_record_of_grounding(dock, plugin, one_found, tmp_path, repo_root):
    click(dock, "reviewButton")
    wait_until(lambda: not plugin.review.review.objects.loading, "the table is read")
    plugin.review.panel.setFocus()
    QTest.keyClick(plugin.review.panel, Qt.Key.Key_A)
    (tmp_path / "out").mkdir()
    export(plugin.review, tmp_path / "out")
    folder = tmp_path / "out" / "harbour_corrections"
    wait_until(folder.is_dir, "the folder is there")
    (record,) = read(repo_root, folder)["records"]
    assert record["question"] == "find the ship farthest north"
    assert [label for label, _ in record["boxes"]] == ["ship farthest north"]


@pytest.mark.parametrize(
    ("tasks", "modes"),
    [
        (["ask", "detect", "describe", "classify"], ["ask", "detect", "describe", "classify"]),
        (["detect"], ["detect"]),
        (["detect", "ground", "segment"], ["detect", "ground"]),
    ],
)
def test_only_what_the_model_can_do_is_offered(dock, scripted, monkeypatch, tasks, modes):
    monkeypatch.setitem(MODEL, "tasks", tasks)
    dock.look_anew()

    def offered():
        every = ("ask", "detect", "ground", "describe", "classify")
        return [mode for mode in every if shown(dock, f"{mode}ModeButton")]

    wait_until(lambda: offered() == modes, f"{modes} are offered")
    scripted.script = [found(1), answer(), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    assert scripted.last.request["task"]["task"] == "detect"


def test_a_mode_that_goes_leaves_its_text_behind(dock, scripted, monkeypatch):
    wait_until(lambda: dock.session.backend.state.usable, "the models are known")
    click(dock, "groundModeButton")
    type_into(dock, "questionInput", PHRASE)
    monkeypatch.setitem(MODEL, "tasks", ["ask", "detect"])
    dock.look_anew()
    wait_until(lambda: named(dock, QToolButton, "askModeButton").isChecked(), "another mode is chosen")
    assert text_of(dock, "questionInput") == ""
    monkeypatch.setitem(MODEL, "tasks", ["ask", "detect", "ground"])
    dock.look_anew()
    click(dock, "groundModeButton")
    assert text_of(dock, "questionInput") == PHRASE


def test_a_project_that_was_left_in_find_opens_where_the_model_cannot(dock, scripted, monkeypatch, tmp_path):
    scripted.script = looked(found(1, PHRASE))
    find(dock, PHRASE)
    wait_for_end(dock)
    path = str(tmp_path / "port.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    monkeypatch.setitem(MODEL, "tasks", ["ask", "detect"])
    dock.look_anew()
    wait_until(lambda: not shown(dock, "groundModeButton"), "Find is gone")
    assert QgsProject.instance().read(path)
    assert named(dock, QToolButton, "askModeButton").isChecked()
    assert named(dock, QPushButton, "sendButton").text() == "Ask"
