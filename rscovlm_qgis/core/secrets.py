"""Tokens in QGIS's authentication database, which its master password encrypts.

A person is asked for the master password, by QGIS's own dialog, only after doing something that needs a
token: never while QGIS starts, never by the watch that looks after the backend. What cannot be stored is
kept until QGIS is closed. Used on the main thread only.
"""

from __future__ import annotations

from qgis.core import QgsApplication, QgsSettings

from rscovlm_qgis.core import log
from rscovlm_qgis.core.i18n import tr

OLD_PLACE = "rscovlm/token"
"""Where the token stood, readable by anyone, before it was kept here."""

_known: dict[str, str] = {}


def read(key: str) -> str:
    """Tell a backend's token; empty if there is none, or none that can be read now."""
    if key in _known:
        return _known[key]
    manager = QgsApplication.authManager()
    if (
        manager.isDisabled()
        or not manager.masterPasswordIsSet()
        or not manager.existsAuthSetting(_place(key))
    ):
        return ""
    token = manager.authSetting(_place(key), "", True)
    _known[key] = str(token or "")
    return _known[key]


def is_locked(key: str) -> bool:
    """Whether there is a token that cannot be read before the master password is entered."""
    manager = QgsApplication.authManager()
    if key in _known or manager.isDisabled() or manager.masterPasswordIsSet():
        return False
    return bool(manager.existsAuthSetting(_place(key)))


def unlock() -> bool:
    """Have QGIS ask for its master password if need be; tell whether it is known now."""
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        return False
    if manager.masterPasswordIsSet():
        return True
    if QgsApplication.platform() in ("qgis_process", "server"):
        return False  # nobody to be asked: qgis_process takes it from QGIS_AUTH_PASSWORD_FILE
    return bool(manager.setMasterPassword(True))


def store(key: str, token: str) -> bool:
    """Keep a token, or forget it if it is empty; tell whether it will be there after a restart of QGIS."""
    if not token:
        forget(key)
        return True
    _known[key] = token
    manager = QgsApplication.authManager()
    if not unlock():
        log.warning(
            f"A token is kept until QGIS is closed: {manager.disabledMessage() or 'no master password'}"
        )
        return False
    return bool(manager.storeAuthSetting(_place(key), token, True))


def forget(key: str) -> None:
    """Remove a token."""
    _known.pop(key, None)
    manager = QgsApplication.authManager()
    if not manager.isDisabled() and manager.existsAuthSetting(_place(key)):
        manager.removeAuthSetting(_place(key))


def forget_session() -> None:
    """Forget what is known in plain text; what is stored stays."""
    _known.clear()


def trouble() -> str:
    """Say why a token could not be stored."""
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        return tr("QGIS's authentication database is not available, so tokens are kept until QGIS is closed.")
    if not manager.masterPasswordIsSet():
        return tr("Without QGIS's master password, the token is kept until QGIS is closed.")
    return tr("QGIS's authentication database cannot be written to; the token is kept until QGIS is closed.")


def plain_token() -> str:
    """Tell the token that an older version of the plugin left in the settings, for everyone to read."""
    return str(QgsSettings().value(OLD_PLACE, "", type=str)).strip()


def move_plain_token(key: str, *, ask: bool) -> bool:
    """Move such a token into the database; tell whether none is left behind.

    Args:
        key: the backend that it belongs to.
        ask: whether QGIS may ask for the master password.
    """
    token = plain_token()
    if token:
        _known.setdefault(key, token)
        if not (ask or QgsApplication.authManager().masterPasswordIsSet()):
            return False
        if not store(key, token):
            return False
    QgsSettings().remove(OLD_PLACE)
    return True


def _place(key: str) -> str:
    return f"rscovlm/{key}/token"
