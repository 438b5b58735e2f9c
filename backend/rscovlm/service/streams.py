"""The event stream of a job as NDJSON: what is stored, then what comes, and heartbeats in between."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator

from starlette.concurrency import run_in_threadpool

from rscovlm.contract import Event, EventLine, Heartbeat, WindowWanted, dump
from rscovlm.errors import JobMissing
from rscovlm.service.store import JobStore, StoredEvent

_Listener = tuple[asyncio.AbstractEventLoop, asyncio.Event]
Wanted = Callable[[str], WindowWanted | None]
"""Tells the window that a job waits for."""


def _nothing(_: str) -> None:
    return None


class Bell:
    """Wakes, from any thread, the coroutines that wait for news of a job."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: defaultdict[str, list[_Listener]] = defaultdict(list)
        self.silenced = False

    @contextlib.contextmanager
    def listen(self, job_id: str) -> Iterator[asyncio.Event]:
        """Yield an event that is set whenever the job has news; for use within an event loop."""
        listener = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._listeners[job_id].append(listener)
        try:
            yield listener[1]
        finally:
            with self._lock:
                self._listeners[job_id].remove(listener)
                if not self._listeners[job_id]:
                    del self._listeners[job_id]

    def heard(self, job_id: str) -> bool:
        """Whether anybody waits for news of the job."""
        with self._lock:
            return job_id in self._listeners

    def ring(self, job_id: str) -> None:
        """Tell that the job has news."""
        with self._lock:
            for loop, event in self._listeners.get(job_id, ()):
                with contextlib.suppress(RuntimeError):  # the loop is closed: nobody listens any more
                    loop.call_soon_threadsafe(event.set)

    def silence(self) -> None:
        """Tell everybody that no more news will come: the backend is about to stop."""
        self.silenced = True
        with self._lock:
            jobs = list(self._listeners)
        for job_id in jobs:
            self.ring(job_id)


async def follow(
    store: JobStore,
    bell: Bell,
    job_id: str,
    since: int,
    *,
    heartbeat_s: float,
    wanted: Wanted = _nothing,
) -> AsyncIterator[str]:
    """Yield a job's lines after number ``since`` until it is done, or until the backend stops.

    A window that the job waits for is told once to each who follows, after what is stored. Who follows has
    no influence on the job; one that goes away can come again with its last number.
    """
    told = 0
    with bell.listen(job_id) as news:
        while True:
            news.clear()
            stopping = bell.silenced
            try:
                stored = await run_in_threadpool(store.events, job_id, since)
                over = not stored and (stopping or await run_in_threadpool(_is_over, store, job_id, since))
            except JobMissing:  # it was deleted for its age meanwhile
                return
            for event in stored:
                since = event.seq
                yield _line(job_id, event)
            if over or (stored and stored[-1].type == "done"):
                return
            window = wanted(job_id)
            if window is not None and window.id != told:
                told = window.id
                yield _unstored(job_id, since, window)
            if not stored and not await _rings(news, heartbeat_s):
                yield _unstored(job_id, since, Heartbeat())


def _is_over(store: JobStore, job_id: str, since: int) -> bool:
    status = store.status(job_id)
    return status.status not in ("queued", "running") and status.last_seq <= since


async def _rings(news: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await news.wait()
    except TimeoutError:
        return False


def _line(job_id: str, event: StoredEvent) -> str:
    return f'{{"job_id":{json.dumps(job_id)},"seq":{event.seq},"event":{event.json}}}\n'


def _unstored(job_id: str, seq: int, event: Event) -> str:
    return json.dumps(dump(EventLine(job_id=job_id, seq=seq, event=event))) + "\n"
