"""The plugin's settings, as one typed object over ``QgsSettings``; tokens are in ``core.secrets``."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

from qgis.core import QgsSettings

from rscovlm_qgis.core import secrets
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.wire import Health

SECTION = "rscovlm"
BACKENDS = f"{SECTION}/backends"
CHOSEN = f"{SECTION}/chosen"
FOLDERS = f"{SECTION}/allowed_folders"
FIRST = "first"
"""The backend that is there before anybody makes another."""

STORED = ("name", "address", "command", "start_backend", "send_pixels")


@dataclass
class Settings:
    """A backend, and what holds for all of them; every default works on a fresh machine.

    Attributes:
        address: base URL of the backend.
        token: bearer token; empty: read from the backend's own folder, which works on this machine.
        command: how to start the backend; empty: looked for, see ``core.launcher``.
        start_backend: start the backend when none answers at the address.
        send_pixels: QGIS draws every raster for it, as it cannot read this machine's files although its
            address is this machine's: it is reached through a tunnel, or runs in a container.
        allowed_folders: folders outside the home folder from which rasters may be analysed, one a line.
        name: what the person calls the backend.
        key: what tells the backend from others, whatever it is called.
    """

    address: str = "http://127.0.0.1:8765"
    token: str = ""
    command: str = ""
    start_backend: bool = True
    send_pixels: bool = False
    allowed_folders: str = ""
    name: str = ""
    key: str = FIRST

    @classmethod
    def load(cls, key: str = "") -> Settings:
        """Read a backend, or the chosen one."""
        _adopt_old()
        key = key or chosen_key()
        store = QgsSettings()
        values = {
            name: store.value(f"{BACKENDS}/{key}/{name}", getattr(cls, name), type=type(getattr(cls, name)))
            for name in STORED
        }
        values["name"] = values["name"] or tr("This machine")
        folders = store.value(FOLDERS, "", type=str)
        return cls(**values, key=key, allowed_folders=folders, token=secrets.read(key))

    def save(self) -> bool:
        """Store it; tell whether the token will still be there after QGIS was closed."""
        store = QgsSettings()
        for name in STORED:
            value = getattr(self, name)
            # A name that nobody gave follows QGIS's language.
            unnamed = name == "name" and value == tr("This machine")
            store.setValue(f"{BACKENDS}/{self.key}/{name}", "" if unnamed else value)
        store.setValue(FOLDERS, self.allowed_folders)
        token = self.token.strip()
        if token == secrets.read(self.key) or (not token and self.locked):
            return True
        return secrets.store(self.key, token)

    @property
    def locked(self) -> bool:
        """Whether its token cannot be read before QGIS's master password is entered."""
        return secrets.is_locked(self.key)

    @property
    def base_url(self) -> str:
        """The address without a trailing slash."""
        return self.address.strip().rstrip("/")

    @property
    def is_local(self) -> bool:
        """Whether the address is this machine, where alone a backend can be started."""
        try:
            return urlparse(self.base_url).hostname in ("127.0.0.1", "localhost", "::1")
        except ValueError:  # such as an unfinished IPv6 address
            return False

    @property
    def reads_files(self) -> bool:
        """Whether the backend can be given the path of a file."""
        return self.is_local and not self.send_pixels

    def names_remote(self, health: Health | None) -> bool:
        """Whether a raster on the network is named to a backend of this health, which reads it by itself."""
        return bool(health and health.reads_network) and not self.send_pixels

    @property
    def folders(self) -> list[str]:
        """The allowed folders, without empty lines."""
        return [line.strip() for line in self.allowed_folders.splitlines() if line.strip()]

    def bearer_token(self) -> str:
        """Find the token: the one set here, or the one in the local backend's folder; may be empty."""
        if self.token.strip():
            return self.token.strip()
        return local_token() if self.is_local else ""


def new_backend(name: str) -> Settings:
    """Make a backend that is not stored yet."""
    return Settings(name=name, key=uuid.uuid4().hex[:8], allowed_folders=Settings.load().allowed_folders)


def all_backends() -> list[Settings]:
    """Read every backend, in the order of their names."""
    store = QgsSettings()
    store.beginGroup(BACKENDS)
    keys = store.childGroups() or [FIRST]
    store.endGroup()
    return sorted((Settings.load(key) for key in keys), key=lambda item: item.name.lower())


def chosen_key() -> str:
    """Tell which backend is in use."""
    return str(QgsSettings().value(CHOSEN, FIRST, type=str)) or FIRST


def choose(key: str) -> None:
    """Use another backend."""
    QgsSettings().setValue(CHOSEN, key)


def remove_backend(key: str) -> None:
    """Forget a backend and its token."""
    secrets.forget(key)
    QgsSettings().remove(f"{BACKENDS}/{key}")


def state_folder() -> Path:
    """The local backend's own folder, which holds its token and its log."""
    moved = os.environ.get("RSCOVLM_STATE_DIR")
    return Path(moved) if moved else Path.home() / ".rscovlm"


def log_file() -> Path:
    """The local backend's log."""
    return state_folder() / "backend.log"


def local_token() -> str:
    """Read the token that the local backend made for itself; empty if there is none."""
    try:
        return (state_folder() / "token").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _adopt_old() -> None:
    """Make what a version with one backend stored the first of several."""
    store = QgsSettings()
    for name in ("address", "command", "start_backend"):
        old = f"{SECTION}/{name}"
        if store.contains(old):
            store.setValue(f"{BACKENDS}/{FIRST}/{name}", store.value(old))
            store.remove(old)
    if secrets.plain_token():
        secrets.move_plain_token(FIRST, ask=False)
