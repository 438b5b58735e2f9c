"""One maker a category of question; each yields every question of its kind that a district allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import permutations

import numpy as np

from rscovlm_training.worlds.questions.question import COLOURS, MOST_COUNTED, SURFACES, Question
from rscovlm_training.worlds.questions.scope import Scope, extremes, long_side, references, short_side

Maker = Callable[[Scope], Iterator[Question]]

_COUNTED_AT_PX, _COLOUR_AT_PX, _SHAPE_AT_PX, _STATUS_AT_PX = 5.0, 6.0, 14.0, 10.0
_KIND_AT_PX, _AREA_AT_PX = 12.0, 40.0
_LARGER = 1.08
_VERBS = {"ship": "lying", "plane": "standing"}


def count(scope: Scope) -> Iterator[Question]:
    """Ask how many there are, of a class or of a class in a colour."""
    for label, items in scope.objects.items():
        if len(items) > MOST_COUNTED:
            continue
        quads, smallest = [item.quad for item in items], min(short_side(item) for item in items)
        text = f"How many {label}s are there {scope.where}?"
        yield scope.ask("count", text, str(len(items)), quads, _COUNTED_AT_PX, smallest)
        tally = Counter(item.colour for item in items)
        for colour, number in sorted(tally.items()):
            if 1 < number < len(items):
                text = f"How many {colour} {label}s are there {scope.where}?"
                yield scope.ask("count", text, str(number), quads, _COLOUR_AT_PX, smallest)


def colour(scope: Scope) -> Iterator[Question]:
    """Ask the colour of an object or of the terminal's roof."""
    for label, items in scope.objects.items():
        for words, item, all_seen in references(items, label):
            shapes = [one.quad for one in items] if all_seen else [item.quad]
            text = f"What colour is the {words} {scope.where}?"
            yield scope.ask("object color", text, item.colour, shapes, _COLOUR_AT_PX, short_side(item))
    terminal = scope.landmarks.get("terminal")
    if terminal and terminal.colour in COLOURS:
        text = f"What colour is the roof of the terminal {scope.where}?"
        size = _extent(terminal.outline)
        yield scope.ask("object color", text, terminal.colour, [terminal.outline], _COLOUR_AT_PX, size)


def category(scope: Scope) -> Iterator[Question]:
    """Ask which of two kinds the outermost court or vehicle is."""
    for plural, labels in (
        ("courts", ("basketball court", "tennis court")),
        ("road vehicles", ("large vehicle", "small vehicle")),
    ):
        if not all(label in scope.objects for label in labels):
            continue
        items = [item for label in labels for item in scope.objects[label]]
        shapes = [item.quad for item in items]
        for side, item in extremes(items):
            text = f"Of the {plural} {scope.where}, what kind is the {side} one?"
            yield scope.ask("object category", text, item.label, shapes, _KIND_AT_PX, short_side(item))


def shape(scope: Scope) -> Iterator[Question]:
    """Ask the shape of a pool, a pond or a helipad."""
    for kind, mark in scope.landmarks.items():
        if kind != "terminal":
            text = f"What is the shape of the {kind} {scope.where}?"
            size = _extent(mark.outline)
            yield scope.ask("object shape", text, mark.shape, [mark.outline], _SHAPE_AT_PX, size)


def status(scope: Scope) -> Iterator[Question]:
    """Ask whether a ship moves and what a plane does."""
    for label in ("ship", "plane"):
        items = scope.objects.get(label, ())
        for words, item, all_seen in references(items, label):
            shapes = [one.quad for one in items] if all_seen else [item.quad]
            what = f"What is the status of the {words} {scope.where}?"
            size = short_side(item)
            yield scope.ask("object status", what, item.status, shapes, _STATUS_AT_PX, size)
            if label == "ship":
                answer = "yes" if item.status == "moving" else "no"
                text = f"Is the {words} {scope.where} moving?"
                yield scope.ask("object status", text, answer, shapes, _STATUS_AT_PX, size)
    planes = scope.objects.get("plane", ())
    if planes:
        answer = "yes" if any(item.status == "on the runway" for item in planes) else "no"
        text = "Is there a plane on the runway of the airport?"
        smallest = min(short_side(item) for item in planes)
        window = scope.window
        yield scope.ask(
            "object status", text, answer, [scope.district.quad], _COUNTED_AT_PX, smallest, window
        )


def reasoning(scope: Scope) -> Iterator[Question]:
    """Ask for comparisons: of two classes, of colours, of sizes."""
    for (first, one), (second, two) in permutations(scope.objects.items(), 2):
        if len(one) != len(two) and max(len(one), len(two)) <= MOST_COUNTED:
            both = [*one, *two]
            text = f"Are there more {first}s than {second}s {scope.where}?"
            answer = "yes" if len(one) > len(two) else "no"
            quads, smallest = [item.quad for item in both], min(short_side(item) for item in both)
            yield scope.ask("reasoning", text, answer, quads, _COUNTED_AT_PX, smallest)
    for label, items in scope.objects.items():
        if 1 < len(items) <= MOST_COUNTED and not label.endswith("court"):
            quads, smallest = [item.quad for item in items], min(short_side(item) for item in items)
            text = f"Do all the {label}s {scope.where} have the same colour?"
            answer = "yes" if len({item.colour for item in items}) == 1 else "no"
            yield scope.ask("reasoning", text, answer, quads, _COLOUR_AT_PX, smallest)
    yield from _largest(scope)


def _largest(scope: Scope) -> Iterator[Question]:
    """Ask whether the largest of a class, larger than all others at a glance, has a colour."""
    for label in ("storage tank", "ship", "plane"):
        items = sorted(scope.objects.get(label, ()), key=long_side)
        if len(items) < 2 or long_side(items[-1]) < _LARGER * long_side(items[-2]):
            continue
        quads = [item.quad for item in items]
        own = items[-1].colour
        others = Counter(item.colour for item in items if item.colour != own).most_common(1)
        for word in (own, *(name for name, _ in others)):
            text = f"Is the largest {label} {scope.where} {word}?"
            answer = "yes" if word == own else "no"
            yield scope.ask("reasoning", text, answer, quads, _COLOUR_AT_PX, short_side(items[-1]))


def setting(scope: Scope) -> Iterator[Question]:
    """Ask whether the land around a district is rural or urban, where it is clearly one."""
    district = scope.district
    if district.setting and district.name != "town":
        region = scope.around([district.quad], margin=0.8)
        text = f"Is the area around the {district.name} rural or urban?"
        size = float(min(region.width, region.height))
        yield scope.ask("rural or urban", text, district.setting, [district.quad], _AREA_AT_PX, size, region)


def background(scope: Scope) -> Iterator[Question]:
    """Ask what objects stand on."""
    for label, items in scope.objects.items():
        surfaces = {item.surface for item in items}
        if label.endswith("court") or not surfaces <= set(SURFACES):
            continue
        if len(items) > 1 and len(surfaces) == 1:
            text = f"What is the ground under the {label}s {scope.where}?"
            shapes, smallest = [item.quad for item in items], min(short_side(item) for item in items)
            yield scope.ask("object background", text, surfaces.pop(), shapes, _KIND_AT_PX, smallest)
            continue
        for words, item, all_seen in references(items, label):
            shapes = [one.quad for one in items] if all_seen else [item.quad]
            text = f"What is the ground under the {words} {scope.where}?"
            yield scope.ask("object background", text, item.surface, shapes, _KIND_AT_PX, short_side(item))


def _extent(outline: np.ndarray) -> float:
    """Return how far an outline reaches along the shorter axis, pixels."""
    return float(np.ptp(outline, axis=0).min())


MAKERS: dict[str, Maker] = {
    "count": count, "object color": colour, "object category": category, "object shape": shape,
    "object status": status, "reasoning": reasoning, "rural or urban": setting,
    "object background": background,
}  # fmt: skip
