"""Every control of the dock can be reached by keyboard and has a name for a screen reader."""

from __future__ import annotations

import threading

from driving import ask, detect, result_layers, wait_for_end, wait_until
from events import answer, done, failed, found, progress, view
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QProgressBar, QWidget
from scripted import Wait

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QProgressBar)
OF_QT = ("qt_", "ScrollLeftButton", "ScrollRightButton")
"""Parts that Qt or QGIS makes inside of its own widgets: named by what they belong to."""


def controls(dock):
    inner = dock.widget()
    return [
        widget
        for widget in inner.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and not isinstance(widget.parent(), (QLineEdit, QComboBox))
        and not widget.objectName().startswith(OF_QT)
    ]


def spoken(widget):
    """What Qt tells a screen reader: the accessible name, else the text of a button, else its buddy's."""
    if widget.accessibleName().strip():
        return widget.accessibleName().strip()
    return widget.text().strip() if isinstance(widget, QAbstractButton) else ""


def check(widgets):
    silent = [widget.objectName() or repr(widget) for widget in widgets if not spoken(widget)]
    assert silent == []
    unreachable = [
        widget.objectName()
        for widget in widgets
        if not isinstance(widget, QProgressBar) and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert unreachable == []


def test_every_control_has_a_name_and_can_be_reached(dock, scripted):
    wait_until(lambda: dock.session.backend.state.model, "the model is known")
    check(controls(dock))
    scripted.script = [view(1, size=20), found(1), answer("One.", caveat="Check."), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    scripted.script = [found(1), failed(), done("failed")]
    detect(dock, "ship")
    wait_for_end(dock, 2)
    layer = result_layers()["Objects"]
    layer.selectByIds([next(layer.getFeatures()).id()])
    everything = controls(dock)
    assert len(everything) > 20
    check(everything)


def test_chips_say_what_a_click_does(dock, scripted):
    scripted.script = [found(1), found(2), answer("Two."), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    chips = [widget for widget in controls(dock) if widget.objectName() == "objectsChip"]
    assert [spoken(chip) for chip in chips] == ["2 ships"]
    assert [chip.accessibleDescription() for chip in chips] == ["Select on the map, zoom there and flash"]


def test_a_running_job_can_be_followed_and_stopped_without_a_mouse(dock, scripted):
    scripted.script = [progress(1, 9), Wait(threading.Event()), done()]
    detect(dock, "ship")
    wait_until(lambda: dock.session.runs[0].total == 9, "the job runs")
    names = {spoken(widget) for widget in controls(dock)}
    assert {"Progress", "Cancel"} <= names
    cancel = next(widget for widget in controls(dock) if widget.objectName() == "cancelButton")
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Space)
    assert wait_for_end(dock).state == "cancelled"
