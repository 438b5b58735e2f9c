"""Tokens under QGIS's master password: locked, asked for, moved, and without a database that works."""

from __future__ import annotations

import subprocess
import sys

import pytest
from driving import MASTER_PASSWORD, ask, click, named, shown, text_of, type_into, wait_for_end, wait_until
from events import answer, done
from options import files_of_the_profile, messages, open_page
from qgis.core import QgsSettings
from qgis.gui import QgsCredentialDialog
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QLineEdit

from rscovlm_qgis.core import secrets
from rscovlm_qgis.core.settings import FIRST, Settings


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
