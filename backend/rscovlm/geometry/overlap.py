"""How much oriented boxes overlap, and which of them to keep, on whole arrays through shapely."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from rscovlm.geometry.quads import areas, as_quads, canonical


def rotated_iou(a: npt.ArrayLike, b: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """(N, M) intersection over union of every quadrilateral of ``a`` with every one of ``b``.

    Args:
        a: (N, 4, 2), any pixel frame, vertices in either order.
        b: (M, 4, 2), the same frame.

    One without area, or with a coordinate that is not finite, overlaps nothing.
    """
    first, second = as_quads(a), as_quads(b)
    matrix = np.zeros((len(first), len(second)))
    first_polygons, second_polygons = _polygons(first), _polygons(second)
    rows, columns = shapely.STRtree(second_polygons).query(first_polygons)
    matrix[rows, columns] = _ious(first_polygons[rows], second_polygons[columns])
    return matrix


def nms(
    quads: npt.ArrayLike,
    scores: npt.ArrayLike,
    labels: Sequence[str] | Sequence[int] | npt.NDArray[np.generic],
    iou_threshold: float,
) -> npt.NDArray[np.intp]:
    """Keep of every class the best-scored boxes that do not overlap a better one beyond the threshold.

    Args:
        quads: (N, 4, 2), one pixel frame.
        scores: (N,); of equal scores the earlier box wins, so that the result does not depend on chance.
        labels: (N,) classes; boxes of different classes never suppress each other.
        iou_threshold: a box goes when its IoU with a kept one is greater.

    Returns:
        The kept indices, best score first.

    Raises:
        ValueError: when the three do not have the same length, or a score is not a number.
    """
    array, values = as_quads(quads), np.asarray(scores, dtype=np.float64).reshape(-1)
    classes = np.unique(np.asarray(labels), return_inverse=True)[1].reshape(-1)
    if not len(array) == len(values) == len(classes):
        raise ValueError(f"{len(array)} boxes, {len(values)} scores and {len(classes)} labels do not match")
    if np.isnan(values).any():
        raise ValueError("a score is not a number")
    order = np.argsort(-values, kind="stable")
    return order[_greedy(_polygons(array[order]), classes[order], iou_threshold)]


def _greedy(
    polygons: npt.NDArray[np.object_], classes: npt.NDArray[np.intp], threshold: float
) -> npt.NDArray[np.bool_]:
    """(N,) which of the boxes, sorted best first, stay."""
    better, worse = shapely.STRtree(polygons).query(polygons)
    candidates = (better < worse) & (classes[better] == classes[worse])
    better, worse = better[candidates], worse[candidates]
    clashes = _ious(polygons[better], polygons[worse]) > threshold
    better, worse = better[clashes], worse[clashes]
    kept = np.ones(len(polygons), dtype=np.bool_)
    by_rank = np.argsort(better, kind="stable")
    starts = np.searchsorted(better[by_rank], np.arange(len(polygons) + 1))
    for rank in range(len(polygons)):
        if kept[rank]:
            kept[worse[by_rank[starts[rank] : starts[rank + 1]]]] = False
    return kept


def _polygons(array: npt.NDArray[np.float64]) -> npt.NDArray[np.object_]:
    """(N,) valid polygons; None, which no tree finds, for what has no area.

    An edge that runs back over another leaves a spike, or a hole without a shell, on which GEOS gives up,
    in a buffer of nothing too; the convex hull, which never fails, stands in for such a one.
    """
    polygons = np.full(len(array), None, dtype=np.object_)
    finite = np.isfinite(array).all(axis=(1, 2))
    ordered = canonical(array[finite])
    solid = areas(ordered) > 0
    drawn = np.asarray(shapely.polygons(ordered[solid]))
    invalid = ~shapely.is_valid(drawn)
    drawn[invalid] = shapely.convex_hull(drawn[invalid])
    drawn[~(shapely.area(drawn) > 0)] = None
    polygons[np.flatnonzero(finite)[solid]] = drawn
    return polygons


def _ious(first: npt.NDArray[np.object_], second: npt.NDArray[np.object_]) -> npt.NDArray[np.float64]:
    shared = shapely.area(shapely.intersection(first, second))
    together = shapely.area(first) + shapely.area(second) - shared
    return np.clip(shared / together, 0.0, 1.0)
