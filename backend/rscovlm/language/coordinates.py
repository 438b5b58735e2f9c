"""The frames that models write coordinates in, and the model pixels that the rest of the product uses.

Model pixels are pixels of the image that the model saw: x right, y down, corners at whole numbers. Which
convention a model speaks is written in its card, ``rscovlm.models``.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rscovlm.models import Coordinates

_SPANS: dict[Coordinates, float] = {"relative-1000": 1000.0, "relative-100": 100.0}


def to_model_px(
    points: npt.ArrayLike, coordinates: Coordinates, width: int, height: int
) -> npt.NDArray[np.float64]:
    """Turn (..., 2) points as a model wrote them into model pixels of an image of ``width`` x ``height``."""
    return np.asarray(points, dtype=np.float64) * _pixels_per_unit(coordinates, width, height)


def from_model_px(
    points: npt.ArrayLike, coordinates: Coordinates, width: int, height: int
) -> npt.NDArray[np.int64]:
    """Turn (..., 2) model pixels into the whole numbers a model is taught to write.

    They are truncated, as in the published training data, and kept inside the image.
    """
    inside = clamp(points, width, height)
    return np.floor(inside / _pixels_per_unit(coordinates, width, height)).astype(np.int64)


def clamp(points: npt.ArrayLike, width: int, height: int) -> npt.NDArray[np.float64]:
    """Move (..., 2) model pixels that lie outside the image to its edge."""
    return np.clip(np.asarray(points, dtype=np.float64), 0.0, (width, height))


def _pixels_per_unit(coordinates: Coordinates, width: int, height: int) -> npt.NDArray[np.float64]:
    span = _SPANS.get(coordinates)
    return np.array((1.0, 1.0) if span is None else (width / span, height / span))
