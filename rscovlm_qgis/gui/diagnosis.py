"""The state of the backend at length: a report to copy, the log, a check, a restart."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices, QFontDatabase
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rscovlm_qgis.core.backend import Backend
from rscovlm_qgis.core.diagnostics import report
from rscovlm_qgis.core.doctor import Doctor
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.settings import Settings, log_file
from rscovlm_qgis.gui.status import state_words


class DiagnosisDialog(QDialog):
    """The report, with buttons to copy it, to open the log, to check the installation and to restart."""

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diagnosisDialog")
        self.setWindowTitle(tr("RSCoVLM – state of the backend"))
        self.resize(680, 520)
        self._backend = backend
        self._said = ""
        self._doctor = Doctor(self)
        self._doctor.told.connect(self._on_told)
        self.words = QLabel()
        self.words.setObjectName("diagnosisState")
        self.words.setWordWrap(True)
        self.report = QPlainTextEdit()
        self.report.setObjectName("diagnosisText")
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = self._add(
            buttons, tr("Copy"), "copyDiagnosisButton", tr("Copy the report; it holds no token")
        )
        self.log = self._add(buttons, tr("Open log"), "openLogButton", tr("Open the backend's log file"))
        self.check = self._add(
            buttons,
            tr("Check installation"),
            "checkButton",
            tr("Have the backend look at its own installation"),
        )
        self.restart = self._add(buttons, tr("Start or restart"), "restartButton", "")
        self.copy.clicked.connect(lambda: QgsApplication.clipboard().setText(self.report.toPlainText()))
        self.log.clicked.connect(open_log)
        self.check.clicked.connect(self._check)
        self.restart.clicked.connect(backend.restart)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self.report)
        layout.addWidget(buttons)
        backend.state_changed.connect(self.refresh)
        self.finished.connect(lambda _: self._doctor.stop())
        self.refresh()
        if Settings.load().is_local and backend.state.kind in ("absent", "dead") and backend.state.error:
            self._check()
        backend.refresh()

    def refresh(self) -> None:
        """Write the report anew."""
        local = Settings.load().is_local
        self.words.setText(state_words(self._backend.state))
        at_it = tr("checking…") if self._doctor.running else ""
        bar = self.report.verticalScrollBar()
        place = bar.value()
        self.report.setPlainText(report(self._backend, self._said or at_it))
        bar.setValue(place)
        self.log.setEnabled(local and log_file().is_file())
        self.check.setEnabled(local and not self._doctor.running)
        self.restart.setEnabled(local)

    @staticmethod
    def _add(buttons: QDialogButtonBox, label: str, name: str, tip: str) -> QPushButton:
        button = buttons.addButton(label, QDialogButtonBox.ButtonRole.ActionRole)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _check(self) -> None:
        self._said = ""
        self._doctor.run(Settings.load())
        self.refresh()

    def _on_told(self, text: str) -> None:
        self._said = text
        self.refresh()


def open_log() -> None:
    """Open the local backend's log with whatever opens such files here."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file())))
