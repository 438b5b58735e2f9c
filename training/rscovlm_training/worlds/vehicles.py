"""Cars, vans, pickups, lorries and buses."""

from __future__ import annotations

import numpy as np

from rscovlm_training.worlds.body import GLASS, Body, rounded, trapezoid
from rscovlm_training.worlds.look import Look, pick, tone
from rscovlm_training.worlds.pen import RGB, Part, rect


def car(rng: np.random.Generator, look: Look) -> Body:
    """Build a car, a van or a pickup, 4 to 5 m long."""
    length = rng.uniform(*look.car_m)
    width = length * rng.uniform(0.39, 0.45)
    word, colour = pick(look.vehicles, rng)
    hull = rounded(length, width, 0.13 * length, 0.26 * width)
    parts: list[Part] = [(hull, colour)]
    parts += _CARS[look.choose(look.cars, rng)](rng, length, width, colour)
    parts.append((rect(-0.485 * length, 0, 0.03 * length, 0.8 * width), tone(colour, 0.82)))
    return Body("small vehicle", length, width, 1.5, word, (hull,), tuple(parts))


def _saloon(rng: np.random.Generator, length: float, width: float, colour: RGB) -> list[Part]:
    inner = width * 0.40
    front, back = length * rng.uniform(0.10, 0.20), -length * rng.uniform(0.24, 0.40)
    roof = tone(colour, 1.08, 6) if rng.random() < 0.85 else (46, 50, 56)
    return [
        (trapezoid(back, front, inner * 0.9, inner), GLASS),
        (rect((front + back) / 2 - 0.03 * length, 0, 0.62 * (front - back), 1.72 * inner), roof),
        (rect(0.40 * length, 0, 0.10 * length, 0.7 * width), tone(colour, 1.05)),
    ]


def _estate(rng: np.random.Generator, length: float, width: float, colour: RGB) -> list[Part]:
    inner = width * 0.41
    front, back = length * rng.uniform(0.12, 0.22), -length * rng.uniform(0.43, 0.46)
    middle, long = (front + back) / 2 - 0.01 * length, 0.74 * (front - back)
    rails = [(rect(middle, side * inner * 0.8, long, 0.07 * width), tone(colour, 0.5)) for side in (-1, 1)]
    return [
        (trapezoid(back, front, inner, inner), GLASS),
        (rect(middle, 0, long, 1.78 * inner), tone(colour, 1.05, 4)),
        *rails,
    ]


def _van(rng: np.random.Generator, length: float, width: float, colour: RGB) -> list[Part]:
    inner = width * 0.40
    return [
        (trapezoid(0.18 * length, 0.34 * length, inner, inner * 0.9), GLASS),
        (rect(-0.13 * length, 0, 0.62 * length, 1.7 * inner), tone(colour, 1.08, 6)),
    ]


def _pickup(rng: np.random.Generator, length: float, width: float, colour: RGB) -> list[Part]:
    inner = width * 0.40
    return [
        (rect(-0.27 * length, 0, 0.40 * length, 1.72 * inner), tone(colour, 0.45)),
        (trapezoid(-0.05 * length, 0.20 * length, inner, inner * 0.9), GLASS),
        (rect(0.05 * length, 0, 0.15 * length, 1.7 * inner), tone(colour, 1.08, 6)),
    ]


_CARS = {"saloon": _saloon, "estate": _estate, "van": _van, "pickup": _pickup}


def truck(rng: np.random.Generator, look: Look) -> Body:
    """Build a lorry with cab and box, an articulated one, a tank lorry, or a bus."""
    kind = look.choose(look.lorries, rng)
    width = rng.uniform(2.4, 2.75)
    word, colour = pick(look.vehicles, rng)
    if kind == "bus":
        length = rng.uniform(9.5, 14)
        return Body("large vehicle", length, width, 3.0, word, *_bus(rng, length, width, colour))
    length = rng.uniform(7, 11) if kind == "box" else rng.uniform(13, 18)
    cab = min(2.4, 0.28 * length)
    box = length - cab - (0.25 if kind == "box" else 0.7)
    middle = -length / 2 + box / 2
    parts: list[Part] = [(rect(0, 0, length, 0.5 * width), (58, 56, 56))]
    parts += _cab(rng, look, length, width, cab)
    if kind == "tank lorry":
        parts += [
            (rounded(box, width, 0.5, 0.6) + np.array([middle, 0]), tone(colour, 0.85)),
            (rect(middle, 0, box * 0.94, width * 0.5), colour),
            (rect(middle, 0, box * 0.9, width * 0.18), tone(colour, 1.1, 12)),
        ]
    else:
        parts += [
            (rect(middle, 0, box, width), colour),
            (rect(middle, 0.25 * width, box * 0.97, 0.42 * width), tone(colour, 0.93)),
        ]
        if rng.random() < 0.35:
            parts += _load(rng, middle, box, width)
    return Body("large vehicle", length, width, 3.2, word, (rect(0, 0, length, width),), tuple(parts))


def _cab(rng: np.random.Generator, look: Look, length: float, width: float, cab: float) -> list[Part]:
    colour = pick(look.vehicles, rng)[1]
    return [
        (rounded(cab, width * 0.96, 0.3, 0.3) + np.array([length / 2 - cab / 2, 0]), colour),
        (rect(length / 2 - 0.22 * cab, 0, 0.22 * cab, 0.8 * width), GLASS),
    ]


def _load(rng: np.random.Generator, middle: float, box: float, width: float) -> list[Part]:
    """Draw an open bed with ribs or a load of earth instead of a roof."""
    earth = tone((124, 100, 76), rng.uniform(0.6, 1.3))
    return [(rect(middle, 0, box * 0.94, width * 0.84), earth)] + [
        (rect(middle + box * at, 0, 0.18, width * 0.84), tone(earth, 0.75)) for at in (-0.25, 0.0, 0.25)
    ]


def _bus(
    rng: np.random.Generator, length: float, width: float, colour: RGB
) -> tuple[tuple[np.ndarray, ...], tuple[Part, ...]]:
    hull = rounded(length, width, 0.5, 0.4)
    roof = tone(colour, 1.05, 8)
    parts: list[Part] = [(hull, colour), (rect(0, 0, length * 0.95, width * 0.84), roof)]
    parts.append((rect(0.47 * length, 0, 0.03 * length, 0.84 * width), GLASS))
    for at in np.linspace(-0.33, 0.3, int(rng.integers(2, 5))).tolist():
        parts.append((rect(at * length, 0, 1.2, 1.0), tone(roof, rng.uniform(0.7, 0.92))))
    return (hull,), tuple(parts)
