"""For how long 100,000 streamed detections, and what is then done with them, hold QGIS's main thread.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_stall.py``. It needs QGIS
and xvfb-run, and takes some minutes.

A backend that follows a script streams tiles and objects as fast as they are taken into a real QGIS on a
virtual screen, whose map shows and draws them; then the dock, the review and QGIS itself are clicked through
(``stall_qgis.py``). A turn of the event loop (``stall_watch.py``) is what a click has to wait. Of each thing
stand here the longest turn by the clock on the wall, by what it would have taken had no other program had the
core meanwhile, and by the time that the main thread ran itself; and what it was doing in the first.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import rasterio
from bars import report

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "qgis"))

from events import answer, done, found, progress, queued, removed, view  # noqa: E402
from scripted import ScriptedBackend  # noqa: E402

SHIPS, PER_TILE = 100_000, 100
WIDTH, HEIGHT, GSD = 2000, 1000, 5.0
WEST, NORTH, TILE_M = 500_000.0, 5_800_000.0, 200.0
LIMIT_S = 1500
REST_S = 30
"""The benchmark before may have given gigabytes back: a virtual machine's host then takes its cores for some
seconds, to clear them away.
"""
SCREEN = "-screen 0 1600x1000x24"


def script() -> Iterator[dict]:
    """A detection: tile by tile 100 ships, a plane, and a ship of the tile before that was seen twice."""
    chance = random.Random(7)
    tiles = SHIPS // PER_TILE
    yield queued()
    number = 0
    for tile in range(tiles):
        west, north = WEST + tile % 50 * TILE_M, NORTH - tile // 50 * 5000 / (tiles / 50)
        yield view(tile + 1, x=west, y=north, size=TILE_M, role="tile")
        twice = [number] if tile else []
        for at in range(PER_TILE + 1 + len(twice)):
            number += 1
            x, y = west + chance.uniform(0, 190), north - chance.uniform(0, 190)
            name = "plane" if at == PER_TILE else "ship"
            yield found(number, name, x=x, y=y, score=chance.random())
        if twice:
            yield removed(number)
        yield progress(tile + 1, tiles, phase="tiles")
    yield answer(f"{SHIPS} ships.")
    yield done()


def write_raster(path: Path) -> None:
    """Three bands of noise, 10 km by 5 km."""
    place = {"crs": "EPSG:32633", "transform": rasterio.Affine(GSD, 0, WEST, 0, -GSD, NORTH)}
    shape = {"count": 3, "width": WIDTH, "height": HEIGHT, "dtype": "uint8"}
    with rasterio.open(path, "w", driver="GTiff", tiled=True, **shape, **place) as file:
        file.write(np.random.default_rng(7).integers(60, 200, (3, HEIGHT, WIDTH), dtype=np.uint8))


def run_qgis(folder: Path, backend: ScriptedBackend) -> None:
    """Do the day in a QGIS with a fresh profile.

    Raises:
        SystemExit: QGIS did not come to the end of it.
    """
    profile = folder / "profile" / "profiles" / "default" / "QGIS"
    for one in (profile, folder / "home", folder / "state"):
        one.mkdir(parents=True)
    (folder / "state" / "token").write_text(backend.token, encoding="utf-8")
    settings = f"[rscovlm]\naddress={backend.url}\nstart_backend=false\n"
    settings += "[app]\nfirstRunVersionFlag=99999\n[locale]\nuserLocale=en_US\noverrideFlag=true\n"
    (profile / "QGIS3.ini").write_text(settings, encoding="utf-8")
    environment = {
        **os.environ,
        "RSCOVLM_STALLS": str(folder),
        "RSCOVLM_STATE_DIR": str(folder / "state"),
        "GDAL_PAM_ENABLED": "NO",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parent))),
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(folder / "home"),
    }
    command = ["xvfb-run", "-a", "-s", SCREEN, "qgis", "--nologo", "--noversioncheck", "--profiles-path"]
    command += [str(folder / "profile"), "--code", str(Path(__file__).with_name("stall_qgis.py"))]
    with (folder / "log").open("wb") as log:
        ended = subprocess.run(
            command, env=environment, cwd=ROOT, stdout=log, stderr=log, timeout=LIMIT_S, check=False
        )
    if ended.returncode:
        trouble = folder / "trouble"
        told = (trouble if trouble.exists() else folder / "log").read_text(errors="replace")
        sys.exit(f"{told[-3000:]}\nQGIS did not do all of it.")


def print_table(records: list[dict]) -> None:
    """Milliseconds, but for the whole."""
    print("| what | whole, s | longest turn | 99.9 % under | without other programs | of it running |")
    print("|---|---:|---:|---:|---:|---:|")
    for one in records:
        times = (
            one["wall"]["wall"],
            one["high"],
            one["own"]["wall"] - one["own"]["waited"],
            one["cpu"]["cpu"],
        )
        cells = " | ".join(f"{1000 * time:.0f}" for time in times)
        print(f"| {one['name']} | {one['seconds']:.1f} | {cells} |")
    for one in records:
        if one["objects"]:
            print(f"\n{one['objects']} objects, {one['objects'] / one['seconds']:.0f} a second.")
            print(f"The machine's host took {one['stolen']:.2f} s of its cores meanwhile.")
    print("\nIn their longest turns:")
    for one in records:
        print(f"- {one['name']}: {one['own']['doing'] or 'nothing that lasted'}")


def main() -> None:
    """Do it and print the table."""
    for program in ("qgis", "xvfb-run"):
        if shutil.which(program) is None:
            sys.exit(f"{program} is not installed; 'make setup' does that.")
    time.sleep(REST_S)
    with tempfile.TemporaryDirectory(prefix="rscovlm-stall-") as scratch, ScriptedBackend() as backend:
        folder = Path(scratch)
        backend.script = list(script())
        write_raster(folder / "harbour.tif")
        run_qgis(folder, backend)
        lines = (folder / "stalls.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    print_table(records)
    for one in records:
        if one["objects"]:
            work = f"longest turn of QGIS's main thread while {one['objects']:,} objects arrive"
            report(work, "the clock", 1000 * one["wall"]["wall"], most=100, unit="ms")


if __name__ == "__main__":
    main()
