"""GeoChat: conversations with boxes in the text, ``{<x1><y1><x2><y2>|<angle>}``, in parts of 100.

``[refer]`` asks for a place, ``[identify]`` what is at one, ``[grounding]`` for a description with places;
``<p>..</p>`` marks what a box belongs to. The angle turns the box clockwise on the screen about its centre,
as the authors' own ``bbox_and_angle_to_polygon`` and OpenCV's ``minAreaRect``, which made it, have it.
TEOChatlas rewrote a part of this data with boxes as ``[x1, y1, x2, y2]``, which are read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rscovlm_training.records.files import json_items
from rscovlm_training.records.record import Box, Record, placeholder
from rscovlm_training.records.sources import llava

BOX = re.compile(r"\{<(-?\d+)><(-?\d+)><(-?\d+)><(-?\d+)>(?:\|<(-?\d+)>)?\}")
_PLAIN = re.compile(r"\[(\d{1,3}),\s*(\d{1,3}),\s*(\d{1,3}),\s*(\d{1,3})\]")
TAG = re.compile(r"\[(?:refer|identify|grounding)\]")


def read(path: Path, images: Path | None) -> Iterator[Record]:
    """Read ``GeoChat_Instruct.json``; images lie in ``images`` beside it."""
    for line, item in json_items(path):
        yield llava.record(item, path, line, images or path.parent / "images", "geochat", take_boxes)


def take_boxes(text: str, boxes: list[Box]) -> str:
    """Put placeholders in place of the boxes of a text."""

    def take(found: re.Match[str]) -> str:
        left, top, right, bottom = _sorted_corners(*(float(found[index]) for index in range(1, 5)))
        angle = float(found[5] or 0)
        if angle % 180 == 0:
            boxes.append(Box((left, top, right, bottom), "horizontal", "relative_100"))
        else:
            middle = ((left + right) / 2, (top + bottom) / 2)
            boxes.append(Box((*middle, right - left, bottom - top, angle), "rotated", "relative_100"))
        return placeholder(len(boxes) - 1)

    def take_plain(found: re.Match[str]) -> str:
        corners = _sorted_corners(*(float(value) for value in found.groups()))
        boxes.append(Box(corners, "horizontal", "relative_100"))
        return placeholder(len(boxes) - 1)

    return _PLAIN.sub(take_plain, BOX.sub(take, text))


def _sorted_corners(x1: float, y1: float, x2: float, y2: float) -> tuple[float, float, float, float]:
    """The top left and the bottom right corner, whichever two were written."""
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
