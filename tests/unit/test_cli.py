"""The command line: results on standard output, the rest on standard error, and three exit codes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import geopandas
import numpy as np
import pytest
import rasterio
from affine import Affine
from command_line import Result, run_program
from doubles import ScriptedEngine, noise_image, save_tiff
from rasterio.control import GroundControlPoint

from rscovlm import cli, console
from rscovlm.engines.protocol import Conversation
from rscovlm.errors import EngineFailed
from rscovlm.language import prompts

BOX = "50,80,150,80,150,120,50,120 plane"


Run = Callable[..., Result]


def answer_anything(conversation: Conversation) -> str:
    """Boxes where boxes are asked for, a zoom where one is offered, else a word."""
    if conversation[0].text == prompts.ORIENTED_SYSTEM:
        return BOX
    if conversation[0].text == prompts.ZOOM_SYSTEM and len(conversation) == 2:
        return prompts.zoom_call(20, 20, 120, 120)
    return "yes"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program's own entry point, with a scripted model."""

    def call(*arguments: object, script: object = answer_anything) -> Result:
        monkeypatch.setattr(console, "start_engine", lambda *_, **__: ScriptedEngine(script))  # type: ignore[arg-type]
        return run_program(arguments, monkeypatch, capsys)

    return call


@pytest.fixture
def raster(tmp_path: Path) -> Path:
    return save_tiff(tmp_path / "scene.tif", noise_image(400, 300))


def test_info_as_json(run: Run, raster: Path) -> None:
    result = run("info", raster, "--json")
    assert result.code == 0
    told = json.loads(result.out)
    assert (told["width"], told["height"], told["bands"], told["dtype"]) == (400, 300, 3, "uint8")
    assert told["crs"] == "EPSG:32633"
    assert told["gsd_x_m"] == pytest.approx(0.5, rel=1e-3)
    assert told["gsd_y_m"] == pytest.approx(0.5, rel=1e-3)
    assert told["size_class"] == "small"
    assert result.err == ""


def test_info_in_words(run: Run, raster: Path) -> None:
    result = run("info", raster)
    assert result.code == 0
    assert "400 x 300" in result.out
    assert "EPSG:32633" in result.out


def test_info_does_not_wait_for_pytorch(raster: Path) -> None:
    code = (
        "import sys; from rscovlm.cli import main\n"
        f"sys.argv = ['rscovlm', 'info', {str(raster)!r}]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "loaded = {'torch', 'transformers', 'fastapi', 'geopandas'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    path = str(Path(cli.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": path}, check=False
    )
    assert done.returncode == 0, done.stderr


def test_ask_as_json(run: Run, raster: Path) -> None:
    result = run("ask", raster, "Is there a river?", "--chain", "always", "--json")
    assert result.code == 0
    told = json.loads(result.out)
    assert told["answer"] == "yes"
    assert (told["model"], told["objects"], told["direct"]) == ("embedded", [], False)
    assert [view["role"] for view in told["views"]] == ["overview", "crop"]
    crop = told["views"][1]
    assert set(crop["window_px"]) == {"col", "row", "width", "height"}
    window = crop["window_px"]
    corner = noise_image(1, 1).transform @ (window["col"], window["row"])
    assert crop["footprint_map"][0] == pytest.approx(corner)
    assert crop["gsd_x_m"] == pytest.approx(0.5, rel=1e-3)
    assert len(crop["size_model_px"]) == 2
    assert told["warnings"] == []


def test_ask_in_words(run: Run, raster: Path) -> None:
    result = run("ask", raster, "Is there a river?")
    assert result.code == 0
    assert result.out.startswith("yes\n")
    assert "Looked at 400 x 300 pixels" in result.out
    assert "Loading" in result.err


def test_a_region_in_map_coordinates(run: Run, raster: Path) -> None:
    left, top = noise_image(1, 1).transform @ (100, 50)
    region = f"{left},{top - 50},{left + 50},{top}"
    told = json.loads(run("ask", raster, "Is there a river?", "--region", region, "--json").out)
    assert told["views"][0]["window_px"] == {"col": 100, "row": 50, "width": 100, "height": 100}


def test_a_region_with_a_leading_minus(run: Run, tmp_path: Path) -> None:
    place = Affine(1e-5, 0, -80.8, 0, -1e-5, 25.7)
    path = save_tiff(tmp_path / "scene.tif", noise_image(300, 300, transform=place, crs="EPSG:4326"))
    result = run("ask", path, "Is there a river?", "--region", "-80.7995,25.6985,-80.7985,25.6995", "--json")
    assert json.loads(result.out)["views"][0]["window_px"] == {
        "col": 50,
        "row": 50,
        "width": 100,
        "height": 100,
    }


@pytest.mark.parametrize("ending", [".gpkg", ".parquet", ".shp", ".geojson"])
def test_detect_writes_and_prints(run: Run, raster: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"found{ending}"
    result = run("detect", raster, "--classes", "plane, ship", "-o", out, "--json")
    assert result.code == 0
    objects = json.loads(result.out)["objects"]
    assert objects
    frame = geopandas.read_parquet(out) if ending == ".parquet" else geopandas.read_file(out)
    assert len(frame) == len(objects)
    for item in objects:
        assert item["class"] == "plane"
        assert item["score"] == pytest.approx(0.5)
        assert item["area_m2"] == pytest.approx(100 * 40 / 4, rel=1e-3)
        mapped = [noise_image(1, 1).transform @ point for point in item["polygon_px"]]
        assert np.allclose(item["polygon_map"], mapped)


def test_detect_in_words(run: Run, raster: Path, tmp_path: Path) -> None:
    result = run("detect", raster, "--classes", "plane", "-o", tmp_path / "found.gpkg")
    assert result.code == 0
    assert "planes." in result.out
    assert "found.gpkg" in result.out
    assert "Tile" in result.err


def test_what_was_found_before_a_failure_is_written(run: Run, raster: Path, tmp_path: Path) -> None:
    calls = []

    def fails_later(conversation: Conversation) -> str:
        calls.append(conversation)
        if len(calls) > 2:
            raise EngineFailed("The model stopped.")
        return BOX

    result = run("detect", raster, "--classes", "plane", "-o", tmp_path / "found.gpkg", script=fails_later)
    assert result.code == 1
    assert "The model stopped." in result.err
    assert result.out == ""
    assert len(geopandas.read_file(tmp_path / "found.gpkg")) == 2


def test_ctrl_c_ends_in_good_order(run: Run, tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    calls = []

    def interrupted(conversation: Conversation) -> str:
        calls.append(conversation)
        if len(calls) == 2:
            signal.raise_signal(signal.SIGINT)
        return BOX

    path = save_tiff(tmp_path / "wide.tif", noise_image(2000, 224))
    result = run("detect", path, "--classes", "plane", "-o", tmp_path / "found.gpkg", script=interrupted)
    assert result.code == 1
    assert "cancelled" in result.err
    assert len(calls) == 2
    assert len(geopandas.read_file(tmp_path / "found.gpkg")) == 2
    assert signal.getsignal(signal.SIGINT) == before


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["paint"],
        ["info"],
        ["ask", "RASTER"],
        ["ask", "RASTER", ""],
        ["ask", "RASTER", "  "],
        ["ask", "RASTER", "x" * 5000],
        ["ask", "RASTER", "why?", "--region", "1,2,3"],
        ["ask", "RASTER", "why?", "--region", "1,2,x,4"],
        ["ask", "RASTER", "why?", "--region", "10,0,0,10"],
        ["ask", "RASTER", "why?", "--region", "0,0,nan,inf"],
        ["ask", "RASTER", "why?", "--threads", "0"],
        ["detect", "RASTER"],
        ["detect", "RASTER", "--classes", "plane"],
        ["detect", "RASTER", "--classes", " , ", "--json"],
        ["detect", "RASTER", "--classes", "plane", "-o", "found.txt"],
        ["serve", "--port", "99999999"],
    ],
)
def test_bad_usage(run: Run, raster: Path, arguments: list[str]) -> None:
    result = run(*[str(raster) if word == "RASTER" else word for word in arguments])
    assert result.code == 2
    assert result.out == "" or arguments == []
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["info", "missing.tif"], "no raster"),
        (["ask", "missing.tif", "why?"], "no raster"),
        (["ask", "RASTER", "why?", "--region", "0,0,1,1"], "outside"),
        (["ask", "RASTER", "why?", "--model", "nothing"], "no model named"),
        (["detect", "RASTER", "--classes", "dog", "--json"], "does not know dog"),
        (["detect", "RASTER", "--classes", "ship", "-o", "missing/found.shp"], "does not exist"),
    ],
)
def test_failures_are_sentences(run: Run, raster: Path, arguments: list[str], words: str) -> None:
    result = run(*[str(raster) if word == "RASTER" else word for word in arguments])
    assert result.code == 1
    assert result.out == ""
    assert words in result.err
    assert "Traceback" not in result.err


def weird_rasters(folder: Path) -> list[Path]:
    """Files that are no rasters, and rasters that are unlike any image."""
    (folder / "empty.tif").touch()
    (folder / "text.tif").write_text("This is no raster.")
    (folder / "folder.tif").mkdir()
    whole = save_tiff(folder / "whole.tif", noise_image(600, 600)).read_bytes()
    (folder / "cut.tif").write_bytes(whole[: len(whole) // 2])
    (folder / "torn.tif").write_bytes(whole[:1000] + bytes(len(whole) - 1000))
    save_tiff(folder / "pixel.tif", noise_image(1, 1))
    save_tiff(folder / "thread.tif", noise_image(5000, 1))
    save_tiff(folder / "nowhere.tif", noise_image(300, 300, crs=None))
    save_tiff(folder / "ümläut größe.tif", noise_image(300, 300))
    profile = {"driver": "GTiff", "width": 300, "height": 300, "count": 1, "dtype": "float32"}
    with rasterio.open(folder / "nan.tif", "w", **profile) as file:
        file.write(np.full((1, 300, 300), np.nan, dtype=np.float32))
    points = [
        GroundControlPoint(row, col, 14 + col / 1e5, 50 - row / 1e5) for row in (0, 300) for col in (0, 300)
    ]
    with rasterio.open(folder / "points.tif", "w", **profile, gcps=points, crs="EPSG:4326") as file:
        file.write(np.ones((1, 300, 300), dtype=np.float32))
    with rasterio.open(folder / "complex.tif", "w", **(profile | {"dtype": "complex64"})) as file:
        file.write(np.ones((1, 300, 300), dtype=np.complex64))
    return sorted(folder.iterdir())


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_weird_rasters_get_an_answer_or_a_plain_refusal(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "weird"
    folder.mkdir()
    codes = {}
    for path in weird_rasters(folder):
        for arguments in (["info"], ["ask", "Is there a river?"], ["detect", "--classes", "plane"]):
            if path.is_dir() and arguments[0] == "detect":
                continue  # which is a bulk run
            result = run(arguments[0], path, *arguments[1:], "--json")
            codes[path.name, arguments[0]] = result.code
            assert result.code in (0, 1), (path, arguments, result)
            assert "unexpected" not in result.err, (path, arguments, result)
            if result.code == 0:
                json.loads(result.out)
            else:
                assert result.out == ""
                assert result.err.strip()
    assert (
        codes["ümläut größe.tif", "detect"] == codes["nowhere.tif", "ask"] == codes["pixel.tif", "ask"] == 0
    )
    assert codes["points.tif", "info"] == codes["cut.tif", "ask"] == codes["text.tif", "info"] == 1


def test_real_rasters_get_an_answer(run: Run, shared_data: Path) -> None:
    for path in sorted((shared_data / "real").glob("*.tif")):
        for arguments in (["info"], ["ask", "Is there a river?"], ["detect", "--classes", "plane"]):
            result = run(arguments[0], path, *arguments[1:], "--json")
            assert result.code == 0, (path, arguments, result)
            json.loads(result.out)


@pytest.mark.parametrize("verbose", [False, True])
def test_the_unexpected_is_a_sentence_too(
    run: Run, raster: Path, verbose: bool, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(_: Conversation) -> str:
        raise ZeroDivisionError("nobody thought of this")

    caplog.set_level("DEBUG")
    result = run(*(["-v"] if verbose else []), "ask", raster, "Is there a river?", script=breaks)
    assert result.code == 1
    assert "nobody thought of this" in result.err
    assert any(record.exc_info for record in caplog.records)


def test_doctor_tells_what_is_wrong(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSCOVLM_STATE_DIR", str(tmp_path / "state"))
    healthy = json.loads(run("doctor", "--json").out)
    state = next(item for item in healthy["findings"] if item["subject"] == "State")
    assert state["ok"]
    (tmp_path / "file").touch()
    monkeypatch.setenv("RSCOVLM_STATE_DIR", str(tmp_path / "file" / "state"))
    result = run("doctor")
    assert result.code == 1
    assert "WRONG  State" in result.out


def test_doctor_minds_who_can_read_the_token(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RSCOVLM_STATE_DIR", str(tmp_path))
    token = tmp_path / "token"
    token.write_text("secret")
    for mode, ok in ((0o644, False), (0o600, True)):
        token.chmod(mode)
        findings = json.loads(run("doctor", "--json").out)["findings"]
        assert next(item for item in findings if item["subject"] == "State")["ok"] == ok
