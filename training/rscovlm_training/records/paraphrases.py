"""Other words for the same request, and other names for the same class, lest a model learn one by heart.

The published words are those of ``rscovlm.language.prompts``; these are shown beside them, as often as the
mixture says. Names are true synonyms seen from above, on one level: a truck is no synonym of a large vehicle.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Literal

Request = Literal["oriented", "horizontal", "caption", "identify", "oriented json", "horizontal json"]

WORDS: Mapping[Request, Sequence[str]] = {
    "oriented": (
        "find every {what}", "locate the {what} with oriented boxes",
        "mark the {what}, each in its direction",
        "where are the {what}? Give oriented boxes", "detect the {what}",
    ),
    "horizontal": (
        "find every {what}", "locate the {what} with upright boxes",
        "where are the {what}? Give upright boxes", "detect the {what}",
    ),
    "caption": (
        "Describe what this image shows", "What can be seen in this image?", "Give a short description",
        "Tell me what is here",
    ),
    "identify": (
        "What is the object at {what}?", "What stands at {what}?", "Name the object in {what}",
        "Describe what lies within {what}",
    ),
    "oriented json": (
        "Find the {what}; write the four corners of each as JSON",
        "List the {what} as JSON, with oriented boxes",
        "As JSON: the oriented box and the label of the {what}",
    ),
    "horizontal json": (
        "Find the {what}; write the upright box of each as JSON",
        "List the {what} as JSON, with upright boxes",
        "As JSON: the upright box and the label of the {what}",
    ),
}  # fmt: skip

SYNONYMS: Mapping[str, Sequence[str]] = {
    "plane": ("airplane", "aircraft", "aeroplane"),
    "baseball diamond": ("baseball field",),
    "bridge": ("road bridge", "overpass"),
    "ground track field": ("running track", "athletics track"),
    "small vehicle": ("passenger vehicle", "compact vehicle"),
    "large vehicle": ("heavy vehicle",),
    "ship": ("vessel",),
    "storage tank": ("cylindrical tank",),
    "soccer ball field": ("soccer field", "football field"),
    "roundabout": ("traffic circle",),
    "harbor": ("harbour", "port"),
    "swimming pool": ("outdoor pool",),
    "helicopter": ("rotorcraft", "chopper"),
}


def say(request: Request, what: str, rng: random.Random) -> str:
    """Draw one way of putting a request."""
    return rng.choice(WORDS[request]).format(what=what)


def rename(names: Sequence[str], rng: random.Random) -> dict[str, str]:
    """Draw a name for each class, its own or a synonym; no two classes get the same."""
    renamed: dict[str, str] = {}
    for name in sorted(names):
        free = [other for other in (name, *SYNONYMS.get(name, ())) if other not in renamed.values()]
        renamed[name] = rng.choice([other for other in free if other not in names or other == name] or [name])
    return renamed
