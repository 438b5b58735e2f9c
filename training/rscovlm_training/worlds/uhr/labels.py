"""What stands in a world and where: objects, landmarks, districts and changes, in native pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from rscovlm.geometry.quads import canonical
from rscovlm_training.worlds.pen import placed
from rscovlm_training.worlds.site import MIN_VISIBLE, Placed, Roof, visible_share
from rscovlm_training.worlds.uhr.dates import Change
from rscovlm_training.worlds.uhr.layout import Layout
from rscovlm_training.worlds.uhr.plan import NAMED, Plan
from rscovlm_training.worlds.uhr.survey import Thing
from rscovlm_training.worlds.uhr.world import World

_BUILT = ("town", "depot", "tank farm", "harbour")
_URBAN, _RURAL = 0.35, 0.04


@dataclass(frozen=True)
class WorldObject:
    """An object: its rectangle (4, 2) in native pixels, clockwise from the topmost, then leftmost corner, its
    colour in a word, the share of it inside the image, its district, what it does and what it stands on.
    """

    label: str
    quad: np.ndarray
    colour: str
    visible: float
    district: str
    status: str
    surface: str


@dataclass(frozen=True)
class WorldLandmark:
    """A feature with a shape and a colour: its outline (N, 2) in native pixels."""

    kind: str
    outline: np.ndarray
    colour: str
    shape: str
    district: str


@dataclass(frozen=True)
class District:
    """A district that there is one of: its rectangle (4, 2) in native pixels, its ground, and whether the
    land around it is ``urban`` or ``rural`` ('' where it is neither clearly).
    """

    name: str
    quad: np.ndarray
    ground: str
    setting: str


@dataclass(frozen=True)
class Labels:
    """Everything that can be said of a world on its date; the changes are empty unless it is paired."""

    objects: tuple[WorldObject, ...]
    landmarks: tuple[WorldLandmark, ...]
    districts: tuple[District, ...]
    changes: tuple[Change, ...]


def label(world: World) -> Labels:
    """Lay out a whole world and say what is in it."""
    plan = world.plan
    objects, landmarks, changes = [], [], []
    grounds: dict[str, str] = {}
    for index, cell in enumerate(plan.cells):
        layout = world.layout(index)
        grounds.setdefault(cell.district, layout.survey.ground)
        for thing in layout.survey.things:
            if isinstance(thing.item, Placed) and thing.dates[world.date]:
                objects.append(_object(world, layout, thing, thing.item, cell.district))
        landmarks += [
            WorldLandmark(mark.kind, _px(plan, layout, mark.points), mark.colour, mark.shape, cell.district)
            for mark in layout.survey.landmarks
        ]
        if world.paired:
            changes += _changes(world, layout, cell.district)
    seen = tuple(item for item in objects if item.visible >= MIN_VISIBLE)
    districts = tuple(_district(plan, name, grounds[name]) for name in (*NAMED, "harbour") if name in grounds)
    return Labels(seen, tuple(landmarks), districts, tuple(changes))


def _px(plan: Plan, layout: Layout, points: np.ndarray) -> np.ndarray:
    return plan.to_px(placed(points, *layout.pose))


def _quad(world: World, layout: Layout, item: Placed | Roof) -> np.ndarray:
    if isinstance(item, Placed):
        x, y, heading, length, width = item.x, item.y, item.heading, item.body.length, item.body.width
        if item.body.label == "storage tank":
            # A disc has no direction: its label is the upright square.
            heading = -world.plan.turn - layout.pose[2]
    else:
        x, y, heading, length, width = item.plot
    half_x, half_y = length / 2, width / 2
    corners = np.array([[-half_x, -half_y], [half_x, -half_y], [half_x, half_y], [-half_x, half_y]])
    px = _px(world.plan, layout, placed(corners, x, y, heading))
    quad: np.ndarray = canonical(np.round(px, 6)[None])[0]
    return quad


def _object(world: World, layout: Layout, thing: Thing, item: Placed, district: str) -> WorldObject:
    quad = _quad(world, layout, item)
    share = visible_share(quad, world.width, world.height)
    return WorldObject(item.body.label, quad, item.body.colour, share, district, thing.status, thing.surface)


def _changes(world: World, layout: Layout, district: str) -> list[Change]:
    """List what of a layout is not the same on both dates."""
    found: list[Change] = []
    for thing in layout.survey.things:
        item = thing.item
        if thing.dates == (True, True) or not isinstance(item, Placed | Roof):
            continue
        quad = _quad(world, layout, item)
        if visible_share(quad, world.width, world.height) < MIN_VISIBLE:
            continue
        label, colour = (item.body.label, item.body.colour) if isinstance(item, Placed) else ("building", "")
        if thing.dates[1] and found and _same_place(found[-1], quad):
            found[-1] = Change("changed", label, quad, district, found[-1].before, colour)
        elif thing.dates[1]:
            found.append(Change("came", label, quad, district, "", colour))
        else:
            found.append(Change("went", label, quad, district, colour, ""))
    return found


def _same_place(change: Change, quad: np.ndarray) -> bool:
    return change.kind == "went" and bool(np.allclose(change.quad, quad))


def _district(plan: Plan, name: str, ground: str) -> District:
    """Bound a district, in the plan's frame, and judge the land around it."""
    own = [cell.corners() for cell in plan.cells if cell.district == name and cell.kind == name]
    points = np.concatenate(own)
    low, high = points.min(axis=0), points.max(axis=0)
    corners = np.array([low, (high[0], low[1]), high, (low[0], high[1])])
    quad = canonical(np.round(plan.to_px(corners), 6)[None])[0]
    return District(name, quad, ground, _setting(plan, name, shapely.Polygon(corners)))


def _setting(plan: Plan, name: str, area: shapely.Polygon) -> str:
    """Return what most of the land within reach of a district is."""
    reach = max(150.0, 0.4 * float(np.sqrt(area.area)))
    ring = area.buffer(reach, join_style="mitre").difference(area)
    built = [
        shapely.Polygon(cell.corners())
        for cell in plan.cells
        if cell.district != name and cell.kind in _BUILT
    ]
    share = shapely.union_all(built).intersection(ring).area / ring.area
    if name == "town" or share >= _URBAN:
        return "urban"
    return "rural" if share <= _RURAL else ""
