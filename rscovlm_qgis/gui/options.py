"""The plugin's page in QGIS's options."""

from __future__ import annotations

from typing import Callable

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rscovlm_qgis.core.about import icon_path
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.settings import Settings

PAGE = "rscovlmOptions"


class OptionsPage(QgsOptionsPageWidget):
    """Edits ``Settings``."""

    saved = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(PAGE)
        settings = Settings.load()
        self.address = QLineEdit(settings.address)
        self.address.setObjectName("addressInput")
        self.token = QLineEdit(settings.token)
        self.token.setObjectName("tokenInput")
        self.token.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.token.setPlaceholderText(tr("read from the backend's folder on this machine"))
        self.command = QgsFileWidget()
        self.command.setObjectName("commandInput")
        self.command.setFilePath(settings.command)
        self.command.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.command.lineEdit().setPlaceholderText(tr("looked for: 'rscovlm' on the PATH"))
        self.start_backend = QCheckBox(tr("Start the backend when none answers"))
        self.start_backend.setObjectName("startInput")
        self.start_backend.setChecked(settings.start_backend)
        self.folders = QPlainTextEdit(settings.allowed_folders)
        self.folders.setObjectName("foldersInput")
        self.folders.setPlaceholderText(tr("one a line, beyond the home folder"))
        self.folders.setMaximumHeight(90)
        hint = QLabel(tr("Folders and command take effect when the plugin starts the backend the next time."))
        hint.setWordWrap(True)
        form = QFormLayout()
        form.addRow(tr("Address of the backend"), self.address)
        form.addRow(tr("Token"), self.token)
        form.addRow(tr("Command that starts it"), self.command)
        form.addRow("", self.start_backend)
        form.addRow(tr("Folders with rasters"), self.folders)
        form.addRow("", hint)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addStretch(1)

    def apply(self) -> None:
        """Store what was entered; QGIS calls this on OK."""
        Settings(
            address=self.address.text().strip() or Settings.address,
            token=self.token.text().strip(),
            command=self.command.filePath().strip(),
            start_backend=self.start_backend.isChecked(),
            allowed_folders=self.folders.toPlainText().strip(),
        ).save()
        self.saved.emit()


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page when QGIS opens its options."""

    def __init__(self, on_saved: Callable[[], None]) -> None:
        super().__init__()
        self.setTitle("RSCoVLM")
        self._on_saved = on_saved

    def icon(self) -> QIcon:
        """Tell the page's icon."""
        return QIcon(icon_path("rscovlm.svg"))

    def createWidget(self, parent: QWidget) -> OptionsPage:  # noqa: N802 - QGIS's name
        """Make the page."""
        page = OptionsPage(parent)
        page.saved.connect(self._on_saved)
        return page
