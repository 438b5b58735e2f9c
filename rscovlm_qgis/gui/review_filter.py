"""Which objects of a layer a review steps through: of an answer or all, by score, class and verdict."""

from __future__ import annotations

from collections import Counter
from typing import Any

from qgis.PyQt.QtCore import QSignalBlocker, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QWidget,
)

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.review_list import Wanted
from rscovlm_qgis.core.review_table import ACCEPTED, CORRECTED, REJECTED, UNREVIEWED

SETTLE_MS = 200
"""A slider that is dragged filters the map once it rests."""


def state_words(state: str) -> str:
    """Name a verdict for a person."""
    return {
        UNREVIEWED: tr("to review"), ACCEPTED: tr("accepted"), REJECTED: tr("rejected"),
        CORRECTED: tr("corrected"),
    }.get(state, state)  # fmt: skip


class ReviewFilter(QWidget):
    """The choices; ``chosen`` tells them once they rest."""

    chosen = pyqtSignal(object)
    """A ``Wanted``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope = _combo("reviewScope", tr("Which answer's objects"))
        self.scope.setToolTip(tr("The objects of one answer, or all of the layer"))
        self.classes = _combo("reviewClasses", tr("Class to step through"))
        self.classes.setToolTip(tr("Step through one class only"))
        self.states = _combo("reviewStates", tr("Verdict to step through"))
        self.states.setToolTip(tr("Step through what has, or lacks, a verdict"))
        self._make_score()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._tell)
        for combo in (self.scope, self.classes, self.states):
            combo.activated.connect(self._tell)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(4)
        layout.addWidget(self.scope, 0, 0, 1, 3)
        halves = QHBoxLayout()
        halves.setSpacing(6)
        halves.addWidget(self.classes, 1)
        halves.addWidget(self.states, 1)
        layout.addLayout(halves, 1, 0, 1, 3)
        label = QLabel(tr("&Score from"))
        label.setBuddy(self.score)
        layout.addWidget(label, 2, 0)
        layout.addWidget(self._slider, 2, 1)
        layout.addWidget(self.score, 2, 2)
        layout.setColumnStretch(1, 1)

    def begin(self, answers: dict[str, str], wanted: Wanted) -> None:
        """Offer answers, their titles by their runs, beside the whole layer; shows what is wanted."""
        with QSignalBlocker(self.scope), QSignalBlocker(self.score), QSignalBlocker(self._slider):
            self.scope.clear()
            for run_id, title in reversed(list(answers.items())):
                self.scope.addItem(title, run_id)
            self.scope.addItem(tr("All objects of the layer"), None)
            _choose(self.scope, wanted.run_id)
            self.score.setValue(wanted.least_score)
            self._slider.setValue(round(wanted.least_score * 100))

    def show_counts(self, wanted: Wanted, classes: Counter[str], states: Counter[str]) -> None:
        """Offer the classes and verdicts that there are, with their numbers."""
        number = sum(classes.values())
        known: list[tuple[str, Any]] = [(tr("All classes ({number})").format(number=number), None)]
        known += [(f"{name} ({count})", name) for name, count in classes.most_common()]
        _fill(self.classes, known, wanted.class_name)
        verdicts: list[tuple[str, Any]] = [(tr("All verdicts"), None)]
        verdicts += [
            (f"{state_words(state)} ({states[state]})", state)
            for state in (UNREVIEWED, ACCEPTED, REJECTED, CORRECTED)
        ]
        _fill(self.states, verdicts, wanted.state)

    def wanted(self) -> Wanted:
        """What is chosen."""
        return Wanted(
            self.scope.currentData(), self.classes.currentData(), self.states.currentData(),
            round(self.score.value(), 2),
        )  # fmt: skip

    def _make_score(self) -> None:
        tip = tr(
            "Hide boxes with a lower score, on the map too. Nothing is lost: it is a filter of the layer, "
            "which stays when the review ends; 0 shows all."
        )
        self.score = QDoubleSpinBox()
        self.score.setObjectName("reviewScore")
        self.score.setRange(0.0, 1.0)
        self.score.setSingleStep(0.05)
        self.score.setKeyboardTracking(False)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("reviewScoreSlider")
        self._slider.setRange(0, 100)
        self._slider.setPageStep(10)
        for widget in (self.score, self._slider):
            widget.setToolTip(tip)
            widget.setAccessibleName(tr("Least score"))
        self.score.valueChanged.connect(self._on_score)
        self._slider.valueChanged.connect(lambda value: self.score.setValue(value / 100))

    def _on_score(self, value: float) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(value * 100))
        self._settle.start()

    def _tell(self, *_: object) -> None:
        self._settle.stop()
        self.chosen.emit(self.wanted())


def _combo(name: str, accessible: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(accessible)
    # A long class name must not widen the panel.
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return combo


def _fill(combo: QComboBox, items: list[tuple[str, Any]], chosen: Any) -> None:
    """Fill a box anew where its items are others; one that was chosen and is gone is kept, with none."""
    if chosen is not None and all(data != chosen for _, data in items):
        items = [*items, (f"{chosen} (0)", chosen)]
    shown = [(combo.itemText(i), combo.itemData(i)) for i in range(combo.count())]
    with QSignalBlocker(combo):
        if shown != items:
            combo.clear()
            for text, data in items:
                combo.addItem(text, data)
        _choose(combo, chosen)


def _choose(combo: QComboBox, data: Any) -> None:
    values = [combo.itemData(i) for i in range(combo.count())]
    combo.setCurrentIndex(values.index(data) if data in values else 0)
