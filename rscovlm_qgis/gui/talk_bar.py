"""The line above the conversation: what it holds, what can be done with all of it, and notices about it."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAction,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rscovlm_qgis.core.i18n import tr, trn
from rscovlm_qgis.gui.flow import FlowLayout, clear_layout

Choice = tuple[str, str, Callable[[], None]]
"""A button of a notice: its object name, its label, what it does."""


class TalkBar(QWidget):
    """A count, a menu, and a notice that comes and goes."""

    export_wanted = pyqtSignal(str)
    """The ending of the wanted file: ``.html`` or ``.md``."""
    clear_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = QLabel()
        self.count.setObjectName("talkCountLabel")
        self.menu_button = QToolButton()
        self.menu_button.setObjectName("talkMenuButton")
        self.menu_button.setText("⋯")
        self.menu_button.setAutoRaise(True)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # Bold: plain dots are thinner than a pixel, and smoothing takes their contrast with a dark ground.
        self.menu_button.setStyleSheet(
            "QToolButton { font-weight: bold; } QToolButton::menu-indicator { image: none; }"
        )
        self.menu_button.setToolTip(tr("Save or clear the conversation"))
        self.menu_button.setAccessibleName(tr("Conversation menu"))
        self.menu_button.setMenu(self._make_menu())
        line = QHBoxLayout()
        line.setContentsMargins(2, 0, 0, 0)
        line.addWidget(self.count, 1)
        line.addWidget(self.menu_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(line)
        rows.addWidget(self._make_notice())
        self.show_count(0)

    def show_count(self, number: int) -> None:
        """Tell how long the conversation is."""
        self.count.setText(trn("%Ln question", "%Ln questions", number) if number else tr("Conversation"))
        for action in self.menu_button.menu().actions():
            action.setEnabled(number > 0)

    def notify(self, text: str, choices: tuple[Choice, ...] = (), dismiss: str = "") -> None:
        """Say something about the conversation, with what can be done about it; any choice ends it.

        Args:
            text: what is to be known.
            choices: what can be done.
            dismiss: what the button is called that does nothing.
        """
        self.notice_text.setText(text)
        clear_layout(self._choices)
        for name, label, work in (*choices, ("dismissNotice", dismiss or tr("Dismiss"), lambda: None)):
            button = QPushButton(label)
            button.setObjectName(name)
            button.clicked.connect(lambda _checked, work=work: self._choose(work))
            self._choices.addWidget(button)
        self.notice.show()

    def _choose(self, work: Callable[[], None]) -> None:
        self.notice.hide()
        work()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        wanted = (
            ("saveHtmlAction", tr("Save as web page (HTML)…"), "/mActionFileSaveAs.svg", ".html"),
            ("saveMarkdownAction", tr("Save as Markdown…"), "/mActionFileSaveAs.svg", ".md"),
        )
        for name, label, icon, suffix in wanted:
            action = QAction(QgsApplication.getThemeIcon(icon), label, menu)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked, suffix=suffix: self.export_wanted.emit(suffix))
            menu.addAction(action)
        menu.addSeparator()
        bin_icon = QgsApplication.getThemeIcon("/mActionDeleteSelected.svg")
        clear = QAction(bin_icon, tr("Clear conversation"), menu)
        clear.setObjectName("clearTalkAction")
        clear.setToolTip(tr("Questions and answers go, what was found stays on the map"))
        clear.triggered.connect(lambda _checked: self.clear_wanted.emit())
        menu.addAction(clear)
        return menu

    def _make_notice(self) -> QWidget:
        self.notice = QFrame()
        self.notice.setObjectName("talkNotice")
        self.notice.setFrameShape(QFrame.Shape.StyledPanel)
        self.notice_text = QLabel()
        self.notice_text.setObjectName("talkNoticeLabel")
        self.notice_text.setWordWrap(True)
        self.notice_text.setTextFormat(Qt.TextFormat.PlainText)
        icon = QLabel()
        icon.setPixmap(QgsApplication.getThemeIcon("/mIconInfo.svg").pixmap(QSize(16, 16)))
        buttons = QWidget()
        self._choices = FlowLayout(buttons)
        texts = QVBoxLayout()
        texts.addWidget(self.notice_text)
        texts.addWidget(buttons)
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        self.notice.hide()
        return self.notice
