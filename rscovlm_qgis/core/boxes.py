"""Oriented boxes in native pixels: moved, turned, resized. Knows nothing of QGIS.

A box is a (4, 2) array, x right and y down. On such axes a positive shoelace sum is clockwise on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from rscovlm_qgis.core.pixels import Quad

LEAST_SIDE_PX = 1.0
"""No side of a box is made shorter than a pixel."""


def canonical(quad: Any) -> Quad:
    """Order the vertices clockwise on the screen, the topmost first, of equals the leftmost."""
    corners = np.array(quad, np.float64).reshape(4, 2)
    if signed_area(corners) < 0:
        corners = corners[::-1]
    first = int(np.lexsort((corners[:, 0], corners[:, 1]))[0])
    return np.roll(corners, -first, axis=0)


def signed_area(quad: Any) -> float:
    """Tell the shoelace area, square pixels; positive where the vertices run clockwise on the screen."""
    corners = np.asarray(quad, np.float64)
    corners = corners - corners.mean(axis=0)  # keeps digits where coordinates are large
    after = np.roll(corners, -1, axis=0)
    return float(0.5 * (corners[:, 0] * after[:, 1] - corners[:, 1] * after[:, 0]).sum())


def angle_deg(quad: Any) -> float:
    """Tell the direction of the long side in [-90, 90), clockwise from east on the screen."""
    axes = _axes(quad)
    along = axes[int(np.argmax(np.hypot(*axes.T)))]
    return float((np.degrees(np.arctan2(along[1], along[0])) + 90) % 180 - 90)


def moved(quad: Any, dx: float, dy: float) -> Quad:
    """Move a box by pixels."""
    return np.asarray(quad, np.float64) + np.array((dx, dy))


def turned(quad: Any, degrees: float) -> Quad:
    """Turn a box about its centre, clockwise on the screen."""
    corners = np.asarray(quad, np.float64)
    centre = corners.mean(axis=0)
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return (corners - centre) @ turn + centre


def resized(quad: Any, longer: float, wider: float) -> Quad:
    """Make the long side longer, and the short one, by pixels; negative ones make it smaller."""
    corners = np.asarray(quad, np.float64)
    centre, axes = corners.mean(axis=0), _axes(corners)
    lengths = np.hypot(*axes.T)
    long = int(np.argmax(lengths))
    changes = (longer, wider) if long == 0 else (wider, longer)
    sides = [max(LEAST_SIDE_PX, length + change) for length, change in zip(lengths, changes)]
    return _rectangle(centre, _directions(axes, lengths), sides)


def with_corner(quad: Any, corner: int, point: Sequence[float]) -> Quad:
    """Drag a corner of a rectangle to a point; the corner across stays, and so does the angle."""
    corners = np.asarray(quad, np.float64)
    fixed = corners[(corner + 2) % 4]
    axes = _axes(corners)
    directions = _directions(axes, np.hypot(*axes.T))
    diagonal = np.asarray(point, np.float64) - fixed
    before = corners[corner] - fixed
    parts = []
    for direction in directions:
        side = 1.0 if before @ direction >= 0 else -1.0
        parts.append(side * max(LEAST_SIDE_PX, side * float(diagonal @ direction)))
    centre = fixed + (parts[0] * directions[0] + parts[1] * directions[1]) / 2
    return _rectangle(centre, directions, [abs(part) for part in parts])


def _axes(quad: Any) -> Any:
    """(2, 2): the mean of edges 0-1 and 3-2, and the mean of edges 1-2 and 0-3."""
    corners = np.asarray(quad, np.float64)
    edges = np.roll(corners, -1, axis=0) - corners
    return (edges[:2] - edges[2:]) / 2


def _directions(axes: Any, lengths: Any) -> Any:
    """(2, 2) unit vectors of the sides; a box without area gets those of the screen."""
    if min(lengths) <= 0:
        return np.eye(2)
    return axes / lengths[:, None]


def _rectangle(centre: Any, directions: Any, sides: Sequence[float]) -> Quad:
    half = directions * (np.asarray(sides)[:, None] / 2)
    return np.array(
        [centre - half[0] - half[1], centre + half[0] - half[1],
         centre + half[0] + half[1], centre - half[0] + half[1]]
    )  # fmt: skip
