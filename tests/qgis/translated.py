"""QGIS in another language, and what of a window's words is not in that language's catalogue."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAction,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from rscovlm_qgis.gui.status import ElidedButton

CATALOGUES = Path(__file__).resolve().parents[2] / "rscovlm_qgis" / "i18n"
LANGUAGES = ("de", "es", "fr", "zh")
NAMES = {
    "RSCoVLM", "OK", "Markdown", "harbour", "Scripted model", "Scripted model, CPU", "ship", "plane",
    "It says what the test wrote.",
}  # fmt: skip
"""What is called the same in every language, and what the tests themselves wrote."""


@contextmanager
def qgis_speaking(language: str) -> Iterator[None]:
    """QGIS's options choose a language, as for a person who did so and started QGIS anew."""
    store, before = QgsSettings(), QLocale()
    kept = {key: store.value(f"locale/{key}") for key in ("overrideFlag", "userLocale")}
    store.setValue("locale/overrideFlag", True)
    store.setValue("locale/userLocale", language)
    QLocale.setDefault(QLocale(language))
    try:
        yield
    finally:
        QLocale.setDefault(before)
        for key, value in kept.items():
            store.remove(f"locale/{key}") if value is None else store.setValue(f"locale/{key}", value)


@cache
def catalogue(language: str) -> dict[str, list[str]]:
    """Read a catalogue as translators wrote it: the forms of each sentence."""
    found = {}
    for message in ElementTree.parse(CATALOGUES / f"rscovlm_{language}.ts").iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.findall("numerusform")]
        found[message.findtext("source", "")] = forms or [translation.text or ""]
    return found


@cache
def _patterns(language: str) -> re.Pattern[str]:
    """Everything that may be said in a language; fields may hold anything."""
    texts = {line for forms in catalogue(language).values() for form in forms for line in pieces(form)}
    parts = (re.sub(r"\\\{\w+\\\}|%Ln", ".+", re.escape(_unmarked(text))) for text in texts)
    # A mark before, or a number behind: of findings, steps and what is chosen among.
    return re.compile(rf"(?:[✓✗•] )?(?:{'|'.join(parts)})(?: \d+| \(\d+\))?")


def pieces(text: str) -> list[str]:
    """Cut what is put together of several sentences and names."""
    cut = re.split(r"\n| · |(?:: |^)https?://\S+$", text.replace("\u2002", ""), flags=re.MULTILINE)
    return [piece.strip() for piece in cut if piece.strip()]


def foreign(texts: dict[str, str], language: str, names: set[str] = frozenset()) -> dict[str, str]:
    """Tell which words are not of a language's catalogue: what has no letters or is a name is of any.

    Args:
        texts: by where they stand.
        language: the catalogue.
        names: more of what is called the same in every language.
    """
    return {
        place: piece
        for place, text in texts.items()
        for piece in pieces(text)
        if re.search(r"[^\W\d_]{2}", piece)
        and piece not in NAMES | names
        and not _patterns(language).fullmatch(piece)
    }


def words_of(window: QWidget) -> dict[str, str]:
    """All that the widgets of a window show, say on hovering, or tell a screen reader, by where it stands."""
    found: dict[str, str] = {}
    for widget in [window, *window.findChildren(QWidget)]:
        if _belongs_to_qt(widget) or (isinstance(widget, QLabel) and not widget.isVisible()):
            continue
        place = f"{type(widget).__name__} {widget.objectName()}"
        said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), *_shown(widget)]
        said += [action.text() for action in widget.actions()] if not isinstance(widget, QLineEdit) else []
        for number, text in enumerate(said):
            found[f"{place} {number} {id(widget)}"] = _unmarked(text)
    return found


def _unmarked(text: str) -> str:
    """Without the marks of keys: ``C&lass``, and ``(&L)`` as Chinese has it."""
    return re.sub(r"\(&\w\)|&(?=\w)", "", text)


def clipped(window: QWidget) -> list[str]:
    """Widgets of one line that have less room than their words need, and do not show that they do."""
    return [
        f"{widget.objectName()}: {words!r} needs {needs} px, has {has}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and not _belongs_to_qt(widget)
        for words, needs, has in [_room(widget)]
        if words and needs > has
    ]


def _room(widget: QWidget) -> tuple[str, int, int]:
    """What a widget says in one line, how many pixels that takes, and how many there are."""
    if isinstance(widget, ElidedButton) or (isinstance(widget, QLabel) and widget.wordWrap()):
        return "", 0, 0
    if isinstance(widget, (QAbstractButton, QLabel)):
        return widget.text(), widget.sizeHint().width(), widget.width()
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        style = widget.style()
        field = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
        )
        icon = 0 if widget.itemIcon(widget.currentIndex()).isNull() else widget.iconSize().width() + 4
        words = widget.currentText()
        return words, widget.fontMetrics().horizontalAdvance(words) + icon, field.width()
    return "", 0, 0


def _shown(widget: QWidget) -> list[str]:
    if isinstance(widget, (QAbstractButton, QLabel)):
        return [widget.text()]
    if isinstance(widget, QLineEdit):
        return [widget.placeholderText()]
    if isinstance(widget, QPlainTextEdit):
        return [widget.placeholderText()]
    if isinstance(widget, QGroupBox):
        return [widget.title()]
    if isinstance(widget, QDockWidget):
        return [widget.windowTitle()]
    if isinstance(widget, QComboBox):
        return [widget.itemText(index) for index in range(widget.count())]
    return []


def _belongs_to_qt(widget: QWidget) -> bool:
    """Whether Qt or QGIS made it inside of a widget of their own, and says its words in their language."""
    if widget.objectName().startswith("qt_"):
        return True
    parents = []
    parent = widget.parentWidget()
    while parent is not None:
        parents.append(type(parent).__name__)
        parent = parent.parentWidget()
    if isinstance(widget, QToolButton) and isinstance(widget.defaultAction(), QAction):
        return True
    inside = ("QgsFileWidget", "QgsPasswordLineEdit", "QLineEdit", "QComboBox", "QgsMapLayerComboBox",
              "QDoubleSpinBox", "QgsFilterLineEdit")  # fmt: skip
    return bool(parents) and parents[0] in inside
