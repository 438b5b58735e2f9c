"""Looking at one backend: what works, what does not, and what to do about it, in plain sentences."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urlparse

import requests

from rscovlm_qgis.core.about import version
from rscovlm_qgis.core.client import BackendClient, Patience
from rscovlm_qgis.core.errors import (
    BackendAbsent,
    BackendError,
    CommandMissing,
    ReplyUnreadable,
    TokenRefused,
)
from rscovlm_qgis.core.i18n import decimal, tr, trn
from rscovlm_qgis.core.launcher import find_command
from rscovlm_qgis.core.settings import Settings
from rscovlm_qgis.core.wire import Health

QUICK = Patience(connect=3.0, reply=8.0)
GOOD, NOTE, BAD = "good", "note", "bad"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; ``kind`` is GOOD, NOTE or BAD."""

    kind: str
    message: str
    next_step: str = ""

    @property
    def text(self) -> str:
        """The finding and what to do about it."""
        return f"{self.message} {self.next_step}".strip()


def examine(settings: Settings, locked: bool = False) -> list[Finding]:
    """Look at a backend; blocks for some seconds at most, and never raises.

    Args:
        settings: the backend, as it is stored or as a person is just typing it.
        locked: whether its token cannot be read now.
    """
    malformed = _address(settings)
    if malformed is not None:
        return [malformed]
    findings = _unsafe(settings)
    client = BackendClient(settings.base_url, settings.bearer_token(), QUICK)
    began = time.monotonic()
    try:
        health = client.health()
    except BackendAbsent as error:
        return [*findings, _absent(settings, error)]
    except BackendError as error:
        return [*findings, _not_ours(error)]
    took = (time.monotonic() - began) * 1000
    answered = tr("A backend of version {version} answers at {address}, after {ms} ms.")
    findings.append(
        Finding(GOOD, answered.format(version=health.version, address=settings.base_url, ms=decimal(took, 0)))
    )
    findings += [*_versions(health), _health(health), *_models(client, settings, health, locked)]
    return findings


def _address(settings: Settings) -> Finding | None:
    try:
        parts = urlparse(settings.base_url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if usable:
        return None
    return Finding(
        BAD,
        tr("'{address}' is not an address.").format(address=settings.address.strip()),
        tr("It begins with http:// or https://, then the machine and the port: http://127.0.0.1:8765"),
    )


def _unsafe(settings: Settings) -> list[Finding]:
    if settings.is_local or settings.base_url.startswith("https://"):
        return []
    return [
        Finding(
            NOTE,
            tr("The token and what you ask cross the network unencrypted."),
            tr("Use https, or an SSH tunnel to that machine."),
        )
    ]


def _absent(settings: Settings, error: BackendAbsent) -> Finding:
    """Say why nothing answers, as far as it can be told."""
    machine = urlparse(settings.base_url).hostname or ""
    cause = error.__cause__
    said = error.details
    if isinstance(cause, requests.exceptions.SSLError):
        return Finding(
            BAD,
            tr("The encrypted connection to {machine} fails.").format(machine=machine),
            tr("Check its certificate, or whether it speaks https at this port at all."),
        )
    if any(word in said for word in ("NameResolution", "getaddrinfo", "Name or service not known")):
        return Finding(
            BAD,
            tr("There is no machine called '{machine}'.").format(machine=machine),
            tr("Check the spelling, and whether this computer is on that network."),
        )
    if isinstance(cause, (requests.exceptions.ConnectTimeout, requests.exceptions.ReadTimeout)):
        return Finding(
            BAD,
            tr("{machine} does not answer in time.").format(machine=machine),
            tr("Check the port, and whether a firewall stands between."),
        )
    if settings.is_local:
        return _not_started(settings)
    return Finding(
        BAD,
        tr("Nothing answers at {address}.").format(address=settings.base_url),
        tr("Start the backend there, with a host that this computer can reach, and check the port."),
    )


def _not_started(settings: Settings) -> Finding:
    if not settings.start_backend:
        return Finding(
            BAD,
            tr("Nothing answers at {address}, and the plugin may not start a backend.").format(
                address=settings.base_url
            ),
            tr("Run 'rscovlm serve', or allow the plugin to start it."),
        )
    try:
        command = " ".join(find_command(settings))
    except CommandMissing as error:
        return Finding(BAD, error.message, error.next_step)
    return Finding(
        NOTE,
        tr("No backend runs here now; the next question starts it."),
        tr("Command: {command}").format(command=command),
    )


def _not_ours(error: BackendError) -> Finding:
    if isinstance(error, ReplyUnreadable):
        return Finding(
            BAD,
            tr("Something answers there, but it is not a backend of RSCoVLM."),
            tr("Another program may use this port; try another address."),
        )
    return Finding(BAD, error.message, error.next_step)


def _versions(health: Health) -> list[Finding]:
    if health.version.split(".")[:2] == version().split(".")[:2]:
        return []
    return [
        Finding(
            NOTE,
            tr("The backend's version is {theirs}, the plugin's is {ours}.").format(
                theirs=health.version, ours=version()
            ),
            tr("Update the older one if something does not work."),
        )
    ]


def _health(health: Health) -> Finding:
    if health.status in ("ready", "busy"):
        serves = tr("It can serve, on {device}.")
        if health.jobs_waiting:
            serves = trn(
                "It can serve, on {device}; %Ln job waits.",
                "It can serve, on {device}; %Ln jobs wait.",
                health.jobs_waiting,
            )
        return Finding(GOOD, serves.format(device=health.device))
    if health.status == "starting":
        return Finding(NOTE, tr("It is still loading its model."), tr("Try again in a moment."))
    if health.status == "degraded":
        return Finding(NOTE, tr("It serves, but: {cause}").format(cause=health.cause))
    return Finding(
        BAD,
        tr("It cannot serve: {cause}").format(cause=health.cause),
        tr("Look into its log, and restart it."),
    )


def _models(client: BackendClient, settings: Settings, health: Health, locked: bool) -> list[Finding]:
    """Whether the token is taken, and what can answer."""
    try:
        models = client.models()
    except TokenRefused:
        if locked:
            return [
                Finding(
                    BAD,
                    tr("The token is locked by QGIS's master password."),
                    tr("Unlock it, then test again."),
                )
            ]
        if not settings.bearer_token():
            return [Finding(BAD, tr("It wants a token, and there is none here."), _where_tokens_are())]
        return [Finding(BAD, tr("It does not accept the token."), _where_tokens_are())]
    except BackendError as error:
        return [Finding(BAD, error.message, error.next_step)]
    found = [Finding(GOOD, tr("It accepts the token."))]
    loaded = [model.title for model in models if model.loaded or model.name == health.model]
    if loaded:
        found.append(Finding(GOOD, tr("Model: {models}.").format(models=", ".join(dict.fromkeys(loaded)))))
    return found


def _where_tokens_are() -> str:
    return tr("It is in the file 'token' of the folder .rscovlm of whoever runs that backend.")
