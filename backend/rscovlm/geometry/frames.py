"""The chain of frames: model pixels, native pixels, map coordinates, and back.

In both pixel frames x runs right and y down, and whole numbers are the corners of pixels: the image's
top left corner is (0, 0), the centre of its first pixel (0.5, 0.5).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from affine import Affine

from rscovlm.imagery.window import PixelWindow

Points = npt.NDArray[np.float64]
"""(..., 2) float64."""


@dataclass(frozen=True)
class ModelFrame:
    """The image that a model saw: which window it shows, and at what size in model pixels."""

    window: PixelWindow
    width: int
    height: int

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise ValueError(f"an image has at least one pixel, not {self.width} x {self.height}")

    @property
    def scale(self) -> tuple[float, float]:
        """Native pixels per model pixel in x and y; over 1 where the model saw the window reduced."""
        return self.window.width / self.width, self.window.height / self.height

    def to_native(self, points: npt.ArrayLike) -> Points:
        """(..., 2) model pixels to native pixels."""
        return np.asarray(points, dtype=np.float64) * self.scale + (self.window.col, self.window.row)

    def from_native(self, points: npt.ArrayLike) -> Points:
        """(..., 2) native pixels to model pixels."""
        offsets = np.asarray(points, dtype=np.float64) - (self.window.col, self.window.row)
        return offsets / self.scale


def px_to_map(points: npt.ArrayLike, transform: Affine) -> Points:
    """(..., 2) native pixels to map coordinates, by all six terms."""
    array = np.asarray(points, dtype=np.float64)
    x, y = array[..., 0], array[..., 1]
    return np.stack(
        [transform.a * x + transform.b * y + transform.c, transform.d * x + transform.e * y + transform.f],
        axis=-1,
    )


def map_to_px(points: npt.ArrayLike, transform: Affine) -> Points:
    """(..., 2) map coordinates to native pixels, by all six terms.

    Raises:
        ValueError: when the transform flattens the image onto a line.
    """
    determinant = transform.a * transform.e - transform.b * transform.d
    if determinant == 0:
        raise ValueError("the geotransform has no inverse")
    array = np.asarray(points, dtype=np.float64)
    # The origin is taken off first: map coordinates are millions, and pixels want their last digits.
    east, north = array[..., 0] - transform.c, array[..., 1] - transform.f
    x = (transform.e * east - transform.b * north) / determinant
    y = (transform.a * north - transform.d * east) / determinant
    return np.stack([x, y], axis=-1)
