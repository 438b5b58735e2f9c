"""Whether there is a backend, in what state, and getting one when a job needs it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rscovlm_qgis.core import secrets
from rscovlm_qgis.core.background import Background
from rscovlm_qgis.core.client import BackendClient
from rscovlm_qgis.core.errors import (
    BackendAbsent,
    BackendBusy,
    BackendStartFailed,
    CommandMissing,
    PluginError,
    TokenLocked,
    TokenRefused,
)
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.launcher import Launcher
from rscovlm_qgis.core.layers import project_folders
from rscovlm_qgis.core.settings import Settings, choose
from rscovlm_qgis.core.wire import Health, ModelInfo

POLL_MS = 400
WATCH_MS = 10_000
START_LIMIT_S = 180.0

StateKind = Literal["unknown", "absent", "starting", "ready", "busy", "degraded", "dead", "refused"]


@dataclass(frozen=True)
class BackendState:
    """What is known of the backend. ``error`` tells why it cannot be used, if it cannot."""

    kind: StateKind = "unknown"
    health: Health | None = None
    models: tuple[ModelInfo, ...] = ()
    error: PluginError | None = None

    @property
    def usable(self) -> bool:
        """Whether a job can be sent."""
        return self.kind in ("ready", "busy", "degraded")

    @property
    def model(self) -> ModelInfo | None:
        """The model that answers when none is named."""
        named = [m for m in self.models if self.health and m.name == self.health.model]
        return next(iter([*named, *(m for m in self.models if m.default)]), None)


class Backend(QObject):
    """Asks for the backend's health, and starts one when asked to and none answers."""

    state_changed = pyqtSignal()
    ready = pyqtSignal()
    failed = pyqtSignal(object)
    """A backend was wanted and is not to be had; a ``PluginError``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = BackendState()
        self.launcher = Launcher(self)
        self.launcher.ended.connect(self._on_ended)
        self._background = Background(self)
        self._wanted_since: float | None = None
        self._asking = False
        self._ask_again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)

    @property
    def background(self) -> Background:
        """Where short calls to the backend run."""
        return self._background

    @property
    def reads_network(self) -> bool:
        """Whether a raster on the network is named to the backend, which then reads it by itself."""
        return Settings.load().names_remote(self.state.health)

    def client(self) -> BackendClient:
        """Make a client of the backend that the settings name."""
        settings = Settings.load()
        return BackendClient(settings.base_url, settings.bearer_token())

    def ensure(self) -> None:
        """Get a usable backend, then emit ``ready`` or ``failed``; starts one where none answers."""
        if self._wanted_since is None:
            self._wanted_since = time.monotonic()
        settings = Settings.load()
        if settings.locked and not secrets.unlock():
            self._give_up(TokenLocked(settings.name))
            return
        self._ask_again = self._asking  # an answer that is under way may be older than the wish
        self.refresh()

    def abandon(self) -> None:
        """Nobody waits for a backend any more."""
        self._wanted_since = None

    def restart(self) -> None:
        """Stop the backend if it is ours, then get one."""
        self.launcher.stop()
        self._set(BackendState("absent"))
        self.ensure()

    def switch(self, key: str) -> None:
        """Use another backend."""
        choose(key)
        self.look_anew()

    def look_anew(self) -> None:
        """The settings changed: what was known holds no more; what we started for others is stopped."""
        if not self._ours_serves(Settings.load()):
            self.launcher.dismiss()
        self._set(BackendState())
        self._ask_again = self._asking  # an answer that is under way may be another backend's
        self.refresh()

    def unlock(self) -> None:
        """Have QGIS ask for its master password, then look again."""
        if secrets.unlock():
            self.look_anew()

    def refresh(self) -> None:
        """Ask for the state; ``state_changed`` tells when it is known and another."""
        if self._asking:
            return
        self._asking = True
        client = self.client()
        self._background.call(lambda: _look(client), self._on_state, self._on_error)

    def close(self) -> None:
        """Stop asking, and stop the backend if it is ours."""
        self._timer.stop()
        self._background.close()
        self.launcher.stop()

    def _set(self, state: BackendState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit()

    def _is_stale(self) -> bool:
        """Take note of an answer; tell whether it has to be asked for anew, which is then done."""
        self._asking = False
        stale, self._ask_again = self._ask_again, False
        if stale:
            self.refresh()
        return stale

    def _on_state(self, state: BackendState) -> None:
        if self._is_stale():
            return
        self._set(state)
        self._timer.start(POLL_MS if self._wanted_since is not None or state.kind == "starting" else WATCH_MS)
        if self._wanted_since is None:
            return
        if state.usable:
            self._wanted_since = None
            self.ready.emit()
        elif state.kind == "dead":
            self._give_up(BackendBusy(state.health.cause if state.health else "", 1.0))
        elif self._overdue():
            self._give_up(BackendStartFailed(tr("it was not ready in time"), self.launcher.log_text()))

    def _on_error(self, error: PluginError) -> None:
        if self._is_stale():
            return
        settings = Settings.load()
        if isinstance(error, TokenRefused) and settings.locked:
            error = TokenLocked(settings.name)
        if not isinstance(error, BackendAbsent):
            self._set(BackendState("refused", error=error))
            self._give_up(error)
        elif self._ours_serves(settings) and not self._overdue():
            self._set(BackendState("starting"))
        elif self._wanted_since is not None:
            self._start(error)
        elif self.state.kind != "absent":  # else it is known why already, and told better
            self._set(BackendState("absent", error=error))
        self._timer.start(POLL_MS if self._wanted_since is not None else WATCH_MS)

    def _start(self, absent: BackendAbsent) -> None:
        settings = Settings.load()
        if not (settings.start_backend and settings.is_local) or self._overdue():
            self._set(BackendState("absent", error=absent))
            self._give_up(absent)
            return
        if not self._ours_serves(settings):
            self.launcher.dismiss()
        try:
            self.launcher.start(settings, project_folders())
        except CommandMissing as error:
            self._set(BackendState("absent", error=error))
            self._give_up(error)
        else:
            self._set(BackendState("starting"))

    def _ours_serves(self, settings: Settings) -> bool:
        """Whether the backend that we started is at the address of these settings."""
        return self.launcher.running and self.launcher.address == settings.base_url

    def _on_ended(self, cause: str) -> None:
        self._ask_again = self._asking  # an answer that is under way is from before the end
        error = BackendStartFailed(cause, self.launcher.log_text())
        self._set(BackendState("absent", error=error))
        self._give_up(error)

    def _overdue(self) -> bool:
        return self._wanted_since is not None and time.monotonic() - self._wanted_since > START_LIMIT_S

    def _give_up(self, error: PluginError) -> None:
        if self._wanted_since is not None:
            self._wanted_since = None
            self.failed.emit(error)


def _look(client: BackendClient) -> BackendState:
    """Ask for health, and for the models where the backend can serve; runs on a thread."""
    health = client.health()
    if health.status not in ("ready", "busy", "degraded"):
        return BackendState("starting" if health.status == "starting" else "dead", health)
    return BackendState(health.status, health, tuple(client.models()))  # type: ignore[arg-type]
