"""The state of the backend, in words and with an icon; a click opens the diagnosis."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPaintEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from rscovlm_qgis.core.backend import BackendState
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.settings import Settings, all_backends, chosen_key

NAME_PX = 110


class ElidedButton(QToolButton):
    """Ends in an ellipsis where its words do not fit; ``text`` and the tooltip keep them whole."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint as any button of this kind, with as many of the words as there is room for."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        metrics = self.fontMetrics()
        room = self.width() - (self.sizeHint().width() - metrics.horizontalAdvance(self.text()))
        option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, max(room, 0))
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)


class StatusLine(QWidget):
    """The dock's last line."""

    clicked = pyqtSignal()
    switched = pyqtSignal(str)
    """The key of the backend that is to be used from now on."""
    settings_wanted = pyqtSignal()
    help_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ElidedButton()
        self.state.setObjectName("stateButton")
        self.state.setAutoRaise(True)
        self.state.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.state.clicked.connect(self.clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.backends = QToolButton()
        self.backends.setObjectName("backendButton")
        self.backends.setAutoRaise(True)
        self.backends.setToolTip(tr("Choose the backend that answers"))
        self.backends.setAccessibleName(tr("Backend"))
        self.backends.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.backends.setMenu(QMenu(self.backends))
        self.backends.menu().setObjectName("backendMenu")
        self.backends.menu().aboutToShow.connect(self.list_backends)
        row.addWidget(self.state, 1)
        row.addWidget(self.backends)
        for name, icon, tip, signal in (
            ("settingsButton", "/mActionOptions.svg", tr("Settings"), self.settings_wanted),
            ("helpButton", "/mActionHelpContents.svg", tr("Help"), self.help_wanted),
        ):
            button = QToolButton()
            button.setObjectName(name)
            button.setIcon(QgsApplication.getThemeIcon(icon))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setAutoRaise(True)
            button.clicked.connect(signal)
            row.addWidget(button)
        self.list_backends()
        self.show_state(BackendState())

    def list_backends(self) -> None:
        """Offer the backends by name; with one only there is nothing to choose."""
        known, chosen = all_backends(), chosen_key()
        menu = self.backends.menu()
        menu.clear()
        for item in known:
            action = menu.addAction(item.name)
            action.setCheckable(True)
            action.setChecked(item.key == chosen)
            action.setToolTip(item.base_url)
            action.triggered.connect(lambda _checked, key=item.key: self.switched.emit(key))
        menu.addSeparator()
        menu.addAction(tr("Settings…")).triggered.connect(self.settings_wanted)
        name = next((item.name for item in known if item.key == chosen), "")
        metrics = self.backends.fontMetrics()
        # The space keeps the menu's arrow off the name.
        self.backends.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, NAME_PX) + "\u2002")
        self.backends.setVisible(len(known) > 1)

    def show_state(self, state: BackendState) -> None:
        """Say how the backend is."""
        locked = state.error is not None and state.error.code == "token_locked"
        self.state.setText(state_words(state))
        self.state.setIcon(QgsApplication.getThemeIcon(_icon(state)))
        cause = state.health.cause if state.health else state.error.message if state.error else ""
        click = tr("Click to enter the master password") if locked else tr("Click for a diagnosis")
        settings = Settings.load()
        place = f"{settings.name}: {settings.base_url}"
        self.state.setToolTip("\n".join(filter(None, [state_words(state), place, cause, click])))


def state_words(state: BackendState) -> str:
    """Say a state as briefly as the line allows."""
    model = state.model.title if state.model else ""
    device = state.health.device if state.health else ""
    who = ", ".join(filter(None, [model, device])) or tr("Backend")
    waiting = state.health.jobs_waiting if state.health else 0
    words = {
        "unknown": tr("Looking for the backend…"),
        "absent": _absent_words(state),
        "starting": tr("Backend is starting: loading the model…"),
        "ready": who,
        "busy": tr("{who} – busy").format(who=who) + (f" ({waiting})" if waiting else ""),
        "degraded": tr("{who} – degraded").format(who=who),
        "dead": tr("Backend cannot serve"),
        "refused": tr("The token is locked – click to unlock")
        if state.error is not None and state.error.code == "token_locked"
        else tr("Backend answers, but refuses us"),
    }
    return words[state.kind]


def _absent_words(state: BackendState) -> str:
    settings = Settings.load()
    if state.error is not None and state.error.code != "backend_absent":
        return tr("Backend not running")
    if settings.start_backend and settings.is_local:
        return tr("Backend starts with the next question")
    return tr("No backend at {address}").format(address=settings.base_url)


def _icon(state: BackendState) -> str:
    return {
        "ready": "/mIconSuccess.svg",
        "busy": "/mActionRefresh.svg",
        "starting": "/mActionRefresh.svg",
        "unknown": "/mActionRefresh.svg",
        "absent": "/mTaskOnHold.svg"
        if state.error is None or state.error.code == "backend_absent"
        else "/mIconWarning.svg",
    }.get(state.kind, "/mIconWarning.svg")
