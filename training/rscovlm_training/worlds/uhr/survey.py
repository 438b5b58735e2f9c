"""A cell of a large world laid out, not drawn: what lies on its ground and what stands there, in metres.

The places and pieces of the small scenes draw on a site at once. A survey is a site that writes down what
they would have drawn, so that any part of it can be drawn later, at any scale, and always the same.
The frame is the cell's: metres from its centre, x along it, y down.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import shapely

from rscovlm_training.worlds.body import Body
from rscovlm_training.worlds.look import Look
from rscovlm_training.worlds.pen import RGB, Pen, placed, rect
from rscovlm_training.worlds.site import Placed, Plot, Roof, Site, Tree
from rscovlm_training.worlds.textures import Surface

_LEAST_PX, _MOST_PX = 7.0, 1e9
_EVERYTHING = 10**9


@dataclass(frozen=True)
class Cover:
    """A surface over a polygon (N, 2); ``spread_m`` is how far its coarse pattern reaches."""

    points: np.ndarray
    surface: Surface
    spread_m: float
    key: int


@dataclass(frozen=True)
class Fill:
    """A plain colour over a polygon (N, 2)."""

    points: np.ndarray
    colour: RGB


@dataclass(frozen=True)
class Strokes:
    """Lines of a width in metres; ``points`` are all of theirs, for their extent."""

    points: np.ndarray
    lines: tuple[np.ndarray, ...]
    width: float
    colour: RGB
    share: float


Ground = Cover | Fill | Strokes


@dataclass(frozen=True)
class Cast:
    """What throws a shadow: an outline (N, 2) at a height; a prism stands on the ground."""

    outline: np.ndarray
    height: float
    prism: bool


@dataclass(frozen=True)
class Thing:
    """Something that stands there, with what it casts, what it does, what it stands on, and its own seed.

    ``dates`` says whether it is there on the first and on the second date.
    """

    item: Placed | Roof | Tree
    casts: tuple[Cast, ...]
    status: str
    surface: str
    key: int
    dates: tuple[bool, bool] = (True, True)


@dataclass(frozen=True)
class Landmark:
    """A feature that is told by its shape and colour but is no object of the detector's classes."""

    kind: str
    points: np.ndarray
    colour: str
    shape: str


@dataclass(frozen=True)
class RecordingPen(Pen):
    """A pen that writes down what it is asked to draw, cut to its cell."""

    log: list[Ground] = field(default_factory=list)
    half: tuple[float, float] = (0.0, 0.0)

    def polygon(self, points: np.ndarray, colour: RGB) -> None:
        """Write down a filled polygon."""
        self.log.extend(Fill(piece, colour) for piece in self.cut(points))

    def strokes(self, lines: Iterable[np.ndarray], width: float, colour: RGB, share: float = 1.0) -> None:
        """Write down lines."""
        kept = tuple(piece for line in lines for piece in self.cut(line, closed=False))
        if kept:
            self.log.append(Strokes(np.concatenate(kept), kept, width, colour, share))

    def cut(self, points: np.ndarray, *, closed: bool = True) -> list[np.ndarray]:
        """Cut a polygon or a line (N, 2) to the cell; return its pieces."""
        x, y = self.half
        if (np.abs(points) <= (x, y)).all():
            return [points]
        shape = shapely.Polygon(points) if closed else shapely.LineString(points)
        pieces = shapely.get_parts(shapely.clip_by_rect(shape, -x, -y, x, y))
        rings = (shapely.get_exterior_ring(piece) if closed else piece for piece in pieces)
        wanted = "LinearRing" if closed else "LineString"
        found = [
            shapely.get_coordinates(ring) for ring in rings if ring is not None and ring.geom_type == wanted
        ]
        return [ring[:-1] if closed else ring for ring in found if len(ring) > 1]


@dataclass
class Survey(Site):
    """A site that is written down; ``status`` and ``surface`` are noted of each object added."""

    paper: RecordingPen = field(kw_only=True)
    half: tuple[float, float] = (0.0, 0.0)
    seed: int = 0
    status: str = "parked"
    surface: str = ""
    things: list[Thing] = field(default_factory=list)
    landmarks: list[Landmark] = field(default_factory=list)
    _casts: list[Cast] = field(default_factory=list)
    _discs: np.ndarray = field(default_factory=lambda: np.empty((64, 3)))

    def cover(self, surface: Surface, polygon: np.ndarray | None = None) -> None:
        """Write down a surface over a polygon (metres), or over the whole cell."""
        whole = rect(0, 0, 2 * self.half[0], 2 * self.half[1])
        for points in self.paper.cut(whole if polygon is None else polygon):
            spread = float(np.ptp(points, axis=0).max())
            self.paper.log.append(Cover(points, surface, spread, self.seed + len(self.paper.log)))

    def free(self, plot: Plot, gap: float) -> bool:
        """Whether a plot keeps the gap from everything taken so far; only what is near is looked at."""
        x, y, _, length, width = plot
        taken, reach = self._discs[: len(self._taken)], math.hypot(length, width) / 2 + 2 * gap
        near = np.flatnonzero(np.hypot(taken[:, 0] - x, taken[:, 1] - y) <= taken[:, 2] + reach)
        if not len(near):
            return True
        every, self._taken = self._taken, [self._taken[index] for index in near.tolist()]
        try:
            return super().free(plot, gap)
        finally:
            self._taken = every

    def take(self, plot: Plot) -> None:
        """Keep a plot from being built on."""
        if len(self._taken) == len(self._discs):
            self._discs = np.concatenate([self._discs, np.empty_like(self._discs)])
        self._discs[len(self._taken)] = plot[0], plot[1], math.hypot(plot[3], plot[4]) / 2
        super().take(plot)

    def add(self, body: Body, x: float, y: float, heading: float, gap: float = 0.6) -> bool:
        """Place an object wholly inside the cell, as a site does."""
        with self._noting(self.placed):
            return super().add(body, x, y, heading, gap)

    def tree(self, x: float, y: float, diameter: float) -> None:
        """Plant a tree where nothing stands."""
        with self._noting(self.trees):
            super().tree(x, y, diameter)

    def building(self, plot: Plot, height: float) -> None:
        """Put up a building where nothing stands."""
        with self._noting(self.roofs):
            super().building(plot, height)

    def hall(self, plot: Plot, height: float, rgb: RGB, form: str = "flat") -> bool:
        """Put up a building of a given roof; whether there was room."""
        if not self.free(plot, 0.8):
            return False
        x, y, heading, length, width = plot
        with self._noting(self.roofs):
            self.take(plot)
            self.roofs.append(Roof(plot, rgb, form))
            self.cast(placed(rect(0, 0, length, width), x, y, heading), height)
        return True

    def cast(self, outline: np.ndarray, height: float, *, prism: bool = True) -> None:
        """Write down what throws a shadow; where the sun stands depends on the date."""
        self._casts.append(Cast(outline, height, prism))

    @contextmanager
    def _noting(self, items: list) -> Iterator[None]:
        before, self._casts = len(items), []
        yield
        if len(items) > before:
            key = self.seed + len(self.things)
            self.things.append(Thing(items[-1], tuple(self._casts), self.status, self.surface, key))


def open_survey(seed: int, look: Look, gsd_m: float, half: tuple[float, float], sun: np.ndarray) -> Survey:
    """Return an empty survey of a cell.

    Args:
        seed: of everything in it.
        look: palettes and shapes.
        gsd_m: native; objects that would be smaller than seven pixels are left out.
        half: half the cell's extent in x and y, metres.
        sun: unit vector towards the sun in the cell's frame.
    """
    wide, high = (max(2, math.ceil(2 * side / gsd_m)) for side in half)
    scale = 1 / gsd_m
    # A view of a single byte: places ask an image for its size only.
    blank = np.broadcast_to(np.uint8(0), (high, wide, 3))
    matrix = np.array([[scale, 0.0, half[0] * scale], [0.0, scale, half[1] * scale]])
    paper = RecordingPen(blank, matrix, half=half)
    return Survey(
        pen=paper, paper=paper, rng=np.random.default_rng(seed), look=look, gsd_m=gsd_m,
        turn=0.0, sun=sun, shadow_length=1.0, limit=_EVERYTHING, size_px=(_LEAST_PX, _MOST_PX),
        least_share=0.999, half=half, seed=seed,
    )  # fmt: skip
