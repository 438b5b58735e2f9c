"""The evidence of a job: its views and objects, numbered, in native pixels and on the map."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from rscovlm.contract import Detection, View, Window
from rscovlm.geometry.frames import px_to_map
from rscovlm.geometry.quads import angles_deg, areas, side_lengths
from rscovlm.imagery.gsd import GroundSamplingDistance
from rscovlm.imagery.source import ImageSource
from rscovlm.imagery.window import PixelWindow
from rscovlm.tasks.looking import Look

Role = Literal["overview", "crop", "whole", "tile"]


class Trace:
    """Numbers what a job shows from 1 up, and places it on the map."""

    def __init__(self, source: ImageSource) -> None:
        self._source = source
        self._views = 0
        self._objects = 0

    def view(self, look: Look, role: Role, reply: str = "") -> View:
        """Record a look at the raster."""
        self._views += 1
        gsd = self._source.gsd(look.window)
        return View.model_validate(
            {
                "id": self._views,
                "step": self._views,
                "role": role,
                "window_px": Window(**look.window.as_dict()),
                "footprint_map": self._on_map(look.window.corners()),
                "gsd_x_m": gsd.x if gsd else None,
                "gsd_y_m": gsd.y if gsd else None,
                "size_model_px": (look.frame.width, look.frame.height),
                "reply": reply,
            }
        )

    def detection(
        self, quad_px: npt.NDArray[np.float64], *, label: str, matched: bool, score: float, view: int
    ) -> Detection:
        """Record an object.

        Args:
            quad_px: (4, 2) native pixels, canonical order.
            label: its class.
            matched: whether the class is one that was asked for.
            score: 0 to 1.
            view: the view it was found in.
        """
        self._objects += 1
        gsd = self._source.gsd(PixelWindow.covering(quad_px))
        length, width, area = _on_ground(quad_px, gsd)
        return Detection.model_validate(
            {
                "id": self._objects,
                "class": label,
                "matched": matched,
                "score": min(max(score, 0.0), 1.0),
                "polygon_px": quad_px.tolist(),
                "polygon_map": self._on_map(quad_px),
                "angle_deg": float(angles_deg(quad_px)[0]),
                "length_m": length,
                "width_m": width,
                "area_m2": area,
                "gsd_m": gsd.mean if gsd else None,
                "view": view,
            }
        )

    def _on_map(self, points_px: npt.NDArray[np.float64]) -> list[list[float]]:
        corners: list[list[float]] = px_to_map(points_px, self._source.transform).tolist()
        return corners


def _on_ground(
    quad_px: npt.NDArray[np.float64], gsd: GroundSamplingDistance | None
) -> tuple[float | None, float | None, float | None]:
    """Length and width in metres and area in square metres; x and y are scaled apart."""
    if gsd is None:
        return None, None, None
    quad_m = gsd.to_metres(quad_px)
    length, width = side_lengths(quad_m)[0]
    return float(length), float(width), float(areas(quad_m)[0])
