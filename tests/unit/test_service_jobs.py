"""The queue: one job after the other, and every one of them ends with ``done``, whatever happens."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from serving import (
    END,
    IdleEngine,
    ScriptedRun,
    answer,
    ask,
    detection,
    ended,
    make_raster,
    make_settings,
    started,
    types_of,
    until,
)

from rscovlm.contract import Progress
from rscovlm.errors import (
    BackendUnavailable,
    DiskFull,
    JobMissing,
    KeyReused,
    ModelMissing,
    OutOfMemory,
    RegionOutside,
)
from rscovlm.service.service import Service


def events(service: Service, job_id: str) -> list[dict]:
    return [json.loads(event.json) for event in service.store.events(job_id, 0)]


def positions(service: Service, job_id: str) -> list[int]:
    return [event["position"] for event in events(service, job_id) if event["type"] == "queued"]


@pytest.fixture
def raster(tmp_path: Path) -> Path:
    return make_raster(tmp_path)


def test_a_job_from_question_to_done(tmp_path: Path, raster: Path) -> None:
    run = ScriptedRun(Progress(phase="looking", done=0, total=1, message="Looking"), answer("Seven."), END)
    with started(make_settings(tmp_path), run) as service:
        status, new = service.jobs.submit(ask(raster))
        assert new
        until(ended(service, status.job_id))
        assert types_of(service, status.job_id) == ["queued", "progress", "answer", "done"]
        assert service.store.status(status.job_id).status == "finished"
        assert run.tasks == [ask(raster).task]


def test_the_job_reads_the_raster_that_was_described(tmp_path: Path, raster: Path) -> None:
    seen = []

    def run(task, engine, cancel, *, source):
        seen.append((source.width, source.height, source.crs.to_epsg()))
        yield answer("Seen.")

    with started(make_settings(tmp_path), run) as service:
        status, _ = service.jobs.submit(ask(raster))
        until(ended(service, status.job_id))
    assert seen == [(60, 40, 32633)]


def test_two_jobs_wait_for_each_other_and_are_told_their_place(tmp_path: Path, raster: Path) -> None:
    run = ScriptedRun()
    with started(make_settings(tmp_path), run) as service:
        first = service.jobs.submit(ask(raster, "key-first"))[0].job_id
        until(lambda: run.tasks)
        second = service.jobs.submit(ask(raster, "key-second"))[0].job_id
        third = service.jobs.submit(ask(raster, "key-third"))[0].job_id
        assert positions(service, second) == [1]
        assert positions(service, third) == [2]
        assert service.health().status == "busy"
        assert service.health().jobs_waiting == 2

        run.say(END)
        until(lambda: len(run.tasks) == 2)
        assert types_of(service, first)[-1] == "done"
        assert positions(service, third) == [2, 1]
        run.say(END, END)
        until(ended(service, third))
        until(lambda: service.health().status == "ready")


def test_several_jobs_run_side_by_side_and_no_more_than_that(tmp_path: Path, raster: Path) -> None:
    run = ScriptedRun()
    with started(make_settings(tmp_path, jobs_at_once=2), run) as service:
        jobs = [service.jobs.submit(ask(raster, f"key-000{number}"))[0].job_id for number in range(4)]
        until(lambda: len(run.tasks) == 2)
        states = [service.store.status(job_id).status for job_id in jobs]
        assert states == ["running", "running", "queued", "queued"]
        assert [positions(service, job_id)[-1] for job_id in jobs] == [0, 0, 1, 2]
        assert service.health().jobs_waiting == 2
        assert service.jobs.cancel(jobs[1]).job_id == jobs[1]
        until(lambda: len(run.tasks) == 3)
        assert service.store.status(jobs[0]).status == "running"
        assert service.store.status(jobs[1]).status == "cancelled"
        assert positions(service, jobs[3]) == [2, 1]
        run.say(END, END, END)
        until(lambda: all(service.store.status(jobs[n]).status == "finished" for n in (0, 2, 3)))


def test_a_stop_ends_every_running_job(tmp_path: Path, raster: Path) -> None:
    settings = make_settings(tmp_path, jobs_at_once=3)
    run = ScriptedRun()
    with started(settings, run) as service:
        jobs = [service.jobs.submit(ask(raster, f"key-000{number}"))[0].job_id for number in range(3)]
        until(lambda: len(run.tasks) == 3)
    with started(settings) as service:
        for job_id in jobs:
            assert [event.get("code") for event in events(service, job_id)][-2:] == ["backend_stopped", None]


def test_a_queue_that_breaks_fails_what_waits_and_ends_what_runs(
    tmp_path: Path, raster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = ScriptedRun()
    with started(make_settings(tmp_path, jobs_at_once=2), run) as service:
        jobs = [service.jobs.submit(ask(raster, f"key-000{number}"))[0].job_id for number in range(3)]
        until(lambda: len(run.tasks) == 2)

        def broken(**_: object) -> None:
            raise ZeroDivisionError("the disk is broken")

        monkeypatch.setattr(service.store, "prune", broken)
        run.say(END)
        until(lambda: service.health().status == "dead")
        until(lambda: all(types_of(service, job_id)[-1] == "done" for job_id in jobs))
        states = [service.store.status(job_id).status for job_id in jobs]
        assert sorted(states) == ["failed", "failed", "finished"]
        assert states[2] == "failed"
        with pytest.raises(BackendUnavailable, match="inside the backend"):
            service.jobs.submit(ask(raster, "key-late"))


def test_a_cancelled_waiting_job_never_runs(tmp_path: Path, raster: Path) -> None:
    run = ScriptedRun()
    with started(make_settings(tmp_path), run) as service:
        service.jobs.submit(ask(raster, "key-first", question="one?"))
        until(lambda: run.tasks)
        second = service.jobs.submit(ask(raster, "key-second", question="two?"))[0].job_id
        third = service.jobs.submit(ask(raster, "key-third", question="three?"))[0].job_id
        assert service.jobs.cancel(second).status == "cancelled"
        assert events(service, second)[-1]["status"] == "cancelled"
        assert positions(service, third) == [2, 1]
        run.say(END, END)
        until(ended(service, third))
        assert [task.question for task in run.tasks] == ["one?", "three?"]


def test_a_cancelled_running_job_keeps_what_it_found(tmp_path: Path, raster: Path) -> None:
    run = ScriptedRun(detection(1))
    with started(make_settings(tmp_path), run) as service:
        job_id = service.jobs.submit(ask(raster))[0].job_id
        until(lambda: "object" in types_of(service, job_id))
        service.jobs.cancel(job_id)
        until(ended(service, job_id))
        assert types_of(service, job_id) == ["queued", "object", "done"]
        assert service.jobs.cancel(job_id).status == "cancelled"
        assert types_of(service, job_id)[-2:] == ["object", "done"]
        with pytest.raises(JobMissing):
            service.jobs.cancel("nobody")


def test_the_same_key_names_the_same_job(tmp_path: Path, raster: Path) -> None:
    run = ScriptedRun(END)
    with started(make_settings(tmp_path), run) as service:
        first, new = service.jobs.submit(ask(raster))
        until(ended(service, first.job_id))
        again, new_again = service.jobs.submit(ask(raster))
        assert (new, new_again) == (True, False)
        assert again == service.store.status(first.job_id)
        with pytest.raises(KeyReused):
            service.jobs.submit(ask(raster, question="Something else?"))
        assert len(run.tasks) == 1


@pytest.mark.parametrize(
    ("failure", "code"),
    [(RegionOutside("The region lies outside."), "region_outside"), (ZeroDivisionError("oops"), "failed")],
)
def test_a_failing_job_says_why_and_the_next_one_runs(
    tmp_path: Path, raster: Path, failure: Exception, code: str
) -> None:
    run = ScriptedRun(detection(1), failure)
    with started(make_settings(tmp_path), run) as service:
        job_id = service.jobs.submit(ask(raster))[0].job_id
        until(ended(service, job_id))
        queued, found, error, done = events(service, job_id)
        assert (queued["type"], found["type"], done["status"]) == ("queued", "object", "failed")
        assert error["code"] == code
        assert error["message"].endswith(".")
        assert service.health().status == "ready"
        run.say(END)
        second = service.jobs.submit(ask(raster, "key-second"))[0].job_id
        until(ended(service, second))
        assert service.store.status(second).status == "finished"


def test_an_engine_that_failed_is_told_of_until_it_works_again(tmp_path: Path, raster: Path) -> None:
    run = ScriptedRun(OutOfMemory("The model does not fit into the memory."))
    with started(make_settings(tmp_path), run) as service:
        job_id = service.jobs.submit(ask(raster))[0].job_id
        until(ended(service, job_id))
        until(lambda: service.health().status == "degraded")
        assert service.health().cause == "The model does not fit into the memory."
        run.say(END)
        service.jobs.submit(ask(raster, "key-second"))
        until(lambda: service.health().status == "ready")


def test_jobs_wait_for_the_engine_to_be_loaded(tmp_path: Path, raster: Path) -> None:
    go = threading.Event()

    def load() -> IdleEngine:
        assert go.wait(20)
        return IdleEngine()

    with started(make_settings(tmp_path), ScriptedRun(END), load) as service:
        assert service.health().status == "starting"
        assert service.health().cause
        job_id = service.jobs.submit(ask(raster))[0].job_id
        assert [model.loaded for model in service.models() if model.default] == [False]
        go.set()
        until(ended(service, job_id))
        assert service.store.status(job_id).status == "finished"
        assert [model.loaded for model in service.models() if model.default] == [True]


def test_an_engine_that_cannot_be_loaded(tmp_path: Path, raster: Path) -> None:
    go = threading.Event()

    def load() -> IdleEngine:
        assert go.wait(20)
        raise ModelMissing("The weights are not here.", next_step="Fetch them.")

    with started(make_settings(tmp_path), load=load) as service:
        job_id = service.jobs.submit(ask(raster))[0].job_id
        go.set()
        until(ended(service, job_id))
        assert [event.get("code") for event in events(service, job_id)] == [None, "model_missing", None]
        assert service.health().status == "dead"
        assert service.health().cause == "The weights are not here. Fetch them."
        with pytest.raises(BackendUnavailable, match="not here"):
            service.jobs.submit(ask(raster, "key-second"))
        assert not service.jobs.submit(ask(raster))[1]


def test_a_stop_says_what_is_kept_and_the_waiting_jobs_run_after_it(tmp_path: Path, raster: Path) -> None:
    settings = make_settings(tmp_path)
    engine = IdleEngine()
    run = ScriptedRun(detection(1), detection(2))
    with started(settings, run, lambda: engine) as service:
        first = service.jobs.submit(ask(raster, "key-first"))[0].job_id
        until(lambda: types_of(service, first).count("object") == 2)
        second = service.jobs.submit(ask(raster, "key-second"))[0].job_id
    assert engine.closed
    with started(settings, ScriptedRun(END)) as service:
        *_, error, done = events(service, first)
        assert error["code"] == "backend_stopped"
        assert "2 objects" in error["message"]
        assert done["status"] == "failed"
        until(ended(service, second))
        assert service.store.status(second).status == "finished"


def test_a_crash_is_told_at_the_next_start(tmp_path: Path, raster: Path) -> None:
    settings = make_settings(tmp_path)
    crashed = Service(settings, IdleEngine().card, load=IdleEngine, run=ScriptedRun())
    job_id = crashed.jobs.submit(ask(raster))[0].job_id
    crashed.store.append(job_id, [detection(1)], status="running")
    crashed.store.close()
    with started(settings) as service:
        assert types_of(service, job_id) == ["queued", "object", "error", "done"]
        assert "1 object that had arrived is kept" in events(service, job_id)[2]["message"]
        assert service.store.status(job_id).status == "failed"


def test_a_full_disk_ends_the_job_in_words_and_the_service_lives_on(
    tmp_path: Path, raster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = ScriptedRun(detection(1))
    with started(make_settings(tmp_path), run) as service:
        job_id = service.jobs.submit(ask(raster))[0].job_id
        until(lambda: "object" in types_of(service, job_id))
        pages = service.store._db.execute("PRAGMA page_count").fetchone()[0]
        service.store._db.execute(f"PRAGMA max_page_count = {pages}")
        run.say(*[answer("x" * 4000)] * 50)
        until(ended(service, job_id))
        *kept, error, done = events(service, job_id)
        assert {"queued", "object"} <= {event["type"] for event in kept}
        assert error["code"] == "disk_full"
        assert done["status"] == "failed"
        with pytest.raises(DiskFull):
            service.jobs.submit(ask(raster, "key-second", question="x" * 4000))

        service.store._db.execute("PRAGMA max_page_count = 1000000")
        while not run.feed.empty():
            run.feed.get()
        run.say(END)
        second = service.jobs.submit(ask(raster, "key-second"))[0].job_id
        until(ended(service, second))
        assert service.store.status(second).status == "finished"
        assert types_of(service, job_id)[-2:] == ["error", "done"]


def test_a_nearly_full_disk_is_told(tmp_path: Path) -> None:
    with started(make_settings(tmp_path, low_disk_bytes=2**62)) as service:
        until(lambda: service.health().status == "degraded")
        assert "nearly full" in service.health().cause
