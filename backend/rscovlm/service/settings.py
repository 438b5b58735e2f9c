"""What can be set about the service: by the command line, else by ``RSCOVLM_*`` in the environment."""

from __future__ import annotations

import ipaddress
import tempfile
from pathlib import Path

from pydantic import Field, field_validator

from rscovlm.engines.settings import EngineSettings


def _default_roots() -> list[Path]:
    return [Path.home(), Path(tempfile.gettempdir()), Path.cwd()]


class ServiceSettings(EngineSettings):
    """Settings of ``rscovlm serve``; lists are written as JSON in the environment."""

    host: str = Field(default="127.0.0.1", min_length=1)
    port: int = Field(default=8765, ge=0, le=65535, description="0: any free port, told in server.json")
    allow_remote: bool = Field(default=False, description="allow a host that other machines can reach")
    hosts: list[str] = Field(
        default_factory=list, description="more names that clients may call this machine by"
    )
    state_dir: Path = Field(default_factory=lambda: Path.home() / ".rscovlm")
    roots: list[Path] = Field(
        default_factory=_default_roots, description="rasters outside these folders are refused"
    )
    allow_network: bool = Field(default=False, description="allow rasters over the network")
    heartbeat_s: float = Field(default=10, gt=0, le=10, description="longest silence of an event stream")
    jobs_at_once: int = Field(default=8, ge=1, le=256, description="jobs worked on side by side; more wait")
    keep_jobs: int = Field(default=200, ge=1, description="ended jobs kept")
    keep_days: float = Field(default=30, gt=0)
    max_body_bytes: int = Field(default=2 * 2**20, ge=1024)
    max_window_bytes: int = Field(
        default=20 * 2**20, ge=1024, description="longest image that a client may serve"
    )
    window_s: float = Field(default=180, gt=0, description="how long a client may take to serve a window")
    absent_s: float = Field(
        default=60, gt=0, description="how long a client that serves pixels may be away from its job"
    )
    low_disk_bytes: int = Field(default=200 * 2**20, ge=0, description="below it the backend says degraded")

    @field_validator("state_dir", mode="after")
    @classmethod
    def _expand(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach ``host``."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False
