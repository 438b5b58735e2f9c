"""Rasters made for the tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal, osr

UTM33 = (500_000.0, 0.5, 0.0, 5_800_000.0, 0.0, -0.5)


def write_raster(
    path: Path, width: int, height: int, *, epsg: int | None = 32633, geotransform=UTM33
) -> Path:
    """Write three bands of noise as a GeoTIFF."""
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), width, height, 3)
    if geotransform is not None:
        dataset.SetGeoTransform(geotransform)
    if epsg is not None:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        dataset.SetProjection(reference.ExportToWkt())
    noise = np.random.default_rng(7).integers(60, 200, (3, height, width), dtype=np.uint8)
    for band in range(3):
        dataset.GetRasterBand(band + 1).WriteArray(noise[band])
    dataset.FlushCache()
    return path
