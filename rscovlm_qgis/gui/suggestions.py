"""Things to ask, as buttons, where a conversation is still empty."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.suggestions import Suggestion
from rscovlm_qgis.gui.flow import clear_layout

STYLE = (
    "QPushButton { border: 1px solid rgba(128, 128, 128, 110); border-radius: 9px; padding: 5px 10px;"
    " background: rgba(128, 128, 128, 30); text-align: left; }"
    "QPushButton:hover, QPushButton:focus { border-color: palette(highlight); }"
)


class Suggestions(QWidget):
    """A few words on what the dock does, and what could be asked first."""

    chosen = pyqtSignal(object)
    """A ``Suggestion`` that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QLabel(
            tr(
                "Ask about the chosen raster, or have objects found in it.\n"
                "What the model looked at and found appears on the map."
            )
        )
        words.setObjectName("emptyLabel")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown: list[Suggestion] = []
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(words)
        layout.addLayout(self._buttons)

    def show_suggestions(self, suggestions: list[Suggestion]) -> None:
        """Offer these."""
        if suggestions == self._shown:
            return
        self._shown = suggestions
        clear_layout(self._buttons)
        for suggestion in suggestions:
            button = QPushButton(words_of(suggestion))
            button.setObjectName("suggestionButton")
            button.setStyleSheet(STYLE)
            button.setToolTip(tr("Ask this now"))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked, chosen=suggestion: self.chosen.emit(chosen))
            self._buttons.addWidget(button)


def words_of(suggestion: Suggestion) -> str:
    """Say a suggestion."""
    return {
        "describe": tr("Describe what is seen"),
        "detect": tr("Detect: {classes}").format(classes=suggestion.text),
        "ground": tr("Find: {phrase}").format(phrase=suggestion.text),
    }.get(suggestion.mode, suggestion.text)
