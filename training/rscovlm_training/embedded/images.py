"""Images on disk, as 8-bit RGB."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from rscovlm.imagery.source import RGB


def read_image(path: Path) -> RGB:
    """Read what OpenCV reads.

    Raises:
        OSError: the file is missing or broken.
    """
    image = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if image is None:
        raise OSError(f"{path} is missing or broken")
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2RGB), np.uint8)


def save_image(path: Path, image: RGB) -> None:
    """Write an image in the format of the file's ending.

    Raises:
        OSError: it cannot be written.
    """
    if not cv2.imwrite(str(path), cv2.cvtColor(image, cv2.COLOR_RGB2BGR)):
        raise OSError(f"{path} could not be written")
