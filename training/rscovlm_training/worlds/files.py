"""Write a scene as a georeferenced raster with its labels beside it."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import RasterioIOError

from rscovlm.errors import DiskFull, ExportFailed
from rscovlm_training.worlds.scene import Scene, SceneObject

_ORIGIN = (500_000.0, 5_400_000.0)
_TILE = 256


def write_scene(
    scene: Scene, path_tif: Path, *, crs: str = "EPSG:32631", origin: tuple[float, float] = _ORIGIN
) -> Path:
    """Write a tiled, compressed GeoTIFF, and its labels as ``<name>.geojson``, whose path is returned.

    Args:
        scene: what to write.
        path_tif: the raster's path.
        crs: a projected reference system in metres.
        origin: map coordinates of the top left corner.

    Raises:
        ExportFailed: a file could not be written.
    """
    transform = Affine(scene.gsd_m, 0.0, origin[0], 0.0, -scene.gsd_m, origin[1])
    path_labels = path_tif.with_suffix(".geojson")
    with told_in_words(path_tif):
        _write_raster(scene, path_tif, crs, transform)
        path_labels.write_text(json.dumps(_collection(scene, crs, transform)), encoding="utf-8")
    return path_labels


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """Tell in words that a file could not be written.

    Raises:
        ExportFailed: with the path's name.
    """
    try:
        yield
    except (OSError, RasterioIOError) as error:
        kind = DiskFull if getattr(error, "errno", None) == errno.ENOSPC else ExportFailed
        raise kind(f"'{path.name}' could not be written.", details=str(error)) from error


def _write_raster(scene: Scene, path: Path, crs: str, transform: Affine) -> None:
    height, width = scene.image.shape[:2]
    with rasterio.open(
        path, "w", driver="GTiff", width=width, height=height, count=3, dtype="uint8",
        crs=CRS.from_string(crs), transform=transform, photometric="RGB", tiled=True,
        blockxsize=_TILE, blockysize=_TILE, compress="deflate", predictor=2,
    ) as file:  # fmt: skip
        file.write(np.moveaxis(scene.image, -1, 0))
        factors = [factor for factor in (2, 4, 8, 16) if max(width, height) / factor >= _TILE]
        if factors:
            file.build_overviews(factors, Resampling.average)


def _collection(scene: Scene, crs: str, transform: Affine) -> dict[str, object]:
    return {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": crs}},
        "scene_class": scene.scene_class,
        "gsd_m": scene.gsd_m,
        "features": [_feature(item, transform) for item in scene.objects],
    }


def _feature(item: SceneObject, transform: Affine) -> dict[str, object]:
    ring = [list(transform @ (x, y)) for x, y in item.quad.tolist()]
    properties = {
        "class": item.label, "colour": item.colour, "visible": item.visible, "polygon_px": item.quad.tolist(),
    }  # fmt: skip
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
        "properties": properties,
    }
