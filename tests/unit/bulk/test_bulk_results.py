"""What a bulk run writes: the same objects as one by one, in one file, whatever the rasters are."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import bulk_engine
import geopandas
import numpy as np
import pyogrio
import pytest
import rasterio
from affine import Affine
from bulk_runs import FIELDS, Run, assert_same, read
from doubles import noise_image, save_tiff
from pyproj import Transformer
from rasterio.windows import Window

from rscovlm.language import prompts


@pytest.mark.parametrize("ending", [".gpkg", ".parquet"])
def test_a_folder_gives_what_its_rasters_give_one_by_one(
    run: Run, tmp_path: Path, one_by_one: Callable, ending: str
) -> None:
    folder = tmp_path / "images"
    (folder / "more").mkdir(parents=True)
    paths = bulk_engine.save_scenes(folder, 2) + bulk_engine.save_scenes(folder / "more", 1, width=300)
    (folder / "notes.docx").touch()
    (folder / "scene00.tif.aux.xml").touch()
    out = tmp_path / f"found{ending}"
    result = run(folder, "-o", out, "--json")
    assert result.code == 0
    assert result.told["rasters"] == {"done": 3, "failed": 0, "outside": 0, "unfinished": 0}
    assert "1 .docx" in result.err
    assert "xml" not in result.err
    found = read(out)
    assert_same(found, one_by_one(paths), [*FIELDS, "raster"])
    assert result.told["objects"] == {"plane": len(found)}
    assert found["run_id"].nunique() == 1


def test_one_raster_with_a_ledger_gives_what_it_gives_without(
    run: Run, tmp_path: Path, one_by_one: Callable
) -> None:
    (path,) = bulk_engine.save_scenes(tmp_path, 1, width=900)
    assert run(path, "--bulk", "-o", tmp_path / "found.gpkg").code == 0
    assert_same(read(tmp_path / "found.gpkg"), one_by_one([path]))


def test_a_virtual_raster_has_no_seams(run: Run, tmp_path: Path, one_by_one: Callable) -> None:
    image = bulk_engine.scene(600, 300, 7)
    whole = save_tiff(tmp_path / "whole.tif", image)
    with rasterio.open(whole) as file:
        for name, left in (("west", 0), ("east", 300)):
            window = Window(left, 0, 300, 300)
            place = Affine(0.5, 0, 400_000 + left / 2, 0, -0.5, 5_000_000)
            profile = {**file.profile, "width": 300, "transform": place}
            with rasterio.open(tmp_path / f"{name}.tif", "w", **profile) as part:
                part.write(file.read(window=window))
    parts = [tmp_path / "west.tif", tmp_path / "east.tif"]
    subprocess.run(["gdalbuildvrt", "-q", tmp_path / "both.vrt", *parts], check=True)
    assert run(tmp_path / "both.vrt", "--bulk", "-o", tmp_path / "found.gpkg").code == 0
    assert_same(read(tmp_path / "found.gpkg"), one_by_one([whole]))


@pytest.mark.parametrize("ending", [".gpkg", ".parquet"])
def test_rasters_of_several_systems_meet_in_longitude_and_latitude(
    run: Run, tmp_path: Path, ending: str
) -> None:
    places = {
        "utm33": ("EPSG:32633", Affine(0.5, 0, 500_000, 0, -0.5, 5_000_000)),
        "utm32": ("EPSG:32632", Affine(0.5, 0, 500_000, 0, -0.5, 5_000_000)),
        "none": (None, Affine(0.5, 0, 0, 0, -0.5, 0)),
    }
    paths = {}
    for number, (name, (crs, place)) in enumerate(places.items()):
        image = bulk_engine.scene(300, 300, number, transform=place, crs=crs)
        paths[name] = save_tiff(tmp_path / f"{name}.tif", image)
    out = tmp_path / f"found{ending}"
    result = run(*paths.values(), "-o", out, "--json")
    assert result.code == 0
    assert [item["crs"] for item in result.told["written"]] == ["EPSG:4326", "no coordinate system"]
    placed = read(out, "objects") if ending == ".gpkg" else read(out)
    assert placed.crs.to_epsg() == 4326
    for name in ("utm33", "utm32"):
        run(paths[name], "-o", tmp_path / "alone.gpkg")
        alone = geopandas.read_file(tmp_path / "alone.gpkg")
        turned = Transformer.from_crs(places[name][0], 4326, always_xy=True)
        expected = sorted(turned.transform(point.x, point.y) for point in alone.centroid)
        mine = placed[placed["raster"] == str(paths[name])]
        found = sorted((box.mean_x, box.mean_y) for box in map(_Mean, mine.geometry))
        assert np.allclose(found, expected, atol=1e-8)
        assert sorted(mine["area_m2"]) == pytest.approx(sorted(alone["area_m2"]))
    beside = out.with_name("found_objects_without_crs.parquet")
    unplaced = read(out, "objects_without_crs") if ending == ".gpkg" else read(beside)
    assert unplaced.crs is None
    assert set(unplaced["raster"]) == {str(paths["none"])}


class _Mean:
    def __init__(self, box: object) -> None:
        corners = np.array(box.exterior.coords)[:4]  # type: ignore[attr-defined]
        self.mean_x, self.mean_y = corners.mean(axis=0)


def test_geoparquet_is_what_its_specification_says(run: Run, tmp_path: Path) -> None:
    import pyarrow.parquet as parquet

    paths = bulk_engine.save_scenes(tmp_path, 2)
    run(*paths, "-o", tmp_path / "found.parquet")
    run(*paths, "-o", tmp_path / "found.gpkg")
    assert_same(read(tmp_path / "found.parquet"), read(tmp_path / "found.gpkg"))
    geo = json.loads(parquet.read_metadata(tmp_path / "found.parquet").metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    column = geo["columns"]["geometry"]
    assert (column["encoding"], column["geometry_types"]) == ("WKB", ["Polygon"])
    assert column["crs"]["id"] == {"authority": "EPSG", "code": 32633}


def test_nothing_found_is_a_file_with_its_fields(run: Run, tmp_path: Path) -> None:
    for number in range(2):
        save_tiff(tmp_path / f"bare{number}.tif", noise_image(200, 200, number))
    for ending in (".gpkg", ".parquet"):
        out = tmp_path / f"found{ending}"
        result = run(tmp_path, "-o", out, script=lambda _: prompts.NONE_FOUND)
        assert result.code == 0
        assert "Nothing was found." in result.out
        assert set(read(out).columns) >= {*FIELDS, "raster", "run_id"}
        assert read(out).crs.to_epsg() == 32633


def test_a_geopackage_keeps_its_other_layers(run: Run, tmp_path: Path) -> None:
    paths = bulk_engine.save_scenes(tmp_path, 2)
    out = tmp_path / "found.gpkg"
    run(*paths, "-o", out)
    mine = geopandas.read_file(out).head(3)
    mine.to_file(out, layer="mine")
    run(*paths, "-o", out)
    assert {name for name, _ in pyogrio.list_layers(out)} == {"objects", "mine"}
