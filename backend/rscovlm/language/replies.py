"""Read the objects of a reply, whatever shape the model gave it.

The published weights write one object a line, ``x1,y1,x2,y2,x3,y3,x4,y4 label``, or ``There are none.``;
general Qwen models write JSON, whose keys the authors' data code names ``bbox_2d``, ``quadrant bbox`` and
``oriented bbox``. Reading never raises: what cannot be read is counted, and a reply of which nothing can be
read says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rscovlm.geometry.quads import areas, canonical, upright_quads
from rscovlm.language.coordinates import clamp, to_model_px
from rscovlm.language.labels import normalise
from rscovlm.models import Coordinates

LEAST_AREA = 0.5
"""Square model pixels; a quadrilateral of whole coordinates with less has no area at all."""

MAX_LABEL = 200
_FAR = 1e7
"""Beyond every image: overflowing coordinates are cut to it before any arithmetic."""

_NUMBER = r"[-+]?\d+(?:\.\d+)?"
_COMMA = r"[)\]\s]*[,;][(\[\s]*"
_NUMBERS = re.compile(_NUMBER)
# Nine numbers are enough to know that there are too many; without an end, long garbage takes for ever.
_COMMA_RUN = re.compile(rf"{_NUMBER}(?:{_COMMA}{_NUMBER}){{0,8}}")
_LOOSE_RUN = re.compile(rf"{_NUMBER}(?:[\s,;()\[\]]+{_NUMBER}){{0,8}}")
_LEAD = re.compile(r"\s*(?:(?:[-*•]|\d{1,3}[.)])\s+)?(?:(?P<name>[^\W\d][^\d\n:\[(]{0,80}):)?[\s\[(]*")
_NEXT_BOX = re.compile(rf"[\s;,|]+[\[(]*(?={_NUMBER}(?:{_COMMA}{_NUMBER}){{3}})")
_SPECIAL = re.compile(r"<\|[^<>|]{1,40}\|>")

_JSON_KEY = re.compile(r"[\"'](?:bbox_2d|bbox|quadrant bbox|oriented bbox|polygon|quad|obb)[\"']\s*:")
_JSON_OBJECT = re.compile(r"\{[^{}]*\}?")
_JSON_LIST = re.compile(r":\s*(\[[\[\]\s\d.,+-]*)")
_JSON_LABEL = re.compile(r"[\"'](?:label|category|class|name)[\"']\s*:\s*(?:\"([^\"]*)\"|'([^']*)')")

_NONE_SAID = {"there are none", "there is none", "none"}


@dataclass(frozen=True)
class ParsedObject:
    """An object of a reply.

    Attributes:
        quad_model_px: (4, 2) float64, model pixels, inside the image, clockwise on the screen from the
            topmost, then leftmost vertex.
        label: as the model wrote it; empty where it wrote none.
        span: the half-open range of characters of the reply that the object's own text takes.
    """

    quad_model_px: npt.NDArray[np.float64]
    label: str
    span: tuple[int, int]


@dataclass(frozen=True)
class ParsedReply:
    """What a reply says.

    Attributes:
        objects: in the order they were written, without repetitions.
        none_found: the reply says that there are none.
        truncated: its end is missing; what stands before it is complete.
        skipped: objects that could not be read, or that have no area inside the image.
    """

    objects: tuple[ParsedObject, ...]
    none_found: bool = False
    truncated: bool = False
    skipped: int = 0

    @property
    def unreadable(self) -> bool:
        """Whether it is neither objects nor the statement that there are none."""
        return not self.objects and not self.none_found


@dataclass(frozen=True)
class _Written:
    """An object as written: ``numbers`` is None where they make no box; ``whole``: its end is there."""

    numbers: tuple[float, ...] | None
    label: str
    span: tuple[int, int]
    whole: bool


def parse_objects(
    text: str, *, coordinates: Coordinates, width: int, height: int, complete: bool = True
) -> ParsedReply:
    """Read the objects of a reply about an image of ``width`` x ``height`` model pixels.

    Args:
        text: the reply.
        coordinates: the frame that the model writes in.
        width: of the image that the model saw, model pixels.
        height: of the same.
        complete: False where the token limit cut the reply short; a last object that may lack its end is
            then left out.
    """
    # Special tokens become blanks of the same length, so that spans stay true.
    plain = _SPECIAL.sub(lambda found: " " * len(found[0]), text)
    if _says_none(plain):
        return ParsedReply((), none_found=True, truncated=not complete)
    written = list(_read_json(plain) if _JSON_KEY.search(plain) else _read_lines(plain))
    truncated = not complete
    if written and not (written[-1].whole and (complete or written[-1].label)):
        truncated = True
        written.pop()
    quads = [_to_quad(item.numbers, coordinates, width, height) for item in written]
    objects: dict[tuple[object, ...], ParsedObject] = {}
    for item, quad in zip(written, quads, strict=True):
        if quad is not None:
            key = (normalise(item.label), *quad.ravel().tolist())
            objects.setdefault(key, ParsedObject(quad, item.label, item.span))
    skipped = sum(quad is None for quad in quads)
    return ParsedReply(tuple(objects.values()), truncated=truncated, skipped=skipped)


def _says_none(text: str) -> bool:
    said = {" ".join(sentence.lower().split()) for sentence in re.split(r"[.!\n]+", text)} - {""}
    return bool(said) and said <= _NONE_SAID


def _read_lines(text: str) -> Iterator[_Written]:
    """Read one object a line; lines that do not begin with numbers are prose and pass unread."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        at_end = not text[end:].strip()
        position = start
        while position < end:
            item = _read_item(text, position, end, last=at_end)
            if item is None:
                break
            yield item
            position = item.span[1]
            following = _NEXT_BOX.match(text, position, end)
            if following is None:
                break
            position = following.end()
        start += len(line)


def _read_item(text: str, start: int, end: int, *, last: bool) -> _Written | None:
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    comma, loose = _COMMA_RUN.match(text, at, end), _LOOSE_RUN.match(text, at, end)
    if comma is None or loose is None:
        return None
    runs = [(run, _values(run[0])) for run in (comma, loose)]
    for wanted in (8, 4):
        for run, values in runs:
            if len(values) == wanted:
                following = _NEXT_BOX.search(text, run.end(), end)
                stop = following.start() if following else end
                label = _clean_label(text[run.end() : stop])
                if not label and lead and lead["name"]:
                    return _Written(values, _clean_label(lead["name"]), (lead.start("name"), stop), True)
                return _Written(values, label, (run.start(), stop), True)
    looks_like_a_box = len(runs[1][1]) >= 3
    if not looks_like_a_box and not last:
        return None
    # A few numbers at the very end are a box that was cut off, not prose.
    return _Written(None, "", (at, end), whole=not last)


def _read_json(text: str) -> Iterator[_Written]:
    """Read every ``{...}`` for itself, so that what is broken around or after it does no harm."""
    for found in _JSON_OBJECT.finditer(text):
        body = found[0]
        numbers, label = _JSON_LIST.search(body), _JSON_LABEL.search(body)
        closed = numbers is not None and numbers[1].count("[") == numbers[1].count("]")
        name = _clean_label(label[1] or label[2] or "") if label else ""
        values = _values(numbers[1]) if numbers and closed else None
        whole = body.endswith("}") or (values is not None and bool(name))
        yield _Written(values, name, found.span(), whole)


def _values(text: str) -> tuple[float, ...]:
    return tuple(float(number) for number in _NUMBERS.findall(text))


def _clean_label(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:|\"'`()[]{}<>")[:MAX_LABEL]


def _to_quad(
    numbers: Sequence[float] | None, coordinates: Coordinates, width: int, height: int
) -> npt.NDArray[np.float64] | None:
    """(4, 2) model pixels from 8, 4 or 5 numbers as written; None where they make no area in the image."""
    if numbers is None or not np.isfinite(numbers).all():
        return None
    values = np.clip(np.asarray(numbers, dtype=np.float64), -_FAR, _FAR)
    if len(values) == 4:
        values = upright_quads(values).reshape(-1)
    elif len(values) == 5:
        values = _turned_box(values)
    if len(values) != 8:
        return None
    points = clamp(to_model_px(values.reshape(4, 2), coordinates, width, height), width, height)
    quad = canonical(points)
    return quad[0] if areas(quad)[0] >= LEAST_AREA else None


def _turned_box(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """(8,) from centre x, centre y, width, height and degrees clockwise on the screen (``oriented bbox``)."""
    x, y, width, height, degrees = values
    angle = np.radians(degrees)
    along = np.array((np.cos(angle), np.sin(angle))) * width / 2
    across = np.array((-np.sin(angle), np.cos(angle))) * height / 2
    turns = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return np.concatenate([np.array((x, y)) + a * along + b * across for a, b in turns])
