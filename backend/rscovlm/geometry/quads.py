"""Oriented boxes as arrays of quadrilaterals.

Arrays are (N, 4, 2) float64: N boxes, four vertices, (x, y) with y down, in whichever pixel frame the
caller names. On such axes a positive shoelace sum is clockwise on the screen.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

Quads = npt.NDArray[np.float64]
"""(N, 4, 2) float64, y down."""


def as_quads(quads: npt.ArrayLike) -> Quads:
    """Take boxes in any shape that holds them, such as (N, 8), as (N, 4, 2) float64.

    Raises:
        ValueError: when the numbers do not make whole quadrilaterals.
    """
    array = np.asarray(quads, dtype=np.float64)
    if array.size % 8:
        raise ValueError(f"{array.size} numbers do not make whole quadrilaterals")
    return array.reshape(-1, 4, 2)


def canonical(quads: npt.ArrayLike) -> Quads:
    """Order the vertices clockwise on the screen, the topmost first, of equals the leftmost.

    A quadrilateral whose edges cross is untangled: its vertices are taken in the order of their bearing
    from their mean. The outline of every other one stays as it is.
    """
    array = as_quads(quads).copy()
    crossed = _edges_cross(array)
    if crossed.any():
        array[crossed] = _by_bearing(array[crossed])
    backwards = signed_areas(array) < 0
    array[backwards] = array[backwards, ::-1]
    first = np.lexsort((array[..., 0], array[..., 1]), axis=-1)[:, :1]
    order = (first + np.arange(4)) % 4
    return np.take_along_axis(array, order[..., None], axis=1)


def signed_areas(quads: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """(N,) shoelace areas: positive where the vertices run clockwise on the screen."""
    array = as_quads(quads)
    centred = array - array.mean(axis=1, keepdims=True)  # keeps digits where coordinates are large
    following = np.roll(centred, -1, axis=1)
    return 0.5 * _cross(centred, following).sum(axis=1)


def areas(quads: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """(N,) areas in square units of the points."""
    return np.abs(signed_areas(quads))


def side_lengths(quads: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """(N, 2) lengths of the long and the short side, each the mean of two opposite edges."""
    lengths = np.linalg.norm(_axes(as_quads(quads)), axis=-1)
    return np.sort(lengths, axis=1)[:, ::-1]


def angles_deg(quads: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """(N,) directions of the long side in [-90, 90), clockwise from east on the screen."""
    axes = _axes(as_quads(quads))
    lengths = np.linalg.norm(axes, axis=-1)
    along = axes[np.arange(len(axes)), np.argmax(lengths, axis=1)]
    angles = np.degrees(np.arctan2(along[:, 1], along[:, 0]))
    return (angles + 90) % 180 - 90


def min_area_quads(quads: npt.ArrayLike) -> Quads:
    """The smallest rectangle, at any angle, around each quadrilateral; canonical.

    One without area becomes the rectangle of no area around it, which may be a point.
    """
    array = as_quads(quads)
    if not len(array):
        return array
    envelopes = np.asarray(shapely.oriented_envelope(shapely.multipoints(array)), dtype=np.object_)
    return canonical(np.stack([_corners(envelope) for envelope in envelopes]))


def upright_quads(boxes: npt.ArrayLike) -> Quads:
    """Turn (N, 4) boxes x1, y1, x2, y2, in any order of their corners, into canonical quadrilaterals."""
    array = np.asarray(boxes, dtype=np.float64).reshape(-1, 4)
    return canonical(array[:, [0, 1, 2, 1, 2, 3, 0, 3]])


def _axes(array: Quads) -> npt.NDArray[np.float64]:
    """(N, 2, 2): the mean of edges 0-1 and 3-2, and the mean of edges 1-2 and 0-3."""
    edges = np.roll(array, -1, axis=1) - array
    return (edges[:, :2] - edges[:, 2:]) / 2


def _corners(envelope: shapely.Geometry) -> npt.NDArray[np.float64]:
    points = shapely.get_coordinates(envelope)
    if len(points) == 5:
        return points[:4]
    return points[[0, 0, -1, -1]]  # a line or a point, walked there and back


def _edges_cross(array: Quads) -> npt.NDArray[np.bool_]:
    a, b, c, d = (array[:, vertex] for vertex in range(4))
    return _segments_cross(a, b, c, d) | _segments_cross(b, c, d, a)


def _segments_cross(
    a: npt.NDArray[np.float64],
    b: npt.NDArray[np.float64],
    c: npt.NDArray[np.float64],
    d: npt.NDArray[np.float64],
) -> npt.NDArray[np.bool_]:
    sides_of_ab = _cross(b - a, c - a) * _cross(b - a, d - a)
    sides_of_cd = _cross(d - c, a - c) * _cross(d - c, b - c)
    return (sides_of_ab < 0) & (sides_of_cd < 0)


def _by_bearing(array: Quads) -> Quads:
    offsets = array - array.mean(axis=1, keepdims=True)
    order = np.argsort(np.arctan2(offsets[..., 1], offsets[..., 0]), axis=1, kind="stable")
    return np.take_along_axis(array, order[..., None], axis=1)


def _cross(first: npt.NDArray[np.float64], second: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0]
