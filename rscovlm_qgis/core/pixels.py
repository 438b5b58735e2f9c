"""Native pixels of a raster and its map coordinates, by all six terms of the geotransform.

Knows nothing of QGIS. Boxes are edited, and labels written, in native pixels: x right, y down, corners at
whole numbers. A box that is a rectangle there is what a model is taught.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from rscovlm_qgis.core.wire import Terms

Quad = Any
"""(4, 2) float64. numpy's own types of arrays are not in every version that QGIS brings."""

DRAWN_WITHOUT: Terms = (0.0, 1.0, 0.0, 0.0, 0.0, -1.0)
"""QGIS draws a raster without a geotransform with (x, -y) of its pixels."""


class NotInvertible(ValueError):
    """The geotransform maps the raster onto a line or a point, or is not finite."""


@dataclass(frozen=True)
class PixelGrid:
    """The way between native pixels and the map; ``terms`` in GDAL's order."""

    terms: Terms

    @classmethod
    def of(cls, terms: Optional[Sequence[float]]) -> PixelGrid:
        """Take a raster's geotransform; ``None``: it has none.

        Raises:
            NotInvertible: there is no way back from the map to its pixels.
        """
        values = tuple(float(value) for value in terms) if terms else DRAWN_WITHOUT
        grid = cls(values)  # type: ignore[arg-type]
        across, down = grid.column, grid.row
        area = abs(across[0] * down[1] - across[1] * down[0])
        sides = math.hypot(*across) * math.hypot(*down)
        if not all(map(math.isfinite, values)) or area <= 1e-9 * sides or sides <= 0:
            raise NotInvertible(f"geotransform {values}")
        return grid

    @property
    def column(self) -> tuple[float, float]:
        """The step on the map from a pixel to the next of its row, map units."""
        return self.terms[1], self.terms[4]

    @property
    def row(self) -> tuple[float, float]:
        """The step on the map from a pixel to the one below it, map units."""
        return self.terms[2], self.terms[5]

    def to_map(self, points_px: Any) -> Any:
        """Bring (..., 2) native pixels to map coordinates."""
        points = np.asarray(points_px, np.float64)
        return points @ self._matrix() + (self.terms[0], self.terms[3])

    def to_px(self, points_map: Any) -> Any:
        """Bring (..., 2) map coordinates to native pixels."""
        points = np.asarray(points_map, np.float64) - (self.terms[0], self.terms[3])
        return points @ np.linalg.inv(self._matrix())

    def step_towards(self, direction_map: tuple[float, float]) -> tuple[int, int]:
        """Tell the step of one pixel that goes most nearly towards a direction on the map."""
        steps = ((1, 0), (-1, 0), (0, 1), (0, -1))
        return max(steps, key=lambda step: self._cosine(step, direction_map))

    def _cosine(self, step: tuple[int, int], direction: tuple[float, float]) -> float:
        x, y = np.asarray(step, np.float64) @ self._matrix()
        return float((x * direction[0] + y * direction[1]) / math.hypot(x, y))

    def _matrix(self) -> Any:
        return np.array([self.column, self.row], np.float64)
