"""DOTA's Task-1 rules once more, a box at a time: what the measures are compared with.

Slow and plain on purpose, and without a line of the product: boxes are shapely polygons, images and classes
dictionaries, precision and recall lists.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from shapely.geometry import Polygon


class Object(NamedTuple):
    image: str
    corners: tuple[tuple[float, float], ...]
    difficult: bool = False


class Box(NamedTuple):
    image: str
    score: float
    corners: tuple[tuple[float, float], ...]


def overlap(first: tuple[tuple[float, float], ...], second: tuple[tuple[float, float], ...]) -> float:
    one, other = Polygon(first), Polygon(second)
    return one.intersection(other).area / one.union(other).area


def precision_and_recall(
    objects: list[Object], boxes: list[Box], threshold: float
) -> tuple[list[float], list[float]]:
    """Of a single class, a value a box from the best score down."""
    to_find = sum(not item.difficult for item in objects)
    taken: set[int] = set()
    found = wrong = 0
    precision, recall = [], []
    for box in sorted(boxes, key=lambda item: -item.score):
        greatest, nearest = -1.0, -1
        for index, item in enumerate(objects):
            if item.image == box.image and overlap(item.corners, box.corners) > greatest:
                greatest, nearest = overlap(item.corners, box.corners), index
        if greatest <= threshold:
            wrong += 1
        elif not objects[nearest].difficult:
            if nearest in taken:
                wrong += 1
            else:
                taken.add(nearest)
                found += 1
        precision.append(found / (found + wrong) if found + wrong else 0.0)
        recall.append(found / to_find)
    return precision, recall


def average_precision(objects: list[Object], boxes: list[Box], threshold: float, *, voc07: bool) -> float:
    precision, recall = precision_and_recall(objects, boxes, threshold)
    if voc07:
        total = 0.0
        for least in np.arange(0.0, 1.1, 0.1):
            total += max((p for p, r in zip(precision, recall, strict=True) if r >= least), default=0.0)
        return total / 11
    area, before = 0.0, 0.0
    for index, reached in enumerate(recall):
        area += (reached - before) * max(precision[index:])
        before = reached
    return area


def f1(objects: list[Object], boxes: list[Box], threshold: float) -> float:
    precision, recall = precision_and_recall(objects, boxes, threshold)
    if not precision or not precision[-1]:
        return 0.0
    return 2 * precision[-1] * recall[-1] / (precision[-1] + recall[-1])
