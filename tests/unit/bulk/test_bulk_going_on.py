"""A bulk run that is stopped goes on where it was, with the ledger of its settings, and alone."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import bulk_engine
import geopandas
import pytest
from affine import Affine
from bulk_runs import FIELDS, Counting, Run, assert_same, interrupt, read
from doubles import save_tiff

from rscovlm.bulk import command


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
