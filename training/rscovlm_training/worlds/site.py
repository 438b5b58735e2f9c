"""A scene under construction: its ground, what stands on it, and the rule that nothing overlaps."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import cv2
import numpy as np

from rscovlm_training.worlds.body import Body
from rscovlm_training.worlds.crowns import CROWNS
from rscovlm_training.worlds.look import Look, vary
from rscovlm_training.worlds.pen import RGB, Pen, blend, disc, placed, rect
from rscovlm_training.worlds.textures import Surface, paint, tile, warped

MIN_VISIBLE = 0.4
"""An object with a smaller share of its rectangle inside the image is drawn but not labelled."""
MAX_OBJECTS = 12
USUAL_SIDE = 224
"""Side in pixels of the images that the places are laid out for; larger sites get more of everything."""

Plot = tuple[float, float, float, float, float]
"""A turned rectangle: centre x and y (metres), heading (radians), length and width (metres)."""


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
        return pen.to_px(placed(corners, self.x, self.y, self.heading))


@dataclass(frozen=True)
class Roof:
    """A building: where it stands, and what its roof is like."""

    plot: Plot
    rgb: RGB
    form: str


@dataclass(frozen=True)
class Tree:
    """A tree: its centre and diameter in metres, its leaves' colour, and which crown it has."""

    x: float
    y: float
    diameter: float
    rgb: RGB
    kind: int


@dataclass
class Site:
    """Where the places draw. The frame is the scene's: metres from the image's centre, turned by ``turn``.

    ``sun`` is the unit vector towards the sun; a height of a metre throws a shadow of ``shadow_length``.
    """

    pen: Pen
    rng: np.random.Generator
    look: Look
    gsd_m: float
    turn: float
    sun: np.ndarray
    shadow_length: float
    limit: int
    size_px: tuple[float, float]
    least_share: float = 0.02
    ground: str = ""
    placed: list[Placed] = field(default_factory=list)
    roofs: list[Roof] = field(default_factory=list)
    trees: list[Tree] = field(default_factory=list)
    shadows: list[np.ndarray] = field(default_factory=list)
    _taken: list[Plot] = field(default_factory=list)
    _labelled: int = 0

    @property
    def reach(self) -> float:
        """Half the image's diagonal, in metres: beyond it nothing is seen."""
        height, width = self.pen.image.shape[:2]
        return math.hypot(width, height) / 2 * self.gsd_m

    @property
    def depth(self) -> float:
        """Like ``reach``, of the largest square that fits: how far the middle of a long site extends."""
        return min(self.pen.image.shape[:2]) / math.sqrt(2) * self.gsd_m

    @property
    def views(self) -> float:
        """How many images of the usual size the site is as large as; at least 1."""
        height, width = self.pen.image.shape[:2]
        return max(1.0, width * height / USUAL_SIDE**2)

    @property
    def large(self) -> bool:
        """Whether the places should lay out more of everything than one image of the usual size shows."""
        return self.views > 2

    @property
    def longest_m(self) -> float:
        """The length of the longest object that still suits the view."""
        return self.size_px[1] * self.gsd_m

    @property
    def shortest_m(self) -> float:
        """The length of the shortest object that still can be told."""
        return self.size_px[0] * self.gsd_m

    def length(self, low: float, high: float) -> float:
        """Draw a length, log-uniform between the bounds (metres) as far as they suit the view."""
        low, high = max(low, self.shortest_m * 1.1), min(high, self.longest_m * 0.95)
        high = max(low * 1.01, high)
        return float(low * (high / low) ** self.rng.random())

    def somewhere(self, share: float = 0.8) -> tuple[float, float]:
        """Draw a point of the scene, within a share of its reach."""
        x, y = ((self.rng.random(2) * 2 - 1) * share * self.reach).tolist()
        return x, y

    # Ground.

    def cover(self, surface: Surface, polygon: np.ndarray | None = None) -> None:
        """Lay a surface over a polygon (metres), or over the whole scene."""
        pen = self.pen if polygon is None else self.pen.around(polygon)
        if pen is None:
            return
        height, width = pen.image.shape[:2]
        laid = paint(surface, width, height, self.rng, gsd_m=self.gsd_m, turn=self.turn)
        pen.image[:] = laid if polygon is None else blend(pen.image, laid, pen.mask([polygon]))

    def stain(self, strength: float) -> None:
        """Dirty the whole ground: oil, smears, damp; strength 0..1."""
        height, width = self.pen.image.shape[:2]
        step = min(max(self.gsd_m / 0.15, 0.6), 2.0)
        dirt = warped(tile("stains"), width, height, step, self.turn, self.rng)
        dark = cv2.transform(self.pen.image, np.diag([0.52, 0.51, 0.50]))
        self.pen.image[:] = blend(self.pen.image, dark, cv2.convertScaleAbs(dirt, alpha=strength))

    def texture(self, pen: Pen, name: str, step: float, angle: float) -> np.ndarray:
        """Sample a tile for all of a pen's image; ``step`` is tile pixels a pixel, ``angle`` the image's."""
        height, width = pen.image.shape[:2]
        return warped(tile(name), width, height, step, angle, self.rng)

    # Things.

    def inside(self, x: float, y: float, radius: float) -> bool:
        """Whether a disc (metres) touches the image."""
        px, py = self.pen.to_px(np.array([[x, y]]))[0].tolist()
        height, width = self.pen.image.shape[:2]
        reach = radius * self.pen.scale
        return -reach < px < width + reach and -reach < py < height + reach

    def free(self, plot: Plot, gap: float) -> bool:
        """Whether a plot keeps the gap (metres) from everything taken so far."""
        x, y, heading, length, width = plot
        wide = (x, y, heading, length + 2 * gap, width + 2 * gap)
        return not any(_overlap(wide, old) for old in self._taken)

    def take(self, plot: Plot) -> None:
        """Keep a plot from being built on."""
        self._taken.append(plot)

    def add(self, body: Body, x: float, y: float, heading: float, gap: float = 0.6) -> bool:
        """Place an object if it is in view, of a good size, and nothing stands there."""
        plot = (x, y, heading, body.length, body.width)
        long = max(body.length, body.width)
        if self._labelled >= self.limit or not self.shortest_m <= long <= self.longest_m:
            return False
        if not self.inside(x, y, math.hypot(body.length, body.width) / 2) or not self.free(plot, gap):
            return False
        item = Placed(body, x, y, heading)
        height, width = self.pen.image.shape[:2]
        share = visible_share(item.quad(self.pen), width, height)
        if share < self.least_share:
            return False
        self._labelled += share >= MIN_VISIBLE
        self.take(plot)
        self.placed.append(item)
        for outline in body.outline if body.height > 0 else ():
            self.cast(placed(outline, x, y, heading), body.height, prism=body.label != "plane")
        return True

    def tree(self, x: float, y: float, diameter: float) -> None:
        """Plant a tree where nothing stands."""
        if self.inside(x, y, diameter) and self.free((x, y, 0.0, diameter, diameter), 0.2):
            colour = vary(self.look.crowns[int(self.rng.integers(len(self.look.crowns)))], self.rng, 10)
            self.trees.append(Tree(x, y, diameter, colour, int(self.rng.integers(CROWNS))))
            self.cast(self._crown_edge(x, y, diameter * 0.42), diameter * 0.55)

    def building(self, plot: Plot, height: float) -> None:
        """Put up a building where nothing stands."""
        x, y, heading, length, width = plot
        if not self.inside(x, y, max(length, width)) or not self.free(plot, 0.8):
            return
        self.take(plot)
        colour = vary(self.look.roofs[int(self.rng.integers(len(self.look.roofs)))], self.rng, 16)
        large = max(length, width) > 26 and self.rng.random() < 0.7
        slopes = "hip" if self.rng.random() < 0.45 else "gable"
        form = "flat" if large or self.rng.random() < 0.15 else slopes
        self.roofs.append(Roof(plot, colour, form))
        self.cast(placed(rect(0, 0, length, width), x, y, heading), height)

    def _crown_edge(self, x: float, y: float, radius: float) -> np.ndarray:
        uneven = radius * (0.85 + 0.3 * self.rng.random(14))[:, None]
        edge: np.ndarray = disc(0, 0, 1, 14) * uneven + (x, y)
        return edge

    def cast(self, outline: np.ndarray, height: float, *, prism: bool = True) -> None:
        """Remember the shadow of an outline (metres) at a height; a prism stands on the ground."""
        shifted = outline - self.sun * height * self.shadow_length
        if prism:
            hull = cv2.convexHull(np.concatenate([outline, shifted]).astype(np.float32))
            shifted = hull[:, 0].astype(np.float64)
        self.shadows.append(shifted)


def visible_share(quad: np.ndarray, width: int, height: int) -> float:
    """Return the share of a convex quadrilateral's area (native pixels) inside the image, 0..1."""
    if quad.min() >= 0 and quad[:, 0].max() <= width and quad[:, 1].max() <= height:
        return 1.0
    frame = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    points = quad.astype(np.float32)
    shared, _ = cv2.intersectConvexConvex(points, frame)
    return min(1.0, float(shared / cv2.contourArea(points)))


def _overlap(first: Plot, second: Plot) -> bool:
    """Whether two turned rectangles overlap, by their separating axes."""
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
