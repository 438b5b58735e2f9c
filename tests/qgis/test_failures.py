"""When something goes wrong: it is said, what had arrived is kept, and a way on is offered."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

from driving import (
    ask,
    chip,
    click,
    detect,
    objects_in,
    result_layers,
    select_by,
    shown,
    text_of,
    wait_for_end,
    wait_until,
)
from events import answer, done, failed, found, progress, queued
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialog, QWidget
from scripted import Hang, Wait


def test_a_failed_job_keeps_what_came_and_says_why(dock, scripted):
    scripted.script = [
        found(1),
        failed("out_of_memory", "The memory is full.", "Use a smaller region."),
        done("failed"),
    ]
    detect(dock, "ship")
    assert wait_for_end(dock).state == "failed"
    assert text_of(dock, "failureLabel") == "The memory is full.\nUse a smaller region."
    assert result_layers()["Objects"].featureCount() == 1


def test_a_wrong_token_is_said_with_a_way_to_the_settings(dock, scripted, iface, settings):
    settings.token = "wrong"
    settings.save()
    ask(dock, "How many?")
    wait_for_end(dock)
    assert "does not accept the token" in text_of(dock, "failureLabel")
    click(dock, "settingsRemedy")
    assert iface.options_shown == ["rscovlmOptions"]
    wait_until(lambda: "refuses" in text_of(dock, "stateButton"), "the state in words")


def test_no_backend_is_said(dock, scripted):
    scripted.die()
    ask(dock, "How many?")
    wait_for_end(dock)
    assert "No backend answers" in text_of(dock, "failureLabel")
    wait_until(lambda: shown(dock, "retryRemedy"), "the offer to try again")


def test_a_backend_killed_mid_answer_is_continued_where_it_stopped(dock, scripted):
    scripted.script = [
        queued(),
        found(1),
        found(2, "plane", x=500_080),
        Wait(gate := threading.Event()),
        found(3),
        answer(),
        done(),
    ]
    detect(dock, "ship, plane")
    wait_until(
        lambda: "Objects" in result_layers() and result_layers()["Objects"].featureCount() == 2, "two objects"
    )
    scripted.die()
    run = wait_for_end(dock)
    assert run.state == "lost"
    assert "What had arrived is kept" in text_of(dock, "failureLabel")
    assert result_layers()["Objects"].featureCount() == 2
    gate.set()
    scripted.rise()
    click(dock, "resumeRemedy")
    wait_until(lambda: run.state == "finished", "the rest")
    assert f"GET /v1/jobs/{run.job_id}/events?since=3" in scripted.seen
    assert [path for path in scripted.seen if path == "POST /v1/jobs"] == ["POST /v1/jobs"]
    assert sorted(f["obj_id"] for f in result_layers()["Objects"].getFeatures()) == [1, 2, 3]
    assert not shown(dock, "failureLabel")


def test_a_forbidden_folder_can_be_allowed(dock, scripted, raster_path):
    refusal = failed("raster_forbidden", "The folder is not allowed.", "Add its folder.")
    scripted.refusals["POST /v1/jobs"] = [(403, {}, refusal)]
    scripted.script = [answer(), done()]
    ask(dock, "How many?")
    wait_for_end(dock)
    click(dock, "allow_folderRemedy")
    wait_for_end(dock, 2)
    assert text_of(dock, "answerLabel") == "Seven."
    assert QgsSettings().value("rscovlm/allowed_folders") == str(raster_path.parent)


def test_the_raster_removed_mid_job(dock, scripted, raster_layer):
    gate = threading.Event()
    scripted.script = [found(1), Wait(gate), found(2, x=500_100), answer(), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    QgsProject.instance().removeMapLayer(raster_layer.id())
    gate.set()
    assert wait_for_end(dock).state == "finished"
    assert result_layers()["Objects"].featureCount() == 2


def test_the_results_removed_mid_job_are_still_written_and_come_back_on_a_click(dock, scripted):
    gate = threading.Event()
    scripted.script = [found(1), Wait(gate), found(2, x=500_100), answer(), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    QgsProject.instance().removeMapLayer(result_layers()["Objects"].id())
    gate.set()
    assert wait_for_end(dock).state == "finished"
    assert "Objects" not in result_layers()
    select_by(chip(dock, "2 ships"))
    assert result_layers()["Objects"].featureCount() == 2


def test_the_project_closed_mid_job(dock, scripted):
    scripted.script = [found(1), Wait(threading.Event()), answer(), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    file = Path(result_layers()["Objects"].source().split("|")[0])
    run = dock.session.runs[0]
    QgsProject.instance().clear()
    wait_until(lambda: run.over, "the job is stopped")
    assert run.state == "cancelled"
    assert "The project was closed, so 1 job was stopped" in text_of(dock, "talkNoticeLabel")
    assert str(file) in text_of(dock, "talkNoticeLabel")
    assert dock.session.runs == []
    assert not QgsProject.instance().isDirty()
    assert objects_in(file) == [1]
    assert QgsProject.instance().mapLayers() == {}


def test_an_object_that_arrived_as_its_project_was_closed_is_in_its_file(dock, scripted, tmp_path):
    scripted.script = [found(1), progress(1, 2), Wait(threading.Event()), done()]
    assert QgsProject.instance().write(str(tmp_path / "port.qgz"))
    detect(dock, "ship")
    run = dock.session.runs[0]
    wait_until(lambda: run.total == 2, "an object")
    QgsProject.instance().clear()
    assert objects_in(tmp_path / "port_rscovlm.gpkg") == [1]
    wait_until(lambda: run.over, "the job is stopped")


def test_what_arrives_after_its_project_was_closed_is_in_its_file_and_not_in_the_next(
    dock, scripted, tmp_path
):
    gate = threading.Event()
    scripted.script = [found(1), progress(1, 2), Wait(gate), found(2), answer(), done()]
    scripted.refusals["DELETE /v1/jobs/job1"] = [(500, {}, {})]
    assert QgsProject.instance().write(str(tmp_path / "port.qgz"))
    detect(dock, "ship")
    run = dock.session.runs[0]
    wait_until(lambda: run.total == 2, "the job is read")
    QgsProject.instance().clear()
    gate.set()
    wait_until(lambda: run.over, "the job has ended")
    assert objects_in(tmp_path / "port_rscovlm.gpkg") == [1, 2]
    assert QgsProject.instance().mapLayers() == {}


def test_a_job_that_had_found_nothing_when_its_project_was_closed_leaves_nothing(dock, scripted, tmp_path):
    gate = threading.Event()
    scripted.script = [progress(1, 2), Wait(gate), found(1), answer(), done()]
    scripted.refusals["DELETE /v1/jobs/job1"] = [(500, {}, {})]
    detect(dock, "ship")
    run = dock.session.runs[0]
    wait_until(lambda: run.total == 2, "the job is read")
    QgsProject.instance().clear()
    assert QgsProject.instance().write(str(tmp_path / "next.qgz"))
    gate.set()
    wait_until(lambda: run.over, "the job has ended")
    assert list(tmp_path.glob("*.gpkg")) == []
    assert QgsProject.instance().mapLayers() == {}


def test_a_click_on_the_state_opens_the_diagnosis(dock, scripted, settings):
    wait_until(lambda: text_of(dock, "stateButton") == "Scripted model, CPU", "the state in words")
    click(dock, "stateButton")
    dialog = dock.findChild(QDialog, "diagnosisDialog")
    text = dialog.findChild(QWidget, "diagnosisText").toPlainText()
    assert settings.address in text
    assert "Scripted model" in text
    assert scripted.token not in text
    dialog.close()


def test_unloading_mid_job_leaves_nothing_behind(dock, scripted, plugin, iface):
    scripted.script = [found(1), Hang(0.5), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    plugin.unload()
    assert iface.actions == []
    assert iface.factories == []
    plugin.initGui()
    plugin.dock.show()


def test_a_job_that_outlives_the_plugin_ends_in_peace(dock, scripted, plugin):
    scripted.script = [found(1), Hang(0.7), found(2), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    plugin.unload()
    gc.collect()  # Python must not clear its half of the task away
    assert QgsApplication.taskManager().activeTasks()
    wait_until(lambda: not QgsApplication.taskManager().activeTasks(), "the task ends")
    gc.collect()
    QTest.qWait(100)
    plugin.initGui()
    plugin.dock.show()
