"""The zoom call: what the model writes to look at a part of the overview, read tolerantly.

The authors' own inference code sends the whole image as "zoomed-in" when a call does not parse. Here a call
that cannot be read is a ``BadCall``, which the chain answers with an error message to the model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import numpy as np

from rscovlm.language.coordinates import clamp, from_model_px, to_model_px
from rscovlm.models import Coordinates

MAX_ASPECT = 100
"""Longest over shortest side of a crop; half of what the vision tower accepts, for the rounding to come."""

_NUMBER = r"[-+]?\d+(?:\.\d+)?"
_LIST = re.compile(rf"{_NUMBER}(?:[\s,;()\[\]\"']+{_NUMBER})*")
_KEY = re.compile(r"[\"']?\b(?:bbox_2d|bbox|bounding_box|box|region)\b[\"']?\s*[:=]\s*[\"']?[\[({\s]*")
_CALL = re.compile(r"tool_call|image_zoom_in|[\"'](?:name|arguments)[\"']", re.IGNORECASE)

Fault = Literal["no_call", "not_a_box", "outside"]


@dataclass(frozen=True)
class ModelBox:
    """An upright box in model pixels of the image it was said about; x1 < x2, y1 < y2, inside the image."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class BadCall:
    """A reply that should have been a zoom call; ``fault`` says what is wrong with it."""

    fault: Fault


def parse_call(
    text: str, *, coordinates: Coordinates, width: int, height: int, least_side: float
) -> ModelBox | BadCall:
    """Read a zoom call about an image of ``width`` x ``height`` model pixels.

    Broken JSON, floats, swapped corners and quadrilaterals (their envelope is taken) are read; a box that
    overflows the image is clamped; one that is too small to see anything in, or too thin for the vision
    tower, grows around its centre and stays inside the image.

    Args:
        text: the model's reply.
        coordinates: the frame that the model writes in.
        width: of the image that the model saw, model pixels.
        height: of the same.
        least_side: the least width and height of the box, model pixels.
    """
    numbers = _find_numbers(text)
    if numbers is None:
        return BadCall("not_a_box" if is_call(text) else "no_call")
    written = np.clip(np.array(numbers, dtype=np.float64), -1e7, 1e7).reshape(-1, 2)
    points = to_model_px(written, coordinates, width, height)
    low, high = points.min(axis=0), points.max(axis=0)
    if (high < 0).any() or (low > (width, height)).any():
        return BadCall("outside")
    (x1, y1), (x2, y2) = clamp([low, high], width, height)
    least = max(least_side, float(x2 - x1) / MAX_ASPECT, float(y2 - y1) / MAX_ASPECT)
    left, right = _grow(float(x1), float(x2), least, width)
    top, bottom = _grow(float(y1), float(y2), least, height)
    return ModelBox(left, top, right, bottom)


def is_call(text: str) -> bool:
    """Whether a reply tries to call the tool, readable or not."""
    return _CALL.search(text) is not None


def complaint(bad: BadCall, coordinates: Coordinates, width: int, height: int) -> str:
    """Tell the model what was wrong with its call, in the tool's own terms."""
    right, bottom = from_model_px((width, height), coordinates, width, height)
    faults: dict[Fault, str] = {
        "no_call": "There is no call of image_zoom_in in the reply.",
        "not_a_box": "The bbox of the call is not an array of four numbers [x1, y1, x2, y2].",
        "outside": "The bbox of the call lies outside the image.",
    }
    return (
        f"Error: {faults[bad.fault]} Call image_zoom_in again with a bbox inside the image, "
        f"0 <= x1 < x2 <= {right} and 0 <= y1 < y2 <= {bottom}."
    )


def _find_numbers(text: str) -> tuple[float, ...] | None:
    """Four or eight numbers: those of the bbox key, else the only such list of the reply."""
    for key in _KEY.finditer(text):
        found = _LIST.match(text, key.end())
        if found and (values := _box_values(found[0])):
            return values
    runs = [values for found in _LIST.finditer(text) if (values := _box_values(found[0]))]
    return runs[0] if len(runs) == 1 else None


def _box_values(text: str) -> tuple[float, ...] | None:
    values = tuple(float(number) for number in re.findall(_NUMBER, text))
    return values if len(values) in (4, 8) and np.isfinite(values).all() else None


def _grow(low: float, high: float, least: float, limit: float) -> tuple[float, float]:
    length = min(max(high - low, least), limit)
    start = min(max((low + high - length) / 2, 0.0), limit - length)
    return start, start + length
