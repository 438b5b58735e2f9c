"""The user guide and the page of panels show pictures that are there, and lead where they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "user-guide.md"
PANELS = ROOT / "docs" / "panels.md"
MOST_BYTES, MOST_IN_ALL = 200_000, 3_000_000


def links(page: Path) -> list[str]:
    """All that a page links to."""
    return re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))


def anchor(heading: str) -> str:
    """A heading's name in a link, by GitHub's rule."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def headings(path: Path) -> set[str]:
    """The names of a page's headings."""
    return {anchor(line) for line in re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)}


def test_every_picture_is_shown_and_small() -> None:
    shown = {link for page in (GUIDE, PANELS) for link in links(page) if link.startswith("pictures/")}
    stored = {f"pictures/{path.name}": path.stat().st_size for path in (GUIDE.parent / "pictures").iterdir()}
    assert shown == set(stored)
    assert {name: size for name, size in stored.items() if size >= MOST_BYTES} == {}
    assert sum(stored.values()) < MOST_IN_ALL


@pytest.mark.parametrize("page", [GUIDE, PANELS], ids=["guide", "panels"])
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, part = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_file(), link
        assert not part or part in headings(target), link


def test_the_readme_leads_to_the_guide() -> None:
    assert "](docs/user-guide.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
