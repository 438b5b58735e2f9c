"""Storage tanks with fixed and with floating roofs."""

from __future__ import annotations

import numpy as np

from rscovlm_training.worlds.body import Body
from rscovlm_training.worlds.look import Look, pick, tone
from rscovlm_training.worlds.pen import Part, disc, rect


def tank(rng: np.random.Generator, look: Look, diameter: float, sun: np.ndarray) -> Body:
    """Build a storage tank; ``sun`` is the unit vector towards the sun in the tank's frame."""
    radius = diameter / 2
    word, colour = pick(look.tanks, rng)
    rim = disc(0, 0, radius, 40)
    floating = rng.random() < 0.4
    roof = tone(colour, rng.uniform(0.62, 0.8)) if floating else colour
    parts: list[Part] = [(rim, tone(colour, 0.86)), (disc(0, 0, radius * 0.94, 40), roof)]
    if floating:
        parts.append((_crescent(radius * 0.94, sun), tone(roof, 0.55)))
    else:
        lit = sun * radius
        parts.append((disc(0, 0, radius * 0.66, 36) + lit * 0.22, tone(roof, 1.03, 3)))
        parts.append((disc(0, 0, radius * 0.36, 28) + lit * 0.36, tone(roof, 1.05, 5)))
    parts.append((disc(0, 0, radius * 0.06, 12), tone(roof, 0.75)))
    if rng.random() < 0.6:
        parts.append((rect(radius * 0.5, 0, radius * 0.9, max(0.5, radius * 0.05)), tone(roof, 0.72)))
    height = diameter * rng.uniform(0.25, 0.6)
    return Body("storage tank", diameter, diameter, min(height, 16.0), word, (rim,), tuple(parts))


def _crescent(radius: float, sun: np.ndarray) -> np.ndarray:
    """Return the wall's shadow on a sunken roof: the sickle on the side of the sun."""
    towards = float(np.arctan2(sun[1], sun[0]))
    angles = np.linspace(towards - 1.45, towards + 1.45, 18)
    arc = np.stack([np.cos(angles), np.sin(angles)], axis=1) * radius
    return np.concatenate([arc, (arc * 0.995 - sun * radius * 0.28)[::-1]])
