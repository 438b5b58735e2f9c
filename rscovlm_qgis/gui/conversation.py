"""The conversation: all exchanges, the newest at the bottom."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from rscovlm_qgis.core.i18n import trn
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

    earlier_wanted = pyqtSignal()

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
        self._from_end: int | None = None
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_grown)
        body = QWidget()
        body.setBackgroundRole(QPalette.ColorRole.Base)
        body.setAutoFillBackground(True)
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(8, 8, 8, 8)
        self._layout.setSpacing(8)
        self._earlier = QPushButton()
        self._earlier.setObjectName("earlierButton")
        self._earlier.setFlat(True)
        self._earlier.clicked.connect(self.earlier_wanted)
        self._earlier.hide()
        self._layout.addWidget(self._earlier)
        self.suggestions = Suggestions()
        self._layout.addWidget(self.suggestions)
        self._layout.addStretch(1)
        self.setWidget(body)

    def add(self, run: Run) -> None:
        """Put an exchange at the end."""
        exchange = self._make(run)
        self._exchanges[run.key] = exchange
        self._layout.insertWidget(self._layout.count() - 1, exchange)
        self._following = True

    def add_before(self, run: Run) -> None:
        """Put an exchange before all others, and leave in view what is in view."""
        bar = self.verticalScrollBar()
        from_end = bar.maximum() - bar.value()
        exchange = self._make(run)
        self._exchanges = {run.key: exchange, **self._exchanges}
        self._layout.insertWidget(self._layout.indexOf(self._earlier) + 1, exchange)
        self._following = False
        self._from_end = from_end

    def offer_earlier(self, number: int) -> None:
        """Offer to show so many exchanges that came before."""
        self._earlier.setText(trn("Show %Ln earlier question", "Show %Ln earlier questions", number))
        self._earlier.setVisible(number > 0)

    def _make(self, run: Run) -> Exchange:
        self.suggestions.hide()
        exchange = Exchange(run, self._colour_of, self._pictures, with_caveat=self._is_first_answer(run))
        exchange.action.connect(self.action)
        exchange.evidence.connect(self.evidence)
        return exchange

    def refresh(self, run: Run) -> None:
        """Show what a run holds now."""
        exchange = self._exchanges.get(run.key)
        if exchange is None:
            return
        if self._is_first_answer(run):
            exchange.with_caveat = True
        exchange.refresh()

    def _is_first_answer(self, run: Run) -> bool:
        """How far to trust a model is said once, under its first answer."""
        if not run.answer or not run.answer.caveat or run.answer.model in self._with_caveat:
            return False
        self._with_caveat.add(run.answer.model)
        return True

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
        elif self._from_end is not None:
            from_end, self._from_end = self._from_end, None
            self.verticalScrollBar().setValue(high - from_end)
