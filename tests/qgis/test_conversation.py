"""What an analyst sees of a run: progress, answer, chips, and what can be done with it."""

from __future__ import annotations

import threading

from driving import ask, chip, click, detect, named, result_layers, shown, text_of, wait_for_end, wait_until
from events import answer, done, found, progress, queued, removed, token, view
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtWidgets import QLineEdit, QProgressBar, QWidget
from scripted import Wait


def test_a_question_ends_in_an_answer_and_views_on_the_map(dock, scripted):
    scripted.script = [queued(), progress(), view(1), view(2, x=500_020, size=20), answer(), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    assert text_of(dock, "questionLabel") == "How many ships?"
    assert text_of(dock, "answerLabel") == "Seven."
    assert text_of(dock, "caveatLabel") == "It says what the test wrote."
    assert text_of(dock, "scoreLabel") == "score 0.91"
    views = result_layers()["Views"]
    assert sorted(feature["step"] for feature in views.getFeatures()) == [1, 2]
    assert scripted.last.request["task"]["question"] == "How many ships?"
    group = QgsProject.instance().layerTreeRoot().findGroup("RSCoVLM – harbour")
    assert group is not None
    assert group.findLayer(views.id()) is not None


def test_the_caveat_is_said_once(dock, scripted):
    scripted.script = [answer(), done()]
    ask(dock, "First?")
    wait_for_end(dock)
    ask(dock, "Second?")
    wait_for_end(dock, 2)
    assert len([w for w in dock.findChildren(QWidget, "caveatLabel") if w.isVisible()]) == 1


def test_objects_appear_while_the_job_runs_and_merged_ones_go(dock, scripted):
    gate = threading.Event()
    scripted.script = [
        queued(), progress(1, 3, "tile 1 of 3", "detecting"), found(1), found(2, "plane", x=500_080),
        Wait(gate), found(3), removed(1), answer("Two objects."), done(),
    ]  # fmt: skip
    detect(dock, "plane, ship")
    wait_until(
        lambda: "Objects" in result_layers() and result_layers()["Objects"].featureCount() == 2, "two objects"
    )
    bar = named(dock, QProgressBar, "progressBar")
    assert (bar.value(), bar.maximum()) == (1, 3)
    assert text_of(dock, "progressLabel") == "tile 1 of 3 · 2 objects"
    gate.set()
    wait_for_end(dock)
    layer = result_layers()["Objects"]
    assert sorted(f["obj_id"] for f in layer.getFeatures()) == [2, 3]
    assert {category.value() for category in layer.renderer().categories()} == {"ship", "plane"}
    assert scripted.last.request["task"]["classes"] == ["plane", "ship"]
    assert chip(dock, "1 ship")
    assert chip(dock, "1 plane")


def test_streamed_text_is_shown_but_not_tool_calls(dock, scripted):
    gate, second = threading.Event(), threading.Event()
    scripted.script = [
        view(1), token("<tool_call>\n{}", 1), Wait(gate), view(2), token("Sev", 2), token("en", 2),
        Wait(second), answer(), done(),
    ]  # fmt: skip
    ask(dock, "How many?")
    wait_until(lambda: dock.session.runs and dock.session.runs[0].spoken, "some words")
    assert text_of(dock, "answerLabel") == ""
    gate.set()
    wait_until(lambda: text_of(dock, "answerLabel") == "Seven", "streamed words")
    second.set()
    wait_for_end(dock)


def test_cancel_stops_the_job_and_keeps_what_came(dock, scripted):
    scripted.script = [queued(), found(1), progress(1, 9), Wait(threading.Event()), answer(), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    click(dock, "cancelButton")
    run = wait_for_end(dock)
    assert run.state == "cancelled"
    assert "DELETE /v1/jobs/job1" in scripted.seen
    assert text_of(dock, "answerLabel") == "Stopped."
    assert result_layers()["Objects"].featureCount() == 1
    wait_until(lambda: shown(dock, "exportButton"), "the offer to export")


def test_a_second_job_says_that_it_waits(dock, scripted):
    scripted.script = [queued(1), Wait(threading.Event()), done()]
    ask(dock, "Me too?")
    wait_until(
        lambda: text_of(dock, "progressLabel") == "Queued: 1 job ahead of this one.", "the place in the queue"
    )
    click(dock, "cancelButton")
    wait_for_end(dock)


def test_two_jobs_run_side_by_side(dock, scripted):
    gate = threading.Event()
    scripted.script = [queued(), Wait(gate), answer("First."), done()]
    ask(dock, "One?")
    wait_until(lambda: scripted.jobs, "the first job")
    scripted.script = [queued(1), answer("Second."), done()]
    ask(dock, "Two?")
    wait_until(lambda: len(dock.session.runs) == 2 and dock.session.runs[1].over, "the second job")
    gate.set()
    wait_for_end(dock, 2)
    assert [run.answer.text for run in dock.session.runs] == ["First.", "Second."]


def test_edit_takes_the_question_back_and_retry_asks_again(dock, scripted):
    scripted.script = [answer(), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    assert named(dock, QLineEdit, "questionInput").text() == ""
    click(dock, "editButton")
    assert named(dock, QLineEdit, "questionInput").text() == "How many ships?"
    click(dock, "retryButton")
    wait_for_end(dock, 2)
    assert len(scripted.jobs) == 2
    assert scripted.last.request["key"] != scripted.jobs["job1"].request["key"]


def test_copy_gives_question_and_answer(dock, scripted):
    scripted.script = [found(1), answer("One ship."), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    click(dock, "copyButton")
    assert QgsApplication.clipboard().text() == "How many ships?\nOne ship.\n1 ship"
