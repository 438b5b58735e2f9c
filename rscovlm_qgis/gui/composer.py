"""Where a question is typed: the mode, the input, and Send."""

from __future__ import annotations

from typing import cast

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QModelIndex, QStringListModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.gui.flow import FlowLayout

SCOPE = "rscovlm"
MODES = ("ask", "detect", "ground", "describe", "classify")
"""As the contract names the tasks; the words of the buttons are for people."""


class ClassCompleter(QCompleter):
    """Completes the last item of a comma-separated list."""

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        """Look for what follows the last comma."""
        return [path.rsplit(",", 1)[-1].strip()]

    def pathFromIndex(self, index: QModelIndex) -> str:  # noqa: N802 - Qt's name
        """Put the completion behind what was typed before."""
        chosen = super().pathFromIndex(index)
        before = cast(QLineEdit, self.widget()).text().rpartition(",")[0]
        return f"{before}, {chosen}" if before else chosen


class Composer(QWidget):
    """Mode buttons above one line of input; each mode keeps its own text."""

    sent = pyqtSignal(str, str)
    """Mode and text."""
    mode_changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = dict.fromkeys(MODES, "")
        self._mode = "ask"
        self._tasks: tuple[str, ...] = MODES
        self._classes = QStringListModel(self)
        self._build()
        self.recall()

    @property
    def mode(self) -> str:
        """The chosen mode."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        """Choose a mode."""
        self._texts[self._mode] = self.input.text()
        self._mode = mode
        self.buttons[mode].setChecked(True)
        self.input.setText(self._texts[mode])
        self.input.setPlaceholderText(_placeholder(mode))
        self.input.setAccessibleName(_placeholder(mode))
        self.input.setEnabled(mode != "describe")
        self.input.setCompleter(self._completer if mode == "detect" else None)
        self.send.setText(_verb(mode))
        self.mode_changed.emit()

    def edit(self, mode: str, text: str) -> None:
        """Take a former question back into the input."""
        self.set_mode(mode)
        self.input.setText(text)
        self.input.setFocus()

    def submit(self, mode: str, text: str) -> None:
        """Send this as if it had been typed."""
        self.edit(mode, text)
        self._send()

    def set_classes(self, classes: tuple[str, ...]) -> None:
        """Offer the classes that the model was trained to find."""
        self._classes.setStringList(list(classes))

    def set_tasks(self, tasks: tuple[str, ...]) -> None:
        """Show the modes that the model can do; another is chosen where the present one is not among them."""
        able = tuple(mode for mode in MODES if mode in tasks)
        if not able or able == self._tasks:
            return
        self._tasks = able
        for mode, button in self.buttons.items():
            button.setVisible(mode in able)
        if self._mode not in able:
            self.set_mode(able[0])

    def remember(self) -> None:
        """Keep the mode and the classes with the project."""
        project = QgsProject.instance()
        project.writeEntry(SCOPE, "mode", self._mode)
        for mode in ("detect", "classify"):
            project.writeEntry(SCOPE, f"{mode}_classes", self._texts[mode])

    def recall(self) -> None:
        """Take the mode and the classes from the project."""
        project = QgsProject.instance()
        self.input.clear()
        self._texts = dict.fromkeys(MODES, "")
        for mode in ("detect", "classify"):
            self._texts[mode] = project.readEntry(SCOPE, f"{mode}_classes", "")[0]
        mode = project.readEntry(SCOPE, "mode", "ask")[0]
        self._mode = mode if mode in self._tasks else self._tasks[0]
        self.input.setText(self._texts[self._mode])
        self.set_mode(self._mode)

    def _build(self) -> None:
        tips = {
            "ask": tr("Ask a question about what is seen"),
            "detect": tr("Find every object of some classes, as oriented boxes"),
            "ground": tr("Find what a phrase says, at one look: draw a region in which it is not tiny"),
            "describe": tr("Have it described in a sentence or two"),
            "classify": tr("Name the kind of scene, among some classes"),
        }
        self.buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        modes = QWidget()
        row = FlowLayout(modes, spacing=2)  # in some languages, the modes take two rows of a narrow dock
        for mode, tip in tips.items():
            button = QToolButton()
            button.setObjectName(f"{mode}ModeButton")
            button.setText(_verb(mode))
            button.setToolTip(tip)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.clicked.connect(lambda _checked, mode=mode: self._choose(mode))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[mode] = button
        self._build_input()
        entry = QHBoxLayout()
        entry.addWidget(self.input, 1)
        entry.addWidget(self.send)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(modes)
        layout.addLayout(entry)

    def _build_input(self) -> None:
        self.input = QLineEdit()
        self.input.setObjectName("questionInput")
        self.input.setClearButtonEnabled(True)
        self.input.setMaxLength(4000)
        self.input.returnPressed.connect(self._send)
        self._completer = ClassCompleter(self._classes, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.send = QPushButton()
        self.send.setObjectName("sendButton")
        self.send.setToolTip(tr("Send (Enter)"))
        self.send.clicked.connect(self._send)

    def _choose(self, mode: str) -> None:
        self.set_mode(mode)
        (self.send if mode == "describe" else self.input).setFocus()

    def _send(self) -> None:
        self._completer.popup().hide()
        text = self.input.text()
        self._texts[self._mode] = text
        self.sent.emit(self._mode, text)

    def accepted(self) -> None:
        """The question was sent: make room for the next; classes stay for the next place."""
        self.remember()
        if self._mode in ("ask", "ground"):
            self._texts[self._mode] = ""
            self.input.clear()
        else:
            self.input.setCursorPosition(0)  # a long list is then read from its beginning


def _placeholder(mode: str) -> str:
    return {
        "ask": tr("Type a question…"),
        "detect": tr("Classes, such as: plane, ship"),
        "ground": tr("A phrase, such as: the ship farthest north"),
        "describe": tr("Nothing to type"),
        "classify": tr("Classes to choose from, such as: airport, harbor"),
    }[mode]


def _verb(mode: str) -> str:
    return {
        "ask": tr("Ask"),
        "detect": tr("Detect"),
        "ground": tr("Find"),
        "describe": tr("Describe"),
        "classify": tr("Classify"),
    }[mode]
