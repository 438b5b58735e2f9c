"""A picture as the model sees it, with what stands in it.

Frames: ``Seen.quads`` are model pixels, the pixels of the image that stands in the conversation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from rscovlm.imagery.window import PixelWindow
from rscovlm_training.embedded.turning import turned
from rscovlm_training.worlds.scene import MIN_VISIBLE, Scene, SceneObject
from rscovlm_training.worlds.site import visible_share
from rscovlm_training.worlds.uhr.labels import WorldObject


@dataclass(frozen=True)
class Seen:
    """A scene as the model sees it. ``quads``: (N, 4, 2) model pixels, in the order of a reply."""

    image: npt.NDArray[np.uint8]
    quads: npt.NDArray[np.float64]
    labels: tuple[str, ...]
    colours: tuple[str, ...]
    scene_class: str

    def turned(self, variant: int) -> Seen:
        """The same picture held in another way, see ``turning``."""
        image, quads = turned(self.image, self.quads, variant)
        return ordered(image, quads, self.labels, self.colours, self.scene_class)

    def record(self) -> dict[str, Any]:
        """Everything but the image, to be kept as JSON."""
        return {
            "quads": np.round(self.quads, 2).tolist(),
            "labels": self.labels,
            "colours": self.colours,
            "scene_class": self.scene_class,
        }


def recorded(image: npt.NDArray[np.uint8], record: Mapping[str, Any]) -> Seen:
    """A picture again from its image and its ``record``."""
    quads = np.array(record["quads"], np.float64).reshape(-1, 4, 2)
    return Seen(image, quads, tuple(record["labels"]), tuple(record["colours"]), record["scene_class"])


def ordered(
    image: npt.NDArray[np.uint8],
    quads: npt.NDArray[np.float64],
    labels: Sequence[str],
    colours: Sequence[str],
    scene_class: str,
) -> Seen:
    """A picture whose (N, 4, 2) objects are put in the order of a reply."""
    order = in_reply_order(labels, quads)
    own_labels, own_colours = ([of[index] for index in order] for of in (labels, colours))
    return Seen(image, quads[order], tuple(own_labels), tuple(own_colours), scene_class)


def see(scene: Scene, width: int, height: int) -> Seen:
    """Resize a scene to the model's size and put its objects in reply order (class, top, left)."""
    own_height, own_width = scene.image.shape[:2]
    scale = np.array([width / own_width, height / own_height])
    quads = np.array([item.quad * scale for item in scene.objects], np.float64).reshape(-1, 4, 2)
    image = scene.image
    if (own_width, own_height) != (width, height):
        shrinks = width < own_width
        image = cv2.resize(
            image, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
        )
    return ordered(
        np.ascontiguousarray(image),
        quads,
        [item.label for item in scene.objects],
        [item.colour for item in scene.objects],
        scene.scene_class,
    )


def in_reply_order(labels: Sequence[str], quads: npt.NDArray[np.float64]) -> list[int]:
    """Order objects as a reply lists them: by class, then by the first of their (N, 4, 2) corners.

    The published data goes by top, then left. But a reply begins with x, and where many tops are nearly the
    same a small model cannot tell whose x comes next: here the number that is written first decides.
    """
    first = np.maximum(quads[:, 0], 0).astype(int)
    return sorted(range(len(labels)), key=lambda index: (labels[index], *first[index]))


def within(objects: Iterable[WorldObject], window: PixelWindow) -> tuple[SceneObject, ...]:
    """The objects of which enough lies in a window, in its pixels."""
    found = []
    for item in objects:
        quad = item.quad - [window.col, window.row]
        if (quad.max(axis=0) > 0).all() and (quad.min(axis=0) < [window.width, window.height]).all():
            share = visible_share(quad, window.width, window.height)
            if share >= MIN_VISIBLE:
                found.append(SceneObject(item.label, quad, item.colour, share))
    return tuple(found)
