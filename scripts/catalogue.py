"""What QGIS's plugin catalogue asks of a plugin's zip, so that an upload is not the first to find out.

The rules are those of its validator and of its scan of files, as published in ``qgis/QGIS-Plugins-Website``
(``qgis-app/plugins/validator.py``, ``security_scanner.py``) in 2026. It also asks each address whether it
answers, which is not done here: a build needs no network. Its scans of the code are part of ``make lint``.
"""

from __future__ import annotations

import configparser
import re
import zipfile
from pathlib import Path, PurePosixPath
from urllib.parse import urlparse

LIMIT_BYTES = 25_000_000
REQUIRED = (
    "name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker",
    "repository",
)  # fmt: skip
ADDRESSES = ("tracker", "repository", "homepage")
TEMPLATES = ("http://bugs", "http://repo", "http://homepage")
"""What a new plugin's skeleton has for addresses; refused."""
FLAGS = ("experimental", "deprecated", "server")
FOLDERS = ("__MACOSX", ".git", "__pycache__")
PROGRAMS = (".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd")
ICONS = (".png", ".svg", ".jpg", ".jpeg", ".gif")
LONGEST = 256
VERSION = re.compile(r"\d{1,3}(\.\d{1,3}){1,3}")
"""Compared part by part, each filled up to three digits."""
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def problems(archive: Path) -> list[str]:
    """Tell, in sentences, everything for which the catalogue would refuse a zip or mark it.

    Raises:
        OSError, zipfile.BadZipFile: it cannot be read.
    """
    told = []
    if archive.stat().st_size > LIMIT_BYTES:
        told.append(f"The zip is larger than {LIMIT_BYTES:,} bytes.")
    with zipfile.ZipFile(archive) as content:
        names = content.namelist()
        told += [f"{entry.filename}: {why}." for entry in content.infolist() if (why := _file_problem(entry))]
        package, *others = {name.split("/")[0] for name in names} or {""}
        if others or not package.isidentifier() or not package.isascii():
            return [*told, "The zip must hold one folder, whose name Python can import."]
        for name in ("__init__.py", "metadata.txt", "LICENSE"):
            if f"{package}/{name}" not in names:
                told.append(f"{package}/{name} is missing.")
        if f"{package}/metadata.txt" in names:
            text = content.read(f"{package}/metadata.txt").decode("utf-8", "replace")
            told += _metadata_problems(text, {name.partition("/")[2] for name in names})
    return told


def _file_problem(entry: zipfile.ZipInfo) -> str:
    path = PurePosixPath(entry.filename)
    if path.is_absolute() or ".." in entry.filename:
        return "a name must not lead out of the folder"
    if forbidden := set(path.parts) & set(FOLDERS):
        return f"no folder may be called {forbidden.pop()}"
    if ".pyc" in path.name or path.suffix.lower() in PROGRAMS:
        return "compiled files and programs are not accepted"
    if path.name.startswith("."):
        return "a hidden file is marked as suspicious"
    if path.suffix == ".py" and entry.external_attr >> 16 & 0o111:
        return "a module that may be executed is marked as suspicious"
    return ""


def _metadata_problems(text: str, names: set[str]) -> list[str]:
    """What is wrong with ``metadata.txt``, beside a plugin's files of these names."""
    try:
        entries = _entries(text)
    except (configparser.Error, KeyError) as error:
        return [f"metadata.txt cannot be read: {error}"]
    told = [f"metadata.txt lacks {key}." for key in REQUIRED if not entries.get(key, "").strip()]
    told += [
        f"metadata.txt: {key} must be two to four numbers with dots, not {entries[key]!r}."
        for key in ("version", "qgisMinimumVersion", "qgisMaximumVersion")
        if key in entries and not VERSION.fullmatch(entries[key])
    ]
    told += [
        f"metadata.txt: {key} is no address: {entries[key]!r}."
        for key in ADDRESSES
        if key in entries and not _is_address(entries[key])
    ]
    told += [
        f"metadata.txt: {key} must be True or False, not {entries[key]!r}."
        for key in FLAGS
        if entries.get(key, "True") not in ("True", "False")
    ]
    told += [
        f"metadata.txt: {key} is longer than {LONGEST} letters."
        for key in ("name", "author")
        if len(entries.get(key, "")) > LONGEST
    ]
    if "/" in entries.get("author", ""):
        told.append("metadata.txt: the author's name must not have a slash.")
    if entries.get("email") and not EMAIL.fullmatch(entries["email"]):
        told.append(f"metadata.txt: email is none: {entries['email']!r}.")
    icon = entries.get("icon", "").removeprefix("./")
    if icon not in names or not icon.lower().endswith(ICONS):
        told.append(f"metadata.txt: there is no picture {icon!r} for the icon.")
    return told


def _entries(text: str) -> dict[str, str]:
    """The entries as the catalogue reads them: it minds the case, and expands what follows a percent sign."""
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return dict(parser["general"])


def _is_address(text: str) -> bool:
    parts = urlparse(text)
    return text not in TEMPLATES and parts.scheme in ("http", "https") and bool(parts.netloc)
