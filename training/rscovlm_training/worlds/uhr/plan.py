"""Where everything lies in a large world: the coast, the districts, the fields and woods between, the roads.

The plan's frame is metres from the scene's centre, x right and y down, turned by ``turn`` on the image; the
sea, where there is one, lies at +x.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from rscovlm_training.worlds.look import Variant
from rscovlm_training.worlds.pen import placed, rect
from rscovlm_training.worlds.scene import centred
from rscovlm_training.worlds.uhr.layout import Pose
from rscovlm_training.worlds.uhr.parcels import Box, parcels, quarters

NAMED = ("airport", "depot", "tank farm", "sports ground", "town")
"""What every world has one of; a harbour too where there is a coast."""

_NATURAL_M2 = {"airport": 1.1e6, "depot": 1.3e5, "tank farm": 2.0e5, "sports ground": 8e4, "town": 6e5}
_FILLING_M2 = 3.0e5
_WOODED = 0.28
_LONGEST = {"airport": 3.4}
_ASPECT = 2.3
_TRIES = 40
_TILT = 0.22


@dataclass(frozen=True)
class Cell:
    """A part of the plan that is laid out on its own, from its own seed; ``half`` is half its extent."""

    kind: str
    district: str
    pose: Pose
    half: tuple[float, float]
    seed: int
    strip_m: float = 0.0
    park: bool = False
    clear: tuple[float, float] = (0.0, 0.0)
    """Where along x the cell is kept clear: off a harbour's mouth."""

    def corners(self) -> np.ndarray:
        """Return its corners (4, 2) in the plan's frame."""
        return placed(rect(0, 0, 2 * self.half[0], 2 * self.half[1]), *self.pose)


@dataclass(frozen=True)
class Plan:
    """The cells of a world, in the order in which their grounds lie on each other."""

    seed: int
    width: int
    height: int
    gsd_m: float
    variant: Variant
    turn: float
    cells: tuple[Cell, ...]

    @property
    def matrix(self) -> np.ndarray:
        """The 2x3 matrix from the plan's metres to native pixels."""
        return centred(self.width, self.height, self.gsd_m, self.turn)

    def to_px(self, points: np.ndarray) -> np.ndarray:
        """Map (N, 2) metres of the plan to native pixels."""
        return points @ self.matrix[:, :2].T + self.matrix[:, 2]


def draw_plan(seed: int, width: int, height: int, gsd_m: float, variant: Variant) -> Plan:
    """Draw the plan of a world; districts lie wholly inside the scene."""
    rng = np.random.default_rng(np.random.SeedSequence((seed, width, height, 41)))
    quarter = int(rng.integers(4)) * math.pi / 2
    coast = bool(rng.random() < 0.8)
    sea_share, urban = rng.uniform(0.17, 0.26), rng.uniform(0.0, 0.25)
    largest_m = max(360.0, 500 * gsd_m)
    best: tuple[float, list[Cell], float] = math.inf, [], quarter
    for attempt in range(_TRIES):
        turn = quarter + rng.uniform(-_TILT, _TILT) * (1 - attempt / (_TRIES - 1))
        half = _plan_half(width, height, gsd_m, turn)
        inside = _beyond(width, height, gsd_m, turn)
        cells = _cells(rng, half, sea_share if coast else 0.0, urban, largest_m, inside)
        fault = _fault(cells, inside)
        if fault < best[0]:
            best = fault, cells, turn
        if fault == 0:
            break
    _, cells, turn = best
    return Plan(seed, width, height, gsd_m, variant, turn, tuple(_seeded(cells, seed)))


def _plan_half(width: int, height: int, gsd_m: float, turn: float) -> tuple[float, float]:
    """Return half the extent of the box around the scene, in the plan's frame."""
    cosine, sine = abs(math.cos(turn)), abs(math.sin(turn))
    return (width * cosine + height * sine) / 2 * gsd_m, (width * sine + height * cosine) / 2 * gsd_m


def _fault(cells: list[Cell], inside: Callable[[np.ndarray], float]) -> float:
    """Measure how far districts reach out of the scene, in metres."""
    named = [cell for cell in cells if cell.kind in (*NAMED, "harbour") and cell.kind != "town"]
    return sum(max(inside(cell.corners()), 0.0) for cell in named)


def _beyond(width: int, height: int, gsd_m: float, turn: float) -> Callable[[np.ndarray], float]:
    """Return what tells how far points of the plan lie outside the scene (metres; 0 or less: inside)."""
    matrix = centred(width, height, gsd_m, turn)

    def measure(points: np.ndarray) -> float:
        px = points @ matrix[:, :2].T + matrix[:, 2]
        return float(np.maximum(-px, px - (width, height)).max()) * gsd_m

    return measure


def _fitted(kind: str, box: Box, inside: Callable[[np.ndarray], float]) -> Box:
    """Shrink a district's box until it lies in the scene and is not too long, towards the scene's middle."""
    for shrunk in np.arange(1.0, 0.5, -0.04).tolist():
        wide, high = shrunk * (box[2] - box[0]), shrunk * (box[3] - box[1])
        most = _LONGEST.get(kind, _ASPECT)
        wide, high = min(wide, most * high), min(high, most * wide)
        left = box[0] if box[0] + box[2] > 0 else box[2] - wide
        top = box[1] if box[1] + box[3] > 0 else box[3] - high
        fitted = left, top, left + wide, top + high
        if inside(rect(left + wide / 2, top + high / 2, wide, high)) <= 0:
            break
    return fitted


def _cells(
    rng: np.random.Generator,
    half: tuple[float, float],
    sea_share: float,
    urban: float,
    largest_m: float,
    inside: Callable[[np.ndarray], float],
) -> list[Cell]:
    half_x, half_y = half
    cells: list[Cell] = []
    east, strip = half_x, min(max(0.09 * half_x, 34.0), 130.0)
    if sea_share:
        quay = half_x - 2 * half_x * sea_share
        east = quay - strip
        cells += _seaside(rng, half, quay, strip)
    land = -half_x, -half_y, east, half_y
    leaves, roads = parcels(rng, land, _kinds(rng, (east + half_x) * 2 * half_y, urban))
    for kind, box in leaves:
        if kind == "town":
            blocks, streets = quarters(rng, box, largest_m)
            park = int(rng.integers(len(blocks)))
            cells += [_cell("town", "town", block, index == park) for index, block in enumerate(blocks)]
            roads += streets
        elif kind in NAMED:
            fitted = _fitted(kind, box, inside)
            cells += [_cell("meadow", "meadow", box), _cell(kind, kind, fitted)]
        else:
            cells.append(_cell(kind, kind, box))
    # Water below everything, roads above the ground of the parcels beside them.
    cells.sort(key=lambda cell: cell.kind != "coast")
    return [*cells, *(_cell("road", "road", box) for box in roads)]


def _seeded(cells: list[Cell], seed: int) -> Iterator[Cell]:
    for index, cell in enumerate(cells):
        state = np.random.SeedSequence((seed, index, 43)).generate_state(1, np.uint64)
        yield replace(cell, seed=int(state[0]) >> 2)


def _kinds(rng: np.random.Generator, land_m2: float, urban: float) -> list[tuple[str, float]]:
    """Return what the land holds, each with its share of the area."""
    wanted = dict(_NATURAL_M2)
    wanted["town"] = max(wanted["town"], urban * land_m2)
    least = 0.006 * land_m2
    areas = {name: max(area, least) for name, area in wanted.items()}
    if sum(areas.values()) > 0.6 * land_m2:
        roots = {name: math.sqrt(area) for name, area in areas.items()}
        scale = 0.72 * land_m2 / sum(roots.values())
        areas = {name: root * scale for name, root in roots.items()}
    rest = land_m2 - sum(areas.values())
    count = min(max(round(rest / _FILLING_M2), 3), 40)
    names = np.where(rng.random(count) < _WOODED, "forest", "fields").tolist()
    shares = rng.uniform(0.6, 1.4, count)
    areas_m2 = (rest * shares / shares.sum()).tolist()
    filling = list(zip(names, areas_m2, strict=True))
    kinds = [*areas.items(), *filling]
    return [kinds[index] for index in rng.permutation(len(kinds)).tolist()]


def _cell(kind: str, district: str, box: Box, park: bool = False) -> Cell:
    """Make a cell of a box, its x axis along the longer side."""
    x0, y0, x1, y1 = box
    wide, high = (x1 - x0) / 2, (y1 - y0) / 2
    middle = (x0 + x1) / 2, (y0 + y1) / 2
    if wide >= high:
        return Cell(kind, district, (*middle, 0.0), (wide, high), 0, park=park)
    return Cell(kind, district, (*middle, math.pi / 2), (high, wide), 0, park=park)


def _seaside(rng: np.random.Generator, half: tuple[float, float], quay: float, strip: float) -> list[Cell]:
    """Return the coast, the harbour on it and the sea beyond; in their frames the water is at +y."""
    half_x, half_y = half
    turn = -math.pi / 2
    long = min(max(0.4 * 2 * half_y, 140.0), 1500.0)
    basin = min(0.52 * (half_x - quay), 480.0)
    y = rng.uniform(-1, 1) * max(0.0, 0.8 * half_y - long / 2)
    west = quay - strip
    coast = Cell("coast", "coast", ((west + half_x) / 2, 0.0, turn), (half_y, (half_x - west) / 2), 0, strip)
    middle = (west + quay + basin) / 2, y, turn
    port = Cell("harbour", "harbour", middle, (long / 2, (strip + basin) / 2), 0, strip)
    beyond = quay + basin
    # The frames are turned by a quarter: x runs against the plan's y. No ship lies off the harbour's mouth,
    # where nobody could say whether it belongs to it.
    reach = long / 2 + 0.4 * max(long, strip + basin)
    extent = half_y, (half_x - beyond) / 2
    sea = Cell("sea", "sea", ((beyond + half_x) / 2, 0.0, turn), extent, 0, clear=(-y - reach, -y + reach))
    return [coast, port, sea]
