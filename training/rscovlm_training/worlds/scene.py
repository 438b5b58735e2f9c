"""Render a scene from a seed: a place, its objects with exact oriented labels, and a photograph of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from rscovlm_training.worlds.camera import photograph
from rscovlm_training.worlds.look import Variant, look_of
from rscovlm_training.worlds.pen import Pen
from rscovlm_training.worlds.places import PLACES
from rscovlm_training.worlds.site import MAX_OBJECTS, MIN_VISIBLE, Placed, Site, visible_share

__all__ = ["CLASSES", "MAX_OBJECTS", "MIN_VISIBLE", "SCENE_CLASSES", "Scene", "SceneObject", "render_scene"]

CLASSES = (
    "basketball court", "large vehicle", "plane", "ship", "small vehicle", "storage tank", "tennis court",
)  # fmt: skip
SCENE_CLASSES = tuple(PLACES)

_LONG_SIDE_PX = (8.0, 180.0)
_SIDE = 224
_EMPTY_SHARE = 0.18
_BUSY = {
    "airport": 1.5, "harbor": 1.2, "parking lot": 1.1, "storage tanks": 1.0, "sports court": 1.4,
    "residential area": 0.8, "farmland": 0.2, "road": 1.2, "water": 0.8, "forest": 0.1, "bare land": 0.5,
}  # fmt: skip
_STILL = {
    "airport": 0.5, "harbor": 0.5, "parking lot": 0.7, "residential area": 1.0, "farmland": 1.6, "road": 0.8,
    "water": 0.8, "forest": 1.4, "bare land": 1.2,
}  # fmt: skip
_COARSEST = {"parking lot": 0.5, "residential area": 0.5, "road": 0.7, "bare land": 0.8, "farmland": 0.5}
_FINEST = {"sports court": 0.15, "storage tanks": 0.1}


@dataclass(frozen=True)
class SceneObject:
    """An object: its label, its rectangle's corners (4, 2) float64 in native pixels (the whole object,
    clockwise on the screen from the topmost, then leftmost one), its colour in a word, and the share of
    its area inside the image.
    """

    label: str
    quad: np.ndarray
    colour: str
    visible: float


@dataclass(frozen=True)
class Scene:
    """An (H, W, 3) uint8 RGB image, its labelled objects, its ground sampling distance and its kind.

    ``ground`` says in a word what most of the ground is.
    """

    image: np.ndarray
    objects: tuple[SceneObject, ...]
    gsd_m: float
    scene_class: str
    seed: int
    ground: str


def render_scene(
    seed: int,
    width: int = _SIDE,
    height: int = _SIDE,
    *,
    gsd_m: float | None = None,
    variant: Variant = "train",
    empty: bool | None = None,
) -> Scene:
    """Render the scene of a seed; the same arguments give the same scene.

    Args:
        seed: any whole number from 0.
        width: of the image, pixels.
        height: of the image, pixels.
        gsd_m: metres a pixel; None: log-uniform over 0.1 to 1.
        variant: which palettes and shapes; ``held-out`` ones are never seen in training.
        empty: whether there is no object; None: one scene in five or so has none.
    """
    return render_layers(seed, width, height, gsd_m=gsd_m, variant=variant, empty=empty)


def render_layers(
    seed: int,
    width: int,
    height: int,
    *,
    gsd_m: float | None,
    variant: Variant,
    empty: bool | None,
    bodies: bool = True,
    camera: bool = True,
) -> Scene:
    """Render like ``render_scene``, leaving out the objects' bodies (not their shadows) or the camera."""
    layout, film = (np.random.default_rng(part) for part in np.random.SeedSequence((seed, width, height)).spawn(2))
    gsd = float(np.exp(layout.uniform(math.log(0.1), 0.0)))
    gsd = gsd if gsd_m is None else gsd_m
    bare = bool(layout.random() < _EMPTY_SHARE)
    bare = bare if empty is None else empty
    name = _place(layout, gsd, bare)
    site = _site(layout, width, height, gsd, variant, 0 if bare else MAX_OBJECTS)
    PLACES[name](site)
    if empty is False and not site.placed:
        site = _site(layout, width, height, gsd, variant, MAX_OBJECTS)
        name = "water"
        PLACES[name](site)
    site.finish(bodies=bodies)
    image = photograph(site.pen.image, film) if camera else site.pen.image
    labels = (_label(item, site.pen) for item in site.placed)
    objects = tuple(label for label in labels if label.visible >= MIN_VISIBLE)
    return Scene(image, objects, gsd, name, seed, site.words["ground"])


def _place(rng: np.random.Generator, gsd_m: float, bare: bool) -> str:
    """Choose a kind of place whose objects can be told at this ground sampling distance."""
    weights = {
        name: weight
        for name, weight in (_STILL if bare else _BUSY).items()
        if _FINEST.get(name, 0.0) <= gsd_m and (bare or gsd_m <= _COARSEST.get(name, 1e9))
    }
    edges = np.cumsum(list(weights.values()))
    index = int(np.searchsorted(edges, rng.random() * edges[-1], side="right"))
    return list(weights)[min(index, len(weights) - 1)]


def _site(
    rng: np.random.Generator, width: int, height: int, gsd_m: float, variant: Variant, limit: int
) -> Site:
    turn = rng.uniform(0, 2 * math.pi)
    cosine, sine = math.cos(turn) / gsd_m, math.sin(turn) / gsd_m
    matrix = np.array([[cosine, -sine, width / 2], [sine, cosine, height / 2]])
    bearing = rng.uniform(0, 2 * math.pi)
    return Site(
        pen=Pen(np.zeros((height, width, 3), np.uint8), matrix),
        rng=rng,
        look=look_of(variant),
        gsd_m=gsd_m,
        turn=turn,
        sun=np.array([math.cos(bearing), math.sin(bearing)]),
        shadow_length=rng.uniform(0.25, 1.4) if rng.random() < 0.85 else 0.05,
        limit=limit,
        size_px=(_LONG_SIDE_PX[0], _LONG_SIDE_PX[1] * min(width, height) / _SIDE),
    )


def _label(item: Placed, pen: Pen) -> SceneObject:
    quad = item.quad(pen)
    height, width = pen.image.shape[:2]
    return SceneObject(item.body.label, _canonical(quad), item.body.colour, visible_share(quad, width, height))


def _canonical(quad: np.ndarray) -> np.ndarray:
    """Order corners clockwise on the screen, from the topmost, then leftmost one."""
    following = np.roll(quad, -1, axis=0)
    if float((quad[:, 0] * following[:, 1] - following[:, 0] * quad[:, 1]).sum()) < 0:
        quad = quad[::-1]
    rounded = np.round(quad, 6)
    return np.roll(quad, -int(np.lexsort((rounded[:, 0], rounded[:, 1]))[0]), axis=0)


