"""What is done with the conversation as a whole: clearing with a way back, and what an earlier QGIS left."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject

from rscovlm_qgis.core.i18n import counted, tr
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.session import Session
from rscovlm_qgis.gui.conversation import Conversation
from rscovlm_qgis.gui.talk_bar import TalkBar


class Talk(QObject):
    """Keeps the line above the conversation true, and does what its menu offers."""

    def __init__(self, session: Session, conversation: Conversation, bar: TalkBar) -> None:
        super().__init__(bar)
        self._session = session
        self._conversation = conversation
        self._bar = bar
        session.run_added.connect(self._on_added)
        session.runs_removed.connect(self._on_removed)
        session.project_closed.connect(self._on_project_closed)
        session.history.offered.connect(self._offer)
        session.history.trouble.connect(bar.notify)
        bar.clear_wanted.connect(self._clear)

    def _on_added(self, run: Run) -> None:
        self._conversation.add(run)
        self._bar.show_count(self._conversation.length)

    def _on_removed(self, runs: list[Run]) -> None:
        self._conversation.remove(runs)
        self._bar.show_count(self._conversation.length)

    def _on_project_closed(self, words: str) -> None:
        self._bar.notice.hide()  # what can be undone belongs to the closed project
        if words:
            self._bar.notify(words)

    def _clear(self) -> None:
        gone = self._session.clear()
        if not gone:
            self._bar.notify(tr("Everything here is still going on. Stop it first, then clear."))
            return
        questions = counted(len(gone), tr("question"), tr("questions"))
        self._bar.notify(
            tr("{questions} cleared. What was found is still on the map.").format(questions=questions),
            (("undoClear", tr("Undo"), lambda: self._session.take_up(gone)),),
        )

    def _offer(self, number: int) -> None:
        history = self._session.history
        questions = counted(number, tr("question"), tr("questions"))
        self._bar.notify(
            tr(
                "QGIS ended before its project was saved. A conversation of {questions} was kept, with "
                "everything that had been found."
            ).format(questions=questions),
            (
                ("restoreTalk", tr("Restore"), self._restore),
                ("declineTalk", tr("Delete it"), history.decline_offer),
            ),
        )

    def _restore(self) -> None:
        for run in self._session.history.accept_offer():
            self._session.store.show(run)
