"""What can be named for a bulk run, and what is said where that is nothing."""

from __future__ import annotations

from pathlib import Path

import bulk_engine
import pytest
from bulk_runs import Run


def test_rasters_outside_the_region_are_no_failure(run: Run, tmp_path: Path) -> None:
    paths = bulk_engine.save_scenes(tmp_path, 3)
    result = run(*paths, "-o", tmp_path / "found.gpkg", "--region", "400010,4999850,400240,4999990", "--json")
    assert result.code == 0
    assert result.told["rasters"] == {"done": 1, "failed": 0, "outside": 2, "unfinished": 0}


def test_patterns_and_hidden_files(run: Run, tmp_path: Path) -> None:
    bulk_engine.save_scenes(tmp_path, 3)
    (tmp_path / ".scene.tif").write_bytes((tmp_path / "scene00.tif").read_bytes())
    told = run(tmp_path / "scene0[12].tif", "-o", tmp_path / "two.gpkg", "--json").told
    assert told["rasters"]["done"] == 2
    assert run(tmp_path, "-o", tmp_path / "three.gpkg", "--json").told["rasters"]["done"] == 3


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nothing*.tif"], 1, "Nothing fits"),
        (["@nothing.txt"], 1, "list of rasters"),
        (["missing.tif", "missing2.tif"], 1, "no raster or folder"),
        (["EMPTY"], 1, "no raster among"),
        ([], 2, "name a raster"),
    ],
)
def test_nothing_to_do_is_said(run: Run, tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    (tmp_path / "empty").mkdir()
    named = [str(tmp_path / "empty") if word == "EMPTY" else word for word in arguments]
    result = run(*named, "-o", tmp_path / "found.gpkg")
    assert result.code == code
    assert words in result.err


def test_a_shapefile_is_refused_for_many_rasters(run: Run, tmp_path: Path) -> None:
    paths = bulk_engine.save_scenes(tmp_path, 2)
    result = run(*paths, "-o", tmp_path / "found.shp")
    assert result.code == 2
    assert ".parquet" in result.err
