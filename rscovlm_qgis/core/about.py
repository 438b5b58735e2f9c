"""Name, version and resource files of the plugin."""

from __future__ import annotations

import configparser
from functools import cache
from pathlib import Path

SAMPLE = "harbour.tif"
PLUGIN_FOLDER = Path(__file__).resolve().parents[1]


@cache
def metadata() -> dict[str, str]:
    """Read ``metadata.txt``: inside the plugin's folder when installed, beside it in a checkout."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read([PLUGIN_FOLDER.parent / "metadata.txt", PLUGIN_FOLDER / "metadata.txt"], encoding="utf-8")
    return dict(parser["general"])


def version() -> str:
    """Tell the plugin's version."""
    return metadata()["version"]


def icon_path(name: str) -> str:
    """Find an icon of ours."""
    return str(PLUGIN_FOLDER / "resources" / "icons" / name)


def style_path(name: str) -> str:
    """Find a layer style of ours."""
    return str(PLUGIN_FOLDER / "resources" / "styles" / name)


def sample_path() -> Path:
    """Find the sample raster: inside the plugin's folder when installed, beside it in a checkout."""
    places = (PLUGIN_FOLDER / "resources" / "samples", PLUGIN_FOLDER.parent / "resources" / "samples")
    return next((place / SAMPLE for place in places if (place / SAMPLE).is_file()), places[0] / SAMPLE)


def help_path(language: str) -> str:
    """Find the help page in a language, by its code such as ``de``; in English where there is none."""
    folder = PLUGIN_FOLDER / "resources" / "help"
    page = folder / f"index.{language}.html"
    return str(page if page.is_file() else folder / "index.html")
