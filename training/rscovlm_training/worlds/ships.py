"""Boats, barges, freighters and tankers."""

from __future__ import annotations

import numpy as np

from rscovlm_training.worlds.body import GLASS, Body, rounded
from rscovlm_training.worlds.look import Look, pick, tone
from rscovlm_training.worlds.pen import RGB, Part, mirrored, rect


def ship(rng: np.random.Generator, look: Look, length: float, *, moving: bool) -> Body:
    """Build a boat, a barge, a freighter or a tanker, with a wake if it moves."""
    slender = rng.uniform(0.26, 0.38) if length < 18 else rng.uniform(0.14, 0.21)
    width = length * slender
    word, colour = pick(look.hulls, rng)
    bow = rng.uniform(*look.bow) * (1.5 if length < 18 else 1.0)
    hull = _hull(length, width, bow, rng.uniform(0.75, 1.0))
    deck = _hull(length * 0.94, width * 0.82, bow, 0.9)
    build = _boat_deck if length < 18 else _ship_deck
    parts: list[Part] = [(hull, colour), *build(rng, look, length, width, deck, colour)]
    under = tuple(_wake(rng, length, width)) if moving else ()
    return Body("ship", length, width, 0.10 * length**0.8 + 0.6, word, (hull,), tuple(parts), under)


def _hull(length: float, width: float, bow: float, stern: float) -> np.ndarray:
    half = width / 2
    start = 0.5 - bow
    stations = np.array([-0.5, -0.44, start, start + bow * 0.45, start + bow * 0.8, 0.5]) * length
    breadth = np.array([stern * 0.92, 1.0, 1.0, 0.80, 0.42, 0.02]) * half
    upper = np.stack([stations, -breadth], axis=1)
    return np.concatenate([upper, mirrored(upper)[::-1]])


def _boat_deck(
    rng: np.random.Generator, look: Look, length: float, width: float, deck: np.ndarray, colour: RGB
) -> list[Part]:
    wood = tone((168, 132, 96), rng.uniform(0.7, 1.15))
    inner = wood if rng.random() < 0.45 else tone(colour, 0.85)
    parts: list[Part] = [(deck, inner)]
    cabin = rng.random()
    if cabin < 0.7:
        at, long = length * rng.uniform(-0.1, 0.12), length * rng.uniform(0.22, 0.38)
        parts.append((np.add(rounded(long, width * 0.6, long * 0.2, width * 0.12), (at, 0)), (222, 224, 224)))
        parts.append((rect(at + long * 0.34, 0, long * 0.2, width * 0.5), GLASS))
    if cabin > 0.5:
        parts.append((rect(-0.34 * length, 0, 0.2 * length, 0.6 * width), tone(inner, 0.55)))
    return parts


def _ship_deck(
    rng: np.random.Generator, look: Look, length: float, width: float, deck: np.ndarray, colour: RGB
) -> list[Part]:
    floor = ((140, 72, 56), (92, 112, 100), (126, 128, 130), (70, 84, 100))[int(rng.integers(4))]
    parts: list[Part] = [(deck, floor)]
    kind = look.choose(look.decks, rng)
    front, back = 0.30 * length, -0.27 * length
    if kind == "holds":
        parts += _holds(rng, back, front, width)
    elif kind == "containers":
        parts += _containers(rng, look, back, front, width)
    elif kind == "ferry":
        parts += _ferry(rng, length, width)
    else:
        parts += _pipes(length, width, back, front, floor)
    white = (218, 220, 218)
    house = length * rng.uniform(0.08, 0.13)
    parts.append((rect(-0.37 * length, 0, house, width * 0.86), white))
    parts.append((rect(-0.37 * length - 0.2 * house, 0, house * 0.4, width * 0.6), tone(white, 0.8)))
    parts.append((rect(-0.44 * length, 0, 0.05 * length, width * 0.3), tone(colour, 0.6)))
    return parts


def _holds(rng: np.random.Generator, back: float, front: float, width: float) -> list[Part]:
    count = int(rng.integers(2, 6))
    pitch = (front - back) / count
    cover = tone((150, 146, 138), rng.uniform(0.5, 1.25))
    parts: list[Part] = []
    for index in range(count):
        at = back + (index + 0.5) * pitch
        parts.append((rect(at, 0, pitch * 0.76, width * 0.62), tone(cover, 0.6)))
        parts.append((rect(at, 0, pitch * 0.68, width * 0.54), cover))
    return parts


def _containers(rng: np.random.Generator, look: Look, back: float, front: float, width: float) -> list[Part]:
    parts: list[Part] = []
    bays = max(3, int((front - back) / 7))
    pitch = (front - back) / bays
    for bay in range(bays):
        for row in range(4):
            if rng.random() < 0.88:
                spot = rect(back + (bay + 0.5) * pitch, (row - 1.5) * width * 0.2, pitch * 0.9, width * 0.19)
                parts.append((spot, pick(look.hulls, rng)[1]))
    return parts


def _pipes(length: float, width: float, back: float, front: float, floor: RGB) -> list[Part]:
    light = tone(floor, 1.3)
    return [(rect((front + back) / 2, 0, front - back, 0.05 * width), tone(floor, 1.35))] + [
        (rect(at, 0, 0.012 * length, 0.7 * width), light) for at in np.linspace(back, front, 5).tolist()
    ]


def _ferry(rng: np.random.Generator, length: float, width: float) -> list[Part]:
    """Draw passenger decks, lifeboats and a funnel."""
    white = tone((222, 224, 222), rng.uniform(0.9, 1.05))
    boats = [
        (rect(at * length, side * 0.37 * width, 0.05 * length, 0.07 * width), (212, 120, 60))
        for at in (-0.18, -0.06, 0.06, 0.18)
        for side in (-1, 1)
    ]
    return [
        (rect(-0.02 * length, 0, 0.62 * length, 0.84 * width), white),
        (rect(0.02 * length, 0, 0.44 * length, 0.56 * width), tone(white, 0.86)),
        (rect(0.22 * length, 0, 0.03 * length, 0.5 * width), GLASS),
        (rect(-0.16 * length, 0, 0.07 * length, 0.2 * width), (150, 60, 50)),
        *boats,
    ]


def _wake(rng: np.random.Generator, length: float, width: float) -> list[Part]:
    foam = (206, 214, 212)
    long = length * rng.uniform(0.8, 2.2)
    tail = -0.5 * length
    churn = np.array([[tail + 0.1 * length, -0.3 * width], [tail + 0.1 * length, 0.3 * width],
                      [tail - long, 0.75 * width], [tail - long, -0.75 * width]])  # fmt: skip
    arm = np.array([[0.46 * length, -0.1 * width], [-0.3 * length, -0.75 * width],
                    [tail - 0.5 * long, -1.7 * width], [-0.3 * length, -0.60 * width]])  # fmt: skip
    return [(churn, foam), (arm, foam), (mirrored(arm), foam)]
