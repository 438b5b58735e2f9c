"""Driving real widgets: finding them by name, clicking, typing, and waiting for what follows."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Callable, TypeVar

from osgeo import ogr
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from rscovlm_qgis.core.tree import TABLE_PROPERTY

_W = TypeVar("_W", bound=QWidget)
LIMIT_S = 30.0
MASTER_PASSWORD = "for the tests"
"""That of the authentication database of the tests' profile."""


def unlocked(folder: Path) -> dict[str, str]:
    """What of the environment tells another QGIS the master password."""
    file = folder / "master_password"
    file.write_text(MASTER_PASSWORD, encoding="utf-8")
    return {"QGIS_AUTH_PASSWORD_FILE": str(file)}


def wait_until(condition: Callable[[], object], what: str, limit_s: float = LIMIT_S) -> None:
    """Let Qt work until a condition holds."""
    end = time.monotonic() + limit_s
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"did not happen within {limit_s:.0f} s: {what}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QCoreApplication.sendPostedEvents(None, 0)
        time.sleep(0.005)


def named(parent: QWidget, cls: type[_W], name: str) -> _W:
    """Find the visible widget of a name; the last one, as conversations grow downwards."""
    wait_until(lambda: shown(parent, name), f"a visible widget is named {name}", 5)
    return [widget for widget in parent.findChildren(cls, name) if widget.isVisible()][-1]


def shown(parent: QWidget, name: str) -> bool:
    """Whether a visible widget has this name."""
    return any(widget.isVisible() for widget in parent.findChildren(QWidget, name))


def text_of(parent: QWidget, name: str) -> str:
    """The text of the last visible widget of a name; empty if there is none."""
    candidates = [widget for widget in parent.findChildren(QWidget, name) if widget.isVisible()]
    return candidates[-1].text() if candidates else ""


def click(parent: QWidget, name: str) -> None:
    """Click the widget of a name."""
    QTest.mouseClick(named(parent, QWidget, name), Qt.MouseButton.LeftButton)


def type_into(parent: QWidget, name: str, text: str) -> None:
    """Replace what stands in an input by typing."""
    widget = named(parent, QWidget, name)
    widget.setFocus()
    widget.clear()
    QTest.keyClicks(widget, text)


def ask(dock: QWidget, question: str) -> None:
    """Ask as an analyst does: choose the mode, type, press Enter."""
    click(dock, "askModeButton")
    type_into(dock, "questionInput", question)
    QTest.keyClick(named(dock, QWidget, "questionInput"), Qt.Key.Key_Return)


def detect(dock: QWidget, classes: str) -> None:
    """Have objects found: choose the mode, type the classes, click the button."""
    click(dock, "detectModeButton")
    type_into(dock, "questionInput", classes)
    click(dock, "sendButton")


def find(dock: QWidget, phrase: str) -> None:
    """Have what a phrase says found: choose the mode, type, press Enter."""
    click(dock, "groundModeButton")
    type_into(dock, "questionInput", phrase)
    QTest.keyClick(named(dock, QWidget, "questionInput"), Qt.Key.Key_Return)


def result_layers():
    """The layers of results in the project, by name."""
    layers = QgsProject.instance().mapLayers().values()
    return {layer.name(): layer for layer in layers if layer.customProperty(TABLE_PROPERTY)}


def objects_in(path):
    """The ids of the objects in a GeoPackage of results, sorted, as GDAL reads them."""
    source = ogr.Open(str(path))
    layers = [source.GetLayer(i) for i in range(source.GetLayerCount())]
    (objects,) = [layer for layer in layers if layer.GetName().startswith("objects_")]
    return sorted(feature["obj_id"] for feature in objects)


def wait_for_end(dock, number=1):
    """Let every run end, when there are so many, and tell the last one."""
    session = dock.session
    wait_until(
        lambda: len(session.runs) >= number and all(run.over for run in session.runs), "every run is over"
    )
    return session.runs[-1]


def chip(dock, text):
    """The last visible chip whose text holds this."""

    def chips():
        return [c for c in dock.findChildren(QToolButton) if c.isVisible() and text in c.text()]

    wait_until(chips, f"a chip says {text}", 5)
    return chips()[-1]


def select_by(button):
    """Click a chip, and wait until so many results as it says are selected; tells their layer."""
    name = "Objects" if button.objectName() == "objectsChip" else "Views"
    number = int(button.text().split()[0])
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_until(
        lambda: name in result_layers() and result_layers()[name].selectedFeatureCount() == number,
        f"{number} of {name} are selected",
    )
    return result_layers()[name]
