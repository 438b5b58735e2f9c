"""The state of the backend, in words and with an icon; a click opens the diagnosis."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from rscovlm_qgis.core.backend import BackendState
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.settings import Settings


class StatusLine(QWidget):
    """The dock's last line."""

    clicked = pyqtSignal()
    settings_wanted = pyqtSignal()
    help_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = QToolButton()
        self.state.setObjectName("stateButton")
        self.state.setAutoRaise(True)
        self.state.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.state.clicked.connect(self.clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.state, 1)
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
        self.show_state(BackendState())

    def show_state(self, state: BackendState) -> None:
        """Say how the backend is."""
        self.state.setText(state_words(state))
        self.state.setIcon(QgsApplication.getThemeIcon(_icon(state)))
        cause = state.health.cause if state.health else state.error.message if state.error else ""
        self.state.setToolTip(
            "\n".join(filter(None, [state_words(state), cause, tr("Click for a diagnosis")]))
        )


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
        "refused": tr("Backend answers, but refuses us"),
    }
    return words[state.kind]


def _absent_words(state: BackendState) -> str:
    settings = Settings.load()
    if state.error is not None and state.error.code != "backend_absent":
        return tr("Backend not running")
    if settings.start_backend and settings.is_local:
        return tr("Backend not running – starts with the next question")
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
