"""Tell questions that are answered by counting, which detection over tiles does better than one look.

The published chain was trained on questions about exactly one region; counting and comparing there went to
direct answers. Here they are counted, object by object, with the objects as proof.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rscovlm.language import labels

_MANY = re.compile(
    r"(?:how many|(?:please )?count|(?:what is |give |tell me )?(?:the )?(?:total )?number of) (?P<rest>.+)"
)
_COMPARED = re.compile(r"are there (?P<how>more|fewer|less) (?P<first>.+?) than (?P<rest>.+)")
_DETERMINERS = {"the", "all", "any", "of"}
_NEUTRAL = frozenset({
    "a", "all", "altogether", "appear", "are", "area", "at", "be", "can", "count", "counted", "detected",
    "do", "does", "exist", "find", "found", "here", "i", "image", "in", "is", "it", "layer", "map", "of",
    "on", "overview", "photo", "photograph", "picture", "please", "present", "raster", "region", "scene",
    "see", "seen", "shown", "that", "the", "there", "this", "total", "view", "visible", "was", "we", "were",
    "whole", "within", "you",
})  # fmt: skip
"""Words that may follow what is counted without setting a condition: *are there in the whole image*."""


@dataclass(frozen=True)
class Group:
    """Things that are counted together: as the analyst named them, and the model's classes they are."""

    named: str
    classes: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """A question that a count answers.

    Attributes:
        groups: what is counted.
        compare: whether the question asks if there are more, or fewer, of the first group than the second.
    """

    groups: tuple[Group, ...]
    compare: Literal["", "more", "fewer"] = ""

    @property
    def classes(self) -> tuple[str, ...]:
        """Every class to look for, once."""
        return tuple(dict.fromkeys(name for group in self.groups for name in group.classes))


def read_count(question: str, known: Sequence[str]) -> Count | None:
    """Read a question as a count of classes that a model knows.

    Args:
        question: as the analyst typed it.
        known: the classes that the model finds.

    Returns:
        None where the question asks for something else, for things the model does not know, or sets a
        condition (*white cars*, *planes on the east bank*): a plain count would answer another question.
    """
    text = " ".join(question.lower().split()).strip(" ?.!")
    if compared := _COMPARED.fullmatch(text):
        groups = _groups([compared["first"], _without_tail(compared["rest"])], known)
        return Count(groups, "more" if compared["how"] == "more" else "fewer") if groups else None
    many = _MANY.fullmatch(text)
    if not many:
        return None
    groups = _groups(re.split(r",? and |, | or ", _without_tail(many["rest"])), known)
    return Count(groups) if groups else None


def answer_count(count: Count, numbers: Sequence[int]) -> str:
    """Say the numbers of a count's groups, in their order, in a short sentence."""
    told = labels.listed(
        f"{labels.counted(number, labels.singular(group.named))}{_explained(group)}"
        for number, group in zip(numbers, count.groups, strict=True)
    )
    if not count.compare:
        return f"{told}."
    first, second = numbers
    wins = first > second if count.compare == "more" else first < second
    return f"{'Yes' if wins else 'No'}: {told}."


def _without_tail(text: str) -> str:
    """What is counted; all of the text where more follows than neutral words, which no class will match."""
    words = text.split()
    while words and words[0] in _DETERMINERS:
        words.pop(0)
    end = next((index for index, word in enumerate(words) if word in _NEUTRAL), len(words))
    return " ".join(words[:end] if _NEUTRAL.issuperset(words[end:]) else words)


def _groups(names: Sequence[str], known: Sequence[str]) -> tuple[Group, ...]:
    """The groups of the names; none at all where the model lacks one of them."""
    groups = []
    for name in names:
        classes = labels.known_as(name, known)
        if not classes:
            return ()
        groups.append(Group(name.strip(), classes))
    return tuple(groups)


def _explained(group: Group) -> str:
    own = labels.singular(labels.normalise(group.named))
    if group.classes == (own,):
        return ""
    return f" (looked for as {labels.listed(group.classes)})"
