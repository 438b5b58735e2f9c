"""Backends by name, their tokens in QGIS's authentication database, and what a test or a diagnosis says."""

from __future__ import annotations

import platform
import sqlite3
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from driving import MASTER_PASSWORD, ask, click, named, shown, text_of, type_into, wait_for_end, wait_until
from events import answer, done
from qgis.core import Qgis, QgsApplication, QgsSettings
from qgis.gui import QgsCredentialDialog
from qgis.PyQt.QtCore import QTimer, qVersion
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QToolButton
from scripted import ScriptedBackend, Wait

from rscovlm_qgis.core import secrets
from rscovlm_qgis.core.settings import FIRST, Settings, all_backends, choose, chosen_key, remove_backend
from rscovlm_qgis.gui.options import OptionsFactory

FAKE = Path(__file__).with_name("fake_rscovlm.py")


@pytest.fixture
def manager(qgis_app, settings):
    """QGIS's authentication database, with its master password entered again in the end."""
    yield QgsApplication.authManager()
    QgsApplication.authManager().setMasterPassword(MASTER_PASSWORD, True)
    for item in all_backends():
        remove_backend(item.key)


def open_page(iface):
    """Have the page made as QGIS's options dialog does, and shown."""
    factory = next(item for item in iface.factories if isinstance(item, OptionsFactory))
    made = factory.createWidget(None)
    made.resize(620, 640)
    made.show()
    return made


@pytest.fixture
def page(scripted, plugin, iface, manager):
    """The options page, as QGIS's options dialog makes it."""
    made = open_page(iface)
    yield made
    made.hide()
    made.deleteLater()


@pytest.fixture(scope="session")
def credentials(qgis_app):
    """What QGIS asks with; never deleted, as QGIS holds on to it."""
    return QgsCredentialDialog(None)


@pytest.fixture
def asked(credentials):
    """QGIS's own dialog for the master password, answered by what the test puts here; None: cancelled."""
    answers, seen = [], []

    def answer_it():
        active = QApplication.activeModalWidget()
        if isinstance(active, QgsCredentialDialog) and active.isVisible():
            seen.append(True)
            text = answers.pop(0) if answers else None
            if text is None:
                active.reject()
            else:
                active.findChild(QLineEdit, "leMasterPass").setText(text)
                active.accept()

    timer = QTimer()
    timer.timeout.connect(answer_it)
    timer.start(50)
    yield answers, seen
    timer.stop()


def files_of_the_profile():
    """Every byte that QGIS keeps of the settings and of the authentication database."""
    QgsSettings().sync()
    folder = Path(QgsApplication.qgisSettingsDirPath())
    database = sqlite3.connect(str(folder / "qgis-auth.db"))
    rows = repr(database.execute("select * from auth_settings").fetchall())
    database.close()
    ini = Path(QgsSettings().fileName()).read_text(encoding="utf-8", errors="replace")
    return ini + rows


def messages(iface):
    return [item.text() for item in iface.bar.items()]


def add_backend(page, name, address, token):
    click(page, "addBackendButton")
    type_into(page, "nameInput", name)
    type_into(page, "addressInput", address)
    type_into(page, "tokenInput", token)


def test_a_second_backend_is_added_used_and_its_token_encrypted(page, scripted):
    add_backend(page, "GPU server", "http://gpu.example:8765/", "a-secret-of-the-gpu")
    assert named(page, QComboBox, "backendCombo").currentText() == "GPU server"
    page.apply()
    used = Settings.load()
    assert (used.name, used.base_url, used.token) == (
        "GPU server", "http://gpu.example:8765", "a-secret-of-the-gpu",
    )  # fmt: skip
    assert [item.name for item in all_backends()] == ["GPU server", "This machine"]
    kept = files_of_the_profile()
    assert "gpu.example" in kept
    assert "a-secret-of-the-gpu" not in kept
    secrets.forget_session()
    assert Settings.load().token == "a-secret-of-the-gpu"


def test_what_is_entered_for_each_is_kept_apart_and_cancel_stores_nothing(page, scripted):
    type_into(page, "nameInput", "Here")
    add_backend(page, "There", "http://there.example:1", "secret-there")
    combo = named(page, QComboBox, "backendCombo")
    combo.setCurrentIndex(combo.findText("Here"))
    assert named(page, QLineEdit, "addressInput").text() == scripted.url
    combo.setCurrentIndex(combo.findText("There"))
    assert named(page, QLineEdit, "tokenInput").text() == "secret-there"
    assert [item.name for item in all_backends()] == ["This machine"], "nothing is stored before OK"
    page.apply()
    assert [item.name for item in all_backends()] == ["Here", "There"]


def test_a_backend_is_removed_with_its_token(page, scripted, manager, iface, plugin):
    add_backend(page, "There", "http://there.example:1", "secret-there")
    page.apply()
    key = chosen_key()
    assert manager.existsAuthSetting(f"rscovlm/{key}/token")
    again = open_page(iface)
    click(again, "removeBackendButton")
    assert not named(again, QToolButton, "removeBackendButton").isEnabled(), "one stays"
    again.apply()
    assert [item.key for item in all_backends()] == [FIRST]
    assert chosen_key() == FIRST
    assert not manager.existsAuthSetting(f"rscovlm/{key}/token")
    again.hide()
    again.deleteLater()


def test_the_dock_switches_between_backends(dock, scripted, manager):
    assert not shown(dock, "backendButton"), "with one there is nothing to choose"
    with ScriptedBackend() as other:
        other.token = "the-other-token"
        other.health["device"] = "GPU"
        other.script = [answer("From the other."), done()]
        Settings(
            address=other.url, token=other.token, start_backend=False, name="GPU server", key="gpu"
        ).save()
        dock.look_anew()
        button = named(dock, QToolButton, "backendButton")
        assert button.text().strip() == "This machine"
        action = next(item for item in button.menu().actions() if item.text() == "GPU server")
        action.trigger()
        assert named(dock, QToolButton, "backendButton").text().strip() == "GPU server"
        wait_until(lambda: text_of(dock, "stateButton") == "Scripted model, GPU", "the other's state")
        ask(dock, "Who are you?")
        assert wait_for_end(dock).answer.text == "From the other."
    assert not scripted.jobs


def test_no_switching_amid_a_job(dock, scripted, manager):
    Settings(address="http://gpu.example:1", name="GPU server", key="gpu").save()
    gate = threading.Event()
    scripted.script = [Wait(gate), answer(), done()]
    dock.look_anew()
    ask(dock, "How many?")
    wait_until(lambda: scripted.jobs, "the job")
    menu = named(dock, QToolButton, "backendButton").menu()
    next(item for item in menu.actions() if item.text() == "GPU server").trigger()
    assert "still being answered" in text_of(dock, "hintLabel")
    assert chosen_key() == FIRST
    gate.set()
    assert wait_for_end(dock).state == "finished"


class _Stranger(BaseHTTPRequestHandler):
    def do_GET(self):
        body = b"<html>It works!</html>"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def stranger():
    """Some other program that speaks HTTP."""
    server = HTTPServer(("127.0.0.1", 0), _Stranger)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def outcome(page):
    click(page, "testButton")
    wait_until(lambda: page.test.isEnabled(), "the outcome of the test")
    return text_of(page, "testResult")


def test_a_good_backend_is_told_in_full(page, scripted):
    told = outcome(page)
    assert f"✓ A backend of version 0.1.0 answers at {scripted.url}" in told
    assert "✓ It can serve, on CPU." in told
    assert "✓ It accepts the token." in told
    assert "✓ Model: Scripted model." in told
    assert "✗" not in told


@pytest.mark.parametrize(
    ("address", "says", "advises"),
    [
        ("localhost:8765", "is not an address", "begins with http://"),
        ("http://", "is not an address", "begins with http://"),
        ("http://[::1:99", "is not an address", "begins with http://"),
        ("http://no-such.invalid:8765", "There is no machine called 'no-such.invalid'", "spelling"),
        ("http://127.0.0.1:9", "may not start a backend", "rscovlm serve"),
    ],
)  # fmt: skip
def test_a_wrong_address_is_told(page, scripted, address, says, advises):
    type_into(page, "addressInput", address)
    told = outcome(page)
    assert "✗" in told
    assert says in told
    assert advises in told


def test_another_program_at_the_port_is_told(page, scripted, stranger):
    type_into(page, "addressInput", stranger)
    assert "✗ Something answers there, but it is not a backend of RSCoVLM." in outcome(page)


def test_a_wrong_or_missing_token_is_told_apart(page, scripted):
    type_into(page, "tokenInput", "wrong")
    assert "✗ It does not accept the token." in outcome(page)
    named(page, QLineEdit, "tokenInput").clear()
    assert "✗ It wants a token, and there is none here." in outcome(page)


@pytest.mark.parametrize(
    ("health", "says"),
    [
        ({"status": "starting"}, "• It is still loading its model."),
        ({"status": "dead", "cause": "It has no weights."}, "✗ It cannot serve: It has no weights."),
        ({"status": "degraded", "cause": "The disk is full."}, "• It serves, but: The disk is full."),
        ({"version": "9.9.0"}, "• The backend's version is 9.9.0, the plugin's is 0.1.0."),
    ],
)  # fmt: skip
def test_how_a_backend_is_is_told(page, scripted, health, says):
    scripted.health.update(health)
    assert says in outcome(page)


def test_a_backend_that_would_be_started_is_no_failure(page, scripted, monkeypatch):
    monkeypatch.setenv("RSCOVLM_COMMAND", f"{sys.executable} {FAKE}")
    type_into(page, "addressInput", "http://127.0.0.1:9")
    click(page, "startInput")
    told = outcome(page)
    assert "the next question starts it" in told
    assert "fake_rscovlm.py" in told
    monkeypatch.setenv("RSCOVLM_COMMAND", "/no/such/rscovlm")
    assert "✗ The backend is not installed" in outcome(page)


def test_a_backend_that_cannot_read_files_is_sent_pixels_until_it_is_switched_off(page, scripted):
    assert Settings.load().reads_files
    click(page, "sendPixelsInput")
    page.apply()
    assert not Settings.load().reads_files
    click(page, "sendPixelsInput")
    page.apply()
    assert Settings.load().reads_files


def test_a_page_closed_amid_a_test_does_no_harm(page, scripted, iface, plugin):
    other = open_page(iface)
    other.address.setText("http://no-such-machine.invalid:1")
    click(other, "testButton")
    other.deleteLater()
    QTest.qWait(1500)


def test_the_token_of_this_machine_goes_to_no_other(settings, tmp_path):
    folder = tmp_path / "state"
    folder.mkdir()
    (folder / "token").write_text("of-this-machine", encoding="ascii")
    assert Settings(address="http://127.0.0.1:8765").bearer_token() == "of-this-machine"
    assert Settings(address="http://gpu.example:8765").bearer_token() == ""


def test_settings_of_the_first_version_are_taken_over(manager):
    store = QgsSettings()
    store.setValue("rscovlm/address", "http://gpu.example:1")
    store.setValue("rscovlm/start_backend", False)
    store.setValue("rscovlm/token", "open-to-everyone")
    taken = Settings.load()
    assert (taken.address, taken.start_backend, taken.token) == (
        "http://gpu.example:1",
        False,
        "open-to-everyone",
    )
    assert "open-to-everyone" not in files_of_the_profile()
    assert not store.contains("rscovlm/address")


@pytest.fixture
def plugin_of_an_open_token(manager, scripted, iface, raster_layer, asked):
    """The plugin as it starts when an older version left a token, and nobody entered the master password."""
    from rscovlm_qgis import classFactory

    secrets.forget(FIRST)
    QgsSettings().setValue("rscovlm/token", scripted.token)
    manager.clearMasterPassword()
    loaded = classFactory(iface)
    loaded.initGui()
    loaded.dock.show()
    yield loaded
    loaded.unload()


def test_an_open_token_is_encrypted_by_a_click(plugin_of_an_open_token, scripted, iface, asked):
    answers, seen = asked
    dock = plugin_of_an_open_token.dock
    wait_until(lambda: text_of(dock, "stateButton") == "Scripted model, CPU", "it works meanwhile")
    assert not seen, "nobody is asked while QGIS starts"
    click(iface.bar, "moveTokenButton")
    assert seen
    assert any("kept until QGIS is closed" in text for text in messages(iface)), "cancelled: said so"
    assert scripted.token in files_of_the_profile()
    iface.bar.popWidget()
    answers.append(MASTER_PASSWORD)
    click(iface.bar, "moveTokenButton")
    assert scripted.token not in files_of_the_profile()
    secrets.forget_session()
    assert Settings.load().token == scripted.token


def test_a_locked_token_is_asked_for_only_when_a_question_needs_it(
    manager, scripted, iface, raster_layer, asked, plugin
):
    answers, seen = asked
    scripted.script = [answer(), done()]
    secrets.forget_session()
    manager.clearMasterPassword()
    dock = plugin.dock
    dock.look_anew()
    wait_until(lambda: "locked" in text_of(dock, "stateButton"), "the state in words")
    assert not seen
    ask(dock, "How many?")
    assert wait_for_end(dock).state == "failed"
    assert "locked by QGIS's master password" in text_of(dock, "failureLabel")
    assert len(seen) == 1
    assert not scripted.jobs
    answers.append(MASTER_PASSWORD)
    click(dock, "retryRemedy")
    assert wait_for_end(dock, 2).state == "finished"


def test_a_click_on_the_state_unlocks(manager, scripted, iface, raster_layer, asked, plugin):
    answers, _ = asked
    secrets.forget_session()
    manager.clearMasterPassword()
    plugin.dock.look_anew()
    wait_until(lambda: "locked" in text_of(plugin.dock, "stateButton"), "the state in words")
    answers.append(MASTER_PASSWORD)
    click(plugin.dock, "stateButton")
    wait_until(lambda: text_of(plugin.dock, "stateButton") == "Scripted model, CPU", "the token is known")


def test_the_options_unlock_a_token_and_do_not_lose_it(manager, scripted, iface, plugin, asked):
    answers, seen = asked
    secrets.forget_session()
    manager.clearMasterPassword()
    page = open_page(iface)
    assert named(page, QLineEdit, "tokenInput").text() == ""
    assert "locked" in named(page, QLineEdit, "tokenInput").placeholderText()
    page.apply()
    assert not seen, "nothing was entered, so nothing is asked"
    answers.append(MASTER_PASSWORD)
    click(page, "unlockButton")
    assert named(page, QLineEdit, "tokenInput").text() == scripted.token
    assert not shown(page, "unlockButton")
    page.hide()
    page.deleteLater()


def test_without_a_master_password_a_token_is_kept_for_the_session_and_that_is_said(
    page, scripted, manager, iface, asked
):
    _, seen = asked
    secrets.forget_session()
    manager.clearMasterPassword()
    type_into(page, "tokenInput", "another-token")
    page.apply()
    assert seen
    assert any("kept until QGIS is closed" in text for text in messages(iface))
    assert Settings.load().token == "another-token"
    assert "another-token" not in files_of_the_profile()


def test_the_diagnosis_says_what_helps_and_no_secret(dock, scripted, settings, tmp_path):
    state = tmp_path / "state"
    state.mkdir()
    (state / "token").write_text("of-this-machine", encoding="ascii")
    secret = f"Authorization: Bearer {scripted.token} and of-this-machine"
    (state / "backend.log").write_text(f"first line\n{secret}\nlast line\n", encoding="utf-8")
    wait_until(lambda: dock.session.backend.state.usable, "the state")
    click(dock, "stateButton")
    dialog = dock.findChild(QDialog, "diagnosisDialog")
    click(dialog, "copyDiagnosisButton")
    text = QgsApplication.clipboard().text()
    versions = (f"QGIS {Qgis.version()}", f"Qt {qVersion()}", f"Python {platform.python_version()}", "PROJ")
    for word in (*versions, "This machine", scripted.url, "last line", "***"):
        assert word in text
    assert scripted.token not in text
    assert "of-this-machine" not in text
    assert dialog.log.isEnabled()
    dialog.close()


def test_the_log_is_opened(dock, scripted, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "rscovlm_qgis.gui.diagnosis.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile())
    )
    (tmp_path / "state").mkdir()
    log = tmp_path / "state" / "backend.log"
    log.write_text("a line\n", encoding="utf-8")
    click(dock, "stateButton")
    dialog = dock.findChild(QDialog, "diagnosisDialog")
    click(dialog, "openLogButton")
    assert opened == [str(log)]
    dialog.close()


def test_the_installation_is_checked(dock, scripted, monkeypatch):
    monkeypatch.setenv("RSCOVLM_COMMAND", f"{sys.executable} {FAKE}")
    click(dock, "stateButton")
    dialog = dock.findChild(QDialog, "diagnosisDialog")
    click(dialog, "checkButton")
    wait_until(lambda: "WRONG  Models: the weights" in dialog.report.toPlainText(), "what the doctor says")
    monkeypatch.setenv("RSCOVLM_COMMAND", "/no/such/rscovlm")
    click(dialog, "checkButton")
    wait_until(lambda: "is not installed where" in dialog.report.toPlainText(), "that there is none")
    dialog.close()


def test_closing_the_diagnosis_ends_the_check(dock, scripted, monkeypatch, tmp_path):
    sleeper = tmp_path / "sleeper.py"
    sleeper.write_text("import time; print('at it', flush=True); time.sleep(60)", encoding="utf-8")
    monkeypatch.setenv("RSCOVLM_COMMAND", f"{sys.executable} {sleeper}")
    click(dock, "stateButton")
    dialog = dock.findChild(QDialog, "diagnosisDialog")
    click(dialog, "checkButton")
    process = dialog._doctor._process
    wait_until(lambda: process.processId() > 0, "the process")
    dialog.close()
    assert not dialog._doctor.running


BROKEN = """
import os, sys
from pathlib import Path
profile = Path(sys.argv[2])
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = str(profile)
database = profile / "profiles" / "default" / "qgis-auth.db"
database.parent.mkdir(parents=True)
database.write_bytes(b"not a database " * 100)
sys.path.insert(0, sys.argv[1])
from qgis.core import QgsApplication
application = QgsApplication([], True)
application.initQgis()
from rscovlm_qgis.core import secrets
from rscovlm_qgis.core.settings import Settings
kept = Settings(address="http://gpu.example:1", token="a-token").save()
print(kept, Settings.load().token, secrets.trouble())
sys.stdout.flush()
os._exit(0)
"""


def test_a_broken_database_costs_no_more_than_a_restart(repo_root, tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", BROKEN, str(repo_root), str(tmp_path)],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1].startswith("False a-token ")
    assert "kept until QGIS is closed" in ran.stdout


def test_choosing_survives_a_restart(manager):
    Settings(address="http://gpu.example:1", name="GPU server", key="gpu").save()
    choose("gpu")
    QgsSettings().sync()
    assert Settings.load().name == "GPU server"
