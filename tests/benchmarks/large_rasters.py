"""Large rasters to measure on, and what a process has held of memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio.enums import Resampling
from rasterio.windows import Window

SIDE = 30_000
BOUND_MB = 300
"""What a raster of that side may cost over the engine."""

TILE = 512


@dataclass(frozen=True)
class Case:
    """A kind of file."""

    name: str
    dtype: str = "uint8"
    count: int = 3
    tiled: bool = True
    overviews: bool = False


def generate(path: Path, side: int, case: Case) -> None:
    """Write a georeferenced raster of noise on a slope, ``side`` pixels square."""
    profile = {"driver": "GTiff", "width": side, "height": side, "count": case.count, "dtype": case.dtype}
    profile |= {"crs": "EPSG:32633", "transform": Affine(0.1, 0, 500_000, 0, -0.1, 5_800_000)}
    profile |= {"compress": "lzw", "interleave": "pixel", "BIGTIFF": "YES", "num_threads": "all_cpus"}
    profile |= {"tiled": True, "blockxsize": TILE, "blockysize": TILE} if case.tiled else {"blockysize": 16}
    top = int(np.iinfo(case.dtype).max)
    noise = (
        np.random.default_rng(7).integers(0, top // 16, (case.count, TILE, side)).astype(case.dtype) // 8 * 8
    )
    with (
        rasterio.Env(GDAL_CACHEMAX=256 * 2**20, GDAL_NUM_THREADS="all_cpus"),
        rasterio.open(path, "w", **profile) as dataset,
    ):
        for row in range(0, side, TILE):
            height = min(TILE, side - row)
            slope = np.asarray(top * 0.9 * row / side, dtype=case.dtype)
            dataset.write(noise[:, :height] + slope, window=Window(0, row, side, height))
        if case.overviews:
            dataset.build_overviews([4, 16, 64], Resampling.average)


def peak_mb() -> float:
    """The highest memory this process has held since the last ``forget_peak``, MB."""
    return _status_mb("VmHWM")


def held_mb() -> float:
    """The memory this process holds now, MB."""
    return _status_mb("VmRSS")


def forget_peak() -> None:
    """Let the kernel take the memory held now for the highest so far."""
    Path("/proc/self/clear_refs").write_text("5")


def _status_mb(name: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("this benchmark reads Linux's /proc")
