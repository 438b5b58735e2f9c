"""The backend's process, where the plugin started it: found, started, watched, stopped.

A backend that somebody else started is never touched: this class only knows its own process.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
import tempfile
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlparse

from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, QThread, QTimer, pyqtSignal

from rscovlm_qgis.core.about import PLUGIN_FOLDER
from rscovlm_qgis.core.errors import CommandMissing
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.settings import Settings

LOG_LINES = 400
STOP_MS = 4000
# QGIS sets these for its own Python and GDAL; the backend brings others, which they would break.
QGIS_VARIABLES = (
    "PYTHONHOME", "PYTHONPATH", "GDAL_DATA", "GDAL_DRIVER_PATH", "PROJ_LIB", "PROJ_DATA", "QT_PLUGIN_PATH",
)  # fmt: skip


def find_command(settings: Settings) -> list[str]:
    """Find how to run ``rscovlm``: the setting, RSCOVLM_COMMAND, the PATH, then a checkout's environment.

    Raises:
        CommandMissing: it is nowhere.
    """
    told = settings.command.strip() or os.environ.get("RSCOVLM_COMMAND", "").strip()
    if told:
        words = [told] if Path(told).is_file() else shlex.split(told, posix=os.name != "nt")
        program = shutil.which(words[0]) if words else None
        if program is None:
            raise CommandMissing
        return [program, *words[1:]]
    beside = PLUGIN_FOLDER.parent / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")
    program = shutil.which("rscovlm") or shutil.which("rscovlm", path=str(beside))
    if program is None:
        raise CommandMissing
    return [program]


class Launcher(QObject):
    """Owns at most one backend process."""

    ended = pyqtSignal(str)
    """The process ended without being asked to; the cause in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._leaving: QProcess | None = None
        self._next: tuple[Settings, list[str]] | None = None
        self.address = ""
        """Where our backend serves, or served last."""
        self._lines: deque[str] = deque(maxlen=LOG_LINES)

    @property
    def running(self) -> bool:
        """Whether a backend that this plugin started is alive, or about to be."""
        return self._process is not None or self._next is not None

    @property
    def process_id(self) -> int:
        """The process id of our backend, 0 without one."""
        return int(self._process.processId()) if self._process else 0

    def log_text(self) -> str:
        """The last lines that our backend wrote."""
        return "\n".join(self._lines)

    def start(self, settings: Settings, folders: Iterable[str] = ()) -> None:
        """Start ``rscovlm serve`` at the address of the settings; returns at once.

        Args:
            settings: where, and with what command.
            folders: more folders from which it may open rasters, beyond its own and the settings'.

        Raises:
            CommandMissing: there is no such command.
        """
        if self._process is not None:
            return
        if self._leaving is not None:
            find_command(settings)
            self._next = (settings, list(folders))
            self.address = settings.base_url
            return
        program, *arguments = find_command(settings)
        process = QProcess(self)
        process.setProcessEnvironment(make_environment(settings, folders))
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.readyRead.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self._process = process
        self.address = settings.base_url
        self._lines.append(f"$ {program} {' '.join([*arguments, 'serve'])}")
        process.start(program, [*arguments, "serve"])

    def stop(self) -> None:
        """Stop our backend, if we started one, and wait until it is gone."""
        self._next = None
        leaving = [process for process in (self._process, self._leaving) if process is not None]
        self._process = self._leaving = None
        for process in leaving:
            process.blockSignals(True)
            process.terminate()
            if not process.waitForFinished(STOP_MS):
                process.kill()
                process.waitForFinished(STOP_MS)
            process.deleteLater()

    def dismiss(self) -> None:
        """Stop our backend without waiting; one that is started meanwhile begins when it is gone.

        Two cannot be at work at once: they would share the state folder.
        """
        self._next = None
        process, self._process = self._process, None
        if process is None:
            return
        process.readyRead.disconnect(self._read)
        process.finished.disconnect(self._finished)
        process.errorOccurred.disconnect(self._failed)
        process.finished.connect(self._left)
        self._leaving = process
        limit = QTimer(process)
        limit.setSingleShot(True)
        limit.timeout.connect(process.kill)
        limit.start(STOP_MS)
        process.terminate()

    def _left(self, *_: object) -> None:
        process, self._leaving = self._leaving, None
        if process is not None:
            process.deleteLater()
        wanted, self._next = self._next, None
        if wanted is not None:
            try:
                self.start(*wanted)
            except CommandMissing as error:  # it went away within the last seconds
                self.ended.emit(error.message)

    def wait(self, milliseconds: int) -> None:
        """Let so much time pass on a thread without an event loop, taking in what our backend says."""
        if self._process is None or not self._process.waitForReadyRead(milliseconds):
            QThread.msleep(milliseconds // 4)
        else:
            self._read()

    def _read(self) -> None:
        if self._process is not None:
            text = self._process.readAll().data().decode("utf-8", "replace")
            self._lines.extend(line for line in text.splitlines() if line.strip())

    def _finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        self._read()
        self._gone(tr("exit code {code}").format(code=code))

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._gone(self._process.errorString())

    def _gone(self, cause: str) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.deleteLater()
        last = self._lines[-1] if self._lines else ""
        self._lines.append(f"[{cause}]")
        self.ended.emit(f"{last} ({cause})" if last and not last.startswith("$") else cause)


def make_environment(settings: Settings, folders: Iterable[str]) -> QProcessEnvironment:
    """The environment of a backend: its address and folders, and nothing of QGIS's own Python."""
    environment = QProcessEnvironment.systemEnvironment()
    for name in QGIS_VARIABLES:
        environment.remove(name)
    url = urlparse(settings.base_url)
    environment.insert("RSCOVLM_HOST", url.hostname or "127.0.0.1")
    environment.insert("RSCOVLM_PORT", str(url.port or 80))
    usual = [str(Path.home()), tempfile.gettempdir(), str(Path.cwd())]
    roots = dict.fromkeys([*usual, *settings.folders, *folders])
    environment.insert("RSCOVLM_ROOTS", json.dumps(list(roots)))
    return environment
