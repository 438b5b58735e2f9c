"""What is done with the conversation as a whole: clearing with a way back, and what an earlier QGIS left."""

from __future__ import annotations

from collections import deque

from qgis.PyQt.QtCore import QObject, QTimer

from rscovlm_qgis.core.i18n import tr, trn
from rscovlm_qgis.core.layers import show_raster
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.session import Session
from rscovlm_qgis.gui.conversation import Conversation
from rscovlm_qgis.gui.talk_bar import TalkBar

AT_ONCE, PAUSE_MS = 3, 15
"""A long conversation is restored by so many exchanges at a time; all at once, QGIS would stand still."""

SHOWN = 30
"""Restored exchanges that are shown, earlier ones on demand: each costs time whenever the view grows."""


class Talk(QObject):
    """Keeps the line above the conversation true, and does what its menu offers."""

    def __init__(self, session: Session, conversation: Conversation, bar: TalkBar) -> None:
        super().__init__(bar)
        self._session = session
        self._conversation = conversation
        self._bar = bar
        self._to_come: deque[Run] = deque()
        self._earlier: list[Run] = []
        conversation.earlier_wanted.connect(lambda: self._show_earlier(AT_ONCE * 4))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._add_some)
        session.run_added.connect(self._on_added)
        session.runs_restored.connect(self._on_restored)
        session.runs_removed.connect(self._on_removed)
        session.project_closed.connect(self._on_project_closed)
        session.history.offered.connect(self._offer)
        session.history.trouble.connect(bar.notify)
        bar.clear_wanted.connect(self._clear)

    def show_run(self, run: Run) -> None:
        """Have a run's exchange in the conversation, even if it is an earlier one."""
        if run in self._earlier:
            self._show_earlier(len(self._earlier) - self._earlier.index(run))

    def _on_added(self, run: Run) -> None:
        if self._to_come:
            self._to_come.append(run)
        else:
            self._conversation.add(run)
        self._bar.show_count(len(self._session.runs))

    def _on_restored(self, runs: list[Run]) -> None:
        self._earlier, self._to_come = runs[:-SHOWN], deque(runs[-SHOWN:])
        self._conversation.offer_earlier(len(self._earlier))
        self._bar.show_count(len(runs))
        self._timer.start(PAUSE_MS)

    def _add_some(self) -> None:
        for _ in range(min(AT_ONCE, len(self._to_come))):
            self._conversation.add(self._to_come.popleft())
        if not self._to_come:
            self._timer.stop()

    def _show_earlier(self, number: int) -> None:
        for _ in range(min(number, len(self._earlier))):
            self._conversation.add_before(self._earlier.pop())
        self._conversation.offer_earlier(len(self._earlier))

    def _on_removed(self, runs: list[Run]) -> None:
        gone = {run.key for run in runs}
        self._to_come = deque(run for run in self._to_come if run.key not in gone)
        self._earlier = [run for run in self._earlier if run.key not in gone]
        self._conversation.remove(runs)
        self._conversation.offer_earlier(len(self._earlier))
        self._bar.show_count(len(self._session.runs))

    def _on_project_closed(self, words: str) -> None:
        self._bar.notice.hide()  # what can be undone belongs to the closed project
        if words:
            self._bar.notify(words)

    def _clear(self) -> None:
        gone = self._session.clear()
        if not gone:
            self._bar.notify(tr("Everything here is still going on. Stop it first, then clear."))
            return
        self._bar.notify(
            trn(
                "%Ln question cleared. What was found is still on the map.",
                "%Ln questions cleared. What was found is still on the map.",
                len(gone),
            ),
            (("undoClear", tr("Undo"), lambda: self._session.take_up(gone)),),
        )

    def _offer(self, number: int) -> None:
        history = self._session.history
        self._bar.notify(
            trn(
                "QGIS ended before its project was saved. A conversation of %Ln question was kept, with "
                "everything that had been found.",
                "QGIS ended before its project was saved. A conversation of %Ln questions was kept, with "
                "everything that had been found.",
                number,
            ),
            (
                ("restoreTalk", tr("Restore"), self._restore),
                ("declineTalk", tr("Delete it"), history.decline_offer),
            ),
            tr("Later"),
        )

    def _restore(self) -> None:
        for run in self._session.history.accept_offer():
            show_raster(run.subject)
            self._session.store.show(run)
