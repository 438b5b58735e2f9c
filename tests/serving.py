"""A service whose jobs do what a test tells them, and as a program: the real ``serve`` on such jobs."""

from __future__ import annotations

import contextlib
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import rasterio

from rscovlm.contract import Answer, Detection, Event, JobRequest, Task
from rscovlm.engines.protocol import CancelToken, Engine
from rscovlm.models import ModelCard, find_card
from rscovlm.service.server import Server, listen
from rscovlm.service.service import Service
from rscovlm.service.settings import ServiceSettings

END = object()
PATIENCE_S = 20.0


class IdleEngine:
    """An engine that is there, and is never asked for anything."""

    device = "nowhere"

    def __init__(self, card: ModelCard | None = None) -> None:
        self.card = card or find_card()
        self.closed = False

    def generate(self, *_: Any, **__: Any) -> Any:
        raise AssertionError("these jobs use no model")

    def close(self) -> None:
        self.closed = True


class ScriptedRun:
    """In place of ``run_task``: yields what it is fed, raises the exceptions among it, ends at END."""

    def __init__(self, *feed: object) -> None:
        # Not a SimpleQueue: before Python 3.12 one of two threads that wait at it may never wake.
        self.feed: queue.Queue[object] = queue.Queue()
        self.tasks: list[Task] = []
        self.say(*feed)

    def say(self, *items: object) -> None:
        for item in items:
            self.feed.put(item)

    def __call__(self, task: Task, engine: Engine, cancel: CancelToken, *, source: object) -> Iterator[Event]:
        self.tasks.append(task)
        while True:
            cancel.check()
            try:
                item = self.feed.get(timeout=0.01)
            except queue.Empty:
                continue
            if item is END:
                return
            if isinstance(item, Exception):
                raise item
            yield item  # type: ignore[misc]


def finish_at_once(task: Task, engine: Engine, cancel: CancelToken, *, source: object) -> Iterator[Event]:
    yield answer("Seven.")


def count_until_cancelled(
    task: Task, engine: Engine, cancel: CancelToken, *, source: object
) -> Iterator[Event]:
    number = 0
    while True:
        cancel.check()
        number += 1
        yield detection(number)
        time.sleep(0.01)


def answer(text: str) -> Answer:
    return Answer(text=text, model="embedded")


def detection(number: int) -> Detection:
    square = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
    return Detection.model_validate(
        {"id": number, "class": "ship", "matched": True, "score": 0.5, "polygon_px": square}
        | {"polygon_map": square, "angle_deg": 0, "length_m": 9, "width_m": 9, "area_m2": 81}
        | {"gsd_m": 1, "view": 1}
    )


def make_settings(folder: Path, **changes: object) -> ServiceSettings:
    values: dict[str, Any] = {
        "port": 0,
        "low_disk_bytes": 0,
        "jobs_at_once": 1,
        "state_dir": folder / "state",
    }
    settings = ServiceSettings(**({**values, "roots": [folder]} | changes))
    settings.state_dir.mkdir(parents=True, exist_ok=True)
    return settings


def make_raster(folder: Path) -> Path:
    path = folder / "scene.tif"
    if not path.exists():
        pixels = np.random.default_rng(1).integers(1, 256, (3, 40, 60), dtype=np.uint8)
        place = {"crs": "EPSG:32633", "transform": rasterio.Affine(0.5, 0, 400_000, 0, -0.5, 5_000_000)}
        shape = {"count": 3, "height": 40, "width": 60, "dtype": "uint8"}
        with rasterio.open(path, "w", driver="GTiff", **shape, **place) as file:
            file.write(pixels)
    return path


def ask(raster: Path, key: str = "key-00000001", question: str = "How many ships?") -> JobRequest:
    task = {"task": "ask", "raster": {"source": str(raster)}, "question": question}
    return JobRequest.model_validate({"key": key, "task": task})


@contextlib.contextmanager
def started(
    settings: ServiceSettings, run: Any = None, load: Callable[[], Any] = IdleEngine
) -> Iterator[Service]:
    """A started service without HTTP."""
    service = Service(settings, find_card(), load=load, run=run or ScriptedRun())
    service.start()
    try:
        yield service
    finally:
        service.stop(PATIENCE_S)
        service.close()


@contextlib.contextmanager
def listening(
    settings: ServiceSettings,
    run: Any = None,
    load: Callable[[], Any] = IdleEngine,
    card: ModelCard | None = None,
) -> Iterator[tuple[str, Service]]:
    """A service behind a real server on a thread; yields its address, too."""
    with listen(settings) as listener:
        service = Service(settings, card or find_card(), load=load, run=run or ScriptedRun())
        server = Server(service)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            until(lambda: (settings.state_dir / "server.json").exists())
            yield f"http://127.0.0.1:{listener.getsockname()[1]}", service
        finally:
            server.should_exit = True
            thread.join(PATIENCE_S)


def until(condition: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
    """Wait for something that happens on another thread; fail if it never does."""
    limit = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < limit, "it never happened"
        time.sleep(0.005)


def ended(service: Service, job_id: str) -> Callable[[], bool]:
    return lambda: service.store.status(job_id).status not in ("queued", "running")


def types_of(service: Service, job_id: str) -> list[str]:
    return [event.type for event in service.store.events(job_id, 0)]


if __name__ == "__main__":
    from rscovlm.errors import RSCoVLMError
    from rscovlm.service import server

    server.start_engine = lambda card, *_: IdleEngine(card)  # type: ignore[assignment]
    server.run_task = count_until_cancelled  # type: ignore[assignment]
    try:
        server.serve(ServiceSettings())
    except RSCoVLMError as error:
        sys.exit(error.message)
