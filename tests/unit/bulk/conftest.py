"""A bulk run of the program with a scripted model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import bulk_engine
import geopandas
import pytest
from bulk_runs import Run, in_order
from command_line import Result, run_program
from doubles import ScriptedEngine

from rscovlm import console
from rscovlm.bulk import command
from rscovlm.engines.protocol import Conversation


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``rscovlm detect --classes plane`` with a model that finds red boxes, or a script."""

    def call(*arguments: object, script: Callable[[Conversation], str] = bulk_engine.sees_red) -> Result:
        for room in (command, console):
            monkeypatch.setattr(room, "start_engine", lambda card, *_, **__: ScriptedEngine(script, card))
        return run_program(["detect", "--classes", "plane", *arguments], monkeypatch, capsys)

    return call


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
        return in_order(geopandas.pd.concat(frames, ignore_index=True))

    return call
