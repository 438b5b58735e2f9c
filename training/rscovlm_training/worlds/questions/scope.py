"""What of a world can be asked about without doubt: its districts with everything in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from rscovlm.geometry.quads import side_lengths
from rscovlm.imagery.window import PixelWindow
from rscovlm_training.worlds.questions.question import Question, check
from rscovlm_training.worlds.uhr.labels import District, Labels, WorldLandmark, WorldObject

_WHERE = {
    "airport": "at the airport", "depot": "at the depot", "tank farm": "in the tank farm",
    "sports ground": "at the sports ground", "town": "in the town", "harbour": "in the harbour",
}  # fmt: skip
_OPEN = ("town",)
"""Districts that others' roads run through: whose a car on them is, nobody can say."""
_LEAST_WINDOW_PX = 224
_CLEAR_PX = 4.0
_CLEAR_SHARE = 0.5
_BEYOND = 0.25


@dataclass(frozen=True)
class Scope:
    """A district of a world of ``size`` (width, height), its objects by class, its landmarks by kind.

    Only what is unambiguous is in it: a class is left out where one of its objects reaches out of the image
    or where the district's edge cannot be seen and others of the class lie beyond it.
    """

    district: District
    objects: dict[str, tuple[WorldObject, ...]]
    landmarks: dict[str, WorldLandmark]
    size: tuple[int, int]

    @property
    def where(self) -> str:
        """Return the district with its preposition."""
        return _WHERE[self.district.name]

    @property
    def window(self) -> PixelWindow:
        """Return the district's bounds inside the image, native pixels."""
        return self.around([self.district.quad], margin=0.0)

    def around(self, shapes: Sequence[np.ndarray], *, margin: float = 0.25) -> PixelWindow:
        """Return a window inside the image around shapes (K, 2), native pixels, with a share of margin."""
        points = np.concatenate(list(shapes))
        low, high = points.min(axis=0), points.max(axis=0)
        middle, half = (low + high) / 2, (high - low) / 2
        half = np.maximum(half + margin * half.max(), _LEAST_WINDOW_PX / 2)
        low = np.clip(np.floor(middle - half), 0, self.size).astype(int)
        high = np.clip(np.ceil(middle + half), 0, self.size).astype(int)
        return PixelWindow(*low.tolist(), *(high - low).tolist())

    def ask(
        self,
        category: str,
        text: str,
        answer: str,
        shapes: Sequence[np.ndarray],
        told_at_px: float,
        smallest_px: float,
        region: PixelWindow | None = None,
    ) -> Question:
        """Make a question about shapes (K, 2), native pixels; ``region``: what to read, else around them."""
        seen = self.around(shapes) if region is None else region
        name, own, subjects = self.district.name, self.window, tuple(shapes)
        return check(
            Question(category, text, answer, seen, name, own, subjects, told_at_px, smallest_px, self.size)
        )


def scopes(labels: Labels, width: int, height: int) -> Iterator[Scope]:
    """Yield the scope of each district of a world."""
    for district in labels.districts:
        inside = [item for item in labels.objects if item.district == district.name]
        classes = sorted({item.label for item in inside})
        whole = {
            name: tuple(item for item in inside if item.label == name)
            for name in classes
            if district.name not in _OPEN
            and all(item.visible > 0.999 for item in inside if item.label == name)
            and not _beyond(labels, district, name)
        }
        kinds = [mark.kind for mark in labels.landmarks if mark.district == district.name]
        marks = {
            mark.kind: mark
            for mark in labels.landmarks
            if mark.district == district.name and kinds.count(mark.kind) == 1 and _within(mark, width, height)
        }
        yield Scope(district, whole, marks, (width, height))


def _within(mark: WorldLandmark, width: int, height: int) -> bool:
    return bool((mark.outline >= 0).all() and (mark.outline <= (width, height)).all())


def _beyond(labels: Labels, district: District, label: str) -> bool:
    """Whether ships lie so near a harbour that someone might count them to it: water has no fence."""
    if district.name != "harbour" or label != "ship":
        return False
    area = shapely.Polygon(district.quad)
    near = area.buffer(_BEYOND * area.length / 4, join_style="mitre")
    others = (item for item in labels.objects if item.label == label and item.district != district.name)
    return any(near.intersects(shapely.Polygon(item.quad)) for item in others)


def long_side(item: WorldObject) -> float:
    """Return an object's longer side in native pixels."""
    return float(side_lengths(item.quad[None])[0, 0])


def short_side(item: WorldObject) -> float:
    """Return an object's shorter side in native pixels."""
    return float(side_lengths(item.quad[None])[0, 1])


def extremes(items: Sequence[WorldObject]) -> Iterator[tuple[str, WorldObject]]:
    """Yield the objects that lie farthest to a side without doubt: by their edge and by their middle."""
    if len(items) < 2:
        return
    for word, axis, sign in (
        ("left-most", 0, 1), ("right-most", 0, -1), ("top-most", 1, 1), ("bottom-most", 1, -1),
    ):  # fmt: skip
        edges = np.array([(sign * item.quad[:, axis]).min() for item in items])
        middles = np.array([sign * item.quad[:, axis].mean() for item in items])
        first = int(edges.argmin())
        gap = max(_CLEAR_PX, _CLEAR_SHARE * long_side(items[first]))
        if (
            (np.delete(edges, first) - edges[first]).min()
            >= gap
            <= (np.delete(middles, first) - middles[first]).min()
        ):
            yield word, items[first]


def references(items: Sequence[WorldObject], label: str) -> Iterator[tuple[str, WorldObject, bool]]:
    """Yield words that name one object only, the object, and whether all others of its class must be seen."""
    if len(items) == 1:
        yield label, items[0], False
    for word, item in extremes(items):
        yield f"{word} {label}", item, True
