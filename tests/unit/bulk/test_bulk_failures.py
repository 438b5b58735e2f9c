"""What fails in a bulk run costs itself only, is counted, and is tried again when asked for."""

from __future__ import annotations

from pathlib import Path

import bulk_engine
from bulk_runs import Counting, Run, assert_same, read
from doubles import save_tiff
from rasterio.shutil import copy as copy_raster

from rscovlm.engines.protocol import Conversation
from rscovlm.errors import EngineFailed, OutOfMemory


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
