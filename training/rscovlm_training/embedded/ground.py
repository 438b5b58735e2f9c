"""Real images in which there is nothing to find, cut into tiles.

What a drawn world has never shown, such as the shadows of a real forest, a model takes for something it
knows. What is not there is best learnt from what is real. Frames: model pixels of the tile.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from rscovlm_training.embedded.images import read_image
from rscovlm_training.embedded.seen import Seen
from rscovlm_training.embedded.tiles import SIDE
from rscovlm_training.embedded.turning import VARIANTS, turned

_ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_SIDES_PX = (96, 320)
_GAIN, _SHIFT = 0.25, 20.0
_NOTHING: npt.NDArray[np.float64] = np.zeros((0, 4, 2))


class Ground:
    """The images of a folder; none may show an object of the model's classes."""

    def __init__(self, folder: Path) -> None:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS)
        self._images = [read_image(path) for path in paths]
        if not self._images:
            raise FileNotFoundError(f"{folder} holds no image ({', '.join(_ENDINGS)}).")
        sizes = np.array([image.shape[0] * image.shape[1] for image in self._images], np.float64)
        self._shares = sizes / sizes.sum()

    def tile(self, rng: np.random.Generator) -> Seen:
        """A square part of an image, larger images more often, in some size, light and orientation."""
        image = self._images[int(rng.choice(len(self._images), p=self._shares))]
        side = int(min(rng.integers(*_SIDES_PX), *image.shape[:2]))
        row, column = (int(rng.integers(length - side + 1)) for length in image.shape[:2])
        interpolation = cv2.INTER_AREA if side > SIDE else cv2.INTER_CUBIC
        part = cv2.resize(
            image[row : row + side, column : column + side], (SIDE, SIDE), interpolation=interpolation
        )
        gain = 1 + rng.uniform(-_GAIN, _GAIN) + rng.uniform(-_GAIN / 4, _GAIN / 4, size=3)
        lit = np.clip(part * gain + rng.uniform(-_SHIFT, _SHIFT), 0, 255).astype(np.uint8)
        return Seen(turned(lit, _NOTHING, int(rng.integers(VARIANTS)))[0], _NOTHING, (), (), "")
