"""What the options page says of a backend when it is tested."""

from __future__ import annotations

import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from driving import click, named, text_of, type_into, wait_until
from options import open_page
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QLineEdit

from rscovlm_qgis.core.settings import Settings

FAKE = Path(__file__).with_name("fake_rscovlm.py")


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
    background = plugin.session.backend.background
    assert background._waiting
    other.deleteLater()
    QCoreApplication.sendPostedEvents(other, QEvent.Type.DeferredDelete)
    assert sip.isdeleted(other)
    wait_until(lambda: not background._waiting, "the test is over, and nobody is left to show it to")
