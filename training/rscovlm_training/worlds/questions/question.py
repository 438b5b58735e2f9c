"""A question, what it may look like, and the check that it does."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from rscovlm.errors import BadRequest
from rscovlm.imagery.window import PixelWindow

OVERVIEW_PX = 1008
"""The longer side of the overview that questions are judged by: the largest the published model reads."""

COLOURS = ("black", "blue", "brown", "green", "grey", "red", "white", "yellow")
SHAPES = ("oval", "rectangular", "round", "square")
STATUSES = ("anchored", "docked", "moving", "on the runway", "parked", "taxiing")
SURFACES = ("asphalt", "concrete", "grass", "sand", "soil")
YES_NO = ("yes", "no")
MOST_COUNTED = 25

ANSWERS: dict[str, tuple[str, ...]] = {
    "count": tuple(str(number) for number in range(MOST_COUNTED + 1)),
    "object color": COLOURS,
    "object category": ("basketball court", "large vehicle", "small vehicle", "tennis court"),
    "object shape": SHAPES,
    "object status": (*STATUSES, *YES_NO),
    "reasoning": YES_NO,
    "rural or urban": ("rural", "urban"),
    "object background": SURFACES,
}
"""Every category of LRS-VQA, named as there, with the answers that a world's questions can have."""


@dataclass(frozen=True)
class Question:
    """A question with its exact answer.

    Attributes:
        category: one of LRS-VQA's.
        text: in plain words.
        answer: one of the category's answers.
        region: what must be read at native resolution, native pixels.
        district: where it lies, by name.
        district_window: the whole of that district, native pixels; it can be told in an overview.
        subjects: (N, K, 2) corners of the objects or (1, K, 2) outline of the landmark, native pixels.
        told_at_px: how many overview pixels the smallest thing asked for must span to be told.
        smallest_px: how many native pixels it spans.
        image_size: width and height of the world, native pixels.
    """

    category: str
    text: str
    answer: str
    region: PixelWindow
    district: str
    district_window: PixelWindow
    subjects: tuple[np.ndarray, ...]
    told_at_px: float
    smallest_px: float
    image_size: tuple[int, int]

    @property
    def overview_px(self) -> float:
        """How many pixels of the overview the smallest thing asked for spans."""
        return self.smallest_px * OVERVIEW_PX / max(*self.image_size, OVERVIEW_PX)

    @property
    def needs_native(self) -> bool:
        """Whether the overview is too coarse for the answer."""
        return self.overview_px < self.told_at_px

    @property
    def why(self) -> str:
        """Say why the answer can, or cannot, be read from the overview."""
        spans = (
            f"what is asked for spans {self.smallest_px:.0f} native pixels and {self.overview_px:.1f} in an "
            f"overview of {OVERVIEW_PX}, where about {self.told_at_px:.0f} are needed"
        )
        return f"{'Not from' if self.needs_native else 'Also from'} the overview: {spans}."


_SENTENCE = re.compile(r"[A-Z][a-z]+(?: [a-z]+(?:-[a-z]+)?,?)* [a-z]+\?")
_WRONG_ARTICLE = re.compile(r"\ba (?=[aeiou])|\ban (?=[^aeiou])")


def check(question: Question) -> Question:
    """Return a question if it reads well and is complete.

    Raises:
        BadRequest: it does not, and why.
    """
    faults = []
    if not _SENTENCE.fullmatch(question.text) or _WRONG_ARTICLE.search(question.text):
        faults.append("it is not a plain question")
    if question.answer not in ANSWERS.get(question.category, ()):
        faults.append(f"'{question.answer}' is no answer of '{question.category}'")
    width, height = question.image_size
    for window in (question.region, question.district_window):
        if window.col < 0 or window.row < 0 or window.right > width or window.bottom > height:
            faults.append(f"{window} reaches outside the image")
    if faults:
        raise BadRequest(f"The question '{question.text}' cannot be asked: {'; '.join(faults)}.")
    return question
