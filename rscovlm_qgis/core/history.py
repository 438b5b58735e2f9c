"""The conversation is kept with the project, and beside it in a journal in case QGIS ends unexpectedly.

In the project each run is an entry of its own among the project's properties, which stay in the file even
where somebody without the plugin saves it. They are written at the moment of saving; until then the journal
has them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rscovlm_qgis.core import log
from rscovlm_qgis.core.background import Background
from rscovlm_qgis.core.i18n import tr, trn
from rscovlm_qgis.core.journal import Journal, Left, left_behind
from rscovlm_qgis.core.records import dumps, from_record, to_record
from rscovlm_qgis.core.run import Kept, Run

if TYPE_CHECKING:
    from rscovlm_qgis.core.session import Session

SCOPE, ENTRIES = "rscovlm", "conversation"
JOURNAL_MS = 1000
"""At most so much of what is said of a run, though not of its results, is lost with a QGIS that is killed."""


def journal_folder() -> Path:
    """Where journals lie: in the user's profile, beside the results of projects that were never saved."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "rscovlm"


class History(QObject):
    """Writes and reads the conversation of a session."""

    offered = pyqtSignal(int)
    """A conversation of so many questions, of a project that was never saved, was left behind."""

    trouble = pyqtSignal(str)
    """Something of the conversation could not be kept or read, in words."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._journal = Journal(journal_folder())
        self._background = Background(self)
        self._written = 0
        self._restoring = False
        self._offers: list[Left] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(JOURNAL_MS)
        self._timer.timeout.connect(self._write_journal)
        session.run_added.connect(self._on_changed)
        session.run_changed.connect(self._on_changed)
        session.runs_restored.connect(self._on_restored)
        project = QgsProject.instance()
        project.writeProject.connect(self._write_project)
        project.readProject.connect(self._on_project_read)
        project.projectSaved.connect(self._on_project_saved)

    def start(self) -> None:
        """Restore what belongs to the open project, and look for what was left behind; widgets listen now."""
        self._restore(self._entries())
        for left in left_behind(journal_folder()):
            if self._is_ours(left):
                self._take(left)
            elif not left.project:
                self._offers.append(left)
        if self._offers:
            self.offered.emit(sum(len(left.records) for left in self._offers))

    def accept_offer(self) -> list[Run]:
        """Take up what was left behind by projects that were never saved."""
        offers, self._offers = self._offers, []
        return [run for left in offers for run in self._take(left)]

    def decline_offer(self) -> None:
        """Delete what was left behind; the results in the GeoPackage stay."""
        offers, self._offers = self._offers, []
        for left in offers:
            left.discard()

    def project_closed(self) -> None:
        """The project was saved or given up by the analyst: the journal has done its duty."""
        self._timer.stop()
        self._journal.close(self._written)

    def close(self, *, quitting: bool) -> None:
        """Stop; the project, if it is still open, has the conversation for a plugin that is loaded again."""
        project = QgsProject.instance()
        project.writeProject.disconnect(self._write_project)
        project.readProject.disconnect(self._on_project_read)
        project.projectSaved.disconnect(self._on_project_saved)
        self._timer.stop()
        self._background.close()
        dirty = project.isDirty()
        if self._session.runs:
            self._write_project(None)
            project.setDirty(dirty)
        # QGIS closes its project before it quits, unless the system is being shut down.
        self._journal.close(self._written, keep=quitting and dirty and bool(self._session.runs))

    def note(self) -> None:
        """The conversation is not what was last kept."""
        QgsProject.instance().setDirty(True)
        if not self._timer.isActive():
            self._timer.start()

    def _on_changed(self, run: Run) -> None:
        # A run of a project that was closed may still be coming to its end.
        if not self._restoring and any(run is known for known in self._session.runs):
            self.note()

    def _on_restored(self, runs: list[Run]) -> None:
        if runs and not self._restoring:
            self.note()

    def _write_project(self, _document: object) -> None:
        """Put every run into the project's properties, which QGIS writes after this."""
        project = QgsProject.instance()
        project.removeEntry(SCOPE, ENTRIES)
        for run in self._session.runs:
            file = project.writePath(self._session.store.place_to_come(run))
            try:
                text = dumps(to_record(run, file))
            except (TypeError, ValueError) as error:  # one that cannot be written must not cost the others
                log.warning(f"The question '{run.title}' cannot be saved with the project: {error!r}")
                self.trouble.emit(tr("'{title}' cannot be saved with the project.").format(title=run.title))
                continue
            project.writeEntry(SCOPE, f"{ENTRIES}/r{run.key}", text)

    def _write_journal(self) -> None:
        # Not only where results are already: QGIS may be killed a moment after the first ones are written.
        place = self._session.store.place_to_come
        records = [to_record(run, place(run)) for run in self._session.runs]
        project = QgsProject.instance().absoluteFilePath()
        self._written += 1
        number = self._written
        journal = self._journal
        self._background.call(
            lambda: journal.write(number, project, records),
            lambda _: None,
            lambda error: log.warning(f"The journal cannot be written: {error.details}"),
        )

    def _on_project_saved(self) -> None:
        """The project may have another name now, by which the journal is found."""
        if self._session.runs and not self._timer.isActive():
            self._timer.start()

    def _on_project_read(self, _document: object) -> None:
        self._restore(self._entries())
        left = [found for found in left_behind(journal_folder()) if self._is_ours(found)]
        if left:
            # A moment later: QGIS calls a project that it has just read unchanged.
            QTimer.singleShot(0, lambda: [self._take(found) for found in left])

    @staticmethod
    def _is_ours(left: Left) -> bool:
        """Whether a journal belongs to the open project."""
        return bool(left.project) and left.project == QgsProject.instance().absoluteFilePath()

    def _entries(self) -> list[Any]:
        """Read the records in the project."""
        project = QgsProject.instance()
        texts = [
            project.readEntry(SCOPE, f"{ENTRIES}/{name}", "")[0] for name in project.entryList(SCOPE, ENTRIES)
        ]
        records = []
        for text in texts:
            try:
                records.append(json.loads(text))
            except ValueError:
                records.append(None)
        return records

    def _take(self, left: Left) -> list[Run]:
        """Take up a journal that was left behind; where the project has a run too, the later state counts."""
        runs = self._restore(list(left.records), dirty=True)
        left.discard()
        return runs

    def _restore(self, records: list[Any], *, dirty: bool = False) -> list[Run]:
        known = {run.key: run for run in self._session.runs}
        runs, unread = [], 0
        for record in records:
            try:
                run = from_record(record)
            except ValueError as error:
                log.warning(f"A question of the conversation cannot be read: {error}")
                unread += 1
                continue
            there = known.get(run.key)
            if there is None or (there.kept is not None and run.last_seq >= there.last_seq):
                runs.append(self._found(run))
        self._restoring = not dirty
        try:
            self._session.take_up(runs)
        finally:
            self._restoring = False
        if unread:
            self.trouble.emit(
                trn(
                    "%Ln question of this project's conversation could not be read; another version of the "
                    "plugin may have written it. What was found is still in the results.",
                    "%Ln questions of this project's conversation could not be read; another version of the "
                    "plugin may have written them. What was found is still in the results.",
                    unread,
                )
            )
        return runs

    @staticmethod
    def _found(run: Run) -> Run:
        if run.kept is not None and run.kept.file:
            file = QgsProject.instance().readPath(run.kept.file)
            run.kept = Kept(run.kept.counts, run.kept.tiles, file)
        return run
