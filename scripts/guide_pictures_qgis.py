"""Click through the plugin inside QGIS and save what is seen; ``scripts/guide_pictures.py`` runs it.

Run as ``qgis --code``, with the checkout on PYTHONPATH; writes PNGs into RSCOVLM_PICTURES, and ``done`` at
the end.
"""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QPoint, QSize, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDockWidget,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from qgis.utils import iface

from rscovlm_qgis import classFactory
from rscovlm_qgis.gui.options import OptionsPage

OUT = Path(os.environ["RSCOVLM_PICTURES"])
LIMIT_S = 300
DOCK_WIDTH = 430
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
QUESTION, FOLLOW_UP = "Is there a storage tank?", "What colour is the largest ship?"
CLASSES = "small vehicle, large vehicle"
WEST, NORTH, SIDE_M = 500_076.8, 5_399_731.2, 115.2
"""The car park of the sample."""


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Let QGIS work until a condition holds."""
    end = time.monotonic() + LIMIT_S
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"did not happen within {LIMIT_S} s: {what}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        time.sleep(0.01)


def settle(seconds: float = 1.5) -> None:
    """Let everything be drawn."""
    end = time.monotonic() + seconds
    wait_until(lambda: time.monotonic() > end and not iface.mapCanvas().isDrawing(), "the map is drawn")


def save(widget: QWidget, name: str) -> None:
    """Take a picture."""
    iface.messageBar().clearWidgets()
    settle()
    if not widget.grab().save(str(OUT / f"{name}.png")):
        raise RuntimeError(f"{name}.png cannot be written.")


def visible(parent: QWidget, name: str) -> QWidget:
    """The lowest visible widget of a name: conversations grow downwards."""

    def there() -> list[QWidget]:
        return [widget for widget in parent.findChildren(QWidget, name) if widget.isVisible()]

    wait_until(there, f"{name} is seen")
    return max(there(), key=lambda widget: widget.mapTo(parent, QPoint(0, 0)).y())


def click(parent: QWidget, name: str) -> None:
    """Click a widget."""
    QTest.mouseClick(visible(parent, name), LEFT)


class Tour:
    """The way through the plugin, picture by picture."""

    def __init__(self) -> None:
        self.plugin = classFactory(iface)
        self.plugin.initGui()
        self.dock = self.plugin.dock

    def go(self) -> None:
        """All of it."""
        self._make_room()
        save(self.dock, "dock-begin")
        click(self.dock, "addSampleButton")
        self._send("askModeButton", QUESTION)
        settle(3)  # the thumbnail comes a little later
        save(self.dock, "dock-answer")
        self._send("askModeButton", FOLLOW_UP)
        self._draw_rectangle()
        self._send("detectModeButton", CLASSES)
        self._zoom()
        self._show_newest()
        save(iface.mainWindow(), "window")
        self._review()
        self._settings()
        self._diagnosis()
        self._processing()

    def _make_room(self) -> None:
        """A virtual screen has no window manager that could maximize the window."""
        window = iface.mainWindow()
        window.showNormal()
        window.setGeometry(window.screen().availableGeometry())
        for name in ("Browser",):
            for dock in window.findChildren(QDockWidget, name):
                dock.hide()
        self.dock.show()
        window.resizeDocks([self.dock], [DOCK_WIDTH], Qt.Orientation.Horizontal)

    def _send(self, mode: str, text: str) -> None:
        number = len(self.plugin.session.runs) + 1
        click(self.dock, mode)
        entry = visible(self.dock, "questionInput")
        entry.clear()
        QTest.keyClicks(entry, text)
        QTest.keyClick(entry, Qt.Key.Key_Return)
        runs = self.plugin.session.runs
        wait_until(lambda: len(runs) == number and runs[-1].over, f"'{text}' is answered")
        if runs[-1].state != "finished":
            raise RuntimeError(f"{runs[-1].state}: {runs[-1].error}")

    def _show_newest(self) -> None:
        """To the end of the conversation."""
        settle(1)
        for area in self.dock.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())

    def _draw_rectangle(self) -> None:
        canvas = iface.mapCanvas()
        to_pixel = canvas.getCoordinateTransform().transform
        ends = [to_pixel(QgsPointXY(WEST, NORTH)), to_pixel(QgsPointXY(WEST + SIDE_M, NORTH - SIDE_M))]
        start, end = (QPoint(round(point.x()), round(point.y())) for point in ends)
        click(self.dock, "rectangleButton")
        QTest.mousePress(canvas.viewport(), LEFT, NO_KEY, start)
        QTest.mouseMove(canvas.viewport(), end)
        QTest.mouseRelease(canvas.viewport(), LEFT, NO_KEY, end)

    def _zoom(self) -> None:
        """To what was found, as a click on the chip does, with nothing left selected."""
        settle(1)
        click(self.dock, "objectsChip")
        settle(2)
        for layer in QgsProject.instance().mapLayers().values():
            if hasattr(layer, "removeSelection"):
                layer.removeSelection()

    def _review(self) -> None:
        click(self.dock, "reviewButton")
        review = self.plugin.review
        wait_until(lambda: not review.review.objects.loading, "the table is read")
        for key in (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_A):
            review.panel.setFocus()
            QTest.keyClick(review.panel, key)
        settle(2)
        save(review, "review")
        save(iface.mainWindow(), "window-review")
        review.hide()

    def _settings(self) -> None:
        dialog = QDialog(iface.mainWindow())
        page = OptionsPage(self.plugin.session.backend, dialog)
        layout = QVBoxLayout(dialog)
        layout.addWidget(page)
        dialog.resize(560, 560)
        dialog.show()
        click(page, "testButton")
        wait_until(lambda: page.result.text().count("\n") > 1 and page.test.isEnabled(), "it was tested")
        save(dialog, "settings")
        dialog.close()

    def _diagnosis(self) -> None:
        click(self.dock, "stateButton")
        dialog = self.dock.findChild(QDialog, "diagnosisDialog")
        dialog.resize(680, 390)  # without the log, which names folders of the machine
        save(dialog, "diagnosis")
        dialog.close()

    def _processing(self) -> None:
        import processing

        dialog = processing.createAlgorithmDialog("rscovlm:detect", {"CLASSES": "ship, storage tank"})
        dialog.resize(QSize(700, 620))
        dialog.show()
        settle()
        for entry in dialog.findChildren(QLineEdit):
            entry.deselect()
        save(dialog, "processing")
        dialog.close()


def run() -> None:
    """Take the tour, and close QGIS whatever comes of it."""
    problem = 1
    try:
        tour = Tour()
        try:
            tour.go()
            (OUT / "done").touch()
            problem = 0
        finally:
            tour.plugin.unload()
    except Exception:  # the edge of the tour: without this, QGIS would stay open in silence
        traceback.print_exc()
    QgsProject.instance().clear()
    QApplication.exit(problem)


QTimer.singleShot(1000, run)
