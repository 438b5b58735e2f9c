"""A scene under construction: its ground, what stands on it, and the rule that nothing overlaps."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import cv2
import numpy as np

from rscovlm_training.worlds.bodies import Body
from rscovlm_training.worlds.look import Look
from rscovlm_training.worlds.pen import RGB, Pen, pose, rect
from rscovlm_training.worlds.textures import Surface, crown, paint

MIN_VISIBLE = 0.4
"""An object with a smaller share of its rectangle inside the image is drawn but not labelled."""
MAX_OBJECTS = 12


@dataclass(frozen=True)
class Placed:
    """A body at its place: centre and heading in the scene's frame (metres, radians)."""

    body: Body
    x: float
    y: float
    heading: float

    def quad(self, pen: Pen) -> np.ndarray:
        """Return its rectangle's corners (4, 2) in native pixels."""
        corners = rect(0, 0, self.body.length, self.body.width)
        return pen.at(self.x, self.y, self.heading).to_px(corners)


@dataclass
class Site:
    """Where the places draw. The frame is the scene's: metres from the image's centre, turned by ``turn``."""

    pen: Pen
    rng: np.random.Generator
    look: Look
    gsd_m: float
    turn: float
    sun: np.ndarray
    shadow_length: float
    limit: int
    size_px: tuple[float, float]
    words: dict[str, str] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    _taken: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    _shadows: list[np.ndarray] = field(default_factory=list)
    _crowns: list[tuple[float, float, float, RGB, int]] = field(default_factory=list)
    _roofs: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    _labelled: int = 0

    @property
    def reach(self) -> float:
        """Half the image's diagonal, in metres: beyond it nothing is seen."""
        height, width = self.pen.image.shape[:2]
        return math.hypot(width, height) / 2 * self.gsd_m

    @property
    def full(self) -> bool:
        """Whether no further object may be added."""
        return self._labelled >= self.limit

    def suits(self, length_m: float) -> bool:
        """Whether an object of this length is neither a speck nor larger than the view."""
        return self.size_px[0] <= length_m / self.gsd_m <= self.size_px[1]

    # -- ground ---------------------------------------------------------------------------------------

    def cover(self, surface: Surface, polygons: list[np.ndarray] | None = None) -> None:
        """Lay a surface over polygons (metres), or over the whole scene."""
        image = self.pen.image
        height, width = image.shape[:2]
        if polygons is None:
            image[:] = paint(surface, width, height, self.rng, gsd_m=self.gsd_m, turn=self.turn)
            return
        points = self.pen.to_px(np.concatenate(polygons))
        x0, y0 = np.maximum(np.floor(points.min(axis=0)).astype(int) - 1, 0)
        x1, y1 = np.minimum(np.ceil(points.max(axis=0)).astype(int) + 1, (width, height))
        if x1 <= x0 or y1 <= y0:
            return
        matrix = self.pen.matrix - np.array([[0, 0, x0], [0, 0, y0]])
        patch = image[y0:y1, x0:x1]
        mask = Pen(patch, matrix).mask(polygons)
        laid = paint(surface, x1 - x0, y1 - y0, self.rng, gsd_m=self.gsd_m, turn=self.turn)
        image[y0:y1, x0:x1] = blend(patch, laid, mask)

    def inside(self, x: float, y: float, radius: float) -> bool:
        """Whether a disc (metres) touches the image."""
        px, py = self.pen.to_px(np.array([[x, y]]))[0]
        height, width = self.pen.image.shape[:2]
        reach = radius * self.pen.scale
        return -reach < px < width + reach and -reach < py < height + reach

    # -- things ---------------------------------------------------------------------------------------

    def free(self, x: float, y: float, heading: float, length: float, width: float, gap: float = 0.6) -> bool:
        """Whether a turned rectangle keeps the gap (metres) from everything placed so far."""
        new = (x, y, heading, length + 2 * gap, width + 2 * gap)
        return not any(_overlap(new, old) for old in self._taken)

    def take(self, x: float, y: float, heading: float, length: float, width: float) -> None:
        """Keep a turned rectangle from being built on."""
        self._taken.append((x, y, heading, length, width))

    def add(self, body: Body, x: float, y: float, heading: float, gap: float = 0.6) -> bool:
        """Place an object if it is in view, of a good size, and nothing stands there."""
        if self.full or not self.suits(max(body.length, body.width)):
            return False
        if not self.inside(x, y, math.hypot(body.length, body.width) / 2):
            return False
        if not self.free(x, y, heading, body.length, body.width, gap):
            return False
        item = Placed(body, x, y, heading)
        share = visible_share(item.quad(self.pen), *self.pen.image.shape[1::-1])
        if share <= 0.02:
            return False
        self._labelled += share >= MIN_VISIBLE
        self.take(x, y, heading, body.length, body.width)
        self.placed.append(item)
        frame = pose(x, y, heading)[:2]
        for outline in body.outline if body.height > 0 else ():
            self.cast(outline @ frame[:, :2].T + frame[:, 2], body.height, prism=body.label != "plane")
        return True

    def cast(self, outline: np.ndarray, height: float, *, prism: bool = True) -> None:
        """Remember the shadow of an outline (metres) at a height; a prism stands on the ground."""
        shifted = outline - self.sun * height * self.shadow_length
        if prism:
            hull = cv2.convexHull(np.concatenate([outline, shifted]).astype(np.float32))
            shifted = hull[:, 0].astype(np.float64)
        self._shadows.append(shifted)

    def tree(self, x: float, y: float, diameter: float) -> None:
        """Plant a tree where nothing stands."""
        if self.inside(x, y, diameter) and self.free(x, y, 0.0, diameter, diameter, 0.2):
            colour = self.look.crowns[int(self.rng.integers(len(self.look.crowns)))]
            self._crowns.append((x, y, diameter, colour, int(self.rng.integers(8))))
            self.cast(_octagon(x, y, diameter * 0.42), diameter * 0.55)

    def building(self, x: float, y: float, heading: float, length: float, width: float, height: float) -> bool:
        """Put up a building where nothing stands."""
        if not self.inside(x, y, length) or not self.free(x, y, heading, length, width, 0.8):
            return False
        self.take(x, y, heading, length, width)
        frame = pose(x, y, heading)[:2]
        self.cast(rect(0, 0, length, width) @ frame[:, :2].T + frame[:, 2], height)
        self._roofs.append((x, y, heading, length, width))
        return True

    # -- drawing --------------------------------------------------------------------------------------

    def finish(self, *, bodies: bool = True) -> None:
        """Draw everything placed: what lies under the objects, shadows, the objects, roofs, trees."""
        for item in self.placed:
            self._under(item)
        self._shade()
        if bodies:
            for item in self.placed:
                self._body(item)
        for roof in self._roofs:
            self._roof(*roof)
        for tree in self._crowns:
            self._tree(*tree)

    def _under(self, item: Placed) -> None:
        pen = self.pen.at(item.x, item.y, item.heading)
        for points, colour in item.body.under:
            if item.body.label == "ship":
                self._foam(pen, points, colour)
            else:
                pen.polygon(points, colour)

    def _foam(self, pen: Pen, points: np.ndarray, colour: RGB) -> None:
        frame = np.linalg.inv(np.vstack([self.pen.matrix, (0, 0, 1)])) @ np.vstack([pen.matrix, (0, 0, 1)])
        ground = points @ frame[:2, :2].T + frame[:2, 2]
        before = self.pen.image.copy()
        self.cover(Surface(colour, "mottle", 0.9, 0.4, 0.2), [ground])
        cv2.addWeighted(self.pen.image, 0.5, before, 0.5, 0, dst=self.pen.image)

    def _shade(self) -> None:
        if not self._shadows:
            return
        dark = cv2.transform(self.pen.image, np.diag([0.42, 0.46, 0.56]))
        mask = self.pen.mask(self._shadows)
        self.pen.image[:] = blend(self.pen.image, dark, mask)

    def _body(self, item: Placed) -> None:
        body = item.body
        corners = rect(0, 0, body.length, body.width)
        times = 4 if max(body.length, body.width) < 90 * self.gsd_m else 2
        with self.pen.at(item.x, item.y, item.heading).magnified(corners, times) as pen:
            pen.parts(body.parts)

    def _roof(self, x: float, y: float, heading: float, length: float, width: float) -> None:
        rng, pen = self.rng, self.pen.at(x, y, heading)
        colour = np.asarray(self.look.roofs[int(rng.integers(len(self.look.roofs)))]) + rng.uniform(-14, 14)
        frame = pose(x, y, heading)[:2]
        outline = rect(0, 0, length, width) @ frame[:, :2].T + frame[:, 2]
        rows = max(length, width) < 60 and rng.random() < 0.5
        kind, size = ("rows", 0.04) if rows else ("worn", 0.3)
        surface = Surface((colour[0], colour[1], colour[2]), kind, 0.22, size, 0.25, angle=heading)
        self.cover(surface, [outline])
        if max(length, width) < 26 or rng.random() < 0.3:
            lit = float(self.sun @ frame[:, 1])
            self._veil(pen, rect(0, width / 4, length, width / 2), 24 * lit)
            self._veil(pen, rect(0, -width / 4, length, width / 2), -24 * lit)
            pen.line(np.array([[-length / 2, 0], [length / 2, 0]]), 0.25, tuple(np.clip(colour + 20, 0, 255)))
            return
        pen.line(rect(0, 0, length - 0.5, width - 0.5), 0.5, tuple(np.clip(colour + 22, 0, 255)), closed=True)
        for _ in range(int(rng.integers(0, 7))):
            spot = (rng.uniform(-0.42, 0.42) * length, rng.uniform(-0.42, 0.42) * width)
            side = rng.uniform(1.0, 3.5)
            pen.polygon(rect(spot[0] + 0.4, spot[1] + 0.4, side, side), tuple(np.clip(colour * 0.5, 0, 255)))
            pen.polygon(rect(*spot, side, side * 0.8), tuple(np.clip(colour * 0.6 + 86, 0, 255)))

    def _veil(self, pen: Pen, points: np.ndarray, by: float) -> None:
        mask = pen.mask([points])
        level = np.full(3, abs(by)).tolist()
        change = cv2.add if by > 0 else cv2.subtract
        change(self.pen.image, (*level, 0.0), dst=self.pen.image, mask=mask)

    def _tree(self, x: float, y: float, diameter: float, colour: RGB, kind: int) -> None:
        image = self.pen.image
        height, width = image.shape[:2]
        side = max(3, round(diameter * self.pen.scale))
        light, alpha = crown(kind, min(side, 160))
        px, py = self.pen.to_px(np.array([[x, y]]))[0]
        x0, y0 = round(px - light.shape[1] / 2), round(py - light.shape[0] / 2)
        left, top = max(x0, 0), max(y0, 0)
        right, bottom = min(x0 + light.shape[1], width), min(y0 + light.shape[0], height)
        if right <= left or bottom <= top:
            return
        sun = self.pen.matrix[:, :2] @ self.sun
        light, alpha = _lit(light, float(np.arctan2(sun[1], sun[0]))), _lit(alpha, float(np.arctan2(sun[1], sun[0])))
        window = (slice(top - y0, bottom - y0), slice(left - x0, right - x0))
        leaves = cv2.transform(light[window], np.asarray(colour).reshape(3, 1) / 118.0)
        image[top:bottom, left:right] = blend(image[top:bottom, left:right], leaves, alpha[window])


def blend(below: np.ndarray, above: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Lay one (H, W, 3) uint8 image over another where the (H, W) uint8 mask says so."""
    weight = mask.astype(np.float32) * (1 / 255.0)
    mixed: np.ndarray = cv2.blendLinear(above, below, weight, 1 - weight)
    return mixed


def visible_share(quad: np.ndarray, width: int, height: int) -> float:
    """Return the share of a convex quadrilateral's area (native pixels) inside the image, 0..1."""
    if quad.min() >= 0 and quad[:, 0].max() <= width and quad[:, 1].max() <= height:
        return 1.0
    frame = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    points = quad.astype(np.float32)
    shared, _ = cv2.intersectConvexConvex(points, frame)
    return float(shared / cv2.contourArea(points))


def _lit(sprite: np.ndarray, angle: float) -> np.ndarray:
    """Turn a sprite that is lit from +x towards the sun."""
    side = sprite.shape[0]
    matrix = cv2.getRotationMatrix2D(((side - 1) / 2, (side - 1) / 2), -math.degrees(angle), 1.0)
    turned: np.ndarray = cv2.warpAffine(sprite, matrix, (side, side))
    return turned


def _octagon(x: float, y: float, radius: float) -> np.ndarray:
    angles = np.arange(8) * (math.pi / 4)
    return np.stack([x + np.cos(angles) * radius, y + np.sin(angles) * radius], axis=1)


def _overlap(
    first: tuple[float, float, float, float, float], second: tuple[float, float, float, float, float]
) -> bool:
    """Whether two turned rectangles (x, y, heading, length, width) overlap, by their separating axes."""
    dx, dy = second[0] - first[0], second[1] - first[1]
    far = (math.hypot(first[3], first[4]) + math.hypot(second[3], second[4])) / 2
    if dx * dx + dy * dy > far * far:
        return False
    turn = second[2] - first[2]
    cosine, sine = abs(math.cos(turn)), abs(math.sin(turn))
    for one, other in ((first, second), (second, first)):
        cx, sx = math.cos(one[2]), math.sin(one[2])
        along, across = abs(dx * cx + dy * sx), abs(dy * cx - dx * sx)
        if along > (one[3] + other[3] * cosine + other[4] * sine) / 2:
            return False
        if across > (one[4] + other[3] * sine + other[4] * cosine) / 2:
            return False
    return True
