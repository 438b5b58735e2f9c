"""Many events at once: taken in a little at a time, none lost, and nothing told before it is in the file."""

from __future__ import annotations

import gc
import json

import pytest
from driving import chip, detect, objects_in, result_layers, select_by, wait_for_end, wait_until
from events import answer, done, found, removed, view
from qgis.core import QgsApplication

from rscovlm_qgis.core import inflow, jobs
from rscovlm_qgis.core.jobs import JobTask
from rscovlm_qgis.core.layers import describe
from rscovlm_qgis.core.result_writing import AT_A_TIME
from rscovlm_qgis.core.results import ResultStore
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.wire import DetectTask, parse_line
from rscovlm_qgis.gui.evidence import MOST_FLASHED

MANY = 2500


def many(number=MANY):
    """So many objects, each tenth of which is taken back."""
    for one in range(1, number + 1):
        yield found(one, x=500_000 + one % 300, y=5_800_000 - one % 200)
        if one % 10 == 0:
            yield removed(one)


@pytest.fixture
def without_time(monkeypatch):
    """Every slice is over as soon as it began."""
    monkeypatch.setattr(inflow, "SLICE_S", 0.0)


def test_a_run_that_is_over_has_all_of_it_in_the_file(dock, scripted, without_time):
    scripted.script = [view(1, role="tile"), *many(), answer(), done()]
    told = []

    def note(run):
        place = dock.session.store.place(run)
        if run.over and place:
            told.append(objects_in(place))

    dock.session.run_changed.connect(note)
    detect(dock, "ship")
    wait_for_end(dock)
    assert told[0] == [number for number in range(1, MANY + 1) if number % 10]


def test_what_is_held_already_is_looked_at_by_the_garbage_collector_again_afterwards(
    dock, scripted, without_time
):
    scripted.script = [view(1, role="tile"), *many(), answer(), done()]
    left_out = []
    dock.session.run_changed.connect(lambda _: left_out.append(gc.get_freeze_count()))
    detect(dock, "ship")
    wait_for_end(dock)
    assert max(left_out) > 0
    wait_until(lambda: gc.get_freeze_count() == 0, "the collector has all of it again")


def test_that_a_run_is_over_is_told_as_soon_as_it_is(dock, scripted, without_time, monkeypatch):
    monkeypatch.setattr(inflow, "PAUSE_MS", 60_000)  # the first look is when the task has read all
    told, ended = [], []
    dock.session.run_changed.connect(lambda run: told.append(run.over))
    dock.session._inflow.ended.disconnect()  # what follows tells it once more
    dock.session._inflow.ended.connect(lambda *_: ended.append(told[-1]))
    scripted.script = [view(1), found(1), done()]
    detect(dock, "ship")
    wait_until(lambda: ended, "the task has ended")
    assert ended == [True]


def test_what_is_taken_in_with_interruptions_is_the_same(raster_layer):
    store, subject = ResultStore(), describe(raster_layer)
    run = Run("Detect: ship", DetectTask(subject.raster, ("ship",)), subject, job_id="j")
    for seq, event in enumerate(many(1000), 1):
        run.apply(parse_line(json.dumps({"job_id": "j", "seq": seq, "event": event})))
    for _ in ("makes the table", "opens it", "writes"):
        assert not store.update(run, end=0.0)
    assert len(objects_in(store.place(run))) == AT_A_TIME
    while not store.update(run, end=0.0):
        pass
    assert objects_in(store.place(run)) == [number for number in range(1, 1001) if number % 10]


def test_a_worker_reads_no_further_ahead_than_it_may_and_ends_when_nobody_takes(dock, scripted, raster_layer):
    scripted.script = [*many(), answer(), done()]
    subject = describe(raster_layer)
    run = Run("Detect: ship", DetectTask(subject.raster, ("ship",)), subject)
    task = JobTask("test", run.request, dock.session.backend)
    task.begin(lambda: None)
    wait_until(task._events.full, "as much is read as may be")
    assert task._events.qsize() == jobs.AHEAD
    assert len(task.take(10 * MANY)) < MANY  # it reads on while these are taken
    wait_until(task._events.full, "it reads on")
    task.forget()
    task.cancel()
    wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0, "the task has ended")


def test_a_click_selects_more_than_can_flash(dock, scripted, iface):
    scripted.script = [*many(), answer(), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    number = MANY - MANY // 10
    assert number > MOST_FLASHED
    layer = select_by(chip(dock, f"{number} ships"))
    assert layer is result_layers()["Objects"]
    assert iface.canvas.extent().contains(layer.boundingBoxOfSelected())
