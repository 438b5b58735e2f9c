"""The places: each one lays its ground, then puts its objects where such things stand."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from rscovlm_training.worlds.bodies import Body, car, plane, ship, tank, truck
from rscovlm_training.worlds.courts import basketball_court, tennis_court
from rscovlm_training.worlds.look import tone
from rscovlm_training.worlds.pen import RGB, rect
from rscovlm_training.worlds.site import Site
from rscovlm_training.worlds.textures import Surface

LINE: RGB = (214, 214, 206)
YELLOW: RGB = (206, 172, 70)


def airport(site: Site) -> None:
    """An apron with stands, taxi lines, and aircraft in a row or alone."""
    rng, reach = site.rng, site.reach
    site.words["ground"] = "concrete"
    site.cover(_concrete(site))
    if rng.random() < 0.5:
        edge = reach * rng.uniform(0.2, 0.6)
        site.cover(_grass(site), [rect(0, edge + reach, 3 * reach, 2 * reach)])
    longest = site.size_px[1] * site.gsd_m
    length = min(float(np.exp(rng.uniform(math.log(9), math.log(68)))), longest * rng.uniform(0.4, 0.95))
    length = max(length, site.size_px[0] * site.gsd_m * 1.3, 7.5)
    pitch = length * rng.uniform(1.35, 1.7)
    row = rng.uniform(-0.5, 0.2) * reach
    nose = math.pi / 2 * (1 if rng.random() < 0.5 else -1)
    colour = YELLOW if rng.random() < 0.6 else LINE
    site.pen.line(np.array([[-2 * reach, row + length], [2 * reach, row + length]]), 0.4, colour)
    if rng.random() < 0.4:
        _row_of_roofs(site, row - length * 1.2 - 14, reach)
    jitter = 0.0 if rng.random() < 0.6 else 0.5
    for slot in np.arange(-reach, reach + pitch, pitch).tolist():
        x = slot + rng.uniform(-0.1, 0.1) * pitch
        site.pen.line(np.array([[x, row - 0.4 * length], [x, row + length]]), 0.3, colour)
        if rng.random() < 0.8:
            size = length * rng.uniform(0.92, 1.04)
            site.add(plane(rng, site.look, size), x, row, nose + rng.uniform(-jitter, jitter), gap=1.5)
    for _ in range(int(rng.integers(0, 3))):
        x, y = rng.uniform(-0.8, 0.8, 2) * reach
        site.add(plane(rng, site.look, length * rng.uniform(0.8, 1)), x, y, rng.uniform(0, 6.28), gap=1.5)
    _scatter(site, int(rng.integers(0, 4)))


def harbor(site: Site) -> None:
    """A quay or a marina: water, an edge, ships along it, and cargo ashore."""
    rng, reach = site.rng, site.reach
    site.words["ground"] = "water"
    site.cover(_water(site))
    shore = reach * rng.uniform(-0.35, 0.3)
    land = rect(0, shore - reach * 1.5, 4 * reach, 3 * reach)
    site.cover(_concrete(site) if rng.random() < 0.7 else _asphalt(site), [land])
    site.pen.line(np.array([[-2 * reach, shore], [2 * reach, shore]]), 1.0, tone((120, 116, 108), rng.uniform(0.6, 1.3)))
    site.take(0, shore - 2 * reach, 0, 4 * reach, 4 * reach)
    if rng.random() < 0.45 and site.gsd_m < 0.6:
        _marina(site, shore)
    else:
        _berths(site, shore)
    site._taken.pop(0)
    site.take(0, shore + 2 * reach, 0, 6 * reach, 4 * reach)
    _yard(site, shore)


def _marina(site: Site, shore: float) -> None:
    rng, reach = site.rng, site.reach
    size = max(rng.uniform(5, 16), site.size_px[0] * site.gsd_m * 1.2)
    wood = tone((150, 138, 122), rng.uniform(0.8, 1.2))
    pitch = size * rng.uniform(0.42, 0.6)
    for pier in np.arange(-reach, reach, size * 3.0).tolist():
        x = pier + rng.uniform(0, size * 0.5)
        end = shore + reach * rng.uniform(0.6, 1.6)
        site.pen.polygon(rect(x, (shore + end) / 2, 1.8, end - shore), wood)
        for y in np.arange(shore + size * 0.4, end, pitch).tolist():
            for side in (-1, 1):
                if rng.random() < 0.5:
                    boat = ship(rng, site.look, size * rng.uniform(0.75, 1.05), moving=False)
                    if boat.width < pitch * 0.95:
                        heading = 0.0 if (side > 0) == (rng.random() < 0.7) else math.pi
                        site.add(boat, x + side * (0.9 + 0.4 + boat.length / 2), y, heading, gap=0.15)


def _berths(site: Site, shore: float) -> None:
    rng, reach = site.rng, site.reach
    x, top = -reach, site.size_px[1] * site.gsd_m
    while x < reach:
        length = float(np.clip(np.exp(rng.uniform(2.2, 5.0)), site.size_px[0] * site.gsd_m * 1.1, top * 0.98))
        vessel = ship(rng, site.look, length, moving=False)
        if rng.random() < 0.75:
            y = shore + vessel.width / 2 + 0.8 + rng.uniform(0, 1)
            site.add(vessel, x + length / 2, y, 0.0 if rng.random() < 0.5 else math.pi, gap=0.3)
            if rng.random() < 0.3:
                second = ship(rng, site.look, length * rng.uniform(0.7, 1), moving=False)
                site.add(second, x + length / 2, y + vessel.width / 2 + second.width / 2 + 1.2, 0.0, gap=0.3)
        x += length * rng.uniform(1.08, 1.5)
    if rng.random() < 0.5:
        _sail(site, 1, low=shore)


def _yard(site: Site, shore: float) -> None:
    rng, reach = site.rng, site.reach
    if rng.random() < 0.5:
        for _ in range(int(rng.integers(2, 12))):
            x, y = rng.uniform(-1, 1) * reach, shore - rng.uniform(6, 1.6 * reach)
            if site.free(x, y, 0, 12.2, 2.5) and y < shore - 4:
                site.take(x, y, 0, 12.2, 2.5)
                site.cast(rect(x, y, 12.2, 2.44), 2.6)
                site.pen.polygon(rect(x, y, 12.2, 2.44), tone((150, 110, 96), rng.uniform(0.5, 1.2)))
    else:
        _row_of_roofs(site, shore - rng.uniform(18, 40), reach)
    _scatter(site, int(rng.integers(0, 5)))


def water(site: Site) -> None:
    """Open water with ships under way or at anchor."""
    site.words["ground"] = "water"
    site.cover(_water(site))
    _sail(site, int(site.rng.integers(1, 7)))


def _sail(site: Site, count: int, low: float | None = None) -> None:
    rng, reach = site.rng, site.reach
    top, least = site.size_px[1] * site.gsd_m, site.size_px[0] * site.gsd_m * 1.1
    for _ in range(count):
        length = float(np.clip(np.exp(rng.uniform(math.log(5), math.log(150))), max(least, 4.5), top * 0.95))
        vessel = ship(rng, site.look, length, moving=rng.random() < 0.55)
        x = rng.uniform(-0.75, 0.75) * reach
        y = rng.uniform(-0.75, 0.75) * reach if low is None else low + rng.uniform(0.3, 1.2) * reach
        site.add(vessel, x, y, rng.uniform(0, 6.28), gap=2)


def parking(site: Site) -> None:
    """A car park: aisles and bays, some of them taken."""
    rng, reach = site.rng, site.reach
    site.words["ground"] = "asphalt"
    site.cover(_asphalt(site) if rng.random() < 0.75 else _concrete(site))
    edge = reach * rng.uniform(0.3, 1.2)
    if rng.random() < 0.6:
        site.cover(_grass(site), [rect(0, edge + reach, 4 * reach, 2 * reach)])
        site.pen.line(np.array([[-2 * reach, edge], [2 * reach, edge]]), 0.4, (176, 174, 166))
    else:
        edge = 2 * reach
    bay, depth = rng.uniform(2.45, 2.9), rng.uniform(4.9, 5.5)
    aisle = rng.uniform(5.5, 7.5)
    slots = []
    y = -reach * rng.uniform(0.7, 1.0)
    while y + depth < min(edge, reach):
        for row in (0, 1):
            if y + (row + 1) * depth < edge:
                slots += _bays(site, y + row * depth, bay, depth, row)
        y += 2 * depth + aisle
    rng.shuffle(slots)
    big = rng.random() < 0.12
    for x, at, heading in slots[: int(len(slots) * rng.uniform(0.25, 0.9)) + 1]:
        jitter = rng.normal(0, 0.03)
        site.add((truck if big else car)(rng, site.look), x + rng.normal(0, 0.1), at, heading + jitter, gap=0.1)
    for _ in range(int(rng.integers(0, 8))):
        site.tree(rng.uniform(-1, 1) * reach, edge + rng.uniform(0, 12), rng.uniform(3, 8))
    _scatter(site, int(rng.integers(0, 3)), gap=1.2)


def _bays(site: Site, y: float, bay: float, depth: float, row: int) -> list[tuple[float, float, float]]:
    """Paint a row of bays and return the places (x, y, heading) in it."""
    rng, reach = site.rng, site.reach
    left, right = -reach * rng.uniform(0.5, 1.0), reach * rng.uniform(0.5, 1.0)
    stops = np.arange(left, right, bay).tolist()
    for x in stops:
        site.pen.parts([(rect(x, y + depth / 2, 0.12, depth), LINE)] if site.gsd_m < 0.16 else [])
        if site.gsd_m >= 0.16:
            site.pen.polygon(rect(x, y + depth / 2, 0.02, depth), tone((170, 170, 166), min(1, 0.16 / site.gsd_m + 0.4)))
    back = y if row == 1 else y + depth
    site.pen.line(np.array([[left, back], [stops[-1], back]]), 0.12, LINE)
    places = []
    for x in stops[:-1]:
        turn = math.pi / 2 if rng.random() < 0.5 else -math.pi / 2
        places.append((x + bay / 2, y + depth / 2 + rng.uniform(-0.15, 0.15), turn))
    return places


def tanks(site: Site) -> None:
    """A tank farm: tanks in rows inside bunds, pipes between them."""
    rng, reach = site.rng, site.reach
    ground = (_concrete, _soil, _grass, _sand)[int(rng.integers(4))]
    site.words["ground"] = ground.__name__[1:]
    site.cover(ground(site))
    top, least = site.size_px[1] * site.gsd_m, max(5.0, site.size_px[0] * site.gsd_m)
    size = float(np.clip(np.exp(rng.uniform(math.log(6), math.log(40))), least * 1.05, top * 0.9))
    pitch = size * rng.uniform(1.2, 1.7)
    rows, columns = int(rng.integers(1, 4)), int(rng.integers(1, 5))
    x0, y0 = rng.uniform(-0.6, 0.1, 2) * reach
    bund = rect(x0 + (columns - 1) * pitch / 2, y0 + (rows - 1) * pitch / 2, columns * pitch + size * 0.4, rows * pitch + size * 0.4)
    site.cover(_concrete(site) if rng.random() < 0.5 else _soil(site), [bund])
    site.pen.line(bund, max(0.5, size * 0.03), (180, 174, 160), closed=True)
    for row in range(rows):
        pipe = y0 + (row + 0.5) * pitch
        site.pen.line(np.array([[x0 - pitch, pipe], [x0 + columns * pitch, pipe]]), 0.5, (172, 170, 166))
        for column in range(columns):
            if rng.random() < 0.85:
                x, y = x0 + column * pitch, y0 + row * pitch
                _tank(site, x, y, size * (1 if rng.random() < 0.7 else rng.uniform(0.6, 1)))
    for _ in range(int(rng.integers(0, 4))):
        _tank(site, *(rng.uniform(-0.9, 0.9, 2) * reach).tolist(), max(least, size * rng.uniform(0.4, 1)))
    _scatter(site, int(rng.integers(0, 3)))


def _tank(site: Site, x: float, y: float, size: float) -> None:
    heading = site.rng.uniform(0, 6.28)
    cosine, sine = math.cos(heading), math.sin(heading)
    sun = np.array([[cosine, sine], [-sine, cosine]]) @ site.sun
    body = tank(site.rng, site.look, size, sun)
    # A disc has no direction: its label is the upright square, whatever the way its stairs point.
    upright = -site.turn
    turned = _turn_parts(body, heading - upright)
    site.add(turned, x, y, upright, gap=1.0)


def _turn_parts(body: Body, angle: float) -> Body:
    cosine, sine = math.cos(angle), math.sin(angle)
    matrix = np.array([[cosine, sine], [-sine, cosine]])
    parts = tuple((points @ matrix, colour) for points, colour in body.parts)
    return Body(body.label, body.length, body.width, body.height, body.colour, body.outline, parts)


def courts(site: Site) -> None:
    """Courts side by side, in a park or between houses."""
    rng, reach = site.rng, site.reach
    site.words["ground"] = "grass"
    site.cover(_grass(site))
    build = tennis_court if rng.random() < 0.6 else basketball_court
    pitch = (rng.uniform(17.5, 19.5), rng.uniform(36, 39)) if build is tennis_court else (rng.uniform(19, 24), rng.uniform(32, 38))
    rows, columns = int(rng.integers(1, 3)), int(rng.integers(1, 5))
    x0, y0 = -(columns - 1) * pitch[0] / 2 + rng.uniform(-12, 12), -(rows - 1) * pitch[1] / 2 + rng.uniform(-12, 12)
    paved = rect(x0 + (columns - 1) * pitch[0] / 2, y0 + (rows - 1) * pitch[1] / 2, columns * pitch[0] + 1, rows * pitch[1] + 1)
    site.cover(_asphalt(site) if rng.random() < 0.5 else _concrete(site), [paved])
    state = rng.bit_generator.state
    for row in range(rows):
        for column in range(columns):
            rng.bit_generator.state = state
            site.add(build(rng, site.look), x0 + column * pitch[0], y0 + row * pitch[1], math.pi / 2, gap=1.0)
    site.take(*paved.mean(axis=0).tolist(), 0.0, *(paved.max(axis=0) - paved.min(axis=0)).tolist())
    if rng.random() < 0.5:
        y = float(paved[:, 1].max()) + rng.uniform(6, 16)
        _street(site, y, rng.uniform(6, 9))
    _row_of_roofs(site, float(paved[:, 1].min()) - rng.uniform(10, 25), reach)
    _greenery(site, int(rng.integers(4, 22)))


def residential(site: Site) -> None:
    """A street with houses, gardens, trees and cars along the kerb."""
    rng, reach = site.rng, site.reach
    site.words["ground"] = "grass"
    site.cover(_grass(site))
    width = rng.uniform(6, 10)
    y = rng.uniform(-0.3, 0.3) * reach
    _street(site, y, width)
    plot = rng.uniform(13, 24)
    for side in (-1, 1):
        for x in np.arange(-reach, reach, plot).tolist():
            if rng.random() < 0.85:
                depth, front = rng.uniform(8, 13), rng.uniform(9, plot * 0.75)
                away = y + side * (width / 2 + rng.uniform(5, 9) + depth / 2)
                site.building(x + plot / 2 - 1.5, away, rng.normal(0, 0.03), front, depth, rng.uniform(3.5, 7))
                _drive(site, x + 0.4, y, side, width)
        for x in np.arange(-reach, reach, plot).tolist():
            away = y + side * (width / 2 + 38 + rng.uniform(0, 5))
            site.building(x + plot / 2, away, 0, rng.uniform(9, plot * 0.8), rng.uniform(8, 12), 5)
    _greenery(site, int(rng.integers(8, 30)))


def _drive(site: Site, x: float, y: float, side: int, width: float) -> None:
    rng = site.rng
    if rng.random() > 0.6:
        return
    site.pen.polygon(rect(x, y + side * (width / 2 + 4.5), 3.0, 9.0), tone((168, 164, 156), rng.uniform(0.8, 1.1)))
    site.take(x, y + side * (width / 2 + 4.5), 0, 2.0, 9.0)
    if rng.random() < 0.6:
        site._taken.pop()
        site.add(car(rng, site.look), x, y + side * (width / 2 + 4), side * math.pi / 2, gap=0.1)


def farmland(site: Site) -> None:
    """Fields with furrows, tracks and hedges; a lone vehicle at most."""
    rng, reach = site.rng, site.reach
    site.words["ground"] = "crops"
    site.cover(_field(site, 0.0))
    x = -reach
    while x < reach:
        wide = reach * rng.uniform(0.35, 1.1)
        split = rng.uniform(-1, 1) * reach
        for top, bottom in ((-2 * reach, split), (split, 2 * reach)):
            if rng.random() < 0.8:
                angle = 0.0 if rng.random() < 0.5 else math.pi / 2
                site.cover(_field(site, angle), [rect(x + wide / 2, (top + bottom) / 2, wide - 1.2, bottom - top - 1.2)])
        x += wide
    if rng.random() < 0.5:
        _street(site, rng.uniform(-0.6, 0.6) * reach, rng.uniform(4, 7))
    _greenery(site, int(rng.integers(0, 9)))


def road(site: Site) -> None:
    """A road of several lanes with traffic."""
    rng, reach = site.rng, site.reach
    ground = (_grass, _soil, _concrete, _sand)[int(rng.integers(4))]
    site.words["ground"] = ground.__name__[1:]
    site.cover(ground(site))
    lanes = int(rng.integers(2, 7))
    lane = rng.uniform(3.1, 3.8)
    y = rng.uniform(-0.3, 0.3) * reach
    if rng.random() < 0.3:
        cross = rng.uniform(-0.4, 0.4) * reach
        site.cover(_asphalt(site), [rect(cross, 0, rng.uniform(7, 12), 4 * reach)])
    _carriageway(site, y, lanes, lane)
    for index in range(lanes):
        at = y + (index - (lanes - 1) / 2) * lane
        x = -reach + rng.uniform(0, 20)
        while x < reach:
            body = (truck if rng.random() < 0.22 else car)(rng, site.look)
            heading = 0.0 if index < lanes / 2 else math.pi
            site.add(body, x, at + rng.normal(0, 0.15), heading + rng.normal(0, 0.02), gap=0.3)
            x += body.length + rng.exponential(18) + 3
    for side in (-1, 1):
        _row_of_roofs(site, y + side * (lanes * lane / 2 + rng.uniform(12, 40)), reach)
    _greenery(site, int(rng.integers(0, 22)))


def forest(site: Site) -> None:
    """Closed canopy, with a glade now and then."""
    rng, reach = site.rng, site.reach
    site.words["ground"] = "trees"
    sun = site.pen.matrix[:, :2] @ site.sun
    canopy = Surface(
        site.look.ground("canopy", rng), "crowns", 0.75, rng.uniform(0.16, 0.3), 0.22,
        angle=-float(np.arctan2(sun[1], sun[0])) - site.turn, tint=(1.0, 0.9, 0.7),
    )  # fmt: skip
    site.cover(canopy)
    if rng.random() < 0.4:
        site.cover(_grass(site), [_blob(rng, *(rng.uniform(-0.7, 0.7, 2) * reach).tolist(), reach * rng.uniform(0.2, 0.6))])
    if rng.random() < 0.25:
        _street(site, rng.uniform(-0.5, 0.5) * reach, rng.uniform(3, 6))


def bare(site: Site) -> None:
    """Bare ground: a site, a beach, a plain; sometimes lorries."""
    rng, reach = site.rng, site.reach
    sandy = rng.random() < 0.5
    site.words["ground"] = "sand" if sandy else "soil"
    site.cover(_sand(site) if sandy else _soil(site))
    for _ in range(int(rng.integers(1, 5))):
        blob = _blob(rng, *(rng.uniform(-1, 1, 2) * reach).tolist(), reach * rng.uniform(0.15, 0.6))
        site.cover((_soil, _sand, _grass)[int(rng.integers(3))](site), [blob])
    for _ in range(int(rng.integers(0, 4))):
        x, y = rng.uniform(-0.7, 0.7, 2) * reach
        body = (truck if rng.random() < 0.6 else car)(rng, site.look)
        site.add(body, x, y, rng.uniform(0, 6.28))
    _greenery(site, int(rng.integers(0, 6)))


# -- pieces shared by the places --------------------------------------------------------------------------


def _scatter(site: Site, count: int, gap: float = 1.0) -> None:
    """Leave a few vehicles about."""
    rng, reach = site.rng, site.reach
    for _ in range(count):
        body = (truck if rng.random() < 0.4 else car)(rng, site.look)
        x, y = rng.uniform(-0.8, 0.8, 2) * reach
        site.add(body, x, y, float(rng.integers(4)) * math.pi / 2 + rng.normal(0, 0.1), gap=gap)


def _greenery(site: Site, count: int) -> None:
    rng, reach = site.rng, site.reach
    for _ in range(count):
        site.tree(*(rng.uniform(-1, 1, 2) * reach).tolist(), rng.uniform(2.5, 9))


def _row_of_roofs(site: Site, y: float, reach: float) -> None:
    rng = site.rng
    x = -reach
    while x < reach:
        length, width = rng.uniform(10, 45), rng.uniform(9, 22)
        if rng.random() < 0.7:
            site.building(x + length / 2, y, 0.0, length, width, rng.uniform(4, 12))
        x += length + rng.uniform(4, 20)


def _street(site: Site, y: float, width: float) -> None:
    rng, reach = site.rng, site.reach
    pavement = rng.uniform(1.2, 2.4)
    if rng.random() < 0.6:
        site.pen.polygon(rect(0, y, 4 * reach, width + 2 * pavement), tone((160, 156, 148), rng.uniform(0.8, 1.1)))
    site.cover(_asphalt(site), [rect(0, y, 4 * reach, width)])
    site.take(0, y, 0, 4 * reach, width)
    mine = site._taken.pop()
    x = -reach + rng.uniform(0, 30)
    while x < reach:
        side = -1 if rng.random() < 0.5 else 1
        site.add(car(rng, site.look), x, y + side * (width / 2 - 1.3), 0.0 if side > 0 else math.pi, gap=0.2)
        x += rng.exponential(22) + 5
    site._taken.append(mine)


def _carriageway(site: Site, y: float, lanes: int, lane: float) -> None:
    rng, reach = site.rng, site.reach
    width = lanes * lane + rng.uniform(0.6, 3)
    site.cover(_asphalt(site), [rect(0, y, 4 * reach, width)])
    for index in range(lanes + 1):
        at = y + (index - lanes / 2) * lane
        if index in (0, lanes) or (lanes % 2 == 0 and index == lanes // 2):
            middle = 0 < index < lanes and rng.random() < 0.5
            site.pen.line(np.array([[-2 * reach, at], [2 * reach, at]]), 0.2, YELLOW if middle else LINE)
            continue
        fade = min(1.0, 0.15 / site.gsd_m + 0.35)
        for x in np.arange(-reach, reach, 9.0).tolist():
            site.pen.polygon(rect(x, at, 3.0, 0.14), tone(LINE, 0.6 + 0.4 * fade))


def _blob(rng: np.random.Generator, x: float, y: float, radius: float) -> np.ndarray:
    angles = np.linspace(0, 2 * math.pi, 48, endpoint=False)
    edge = np.ones(48)
    for lobe in range(2, 7):
        edge += rng.uniform(0, 0.5) / lobe * np.sin(lobe * angles + rng.uniform(0, 6.28))
    return np.stack([x + radius * edge * np.cos(angles), y + radius * edge * np.sin(angles)], axis=1)


def _grass(site: Site) -> Surface:
    rng = site.rng
    fine = "mottle" if rng.random() < 0.7 else "grain"
    return Surface(site.look.ground("grass", rng), fine, rng.uniform(0.15, 0.4), None, rng.uniform(0.1, 0.5), tint=(1.2, 1.0, 0.7))


def _soil(site: Site) -> Surface:
    rng = site.rng
    return Surface(site.look.ground("soil", rng), "mottle", rng.uniform(0.15, 0.4), None, rng.uniform(0.2, 0.5), tint=(1.1, 1.0, 0.85))


def _sand(site: Site) -> Surface:
    rng = site.rng
    return Surface(site.look.ground("sand", rng), "mottle", rng.uniform(0.06, 0.2), None, rng.uniform(0.1, 0.35))


def _field(site: Site, angle: float) -> Surface:
    rng = site.rng
    kind = ("furrows", "rows", "mottle")[int(rng.integers(3))]
    name = "crop" if rng.random() < 0.6 else "soil"
    metres = None if kind == "mottle" else rng.uniform(0.6, 3.0) / 16
    return Surface(site.look.ground(name, rng), kind, rng.uniform(0.1, 0.4), metres, rng.uniform(0.1, 0.4), angle)


def _concrete(site: Site) -> Surface:
    rng = site.rng
    if rng.random() < 0.5:
        return Surface(site.look.ground("concrete", rng), "slabs", rng.uniform(0.08, 0.2), rng.uniform(3, 7.5) / 32, rng.uniform(0.1, 0.3))
    return Surface(site.look.ground("concrete", rng), "worn", rng.uniform(0.1, 0.25), None, rng.uniform(0.1, 0.35))


def _asphalt(site: Site) -> Surface:
    rng = site.rng
    return Surface(site.look.ground("asphalt", rng), "worn", rng.uniform(0.08, 0.25), None, rng.uniform(0.08, 0.3))


def _water(site: Site) -> Surface:
    rng = site.rng
    kind = ("waves", "glint", "cloud", "grain")[int(rng.choice(4, p=(0.4, 0.3, 0.15, 0.15)))]
    gain = rng.uniform(0.05, 0.3)
    return Surface(site.look.ground("water", rng), kind, gain, rng.uniform(0.15, 0.7), rng.uniform(0.05, 0.3), rng.uniform(0, 6.28))


PLACES: dict[str, Callable[[Site], None]] = {
    "airport": airport, "harbor": harbor, "parking lot": parking, "storage tanks": tanks,
    "sports court": courts, "residential area": residential, "farmland": farmland, "road": road,
    "water": water, "forest": forest, "bare land": bare,
}  # fmt: skip
