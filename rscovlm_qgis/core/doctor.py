"""The backend's own check of its installation, run without blocking: ``rscovlm doctor``."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QProcess, QTimer, pyqtSignal

from rscovlm_qgis.core.errors import CommandMissing
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.launcher import find_command, make_environment
from rscovlm_qgis.core.settings import Settings

LIMIT_MS = 120_000


class Doctor(QObject):
    """Runs the check at most once at a time."""

    told = pyqtSignal(str)
    """What it says, or why it says nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LIMIT_MS)
        self._limit.timeout.connect(lambda: self._end(tr("The check took too long and was stopped.")))

    @property
    def running(self) -> bool:
        """Whether it is at it."""
        return self._process is not None

    def run(self, settings: Settings) -> None:
        """Begin the check of the installation that a backend of this machine is started from."""
        if self._process is not None:
            return
        try:
            program, *arguments = find_command(settings)
        except CommandMissing as error:
            self.told.emit(f"{error.message} {error.next_step}")
            return
        process = QProcess(self)
        process.setProcessEnvironment(make_environment(settings, ()))
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.finished.connect(lambda *_: self._end(""))
        process.errorOccurred.connect(lambda *_: self._end(process.errorString()))
        self._process = process
        self._limit.start()
        process.start(program, [*arguments, "doctor"])

    def stop(self) -> None:
        """Give up; nothing is told any more."""
        self._limit.stop()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    def _end(self, problem: str) -> None:
        process, self._process = self._process, None
        self._limit.stop()
        if process is None:
            return
        said = process.readAll().data().decode("utf-8", "replace").strip()
        process.blockSignals(True)
        process.kill()
        process.deleteLater()
        self.told.emit("\n".join(filter(None, [said, problem])))
