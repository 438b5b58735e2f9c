"""The plugin's page in QGIS's options: the backends by name, which of them is used, and their tokens."""

from __future__ import annotations

from dataclasses import replace
from typing import Callable

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory, QgsPasswordLineEdit
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rscovlm_qgis.core import secrets
from rscovlm_qgis.core.about import icon_path
from rscovlm_qgis.core.backend import Backend
from rscovlm_qgis.core.checkup import BAD, GOOD, Finding, examine
from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.settings import (
    FIRST,
    Settings,
    all_backends,
    choose,
    chosen_key,
    log_file,
    new_backend,
    remove_backend,
)
from rscovlm_qgis.gui.diagnosis import open_log

PAGE = "rscovlmOptions"
MARKS = {GOOD: "✓", BAD: "✗"}


class OptionsPage(QgsOptionsPageWidget):
    """Edits the backends; nothing is stored before OK."""

    saved = pyqtSignal()
    problem = pyqtSignal(str)
    """Something could not be stored as it should be, in words."""

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(PAGE)
        self._backend = backend
        self._drafts = {item.key: item for item in all_backends()}
        self._removed: set[str] = set()
        self._shown = ""
        self._build()
        for draft in self._drafts.values():
            self.backends.addItem(draft.name, draft.key)
        self.backends.setCurrentIndex(max(self.backends.findData(chosen_key()), 0))
        self._show()
        self.backends.currentIndexChanged.connect(self._show)

    def apply(self) -> None:
        """Store what was entered; QGIS calls this on OK."""
        self._take()
        for key in self._removed:
            remove_backend(key)
        folders = self.folders.toPlainText().strip()
        kept = [replace(draft, allowed_folders=folders).save() for draft in self._drafts.values()]
        if not secrets.move_plain_token(FIRST, ask=True) or not all(kept):
            self.problem.emit(secrets.trouble())
        choose(self._shown)
        self.saved.emit()

    def _build(self) -> None:
        self._build_fields()
        self._build_test()
        top = QHBoxLayout()
        top.addWidget(self.backends, 1)
        top.addWidget(self.add)
        top.addWidget(self.remove)
        form = QFormLayout()
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Address"), self.address)
        token = QHBoxLayout()
        token.addWidget(self.token, 1)
        token.addWidget(self.unlock)
        form.addRow(tr("Token"), token)
        form.addRow(tr("Command"), self.command)
        form.addRow("", self.start_backend)
        form.addRow("", self.send_pixels)
        tests = QHBoxLayout()
        tests.addWidget(self.test)
        tests.addWidget(self.log)
        tests.addStretch(1)
        box = QGroupBox(tr("Backend in use"))
        inner = QVBoxLayout(box)
        for part in (top, form, tests):
            inner.addLayout(part)
        inner.addWidget(self.result)
        shared = QGroupBox(tr("Folders with rasters, beyond the home folder; one a line"))
        hint = QLabel(tr("Folders and command take effect when the plugin starts the backend the next time."))
        hint.setWordWrap(True)
        under = QVBoxLayout(shared)
        under.addWidget(self.folders)
        under.addWidget(hint)
        layout = QVBoxLayout(self)
        layout.addWidget(box)
        layout.addWidget(shared)
        layout.addStretch(1)

    def _build_fields(self) -> None:
        self.backends = QComboBox()
        self.backends.setObjectName("backendCombo")
        self.backends.setToolTip(tr("The backend that answers questions; its settings are below"))
        self.backends.setAccessibleName(tr("Backend in use"))
        self.add = _icon_button("addBackendButton", "/symbologyAdd.svg", tr("Add a backend"))
        self.add.clicked.connect(self._on_add)
        self.remove = _icon_button("removeBackendButton", "/symbologyRemove.svg", tr("Remove this backend"))
        self.remove.clicked.connect(self._on_remove)
        self.name = QLineEdit()
        self.name.setObjectName("nameInput")
        self.name.textEdited.connect(self._on_renamed)
        self.address = QLineEdit()
        self.address.setObjectName("addressInput")
        self.address.setPlaceholderText(Settings.address)
        self.address.textChanged.connect(self._on_address)
        self.token = QgsPasswordLineEdit()
        self.token.setObjectName("tokenInput")
        self.unlock = QPushButton(tr("Unlock…"))
        self.unlock.setObjectName("unlockButton")
        self.unlock.setToolTip(tr("Enter QGIS's master password"))
        self.unlock.clicked.connect(self._on_unlock)
        self.command = QgsFileWidget()
        self.command.setObjectName("commandInput")
        self.command.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.command.lineEdit().setPlaceholderText(tr("looked for: 'rscovlm' on the PATH"))
        self.start_backend = QCheckBox(tr("Start the backend when none answers"))
        self.start_backend.setObjectName("startInput")
        self.send_pixels = QCheckBox(tr("It cannot read this machine's files: let QGIS send the pixels"))
        self.send_pixels.setObjectName("sendPixelsInput")
        self.send_pixels.setToolTip(
            tr(
                "For a backend in a container or behind a tunnel, whose address is this machine's.\n"
                "To any other address the pixels are sent anyway."
            )
        )
        self.folders = QPlainTextEdit(Settings.load().allowed_folders)
        self.folders.setObjectName("foldersInput")
        self.folders.setMaximumHeight(80)

    def _build_test(self) -> None:
        self.test = QPushButton(tr("Test"))
        self.test.setObjectName("testButton")
        self.test.setToolTip(tr("Try this backend as it is entered above, without storing it"))
        self.test.clicked.connect(self._on_test)
        self.log = QPushButton(tr("Open log"))
        self.log.setObjectName("openLogButton")
        self.log.clicked.connect(open_log)
        self.result = QLabel()
        self.result.setObjectName("testResult")
        self.result.setWordWrap(True)
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.result.hide()

    def _show(self, *_: object) -> None:
        """Show the backend that is chosen; what was entered for the former one is kept for OK."""
        self._take()
        self._shown = str(self.backends.currentData())
        draft = self._drafts[self._shown]
        self.name.setText(draft.name)
        self.address.setText(draft.address)
        self.token.setText(draft.token)
        self.command.setFilePath(draft.command)
        self.start_backend.setChecked(draft.start_backend)
        self.send_pixels.setChecked(draft.send_pixels)
        self.remove.setEnabled(len(self._drafts) > 1)
        self.result.hide()
        self._on_address()

    def _take(self) -> None:
        """Note what is entered."""
        if self._shown not in self._drafts:
            return
        draft = self._drafts[self._shown]
        draft.name = self.name.text().strip() or draft.name
        draft.address = self.address.text().strip() or Settings.address
        draft.token = self.token.text().strip()
        draft.command = self.command.filePath().strip()
        draft.start_backend = self.start_backend.isChecked()
        draft.send_pixels = self.send_pixels.isChecked()

    def _entered(self) -> Settings:
        self._take()
        return self._drafts[self._shown]

    def _on_add(self) -> None:
        draft = new_backend(_free_name(tr("New backend"), {item.name for item in self._drafts.values()}))
        self._drafts[draft.key] = draft
        self.backends.addItem(draft.name, draft.key)
        self.backends.setCurrentIndex(self.backends.count() - 1)
        self.name.setFocus()
        self.name.selectAll()

    def _on_remove(self) -> None:
        key, self._shown = self._shown, ""
        self._removed.add(key)
        del self._drafts[key]
        self.backends.removeItem(self.backends.findData(key))
        self._show()

    def _on_renamed(self, text: str) -> None:
        if text.strip():
            self.backends.setItemText(self.backends.currentIndex(), text.strip())

    def _on_address(self, *_: object) -> None:
        """Only a backend of this machine can be started, and has its token and its log here."""
        entered = Settings(address=self.address.text().strip() or Settings.address)
        locked = secrets.is_locked(self._shown)
        self.command.setEnabled(entered.is_local)
        self.start_backend.setEnabled(entered.is_local)
        self.send_pixels.setEnabled(entered.is_local)
        self.log.setVisible(entered.is_local)
        self.log.setEnabled(log_file().is_file())
        self.unlock.setVisible(locked)
        if locked:
            hint = tr("locked by QGIS's master password")
        elif entered.is_local:
            hint = tr("read from the backend's folder on this machine")
        else:
            hint = tr("from the file 'token' of that backend's folder")
        self.token.setPlaceholderText(hint)
        self.token.setToolTip(tr("Kept encrypted in QGIS's authentication database"))

    def _on_unlock(self) -> None:
        if secrets.unlock():
            self._drafts[self._shown].token = secrets.read(self._shown)
            self.token.setText(self._drafts[self._shown].token)
        self._on_address()

    def _on_test(self) -> None:
        entered, locked = replace(self._entered()), secrets.is_locked(self._shown)
        self.test.setEnabled(False)
        self._say([Finding("", tr("Looking at {address}…").format(address=entered.base_url))])

        def show(findings: list[Finding]) -> None:
            if not sip.isdeleted(self):  # the options may have been closed meanwhile
                self.test.setEnabled(True)
                self._say(findings)

        def failed(error: PluginError) -> None:
            show([Finding(BAD, error.message, error.next_step)])

        self._backend.background.call(lambda: examine(entered, locked), show, failed)

    def _say(self, findings: list[Finding]) -> None:
        self.result.setText("\n".join(f"{MARKS.get(item.kind, '•')} {item.text}" for item in findings))
        self.result.show()


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page when QGIS opens its options."""

    def __init__(
        self, backend: Backend, on_saved: Callable[[], None], on_problem: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.setTitle("RSCoVLM")
        self._backend = backend
        self._on_saved = on_saved
        self._on_problem = on_problem

    def icon(self) -> QIcon:
        """Tell the page's icon."""
        return QIcon(icon_path("rscovlm.svg"))

    def createWidget(self, parent: QWidget) -> OptionsPage:  # noqa: N802 - QGIS's name
        """Make the page."""
        page = OptionsPage(self._backend, parent)
        page.saved.connect(self._on_saved)
        page.problem.connect(self._on_problem)
        return page


def _icon_button(name: str, icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


def _free_name(wish: str, taken: set[str]) -> str:
    number = 2
    name = wish
    while name in taken:
        name = f"{wish} {number}"
        number += 1
    return name
