"""What looking at a large raster costs, against GDAL's own tool, a bare read and the whole image in memory.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_reading.py``.

A GeoTIFF of 20,000 x 20,000 pixels, RGB, tiled, LZW, with and without overviews, and smaller ones of the same
kind. Rounds of ours and of the other take turns, each but the crop's in a process of its own whose start and
imports are not counted; ``gdal_translate`` is counted as it is started. It averages, as ours does.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import rasterio
from bars import report, trace
from large_rasters import Case, forget_peak, generate, held_mb, peak_mb
from PIL import Image
from rasterio.windows import Window

from rscovlm.imagery.raster import Raster
from rscovlm.imagery.sizes import PUBLISHED_MAX_PIXELS, smart_resize
from rscovlm.imagery.window import PixelWindow

SIDE = 20_000
CROP = 1008
AREAS = (1, 4, 16, 64)


def seen(width: int, height: int) -> tuple[int, int]:
    """The width and height at which a published model sees the whole of it."""
    rows, columns = smart_resize(
        height, width, factor=28, min_pixels=224 * 224, max_pixels=PUBLISHED_MAX_PIXELS
    )
    return columns, rows


def ours(path: Path, looks: str) -> None:
    """The overview, a native crop, or both."""
    with Raster.open(str(path)) as raster:
        if looks != "crop":
            raster.read(raster.window, *seen(raster.width, raster.height))
        if looks != "overview":
            raster.read(PixelWindow(raster.width // 2, raster.height // 3, CROP, CROP), CROP, CROP)


def whole_image(path: Path, looks: str) -> None:
    """The same by reading the image whole, as the published inference does."""
    Image.MAX_IMAGE_PIXELS = None
    image = Image.open(path).convert("RGB")
    if looks != "crop":
        image.resize(seen(*image.size), Image.Resampling.BICUBIC)
    if looks != "overview":
        left, top = image.width // 2, image.height // 3
        np.asarray(image.crop((left, top, left + CROP, top + CROP)))


WAYS: dict[str, Callable[[Path, str], None]] = {"ours": ours, "whole image": whole_image}


def apart(way: str, path: Path, looks: str = "overview") -> tuple[float, float]:
    """Seconds and MB of one way in a process of its own."""
    command = [sys.executable, __file__, "--way", way, str(path), looks]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    took, memory = json.loads(done.stdout)
    return took, memory


def here(way: str, path: Path, looks: str) -> tuple[float, float]:
    """The same in this process."""
    forget_peak()
    before, started = held_mb(), time.perf_counter()
    WAYS[way](path, looks)
    return time.perf_counter() - started, peak_mb() - before


def translate(path: Path, out: Path) -> float:
    """Seconds that GDAL's own tool takes for the overview."""
    with rasterio.open(path) as dataset:
        size = [str(side) for side in seen(dataset.width, dataset.height)]
    command = ["gdal_translate", "-q", "-r", "average", "-outsize", *size, str(path), str(out)]
    started = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - started


def compare_overview(path: Path, name: str, rounds: int) -> None:
    """Print the overview's time against that of ``gdal_translate``, and its memory."""
    pairs, memories = [], []
    for _ in range(rounds):
        took, memory = apart("ours", path)
        pairs.append(took / translate(path, path.with_name("out.tif")))
        memories.append(memory)
    work = f"overview of the large raster, {name}"
    report(work, "gdal_translate -outsize", statistics.median(pairs), most=1.3)
    report(f"memory of the {work}", "nothing", max(memories), most=200, unit="MB")


def compare_crop(path: Path, rounds: int) -> None:
    """Print a native crop's time against that of a bare read of the same window."""
    found = []
    rng = np.random.default_rng(1)
    with Raster.open(str(path)) as raster, rasterio.open(path) as bare:
        for number in range(rounds + 1):
            places = rng.integers(0, raster.width - CROP, (2, 2))
            took = []
            # Each has a window of its own, so that neither finds the other's blocks in GDAL's cache.
            for col, row in places.tolist():
                started = time.perf_counter()
                if len(took) == number % 2:
                    raster.read(PixelWindow(col, row, CROP, CROP), CROP, CROP)
                else:
                    bare.read((1, 2, 3), window=Window(col, row, CROP, CROP))
                took.append(time.perf_counter() - started)
            found.append(took[number % 2] / took[1 - number % 2])
    report(f"native crop of {CROP} px", "a bare rasterio read", statistics.median(found[1:]), most=1.3)


def compare_whole_image(path: Path, looks: str, told: str) -> None:
    """Print how much longer the whole image takes, and how much more memory."""
    mine, theirs = apart("ours", path, looks), apart("whole image", path, looks)
    report(f"{told} from the whole image (PIL)", "ours, seconds", theirs[0] / mine[0], least=10)
    report(f"{told} from the whole image (PIL)", "ours, memory", theirs[1] / mine[1], least=10)


def compare_areas(folder: Path, largest: Path, side: int, rounds: int) -> None:
    """Print how the overview's time and memory grow with the raster's area."""
    times, memories = [], []
    for area in AREAS:
        path = largest
        if area != AREAS[-1]:
            path = folder / f"area{area}.tif"
            generate(path, round(side / math.sqrt(AREAS[-1] / area)), Case("smaller"))
        runs = [apart("ours", path) for _ in range(rounds)]
        times.append(statistics.median(run[0] for run in runs))
        memories.append(max(run[1] for run in runs))
        trace("overview of the raster", area, times[-1], memories[-1])
    exponent = float(np.polyfit(np.log(AREAS), np.log(times), 1)[0])
    report("growth of the overview's time, no overviews", "the area", exponent, most=1.1, unit="(power)")
    # The smaller ones fit into GDAL's cache whole.
    report("memory at 64 times the area", "16 times the area", memories[-1] / memories[2], most=1.2)


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--side", type=int, default=SIDE, help="pixels")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--way", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        print(json.dumps(here(options.way[0], Path(options.way[1]), options.way[2])))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = folder / "plain.tif"
        generate(plain, options.side, Case("without overviews"))
        compare_overview(plain, "no overviews", options.rounds)
        compare_crop(plain, 5 * options.rounds)
        compare_whole_image(plain, "crop", "native crop, no overviews,")
        compare_areas(folder, plain, options.side, options.rounds)
        plain.unlink()
        overviews = folder / "overviews.tif"
        generate(overviews, options.side, Case("with overviews", overviews=True))
        compare_overview(overviews, "overviews", 3 * options.rounds)
        compare_whole_image(overviews, "both", "overview and native crop, overviews,")


if __name__ == "__main__":
    main()
