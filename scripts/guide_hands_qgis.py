"""Hands and eyes in a running QGIS: find a widget, click it, type, wait for what follows, take a picture."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget
from qgis.utils import iface

OUT = Path(os.environ["RSCOVLM_PICTURES"])
LIMIT_S = 300
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


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


def drag(box: QgsRectangle) -> None:
    """Drag a rectangle over the map."""
    canvas = iface.mapCanvas()
    to_pixel = canvas.getCoordinateTransform().transform
    ends = [
        to_pixel(QgsPointXY(*corner))
        for corner in ((box.xMinimum(), box.yMaximum()), (box.xMaximum(), box.yMinimum()))
    ]
    start, end = (QPoint(round(point.x()), round(point.y())) for point in ends)
    QTest.mousePress(canvas.viewport(), LEFT, NO_KEY, start)
    QTest.mouseMove(canvas.viewport(), end)
    QTest.mouseRelease(canvas.viewport(), LEFT, NO_KEY, end)
