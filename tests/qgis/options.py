"""The options page, as QGIS's options dialog makes it, and what a profile keeps of what is entered."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from driving import click, type_into
from qgis.core import QgsApplication, QgsSettings

from rscovlm_qgis.gui.options import OptionsFactory


def open_page(iface):
    """Have the page made as QGIS's options dialog does, and shown."""
    factory = next(item for item in iface.factories if isinstance(item, OptionsFactory))
    made = factory.createWidget(None)
    made.resize(620, 640)
    made.show()
    return made


def files_of_the_profile():
    """Every byte that QGIS keeps of the settings and of the authentication database."""
    QgsSettings().sync()
    folder = Path(QgsApplication.qgisSettingsDirPath())
    database = sqlite3.connect(str(folder / "qgis-auth.db"))
    rows = repr(database.execute("select * from auth_settings").fetchall())
    database.close()
    ini = Path(QgsSettings().fileName()).read_text(encoding="utf-8", errors="replace")
    return ini + rows


def messages(iface):
    return [item.text() for item in iface.bar.items()]


def add_backend(page, name, address, token):
    click(page, "addBackendButton")
    type_into(page, "nameInput", name)
    type_into(page, "addressInput", address)
    type_into(page, "tokenInput", token)
