"""'make lint' finds what would break the plugin under Qt 6; here it is shown such code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FORBIDDEN = {
    "an enum's value without the enum": "Qt.AlignLeft",
    "another, of a widget": "QDialog.Accepted",
    "another, of a key event": "QKeyEvent.MouseMove",
    "exec_": "QDialog().exec_()",
    "a regular expression of Qt 4": "QtCore.QRegExp('a')",
    "the screen of Qt 4": "QtWidgets.QDesktopWidget()",
    "the types of QVariant": "QtCore.QVariant.Int",
    "the width of a text": "QFontMetrics(QFont()).width('a')",
    "the middle button's old name": "Qt.MouseButton.MidButton",
    "an attribute for sharp screens": "Qt.ApplicationAttribute.AA_EnableHighDpiScaling",
    "where a mouse event was": "moved.globalPos()",
    "a signal by its argument's type": "QComboBox().activated[str].connect(print).nothing",
    "a number where an enum is due": "QLabel().setAlignment(1)",
    "an argument that went": "QPainter().drawText(0.5, 'a')",
}  # fmt: skip
ALLOWED = (
    "Qt.AlignmentFlag.AlignLeft",
    "QDialog.DialogCode.Accepted",
    "QDialog().exec()",
    "QFontMetrics(QFont()).horizontalAdvance('a')",
    "Qt.MouseButton.MiddleButton",
    "moved.pos()",
    "QAction('a')",
    "sip.isdeleted(QLabel())",
    "Holder().done.connect(print, Qt.ConnectionType.QueuedConnection)",
    "QgsMapCanvas().anything",
)
HEAD = """
from qgis.gui import QgsMapCanvas
from qgis.PyQt import QtCore, QtWidgets, sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from qgis.PyQt.QtWidgets import QAction, QComboBox, QDialog, QLabel

class Holder(QObject):
    done = pyqtSignal()

moved: QMouseEvent
"""


@pytest.fixture(scope="module")
def told(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The lines of all of this in which the check finds something wrong."""
    module = tmp_path_factory.mktemp("qt6") / "shown.py"
    lines = [*HEAD.splitlines(), *FORBIDDEN.values(), *ALLOWED]
    module.write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "scripts/qt6/mypy.ini", "-O", "json", str(module)],
        cwd=repo_root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return {lines[json.loads(one)["line"] - 1] for one in done.stdout.splitlines()}


@pytest.mark.parametrize("code", FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_qt_6_does_not_have_is_found(told: set[str], code: str) -> None:
    assert code in told


def test_what_both_have_passes(told: set[str]) -> None:
    assert told <= set(FORBIDDEN.values())


@pytest.mark.parametrize("code", ["from PyQt5.QtCore import Qt", "import PyQt6.QtGui", "import sip"])
def test_qt_comes_by_way_of_qgis_only(repo_root: Path, code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--stdin-filename", "rscovlm_qgis/gui/shown.py", "-"],
        cwd=repo_root, input=code, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "TID251" in done.stdout
