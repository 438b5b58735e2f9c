"""Tiles drawn at the size at which the embedded model sees them."""

from __future__ import annotations

import numpy as np

from rscovlm.imagery.window import PixelWindow
from rscovlm_training.embedded.chains import draw_world
from rscovlm_training.embedded.dense import TOKEN
from rscovlm_training.embedded.seen import Seen, see, within
from rscovlm_training.worlds.scene import Scene, render_scene
from rscovlm_training.worlds.uhr.labels import WorldObject, label
from rscovlm_training.worlds.uhr.world import World

SIDE = 224
GRID = SIDE // TOKEN

_NEAR_AN_OBJECT = 0.85
MOST_OBJECTS = 14
"""A car park full of cars would fill the reply; the model looks at such places in smaller tiles."""


def draw_tile(rng: np.random.Generator, rows: int = GRID, columns: int = GRID) -> Seen:
    """A tile of about 160 native pixels a side, as serving cuts them, shown to the model enlarged."""
    zoom = float(rng.uniform(0.5, 1.0))
    width, height = columns * TOKEN, rows * TOKEN
    scene = render_scene(int(rng.integers(2**31)), round(width * zoom), round(height * zoom))
    return see(scene, width, height)


def draw_world_tiles(rng: np.random.Generator, number: int) -> list[Seen]:
    """Square tiles of one large world, most of them near its objects; they have no scene class."""
    world = draw_world(rng)
    objects = label(world).objects
    tiles: list[Seen] = []
    while len(tiles) < number:
        side = round(SIDE * float(rng.uniform(0.5, 1.0)))
        window = _draw_window(world, objects, side, rng)
        inside = within(objects, window)
        if len(inside) <= MOST_OBJECTS:
            scene = Scene(world.read(window, side, side), inside, world.gsd_m, "", world.seed, "")
            tiles.append(see(scene, SIDE, SIDE))
    return tiles


def _draw_window(
    world: World, objects: tuple[WorldObject, ...], side: int, rng: np.random.Generator
) -> PixelWindow:
    corner = rng.uniform(0, [world.width - side, world.height - side])
    if objects and rng.random() < _NEAR_AN_OBJECT:
        centre = objects[int(rng.integers(len(objects)))].quad.mean(axis=0)
        corner = centre - rng.uniform(0, side, size=2)
    column, row = np.clip(corner, 0, [world.width - side, world.height - side]).astype(int)
    return PixelWindow(int(column), int(row), side, side)
