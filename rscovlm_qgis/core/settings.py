"""The plugin's settings, as one typed object over ``QgsSettings``."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlparse

from qgis.core import QgsSettings

SECTION = "rscovlm"


@dataclass
class Settings:
    """What a person may choose; every default works on a fresh machine.

    Attributes:
        address: base URL of the backend.
        token: bearer token; empty: read from the backend's own folder, which works on this machine.
        command: how to start the backend; empty: looked for, see ``core.launcher``.
        start_backend: start the backend when none answers at the address.
        allowed_folders: folders outside the home folder from which rasters may be analysed, one a line.
    """

    address: str = "http://127.0.0.1:8765"
    token: str = ""
    command: str = ""
    start_backend: bool = True
    allowed_folders: str = ""

    @classmethod
    def load(cls) -> Settings:
        """Read the stored settings."""
        store = QgsSettings()
        values = {
            field.name: store.value(f"{SECTION}/{field.name}", field.default, type=type(field.default))
            for field in fields(cls)
        }
        return cls(**values)

    def save(self) -> None:
        """Store every setting."""
        store = QgsSettings()
        for field in fields(self):
            store.setValue(f"{SECTION}/{field.name}", getattr(self, field.name))

    @property
    def base_url(self) -> str:
        """The address without a trailing slash."""
        return self.address.strip().rstrip("/")

    @property
    def is_local(self) -> bool:
        """Whether the address is this machine, where alone a backend can be started."""
        return urlparse(self.base_url).hostname in ("127.0.0.1", "localhost", "::1")

    @property
    def folders(self) -> list[str]:
        """The allowed folders, without empty lines."""
        return [line.strip() for line in self.allowed_folders.splitlines() if line.strip()]

    def bearer_token(self) -> str:
        """Find the token: the one set here, or the one in the local backend's folder; may be empty."""
        if self.token.strip():
            return self.token.strip()
        try:
            return (state_folder() / "token").read_text(encoding="utf-8").strip()
        except OSError:
            return ""


def state_folder() -> Path:
    """The local backend's own folder, which holds its token and its log."""
    moved = os.environ.get("RSCOVLM_STATE_DIR")
    return Path(moved) if moved else Path.home() / ".rscovlm"
