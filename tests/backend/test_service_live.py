"""The service as clients meet it: a real uvicorn, real connections that break, a real process that dies."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from client import Client
from serving import (
    END,
    PATIENCE_S,
    ScriptedRun,
    answer,
    detection,
    ended,
    listening,
    make_raster,
    make_settings,
    until,
)

from rscovlm.service.service import Service

SERVING = Path(__file__).parents[1] / "serving.py"


@pytest.fixture
def raster(tmp_path: Path) -> Path:
    return make_raster(tmp_path)


@pytest.fixture
def run() -> ScriptedRun:
    return ScriptedRun()


@pytest.fixture
def live(tmp_path: Path, run: ScriptedRun) -> Iterator[tuple[Client, Service]]:
    with listening(make_settings(tmp_path, heartbeat_s=0.05), run) as (url, service):
        yield Client(url, service.token), service


def test_events_arrive_while_the_job_runs(
    live: tuple[Client, Service], run: ScriptedRun, raster: Path
) -> None:
    client, _ = live
    job_id = client.submit(raster)
    with client.stream(job_id) as lines:
        news = (line for line in lines if line.event.type != "heartbeat")
        assert next(news).event.type == "queued"
        for number in (1, 2):
            run.say(detection(number))
            assert next(news).event == detection(number)
        run.say(END)
        assert next(news).event.type == "done"
        assert list(lines) == []


def test_a_silent_job_is_told_from_a_dead_one(live: tuple[Client, Service], raster: Path) -> None:
    client, _ = live
    job_id = client.submit(raster)
    with client.stream(job_id) as lines:
        beats = [next(lines) for _ in range(4)][1:]
    assert [(line.event.type, line.seq) for line in beats] == [("heartbeat", 1)] * 3


def test_a_client_that_goes_away_does_not_stop_its_job(
    live: tuple[Client, Service], run: ScriptedRun, raster: Path
) -> None:
    client, service = live
    run.say(detection(1))
    job_id = client.submit(raster)
    with client.stream(job_id) as lines:
        seen = [line for line in (next(lines), next(lines)) if line.event.type != "heartbeat"]
    until(lambda: not service.bell._listeners)
    run.say(detection(2), answer("Two."), END)
    until(ended(service, job_id))
    rest = client.events(job_id, since=seen[-1].seq)
    numbers = [line.seq for line in seen + rest]
    assert numbers == [1, 2, 3, 4, 5]
    assert [line.event.type for line in rest][-3:] == ["object", "answer", "done"]


def test_cancel_is_heard_in_the_stream(live: tuple[Client, Service], run: ScriptedRun, raster: Path) -> None:
    client, _ = live
    first, second = client.submit(raster, "key-first"), client.submit(raster, "key-second")
    with client.stream(first) as lines:
        assert next(lines).event.type == "queued"
        client.request("DELETE", f"/v1/jobs/{first}")
        done = [line.event for line in lines][-1]
    assert (done.type, done.status) == ("done", "cancelled")
    run.say(answer("Next."), END)
    assert client.events(second)[-1].event.status == "finished"


def test_the_socket_speaks_to_this_machine_only(live: tuple[Client, Service]) -> None:
    client, service = live
    told = json.loads((service.settings.state_dir / "server.json").read_text())
    assert told["url"] == client.url
    assert told["pid"] == os.getpid()
    assert told["url"].startswith("http://127.0.0.1:")


class Process:
    """``serve`` in its own process, whose jobs find a new object every 10 ms until they are cancelled."""

    def __init__(self, state: Path, roots: Path, **changes: object) -> None:
        self.state = state
        environment = {"PORT": 0, "STATE_DIR": state, "ROOTS": json.dumps([str(roots)]), "LOW_DISK_BYTES": 0}
        given = {f"RSCOVLM_{name.upper()}": str(value) for name, value in (environment | changes).items()}
        self.process = subprocess.Popen(
            [sys.executable, SERVING], env=os.environ | given, stderr=subprocess.PIPE, text=True
        )

    def client(self) -> Client:
        """Wait until it listens."""
        told = self.state / "server.json"
        until(
            lambda: (
                self.process.poll() is not None or (told.exists() and self.told()["pid"] == self.process.pid)
            )
        )
        assert self.process.poll() is None, self.process.communicate()[1]
        return Client(self.told()["url"], (self.state / "token").read_text().strip())

    def told(self) -> dict:
        return json.loads((self.state / "server.json").read_text())

    def end(self, number: signal.Signals) -> tuple[int, str]:
        self.process.send_signal(number)
        _, stderr = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, stderr

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


@pytest.fixture
def start(tmp_path: Path) -> Iterator:
    processes = []

    def begin(**changes: object) -> Process:
        processes.append(Process(tmp_path / "state", tmp_path, **changes))
        return processes[-1]

    yield begin
    for process in processes:
        process.close()


def read_objects(client: Client, job_id: str, count: int) -> int:
    """Follow a job until it has found some objects; return the number of its last event read."""
    with client.stream(job_id) as lines:
        for line in lines:
            if line.event.type == "object" and line.event.id >= count:
                return line.seq
    raise AssertionError("the stream ended")


def test_a_killed_backend_keeps_what_had_arrived(start, raster: Path) -> None:
    process = start(jobs_at_once=1)
    client = process.client()
    running, waiting = client.submit(raster, "key-running"), client.submit(raster, "key-waiting")
    since = read_objects(client, running, 5)
    process.end(signal.SIGKILL)
    with pytest.raises(requests.ConnectionError):
        client.status(running)

    client = start().client()
    rest = client.events(running, since)
    assert [line.seq for line in rest] == list(range(since + 1, since + 1 + len(rest)))
    *objects, error, done = [line.event for line in rest]
    assert error.code == "backend_stopped"
    assert f"{since - 1 + len(objects)} objects" in error.message
    assert done.status == "failed"
    read_objects(client, waiting, 1)
    assert client.status(waiting).status == "running"


def test_a_backend_asked_to_end_says_so_and_cleans_up(start, raster: Path) -> None:
    process = start()
    client = process.client()
    job_id = client.submit(raster)
    with client.stream(job_id) as lines:
        until(lambda: next(lines).event.type == "object")
        code, stderr = process.end(signal.SIGTERM)
        *_, error, done = [line.event for line in lines]
    assert error.code == "backend_stopped"
    assert (done.type, done.status) == ("done", "failed")
    assert code == 0, stderr
    assert "Traceback" not in stderr
    assert not (process.state / "server.json").exists()
    assert "listens at" in (process.state / "backend.log").read_text()
    if os.name == "posix":
        assert [path.name for path in process.state.iterdir() if path.stat().st_mode & 0o077] == []


def test_a_taken_port_is_told_in_a_sentence(start, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(PORT=port)
        _, stderr = process.process.communicate(timeout=PATIENCE_S)
    assert process.process.returncode == 1
    (sentence,) = stderr.splitlines()
    assert f"port {port}" in sentence


def test_a_second_backend_on_the_same_folder_is_refused(start) -> None:
    first = start()
    client = first.client()
    second = start()
    _, stderr = second.process.communicate(timeout=PATIENCE_S)
    assert second.process.returncode == 1
    assert "Another backend already uses" in stderr.splitlines()[-1]
    assert client.request("GET", "/v1/health").status_code in (200, 503)
    assert first.told()["pid"] == first.process.pid


def test_an_address_that_others_reach_must_be_meant(start) -> None:
    process = start(HOST="0.0.0.0")
    _, stderr = process.process.communicate(timeout=PATIENCE_S)
    assert process.process.returncode == 1
    assert "Other machines could reach" in stderr
    client = start(HOST="0.0.0.0", ALLOW_REMOTE=1).client()
    assert client.request("GET", "/v1/models").status_code == 200
