"""Tell an answer in words from a reply that is none, so that garbage is never shown as an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rscovlm.language import zoom

MAX_RUN = 5
"""A phrase that follows itself more often than this is a model that got stuck, not an answer."""

_SPECIAL = re.compile(r"<\|[^<>|]{0,40}\|>|</?(?:answer|think|tool_call)>")
_BOX_LINE = re.compile(r"^[\s\[({]*[-+]?\d+(?:\.\d+)?(?:[\])\s]*,[\s\[(]*[-+]?\d+(?:\.\d+)?){3,}")
_STUTTER = re.compile(r"(.{1,24}?)\1{9,}", re.DOTALL)
_CHOICE = re.compile(r"^\(?([A-E])(?:[).:]|$)")


def read_answer(text: str) -> str | None:
    """Clean an answer in words up; None where the reply is not one.

    Not an answer are: nothing, only signs, undecodable characters, a tool call, coordinates of boxes, and
    a phrase repeated over and over.
    """
    if zoom.is_call(text):
        return None
    cleaned = _SPECIAL.sub(" ", text).strip()
    visible = "".join(cleaned.split())
    words = sum(character.isalnum() for character in visible)
    unknown = sum(not character.isprintable() or character == "\ufffd" for character in visible)
    if not words or unknown or words * 3 < len(visible):
        return None
    if _BOX_LINE.match(cleaned) or _is_stuck(cleaned.lower().split()) or _STUTTER.search(visible.lower()):
        return None
    return cleaned


def read_choice(text: str) -> str | None:
    """Read the letter of a multiple-choice answer, A to E; None where there is none."""
    found = _CHOICE.match(_SPECIAL.sub(" ", text).strip())
    return found[1] if found else None


def _is_stuck(words: Sequence[str]) -> bool:
    """Whether a phrase of one to six words follows itself more than ``MAX_RUN`` times."""
    for length in range(1, 7):
        matching = 0
        for index in range(length, len(words)):
            matching = matching + 1 if words[index] == words[index - length] else 0
            if matching >= length * MAX_RUN:
                return True
    return False
