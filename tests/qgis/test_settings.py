"""Backends by name: added, used, switched, removed; their tokens in QGIS's authentication database."""

from __future__ import annotations

import threading

from driving import ask, click, named, shown, text_of, type_into, wait_for_end, wait_until
from events import answer, done
from options import add_backend, files_of_the_profile, open_page
from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QToolButton
from scripted import ScriptedBackend, Wait

from rscovlm_qgis.core import secrets
from rscovlm_qgis.core.settings import FIRST, Settings, all_backends, choose, chosen_key


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


def test_choosing_survives_a_restart(manager):
    Settings(address="http://gpu.example:1", name="GPU server", key="gpu").save()
    choose("gpu")
    QgsSettings().sync()
    assert Settings.load().name == "GPU server"
