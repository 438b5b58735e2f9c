"""A finished survey with its place in the plan, indexed: what an image shows of it is found at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rscovlm_training.worlds.site import Placed, Roof
from rscovlm_training.worlds.uhr.survey import Ground, Strokes, Survey, Thing

_WAKE = 4.0
"""A wake is at most so many times as long as its ship."""

Pose = tuple[float, float, float]
"""Centre x and y (metres) and heading (radians) of a cell in the plan's frame."""


@dataclass(frozen=True)
class Layout:
    """A survey and its pose; ``boxes`` (N, 4) bound its grounds, x0 to y1, ``discs`` (M, 3) its things."""

    survey: Survey
    pose: Pose
    boxes: np.ndarray
    discs: np.ndarray

    def grounds_in(self, low: np.ndarray, high: np.ndarray) -> list[Ground]:
        """Return the grounds that meet a box of the cell's frame (metres), in order."""
        boxes = self.boxes
        meets = (boxes[:, :2] <= high).all(axis=1) & (boxes[:, 2:] >= low).all(axis=1)
        return [self.survey.paper.log[index] for index in np.flatnonzero(meets).tolist()]

    def things_in(self, low: np.ndarray, high: np.ndarray, date: int) -> list[Thing]:
        """Return the things of a date that meet a box of the cell's frame (metres)."""
        middle, reach = self.discs[:, :2], self.discs[:, 2:]
        meets = ((middle + reach >= low) & (middle - reach <= high)).all(axis=1)
        found = [self.survey.things[index] for index in np.flatnonzero(meets).tolist()]
        return [thing for thing in found if thing.dates[date]]


def laid_out(survey: Survey, pose: Pose) -> Layout:
    """Index a finished survey."""
    boxes = [_box(ground) for ground in survey.paper.log]
    discs = [_disc(thing) for thing in survey.things]
    return Layout(survey, pose, np.array(boxes).reshape(-1, 4), np.array(discs).reshape(-1, 3))


def _box(ground: Ground) -> tuple[float, ...]:
    margin = ground.width if isinstance(ground, Strokes) else 0.0
    low, high = ground.points.min(axis=0) - margin, ground.points.max(axis=0) + margin
    return *low.tolist(), *high.tolist()


def _disc(thing: Thing) -> tuple[float, float, float]:
    item = thing.item
    if isinstance(item, Placed):
        return item.x, item.y, item.body.length * (_WAKE if item.body.under else 1) + item.body.width
    if isinstance(item, Roof):
        return item.plot[0], item.plot[1], item.plot[3] + item.plot[4]
    return item.x, item.y, item.diameter
