"""Tennis and basketball courts with their true lines (ITF and FIBA sizes, metres)."""

from __future__ import annotations

import math

import numpy as np

from rscovlm_training.worlds.body import Body
from rscovlm_training.worlds.look import Look, pick, tone
from rscovlm_training.worlds.pen import RGB, Part, rect

TENNIS = (23.77, 10.97)
BASKETBALL = (28.0, 15.0)
_CHALK: RGB = (226, 228, 224)


def tennis_court(rng: np.random.Generator, look: Look) -> Body:
    """Build a tennis court; the label is the doubles court, the surround is painted under it."""
    length, width = TENNIS
    word, colour, under = _paints(rng, look, length, width, (5.0, 6.4), (3.0, 3.8))
    line = rng.uniform(0.09, 0.16)
    single, service = 8.23 / 2, 6.40
    half = length / 2
    parts: list[Part] = [(rect(0, 0, length, width), colour)]
    parts += _frame(length, width, line)
    parts += [(rect(0, side * single, length, line), _CHALK) for side in (-1, 1)]
    parts += [(rect(side * service, 0, line, 2 * single), _CHALK) for side in (-1, 1)]
    parts += [(rect(0, 0, 2 * service, line), _CHALK)]
    parts += [(rect(side * (half - 0.3), 0, 0.5, line), _CHALK) for side in (-1, 1)]
    parts += [(rect(0, 0, 0.18, width * 0.99), (58, 60, 62))]
    return Body("tennis court", length, width, 0.0, word, (), tuple(parts), under)


def basketball_court(rng: np.random.Generator, look: Look) -> Body:
    """Build a basketball court; the label is the area inside the outer lines."""
    length, width = BASKETBALL
    word, colour, under = _paints(rng, look, length, width, (1.2, 2.5), (1.2, 2.5))
    line = rng.uniform(0.09, 0.16)
    key = pick(look.courts, rng)[1] if rng.random() < 0.6 else colour
    parts: list[Part] = [(rect(0, 0, length, width), colour)]
    for side in (-1, 1):
        parts += [(_turned(points, side), tint) for points, tint in _half(length, width, line, key)]
    parts += [(_ring(0, 0, 1.8, line, 0, 2 * math.pi), _CHALK), (rect(0, 0, line, width), _CHALK)]
    parts += _frame(length, width, line)
    return Body("basketball court", length, width, 0.0, word, (), tuple(parts), under)


def _half(length: float, width: float, line: float, key: RGB) -> list[Part]:
    """Return the right half: the key, its circle, the three-point line and the basket."""
    end, depth, basket = length / 2, 5.8, length / 2 - 1.575
    return [
        (rect(end - depth / 2, 0, depth, 4.9), key),
        (rect(end - depth / 2, -2.45, depth, line), _CHALK),
        (rect(end - depth / 2, 2.45, depth, line), _CHALK),
        (rect(end - depth, 0, line, 4.9), _CHALK),
        (_ring(end - depth, 0, 1.8, line, math.pi / 2, 3 * math.pi / 2), _CHALK),
        (_ring(basket, 0, 6.75, line, math.pi - 1.37, math.pi + 1.37), _CHALK),
        (rect(end - 1.5, 6.6, 3.0, line), _CHALK),
        (rect(end - 1.5, -6.6, 3.0, line), _CHALK),
        (rect(end - 1.0, 0, 0.5, 1.8), (70, 70, 74)),
    ]


def _paints(
    rng: np.random.Generator, look: Look, length: float, width: float,
    ends: tuple[float, float], sides: tuple[float, float],
) -> tuple[str, RGB, tuple[Part, ...]]:  # fmt: skip
    word, colour = pick(look.courts, rng)
    around = tone(colour, rng.uniform(0.8, 0.95)) if rng.random() < 0.4 else pick(look.courts, rng)[1]
    outer = rect(0, 0, length + 2 * rng.uniform(*ends), width + 2 * rng.uniform(*sides))
    return word, colour, ((outer, around),)


def _frame(length: float, width: float, line: float) -> list[Part]:
    x, y = (length - line) / 2, (width - line) / 2
    return [
        (rect(0, -y, length, line), _CHALK), (rect(0, y, length, line), _CHALK),
        (rect(-x, 0, line, width), _CHALK), (rect(x, 0, line, width), _CHALK),
    ]  # fmt: skip


def _ring(x: float, y: float, radius: float, line: float, start: float, stop: float) -> np.ndarray:
    angles = np.linspace(start, stop, 22)
    arc = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return np.add(np.concatenate([arc * (radius + line / 2), (arc * (radius - line / 2))[::-1]]), (x, y))


def _turned(points: np.ndarray, side: int) -> np.ndarray:
    return points * side
