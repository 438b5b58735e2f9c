"""The command line with model servers: real requests to a scripted one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from command_line import Result, run_program
from doubles import noise_image, save_tiff
from model_server import ModelServer

from rscovlm.engines.openai import servers
from rscovlm.language import prompts

BOX = "50,80,150,80,150,120,50,120 plane"
NAME = "Qingyun/RSCoVLM-7B-2512"


def answer(messages: list) -> list[str]:
    return [BOX] if messages[0]["content"] == prompts.ORIENTED_SYSTEM else ["y", "es"]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer(answer, models=(NAME,), key="swordfish") as running:
        yield running


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("RSCOVLM_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("RSCOVLM_PATIENCE_S", "0")
    monkeypatch.setattr(servers, "PROBE_S", 0.05)

    def call(*arguments: object) -> Result:
        return run_program(arguments, monkeypatch, capsys)

    return call


@pytest.fixture
def raster(tmp_path: Path) -> Path:
    return save_tiff(tmp_path / "scene.tif", noise_image(300, 300))


def test_a_server_answers_and_its_key_comes_from_the_environment(  # type: ignore[no-untyped-def]
    run, raster: Path, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = ("--engine", "openai", "--address", server.address, "--model", NAME)
    refused = run("ask", raster, "Is it a port?", *access)
    assert refused.code == 1
    assert "refuses the key" in refused.err
    monkeypatch.setenv("RSCOVLM_API_KEY", "swordfish")
    told = json.loads(run("ask", raster, "Is it a port?", "--json", *access).out)
    assert told["answer"].lower() == "yes"
    assert told["score"] == pytest.approx(0.5)
    found = json.loads(run("detect", raster, "--classes", "plane", "--json", *access).out)
    assert [item["class"] for item in found["objects"]] == ["plane"]
    scale = 300 / found["views"][0]["size_model_px"][0]
    assert np.allclose(found["objects"][0]["polygon_px"][0], (50 * scale, 80 * scale))


def test_all_of_it_may_come_from_the_environment(  # type: ignore[no-untyped-def]
    run, raster: Path, server: ModelServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "key").write_text("swordfish\n")
    for name, value in {
        "ENGINE": "openai", "ADDRESSES": json.dumps([server.address]), "API_KEY_FILE": str(tmp_path / "key"),
        "MODEL": "RSCoVLM-7B",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"RSCOVLM_{name}", value)
    assert run("ask", raster, "Is it a port?").out.startswith("yes")
    monkeypatch.setenv("RSCOVLM_API_KEY_FILE", str(tmp_path / "gone"))
    refused = run("ask", raster, "Is it a port?")
    assert refused.code == 1
    assert "cannot be read from" in refused.err


def test_engine_and_address_belong_together(run, raster: Path) -> None:  # type: ignore[no-untyped-def]
    lonely = run("ask", raster, "Is it a port?", "--engine", "openai")
    assert lonely.code == 1
    assert "--address" in lonely.err
    idle = run("ask", raster, "Is it a port?", "--address", "http://127.0.0.1:1")
    assert idle.code == 1
    assert "--engine openai" in idle.err
    assert run("ask", raster, "Is it a port?", "--engine", "magic").code == 2


def test_doctor_tells_what_each_address_serves(run, server: ModelServer) -> None:  # type: ignore[no-untyped-def]
    def found(*more: object) -> dict[str, dict]:
        told = run("doctor", "--json", "--engine", "openai", "--model", "RSCoVLM-7B", *more)
        return {item["subject"]: item for item in json.loads(told.out)["findings"]}

    server.key = ""
    with ModelServer(models=("phi",), kind="llamacpp") as other, ModelServer() as gone:
        gone.stop()
        addresses = [server.address, other.address, gone.address]
        findings = found(*(part for address in addresses for part in ("--address", address)))
    ok, wrong, away = (findings[f"Model server {address}"] for address in addresses)
    assert ok["ok"]
    assert ok["message"] == f"vLLM, serves {NAME}; '{NAME}' is used as RSCoVLM 7B"
    assert not wrong["ok"]
    assert wrong["message"].startswith("llama.cpp, serves phi;")
    assert not away["ok"]
    assert "cannot be reached" in away["message"]
    assert not found("--address", "http://")["Engine openai"]["ok"]


def test_doctor_tells_how_vllm_would_be_started(  # type: ignore[no-untyped-def]
    run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    told = json.loads(run("doctor", "--json", "--engine", "vllm").out)["findings"]
    finding = next(item for item in told if item["subject"] == "Engine vllm")
    assert not finding["ok"]
    assert "not installed" in finding["message"]
    monkeypatch.setenv("RSCOVLM_VLLM_COMMAND", "/opt/vllm/bin/vllm serve")
    told = json.loads(run("doctor", "--json", "--engine", "vllm").out)["findings"]
    finding = next(item for item in told if item["subject"] == "Engine vllm")
    assert finding["ok"]
    assert finding["message"].startswith("starts /opt/vllm/bin/vllm serve /")
