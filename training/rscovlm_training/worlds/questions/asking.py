"""All questions of a world, and records of them in the layout of LRS-VQA."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from rscovlm_training.worlds.questions.makers import MAKERS
from rscovlm_training.worlds.questions.question import Question
from rscovlm_training.worlds.questions.scope import scopes
from rscovlm_training.worlds.uhr.labels import Labels

_SHORTLY = "\nAnswer the question using a single word or phrase."


def questions(labels: Labels, width: int, height: int) -> list[Question]:
    """Return every question that the labels of a world answer exactly, district by district."""
    return [
        question
        for scope in scopes(labels, width, height)
        for make in MAKERS.values()
        for question in make(scope)
    ]


def draw(found: list[Question], number: int, rng: np.random.Generator) -> list[Question]:
    """Draw questions, the categories in turn, so that none outweighs the others."""
    by_category = {
        name: [group[index] for index in rng.permutation(len(group)).tolist()]
        for name in MAKERS
        if (group := [question for question in found if question.category == name])
    }
    drawn: list[Question] = []
    while len(drawn) < number and any(by_category.values()):
        for group in by_category.values():
            if group and len(drawn) < number:
                drawn.append(group.pop())
    return drawn


def records(found: list[Question], image: str, name: str) -> Iterator[dict[str, Any]]:
    """Yield questions as LRS-VQA writes them, with what we know more.

    ``hbox`` is the region to be read at native resolution, ``rbox`` the object where there is but one.
    """
    for index, question in enumerate(found):
        region, district = question.region, question.district_window
        record: dict[str, Any] = {
            "question_id": f"{name}_{index}",
            "image": image,
            "category": question.category,
            "text": question.text + _SHORTLY,
            "ground_truth": question.answer,
            "hbox": [region.col, region.row, region.right, region.bottom],
            "image_size": list(question.image_size),
            "district": question.district,
            "district_hbox": [district.col, district.row, district.right, district.bottom],
            "overview_px": round(question.overview_px, 2),
            "needs_native": question.needs_native,
            "why": question.why,
        }
        if len(question.subjects) == 1 and question.subjects[0].shape == (4, 2):
            record["rbox"] = np.round(question.subjects[0], 2).reshape(-1).tolist()
        yield record
