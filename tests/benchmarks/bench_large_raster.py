"""What reading a 30,000 x 30,000 raster costs in memory: the overview of the whole, then a native crop.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_large_raster.py``.
Each case is read in a process of its own, so that its peak is its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from bars import report
from large_rasters import BOUND_MB, SIDE, Case, generate, peak_mb

from rscovlm.imagery.raster import Raster
from rscovlm.imagery.sizes import PUBLISHED_MAX_PIXELS, smart_resize
from rscovlm.imagery.window import PixelWindow

CASES = (
    Case("uint8 RGB, tiled, no overviews"),
    Case("uint8 RGB, tiled, overviews", overviews=True),
    Case("uint8 RGB, strips, no overviews", tiled=False),
    Case("uint16 one band, tiled, no overviews", dtype="uint16", count=1),
)


def measure(path: Path) -> dict[str, float]:
    """Read the raster as the zoom-in chain does; peak memory in MB, times in seconds."""
    before = peak_mb()
    with Raster.open(str(path)) as raster:
        height, width = smart_resize(
            raster.height, raster.width, factor=28, min_pixels=224 * 224, max_pixels=PUBLISHED_MAX_PIXELS
        )
        started = time.perf_counter()
        overview = raster.read(raster.window, width, height)
        looked = time.perf_counter()
        crop = PixelWindow(raster.width // 2, raster.height // 3, 1008, 1008)
        native = raster.read(crop, crop.width, crop.height)
        zoomed = time.perf_counter()
    if not overview.any() or not native.any():
        raise SystemExit("the raster was read as black")
    return {
        "imports_mb": before,
        "reading_mb": peak_mb() - before,
        "overview_s": looked - started,
        "crop_s": zoomed - looked,
    }


def main() -> None:
    """Print a line a case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=SIDE, help="pixels")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measure(arguments.measure)))
        return
    worst = 0.0
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "large.tif"
            generate(path, arguments.side, case)
            cost = _measure_apart(path)
            raw_mb = arguments.side**2 * case.count * np.dtype(case.dtype).itemsize / 2**20
            on_disk_mb = path.stat().st_size / 2**20
        worst = max(worst, cost["reading_mb"])
        print(
            f"{case.name}: {raw_mb:.0f} MB raw, {on_disk_mb:.0f} MB on disk; reading costs "
            f"{cost['reading_mb']:.0f} MB (1/{raw_mb / max(cost['reading_mb'], 1):.0f} of the raster) over "
            f"{cost['imports_mb']:.0f} MB of imports; overview {cost['overview_s']:.2f} s, "
            f"native crop {cost['crop_s']:.3f} s",
            flush=True,
        )
    work = f"most memory of an overview and a crop of {arguments.side:,}²"
    report(work, "the imports", worst, most=BOUND_MB, unit="MB")


def _measure_apart(path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--measure", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


if __name__ == "__main__":
    main()
