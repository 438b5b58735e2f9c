"""Render a scene from a seed: a place, its objects with exact oriented labels, and a photograph of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rscovlm.geometry.quads import canonical
from rscovlm_training.worlds.camera import photograph
from rscovlm_training.worlds.drawing import draw
from rscovlm_training.worlds.look import Variant, look_of, weighted
from rscovlm_training.worlds.pen import Pen
from rscovlm_training.worlds.places import PLACES
from rscovlm_training.worlds.site import MAX_OBJECTS, MIN_VISIBLE, USUAL_SIDE, Placed, Site, visible_share

__all__ = ["CLASSES", "MAX_OBJECTS", "MIN_VISIBLE", "SCENE_CLASSES", "Scene", "SceneObject", "render_scene"]

CLASSES = (
    "basketball court", "large vehicle", "plane", "ship", "small vehicle", "storage tank", "tennis court",
)  # fmt: skip
SCENE_CLASSES = tuple(PLACES)

_LONG_SIDE_PX = (8.0, 180.0)
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
    width: int = USUAL_SIDE,
    height: int = USUAL_SIDE,
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

    Raises:
        ValueError: the ground sampling distance is not one at which the objects can be told.
    """
    if gsd_m is not None and not 0.05 <= gsd_m <= 2:
        raise ValueError(f"a ground sampling distance of {gsd_m} m is outside 0.05 to 2 m")
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
    seeds = np.random.SeedSequence((seed, width, height)).spawn(2)
    layout, film = (np.random.default_rng(part) for part in seeds)
    drawn = float(np.exp(layout.uniform(math.log(0.1), 0.0)))
    gsd = drawn if gsd_m is None else gsd_m
    bare = bool(layout.random() < _EMPTY_SHARE) if empty is None else empty
    site, name = _built(layout, width, height, gsd, variant, bare=bare)
    while empty is False and not labels_of(site):
        site, name = _built(layout, width, height, gsd, variant, bare=False)
    draw(site, bodies=bodies)
    image = photograph(site.pen.image, film) if camera else site.pen.image
    return Scene(image, labels_of(site), gsd, name, seed, site.ground)


def labels_of(site: Site) -> tuple[SceneObject, ...]:
    """Return the labels of the objects that are seen well enough."""
    height, width = site.pen.image.shape[:2]
    return labelled(site.placed, [item.quad(site.pen) for item in site.placed], width, height)


def labelled(
    items: Sequence[Placed], quads: Sequence[np.ndarray], width: int, height: int
) -> tuple[SceneObject, ...]:
    """Return labels for objects at quadrilaterals (native pixels) of an image, if seen well enough."""
    # Rounded, so that of two topmost corners the leftmost is first in spite of the last digit.
    ordered = canonical(np.round(np.array(quads).reshape(-1, 4, 2), 6))
    labels = (
        SceneObject(item.body.label, quad, item.body.colour, visible_share(quad, width, height))
        for item, quad in zip(items, ordered, strict=True)
    )
    return tuple(label for label in labels if label.visible >= MIN_VISIBLE)


def _built(
    rng: np.random.Generator, width: int, height: int, gsd_m: float, variant: Variant, *, bare: bool
) -> tuple[Site, str]:
    """Build a kind of place whose objects can be told at this ground sampling distance."""
    weights = {
        name: weight
        for name, weight in (_STILL if bare else _BUSY).items()
        if _FINEST.get(name, 0.0) <= gsd_m and (bare or gsd_m <= _COARSEST.get(name, math.inf))
    }
    name = list(weights)[weighted(list(weights.values()), rng)]
    site = open_site(rng, np.zeros((height, width, 3), np.uint8), gsd_m, variant)
    site.limit = 0 if bare else MAX_OBJECTS
    PLACES[name](site)
    return site, name


def open_site(rng: np.random.Generator, image: np.ndarray, gsd_m: float, variant: Variant) -> Site:
    """Return an empty site on an image (H, W, 3) uint8, turned at random, under a sun drawn at random."""
    height, width = image.shape[:2]
    turn, bearing = rng.uniform(0, 2 * math.pi), rng.uniform(0, 2 * math.pi)
    return Site(
        pen=Pen(image, centred(width, height, gsd_m, turn)),
        rng=rng,
        look=look_of(variant),
        gsd_m=gsd_m,
        turn=turn,
        sun=np.array([math.cos(bearing), math.sin(bearing)]),
        shadow_length=rng.uniform(0.25, 1.4) if rng.random() < 0.85 else 0.05,
        limit=MAX_OBJECTS,
        size_px=(_LONG_SIDE_PX[0], _LONG_SIDE_PX[1] * min(width, height) / USUAL_SIDE),
    )


def centred(width: int, height: int, gsd_m: float, turn: float) -> np.ndarray:
    """Return the 2x3 matrix from metres about an image's centre, turned (radians), to its pixels."""
    cosine, sine = math.cos(turn) / gsd_m, math.sin(turn) / gsd_m
    return np.array([[cosine, -sine, width / 2], [sine, cosine, height / 2]])
