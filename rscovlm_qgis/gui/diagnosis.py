"""What a person, or whoever helps, needs to know when the backend does not work; to be copied."""

from __future__ import annotations

import platform

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import qVersion
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from rscovlm_qgis.core.about import version
from rscovlm_qgis.core.backend import Backend
from rscovlm_qgis.core.errors import CommandMissing
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.launcher import find_command
from rscovlm_qgis.core.settings import Settings, state_folder
from rscovlm_qgis.gui.status import state_words


class DiagnosisDialog(QDialog):
    """The report, with buttons to copy it and to restart the backend."""

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diagnosisDialog")
        self.setWindowTitle(tr("RSCoVLM – state of the backend"))
        self.resize(640, 420)
        self._backend = backend
        self.report = QPlainTextEdit()
        self.report.setObjectName("diagnosisText")
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("copyDiagnosisButton")
        copy.clicked.connect(lambda: QgsApplication.clipboard().setText(self.report.toPlainText()))
        self.restart = buttons.addButton(tr("Start or restart"), QDialogButtonBox.ButtonRole.ActionRole)
        self.restart.setObjectName("restartButton")
        self.restart.clicked.connect(backend.restart)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.report)
        layout.addWidget(buttons)
        backend.state_changed.connect(self.refresh)
        self.refresh()
        backend.refresh()

    def refresh(self) -> None:
        """Write the report anew."""
        self.report.setPlainText(report(self._backend))


def report(backend: Backend) -> str:
    """Write down what is known of the backend; the token is not part of it."""
    settings, state = Settings.load(), backend.state
    try:
        command = " ".join(find_command(settings))
    except CommandMissing:
        command = tr("not found")
    lines = [
        state_words(state),
        "",
        f"{tr('Address')}: {settings.base_url}",
        f"{tr('Command')}: {command}",
        f"{tr('Token')}: {tr('found') if settings.bearer_token() else tr('none')}",
        f"{tr('Folder')}: {state_folder()}",
        f"{tr('Started by this plugin')}: {tr('yes') if backend.launcher.running else tr('no')}",
    ]
    if state.health:
        health = state.health
        lines += [
            f"{tr('Health')}: {health.status} {health.cause}".rstrip(),
            f"{tr('Version')}: {health.version}",
        ]
        lines += [f"{tr('Device')}: {health.device}", f"{tr('Jobs waiting')}: {health.jobs_waiting}"]
    lines += [f"{tr('Model')}: {m.title} ({m.name}) – {m.caveat}" for m in state.models if m.loaded]
    if state.error:
        lines += ["", state.error.message, state.error.next_step, state.error.details]
    lines += [
        "",
        f"RSCoVLM for QGIS {version()}, QGIS {Qgis.version()}, Qt {qVersion()}, {platform.platform()}",
    ]
    if backend.launcher.log_text():
        lines += ["", tr("Log of the backend:"), backend.launcher.log_text()]
    return "\n".join(lines)
