"""From a raster's numbers to 8 bits: the value range that is shown, and its application."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rasterio.io import DatasetReader
from rasterio.windows import Window

from rscovlm.errors import BadRequest
from rscovlm.imagery.bands import Shown

Ranges = tuple[tuple[float, float], ...]
"""Per shown band the values that become 0 and 255."""

PERCENTILES = (2.0, 98.0)
"""QGIS's own default for a cumulative cut, so that the model sees what the analyst sees."""

_SAMPLE_SIDE = 1024
_GRID, _PATCH = 16, 64


def check_ranges(ranges: Sequence[tuple[float, float]], shown: Shown) -> Ranges:
    """Take the ranges that a client gave, one for every shown band or one for all.

    Raises:
        BadRequest: when their number does not match or a range has no width.
    """
    chosen = tuple((float(low), float(high)) for low, high in ranges)
    if len(chosen) == 1:
        chosen *= len(shown.indexes)
    if len(chosen) != len(shown.indexes):
        raise BadRequest(
            f"{len(chosen)} value ranges were given for {len(shown.indexes)} bands.",
            next_step="Give one range for every band, or one for all.",
        )
    for low, high in chosen:
        if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
            raise BadRequest(
                f"The value range {low} to {high} cannot be stretched.",
                next_step="Give a minimum that is less than the maximum.",
            )
    return chosen


def find_ranges(dataset: DatasetReader, shown: Shown) -> Ranges | None:
    """Choose the ranges from the file; None: its values are 8-bit colours already and stay as they are.

    Values are sampled from the whole raster, so that every window of it gets the same colours; nodata,
    transparent and not finite ones do not count.
    """
    if shown.palette is not None:
        return None
    if shown.dtype == "uint8":
        bits = int(dataset.tags(shown.indexes[0], ns="IMAGE_STRUCTURE").get("NBITS", 8))
        return None if bits >= 8 else ((0.0, 2.0**bits - 1),) * len(shown.indexes)
    return tuple(_range(values) for values in _sample(dataset, shown))


def apply_ranges(values: npt.NDArray[np.generic], ranges: Ranges) -> npt.NDArray[np.uint8]:
    """Map (bands, height, width) of any real numbers to uint8, clipped to the ranges; NaN becomes 0."""
    stretched = np.empty(values.shape, dtype=np.uint8)
    for band, (low, high) in enumerate(ranges):
        shares = (values[band].astype(np.float64) - low) * (255.0 / (high - low))
        np.nan_to_num(shares, copy=False, nan=0.0, posinf=255.0, neginf=0.0)
        stretched[band] = np.floor(np.clip(shares, 0.0, 255.0) + 0.5)
    return stretched


def _range(values: npt.NDArray[np.generic]) -> tuple[float, float]:
    """The percentiles; where most of the values are one, their extremes; where all are, a unit."""
    if not values.size:
        return 0.0, 1.0
    low, high = (float(value) for value in np.percentile(values.astype(np.float64), PERCENTILES))
    if high <= low:
        low, high = float(values.min()), float(values.max())
    return (low, high) if high > low else (low, low + 1.0)


def _sample(dataset: DatasetReader, shown: Shown) -> list[npt.NDArray[np.generic]]:
    """Per shown band the valid values of a bounded sample, 1-D."""
    parts: list[list[npt.NDArray[np.generic]]] = [[] for _ in shown.indexes]
    for window, height, width in _sample_reads(dataset, shown):
        request = {"window": window, "out_shape": (len(shown.indexes), height, width)}
        values = dataset.read(list(shown.indexes), **request)
        masks = dataset.read_masks(list(shown.indexes), **request)
        for part, band, mask in zip(parts, values, masks, strict=True):
            part.append(band[(mask > 0) & np.isfinite(band)])
    return [np.concatenate(part) for part in parts]


def _sample_reads(dataset: DatasetReader, shown: Shown) -> list[tuple[Window, int, int]]:
    """One decimated read of the whole where that is cheap, else a regular grid of small patches.

    A decimated read of a large raster without overviews would decode all of it.
    """
    width, height = dataset.width, dataset.height
    smallest = max(dataset.overviews(shown.indexes[0]), default=1)
    if width * height <= (2 * _SAMPLE_SIDE * smallest) ** 2:
        reduce = max(width, height) / _SAMPLE_SIDE
        return [(Window(0, 0, width, height), _reduced(height, reduce), _reduced(width, reduce))]
    reads = []
    for row in _starts(height):
        for col in _starts(width):
            patch = Window(col, row, min(_PATCH, width), min(_PATCH, height))
            reads.append((patch, int(patch.height), int(patch.width)))
    return reads


def _reduced(side: int, factor: float) -> int:
    return max(1, round(side / max(factor, 1.0)))


def _starts(side: int) -> list[int]:
    """Where patches begin that lie in the middle of equal parts of ``side``."""
    middles = (np.arange(_GRID) + 0.5) * side / _GRID
    return sorted({int(min(max(middle - _PATCH / 2, 0), max(side - _PATCH, 0))) for middle in middles})
