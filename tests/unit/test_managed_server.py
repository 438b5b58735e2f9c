"""The server that the backend starts itself: it comes up, comes back, gives up in words, and goes with us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from doubles import make_card
from serving import until

from rscovlm.engines.openai import managed
from rscovlm.engines.openai import servers as servers_module
from rscovlm.engines.openai.engine import Access
from rscovlm.engines.openai.managed import ManagedEngine, vllm_command
from rscovlm.engines.protocol import Turn
from rscovlm.errors import EngineFailed, RSCoVLMError

TESTS = Path(__file__).parents[1]
FAKE = f"{sys.executable} {TESTS / 'fake_vllm.py'} serve"
ACCESS = Access((), patience_s=60.0)
SILENT = [sys.executable, "-c", "import time; time.sleep(600)"]
"""In the place of vLLM's program: takes any arguments, and never serves."""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers_module, "PROBE_S", 0.05)
    monkeypatch.setattr(managed, "TICK_S", 0.05)


@pytest.fixture
def engine() -> Iterator[ManagedEngine]:
    running = start()
    yield running
    running.close()


def start(extra: str = "", access: Access = ACCESS) -> ManagedEngine:
    card = make_card()
    return ManagedEngine(card, access, vllm_command(card, FAKE, extra))


def say(engine: ManagedEngine, text: str = "Who are you?") -> int:
    """Ask for the process's number."""
    return int(engine.generate([[Turn("user", text)]])[0].text)


def test_it_answers_and_is_gone_when_the_engine_is_closed(engine: ManagedEngine) -> None:
    process = say(engine)
    assert psutil.pid_exists(process)
    assert engine.device.startswith("vLLM at http://127.0.0.1:")
    engine.close()
    until(lambda: not psutil.pid_exists(process))


def test_its_key_stands_in_no_command_line(engine: ManagedEngine) -> None:
    commands = [process.cmdline() for process in psutil.Process().children(recursive=True)]
    assert any("--served-model-name" in command for command in commands)
    assert not any(engine._key in argument for command in commands for argument in command)


def test_one_that_ends_is_started_again_and_answers_what_was_asked(engine: ManagedEngine) -> None:
    before = say(engine)
    os.kill(before, signal.SIGKILL)
    assert say(engine) != before


def test_one_that_ends_again_and_again_is_given_up_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(managed, "RESTARTS", 1)
    engine = start("--hopeless")
    try:
        os.kill(say(engine), signal.SIGKILL)
        os.kill(say(engine), signal.SIGKILL)
        with pytest.raises(EngineFailed, match="again and again"):
            say(engine)
    finally:
        engine.close()


def test_one_that_does_not_start_is_told_with_its_last_words() -> None:
    with pytest.raises(EngineFailed, match="status 3") as told:
        start("--broken")
    assert "out of cards" in told.value.details


def test_one_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    card = make_card()
    with pytest.raises(EngineFailed, match="not ready after 1 s"):
        ManagedEngine(card, Access((), patience_s=1.0), SILENT)
    assert not any(SILENT[-1] in process.cmdline() for process in psutil.Process().children(recursive=True))


def test_nobody_waits_for_it_when_the_backend_stops() -> None:
    with pytest.raises(EngineFailed, match="stopped"):
        ManagedEngine(make_card(), ACCESS, SILENT, stopping=lambda: True)


def test_it_does_not_outlive_a_backend_that_is_killed() -> None:
    script = (
        "import sys, time; sys.path[:0] = sys.argv[1:3]\n"
        "from test_managed_server import start, say\n"
        "print(say(start()), flush=True)\n"
        "time.sleep(600)\n"
    )
    command = [sys.executable, "-c", script, str(TESTS), str(TESTS / "unit")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as backend:
        assert backend.stdout is not None
        server = int(backend.stdout.readline())
        assert psutil.pid_exists(server)
        backend.kill()
    until(lambda: not psutil.pid_exists(server))


def test_without_vllm_it_is_told_where_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineFailed, match="not installed") as told:
        vllm_command(make_card())
    assert "RSCOVLM_VLLM_COMMAND" in told.value.next_step
    with pytest.raises(RSCoVLMError, match="/nowhere/vllm"):
        ManagedEngine(make_card(), ACCESS, ["/nowhere/vllm", "serve"])


def test_vllm_gets_the_models_name_its_room_and_what_else_is_wanted() -> None:
    command = vllm_command(make_card(), "/opt/vllm serve", "--tensor-parallel-size 2")
    assert command[:3] == ["/opt/vllm", "serve", "nowhere"]
    assert command[-2:] == ["--tensor-parallel-size", "2"]
    module = vllm_command(make_card(), "python3 -m vllm.entrypoints.openai.api_server")
    assert module[module.index("--model") + 1] == "nowhere"
    assert command[command.index("--max-model-len") + 1] == "8192"
