"""Whatever the plugin writes can be read in QGIS's light and dark themes: WCAG's contrast, as it is painted.

Style sheets win over palettes, themes over both, and veils of grey are mixed with what lies below. So the
colours are taken from the painted widgets: the ground is the most frequent one, the ink differs most from it.

QGIS's own controls are left to QGIS: its dark theme gives combo boxes and raised buttons a contrast of 3.2 to
3.8, in every dialog of its own as here.
"""

from __future__ import annotations

import threading

import numpy as np
import pytest
from driving import ask, click, detect, find, named, result_layers, shown, wait_for_end, wait_until
from events import MODEL, answer, done, failed, found, progress, view
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QPoint, QRect
from qgis.PyQt.QtGui import QIcon, QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from scripted import Wait
from test_regions import SQUARE, choose, polygon_layer

from rscovlm_qgis.gui.options import OptionsPage

LEAST = 4.5
"""WCAG 2.1, 1.4.3, of text that is not large."""

FEW_PX = 2
"""Pixels of a letter at its full colour; the rest is smoothed."""


@pytest.fixture(params=["default", "Night Mapping"], ids=["light", "dark"])
def theme(request, qgis_app):
    palette, sheet = QApplication.palette(), qgis_app.styleSheet()
    QgsApplication.setUITheme(request.param)
    yield request.param
    QgsApplication.setUITheme("default")
    QApplication.setPalette(palette)
    qgis_app.setStyleSheet(sheet)


def luminance(colours):
    """Relative luminance by WCAG's formula; (N, 3) of 0 to 255 to (N,)."""
    part = np.asarray(colours, np.float64) / 255
    linear = np.where(part <= 0.03928, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


def contrast(pixels):
    """Contrast of ink and ground; (N, 3)."""
    colours, numbers = np.unique(pixels, axis=0, return_counts=True)
    ground = luminance(colours[[numbers.argmax()]])[0]
    every = luminance(colours)
    ratios = (np.maximum(every, ground) + 0.05) / (np.minimum(every, ground) + 0.05)
    order = ratios.argsort()[::-1]
    enough = numbers[order].cumsum() >= FEW_PX
    return float(ratios[order[enough.argmax()]])


def painted(widget):
    """The pixels of a widget as they are on the screen, (N, 3), without its frame."""
    window = widget.window()
    seen = widget.visibleRegion().boundingRect().adjusted(3, 3, -3, -3)
    box = QRect(widget.mapTo(window, QPoint(0, 0)) + seen.topLeft(), seen.size())
    image = window.grab(box).toImage().convertToFormat(QImage.Format.Format_RGB888)
    raw = image.constBits().asarray(image.bytesPerLine() * image.height())
    rows = np.frombuffer(bytes(raw), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(-1, 3)


def of_the_theme(widget):
    """Whether a widget looks as QGIS's theme has it, whatever the plugin does."""
    if isinstance(widget, (QComboBox, QLineEdit)):
        return True
    raised = isinstance(widget, QPushButton) or (isinstance(widget, QToolButton) and not widget.autoRaise())
    return raised and not widget.styleSheet()


def texts(root):
    """The widgets that show words, can be used, and look as the plugin wants."""
    found = []
    for widget in root.findChildren(QWidget):
        if not (widget.isVisible() and widget.isEnabled()) or widget.objectName().startswith("qt_"):
            continue
        if not isinstance(widget, (QLabel, QAbstractButton)) or of_the_theme(widget):
            continue
        box = widget.visibleRegion().boundingRect()
        if widget.text().strip() and min(box.width(), box.height()) > 10:
            found.append((widget, widget.text()))
    return found


def check(root):
    """Hold every text of a window against the least contrast; tells how many there were."""
    for button in root.findChildren(QAbstractButton):
        button.setIcon(QIcon())  # only words count
    QTest.qWait(50)
    ratios = {
        f"{type(widget).__name__} {widget.objectName()} '{said[:40]}'": round(contrast(painted(widget)), 2)
        for widget, said in texts(root)
    }
    assert {name: ratio for name, ratio in ratios.items() if ratio < LEAST} == {}
    return len(ratios)


def test_the_measure_is_wcags():
    def pair(ink, ground):
        return contrast(np.array([ink] * 3 + [ground] * 9, np.uint8))

    # Published pairs: black on white, #767676 on white (the lightest grey that passes), #777777 (fails).
    assert pair((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert pair((0x76,) * 3, (255,) * 3) == pytest.approx(4.54, abs=0.01)
    assert pair((0x77,) * 3, (255,) * 3) == pytest.approx(4.48, abs=0.01)


def test_the_theme_is_really_another(theme, plugin):
    QTest.qWait(50)
    words = named(plugin.dock, QLabel, "welcomeLabel")
    colours, numbers = np.unique(painted(words), axis=0, return_counts=True)
    assert bool(luminance(colours[[numbers.argmax()]])[0] < 0.2) == (theme != "default")


def test_an_empty_dock_can_be_read(theme, plugin):
    assert check(plugin.dock) >= 4


def test_suggestions_and_the_region_can_be_read(theme, dock, scripted):
    wait_until(lambda: shown(dock, "suggestionButton"), "the suggestions")
    assert check(dock) >= 4


def test_a_conversation_can_be_read(theme, dock, scripted, monkeypatch):
    monkeypatch.setitem(MODEL, "follow_up", True)
    dock.look_anew()
    scripted.script = [view(1, size=20), answer("Seven.", caveat="Check what it says.", direct=True), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    ask(dock, "And planes?")
    wait_for_end(dock, 2)
    assert check(dock) >= 4
    scripted.script = [
        view(1, role="whole"),
        found(1, "the ship"),
        found(2, "x", matched=False),
        answer(),
        done(),
    ]
    find(dock, "the ship")
    wait_for_end(dock, 3)
    layer = result_layers()["Objects"]
    layer.selectByIds([next(layer.getFeatures()).id()])
    thumbnail = named(dock, QToolButton, "objectThumbnail")
    wait_until(lambda: thumbnail.image is not None, "the box is shown")
    assert check(dock) >= 4


def test_work_and_failure_can_be_read(theme, dock, scripted):
    polygon_layer([SQUARE] * 3)
    scripted.script = [progress(1, 9, "Tile 1 of 9"), found(1), Wait(threading.Event()), done()]
    choose(dock, "fields: all polygons")
    detect(dock, "ship")
    wait_until(lambda: shown(dock, "objectsChip"), "an object")
    assert check(dock) >= 4
    click(dock, "cancelBatchButton")
    wait_for_end(dock)
    scripted.script = [failed("raster_forbidden", "The folder is not allowed.", "Allow it."), done("failed")]
    click(dock, "clearRegionButton")
    ask(dock, "How many?")
    wait_for_end(dock, 2)
    ask(dock, " ")
    assert shown(dock, "hintLabel")
    assert check(dock) >= 4


def test_review_options_and_diagnosis_can_be_read(theme, dock, scripted, plugin, iface):
    scripted.script = [found(1), found(2), answer(), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    click(dock, "reviewButton")
    wait_until(lambda: plugin.review.review.box is not None, "the first box is there")
    assert check(plugin.review) >= 4
    click(dock, "stateButton")
    assert check(dock.findChild(QDialog, "diagnosisDialog")) >= 1
    page = OptionsPage(plugin.session.backend, iface.window)
    page.setAutoFillBackground(True)
    page.resize(560, 560)
    page.show()
    page.raise_()
    click(page, "testButton")
    wait_until(lambda: page.result.text() and page.test.isEnabled(), "it was tested")
    assert check(page) >= 4
