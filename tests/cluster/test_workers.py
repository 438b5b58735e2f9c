"""Workers that Ray starts on this machine, and a raster of which they die; run by ``make test-cluster``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import bulk_engine
import geopandas
import numpy as np
from doubles import noise_image, save_tiff
from pandas.testing import assert_frame_equal

PATIENCE_S = 240


def detect(paths: list[Path], out: Path, *more: str) -> tuple[int, str, str]:
    """Detect on rasters, with a model that finds red boxes and dies of blue ones: code, output and errors."""
    program = [sys.executable, bulk_engine.__file__, "detect", "--classes", "plane", "--threads", "1"]
    folders = os.pathsep.join([str(Path(bulk_engine.__file__).parent), *filter(None, sys.path)])
    done = subprocess.run(
        [*program, *map(str, paths), "-o", str(out), *more],
        env={**os.environ, "PYTHONPATH": folders, bulk_engine.DEADLY: "1"},
        capture_output=True, text=True, check=False, timeout=PATIENCE_S,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def read(path: Path) -> geopandas.GeoDataFrame:
    frame = geopandas.read_file(path)
    corners = frame.geometry.bounds.round(6).assign(raster=frame["raster"])
    order = corners.sort_values(list(corners.columns)).index
    return frame.loc[order].reset_index(drop=True).drop(columns="run_id")


def test_a_raster_that_kills_its_workers_is_given_up_and_costs_the_others_nothing(tmp_path: Path) -> None:
    paths = bulk_engine.save_scenes(tmp_path, 3)
    deadly = noise_image(128, 128)
    deadly.rgb[20:100, 20:100] = np.array((0, 0, 255), dtype=np.uint8)
    deadly_path = save_tiff(tmp_path / "deadly.tif", deadly)
    alone, found = tmp_path / "alone.gpkg", tmp_path / "found.gpkg"
    assert detect(paths, alone)[0] == 0
    code, out, err = detect([paths[0], deadly_path, *paths[1:]], found, "--ray", "local:2")
    assert code == 1, err
    assert "4 rasters: 3 done, 1 failed" in out
    assert "worker_lost" in out
    assert str(deadly_path) in out
    assert "raylet" not in out
    assert err.count("A worker was lost") >= 3
    assert len(read(alone)) > 30
    assert_frame_equal(read(found), read(alone))
