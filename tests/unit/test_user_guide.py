"""The user guide shows pictures that are there, leads where it says, and is itself led to."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "user-guide.md"
MOST_BYTES = 200_000


def links() -> list[str]:
    """All that the guide links to."""
    return re.findall(r"\]\(([^)\s]+)\)", GUIDE.read_text(encoding="utf-8"))


def anchor(heading: str) -> str:
    """A heading's name in a link, by GitHub's rule."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def headings(path: Path) -> set[str]:
    """The names of a page's headings."""
    return {anchor(line) for line in re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)}


def test_every_picture_is_shown_and_small() -> None:
    shown = {link for link in links() if link.startswith("pictures/")}
    stored = {f"pictures/{path.name}": path.stat().st_size for path in (GUIDE.parent / "pictures").iterdir()}
    assert shown == set(stored)
    assert {name: size for name, size in stored.items() if size >= MOST_BYTES} == {}


def test_every_link_leads_somewhere() -> None:
    for link in links():
        path, _, part = link.partition("#")
        target = (GUIDE.parent / path).resolve() if path else GUIDE
        assert target.is_file(), link
        assert not part or part in headings(target), link


def test_the_readme_leads_to_the_guide() -> None:
    assert "](docs/user-guide.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
