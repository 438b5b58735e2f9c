"""The store: what was told stays told, whatever happens to the process, the file or the disk."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serving import answer, ask, detection

from rscovlm.contract import Done, EventLine, ObjectsReplaced, Queued, Token
from rscovlm.errors import CannotServe, DiskFull, JobMissing
from rscovlm.service.store import JobStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "jobs.sqlite"


@pytest.fixture
def store(path: Path):
    store = JobStore(path)
    yield store
    store.close()


def new_job(store: JobStore, key: str = "key-00000001") -> str:
    return store.create(ask(Path("a.tif"), key), Queued(position=0)).job_id


def texts(store: JobStore, job_id: str, since: int = 0) -> list[str]:
    return [event.json for event in store.events(job_id, since)]


def fill_disk(store: JobStore) -> None:
    """Let the file grow no further: SQLite then answers as on a full disk."""
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    with contextlib.suppress(DiskFull):
        while True:
            store.append(filler(store), [Token(view=1, text="x" * 4000)])


def filler(store: JobStore) -> str:
    known = store.with_key("key-filler")
    return known[0].job_id if known else new_job(store, "key-filler")


def free_disk(store: JobStore) -> None:
    store._db.execute("PRAGMA max_page_count = 1000000")


def test_events_come_back_as_they_were(store: JobStore) -> None:
    job_id = new_job(store)
    said = [answer("Sieben – 七"), detection(1)]
    store.append(job_id, said, status="running")
    lines = [
        EventLine.model_validate({"job_id": job_id, "seq": e.seq, "event": json.loads(e.json)})
        for e in store.events(job_id, 0)
    ]
    assert [line.seq for line in lines] == [1, 2, 3]
    assert [line.event for line in lines] == [Queued(position=0), *said]
    assert store.status(job_id).status == "running"


@given(batches=st.lists(st.integers(0, 4), max_size=6), since=st.integers(0, 30), limit=st.integers(1, 9))
def test_since_gives_exactly_the_rest(
    tmp_path_factory: pytest.TempPathFactory, batches: list[int], since: int, limit: int
) -> None:
    store = JobStore(tmp_path_factory.mktemp("store") / "jobs.sqlite")
    job_id = new_job(store)
    for size in batches:
        store.append(job_id, [Token(view=1, text="a")] * size)
    total = 1 + sum(batches)
    assert store.status(job_id).last_seq == total
    expected = list(range(since + 1, total + 1))[:limit]
    assert [event.seq for event in store.events(job_id, since, limit)] == expected
    store.close()


def test_another_start_finds_everything(path: Path) -> None:
    first = JobStore(path)
    job_id = new_job(first)
    first.append(job_id, [answer("Seven.")], status="running")
    before = (first.status(job_id), first.events(job_id, 0), first.request(job_id))
    first.close()
    second = JobStore(path)
    assert (second.status(job_id), second.events(job_id, 0), second.request(job_id)) == before
    second.close()


def test_one_process_owns_the_file(store: JobStore, path: Path) -> None:
    with pytest.raises(CannotServe, match="Another backend already uses"):
        JobStore(path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotServe, match="cannot write"):
        JobStore(tmp_path / "nowhere" / "jobs.sqlite")


def test_an_unreadable_file_is_put_aside_and_kept(path: Path) -> None:
    garbage = b"not a database, but something of somebody's" * 50
    path.write_bytes(garbage)
    store = JobStore(path)
    assert store.jobs() == []
    new_job(store)
    store.close()
    (aside,) = path.parent.glob("unreadable-*-jobs.sqlite")
    assert aside.read_bytes() == garbage


def test_a_file_of_another_version_is_put_aside_and_kept(path: Path) -> None:
    first = JobStore(path)
    job_id = new_job(first)
    first._db.execute("PRAGMA user_version = 999")
    first.close()
    second = JobStore(path)
    assert second.jobs() == []
    second.close()
    (aside,) = path.parent.glob("unreadable-*-jobs.sqlite")
    with contextlib.closing(sqlite3.connect(aside)) as db:
        assert db.execute("SELECT job_id FROM jobs").fetchall() == [(job_id,)]


def test_unknown_jobs(store: JobStore) -> None:
    for call in (store.status, store.request, store.objects_kept, lambda job: store.events(job, 0)):
        with pytest.raises(JobMissing):
            call("nobody")
    assert store.with_key("key-nobody") is None


def test_a_full_disk_loses_nothing_that_was_stored(store: JobStore) -> None:
    job_id = new_job(store)
    store.append(job_id, [answer("Seven.")], status="running")
    before = texts(store, job_id)
    fill_disk(store)
    with pytest.raises(DiskFull):
        store.append(job_id, [Token(view=1, text="x" * 9000)])
    with pytest.raises(DiskFull):
        store.create(ask(Path("a.tif"), "key-another", question="x" * 3999), Queued(position=0))
    assert texts(store, job_id) == before
    assert store.with_key("key-another") is None


def test_the_end_of_a_job_is_told_on_a_full_disk_and_stored_later(path: Path) -> None:
    store = JobStore(path)
    job_id = new_job(store)
    fill_disk(store)
    store.end(job_id, [Token(view=1, text="x" * 9000)], Done(status="failed"))
    assert [event.type for event in store.events(job_id, 0)] == ["queued", "token", "done"]
    assert [event.seq for event in store.events(job_id, 1)] == [2, 3]
    assert store.status(job_id).status == "failed"
    assert store.with_status("queued") == [filler(store)]
    told = store.events(job_id, 0)

    free_disk(store)
    store.append(filler(store), [answer("Room again.")])
    store.close()
    again = JobStore(path)
    assert again.events(job_id, 0) == told
    assert again.status(job_id).status == "failed"
    again.close()


def test_objects_taken_back_are_not_counted(store: JobStore) -> None:
    job_id = new_job(store)
    store.append(job_id, [detection(1), detection(2), detection(3), ObjectsReplaced(ids=[1, 3])])
    assert store.objects_kept(job_id) == 1


def test_old_jobs_go_and_open_ones_stay(store: JobStore) -> None:
    jobs = [new_job(store, f"key-{number:08}") for number in range(6)]
    for job_id in jobs[1:]:
        store.end(job_id, [], Done(status="finished"))
    assert store.prune(keep=2, days=30) == 3
    assert [job.job_id for job in store.jobs()] == [jobs[5], jobs[4], jobs[0]]
    with pytest.raises(JobMissing):
        store.events(jobs[1], 0)

    store._db.execute("UPDATE jobs SET created = '2001-01-01T00:00:00.000+00:00'")
    assert store.prune(keep=2, days=30) == 2
    assert [job.job_id for job in store.jobs()] == [jobs[0]]
