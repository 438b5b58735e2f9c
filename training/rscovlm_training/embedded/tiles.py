"""The size at which the embedded model sees an image, and tiles drawn at that size."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rscovlm.imagery.sizes import smart_resize
from rscovlm_training.embedded.dense import TOKEN
from rscovlm_training.embedded.samples import Seen, resize, see
from rscovlm_training.worlds.scene import render_scene

SIDE = 224
PIXELS = SIDE * SIDE
GRID = SIDE // TOKEN


def model_size(width: int, height: int) -> tuple[int, int]:
    """Width and height at which the embedded model sees an image."""
    rows, columns = smart_resize(height, width, factor=TOKEN, min_pixels=PIXELS, max_pixels=PIXELS)
    return columns, rows


def look(image: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Resize an image to the model's size."""
    width, height = model_size(image.shape[1], image.shape[0])
    return resize(image, width, height)


def draw_tile(rng: np.random.Generator, rows: int = GRID, columns: int = GRID) -> Seen:
    """A tile of about 160 native pixels a side, as serving cuts them, shown to the model enlarged."""
    zoom = float(rng.uniform(0.5, 1.0))
    width, height = columns * TOKEN, rows * TOKEN
    scene = render_scene(int(rng.integers(2**31)), round(width * zoom), round(height * zoom))
    return see(scene, width, height)
