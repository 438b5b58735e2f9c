"""Pixels that a client serves: asked for in the stream, brought over HTTP, and not waited for for ever."""

from __future__ import annotations

import contextlib
import io
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from serving import answer, ended, listening, make_settings, types_of, until
from starlette.testclient import TestClient

from rscovlm import contract
from rscovlm.imagery.window import PixelWindow
from rscovlm.service.api import create_app
from rscovlm.service.service import Service
from rscovlm.service.windows import Windows

SERVED = {
    "source": "tiles",
    "client_size_px": [600, 400],
    "crs_wkt": "EPSG:32633",
    "geotransform": [400_000, 0.5, 0, 5_000_000, 0, -0.5],
}
WINDOW = PixelWindow(30, 40, 64, 48)


class ReadingRun:
    """Reads a window of its raster as a task does, so many times, and keeps what it got."""

    def __init__(self, times: int = 1) -> None:
        self.times = times
        self.got: list[np.ndarray] = []

    def __call__(self, task, engine, cancel, *, source):
        for _ in range(self.times):
            self.got.append(source.read(WINDOW, 32, 24))
        yield answer(f"{source.width} x {source.height}")


@contextlib.contextmanager
def serving(folder: Path, run: Any, **changes: object) -> Iterator[tuple[TestClient, Service]]:
    """A live service, and a client that talks to it without a socket."""
    with listening(make_settings(folder, heartbeat_s=0.05, **changes), run) as (url, service):
        until(lambda: service.jobs.engine.status == "ready")
        headers = {"Authorization": f"Bearer {service.token}"}
        yield TestClient(create_app(service), base_url=url, headers=headers), service


def submit(client: TestClient, key: str = "key-00000001", **raster: object) -> str:
    task = {"task": "ask", "raster": SERVED | raster, "question": "How many ships?"}
    response = client.post("/v1/jobs", json={"key": key, "task": task})
    assert response.status_code == 201, response.text
    return response.json()["job_id"]


def wanted(service: Service, job_id: str) -> contract.WindowWanted:
    until(lambda: service.windows.wanted(job_id) is not None)
    window = service.windows.wanted(job_id)
    assert window is not None
    return window


def png(width: int, height: int) -> tuple[bytes, np.ndarray]:
    pixels = np.random.default_rng(width).integers(0, 256, (height, width, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue(), pixels


def put(client: TestClient, job_id: str, window_id: int, content: bytes, **more: Any):
    path = f"/v1/jobs/{job_id}/windows/{window_id}"
    return client.put(path, content=content, headers={"Content-Type": "image/png"}, **more)


def failure_of(service: Service, job_id: str) -> dict:
    until(ended(service, job_id))
    error, done = [json.loads(event.json) for event in service.store.events(job_id, 0)][-2:]
    assert done["status"] == "failed"
    assert error["message"].endswith(".")
    return error


def test_the_client_serves_what_the_job_reads(tmp_path: Path) -> None:
    run = ReadingRun(times=3)
    with serving(tmp_path, run) as (client, service):
        job_id = submit(client)
        sent, ids = [], []
        for _ in range(3):
            window = wanted(service, job_id)
            assert window.window_px == contract.Window(**WINDOW.as_dict())
            content, pixels = png(window.width, window.height)
            assert put(client, job_id, window.id, content).status_code == 204
            sent.append(pixels)
            ids.append(window.id)
        until(ended(service, job_id))
        assert types_of(service, job_id) == ["queued", "answer", "done"]
        assert len(set(ids)) == 3
    assert all((got == pixels).all() for got, pixels in zip(run.got, sent, strict=True))


def follow(url: str, service: Service, job_id: str, since: int = 0) -> Iterator[contract.EventLine]:
    import requests

    headers = {"Authorization": f"Bearer {service.token}"}
    path = f"{url}/v1/jobs/{job_id}/events?since={since}"
    with requests.get(path, headers=headers, stream=True, timeout=20) as response:
        for line in response.iter_lines(chunk_size=None):
            yield contract.EventLine.model_validate_json(line)


def test_the_stream_asks_once_and_a_new_stream_asks_again(tmp_path: Path) -> None:
    run = ReadingRun()
    with serving(tmp_path, run) as (client, service):
        url = str(client.base_url)
        job_id = submit(client)
        first = follow(url, service, job_id)
        asked = [line for line in (next(first) for _ in range(5)) if line.event.type == "window_wanted"]
        assert [line.seq for line in asked] == [1]
        first.close()
        until(lambda: not service.bell.heard(job_id))

        again = follow(url, service, job_id, since=1)
        line = next(item for item in again if item.event.type != "heartbeat")
        assert line.event == asked[0].event
        content, _ = png(line.event.width, line.event.height)
        assert put(client, job_id, line.event.id, content).status_code == 204
        assert [item.event.type for item in again if item.event.type != "heartbeat"] == ["answer", "done"]
        assert types_of(service, job_id) == ["queued", "answer", "done"]


def test_an_image_that_is_none_is_refused_and_still_waited_for(tmp_path: Path) -> None:
    run = ReadingRun()
    with serving(tmp_path, run) as (client, service):
        job_id = submit(client)
        window = wanted(service, job_id)
        for content in (b"junk", b"", png(window.width + 1, window.height)[0], png(224, 224)[0]):
            response = put(client, job_id, window.id, content)
            assert response.status_code in (413, 422)
            assert contract.Error.model_validate(response.json()).code in (
                "window_unusable",
                "request_too_large",
            )
        assert service.windows.wanted(job_id) == window
        content, pixels = png(window.width, window.height)
        assert put(client, job_id, window.id, content).status_code == 204
        until(ended(service, job_id))
        assert (run.got[0] == pixels).all()


def test_the_length_of_an_image_is_bounded(tmp_path: Path) -> None:
    with serving(tmp_path, ReadingRun(), max_window_bytes=300_000, max_body_bytes=1024) as (client, service):
        job_id = submit(client)
        window = wanted(service, job_id)
        for length in (200_000, 400_000):
            response = put(client, job_id, window.id, b"x" * length)
            assert response.status_code == 413
            assert response.json()["code"] == "request_too_large"
        failure = client.put(f"/v1/jobs/{job_id}/windows/{window.id}/failure", content=b" " * 2000)
        assert failure.status_code == 413


def test_a_failure_of_the_client_is_told_in_its_words(tmp_path: Path) -> None:
    with serving(tmp_path, ReadingRun()) as (client, service):
        job_id = submit(client)
        window = wanted(service, job_id)
        body = {"message": "The tile server does not answer.", "details": "503", "next_step": "Wait a while."}
        path = f"/v1/jobs/{job_id}/windows/{window.id}/failure"
        assert client.put(path, json={"message": ""}).status_code == 422
        assert client.put(path, json=body).status_code == 204
        error = failure_of(service, job_id)
        assert (error["code"], error["message"]) == ("pixels_missing", body["message"])
        assert (error["details"], error["next_step"]) == ("503", "Wait a while.")
        assert client.put(path, json=body).status_code == 404


def test_pixels_that_nobody_wants(tmp_path: Path) -> None:
    with serving(tmp_path, ReadingRun()) as (client, service):
        job_id = submit(client)
        window = wanted(service, job_id)
        content, _ = png(window.width, window.height)
        for job, number, code in (
            (job_id, window.id + 1, "window_not_wanted"),
            ("nobody", window.id, "job_missing"),
        ):
            response = put(client, job, number, content)
            assert (response.status_code, response.json()["code"]) == (404, code)
        assert put(client, job_id, 0, content).status_code == 422
        assert put(client, job_id, window.id, content).status_code == 204
        until(ended(service, job_id))
        assert put(client, job_id, window.id, content).json()["code"] == "window_not_wanted"


def test_only_who_has_the_token_serves_pixels(tmp_path: Path) -> None:
    with serving(tmp_path, ReadingRun()) as (client, service):
        job_id = submit(client)
        window = wanted(service, job_id)
        content, _ = png(window.width, window.height)
        stranger = TestClient(client.app, base_url=str(client.base_url))
        assert put(stranger, job_id, window.id, content).status_code == 401
        assert service.windows.wanted(job_id) == window


def test_a_client_that_goes_away_does_not_hold_the_engine(tmp_path: Path) -> None:
    run = ReadingRun()
    with serving(tmp_path, run, absent_s=0.3) as (client, service):
        job_id = submit(client)
        assert failure_of(service, job_id)["code"] == "client_away"
        second = submit(client, "key-second")
        window = wanted(service, second)
        assert put(client, second, window.id, png(window.width, window.height)[0]).status_code == 204
        until(ended(service, second))
        assert service.store.status(second).status == "finished"


def test_a_client_that_listens_and_never_answers(tmp_path: Path) -> None:
    with serving(tmp_path, ReadingRun(), absent_s=0.2, window_s=0.8) as (client, service):
        job_id = submit(client)
        lines = list(follow(str(client.base_url), service, job_id))
        assert [line.event.code for line in lines if line.event.type == "error"] == ["client_away"]
        assert "in time" in failure_of(service, job_id)["message"]


def test_cancel_while_the_pixels_are_waited_for(tmp_path: Path) -> None:
    with serving(tmp_path, ReadingRun()) as (client, service):
        job_id = submit(client)
        window = wanted(service, job_id)
        client.delete(f"/v1/jobs/{job_id}")
        until(ended(service, job_id), 5)
        assert service.store.status(job_id).status == "cancelled"
        assert put(client, job_id, window.id, png(window.width, window.height)[0]).status_code == 404


def test_a_stop_of_the_backend_ends_the_wait(tmp_path: Path) -> None:
    with serving(tmp_path, ReadingRun()) as (client, service):
        job_id = submit(client)
        wanted(service, job_id)
        service.stop(5)
        assert failure_of(service, job_id)["code"] == "backend_stopped"


def test_a_window_is_asked_for_as_the_job_asks(tmp_path: Path) -> None:
    """The wait itself: what ``check`` raises ends it, and nothing is left behind."""
    with serving(tmp_path, ReadingRun()) as (_, service):
        windows = Windows(service.bell, answer_s=10, absent_s=10)
        over = threading.Event()

        def check() -> None:
            if over.is_set():
                raise RuntimeError("enough")

        raised: list[BaseException] = []

        def ask() -> None:
            try:
                windows.ask("job", WINDOW, 8, 8, check)
            except RuntimeError as error:
                raised.append(error)

        thread = threading.Thread(target=ask)
        thread.start()
        until(lambda: windows.wanted("job") is not None)
        over.set()
        thread.join(5)
        assert raised
        assert windows.wanted("job") is None


def test_what_cannot_be_served_is_refused_at_once(tmp_path: Path) -> None:
    with serving(tmp_path, ReadingRun()) as (client, _):

        def refused(raster: dict, region: object = None) -> str:
            task = {"task": "ask", "raster": SERVED | raster, "question": "How many?", "region": region}
            response = client.post("/v1/jobs", json={"key": "key-00000001", "task": task})
            assert response.status_code >= 400
            return response.json()["code"]

        assert refused({"client_size_px": [2**27, 2**27]}) == "region_too_large"
        assert refused({"client_size_px": [0, 5]}) == "invalid_request"
        assert refused({"geotransform": [0] * 6}) == "bad_request"
        assert refused({"crs_wkt": "nonsense"}) == "bad_request"
        far = {"ring": [[0, 0], [1, 0], [1, 1]]}
        assert refused({}, far) == "region_outside"
        near = [[400_010, 4_999_990], [400_020, 4_999_990], [400_020, 4_999_980]]
        submit(client, client_size_px=[600, 400])
        huge = {"task": "ask", "raster": SERVED | {"client_size_px": [2**27, 2**27]}, "question": "How many?"}
        response = client.post(
            "/v1/jobs", json={"key": "key-of-huge", "task": huge | {"region": {"ring": near}}}
        )
        assert response.status_code == 201


def test_its_description_is_told_without_its_pixels(tmp_path: Path) -> None:
    with serving(tmp_path, ReadingRun()) as (client, _):
        info = contract.RasterInfo.model_validate(client.post("/v1/rasters/info", json=SERVED).json())
    assert (info.width, info.height, info.crs, info.size_class) == (600, 400, "EPSG:32633", "small")
    assert info.gsd_x_m == pytest.approx(0.5, rel=1e-3)
