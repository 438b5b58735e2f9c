"""Detection over many rasters: the same objects as one by one, whatever happens on the way."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import bulk_engine
import geopandas
import numpy as np
import pyogrio
import pytest
import rasterio
from affine import Affine
from doubles import ScriptedEngine, noise_image, save_tiff
from pandas.testing import assert_frame_equal
from pyproj import Transformer
from rasterio.shutil import copy as copy_raster
from rasterio.windows import Window

from rscovlm import cli, console
from rscovlm.bulk import command
from rscovlm.engines.protocol import Conversation
from rscovlm.errors import EngineFailed, OutOfMemory
from rscovlm.language import prompts

FIELDS = ["class", "score", "angle_deg", "gsd_m", "area_m2", "geometry"]


class Result(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def told(self) -> dict:
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``rscovlm detect --classes plane`` with a model that finds red boxes, or a script."""

    def call(*arguments: object, script: Callable[[Conversation], str] = bulk_engine.sees_red) -> Result:
        words = ["rscovlm", "detect", "--classes", "plane", *map(str, arguments)]
        monkeypatch.setattr(sys, "argv", words)
        for room in (command, console):
            monkeypatch.setattr(room, "start_engine", lambda card, *_, **__: ScriptedEngine(script, card))
        with pytest.raises(SystemExit) as exit_:
            cli.main()
        printed = capsys.readouterr()
        return Result(int(exit_.value.code or 0), printed.out, printed.err)

    return call


class Counting:
    """Looks as ``sees_red`` does, counts the tiles that it was shown, and does something at one of them."""

    def __init__(self, at: int = -1, action: Callable[[], object] = lambda: None) -> None:
        self.tiles = 0
        self._at, self._action = at, action

    def __call__(self, conversation: Conversation) -> str:
        self.tiles += 1
        if self.tiles == self._at:
            self._action()
        return bulk_engine.sees_red(conversation)


def interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


def read(path: Path, layer: str | None = None) -> geopandas.GeoDataFrame:
    """The objects of a file, in an order of their own."""
    frame = (
        geopandas.read_parquet(path) if path.suffix == ".parquet" else geopandas.read_file(path, layer=layer)
    )
    corners = frame.geometry.bounds.round(6)
    order = corners.assign(score=frame["score"]).sort_values(list(corners.columns)).index
    return frame.loc[order].reset_index(drop=True)


def assert_same(
    found: geopandas.GeoDataFrame, expected: geopandas.GeoDataFrame, fields: list[str] = FIELDS
) -> None:
    assert len(found) == len(expected) > 0
    assert found.crs == expected.crs
    assert_frame_equal(found[fields], expected[fields], check_dtype=False)


@pytest.fixture
def one_by_one(run: Run, tmp_path: Path) -> Callable[[list[Path]], geopandas.GeoDataFrame]:
    """What ``rscovlm detect`` finds on each raster alone."""

    def call(paths: list[Path]) -> geopandas.GeoDataFrame:
        frames = []
        for path in paths:
            out = tmp_path / "alone" / f"{path.stem}.gpkg"
            out.parent.mkdir(exist_ok=True)
            assert run(path, "-o", out).code == 0
            frames.append(geopandas.read_file(out).assign(raster=str(path)))
        whole = geopandas.pd.concat(frames, ignore_index=True)
        corners = whole.geometry.bounds.round(6)
        order = corners.sort_values(list(corners.columns)).index
        return whole.loc[order].reset_index(drop=True)

    return call


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


def test_ctrl_c_stops_in_good_order_and_the_same_command_goes_on(run: Run, tmp_path: Path) -> None:
    paths = bulk_engine.save_scenes(tmp_path, 3)
    run(*paths, "-o", tmp_path / "whole.gpkg", script=(whole := Counting()))
    out = tmp_path / "found.gpkg"
    before = signal.getsignal(signal.SIGINT)
    result = run(*paths, "-o", out, script=(first := Counting(whole.tiles // 2, interrupt)))
    assert result.code == 1
    assert "stopped" in result.err
    assert "same command" in result.err
    assert signal.getsignal(signal.SIGINT) == before
    assert 0 < len(read(out)) < len(read(tmp_path / "whole.gpkg"))
    result = run(*paths, "-o", out, script=(second := Counting()))
    assert result.code == 0
    assert whole.tiles <= first.tiles + second.tiles <= whole.tiles + 8  # at most the piece in work again
    assert_same(read(out), read(tmp_path / "whole.gpkg"))
    assert run(*paths, "-o", out, script=(third := Counting())).code == 0
    assert third.tiles == 0


def test_killed_at_any_moment_it_loses_nothing(run: Run, tmp_path: Path) -> None:
    paths = bulk_engine.save_scenes(tmp_path, 3, width=700)
    run(*paths, "-o", tmp_path / "whole.gpkg")
    out = tmp_path / "found.gpkg"
    program = [
        sys.executable,
        bulk_engine.__file__,
        "detect",
        "--classes",
        "plane",
        "--bulk",
        *paths,
        "-o",
        out,
    ]
    ledger = command.ledger_path(out)
    chance = random.Random(4)
    pieces = []
    for _ in range(3):
        process = subprocess.Popen(
            program, env={**os.environ, bulk_engine.SLOW_S: "0.02"}, stderr=subprocess.DEVNULL
        )
        target = (pieces[-1] if pieces else 0) + chance.randint(1, 3)
        while process.poll() is None and bulk_engine.settled(ledger) < target:
            time.sleep(0.01 + chance.random() / 50)
        process.send_signal(signal.SIGKILL)
        process.wait()
        pieces.append(bulk_engine.settled(ledger))
    assert 0 < pieces[0] < pieces[1] < pieces[2]
    assert run(*paths, "-o", out).code == 0
    assert_same(read(out), read(tmp_path / "whole.gpkg"))


def test_what_fails_is_counted_and_the_rest_is_done(run: Run, tmp_path: Path) -> None:
    paths = bulk_engine.save_scenes(tmp_path, 2)
    (tmp_path / "broken.tif").write_text("no raster")
    names = [
        "# a list",
        "",
        "scene00.tif",
        str(paths[1]),
        "broken.tif",
        *(f"gone{n}.tif" for n in range(1500)),
    ]
    (tmp_path / "list.txt").write_text("\n".join(names))
    out = tmp_path / "found.gpkg"
    result = run(f"@{tmp_path / 'list.txt'}", "-o", out, "--json")
    assert result.code == 1
    assert result.told["rasters"] == {"done": 2, "failed": 1501, "outside": 0, "unfinished": 0}
    kinds = {failure["code"]: len(failure["rasters"]) for failure in result.told["failures"]}
    assert kinds == {"raster_missing": 1500, "raster_unreadable": 1}
    assert set(read(out)["raster"]) == set(map(str, paths))
    result = run("--list", tmp_path / "list.txt", "-o", out)
    assert result.code == 1
    assert "1500 rasters failed (raster_missing)" in result.out
    assert "--retry-failed" in result.out
    save_tiff(tmp_path / "gone7.tif", bulk_engine.scene(300, 300, 9))
    result = run(
        "--list", tmp_path / "list.txt", "-o", out, "--json"
    )  # it is there now: that is seen by itself
    assert result.told["rasters"]["done"] == 3


def test_a_damaged_part_costs_that_part_only(run: Run, tmp_path: Path) -> None:
    image = bulk_engine.scene(900, 900, 3)
    whole = save_tiff(tmp_path / "whole.tif", image)
    options = {"driver": "GTiff", "tiled": True, "blockxsize": 128, "blockysize": 128, "compress": "deflate"}
    copy_raster(whole, tmp_path / "damaged.tif", **options)
    content = bytearray((tmp_path / "damaged.tif").read_bytes())
    content[len(content) // 2 : len(content) // 2 + 60_000] = bytes(60_000)  # the head of a block among them
    (tmp_path / "damaged.tif").write_bytes(content)
    run(whole, "-o", tmp_path / "whole.gpkg")
    result = run(tmp_path / "damaged.tif", "--bulk", "-o", tmp_path / "found.gpkg")
    assert result.code == 1
    assert "raster_unreadable" in result.out
    expected, found = read(tmp_path / "whole.gpkg"), read(tmp_path / "found.gpkg")
    assert len(expected) / 2 < len(found) < len(expected)


def test_retry_failed_looks_again_only_at_what_failed(run: Run, tmp_path: Path) -> None:
    def breaks() -> None:
        raise OutOfMemory("It does not fit.")

    paths = bulk_engine.save_scenes(tmp_path, 3)
    run(*paths, "-o", tmp_path / "whole.gpkg")
    out = tmp_path / "found.gpkg"
    result = run(*paths, "-o", out, "--json", script=Counting(5, breaks))
    assert result.code == 1
    (failure,) = result.told["failures"]
    assert (failure["code"], failure["rasters"]) == ("out_of_memory", [str(paths[0])])
    assert run(*paths, "-o", out, script=(again := Counting())).code == 1
    assert again.tiles == 0
    assert run(*paths, "-o", out, "--retry-failed", script=(again := Counting())).code == 0
    assert 0 < again.tiles <= 8
    assert_same(read(out), read(tmp_path / "whole.gpkg"))


def test_an_engine_that_fails_at_everything_ends_the_run_and_blames_no_raster(
    run: Run, tmp_path: Path
) -> None:
    def fails(_: Conversation) -> str:
        raise EngineFailed("The model stopped.")

    paths = bulk_engine.save_scenes(tmp_path, 3)
    out = tmp_path / "found.gpkg"
    result = run(*paths, "-o", out, script=fails)
    assert result.code == 1
    assert "The model stopped." in result.err
    result = run(*paths, "-o", out, "--json")
    assert result.code == 0
    assert result.told["rasters"]["done"] == 3


def test_replies_that_nobody_can_read_are_a_failure_of_their_raster(run: Run, tmp_path: Path) -> None:
    (path,) = bulk_engine.save_scenes(tmp_path, 1)
    result = run(path, "--bulk", "-o", tmp_path / "found.gpkg", script=lambda _: "[1, 2")
    assert result.code == 1
    assert "unreadable_reply" in result.out
    assert run(path, "--bulk", "-o", tmp_path / "found.gpkg", "--retry-failed").code == 0
    assert len(read(tmp_path / "found.gpkg"))


def test_other_settings_are_refused_unless_it_begins_anew(run: Run, tmp_path: Path) -> None:
    paths = bulk_engine.save_scenes(tmp_path, 2)
    out = tmp_path / "found.gpkg"
    run(*paths, "-o", out)
    result = run(*paths, "-o", out, "--min-score", "0.4")
    assert result.code == 1
    assert "least score was '0', now '0.4'" in result.err
    assert "--anew" in result.err
    assert run(*paths, "-o", out, "--min-score", "0.6", "--anew").code == 0
    assert len(geopandas.read_file(out)) == 0  # a scripted score is one half


def test_a_changed_raster_is_looked_at_anew_and_a_new_one_too(
    run: Run, tmp_path: Path, one_by_one: Callable
) -> None:
    folder = tmp_path / "images"
    folder.mkdir()
    paths = bulk_engine.save_scenes(folder, 2)
    out = tmp_path / "found.gpkg"
    run(folder, "-o", out)
    place = Affine(0.5, 0, 400_000, 0, -0.5, 5_000_000)
    save_tiff(paths[0], bulk_engine.scene(400, 500, 11, transform=place))
    place = Affine(0.5, 0, 410_000, 0, -0.5, 5_000_000)
    paths.append(save_tiff(folder / "new.tif", bulk_engine.scene(300, 300, 12, transform=place)))
    result = run(folder, "-o", out)
    assert result.code == 0
    assert "1 raster changed" in result.err
    assert_same(read(out), one_by_one(paths), [*FIELDS, "raster"])


def test_a_ledger_serves_one_run_at_a_time(run: Run, tmp_path: Path) -> None:
    paths = bulk_engine.save_scenes(tmp_path, 2)
    out = tmp_path / "found.gpkg"
    run(*paths, "-o", out)
    with sqlite3.connect(command.ledger_path(out)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for more in ([], ["--anew"]):
            result = run(*paths, "-o", out, *more)
            assert result.code == 1
            assert "Another run" in result.err
    other.close()
    assert run(*paths, "-o", out).code == 0


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be read as one" * 20, "other"])
def test_a_file_that_is_no_ledger_is_not_touched(run: Run, tmp_path: Path, content: object) -> None:
    paths = bulk_engine.save_scenes(tmp_path, 2)
    ledger = command.ledger_path(tmp_path / "found.gpkg")
    if isinstance(content, bytes):
        ledger.write_bytes(content)
    else:
        with sqlite3.connect(ledger) as other:
            other.execute("CREATE TABLE mine (number INTEGER)")
        other.close()
    before = ledger.read_bytes()
    result = run(*paths, "-o", tmp_path / "found.gpkg")
    assert result.code == 1
    assert "ledger" in result.err
    assert ledger.read_bytes() == before


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


def test_a_full_disk_stops_the_run_and_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rscovlm.bulk import ledger as ledger_room

    def small(*arguments: object) -> sqlite3.Connection:
        db = opened(*arguments)  # type: ignore[arg-type]
        db.execute("PRAGMA max_page_count = 14")
        return db

    opened = ledger_room.open_ledger
    paths = bulk_engine.save_scenes(tmp_path, 4, width=800)
    run(*paths, "-o", tmp_path / "whole.gpkg")
    monkeypatch.setattr(ledger_room, "open_ledger", small)
    out = tmp_path / "found.gpkg"
    result = run(*paths, "-o", out)
    assert result.code == 1
    assert "disk is full" in result.err
