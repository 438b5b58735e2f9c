"""The stream of a job: what was, what comes, and a heartbeat when nothing does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from serving import answer, ask

from rscovlm.contract import Done, EventLine, Queued
from rscovlm.service.store import JobStore
from rscovlm.service.streams import Bell, follow


@pytest.fixture
def store(tmp_path: Path):
    store = JobStore(tmp_path / "jobs.sqlite")
    yield store
    store.close()


@pytest.fixture
def job_id(store: JobStore) -> str:
    return store.create(ask(Path("a.tif")), Queued(position=0)).job_id


async def rest(stream: AsyncIterator[str]) -> list[EventLine]:
    return [EventLine.model_validate_json(line) async for line in stream]


def types(lines: list[EventLine]) -> list[str]:
    return [line.event.type for line in lines]


def test_a_done_job_is_told_from_since_and_ends(store: JobStore, job_id: str) -> None:
    store.append(job_id, [answer("Seven.")])
    store.end(job_id, [], Done(status="finished"))

    def after(since: int) -> list[EventLine]:
        return asyncio.run(rest(follow(store, Bell(), job_id, since, heartbeat_s=10)))

    assert types(after(0)) == ["queued", "answer", "done"]
    assert types(after(1)) == ["answer", "done"]
    assert after(3) == []
    assert {line.job_id for line in after(0)} == {job_id}
    assert [line.seq for line in after(0)] == [1, 2, 3]


def test_more_events_than_one_read_gives(store: JobStore, job_id: str) -> None:
    store.append(job_id, [answer(str(number)) for number in range(1200)])
    store.end(job_id, [], Done(status="finished"))
    lines = asyncio.run(rest(follow(store, Bell(), job_id, 0, heartbeat_s=10)))
    assert [line.seq for line in lines] == list(range(1, 1203))


def test_everyone_who_listens_hears_what_comes(store: JobStore, job_id: str) -> None:
    bell = Bell()

    async def scene() -> list[list[EventLine]]:
        streams = [follow(store, bell, job_id, 0, heartbeat_s=10) for _ in range(3)]
        firsts = [EventLine.model_validate_json(await anext(stream)) for stream in streams]
        assert types(firsts) == ["queued"] * 3
        rests = [asyncio.create_task(rest(stream)) for stream in streams]
        for event in (answer("One."), answer("Two.")):
            await asyncio.to_thread(store.append, job_id, [event])
            bell.ring(job_id)
            await asyncio.sleep(0.01)
        await asyncio.to_thread(store.end, job_id, [], Done(status="finished"))
        bell.ring(job_id)
        return await asyncio.gather(*rests)

    assert [types(lines) for lines in asyncio.run(scene())] == [["answer", "answer", "done"]] * 3


def test_a_silent_stream_beats_with_the_last_number(store: JobStore, job_id: str) -> None:
    async def scene() -> list[EventLine]:
        stream = follow(store, Bell(), job_id, 0, heartbeat_s=0.01)
        return [EventLine.model_validate_json(await anext(stream)) for _ in range(3)]

    lines = asyncio.run(scene())
    assert types(lines) == ["queued", "heartbeat", "heartbeat"]
    assert [line.seq for line in lines] == [1, 1, 1]
    assert store.status(job_id).last_seq == 1


def test_a_stream_ends_when_the_backend_stops(store: JobStore, job_id: str) -> None:
    bell = Bell()

    async def scene() -> list[EventLine]:
        stream = follow(store, bell, job_id, 0, heartbeat_s=10)
        await anext(stream)
        following = asyncio.create_task(rest(stream))
        await asyncio.sleep(0.01)
        store.append(job_id, [answer("The last word.")])
        await asyncio.to_thread(bell.silence)
        return await following

    assert types(asyncio.run(scene())) == ["answer"]


def test_a_stream_ends_when_its_job_is_deleted(store: JobStore, job_id: str) -> None:
    bell = Bell()

    async def scene() -> list[EventLine]:
        stream = follow(store, bell, job_id, 0, heartbeat_s=0.01)
        await anext(stream)
        store._db.execute("DELETE FROM jobs")
        return await rest(stream)

    assert set(types(asyncio.run(scene()))) <= {"heartbeat"}


def test_nobody_is_left_listening(store: JobStore, job_id: str) -> None:
    bell = Bell()

    async def scene() -> None:
        stream = follow(store, bell, job_id, 0, heartbeat_s=10)
        await anext(stream)
        assert bell._listeners
        await stream.aclose()

    asyncio.run(scene())
    assert not bell._listeners
