"""The conversation: all exchanges, the newest at the bottom."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rscovlm_qgis.core.pictures import Pictures
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.gui.evidence_pictures import ColourOf
from rscovlm_qgis.gui.exchange import Exchange
from rscovlm_qgis.gui.suggestions import Suggestions

NEAR_PX = 8


class Conversation(QScrollArea):
    """Follows the runs of a session."""

    action = pyqtSignal(str, object)
    evidence = pyqtSignal(object, str, object)

    def __init__(self, colour_of: ColourOf, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conversation")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._colour_of = colour_of
        self._pictures = pictures
        self._exchanges: dict[str, Exchange] = {}
        self._with_caveat: set[str] = set()
        # Stay at the newest while it grows, until somebody scrolls away from it.
        self._following = True
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_grown)
        body = QWidget()
        body.setBackgroundRole(QPalette.ColorRole.Base)
        body.setAutoFillBackground(True)
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(8, 8, 8, 8)
        self._layout.setSpacing(8)
        self.suggestions = Suggestions()
        self._layout.addWidget(self.suggestions)
        self._layout.addStretch(1)
        self.setWidget(body)

    def add(self, run: Run) -> None:
        """Begin an exchange."""
        self.suggestions.hide()
        exchange = Exchange(run, self._colour_of, self._pictures, with_caveat=False)
        exchange.action.connect(self.action)
        exchange.evidence.connect(self.evidence)
        self._exchanges[run.key] = exchange
        self._layout.insertWidget(self._layout.count() - 1, exchange)
        self._following = True

    def refresh(self, run: Run) -> None:
        """Show what a run holds now."""
        exchange = self._exchanges.get(run.key)
        if exchange is None:
            return
        if run.answer and run.answer.caveat and run.answer.model not in self._with_caveat:
            # How far to trust a model is said once, under its first answer.
            self._with_caveat.add(run.answer.model)
            exchange.with_caveat = True
        exchange.refresh()

    def remove(self, runs: list[Run]) -> None:
        """Take exchanges away."""
        for run in runs:
            exchange = self._exchanges.pop(run.key, None)
            if exchange is not None:
                if exchange.with_caveat and run.answer:
                    self._with_caveat.discard(run.answer.model)
                exchange.hide()
                self._layout.removeWidget(exchange)
                exchange.deleteLater()
        if not self._exchanges:
            self.suggestions.show()

    @property
    def length(self) -> int:
        """How many exchanges there are."""
        return len(self._exchanges)

    def exchange(self, run: Run) -> Exchange | None:
        """Find the widgets of a run."""
        return self._exchanges.get(run.key)

    def reveal(self, run: Run) -> None:
        """Scroll to a run."""
        exchange = self._exchanges.get(run.key)
        if exchange is not None:
            self.ensureWidgetVisible(exchange, 0, 0)
            # It stays in view even while the layout of what was asked after it still grows.
            self._following = exchange is next(reversed(self._exchanges.values()))

    def _on_scrolled(self, value: int) -> None:
        self._following = value >= self.verticalScrollBar().maximum() - NEAR_PX

    def _on_grown(self, _low: int, high: int) -> None:
        if self._following:
            self.verticalScrollBar().setValue(high)
