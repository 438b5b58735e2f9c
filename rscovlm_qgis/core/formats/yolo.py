"""YOLO's oriented labels: a line an object: the class's number, four corners as parts of the sides.

Published at https://docs.ultralytics.com/datasets/obb/. Corners beyond the image are moved to its edge: its
readers pass over an image whose labels leave it. Knows nothing of QGIS.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from rscovlm_qgis.core.formats.labelled import LabelledImage

CLASSES_FILE = "classes.txt"


def number_classes(known: Sequence[str], names: Iterable[str]) -> list[str]:
    """Tell the classes in the order of their numbers: those of a folder keep theirs, new ones follow."""
    return [*known, *sorted(set(names) - set(known))]


def yolo_lines(image: LabelledImage, classes: Sequence[str]) -> Iterator[str]:
    """Write the lines of an image's label file; objects that lie outside of it altogether are left out."""
    numbers = {name: number for number, name in reversed(list(enumerate(classes)))}
    size = np.array([image.width, image.height], np.float64)
    for item in image.objects:
        corners = np.clip(np.asarray(item.quad_px, np.float64) / size, 0.0, 1.0)
        if (corners.max(axis=0) - corners.min(axis=0)).min() <= 0:
            continue
        places = " ".join(f"{value:.8f}" for value in corners.reshape(-1))
        yield f"{numbers[item.class_name]} {places}\n"
