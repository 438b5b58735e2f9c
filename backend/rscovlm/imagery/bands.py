"""Which bands are shown as red, green and blue, and whether their numbers can be shown at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.io import DatasetReader

from rscovlm.errors import BadRequest, RasterUnreadable

_RGB = (ColorInterp.red, ColorInterp.green, ColorInterp.blue)


@dataclass(frozen=True)
class Shown:
    """The 1-based bands that are shown: three as red, green and blue, or one as grey or by its palette.

    Attributes:
        indexes: the shown bands.
        mask_indexes: the bands whose masks tell valid pixels, where any of them is valid; empty: all are.
        dtype: the type that holds the values of every shown band.
        palette: (256, 3) uint8, or None.
    """

    indexes: tuple[int, ...]
    mask_indexes: tuple[int, ...]
    dtype: str
    palette: npt.NDArray[np.uint8] | None = None


def choose_bands(dataset: DatasetReader, asked: Sequence[int] | None = None) -> Shown:
    """Choose the bands that the analyst asked for, or those that the file itself calls red, green, blue.

    Raises:
        BadRequest: when ``asked`` is neither one nor three bands of the raster.
        RasterUnreadable: when the numbers of the bands cannot be shown, as complex ones.
    """
    indexes = _check_asked(dataset, asked) if asked else _default_bands(dataset)
    dtypes = [dataset.dtypes[index - 1] for index in indexes]
    if any(dtype.startswith("complex") for dtype in dtypes):
        raise RasterUnreadable(
            "The raster holds complex numbers, which have no colour.",
            details=f"bands {indexes}: {dtypes}",
            next_step="Compute the amplitude first (Raster > Raster Calculator) and use the result.",
        )
    dtype = str(np.result_type(*dtypes))
    return Shown(indexes, _mask_bands(dataset, indexes), dtype, _palette(dataset, indexes, dtype))


def _check_asked(dataset: DatasetReader, asked: Sequence[int]) -> tuple[int, ...]:
    if len(asked) not in (1, 3):
        raise BadRequest(
            f"{len(asked)} bands were chosen; one band is shown as grey, three as red, green and blue.",
            next_step="Choose one band or three.",
        )
    missing = [index for index in asked if not 1 <= index <= dataset.count]
    if missing:
        raise BadRequest(
            f"Band {missing[0]} was chosen, but the raster has {dataset.count}.",
            next_step="Choose bands that the raster has.",
        )
    return tuple(asked)


def _default_bands(dataset: DatasetReader) -> tuple[int, ...]:
    meanings = list(dataset.colorinterp)
    if all(colour in meanings for colour in _RGB):
        return tuple(meanings.index(colour) + 1 for colour in _RGB)
    seen = [index for index, meaning in enumerate(meanings, 1) if meaning != ColorInterp.alpha] or [1]
    return tuple(seen[:3]) if len(seen) >= 3 else (seen[0],)


def _mask_bands(dataset: DatasetReader, indexes: tuple[int, ...]) -> tuple[int, ...]:
    """A shared mask, as an alpha band, is read once; one valid band makes a pixel valid, so none is read
    where any band is valid everywhere.
    """
    flags = [dataset.mask_flag_enums[index - 1] for index in indexes]
    if any(MaskFlags.all_valid in flag for flag in flags):
        return ()
    if all(MaskFlags.per_dataset in flag for flag in flags):
        return indexes[:1]
    return tuple(dict.fromkeys(indexes))


def _palette(dataset: DatasetReader, indexes: tuple[int, ...], dtype: str) -> npt.NDArray[np.uint8] | None:
    is_palette = dataset.colorinterp[indexes[0] - 1] == ColorInterp.palette
    if len(indexes) > 1 or not is_palette or dtype != "uint8":
        return None
    table = np.zeros((256, 3), dtype=np.uint8)
    for value, colour in dataset.colormap(indexes[0]).items():
        table[value] = colour[:3] if colour[3] else 0
    return table
