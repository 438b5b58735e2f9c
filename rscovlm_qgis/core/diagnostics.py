"""What a person, or whoever helps, needs to know when something does not work; holds no secrets."""

from __future__ import annotations

import platform

from osgeo import gdal
from qgis.core import Qgis, QgsApplication, QgsProjUtils
from qgis.PyQt.QtCore import PYQT_VERSION_STR, QLocale, qVersion

from rscovlm_qgis.core import secrets
from rscovlm_qgis.core.about import version
from rscovlm_qgis.core.backend import Backend
from rscovlm_qgis.core.errors import CommandMissing
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.launcher import find_command
from rscovlm_qgis.core.settings import Settings, all_backends, local_token, log_file, state_folder

LOG_LINES = 60
LOG_BYTES = 16 * 1024


def report(backend: Backend, doctor: str = "") -> str:
    """Write down what is known of the backend and of this QGIS; tokens are not part of it.

    Args:
        backend: the one in use.
        doctor: what its own check said, if it was run.
    """
    settings = Settings.load()
    parts = ["\n".join(_backend_lines(backend, settings)), "\n".join(_machine_lines())]
    if doctor:
        parts.append(f"{tr('Check of the installation')}:\n{doctor}")
    log = log_text(backend)
    if log:
        parts.append(f"{tr('Log of the backend, its last lines')}:\n{log}")
    return redacted("\n\n".join(parts))


def log_text(backend: Backend) -> str:
    """Tell the last lines of the log: of the process that we started, else of the local backend's file."""
    lines = backend.launcher.log_text().splitlines() or _log_tail()
    return "\n".join(lines[-LOG_LINES:])


def redacted(text: str) -> str:
    """Take every token that is known out of a text."""
    tokens = [local_token(), secrets.plain_token(), *(item.token.strip() for item in all_backends())]
    for token in sorted(filter(None, tokens), key=len, reverse=True):
        text = text.replace(token, "***")
    return text


def _backend_lines(backend: Backend, settings: Settings) -> list[str]:
    state = backend.state
    try:
        command = " ".join(find_command(settings))
    except CommandMissing:
        command = tr("not found")
    lines = [
        f"{tr('Backend')}: {settings.name}",
        f"{tr('State')}: {state.kind}",
        f"{tr('Address')}: {settings.base_url}",
        f"{tr('Token')}: {_token_words(settings)}",
    ]
    if settings.is_local:
        lines += [
            f"{tr('Command')}: {command}",
            f"{tr('Folder')}: {state_folder()}",
            f"{tr('Started by this plugin')}: {tr('yes') if backend.launcher.running else tr('no')}",
        ]
    if state.health:
        health = state.health
        lines += [
            f"{tr('Health')}: {health.status} {health.cause}".rstrip(),
            f"{tr('Version')}: {health.version}",
            f"{tr('Device')}: {health.device}",
            f"{tr('Jobs waiting')}: {health.jobs_waiting}",
        ]
    lines += [f"{tr('Model')}: {m.title} ({m.name}) – {m.caveat}" for m in state.models if m.loaded]
    if state.error:
        lines += ["", state.error.message, state.error.next_step, state.error.details]
    return lines


def _token_words(settings: Settings) -> str:
    if settings.locked:
        return tr("locked by QGIS's master password")
    if settings.token:
        return tr("set")
    return tr("found in the backend's folder") if settings.bearer_token() else tr("none")


def _machine_lines() -> list[str]:
    return [
        f"RSCoVLM for QGIS {version()}",
        f"QGIS {Qgis.version()} ({Qgis.devVersion()}), {QgsApplication.platform()}",
        f"Qt {qVersion()}, PyQt {PYQT_VERSION_STR}, Python {platform.python_version()}",
        f"GDAL {gdal.VersionInfo('RELEASE_NAME')}, PROJ {QgsProjUtils.projVersionMajor()}",
        f"{platform.platform()}, {QLocale().name()}",
    ]


def _log_tail() -> list[str]:
    try:
        with log_file().open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - LOG_BYTES))
            return file.read().decode("utf-8", "replace").splitlines()[-LOG_LINES:]
    except OSError:
        return []
