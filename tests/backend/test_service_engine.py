"""The whole backend: real server, real tasks, real engine; with a random model, then the embedded one."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import rasterio
from checkpoints import build_lively, card_of
from client import Client
from serving import ended, listening, make_settings, until

from rscovlm.contract import Answer, Done, Error, Progress, View
from rscovlm.engines.load import load_engine
from rscovlm.tasks.run import run_task

RSCOVLM = Path(sysconfig.get_path("scripts")) / "rscovlm"
LOADING_S = 120.0


@pytest.fixture(scope="module")
def raster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rasters") / "noise.tif"
    pixels = np.random.default_rng(5).integers(1, 256, (3, 1500, 1500), dtype=np.uint8)
    place = {"crs": "EPSG:32633", "transform": rasterio.Affine(0.5, 0, 400_000, 0, -0.5, 5_000_000)}
    shape = {"count": 3, "height": 1500, "width": 1500, "dtype": "uint8"}
    with rasterio.open(path, "w", driver="GTiff", **shape, **place) as file:
        file.write(pixels)
    return path


@pytest.fixture(scope="module")
def micro(tmp_path_factory: pytest.TempPathFactory, raster: Path) -> Iterator[tuple[Client, object]]:
    folder = tmp_path_factory.mktemp("micro")
    card = card_of(build_lively(folder), tasks=("describe", "detect"), max_new_tokens=48)
    settings = make_settings(folder, roots=[raster.parent], threads=1)

    def load() -> object:
        return load_engine(card, device="cpu", threads=1)

    with listening(settings, run_task, load, card) as (url, service):
        until(lambda: service.jobs.engine.status == "ready", LOADING_S)
        yield Client(url, service.token), service


def is_answer_or_refusal(event: object) -> bool:
    """Noise shows nothing: any words are an answer, and garbage has to be called so."""
    return isinstance(event, Answer) or (isinstance(event, Error) and event.code == "unreadable_reply")


def test_what_a_model_says_arrives_word_by_word(micro, raster: Path) -> None:
    client, _ = micro
    events = [line.event for line in client.events(client.submit(raster, task="describe"))]
    view = next(event for event in events if isinstance(event, View) and event.reply)
    streamed = "".join(event.text for event in events if event.type == "token" and event.view == view.id)
    assert streamed == view.reply
    assert (view.window_px.width, view.window_px.height) == (1500, 1500)
    assert isinstance(events[-1], Done)
    assert is_answer_or_refusal(events[-2])


def test_a_long_detection_stops_when_it_is_cancelled(micro, raster: Path) -> None:
    client, service = micro
    job_id = client.submit(raster, key="key-detect", task="detect", classes=["ship"])
    with client.stream(job_id) as lines:
        told = (line.event for line in lines if isinstance(line.event, Progress))
        total = next(event.total for event in told if event.total)
        client.request("DELETE", f"/v1/jobs/{job_id}")
        rest = [line.event for line in lines]
    assert rest[-1].status == "cancelled"
    assert total > 40
    assert sum(isinstance(event, View) for event in rest) < total
    until(ended(service, job_id))


def test_the_command_serves_the_embedded_model(embedded_model: Path, tmp_path: Path, raster: Path) -> None:
    given = {"STATE_DIR": tmp_path / "state", "ROOTS": json.dumps([str(raster.parent)]), "THREADS": 1}
    environment = os.environ | {f"RSCOVLM_{name}": str(value) for name, value in given.items()}
    process = subprocess.Popen([RSCOVLM, "serve", "--port", "0"], env=environment, stderr=subprocess.PIPE)
    try:
        told = tmp_path / "state" / "server.json"
        until(lambda: told.exists() or process.poll() is not None, LOADING_S)
        assert process.poll() is None, process.communicate()[1].decode()
        token = (tmp_path / "state" / "token").read_text().strip()
        client = Client(json.loads(told.read_text())["url"], token)
        job_id = client.submit(raster, task="ask", question="Is there water?")
        events = [line.event for line in client.events(job_id)]
        assert is_answer_or_refusal(events[-2])
        assert events[-1].status == ("finished" if isinstance(events[-2], Answer) else "failed")
        assert any(isinstance(event, View) and event.reply for event in events)
        assert client.request("GET", "/v1/health").json()["status"] in ("ready", "degraded")
    finally:
        process.terminate()
        process.communicate()
    assert process.returncode == 0
