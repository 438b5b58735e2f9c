"""How much oriented boxes overlap, and which of them to keep, on whole arrays through shapely."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from rscovlm.geometry.quads import Quads, areas, as_quads, canonical

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


def rotated_iou(a: npt.ArrayLike, b: npt.ArrayLike) -> Floats:
    """(N, M) intersection over union of every quadrilateral of ``a`` with every one of ``b``.

    Args:
        a: (N, 4, 2), any pixel frame, vertices in either order.
        b: (M, 4, 2), the same frame.

    One without area, or with a coordinate that is not finite, overlaps nothing.
    """
    first, second = as_quads(a), as_quads(b)
    matrix = np.zeros((len(first), len(second)))
    rows, columns = meeting(
        first, np.zeros(len(first), dtype=np.intp), second, np.zeros(len(second), dtype=np.intp)
    )
    every = np.concatenate([first, second])
    matrix[rows, columns] = _ious(every, bounds(every), rows, len(first) + columns)
    return matrix


def nms(
    quads: npt.ArrayLike,
    scores: npt.ArrayLike,
    labels: Sequence[str] | Sequence[int] | npt.NDArray[np.generic],
    iou_threshold: float,
) -> Indices:
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
    return order[_greedy(array[order], classes[order], iou_threshold)]


def meeting(
    first: Quads, first_slots: Indices, second: Quads, second_slots: Indices
) -> tuple[Indices, Indices]:
    """Find the pairs that can overlap: of the same slot, with envelopes that meet.

    Args:
        first: (N, 4, 2), any pixel frame; what is not finite meets nothing.
        first_slots: (N,) from 0; only boxes of the same one are compared, such as those of one class.
        second: (M, 4, 2), the same frame.
        second_slots: (M,) likewise.

    Returns:
        The indices into both, each (K,).
    """
    extents = bounds(np.concatenate([first, second]))
    places, shapes = _side_by_side(extents, np.concatenate([first_slots, second_slots]))
    is_first = places < len(first)
    found = shapely.STRtree(shapes[~is_first]).query(shapes[is_first])
    return places[is_first][found[0]], places[~is_first][found[1]] - len(first)


def bounds(quads: Quads) -> Floats:
    """(N, 2, 2) the least and the greatest x and y of each box."""
    a, b, c, d = (quads[:, vertex] for vertex in range(4))
    low = np.minimum(np.minimum(a, b), np.minimum(c, d))
    return np.stack([low, np.maximum(np.maximum(a, b), np.maximum(c, d))], axis=1)


def is_upright(quads: Quads, extents: Floats) -> npt.NDArray[np.bool_]:
    """(N,) whether a box is the outline of its ``bounds``, from whichever corner and either way round."""
    least, greatest = (quads == extents[:, None, side] for side in (0, 1))
    a, b, c, d = (greatest[:, vertex, 0] + 2 * greatest[:, vertex, 1] for vertex in range(4))
    walked = (a ^ c == 3) & (b ^ d == 3) & ((a ^ b == 1) | (a ^ b == 2))
    return walked & (least | greatest).all(axis=(1, 2))


def upright_ious(first: Floats, second: Floats) -> Floats:
    """(K,) intersection over union of upright boxes, each given by its ``bounds``, (K, 2, 2)."""
    return _share(_shared(first, second), *((it[:, 1] - it[:, 0]).prod(axis=1) for it in (first, second)))


def _greedy(array: Quads, classes: Indices, threshold: float) -> npt.NDArray[np.bool_]:
    """(N,) which of the boxes, sorted best first, stay."""
    extents = bounds(array)
    places, shapes = _side_by_side(extents, classes)
    better, worse = places[shapely.STRtree(shapes).query(shapes)]
    once = better < worse
    better, worse = better[once], worse[once]
    clashing = _ious(array, extents, better, worse, least=threshold) > threshold
    better, worse = better[clashing], worse[clashing]
    order = np.argsort(better, kind="stable")
    kept = [True] * len(array)
    for one, other in zip(better[order].tolist(), worse[order].tolist(), strict=True):
        if kept[one]:
            kept[other] = False
    return np.array(kept, dtype=np.bool_)


def _side_by_side(extents: Floats, slots: Indices) -> tuple[Indices, npt.NDArray[np.object_]]:
    """Shapes of finite bounds, every slot beside the one before, so that one tree finds the pairs of all.

    A tree asks for bounds only, and a diagonal, which has those of its box, is drawn faster than an outline.
    It is built and searched in half the time if neighbours follow each other in memory.

    Returns:
        From left to right, which of the bounds (K,), and their shapes (K,).
    """
    places = np.flatnonzero(np.isfinite(extents).all(axis=(1, 2)))
    if not len(places):
        return places, np.empty(0, dtype=np.object_)
    corners = extents[places]
    left, right = corners[:, 0, 0].min(), corners[:, 1, 0].max()
    corners[..., 0] += (slots[places] * (2 * (right - left) + 1) - left)[:, None]
    # The shift rounds: what touched must still do so.
    corners += np.array([[-1], [1]]) * 4 * np.spacing(np.abs(corners).max())
    across = np.argsort(corners[:, 0, 0])
    return places[across], np.asarray(shapely.linestrings(corners[across]))


def _ious(quads: Quads, extents: Floats, one: Indices, other: Indices, least: float = 0.0) -> Floats:
    """(K,) overlaps of pairs, each two indices of finite boxes; two upright ones need no polygons.

    Of an overlap that cannot be above ``least``, no more is told than that it is not.
    """
    upright = is_upright(quads, extents)
    plain = upright[one] & upright[other]
    ious = np.empty(len(one))
    ious[plain] = upright_ious(extents[one[plain]], extents[other[plain]])
    ious[~plain] = _polygon_ious(quads, extents, one[~plain], other[~plain], least)
    return ious


def _polygon_ious(quads: Quads, extents: Floats, one: Indices, other: Indices, least: float) -> Floats:
    drawn, places = np.unique(np.concatenate([one, other]), return_inverse=True)
    polygons = _polygons(quads[drawn])
    sizes = shapely.area(polygons)
    first, second = places[: len(one)], places[len(one) :]
    # Two share no more than their bounds do, nor than the smaller one covers.
    shared = np.minimum(_shared(extents[one], extents[other]), np.minimum(sizes[first], sizes[second]))
    close = _share(shared, sizes[first], sizes[second]) > least
    shared[close] = shapely.area(shapely.intersection(polygons[first[close]], polygons[second[close]]))
    return _share(shared, sizes[first], sizes[second])


def _shared(first: Floats, second: Floats) -> Floats:
    """(K,) area that is in both of two bounds, each (K, 2, 2)."""
    sides = np.minimum(first[:, 1], second[:, 1]) - np.maximum(first[:, 0], second[:, 0])
    return sides.clip(0).prod(axis=1)


def _share(shared: Floats, first: Floats, second: Floats) -> Floats:
    """(K,) shared areas of what both cover; 0 where one of them is not a number, as None has no area."""
    together = first + second - shared
    return np.divide(shared, together, out=np.zeros(len(shared)), where=together > 0).clip(0, 1)


def _polygons(array: Quads) -> npt.NDArray[np.object_]:
    """(N,) valid polygons of finite boxes; None for what has no area.

    An edge that runs back over another leaves a spike, or a hole without a shell, on which GEOS gives up,
    in a buffer of nothing too; the convex hull, which never fails, stands in for such a one.
    """
    polygons = np.full(len(array), None, dtype=np.object_)
    ordered = canonical(array)
    solid = areas(ordered) > 0
    drawn = np.asarray(shapely.polygons(ordered[solid]))
    invalid = ~shapely.is_valid(drawn)
    drawn[invalid] = shapely.convex_hull(drawn[invalid])
    drawn[~(shapely.area(drawn) > 0)] = None
    polygons[solid] = drawn
    return polygons
