"""How far a question to several regions is, and a way to stop all of them."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from rscovlm_qgis.core.batch import Batch
from rscovlm_qgis.core.i18n import tr, trn

STEPS = 100
"""Of the bar, for each region."""


class BatchBar(QWidget):
    """Stands above the input while a batch runs, and after it until it is dismissed."""

    def __init__(self, batch: Batch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("batchBar")
        self._batch = batch
        self._put_away = False
        self.words = QLabel()
        self.words.setObjectName("batchLabel")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setObjectName("batchProgress")
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.go_on = QPushButton(tr("Continue"))
        self.go_on.setObjectName("continueBatchButton")
        self.go_on.setToolTip(tr("Ask the remaining regions"))
        self.go_on.clicked.connect(batch.go_on)
        self.stop = QPushButton()
        self.stop.setObjectName("cancelBatchButton")
        self.stop.clicked.connect(self._on_stop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.bar)
        texts.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(texts, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.stop)
        batch.changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Show how the batch stands."""
        batch = self._batch
        if batch.active:
            self._put_away = False
        done = batch.total > 0 and batch.done == batch.total
        self.setVisible(batch.active or (done and not self._put_away))
        self.bar.setRange(0, batch.total * STEPS)
        self.bar.setValue(int((batch.done + batch.part) * STEPS))
        self.bar.setVisible(batch.active)
        self.go_on.setVisible(batch.problem is not None)
        self.words.setText(self._say())
        self.stop.setText(tr("Cancel all") if batch.active else tr("OK"))
        self.stop.setToolTip(tr("Stop all regions; what was found so far stays") if batch.active else "")

    def put_away(self) -> None:
        """Something else is asked: what is done needs no more mention."""
        if not self._batch.active:
            self._put_away = True
            self.hide()

    def _say(self) -> str:
        batch = self._batch
        if batch.problem is not None:
            told = tr("Stopped after {done} of {total} regions: {cause}")
            return told.format(done=batch.done, total=batch.total, cause=batch.problem.message)
        if batch.active:
            told = tr("Region {number} of {total}")
            return told.format(number=min(batch.done + 1, batch.total), total=batch.total) + self._failures()
        return trn("Done: %Ln region", "Done: %Ln regions", batch.total) + self._failures()

    def _failures(self) -> str:
        if not self._batch.failed:
            return ""
        return " · " + trn("%Ln failed, see above", "%Ln failed, see above", self._batch.failed)

    def _on_stop(self) -> None:
        if self._batch.active:
            self._batch.cancel()
        self.hide()
