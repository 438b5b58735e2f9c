"""The plain messages of a record that is a task: what a person reads in a file of records.

What a model is taught to read and write is made online, by ``speaking``, in the published words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rscovlm.language.prompts import NONE_FOUND, category_list
from rscovlm_training.records.record import Box, ImageRef, Record, exchange, placeholder


def detection(
    name: str,
    source: str,
    image: ImageRef,
    boxes: Sequence[Box],
    categories: Sequence[str],
    facts: Mapping[str, Any] | None = None,
) -> Record:
    """Make the record of every object of an image; ``categories`` are those that were looked for."""
    asked = f"find the {category_list(categories)}"
    return Record(
        name, source, "detect", (image,), exchange(asked, object_lines(boxes)), tuple(boxes), None,
        {"categories": list(categories), **(facts or {})},
    )  # fmt: skip


def object_lines(boxes: Sequence[Box]) -> str:
    """Write one object a line, by its placeholder and its label."""
    lines = [f"{placeholder(number)} {box.label}".strip() for number, box in enumerate(boxes)]
    return "\n".join(lines) or NONE_FOUND
