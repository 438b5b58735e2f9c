"""Check an installation and say in plain sentences what is wrong with it."""

from __future__ import annotations

import os
import platform
import shlex
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rscovlm.engines.openai.managed import vllm_command
from rscovlm.engines.openai.probe import examine_server
from rscovlm.engines.settings import EngineSettings
from rscovlm.engines.start import check_settings
from rscovlm.errors import RSCoVLMError
from rscovlm.models import ModelCard, find_card, registry

PACKAGES = (
    "torch",
    "transformers",
    "rasterio",
    "pyproj",
    "shapely",
    "geopandas",
    "pyogrio",
    "fastapi",
    "pydantic",
    "httpx",
)
LEAST_PYTHON = (3, 11)
LEAST_FREE_BYTES = 1 << 30


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; ``ok`` is False only where something does not work."""

    ok: bool
    subject: str
    message: str


def examine(state_dir: Path, engine: EngineSettings) -> list[Finding]:
    """Look at everything that the backend needs.

    Args:
        state_dir: where the service keeps its state.
        engine: the engine that would run; model servers are asked what they have.
    """
    found = [_python(), *_packages(), _gdal(), _device(), *_models(), *_engine(engine)]
    return [*found, _state(state_dir), _disk(state_dir)]


def _python() -> Finding:
    ok = sys.version_info >= LEAST_PYTHON
    needed = ".".join(map(str, LEAST_PYTHON))
    message = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    return Finding(ok, "Python", message if ok else f"{message}; it must be {needed} or later")


def _packages() -> list[Finding]:
    missing = []
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    findings = [Finding(True, "Packages", ", ".join(found))] if found else []
    if missing:
        told = f"missing: {', '.join(missing)}; install them with pip install 'rscovlm[backend]'"
        findings.append(Finding(False, "Packages", told))
    return findings


def _gdal() -> Finding:
    try:
        import rasterio
        from pyproj import CRS

        CRS.from_epsg(4326)
    except ImportError as error:
        return Finding(False, "GDAL", f"rasterio cannot be imported: {error}")
    except Exception as error:  # any failure here is a finding, not a failure of the doctor
        return Finding(False, "PROJ", f"coordinate systems cannot be looked up: {error}")
    return Finding(True, "GDAL", f"{rasterio.__gdal_version__}, PROJ finds its data")


def _device() -> Finding:
    try:
        import torch
    except (ImportError, OSError) as error:
        return Finding(False, "PyTorch", f"cannot be imported: {error}")
    if not torch.cuda.is_available():
        return Finding(True, "GPU", f"none; models run on the CPU, {torch.get_num_threads()} threads")
    names = [torch.cuda.get_device_name(index) for index in range(torch.cuda.device_count())]
    return Finding(True, "GPU", ", ".join(names))


def _models() -> list[Finding]:
    try:
        cards = registry()
    except (OSError, ValueError) as error:
        return [Finding(False, "Models", f"models.toml cannot be read: {error}")]
    except RSCoVLMError as error:
        return [Finding(False, "Models", f"{error.message} {error.next_step} {error.details}")]
    return [_model(card) for card in cards.values()]


def _model(card: ModelCard) -> Finding:
    """Say whether a model is installed; only the default one has to be."""
    subject = f"Model {card.name}"
    try:
        from rscovlm.engines.weights import find_weights

        folder = find_weights(card)
    except ImportError as error:
        return Finding(False, subject, f"cannot be looked for: {error}")
    except RSCoVLMError as error:
        told = f"{error.message} {error.next_step}".strip()
        return Finding(not card.default, subject, told if card.default else f"not installed. {told}")
    return Finding(True, subject, f"installed in {folder}{_precision(folder)}")


def _precision(folder: Path) -> str:
    """Say in which precision a model would run here, and why; empty where that cannot be told."""
    try:
        from safetensors import SafetensorError

        from rscovlm.engines.hardware import choose_device
        from rscovlm.engines.precision import Hardware, choose, count_weights
    except (ImportError, OSError):
        return ""
    try:
        choice = choose(count_weights(folder), Hardware.of(choose_device("auto")))
    except (OSError, ValueError, LookupError, RuntimeError, SafetensorError) as error:
        return f"; its weights cannot be counted: {error}"
    return f"; runs in {choice.words}"


def _engine(settings: EngineSettings) -> list[Finding]:
    """Tell which engine would run, and of model servers whether they are there and what they have."""
    subject = f"Engine {settings.engine}"
    try:
        check_settings(settings)
        if settings.engine == "transformers":
            return [Finding(True, subject, "models run in the backend's own process")]
        card = find_card(settings.model)
        if settings.engine == "vllm":
            command = vllm_command(card, settings.vllm_command, settings.vllm_args)
            return [Finding(True, subject, f"starts {shlex.join(command)}")]
        key = settings.key()
        told = [
            (address, *examine_server(address, card, settings.served_name, key))
            for address in settings.addresses
        ]
    except RSCoVLMError as error:
        return [Finding(False, subject, f"{error.message} {error.next_step}".strip())]
    return [Finding(ok, f"Model server {address}", message) for address, ok, message in told]


def _state(state_dir: Path) -> Finding:
    """Check that the state can be written and that nobody else reads the token."""
    subject = "State"
    place = next(path for path in (state_dir, *state_dir.parents) if path.exists())
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        return Finding(
            False, subject, f"{state_dir} cannot be written to; set RSCOVLM_STATE_DIR to another folder"
        )
    token = state_dir / "token"
    if os.name == "posix" and token.exists() and token.stat().st_mode & 0o077:
        return Finding(False, subject, f"{token} can be read by other users; run chmod 600 on it")
    return Finding(
        True, subject, f"{state_dir}" if state_dir.exists() else f"{state_dir}, made at the first start"
    )


def _disk(state_dir: Path) -> Finding:
    place = next(path for path in (state_dir, *state_dir.parents) if path.exists())
    free = shutil.disk_usage(place).free
    return Finding(free >= LEAST_FREE_BYTES, "Disk", f"{free / 2**30:.1f} GiB free at {place}")
