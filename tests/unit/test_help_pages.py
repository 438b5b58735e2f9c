"""The help pages say the same in every language, part by part."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

PAGES = Path(__file__).resolve().parents[2] / "rscovlm_qgis" / "resources" / "help"


class Outline(HTMLParser):
    """The headings' levels, the anchors, the keys and the code of a page, and its language."""

    def __init__(self) -> None:
        super().__init__()
        self.shape: list[tuple[str, str]] = []
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        if tag in ("h1", "h2", "p", "li", "dt", "dd", "kbd", "code"):
            self.shape.append((tag, dict(attrs).get("id") or ""))


def outline(path: Path) -> Outline:
    parser = Outline()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser


@pytest.mark.parametrize("language", ["de", "es", "fr", "zh"])
def test_help_pages_have_the_parts_of_the_english_one(language):
    english = outline(PAGES / "index.html")
    translated = outline(PAGES / f"index.{language}.html")
    assert english.language == "en"
    assert translated.language.split("-")[0] == language
    assert len(english.shape) > 60
    assert translated.shape == english.shape
