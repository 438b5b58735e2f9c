"""The keys of a review, in its panel and, while its tool is active, on the map.

An event filter rather than shortcuts: QGIS has some of these keys for itself, and where two shortcuts claim
a key, Qt gives it to neither; the canvas pans with the arrow keys before a map tool hears of them.
"""

from __future__ import annotations

from typing import Any, Callable, cast

from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

from rscovlm_qgis.core.i18n import tr

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

FIELDS = (QLineEdit, QAbstractSpinBox, QAbstractSlider, QComboBox)
"""Widgets that need the keys for themselves."""

Name = str
KEYS: dict[tuple[int, int], Name] = {}
"""Key and modifiers, as numbers, to what they do."""

ARROWS = {
    "left": Qt.Key.Key_Left, "right": Qt.Key.Key_Right, "up": Qt.Key.Key_Up, "down": Qt.Key.Key_Down,
}  # fmt: skip


def _number(value: Any) -> int:
    """The number of a key or of modifiers: Qt 6 has enums of Python, whose numbers are values."""
    return int(getattr(value, "value", value))


def _bind(name: Name, key: object, modifiers: object = NONE) -> None:
    KEYS[_number(key), _number(modifiers)] = name


for _name, _key in (
    ("accept", Qt.Key.Key_A), ("reject", Qt.Key.Key_R), ("reject", Qt.Key.Key_Delete),
    ("relabel", Qt.Key.Key_L), ("next", Qt.Key.Key_N), ("next", Qt.Key.Key_PageDown),
    ("previous", Qt.Key.Key_P), ("previous", Qt.Key.Key_PageUp), ("first", Qt.Key.Key_Home),
    ("last", Qt.Key.Key_End), ("restore", Qt.Key.Key_O), ("zoom", Qt.Key.Key_Z), ("undo", Qt.Key.Key_U),
):  # fmt: skip
    _bind(_name, _key)
_bind("undo", Qt.Key.Key_Z, CTRL)
_bind("redo", Qt.Key.Key_Y, CTRL)
_bind("redo", Qt.Key.Key_Z, CTRL | SHIFT)
for _name, _key in ARROWS.items():
    _bind(f"move {_name} 1", _key)
    _bind(f"move {_name} 10", _key, SHIFT)
    _bind(f"resize {_name} 1", _key, ALT)
for _name, _key in (("left", Qt.Key.Key_Left), ("right", Qt.Key.Key_Right)):
    _bind(f"turn {_name} 1", _key, CTRL)
    _bind(f"turn {_name} 10", _key, CTRL | SHIFT)


def key_words() -> str:
    """Tell all keys, for a tooltip."""
    return tr(
        "N, P: next, previous (Page Down, Page Up; Home, End)\n"
        "A: accept    R or Delete: reject    L: another class    O: as found\n"
        "Arrows: move by a pixel, with Shift by ten\n"
        "Ctrl+Left, Ctrl+Right: turn by a degree, with Shift by ten\n"
        "Alt+arrows: longer, shorter, wider, narrower\n"
        "U or Ctrl+Z: undo    Ctrl+Y: redo    Z: zoom to the box"
    )


class ReviewKeys(QObject):
    """Hands the keys of a review to ``act``, by the names of ``KEYS``."""

    def __init__(
        self, panel: QWidget, canvas: QgsMapCanvas, tool: QgsMapTool, act: Callable[[Name], None]
    ) -> None:
        super().__init__(panel)
        self._panel, self._canvas, self._tool, self._act = panel, canvas, tool, act
        self._watched: list[QWidget] = [panel, canvas, *panel.findChildren(QWidget)]
        for widget in self._watched:
            widget.installEventFilter(self)

    def close(self) -> None:
        """Let go of the canvas."""
        self._canvas.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take a key that means something here, where it is not needed to write or to choose."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        name = self._name(watched, event)
        if not name:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._act(name)
        return True

    def _name(self, watched: QObject, event: QEvent) -> Name:
        on_canvas = watched is self._canvas
        if on_canvas and self._canvas.mapTool() is not self._tool:
            return ""
        # What a field does not need of a key comes to the panel; it was still meant for the field.
        if not on_canvas and isinstance(QApplication.focusWidget(), FIELDS):
            return ""
        key = cast(QKeyEvent, event)
        keypad = Qt.KeyboardModifier.KeypadModifier
        return KEYS.get((_number(key.key()), _number(key.modifiers() & ~keypad)), "")
