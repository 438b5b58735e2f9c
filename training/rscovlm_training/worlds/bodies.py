"""What the labelled objects are made of: filled polygons in the object's own frame.

The x axis runs along the object, towards its nose, bow or bonnet. Every body reaches exactly from
-length/2 to length/2 and from -width/2 to width/2, because its label is that rectangle.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from rscovlm_training.worlds.look import Look, pick, tone
from rscovlm_training.worlds.pen import RGB, Part, disc, mirrored, rect

GLASS: RGB = (38, 44, 52)


@dataclass(frozen=True)
class Body:
    """An object: its label, extent and height in metres, colour word, outline (for its shadow) and parts."""

    label: str
    length: float
    width: float
    height: float
    colour: str
    outline: tuple[np.ndarray, ...]
    parts: tuple[Part, ...]
    under: tuple[Part, ...] = field(default=())
    """Painted before everything else and not part of the label: a wake, a court's surround."""


def car(rng: np.random.Generator, look: Look) -> Body:
    """Build a car, a van or a pickup, 4 to 5 m long."""
    length = rng.uniform(*look.car_m)
    width = length * rng.uniform(0.39, 0.45)
    word, colour = pick(look.vehicles, rng)
    hull = _rounded(length, width, 0.16 * length, 0.30 * width)
    kind = rng.random()
    dark, light = tone(colour, 0.82), tone(colour, 1.08, 6)
    inner = width * 0.40
    parts: list[Part] = [(hull, colour)]
    if kind < 0.72:
        front, back = length * rng.uniform(0.10, 0.20), -length * rng.uniform(0.24, 0.38)
        parts += [
            (_trapezoid(back, front, inner * 0.9, inner), GLASS),
            (rect((front + back) / 2 - 0.03 * length, 0, 0.62 * (front - back), 1.72 * inner), light),
            (rect(0.40 * length, 0, 0.10 * length, 0.7 * width), tone(colour, 1.05)),
        ]
    elif kind < 0.9:
        parts += [
            (_trapezoid(0.18 * length, 0.34 * length, inner, inner * 0.9), GLASS),
            (rect(-0.13 * length, 0, 0.62 * length, 1.7 * inner), light),
        ]
    else:
        parts += [
            (rect(-0.27 * length, 0, 0.40 * length, 1.72 * inner), tone(colour, 0.45)),
            (_trapezoid(-0.05 * length, 0.20 * length, inner, inner * 0.9), GLASS),
            (rect(0.05 * length, 0, 0.15 * length, 1.7 * inner), light),
        ]
    parts.append((rect(-0.485 * length, 0, 0.03 * length, 0.8 * width), dark))
    return Body("small vehicle", length, width, 1.5, word, (hull,), tuple(parts))


def truck(rng: np.random.Generator, look: Look) -> Body:
    """Build a lorry with cab and box, an articulated one, or a bus."""
    kind = rng.random()
    width = rng.uniform(2.4, 2.75)
    word, colour = pick(look.vehicles, rng)
    if kind < 0.3:
        length = rng.uniform(9.5, 14)
        return Body("large vehicle", length, width, 3.0, word, *_bus(rng, length, width, colour))
    length = rng.uniform(7, 11) if kind < 0.65 else rng.uniform(13, 18)
    cab = min(2.4, 0.28 * length)
    _, cab_colour = pick(look.vehicles, rng)
    gap = 0.25 if kind < 0.65 else 0.7
    box = length - cab - gap
    middle = -length / 2 + box / 2
    parts: list[Part] = [
        (rect(0, 0, length, 0.5 * width), (58, 56, 56)),
        (rect(middle, 0, box, width), colour),
        (_rounded(cab, width * 0.96, 0.3, 0.3) + (length / 2 - cab / 2, 0), cab_colour),
        (rect(length / 2 - 0.22 * cab, 0, 0.22 * cab, 0.8 * width), GLASS),
        (rect(middle, 0.25 * width, box * 0.97, 0.42 * width), tone(colour, 0.93)),
    ]
    if rng.random() < 0.35:
        parts += _load(rng, middle, box, width)
    outline = (rect(0, 0, length, width),)
    return Body("large vehicle", length, width, 3.2, word, outline, tuple(parts))


def _load(rng: np.random.Generator, middle: float, box: float, width: float) -> list[Part]:
    """Draw an open bed with ribs or a load of earth instead of a roof."""
    earth = tone((124, 100, 76), rng.uniform(0.6, 1.3))
    return [(rect(middle, 0, box * 0.94, width * 0.84), earth)] + [
        (rect(middle + box * at, 0, 0.18, width * 0.84), tone(earth, 0.75)) for at in (-0.25, 0.0, 0.25)
    ]


def _bus(
    rng: np.random.Generator, length: float, width: float, colour: RGB
) -> tuple[tuple[np.ndarray, ...], tuple[Part, ...]]:
    hull = _rounded(length, width, 0.5, 0.4)
    roof = tone(colour, 1.05, 8)
    parts: list[Part] = [(hull, colour), (rect(0, 0, length * 0.95, width * 0.84), roof)]
    parts.append((rect(0.47 * length, 0, 0.03 * length, 0.84 * width), GLASS))
    for at in np.linspace(-0.33, 0.3, int(rng.integers(2, 5))).tolist():
        parts.append((rect(at * length, 0, 1.2, 1.0), tone(roof, rng.uniform(0.7, 0.92))))
    return (hull,), tuple(parts)


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
    parts += [(fuselage, colour), (_fuselage(length * 0.98, body * 0.45) - (0, body * 0.3), tone(colour, 1.06, 6))]
    fin = tone(pick(look.vehicles, rng)[1], 1.0) if rng.random() < 0.4 else shaded
    parts.append((_trapezoid(-0.497 * length, -0.36 * length, 0.10 * body, 0.05 * body), fin))
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
        pod = _rounded(size * 1.5, size * 0.5, size * 0.3, size * 0.1) + (-0.28 * length, -length * 0.075)
        return [pod, mirrored(pod)]
    places = (0.33,) if length < 58 or rng.random() < 0.6 else (0.28, 0.56)
    pods = []
    for place in places:
        front = float(np.interp(place * half, -wing[:3, 1], wing[:3, 0]))
        pod = _rounded(size, size * 0.42, size * 0.25, size * 0.08) + (front + 0.12 * size, -place * half)
        pods += [pod, mirrored(pod)]
    return pods


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
    return Body("ship", length, width, 0.10 * length ** 0.8 + 0.6, word, (hull,), tuple(parts), under)


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
        parts.append((_rounded(long, width * 0.6, long * 0.2, width * 0.12) + (at, 0), (222, 224, 224)))
        parts.append((rect(at + long * 0.34, 0, long * 0.2, width * 0.5), GLASS))
    if cabin > 0.5:
        parts.append((rect(-0.34 * length, 0, 0.2 * length, 0.6 * width), tone(inner, 0.55)))
    return parts


def _ship_deck(
    rng: np.random.Generator, look: Look, length: float, width: float, deck: np.ndarray, colour: RGB
) -> list[Part]:
    floor = ((140, 72, 56), (92, 112, 100), (126, 128, 130), (70, 84, 100))[int(rng.integers(4))]
    parts: list[Part] = [(deck, floor)]
    kind = rng.random()
    front, back = 0.30 * length, -0.27 * length
    if kind < 0.4:
        parts += _holds(rng, back, front, width)
    elif kind < 0.7:
        parts += _containers(rng, look, back, front, width)
    else:
        parts += [(rect((front + back) / 2, 0, front - back, 0.05 * width), tone(floor, 1.35))]
        parts += [
            (rect(at, 0, 0.012 * length, 0.7 * width), tone(floor, 1.3))
            for at in np.linspace(back, front, 5).tolist()
        ]
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


def _wake(rng: np.random.Generator, length: float, width: float) -> list[Part]:
    foam = (206, 214, 212)
    long = length * rng.uniform(0.8, 2.2)
    tail = -0.5 * length
    churn = np.array([[tail + 0.1 * length, -0.3 * width], [tail + 0.1 * length, 0.3 * width],
                      [tail - long, 0.75 * width], [tail - long, -0.75 * width]])  # fmt: skip
    arm = np.array([[0.46 * length, -0.1 * width], [-0.3 * length, -0.75 * width],
                    [tail - 0.5 * long, -1.7 * width], [-0.3 * length, -0.60 * width]])  # fmt: skip
    return [(churn, foam), (arm, foam), (mirrored(arm), foam)]


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
        parts.append((disc(*(sun * radius * 0.22).tolist(), radius * 0.66, 36), tone(roof, 1.03, 3)))
        parts.append((disc(*(sun * radius * 0.36).tolist(), radius * 0.36, 28), tone(roof, 1.05, 5)))
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


def _rounded(length: float, width: float, along: float, across: float) -> np.ndarray:
    """Return a rectangle (8, 2) with cut corners."""
    x, y = length / 2, width / 2
    return np.array([
        [-x + along / 2, -y], [x - along, -y], [x, -y + across], [x, y - across],
        [x - along, y], [-x + along / 2, y], [-x, y - across / 2], [-x, -y + across / 2],
    ])  # fmt: skip


def _trapezoid(back: float, front: float, half_back: float, half_front: float) -> np.ndarray:
    return np.array([[back, -half_back], [front, -half_front], [front, half_front], [back, half_back]])
