"""Above the input: whether the next question is told what was asked before."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from rscovlm_qgis.core.batch import Item
from rscovlm_qgis.core.followup import earlier_questions
from rscovlm_qgis.core.i18n import tr, trn
from rscovlm_qgis.core.session import Session
from rscovlm_qgis.core.wire import AskTask, Region


class FollowUp(QWidget):
    """A choice where the model can follow up, a sentence where it cannot; nothing before the first answer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.choice = QCheckBox()
        self.choice.setObjectName("followUpCheck")
        self.choice.setChecked(True)
        self.choice.setToolTip(
            tr("The model reads these questions and their answers before yours, and knows what 'it' is")
        )
        self.alone = QLabel()
        self.alone.setObjectName("askedAloneLabel")
        self.alone.setWordWrap(True)
        font = self.alone.font()
        font.setPointSizeF(font.pointSizeF() * 0.92)
        self.alone.setFont(font)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 0, 0, 0)
        layout.addWidget(self.choice)
        layout.addWidget(self.alone)
        self.hide()

    def offer(self, layer_id: str, region: Region | None) -> None:
        """Show what there is to follow up on, and whether the model can; an unknown one is thought to."""
        earlier = earlier_questions(self._session.runs, layer_id, region)
        model = self._session.backend.state.model
        able = model is None or model.follow_up
        self.setVisible(bool(earlier))
        self.choice.setVisible(able)
        self.alone.setVisible(not able)
        self.choice.setText(
            trn(
                "Follow up on %Ln question about this area",
                "Follow up on %Ln questions about this area",
                len(earlier),
            )
        )
        title = model.title if model else ""
        self.alone.setText(tr("{model} takes each question on its own.").format(model=title))
        self.alone.setToolTip(
            tr("It was not taught to follow up. Say in the question itself all that it is about.")
        )

    def with_history(self, item: Item) -> Item:
        """Have a question told what was asked before, if the analyst wants it and the model can."""
        model = self._session.backend.state.model
        if not isinstance(item.task, AskTask) or not self.choice.isChecked():
            return item
        if model is not None and not model.follow_up:
            return item
        earlier = earlier_questions(self._session.runs, item.subject.layer_id, item.task.region)
        return replace(item, task=replace(item.task, history=earlier))
