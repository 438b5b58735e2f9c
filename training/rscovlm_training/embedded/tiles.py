"""Tiles drawn at the size at which the embedded model sees them."""

from __future__ import annotations

import numpy as np

from rscovlm_training.embedded.dense import TOKEN
from rscovlm_training.embedded.samples import Seen, see
from rscovlm_training.worlds.scene import render_scene

SIDE = 224
GRID = SIDE // TOKEN


def draw_tile(rng: np.random.Generator, rows: int = GRID, columns: int = GRID) -> Seen:
    """A tile of about 160 native pixels a side, as serving cuts them, shown to the model enlarged."""
    zoom = float(rng.uniform(0.5, 1.0))
    width, height = columns * TOKEN, rows * TOKEN
    scene = render_scene(int(rng.integers(2**31)), round(width * zoom), round(height * zoom))
    return see(scene, width, height)
