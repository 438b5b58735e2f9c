"""How much predicted and true quadrilaterals overlap, pair by pair, as DOTA's evaluator reckons it.

Source: ``polyiou.cpp`` of the DOTA devkit. It integrates the product of the two winding numbers, so that a
quadrilateral whose edges cross, of which DOTA's labels have some, counts its two halves with opposite
signs; for every other one this is the plain intersection over union. All points are native pixels.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from rscovlm.geometry.overlap import Floats, bounds, is_upright, upright_ious
from rscovlm.geometry.quads import Quads, signed_areas


def pair_ious(first: Quads, second: Quads) -> Floats:
    """(K,) intersection over union of each quadrilateral with the one at the same place of the other array.

    Args:
        first: (K, 4, 2), native pixels, vertices in either order.
        second: (K, 4, 2), the same frame.
    """
    extents = bounds(first), bounds(second)
    upright = is_upright(first, extents[0]) & is_upright(second, extents[1])
    ious = np.empty(len(first))
    ious[upright] = upright_ious(extents[0][upright], extents[1][upright])
    ious[~upright] = _polygon_ious(first[~upright], second[~upright])
    return ious


def _polygon_ious(first: Quads, second: Quads) -> Floats:
    first_shapes, second_shapes = _polygons(first), _polygons(second)
    plain = shapely.is_valid(first_shapes) & shapely.is_valid(second_shapes)
    shared = np.empty(len(first))
    shared[plain] = shapely.area(shapely.intersection(first_shapes[plain], second_shapes[plain]))
    shared[~plain] = _signed_overlaps(first[~plain], second[~plain])
    together = np.abs(signed_areas(first)) + np.abs(signed_areas(second)) - shared
    return np.divide(shared, together, out=np.zeros(len(first)), where=together != 0)


def _polygons(quads: Quads) -> npt.NDArray[np.object_]:
    return np.asarray(shapely.polygons(quads), dtype=np.object_).reshape(len(quads))


def _signed_overlaps(first: Quads, second: Quads) -> Floats:
    """(K,) integrals of the product of the winding numbers, each taken positive as a whole.

    A quadrilateral winds as the fan of its two triangles does, whether its edges cross or not.
    """
    total = np.zeros(len(first))
    for one, one_sign in _triangles(first):
        for other, other_sign in _triangles(second):
            total += one_sign * other_sign * shapely.area(shapely.intersection(one, other))
    return total * np.sign(signed_areas(first)) * np.sign(signed_areas(second))


def _triangles(quads: Quads) -> list[tuple[npt.NDArray[np.object_], Floats]]:
    """The two triangles of each quadrilateral, empty where they have no area, with their signs."""
    fans = []
    for corners in ([0, 1, 2], [0, 2, 3]):
        points = quads[:, corners]
        legs = points[:, 1:] - points[:, :1]
        twice = legs[:, 0, 0] * legs[:, 1, 1] - legs[:, 0, 1] * legs[:, 1, 0]
        shapes = np.full(len(quads), shapely.Polygon(), dtype=np.object_)
        solid = twice != 0
        shapes[solid] = shapely.polygons(points[solid])
        fans.append((shapes, np.sign(twice)))
    return fans
