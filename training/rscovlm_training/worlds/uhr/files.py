"""Write a world: its raster strip by strip, its labels as GeoJSON and as DOTA text beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.windows import Window

from rscovlm.geometry.quads import side_lengths
from rscovlm.imagery.window import PixelWindow
from rscovlm_training.worlds.files import told_in_words
from rscovlm_training.worlds.uhr.dates import Change
from rscovlm_training.worlds.uhr.labels import Labels, WorldObject
from rscovlm_training.worlds.uhr.world import World

_TILE = 512
_CACHE_BYTES = 128 * 2**20
_DIFFICULT_SHARE, _DIFFICULT_PX = 0.7, 3.0


def write_world(
    world: World,
    path_tif: Path,
    *,
    jpeg: int | None = None,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Write a tiled, compressed GeoTIFF with overviews; a strip of 512 rows is in memory at a time.

    Args:
        world: what to write.
        path_tif: the raster's path.
        jpeg: quality, 1 to 100, of a small lossy file; None: every pixel is kept.
        progress: told the share written, 0 to 1.

    Raises:
        ExportFailed: the file could not be written.
    """
    profile: dict[str, Any] = {
        "driver": "GTiff", "width": world.width, "height": world.height, "count": 3, "dtype": "uint8",
        "crs": CRS.from_wkt(world.crs.to_wkt()), "transform": world.transform,
        "tiled": True, "blockxsize": _TILE, "blockysize": _TILE, "interleave": "pixel", "bigtiff": "IF_SAFER",
    }  # fmt: skip
    if jpeg is None:
        profile |= {"photometric": "RGB", "compress": "deflate", "predictor": 2}
    else:
        profile |= {"photometric": "YCBCR", "compress": "jpeg", "jpeg_quality": jpeg}
    with told_in_words(path_tif), rasterio.Env(GDAL_CACHEMAX=_CACHE_BYTES):
        with rasterio.open(path_tif, "w", **profile) as file:
            for row in range(0, world.height, _TILE):
                high = min(_TILE, world.height - row)
                strip = world.read(PixelWindow(0, row, world.width, high), world.width, high)
                file.write(np.moveaxis(strip, -1, 0), window=Window(0, row, world.width, high))
                if progress:
                    progress((row + high) / world.height)
        longest = max(world.width, world.height)
        factors = [factor for factor in (2, 4, 8, 16, 32, 64) if longest / factor >= _TILE / 2]
        with rasterio.open(path_tif, "r+") as file:
            file.build_overviews(factors, Resampling.average)


def write_labels(labels: Labels, world: World, path: Path) -> tuple[Path, Path]:
    """Write ``NAME.geojson`` and, as DOTA has it, ``NAME.txt`` beside a raster; return both paths.

    Raises:
        ExportFailed: a file could not be written.
    """
    path_json, path_dota = path.with_suffix(".geojson"), path.with_suffix(".txt")
    with told_in_words(path_json):
        path_json.write_text(json.dumps(_collection(labels, world)), encoding="utf-8")
    with told_in_words(path_dota):
        head = ["imagesource:rendered", f"gsd:{world.gsd_m:g}"]
        path_dota.write_text("\n".join([*head, *_dota(labels.objects), ""]), encoding="utf-8")
    return path_json, path_dota


def write_changes(changes: Iterable[Change], world: World, path: Path) -> Path:
    """Write what changed between two dates as GeoJSON; return its path.

    Raises:
        ExportFailed: the file could not be written.
    """
    features = [
        _feature(
            change.quad, world.transform,
            {
                "change": change.kind, "class": change.label, "district": change.district,
                "before": change.before, "after": change.after,
            },
        )
        for change in changes
    ]  # fmt: skip
    with told_in_words(path):
        path.write_text(json.dumps(_features(world, features)), encoding="utf-8")
    return path


def _dota(objects: Iterable[WorldObject]) -> list[str]:
    lines = []
    for item in objects:
        narrow = float(side_lengths(item.quad[None])[0, 1]) < _DIFFICULT_PX
        difficult = int(item.visible < _DIFFICULT_SHARE or narrow)
        numbers = " ".join(f"{value:.1f}" for value in item.quad.reshape(-1).tolist())
        lines.append(f"{numbers} {item.label.replace(' ', '-')} {difficult}")
    return lines


def _collection(labels: Labels, world: World) -> dict[str, Any]:
    features = [
        _feature(
            item.quad, world.transform,
            {
                "layer": "object", "class": item.label, "colour": item.colour, "visible": item.visible,
                "district": item.district, "status": item.status, "surface": item.surface,
            },
        )
        for item in labels.objects
    ]  # fmt: skip
    features += [
        _feature(
            mark.outline, world.transform,
            {
                "layer": "landmark", "class": mark.kind, "colour": mark.colour, "shape": mark.shape,
                "district": mark.district,
            },
        )
        for mark in labels.landmarks
    ]  # fmt: skip
    for area in labels.districts:
        told = {"layer": "district", "class": area.name, "ground": area.ground, "setting": area.setting}
        features.append(_feature(area.quad, world.transform, told))
    return _features(world, features)


def _features(world: World, features: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": world.crs.to_string()}},
        "seed": world.seed,
        "gsd_m": world.gsd_m,
        "date": world.date,
        "features": features,
    }


def _feature(points: np.ndarray, transform: Affine, properties: dict[str, Any]) -> dict[str, Any]:
    ring = [list(transform @ (x, y)) for x, y in points.tolist()]
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
        "properties": {**properties, "polygon_px": points.tolist()},
    }
