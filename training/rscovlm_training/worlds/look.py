"""Palettes, shape ranges and templates: everything in which training and held-out scenes differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from rscovlm_training.worlds.pen import RGB

Variant = Literal["train", "held-out"]
Paint = tuple[str, RGB, float]
"""A colour word, its RGB, and how often it is used."""


@dataclass(frozen=True)
class Look:
    """Everything in which the two variants differ."""

    grounds: dict[str, tuple[RGB, ...]]
    vehicles: tuple[Paint, ...]
    planes: tuple[Paint, ...]
    hulls: tuple[Paint, ...]
    tanks: tuple[Paint, ...]
    courts: tuple[Paint, ...]
    roofs: tuple[RGB, ...]
    crowns: tuple[RGB, ...]
    sweep: tuple[float, float]
    wing_root: tuple[float, float]
    car_m: tuple[float, float]
    bow: tuple[float, float]
    cars: dict[str, float]
    lorries: dict[str, float]
    decks: dict[str, float]

    def choose(self, kinds: dict[str, float], rng: np.random.Generator) -> str:
        """Draw a template by its share."""
        return list(kinds)[weighted(list(kinds.values()), rng)]

    def ground(self, name: str, rng: np.random.Generator) -> RGB:
        """Pick one of the colours of a kind of ground, varied a little."""
        choices = self.grounds[name]
        return vary(choices[int(rng.integers(len(choices)))], rng, 12)


def pick(paints: tuple[Paint, ...], rng: np.random.Generator) -> tuple[str, RGB]:
    """Draw a paint by weight, varied a little."""
    word, colour, _ = paints[weighted([paint[2] for paint in paints], rng)]
    return word, vary(colour, rng, 10)


def weighted(weights: Sequence[float], rng: np.random.Generator) -> int:
    """Draw an index by weight."""
    left = float(rng.random()) * sum(weights)
    for index, weight in enumerate(weights):
        left -= weight
        if left < 0:
            return index
    return len(weights) - 1


def vary(colour: RGB, rng: np.random.Generator, by: float) -> RGB:
    """Shift a colour at random, mostly in brightness."""
    shared, red, green, blue = ((rng.random(4) * 2 - 1) * by).tolist()
    return (
        _byte(colour[0] + shared + red / 3),
        _byte(colour[1] + shared + green / 3),
        _byte(colour[2] + shared + blue / 3),
    )


def tone(colour: RGB, times: float, plus: float = 0.0) -> RGB:
    """Brighten or darken a colour."""
    return (_byte(colour[0] * times + plus), _byte(colour[1] * times + plus), _byte(colour[2] * times + plus))


def _byte(value: float) -> float:
    return min(max(value, 0.0), 255.0)


_TRAIN = Look(
    grounds={
        "grass": ((92, 108, 62), (112, 118, 74), (76, 96, 54), (128, 128, 86), (100, 122, 78)),
        "soil": ((132, 108, 82), (112, 92, 74), (150, 126, 98), (84, 70, 60)),
        "crop": ((92, 118, 56), (140, 138, 78), (74, 100, 52), (168, 152, 104)),
        "concrete": ((164, 160, 150), (148, 146, 142), (182, 178, 168), (136, 132, 124)),
        "asphalt": ((84, 84, 88), (100, 98, 98), (66, 68, 74), (118, 116, 112)),
        "water": ((48, 74, 84), (62, 88, 84), (92, 94, 66), (34, 54, 72), (76, 104, 108), (120, 110, 74)),
        "sand": ((196, 180, 146), (178, 160, 128), (206, 194, 166)),
        "canopy": ((54, 76, 42), (68, 88, 50), (46, 66, 44)),
    },
    vehicles=(
        ("white", (226, 228, 228), 5), ("grey", (150, 152, 156), 4), ("black", (36, 38, 42), 3),
        ("red", (166, 36, 36), 2), ("blue", (44, 70, 132), 2), ("green", (52, 92, 66), 0.6),
        ("yellow", (208, 170, 52), 0.6), ("brown", (104, 80, 62), 0.6),
    ),
    planes=(("white", (230, 231, 232), 6), ("grey", (172, 176, 180), 3), ("blue", (84, 116, 160), 0.7)),
    hulls=(
        ("white", (224, 226, 224), 4), ("grey", (140, 146, 150), 2.5), ("red", (146, 58, 46), 1.5),
        ("blue", (58, 84, 122), 1.5), ("brown", (122, 92, 66), 1), ("black", (52, 54, 58), 1),
        ("green", (70, 108, 88), 0.7),
    ),
    tanks=(
        ("white", (222, 222, 216), 6), ("grey", (158, 160, 160), 2), ("brown", (138, 104, 80), 0.8),
        ("green", (104, 132, 104), 0.6),
    ),
    courts=(
        ("blue", (66, 98, 142), 3), ("green", (72, 112, 82), 4), ("red", (150, 84, 66), 2),
        ("grey", (132, 132, 130), 1),
    ),
    roofs=(
        (150, 94, 74), (128, 76, 60), (168, 160, 150), (110, 108, 108), (194, 190, 182), (92, 84, 80),
        (86, 112, 142), (142, 126, 104), (208, 208, 204),
    ),
    crowns=((58, 80, 44), (74, 94, 52), (48, 68, 42), (92, 102, 60)),
    sweep=(0.20, 0.75), wing_root=(0.13, 0.20), car_m=(3.9, 5.1), bow=(0.12, 0.30),
    cars={"saloon": 0.72, "van": 0.16, "pickup": 0.12},
    lorries={"bus": 0.3, "box": 0.3, "articulated": 0.4},
    decks={"holds": 0.4, "containers": 0.3, "tanker": 0.3},
)  # fmt: skip

_HELD_OUT = Look(
    grounds={
        "grass": ((104, 110, 58), (84, 104, 70), (120, 116, 66)),
        "soil": ((140, 100, 72), (120, 104, 90), (100, 78, 60)),
        "crop": ((110, 124, 62), (156, 144, 88), (84, 112, 70)),
        "concrete": ((172, 166, 158), (152, 152, 150), (140, 138, 134)),
        "asphalt": ((92, 90, 92), (74, 76, 78), (108, 108, 106)),
        "water": ((54, 82, 96), (82, 92, 78), (40, 64, 70), (106, 104, 78)),
        "sand": ((188, 170, 138), (200, 188, 156)),
        "canopy": ((60, 82, 50), (52, 72, 38)),
    },
    vehicles=(
        ("white", (214, 216, 220), 5), ("grey", (134, 138, 140), 4), ("black", (48, 46, 50), 3),
        ("red", (148, 44, 50), 2), ("blue", (58, 90, 150), 2), ("green", (70, 108, 72), 0.6),
        ("yellow", (196, 164, 70), 0.6), ("brown", (118, 88, 72), 0.6),
    ),
    planes=(("white", (220, 222, 226), 6), ("grey", (158, 164, 166), 3), ("blue", (96, 122, 150), 0.7)),
    hulls=(
        ("white", (214, 216, 212), 4), ("grey", (128, 132, 140), 2.5), ("red", (134, 66, 58), 1.5),
        ("blue", (70, 92, 134), 1.5), ("brown", (112, 86, 70), 1), ("black", (60, 60, 62), 1),
        ("green", (82, 116, 92), 0.7),
    ),
    tanks=(
        ("white", (212, 214, 210), 6), ("grey", (146, 150, 152), 2), ("brown", (148, 116, 92), 0.8),
        ("green", (116, 140, 112), 0.6),
    ),
    courts=(
        ("blue", (78, 110, 156), 3), ("green", (84, 124, 96), 4), ("red", (160, 92, 78), 2),
        ("grey", (142, 140, 138), 1),
    ),
    roofs=((158, 104, 84), (120, 82, 70), (160, 156, 148), (120, 118, 120), (186, 184, 178), (96, 120, 134)),
    crowns=((64, 86, 50), (80, 92, 48), (54, 74, 50)),
    sweep=(0.05, 0.62), wing_root=(0.11, 0.17), car_m=(4.2, 5.3), bow=(0.18, 0.38),
    cars={"saloon": 0.4, "estate": 0.35, "van": 0.15, "pickup": 0.1},
    lorries={"bus": 0.25, "box": 0.25, "articulated": 0.25, "tank lorry": 0.25},
    decks={"holds": 0.25, "containers": 0.25, "tanker": 0.2, "ferry": 0.3},
)  # fmt: skip


def look_of(variant: Variant) -> Look:
    """Return the look of a variant."""
    return {"train": _TRAIN, "held-out": _HELD_OUT}[variant]
