"""The diagnosis: what it says, the log, and the check of the installation."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

from driving import click, wait_until
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import qVersion
from qgis.PyQt.QtWidgets import QDialog

FAKE = Path(__file__).with_name("fake_rscovlm.py")


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
