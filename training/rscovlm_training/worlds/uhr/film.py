"""What the air, the lens and the sensor do to a large scene, block by block and without seams."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from rscovlm_training.worlds.camera import grain, light
from rscovlm_training.worlds.textures import TILE

HALO = 8
"""Pixels around a block that the lens needs to see."""


@dataclass(frozen=True)
class Film:
    """One exposure: its 3x4 colour matrix, blur and noise (standard deviations) and sharpening."""

    matrix: np.ndarray
    blur_px: float
    sharpen: float
    noise: float

    def light(self, image: np.ndarray) -> np.ndarray:
        """Apply light and haze only, as an overview shows them."""
        lit: np.ndarray = cv2.transform(image, self.matrix)
        return lit

    def develop(self, image: np.ndarray, column: int, row: int) -> np.ndarray:
        """Return a block without its halo; the image's top left pixel is (column, row) of the scene."""
        image = self.light(image)
        if self.blur_px > 0.35:
            image = cv2.GaussianBlur(image, (0, 0), self.blur_px)
        if self.sharpen:
            soft = cv2.GaussianBlur(image, (0, 0), 1.2)
            image = cv2.addWeighted(image, 1 + self.sharpen, soft, -self.sharpen, 0)
        height, width = image.shape[:2]
        rows, columns = (np.arange(row, row + height) % TILE, np.arange(column, column + width) % TILE)
        noise = grain()[np.ix_(rows, columns)]
        noisy = cv2.addWeighted(image, 1.0, noise, self.noise / 42, -128 * self.noise / 42)
        inner: np.ndarray = noisy[HALO : height - HALO, HALO : width - HALO]
        return inner


def draw_film(rng: np.random.Generator) -> Film:
    """Draw an exposure of a good survey camera or satellite."""
    sharpen = 0.6 if rng.random() < 0.3 else 0.0
    return Film(light(rng), float(rng.uniform(0.3, 0.9)), sharpen, float(rng.uniform(0.5, 3.5)))
