"""Starting, watching and stopping a backend's process, through the dock."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from pathlib import Path

import pytest
from driving import ask, click, named, shown, text_of, wait_until
from qgis.PyQt.QtWidgets import QToolButton

from rscovlm_qgis.core.errors import CommandMissing
from rscovlm_qgis.core.launcher import find_command
from rscovlm_qgis.core.settings import Settings, remove_backend

FAKE = Path(__file__).with_name("fake_rscovlm.py")


def alive(process_id):
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def startable(settings, monkeypatch):
    """Settings by which the plugin can start the fake command at a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    settings.save()
    monkeypatch.setenv("RSCOVLM_COMMAND", f"{sys.executable} {FAKE}")
    return settings


@pytest.fixture
def started(startable, raster_layer, plugin):
    """The dock, after a first question that made it start the backend."""
    ask(plugin.dock, "Are you there?")
    wait_until(lambda: plugin.session.runs[0].over, "the answer of the started backend")
    return plugin


def test_the_first_question_starts_the_backend(started, tmp_path, raster_path):
    assert text_of(started.dock, "answerLabel") == "From the started backend."
    assert started.session.backend.launcher.running
    assert str(raster_path.parent) in json.loads((tmp_path / "state" / "roots").read_text())


def test_it_says_that_it_waits_for_the_model(startable, raster_layer, plugin):
    ask(plugin.dock, "Are you there?")
    wait_until(lambda: "loading the model" in text_of(plugin.dock, "stateButton"), "the state while it loads")
    wait_until(lambda: plugin.session.runs[0].over, "the answer")


def test_unloading_stops_our_backend(started):
    process_id = started.session.backend.launcher.process_id
    assert alive(process_id)
    started.unload()
    assert not alive(process_id)
    started.initGui()


def test_quitting_stops_our_backend(started, qgis_app):
    process_id = started.session.backend.launcher.process_id
    qgis_app.aboutToQuit.emit()
    assert not alive(process_id)


def test_a_backend_that_is_not_ours_is_left_alone(dock, plugin, scripted):
    ask(dock, "Are you there?")
    wait_until(lambda: plugin.session.runs[0].over, "the answer")
    assert not plugin.session.backend.launcher.running
    plugin.unload()
    assert scripted.health["status"] == "ready"
    assert "GET /v1/health" in scripted.seen
    with socket.create_connection(scripted._server.server_address, timeout=2):
        pass
    plugin.initGui()


def test_our_backend_killed_is_noticed_and_started_again(started):
    launcher = started.session.backend.launcher
    os.kill(launcher.process_id, signal.SIGKILL)
    wait_until(lambda: not launcher.running, "the end of the process")
    wait_until(lambda: text_of(started.dock, "stateButton") == "Backend not running", "that it is said")
    ask(started.dock, "And again?")
    wait_until(lambda: len(started.session.runs) == 2 and started.session.runs[1].over, "the second answer")
    assert started.session.runs[1].state == "finished"


def test_a_backend_that_does_not_start_says_why(startable, raster_layer, plugin, monkeypatch):
    monkeypatch.setenv("RSCOVLM_COMMAND", f"{sys.executable} {FAKE} broken")
    ask(plugin.dock, "Are you there?")
    wait_until(lambda: plugin.session.runs[0].over, "the failure")
    assert "The weights are not there. (exit code 3)" in text_of(plugin.dock, "failureLabel")
    wait_until(lambda: shown(plugin.dock, "retryRemedy"), "the offer to try again")


@pytest.fixture
def another():
    """A second backend of this machine, at another free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    made = Settings(address=address, name="Another", key="another")
    made.save()
    yield made
    remove_backend("another")


def switch(dock, name):
    """Switch by the menu of the dock's last line."""
    dock.status.list_backends()
    menu = named(dock, QToolButton, "backendButton").menu()
    action = next(item for item in menu.actions() if item.text() == name)
    action.trigger()


@pytest.fixture
def gate(monkeypatch, tmp_path):
    """A file without which the backend does not stop."""
    monkeypatch.setenv("FAKE_STOP_AFTER", str(tmp_path / "gate"))
    return tmp_path / "gate"


def test_switching_stops_our_backend_without_waiting_for_it(gate, started, another):
    process_id = started.session.backend.launcher.process_id
    switch(started.dock, "Another")
    assert alive(process_id), "nobody waited for its end"
    gate.touch()
    wait_until(lambda: not started.session.backend.launcher._leaving, "the end of the process")
    assert not alive(process_id)
    waits = "starts with the next question"
    wait_until(lambda: waits in text_of(started.dock, "stateButton"), "it is known that there is none")


def test_a_backend_begins_when_the_one_before_is_gone(gate, started, another):
    first = started.session.backend.launcher.process_id
    switch(started.dock, "Another")
    ask(started.dock, "And you?")
    assert alive(first)
    gate.touch()
    wait_until(lambda: len(started.session.runs) == 2 and started.session.runs[1].over, "the second answer")
    assert started.session.runs[1].state == "finished"
    assert not alive(first)
    assert started.session.backend.launcher.address == another.address
    assert alive(started.session.backend.launcher.process_id)


def test_a_new_name_for_the_same_address_stops_nothing(started, startable):
    process_id = started.session.backend.launcher.process_id
    startable.name = "Renamed"
    startable.save()
    started.dock.look_anew()
    wait_until(lambda: started.session.backend.state.usable, "the state")
    assert started.session.backend.launcher.process_id == process_id


def test_a_missing_command_is_said_with_a_way_to_the_settings(
    startable, raster_layer, plugin, monkeypatch, iface
):
    monkeypatch.setenv("RSCOVLM_COMMAND", "/no/such/rscovlm")
    ask(plugin.dock, "Are you there?")
    wait_until(lambda: plugin.session.runs[0].over, "the failure")
    assert "not installed" in text_of(plugin.dock, "failureLabel")
    click(plugin.dock, "settingsRemedy")
    assert iface.options_shown == ["rscovlmOptions"]


def test_nothing_is_started_against_the_settings(startable, raster_layer, plugin):
    startable.start_backend = False
    startable.save()
    ask(plugin.dock, "Are you there?")
    wait_until(lambda: plugin.session.runs[0].over, "the failure")
    assert "No backend answers" in text_of(plugin.dock, "failureLabel")
    assert not plugin.session.backend.launcher.running


def test_cancel_while_the_backend_starts(startable, raster_layer, plugin):
    ask(plugin.dock, "Are you there?")
    click(plugin.dock, "cancelButton")
    assert plugin.session.runs[0].state == "cancelled"
    assert not plugin.session.busy


@pytest.mark.parametrize("where", ["setting", "variable", "path"])
def test_the_command_is_found(settings, monkeypatch, tmp_path, where):
    program = tmp_path / "with space" / "rscovlm"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    if where == "setting":
        settings.command = str(program)
    elif where == "variable":
        monkeypatch.setenv("RSCOVLM_COMMAND", f"'{program}' --verbose")
    else:
        monkeypatch.setenv("PATH", str(program.parent))
    assert find_command(settings)[0] == str(program)


def test_no_command_anywhere(settings, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("rscovlm_qgis.core.launcher.PLUGIN_FOLDER", tmp_path / "plugins" / "rscovlm_qgis")
    with pytest.raises(CommandMissing):
        find_command(Settings())
