"""The conversation is kept with the project, and survives a QGIS that is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from driving import (
    ask,
    chip,
    click,
    detect,
    named,
    objects_in,
    result_layers,
    select_by,
    shown,
    text_of,
    unlocked,
    wait_for_end,
    wait_until,
)
from events import answer, done, failed, found, progress, queued, removed, view
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtWidgets import QLineEdit, QWidget
from scripted import Hang, Wait

from rscovlm_qgis.core.history import journal_folder
from rscovlm_qgis.core.records import from_record, to_record

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def no_journals_of_others(qgis_app):
    for path in journal_folder().glob("talk_*"):
        path.unlink()


@pytest.fixture
def project_path(tmp_path):
    return tmp_path / "port.qgz"


def reopen(path):
    QgsProject.instance().clear()
    assert QgsProject.instance().read(str(path))


def menu(dock, name):
    """Choose from the menu of the conversation, as a click on its entry does."""
    button = named(dock, QWidget, "talkMenuButton")
    action = next(action for action in button.menu().actions() if action.objectName() == name)
    assert action.isEnabled()
    action.trigger()


def texts(dock, name):
    """The texts of the visible widgets of a name, from above."""
    widgets = [widget for widget in dock.findChildren(QWidget, name) if widget.isVisible()]
    return [widget.text() for widget in sorted(widgets, key=lambda w: w.mapTo(dock, w.rect().topLeft()).y())]


def wait_for_texts(dock, name, expected):
    wait_until(lambda: texts(dock, name) == expected, f"{name} says {expected}, not {texts(dock, name)}", 5)


def test_a_conversation_is_saved_and_restored_with_the_project(dock, scripted, project_path, iface):
    scripted.script = [view(1), view(2, x=500_020, size=20), answer("Seven."), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    scripted.script = [view(1, role="tile"), found(1), found(2, "plane", x=500_100), answer("Two."), done()]
    detect(dock, "ship, plane")
    wait_for_end(dock, 2)
    asked = [(run.key, run.asked, run.task, run.subject, run.seconds) for run in dock.session.runs]
    assert QgsProject.instance().write(str(project_path))
    reopen(project_path)
    wait_for_texts(dock, "questionLabel", ["How many ships?", "Detect: ship, plane"])
    wait_for_texts(dock, "answerLabel", ["Seven.", "Two."])
    wait_for_texts(dock, "caveatLabel", ["It says what the test wrote."])
    assert chip(dock, "2 views")
    assert [(r.key, r.asked, r.task, r.subject, r.seconds) for r in dock.session.runs] == asked
    assert not QgsProject.instance().isDirty()
    assert text_of(dock, "talkCountLabel") == "2 questions"
    objects = result_layers()["Objects"]
    select_by(chip(dock, "1 plane"))
    assert [feature["class"] for feature in objects.selectedFeatures()] == ["plane"]
    select_by(chip(dock, "2 views"))
    assert sorted(f["step"] for f in result_layers()["Views"].selectedFeatures()) == [1, 2]
    select_by(chip(dock, "1 tile"))
    assert [f["role"] for f in result_layers()["Views"].selectedFeatures()] == ["tile"]


def test_what_was_restored_can_be_copied_edited_retried_and_exported(dock, scripted, project_path, tmp_path):
    scripted.script = [found(1), found(2), answer("Two ships."), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    assert QgsProject.instance().write(str(project_path))
    reopen(project_path)
    click(dock, "copyButton")
    assert QgsApplication.clipboard().text() == "How many ships?\nTwo ships.\n2 ships"
    click(dock, "editButton")
    assert named(dock, QLineEdit, "questionInput").text() == "How many ships?"
    dock.write_results(dock.session.runs[0], tmp_path / "out.geojson")
    wait_until((tmp_path / "out.geojson").exists, "it is written")
    assert len(json.loads((tmp_path / "out.geojson").read_text())["features"]) == 2
    click(dock, "retryButton")
    wait_for_end(dock, 2)
    first, second = (job.request for job in scripted.jobs.values())
    assert first["task"] == second["task"]
    assert first["key"] != second["key"]
    assert result_layers()["Objects"].featureCount() == 4


def test_the_project_is_unsaved_whenever_the_conversation_changed(dock, scripted, project_path):
    project = QgsProject.instance()
    assert project.write(str(project_path))
    gate = threading.Event()
    scripted.script = [queued(), Wait(gate), answer(), done()]
    ask(dock, "First?")
    wait_until(project.isDirty, "the question makes the project unsaved")
    wait_until(lambda: dock.session.runs[0].state == "queued", "it is queued")
    assert project.write(str(project_path))
    assert not project.isDirty()
    gate.set()
    wait_for_end(dock)
    assert project.isDirty()
    assert project.write(str(project_path))
    menu(dock, "clearTalkAction")
    assert project.isDirty()


def test_a_new_project_begins_a_new_conversation(dock, scripted):
    scripted.script = [answer(), done()]
    ask(dock, "First?")
    wait_for_end(dock)
    QgsProject.instance().clear()
    wait_for_texts(dock, "questionLabel", [])
    assert shown(dock, "emptyLabel")
    assert not QgsProject.instance().isDirty()
    assert list(journal_folder().glob("talk_*.json")) == []


def test_clearing_keeps_what_goes_on_and_can_be_undone(dock, scripted, project_path):
    scripted.script = [found(1), answer(), done()]
    ask(dock, "First?")
    wait_for_end(dock)
    gate = threading.Event()
    scripted.script = [queued(), Wait(gate), answer(), done()]
    ask(dock, "Second?")
    wait_until(lambda: scripted.jobs.get("job2"), "the second job")
    menu(dock, "clearTalkAction")
    wait_for_texts(dock, "questionLabel", ["Second?"])
    assert "1 question cleared" in text_of(dock, "talkNoticeLabel")
    assert result_layers()["Objects"].featureCount() == 1
    click(dock, "undoClear")
    wait_for_texts(dock, "questionLabel", ["First?", "Second?"])
    assert not shown(dock, "talkNotice")
    gate.set()
    wait_for_end(dock, 2)
    menu(dock, "clearTalkAction")
    assert QgsProject.instance().write(str(project_path))
    reopen(project_path)
    wait_for_texts(dock, "questionLabel", [])


def test_a_run_that_was_going_on_when_its_project_was_closed_is_continued(dock, scripted, project_path):
    scripted.script = [
        queued(), view(1, role="tile"), found(1), found(2, "plane", x=500_080), progress(1, 2),
        Wait(gate := threading.Event()), found(3, x=500_120), removed(1), answer("Two."), done(),
    ]  # fmt: skip
    assert QgsProject.instance().write(str(project_path))
    detect(dock, "ship, plane")
    wait_until(lambda: "Objects" in result_layers(), "two objects")
    first = dock.session.runs[0]
    assert QgsProject.instance().write(str(project_path))
    reopen(project_path)
    wait_until(lambda: first.over, "the closed project's job is stopped")
    wait_until(lambda: "Continue" in text_of(dock, "failureLabel"), "the offer to continue")
    assert chip(dock, "1 ship")
    scripted.jobs["job1"].cancelled.clear()  # the backend went on, as it does when QGIS is killed
    gate.set()
    click(dock, "resumeRemedy")
    run = wait_for_end(dock)
    assert run.state == "finished"
    assert text_of(dock, "answerLabel") == "Two."
    assert len(scripted.jobs) == 1
    layer = result_layers()["Objects"]
    assert sorted(feature["obj_id"] for feature in layer.getFeatures()) == [2, 3]
    assert result_layers()["Views"].featureCount() == 1
    assert objects_in(dock.session.store.place(run)) == [2, 3]
    assert not shown(dock, "failureLabel")


def test_a_job_that_was_stopped_with_its_project_is_said(dock, scripted, project_path):
    scripted.script = [found(1), progress(1, 2), Wait(threading.Event()), done()]
    detect(dock, "ship")
    first = dock.session.runs[0]
    wait_until(lambda: "Objects" in result_layers(), "an object")
    assert QgsProject.instance().write(str(project_path))
    reopen(project_path)
    wait_until(lambda: first.over, "the job is stopped")
    click(dock, "resumeRemedy")
    assert wait_for_end(dock).state == "cancelled"
    wait_until(lambda: "as its project was closed" in text_of(dock, "notesLabel"), "why it ended")
    assert chip(dock, "1 ship")
    assert shown(dock, "retryButton")


def test_a_job_that_the_backend_forgot_can_be_asked_again(dock, scripted, project_path):
    scripted.script = [found(1), progress(1, 2), Wait(threading.Event()), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    assert QgsProject.instance().write(str(project_path))
    reopen(project_path)
    scripted.jobs.clear()
    click(dock, "resumeRemedy")
    wait_for_end(dock)
    assert "no longer knows this job" in text_of(dock, "failureLabel")
    assert chip(dock, "1 ship")
    assert result_layers()["Objects"].featureCount() == 1
    scripted.script = [found(1), answer("One."), done()]
    click(dock, "retryRemedy")
    assert wait_for_end(dock, 2).state == "finished"


def test_results_can_be_read_and_written_after_a_project_was_opened(dock, scripted, project_path):
    scripted.script = [view(1, role="tile"), found(1), answer("One."), done()]
    assert QgsProject.instance().write(str(project_path))
    detect(dock, "ship")
    wait_for_end(dock)
    assert QgsProject.instance().write(str(project_path))
    reopen(project_path)
    layers = result_layers()
    assert [layers[name].featureCount() for name in ("Objects", "Views")] == [1, 1]
    scripted.script = [found(1), found(2), answer("Two."), done()]
    detect(dock, "ship")
    wait_for_end(dock, 2)
    assert [layers[name].featureCount() for name in ("Objects", "Views")] == [3, 1]
    assert [len(list(layers[name].getFeatures())) for name in ("Objects", "Views")] == [3, 1]


def test_a_moved_project_still_finds_its_results(dock, scripted, project_path, tmp_path):
    assert QgsProject.instance().write(str(project_path))
    scripted.script = [found(1), answer("One."), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    assert QgsProject.instance().write(str(project_path))
    QgsProject.instance().clear()
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for path in [project_path, *tmp_path.glob("*.gpkg"), *tmp_path.glob("*.tif")]:
        path.rename(moved / path.name)
    assert QgsProject.instance().read(str(moved / project_path.name))
    select_by(chip(dock, "1 ship"))
    assert result_layers()["Objects"].selectedFeatureCount() == 1
    assert Path(dock.session.store.place(dock.session.runs[0])).parent == moved


def test_a_plugin_that_is_loaded_again_has_the_conversation(dock, scripted, plugin):
    scripted.script = [found(1), answer("One."), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    plugin.unload()
    plugin.initGui()
    plugin.dock.show()
    wait_until(lambda: text_of(plugin.dock, "answerLabel") == "One.", "the answer")
    select_by(chip(plugin.dock, "1 ship"))
    assert result_layers()["Objects"].selectedFeatureCount() == 1


def test_what_cannot_be_read_is_said_and_the_rest_restored(dock, scripted, project_path):
    scripted.script = [answer("Seven."), done()]
    ask(dock, "How many?")
    wait_for_end(dock)
    project = QgsProject.instance()
    assert project.write(str(project_path))
    (name,) = project.entryList("rscovlm", "conversation")
    record = json.loads(project.readEntry("rscovlm", f"conversation/{name}")[0])
    record.update(version=2, key="0" * 32)
    dock.session.clear()
    project.writeProject.disconnect(dock.session.history._write_project)
    project.writeEntry("rscovlm", "conversation/r0", json.dumps(record))
    project.writeEntry("rscovlm", "conversation/r1", "{")
    project.write(str(project_path))
    project.writeProject.connect(dock.session.history._write_project)
    reopen(project_path)
    wait_for_texts(dock, "answerLabel", ["Seven."])
    assert "2 questions of this project's conversation could not be read" in text_of(dock, "talkNoticeLabel")


def test_a_record_is_small_however_much_was_found(dock, scripted):
    scripted.script = [
        *(view(number, role="tile") for number in range(1, 60)),
        *(found(number, x=500_000 + number) for number in range(1, 800)),
        failed(), done("failed"),
    ]  # fmt: skip
    detect(dock, "ship")
    run = wait_for_end(dock)
    record = to_record(run, dock.session.store.place(run))
    assert len(json.dumps(record)) < 8000
    again = from_record(json.loads(json.dumps(record)))
    assert (again.object_count, again.tile_count) == (799, 59)
    assert again.error.message == run.error.message
    assert again.warnings == run.warnings


def kill_qgis(raster, number, project):
    """Have another QGIS, with the same profile, killed amid a detection."""
    profile = QgsApplication.qgisSettingsDirPath().split("/profiles/")[0]
    ended = subprocess.run(
        [sys.executable, str(HERE / "killed_qgis.py"), profile, str(raster), str(number), str(project)],
        cwd=HERE, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, **unlocked(raster.parent)},
    )  # fmt: skip
    assert ended.returncode == -signal.SIGKILL, ended.stderr[-3000:]


@pytest.fixture
def two_objects(scripted):
    """A detection that holds after two objects; the gate lets the rest come."""
    scripted.script = [
        queued(), Hang(1.5), found(1), found(2, "plane", x=500_080), Wait(gate := threading.Event()),
        found(3, x=500_120), answer("Three."), done(),
    ]  # fmt: skip
    return gate


def test_a_saved_project_after_a_kill(scripted, two_objects, raster_path, project_path, plugin):
    kill_qgis(raster_path, 2, project_path)
    gpkg = project_path.with_name("port_rscovlm.gpkg")
    assert objects_in(gpkg) == [1, 2]
    dock = plugin.dock
    assert QgsProject.instance().read(str(project_path))
    wait_until(lambda: texts(dock, "questionLabel") == ["Detect: ship, plane"], "the question")
    assert "What had arrived is kept" in text_of(dock, "failureLabel")
    assert QgsProject.instance().isDirty()
    select_by(chip(dock, "1 plane"))
    assert result_layers()["Objects"].selectedFeatureCount() == 1
    two_objects.set()
    click(dock, "resumeRemedy")
    assert wait_for_end(dock).state == "finished"
    assert len(scripted.jobs) == 1
    assert objects_in(gpkg) == [1, 2, 3]


def test_an_unsaved_conversation_is_offered_after_a_kill(scripted, two_objects, raster_path, iface, settings):
    kill_qgis(raster_path, 2, "-")
    from rscovlm_qgis import classFactory

    plugin = classFactory(iface)
    plugin.initGui()
    plugin.dock.show()
    try:
        dock = plugin.dock
        wait_until(lambda: "1 question" in text_of(dock, "talkNoticeLabel"), "the offer")
        wait_for_texts(dock, "questionLabel", [])
        click(dock, "restoreTalk")
        wait_for_texts(dock, "questionLabel", ["Detect: ship, plane"])
        assert result_layers()["Objects"].featureCount() == 2
        order = QgsProject.instance().layerTreeRoot().layerOrder()
        assert order[-1].source() == str(raster_path), "the raster is back, below its results"
        two_objects.set()
        click(dock, "resumeRemedy")
        assert wait_for_end(dock).state == "finished"
        assert objects_in(dock.session.store.place(dock.session.runs[0])) == [1, 2, 3]
    finally:
        plugin.unload()


def test_what_another_qgis_still_talks_about_is_left_alone(dock, scripted, plugin):
    scripted.script = [answer(), done()]
    ask(dock, "First?")
    wait_for_end(dock)
    wait_until(lambda: list(journal_folder().glob("talk_*.json")), "the journal")
    from rscovlm_qgis.core.journal import left_behind

    assert left_behind(journal_folder()) == []


def test_of_a_long_conversation_the_end_is_shown_and_the_rest_on_demand(dock, scripted, project_path):
    scripted.script = [answer(), done()]
    ask(dock, "Question 0?")
    first = wait_for_end(dock)
    records = [json.loads(json.dumps(to_record(first, ""))) for _ in range(60)]
    for number, record in enumerate(records):
        asked = f"2026-01-01T00:00:{number:02}.0Z"
        record.update(key=f"{number:08x}{0:024x}", title=f"Question {number}?", asked=asked)
    menu(dock, "clearTalkAction")
    dock.session.take_up([from_record(record) for record in records])
    titles = [f"Question {number}?" for number in range(60)]
    wait_for_texts(dock, "questionLabel", titles[30:])
    assert text_of(dock, "talkCountLabel") == "60 questions"
    bar = dock.conversation.verticalScrollBar()
    wait_until(lambda: bar.value() == bar.maximum() > 0, "the end is in view")
    assert named(dock, QWidget, "earlierButton").text() == "Show 30 earlier questions"
    bar.setValue(0)
    click(dock, "earlierButton")
    wait_for_texts(dock, "questionLabel", titles[18:])
    wait_until(lambda: bar.value() > 0, "what was in view stays in view")
    dock.session.store.layers.selected.emit(dock.session.runs[5].run_id)
    wait_for_texts(dock, "questionLabel", titles[5:])
    assert QgsProject.instance().write(str(project_path))
    reopen(project_path)
    wait_for_texts(dock, "questionLabel", titles[30:])
    menu(dock, "clearTalkAction")
    wait_for_texts(dock, "questionLabel", [])
    assert not shown(dock, "earlierButton")


def test_the_journal_follows_a_project_to_its_new_name(dock, scripted, project_path):
    scripted.script = [answer(), done()]
    ask(dock, "First?")
    wait_for_end(dock)

    def projects():
        return [json.loads(path.read_text())["project"] for path in journal_folder().glob("talk_*.json")]

    wait_until(lambda: projects() == [""], "the journal of an unsaved project")
    assert QgsProject.instance().write(str(project_path))
    wait_until(lambda: projects() == [str(project_path)], "the journal of the saved project")
    assert not QgsProject.instance().isDirty()
