"""A raster file: opened by GDAL, described, and read window by window as 8-bit RGB.

The whole image is never in memory: a window is read at the size that is asked for, from overviews where
the file has them, else by GDAL block after block.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from types import TracebackType

import numpy as np
import numpy.typing as npt
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from rscovlm.errors import RasterMissing, RasterUnreadable
from rscovlm.imagery.bands import choose_bands
from rscovlm.imagery.gdal import CACHE_BYTES, gdal_env, is_network_source
from rscovlm.imagery.opening import UNREACHED_NEXT, is_missing_file, open_dataset
from rscovlm.imagery.place import Place, find_place
from rscovlm.imagery.placed import PlacedRaster, RasterFacts
from rscovlm.imagery.source import RGB, check_read
from rscovlm.imagery.stretch import Ranges, apply_ranges, check_ranges, find_ranges
from rscovlm.imagery.window import PixelWindow

_AVERAGE_FROM = 2.0

_PART_BYTES = 3 * CACHE_BYTES // 8
"""Native bytes, of all bands, read between two looks at ``check``: a part of a second. GDAL resamples band
after band: its cache must hold a part for all of them, and the blocks shared with the next part, or each
block is decoded once for every band."""


class Raster(PlacedRaster):
    """A raster that GDAL opens, as an ``ImageSource``; close it, or use it as a context manager.

    One thread at a time may read from it.
    """

    def __init__(
        self,
        dataset: DatasetReader,
        place: Place,
        *,
        source: str,
        bands: Sequence[int] | None,
        stretch: Sequence[tuple[float, float]] | None,
        allow_network: bool,
    ) -> None:
        super().__init__(dataset.width, dataset.height, place)
        self._dataset = dataset
        self._source = source
        self._allow_network = allow_network
        self._shown = choose_bands(dataset, bands)
        self._ranges: Ranges | None = check_ranges(stretch, self._shown) if stretch else None
        self._ranges_known = self._ranges is not None

    @classmethod
    def open(
        cls,
        source: str,
        *,
        crs_wkt: str | None = None,
        geotransform: Sequence[float] | None = None,
        bands: Sequence[int] | None = None,
        stretch: Sequence[tuple[float, float]] | None = None,
        allow_network: bool = False,
    ) -> Raster:
        """Open a raster by its path or GDAL name.

        Args:
            source: what GDAL opens.
            crs_wkt: replaces the file's CRS.
            geotransform: replaces the file's; GDAL's six terms in GDAL's order.
            bands: 1-based, one shown as grey or three as red, green, blue; None: chosen from the file.
            stretch: value range per shown band, or one for all; None: chosen from the file.
            allow_network: let GDAL read from the network.

        Raises:
            RasterMissing: when there is no such file.
            RasterUnreadable: when GDAL cannot open it, or it holds nothing that can be shown.
            RasterUnreferenced: when it is placed by ground control points or RPCs only.
            RasterForbidden: when it lies on the network, and that is off.
            BadRequest: when what replaces the file's own description makes no sense.
        """
        dataset = open_dataset(source, allow_network=allow_network)
        try:
            with gdal_env(allow_network=allow_network, source=source):
                place = find_place(dataset, crs_wkt=crs_wkt, geotransform=geotransform)
                return cls(
                    dataset, place, source=source, bands=bands, stretch=stretch, allow_network=allow_network
                )
        except BaseException:
            dataset.close()
            raise

    def __enter__(self) -> Raster:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._dataset.close()

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return Path(self._source).stem or self._source

    @property
    def files(self) -> list[str]:
        """Every file that GDAL reads for this raster, such as the parts of a VRT."""
        return list(self._dataset.files)

    def read(
        self, window: PixelWindow, width: int, height: int, *, check: Callable[[], None] | None = None
    ) -> RGB:
        """Read a window as 8-bit RGB, (height, width, 3); nodata and transparent pixels are black.

        At the window's own size the pixels are the file's own; else they are resampled from the
        best-suited overview: averaged where the image shrinks to half or less, else cubic.

        Args:
            window: native pixels.
            width: of the output, pixels.
            height: of the output, pixels.
            check: called between the parts of a long read; what it raises stops the read.

        Raises:
            RegionOutside: when the window reaches outside the raster.
            RasterMissing: when the file is gone.
            RasterUnreadable: when its pixels cannot be read.
            BadRequest: when the output is empty or larger than any model's image.
        """
        check_read(self.window, window, width, height)
        try:
            with gdal_env(allow_network=self._allow_network, source=self._source):
                return self._read(window, width, height, check)
        except RasterioError as error:
            if is_missing_file(self._source):
                raise RasterMissing(
                    "The raster was deleted or its drive is gone.", details=str(error)
                ) from error
            if is_network_source(self._source):
                raise RasterUnreadable(
                    "A part of the raster could not be read over the network.",
                    details=_reasons(error),
                    next_step=UNREACHED_NEXT,
                ) from error
            raise RasterUnreadable(
                "A part of the raster cannot be read; the file is damaged or truncated.",
                details=_reasons(error),
            ) from error

    def info(self) -> RasterFacts:
        """Describe the raster; the ground sampling distance is that at its centre."""
        first = self._shown.indexes[0]
        return self._facts(
            self._source,
            bands=self._dataset.count,
            dtype=self._shown.dtype,
            nodata=_finite(self._dataset.nodatavals[first - 1]),
            overviews=self._dataset.overviews(first),
        )

    def _read(self, window: PixelWindow, width: int, height: int, check: Callable[[], None] | None) -> RGB:
        if not self._ranges_known:
            self._ranges, self._ranges_known = find_ranges(self._dataset, self._shown), True
        resampling = self._resampling(window, width, height)
        parts = 1
        if resampling == Resampling.average and not self._dataset.overviews(self._shown.indexes[0]):
            bytes_each = np.dtype(self._shown.dtype).itemsize * len(self._shown.indexes)
            parts = min(height, math.ceil(window.width * window.height * bytes_each / _PART_BYTES))
        strips = []
        edges = [height * part // parts for part in range(parts + 1)]
        for top, bottom in pairwise(edges):
            if check is not None:
                check()
            share = window.height / height
            rows = Window(window.col, window.row + top * share, window.width, (bottom - top) * share)
            strips.append(self._read_part(rows, width, bottom - top, resampling))
        return strips[0] if parts == 1 else np.concatenate(strips)

    def _read_part(self, window: Window, width: int, height: int, resampling: Resampling) -> RGB:
        bands, mask_bands = list(self._shown.indexes), list(self._shown.mask_indexes)
        request = {"window": window, "resampling": resampling}
        rgb = self._colour(self._dataset.read(bands, out_shape=(len(bands), height, width), **request))
        if mask_bands:
            shape = (len(mask_bands), height, width)
            masks = self._dataset.read_masks(mask_bands, out_shape=shape, **request)
            rgb[~(masks > 0).any(axis=0)] = 0
        return rgb

    def _colour(self, values: npt.NDArray[np.generic]) -> RGB:
        if self._shown.palette is not None:
            return self._shown.palette[values[0]]
        planes = values if self._ranges is None else apply_ranges(values, self._ranges)
        # Plane by plane: numpy takes three times as long to copy what is transposed.
        rgb = np.stack([planes[0]] * 3 if len(planes) == 1 else list(planes), axis=-1)
        return rgb.astype(np.uint8, copy=False)

    def _resampling(self, window: PixelWindow, width: int, height: int) -> Resampling:
        if self._shown.palette is not None or (width, height) == (window.width, window.height):
            return Resampling.nearest
        shrink = max(window.width / width, window.height / height)
        return Resampling.average if shrink >= _AVERAGE_FROM else Resampling.cubic


def _reasons(error: BaseException) -> str:
    """The error and what GDAL said beneath it."""
    reasons: list[str] = []
    current: BaseException | None = error
    while current is not None and len(reasons) < 5:
        reasons.append(str(current))
        current = current.__cause__ or current.__context__
    return " / ".join(reason for reason in reasons if reason)


def _finite(value: float | None) -> float | None:
    """JSON has no NaN, and a NaN nodata needs no telling: NaN is never data."""
    return None if value is None or not math.isfinite(value) else float(value)
