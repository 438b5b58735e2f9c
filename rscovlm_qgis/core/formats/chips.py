"""Windows of a raster as 8-bit PNGs, in the bands and the stretch that the model was shown. Any thread.

Knows nothing of QGIS.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal

from rscovlm_qgis.core.wire import RasterDescription, Window

PERCENTILES = (2.0, 98.0)
"""The backend's, for values that are no 8-bit colours and came without a stretch."""
SAMPLE_SIDE = 1024


class Chips:
    """Cuts windows out of a raster.

    Raises:
        OSError: the raster cannot be opened.
    """

    def __init__(self, raster: RasterDescription) -> None:
        try:
            self._dataset = gdal.Open(raster.source)
        except RuntimeError:  # raised where another plugin switched GDAL's exceptions on
            self._dataset = None
        if self._dataset is None:
            raise OSError(f"{raster.source} cannot be opened")
        self.width, self.height = self._dataset.RasterXSize, self._dataset.RasterYSize
        count = self._dataset.RasterCount
        self._bands = list(raster.bands or ((1, 2, 3) if count >= 3 else (1,)))
        self._ranges = self._find_ranges(raster)

    def write(self, window: Window, path: Path) -> None:
        """Write the pixels of a window, which lies inside the raster.

        Raises:
            OSError: they cannot be read or written.
        """
        layers = [layer for number in self._bands for layer in self._read(number, window)]
        picture = gdal.GetDriverByName("MEM").Create(
            "", window.width, window.height, len(layers), gdal.GDT_Byte
        )
        for number, layer in enumerate(layers, start=1):
            picture.GetRasterBand(number).WriteArray(layer)
        try:
            written = gdal.GetDriverByName("PNG").CreateCopy(str(path), picture)
        except RuntimeError as error:
            raise OSError(str(error)) from error
        if written is None:
            raise OSError(gdal.GetLastErrorMsg() or f"{path} was not written")

    def _read(self, number: int, window: Window) -> list[Any]:
        band = self._dataset.GetRasterBand(number)
        try:
            values = band.ReadAsArray(window.col, window.row, window.width, window.height)
        except RuntimeError as error:
            raise OSError(str(error)) from error
        if values is None:
            raise OSError(gdal.GetLastErrorMsg() or "a window was not read")
        colours = band.GetColorTable()
        if colours is not None and len(self._bands) == 1:
            table = np.zeros((256, 4), np.uint8)
            for index in range(min(256, colours.GetCount())):
                table[index] = colours.GetColorEntry(index)
            return [table[values.astype(np.uint8), channel] for channel in range(3)]
        if self._ranges is None:
            return [values.astype(np.uint8)]
        low, high = self._ranges[self._bands.index(number)]
        scaled = (np.nan_to_num(values.astype(np.float64), nan=low) - low) / (high - low) * 255
        return [np.clip(np.round(scaled), 0, 255).astype(np.uint8)]

    def _find_ranges(self, raster: RasterDescription) -> list[tuple[float, float]] | None:
        if raster.stretch:
            given = list(raster.stretch)
            return given if len(given) == len(self._bands) else given[:1] * len(self._bands)
        if self._dataset.GetRasterBand(self._bands[0]).DataType == gdal.GDT_Byte:
            return None
        return [self._range(self._dataset.GetRasterBand(number)) for number in self._bands]

    def _range(self, band: Any) -> tuple[float, float]:
        """The percentiles of the values of the whole raster, so that every window gets the same colours."""
        size = [min(side, SAMPLE_SIDE) for side in (self.width, self.height)]
        values = band.ReadAsArray(buf_xsize=size[0], buf_ysize=size[1]).astype(np.float64)
        usable = np.isfinite(values)
        if band.GetNoDataValue() is not None:
            usable &= values != band.GetNoDataValue()
        if not usable.any():
            return 0.0, 1.0
        low, high = (float(value) for value in np.percentile(values[usable], PERCENTILES))
        return (low, high) if high > low else (low, low + 1.0)
