"""Two dates of the same place: which things are there on which, and the exact list of what changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from rscovlm_training.worlds.body import Body
from rscovlm_training.worlds.look import pick
from rscovlm_training.worlds.site import Placed, Roof
from rscovlm_training.worlds.uhr.survey import Survey, Thing

_LEFT, _CAME, _REPAINTED = 0.12, 0.12, 0.15
_BUILT, _RAZED = 0.03, 0.02

ChangeKind = Literal["came", "went", "changed"]


@dataclass(frozen=True)
class Change:
    """What changed between the dates: its corners (4, 2) in native pixels, its colours where known."""

    kind: ChangeKind
    label: str
    quad: np.ndarray
    district: str
    before: str
    after: str


def date_things(survey: Survey) -> None:
    """Say of each thing of a survey on which of the two dates it is there."""
    rng = np.random.default_rng((survey.seed, 47))
    dated: list[Thing] = []
    for thing in survey.things:
        draw = float(rng.random())
        if isinstance(thing.item, Roof):
            dated.append(replace(thing, dates=_roof_dates(draw)))
        elif isinstance(thing.item, Placed):
            dated += _object_dates(thing, thing.item, draw, survey, rng)
        else:
            dated.append(thing)
    survey.things[:] = dated


def _roof_dates(draw: float) -> tuple[bool, bool]:
    if draw < _RAZED:
        return True, False
    return (False, True) if draw < _RAZED + _BUILT else (True, True)


def _object_dates(
    thing: Thing, item: Placed, draw: float, survey: Survey, rng: np.random.Generator
) -> list[Thing]:
    label = item.body.label
    if thing.status in ("driving", "moving", "taxiing"):
        # Nothing that moves is where it was.
        return [replace(thing, dates=(draw < 0.5, draw >= 0.5))]
    if label.endswith("court"):
        return [thing]
    if label == "storage tank" and draw > 1 - _REPAINTED:
        word, rgb = pick(survey.look.tanks, rng)
        if word != item.body.colour:
            painted = replace(item, body=_repainted(item.body, word, rgb))
            return [replace(thing, dates=(True, False)), replace(thing, item=painted, dates=(False, True))]
    if draw < _LEFT:
        return [replace(thing, dates=(True, False))]
    return [replace(thing, dates=(draw >= _LEFT + _CAME or draw < _LEFT, True))]


def _repainted(body: Body, word: str, rgb: tuple[float, float, float]) -> Body:
    """Return a tank in another colour: all its tones keep their brightness against the first."""
    base = np.maximum(np.array(body.parts[0][1]), 1) / 0.86
    parts = []
    for points, old in body.parts:
        red, green, blue = np.clip(np.array(old) / base * np.array(rgb), 0, 255).tolist()
        parts.append((points, (red, green, blue)))
    return replace(body, colour=word, parts=tuple(parts))
