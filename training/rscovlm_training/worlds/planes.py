"""Aeroplanes: light ones with straight wings, jets with swept ones."""

from __future__ import annotations

import numpy as np

from rscovlm_training.worlds.body import GLASS, Body, rounded, trapezoid
from rscovlm_training.worlds.look import Look, pick, tone
from rscovlm_training.worlds.pen import Part, mirrored, rect


def plane(rng: np.random.Generator, look: Look, length: float) -> Body:
    """Build an aeroplane: straight wings when small, mostly swept ones with engines when large."""
    jet = length > 17 and rng.random() < 0.9
    span = length * (rng.uniform(0.84, 1.06) if jet else rng.uniform(1.0, 1.4))
    half, body = span / 2, length * rng.uniform(0.045, 0.058)
    word, colour = pick(look.planes, rng)
    fuselage = _fuselage(length, body)
    wing = _wing(rng, look, length, half, jet)
    tail = _tailplane(rng, length, half, jet)
    sheet, shaded = tone(colour, 0.92), tone(colour, 0.80)
    parts: list[Part] = []
    engines = _engines(rng, length, half, wing, jet)
    parts += [(piece, tone(colour, 0.55)) for piece in engines]
    parts += [(wing, sheet), (mirrored(wing), shaded), (tail, sheet), (mirrored(tail), shaded)]
    ridge = _fuselage(length * 0.98, body * 0.45) - np.array([0, body * 0.3])
    parts += [(fuselage, colour), (ridge, tone(colour, 1.06, 6))]
    fin = tone(pick(look.vehicles, rng)[1], 1.0) if rng.random() < 0.4 else shaded
    parts.append((trapezoid(-0.497 * length, -0.36 * length, 0.10 * body, 0.05 * body), fin))
    parts.append((rect(0.462 * length, 0, 0.014 * length, body * 0.8), GLASS))
    outline = (fuselage, wing, mirrored(wing), tail, mirrored(tail))
    return Body("plane", length, span, length * 0.10, word, outline, tuple(parts))


def _fuselage(length: float, half: float) -> np.ndarray:
    stations = np.array([-0.5, -0.42, -0.25, 0.33, 0.42, 0.47, 0.5]) * length
    breadth = np.array([0.12, 0.5, 1.0, 1.0, 0.86, 0.52, 0.05]) * half
    upper = np.stack([stations, -breadth], axis=1)
    return np.concatenate([upper, mirrored(upper)[::-1]])


def _wing(rng: np.random.Generator, look: Look, length: float, half: float, jet: bool) -> np.ndarray:
    """Return one wing, from the centre line to its tip at y = -half."""
    root = length * rng.uniform(*look.wing_root)
    tip = root * (rng.uniform(0.2, 0.4) if jet else rng.uniform(0.6, 1.0))
    sweep = half * rng.uniform(*look.sweep) if jet else half * rng.uniform(0.0, 0.06)
    lead = length * (rng.uniform(0.10, 0.18) if jet else rng.uniform(0.14, 0.24))
    lead = min(lead, 0.45 * length)
    kink = 0.38 if jet else 0.6
    tip_lead = max(lead - sweep, -0.40 * length + tip)
    middle_lead = lead + (tip_lead - lead) * kink
    trailing = lead - root
    middle_trailing = min(trailing - 0.01 * length, middle_lead - 0.62 * root) if jet else trailing
    return np.array([
        [lead, 0], [middle_lead, -kink * half], [tip_lead, -half], [tip_lead - tip, -half],
        [middle_trailing, -kink * half], [trailing, 0],
    ])  # fmt: skip


def _tailplane(rng: np.random.Generator, length: float, half: float, jet: bool) -> np.ndarray:
    reach = half * rng.uniform(0.32, 0.42)
    chord = length * rng.uniform(0.07, 0.10)
    sweep = reach * (rng.uniform(0.4, 0.7) if jet else rng.uniform(0.0, 0.2))
    lead = -0.5 * length + chord + sweep + 0.02 * length
    tip = lead - sweep
    return np.array([[lead, 0], [tip, -reach], [tip - chord * 0.5, -reach], [lead - chord, 0]])


def _engines(
    rng: np.random.Generator, length: float, half: float, wing: np.ndarray, jet: bool
) -> list[np.ndarray]:
    if not jet:
        return []
    size = length * rng.uniform(0.075, 0.10)
    if length < 32 and rng.random() < 0.5:
        pod = rounded(size * 1.5, size * 0.5, size * 0.3, size * 0.1)
        pod = np.add(pod, (-0.28 * length, -length * 0.075))
        return [pod, mirrored(pod)]
    places = (0.33,) if length < 58 or rng.random() < 0.6 else (0.28, 0.56)
    pods = []
    for place in places:
        front = float(np.interp(place * half, -wing[:3, 1], wing[:3, 0]))
        pod = rounded(size, size * 0.42, size * 0.25, size * 0.08)
        pod = np.add(pod, (front + 0.12 * size, -place * half))
        pods += [pod, mirrored(pod)]
    return pods
