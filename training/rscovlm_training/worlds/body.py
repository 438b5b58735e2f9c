"""What a labelled object is made of: filled polygons in the object's own frame.

The x axis runs along the object, towards its nose, bow or bonnet. Every body reaches exactly from
-length/2 to length/2 and from -width/2 to width/2, because its label is that rectangle.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from rscovlm_training.worlds.pen import RGB, Part

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


def rounded(length: float, width: float, along: float, across: float) -> np.ndarray:
    """Return a rectangle (8, 2) with cut corners."""
    x, y = length / 2, width / 2
    return np.array([
        [-x + along / 2, -y], [x - along, -y], [x, -y + across], [x, y - across],
        [x - along, y], [-x + along / 2, y], [-x, y - across / 2], [-x, -y + across / 2],
    ])  # fmt: skip


def trapezoid(back: float, front: float, half_back: float, half_front: float) -> np.ndarray:
    """Return a symmetric trapezoid (4, 2) from its back to its front, with its half widths there."""
    return np.array([[back, -half_back], [front, -half_front], [front, half_front], [back, half_back]])
