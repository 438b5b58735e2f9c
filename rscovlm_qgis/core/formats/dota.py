"""DOTA's label files: one an image, a line an object: eight coordinates, the class, 1 if it is difficult.

Published at https://captain-whu.github.io/DOTA/dataset.html. Knows nothing of QGIS.
"""

from __future__ import annotations

from collections.abc import Iterator

from rscovlm_qgis.core.formats.labelled import LabelledImage, rounded


def dota_lines(image: LabelledImage, source: str) -> Iterator[str]:
    """Write the lines of an image's label file; classes get hyphens for blanks, as in ``small-vehicle``."""
    gsd = "null" if image.gsd_m is None else f"{image.gsd_m:.6g}"
    yield f"imagesource:{source}\n"
    yield f"gsd:{gsd}\n"
    for item in image.objects:
        numbers = " ".join(f"{value:.2f}" for value in rounded(item.quad_px, 2))
        yield f"{numbers} {'-'.join(item.class_name.split())} 0\n"
