"""DOTA's label files: one an image, a line an object: eight coordinates, the class, 1 if it is difficult.

Published at https://captain-whu.github.io/DOTA/dataset.html. Knows nothing of QGIS.
"""

from __future__ import annotations

from rscovlm_qgis.core.formats.labelled import LabelledImage, rounded


def dota_text(image: LabelledImage, source: str) -> str:
    """Write the label file of an image; classes get hyphens for blanks, as in ``small-vehicle``."""
    gsd = "null" if image.gsd_m is None else f"{image.gsd_m:.6g}"
    lines = [f"imagesource:{source}", f"gsd:{gsd}"]
    for item in image.objects:
        numbers = " ".join(f"{value:.2f}" for value in rounded(item.quad_px, 2))
        lines.append(f"{numbers} {'-'.join(item.class_name.split())} 0")
    return "\n".join(lines) + "\n"
