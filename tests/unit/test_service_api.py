"""The HTTP API over a service with scripted jobs: every answer, good or bad, is one of the contract's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from serving import (
    END,
    ScriptedRun,
    answer,
    ask,
    detection,
    ended,
    make_raster,
    make_settings,
    started,
    until,
)
from starlette.testclient import TestClient

from rscovlm import contract
from rscovlm.service.api import create_app, openapi_text
from rscovlm.service.service import Service

HOST = "http://127.0.0.1:8765"


@pytest.fixture
def run() -> ScriptedRun:
    return ScriptedRun()


@pytest.fixture
def service(tmp_path: Path, run: ScriptedRun) -> Iterator[Service]:
    with started(make_settings(tmp_path), run) as service:
        until(lambda: service.jobs.engine.status == "ready")
        yield service


@pytest.fixture
def client(service: Service) -> TestClient:
    headers = {"Authorization": f"Bearer {service.token}"}
    return TestClient(create_app(service), base_url=HOST, headers=headers, raise_server_exceptions=False)


@pytest.fixture
def raster(tmp_path: Path) -> Path:
    return make_raster(tmp_path)


def body_of(path: Path, /, key: str = "key-00000001", **task: object) -> dict[str, Any]:
    body = ask(path, key).model_dump(mode="json", by_alias=True)
    return body | {"task": body["task"] | task}


def refusal(response: Any, status: int, code: str) -> contract.Error:
    assert response.status_code == status
    error = contract.Error.model_validate(response.json())
    assert error.code == code
    assert error.message.endswith(".")
    return error


def test_a_job_over_http(client: TestClient, raster: Path, run: ScriptedRun, service: Service) -> None:
    run.say(detection(1), answer("Seven."), END)
    response = client.post("/v1/jobs", json=body_of(raster))
    assert response.status_code == 201
    job_id = contract.JobStatus.model_validate(response.json()).job_id
    until(ended(service, job_id))

    stream = client.get(f"/v1/jobs/{job_id}/events")
    assert stream.headers["content-type"] == "application/x-ndjson"
    lines = [contract.EventLine.model_validate_json(line) for line in stream.text.splitlines()]
    assert [line.event.type for line in lines] == ["queued", "object", "answer", "done"]
    assert lines[1].event == detection(1)
    assert json.loads(stream.text.splitlines()[1])["event"]["class"] == "ship"

    rest = client.get(f"/v1/jobs/{job_id}/events", params={"since": 2}).text
    assert rest.splitlines() == stream.text.splitlines()[2:]
    error = refusal(client.get(f"/v1/jobs/{job_id}/events", params={"since": 5}), 400, "bad_request")
    assert "4 events only" in error.message

    status = client.get(f"/v1/jobs/{job_id}").json()
    assert (status["status"], status["last_seq"], status["task"]) == ("finished", 4, "ask")
    assert client.get("/v1/jobs").json() == [status]
    assert client.delete(f"/v1/jobs/{job_id}").json() == status


def test_a_retry_names_the_same_job(client: TestClient, raster: Path) -> None:
    first = client.post("/v1/jobs", json=body_of(raster))
    again = client.post("/v1/jobs", json=body_of(raster))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["job_id"] == again.json()["job_id"]
    refusal(client.post("/v1/jobs", json=body_of(raster, question="Else?")), 409, "key_reused")


def test_cancel_over_http(client: TestClient, raster: Path, service: Service) -> None:
    job_id = client.post("/v1/jobs", json=body_of(raster)).json()["job_id"]
    assert client.delete(f"/v1/jobs/{job_id}").status_code == 200
    until(ended(service, job_id))
    assert client.get(f"/v1/jobs/{job_id}").json()["status"] == "cancelled"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/models"),
        ("POST", "/v1/rasters/info"),
        ("POST", "/v1/jobs"),
        ("GET", "/v1/jobs"),
        ("GET", "/v1/jobs/x"),
        ("GET", "/v1/jobs/x/events"),
        ("DELETE", "/v1/jobs/x"),
        ("GET", "/v1/nowhere"),
        ("GET", "/openapi.json"),
    ],
)
def test_nothing_without_the_token(client: TestClient, service: Service, method: str, path: str) -> None:
    token = service.token
    for header in ("", "Bearer", f"Bearer {token[:-1]}", f"Basic {token}", token, "Bearer ÿ"):
        response = client.request(method, path, headers={"Authorization": header.encode("latin-1")})
        refusal(response, 401, "unauthorized")
        assert response.headers["www-authenticate"] == "Bearer"
    del client.headers["Authorization"]
    refusal(client.request(method, path), 401, "unauthorized")
    assert client.get("/v1/health").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "[::1"])
def test_a_foreign_host_name_is_refused(client: TestClient, host: str) -> None:
    for path in ("/v1/health", "/v1/jobs"):
        refusal(client.get(path, headers={"Host": host}), 403, "host_forbidden")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1234", "[::1]:8765", "LOCALHOST"])
def test_our_own_names_are_ours(client: TestClient, host: str) -> None:
    assert client.get("/v1/jobs", headers={"Host": host}).status_code == 200


def test_no_other_origin_is_invited(client: TestClient) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for response in (client.options("/v1/jobs", headers=headers), client.get("/v1/health", headers=headers)):
        assert not [name for name in response.headers if name.startswith("access-control")]


def test_health_and_models(client: TestClient) -> None:
    health = contract.Health.model_validate(client.get("/v1/health").json())
    assert (health.status, health.model, health.device) == ("ready", "embedded", "nowhere")
    assert not health.reads_network
    models = [contract.ModelInfo.model_validate(model) for model in client.get("/v1/models").json()]
    assert [(model.name, model.loaded) for model in models if model.default] == [("embedded", True)]
    assert len(models) > 1


def test_a_backend_that_cannot_serve_says_so(tmp_path: Path, raster: Path) -> None:
    def load() -> Any:
        raise MemoryError

    with started(make_settings(tmp_path), load=load) as service:
        until(lambda: service.jobs.engine.status == "dead")
        headers = {"Authorization": f"Bearer {service.token}"}
        client = TestClient(create_app(service), base_url=HOST, headers=headers)
        health = client.get("/v1/health")
        assert health.status_code == 503
        assert contract.Health.model_validate(health.json()).status == "dead"
        assert health.json()["cause"]
        refused = client.post("/v1/jobs", json=body_of(raster))
        refusal(refused, 503, "backend_unavailable")
        for response in (health, refused):
            assert int(response.headers["retry-after"]) > 0


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"question": " "}, 400, "empty_question"),
        ({"task": "detect", "classes": [" "], "question": None}, 422, "invalid_request"),
        ({"model": "GPT"}, 404, "model_missing"),
        ({"model": "RSCoVLM-7B"}, 404, "model_missing"),
        ({"raster": {"source": "/etc/passwd"}}, 403, "raster_forbidden"),
        ({"raster": {"source": ""}}, 422, "invalid_request"),
        ({"task": "dance"}, 422, "invalid_request"),
        ({"region": {"frame": "px", "ring": [[0, 0], [1, 1]]}}, 422, "invalid_request"),
        ({"surprise": 1}, 422, "invalid_request"),
    ],
)
def test_a_job_that_cannot_be_is_refused_at_once(
    client: TestClient, raster: Path, change: dict[str, Any], status: int, code: str
) -> None:
    refusal(client.post("/v1/jobs", json=body_of(raster, **change)), status, code)
    assert client.get("/v1/jobs").json() == []


def test_a_class_list_of_nothing(client: TestClient, raster: Path) -> None:
    task = {"task": "detect", "raster": {"source": str(raster)}, "classes": [" ", ""]}
    refusal(client.post("/v1/jobs", json={"key": "key-00000001", "task": task}), 400, "no_classes")


def test_the_place_of_a_mistake_is_named(client: TestClient, raster: Path) -> None:
    body = body_of(raster) | {"key": "no spaces, please"}
    error = refusal(client.post("/v1/jobs", json=body), 422, "invalid_request")
    assert "key" in error.message


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1, 2", b"null", b"\xff\xfe", b"[" * 100_000, b'{"key": "\\ud800"}', b"NaN"],
)
def test_a_body_that_is_no_request(client: TestClient, content: bytes) -> None:
    response = client.post("/v1/jobs", content=content, headers={"Content-Type": "application/json"})
    assert response.status_code in (400, 422)
    assert contract.Error.model_validate(response.json()).message


def test_numbers_that_are_none(client: TestClient, raster: Path) -> None:
    text = json.dumps(body_of(raster, region={"ring": [[0, 0], [1, float("nan")], [1, 0]]}))
    response = client.post("/v1/jobs", content=text, headers={"Content-Type": "application/json"})
    refusal(response, 422, "invalid_request")


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_without_end_is_refused(client: TestClient, service: Service, chunked: bool) -> None:
    block = b" " * 65536
    blocks = [block] * (service.settings.max_body_bytes // len(block) + 1)
    content = iter(blocks) if chunked else b"".join(blocks)
    response = client.post("/v1/jobs", content=content, headers={"Content-Type": "application/json"})
    refusal(response, 413, "request_too_large")


def test_what_is_not_there(client: TestClient) -> None:
    refusal(client.get("/v1/nowhere"), 404, "not_found")
    for path, methods in [("/v1/jobs", "GET, POST"), ("/v1/jobs/x", "DELETE, GET"), ("/v1/health", "GET")]:
        response = client.put(path)
        refusal(response, 405, "method_not_allowed")
        assert response.headers["allow"] == methods
    for method, path in [("GET", "x"), ("DELETE", "x"), ("GET", "x/events"), ("GET", "%00/events")]:
        refusal(client.request(method, f"/v1/jobs/{path}"), 404, "job_missing")
    for since in ("-1", "x", str(2**70)):
        response = client.get("/v1/jobs/x/events", params={"since": since})
        refusal(response, 422, "invalid_request")


def test_raster_info(client: TestClient, raster: Path, tmp_path: Path) -> None:
    response = client.post("/v1/rasters/info", json={"source": str(raster)})
    info = contract.RasterInfo.model_validate(response.json())
    assert (info.width, info.height, info.bands, info.size_class) == (60, 40, 3, "small")
    assert info.crs == "EPSG:32633"
    for source, status, code in [
        (str(tmp_path / "gone.tif"), 404, "raster_missing"),
        ("/etc/passwd", 403, "raster_forbidden"),
        (str(tmp_path / "state" / "token"), 422, "raster_unreadable"),
    ]:
        refusal(client.post("/v1/rasters/info", json={"source": source}), status, code)


def test_a_bug_is_told_and_logged(
    client: TestClient, service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(service, "models", lambda: 1 / 0)
    refusal(client.get("/v1/models"), 500, "failed")
    assert "ZeroDivisionError" in caplog.text


def test_the_committed_document_is_current(repo_root: Path) -> None:
    committed = (repo_root / "docs" / "openapi.json").read_text(encoding="utf-8")
    assert committed == openapi_text(), "run 'make openapi'"


def test_the_document_names_every_model_of_the_contract() -> None:
    named = json.loads(openapi_text())["components"]["schemas"]
    wire = [cls for cls in vars(contract).values() if isinstance(cls, type) and issubclass(cls, BaseModel)]
    public = {cls.__name__ for cls in wire if cls is not BaseModel and not cls.__name__.startswith("_")}
    assert public <= set(named)
    assert "Detection" in public
