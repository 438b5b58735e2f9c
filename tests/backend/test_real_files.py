"""Every real raster through the command line and the embedded model: an answer, or a plain refusal."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from program import Program, Result, run_installed
from rasterio.windows import Window
from references import ground_pixel, map_rectangle, opened, shape_px

QUESTION = "Is there a ship?"
CLASSES = "plane, ship, small vehicle, large vehicle"
REGION_PX = 240
"""Side of the region in the middle of a raster that is searched; smaller rasters are searched wholly."""

LEAST_ANSWERED = 6
"""Of the real rasters: a small model may babble about one, but a refusal has to stay the exception."""

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "real"
FILES = sorted(path for path in REAL.glob("*") if path.suffix != ".xml")  # GDAL's notes beside a raster

Run = Callable[[Path], Result]

# Asked in this process, where GDAL's wrapper speaks up; that the program keeps it quiet, `info` shows.
pytestmark = pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")


@pytest.fixture(params=FILES or [None], ids=lambda path: path.name if path else "none")
def raster(request: pytest.FixtureRequest, shared_data: Path) -> Path:
    assert request.param is not None, f"{shared_data} has no real rasters"
    return request.param


@pytest.fixture(scope="module")
def informed() -> Run:
    return functools.cache(lambda path: run_installed("info", path, "--json"))


@pytest.fixture(scope="module")
def asked(program: Program) -> Run:
    return functools.cache(lambda path: program("ask", path, QUESTION, "--json"))


@pytest.fixture(scope="module")
def searched(program: Program) -> Run:
    return functools.cache(
        lambda path: program("detect", path, "--classes", CLASSES, *region_of(path), "--json")
    )


def searched_window(path: Path) -> Window:
    width, height = shape_px(path)
    across, down = min(width, REGION_PX), min(height, REGION_PX)
    return Window((width - across) // 2, (height - down) // 2, across, down)


def region_of(path: Path) -> Sequence[str]:
    window = searched_window(path)
    whole = shape_px(path) == (window.width, window.height)
    return () if whole else ("--region", map_rectangle(path, window))


def test_info_tells_what_gdal_tells(informed: Run, raster: Path) -> None:
    result = informed(raster)
    assert (result.code, result.err) == (0, "")
    told = json.loads(result.out)
    with opened(raster) as dataset:
        assert (told["width"], told["height"]) == (dataset.width, dataset.height)
        assert (told["bands"], told["dtype"]) == (dataset.count, dataset.dtypes[0])
        assert told["crs"] == (dataset.crs and dataset.crs.to_string())
    shrink = (told["width"] * told["height"]) ** 0.5 / 1008  # to what the published model sees at most
    assert told["size_class"] == ("small" if shrink <= 1 else "regular" if shrink <= 2 else "ultra-high")


def test_a_pixel_is_as_long_as_the_geodesic_under_it(informed: Run, raster: Path) -> None:
    told = json.loads(informed(raster).out)
    metres = ground_pixel(raster)
    if metres is None:
        assert told["gsd_x_m"] is None
        assert told["gsd_y_m"] is None
        assert any("no metres" in warning for warning in told["warnings"])
    else:
        assert (told["gsd_x_m"], told["gsd_y_m"]) == pytest.approx(metres, rel=1e-3)


def test_a_question_gets_an_answer_or_a_plain_refusal(asked: Run, raster: Path) -> None:
    result = asked(raster)
    if result.code:
        assert result.refused, result
        return
    told = json.loads(result.out)
    assert told["answer"].strip()
    assert told["objects"] == []
    assert told["model"] == "embedded"
    assert told["views"]
    check_views(told["views"], raster)
    check_warnings(told["warnings"], raster)


def test_a_refusal_is_the_exception(asked: Run, shared_data: Path) -> None:
    refused = {path.name: asked(path).err for path in FILES if asked(path).code}
    assert len(FILES) - len(refused) >= LEAST_ANSWERED, refused


def test_a_search_gets_objects_or_a_plain_refusal(searched: Run, raster: Path) -> None:
    result = searched(raster)
    if result.code:
        assert result.refused, result
        return
    told = json.loads(result.out)
    check_views(told["views"], raster)
    check_warnings(told["warnings"], raster)
    window = searched_window(raster)
    region = shapely.box(
        window.col_off, window.row_off, window.col_off + window.width, window.row_off + window.height
    )
    for item in told["objects"]:
        assert item["class"]
        assert 0 <= item["score"] <= 1
        polygon = shapely.Polygon(item["polygon_px"])
        assert polygon.is_valid
        # A corner of the region goes through map coordinates and back: it may cost a rounded pixel.
        assert region.buffer(1, join_style="mitre").covers(polygon)
        check_place(item["polygon_px"], item["polygon_map"], raster)
        check_area(item, polygon, raster)


@pytest.mark.parametrize(
    ("command", "key"), [(("ask", QUESTION), "answer"), (("detect", "--classes", "ship"), "objects")]
)
def test_the_installed_command_prints_json_and_nothing_else(
    embedded_model: Path, shared_data: Path, command: Sequence[str], key: str
) -> None:
    path = shared_data / "real" / "manila_010m.tif"
    rest = (*command[1:], *region_of(path), "--threads", "1", "--json")
    result = run_installed(command[0], path, *rest)
    if result.code:
        assert result.refused, result
        return
    assert key in json.loads(result.out)
    assert "Loading" in result.err


def check_views(views: Sequence[dict[str, Any]], path: Path) -> None:
    width, height = shape_px(path)
    for view in views:
        window = view["window_px"]
        left, top = window["col"], window["row"]
        right, bottom = left + window["width"], top + window["height"]
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        check_place(corners, view["footprint_map"], path)
        metres = ground_pixel(path, Window(left, top, right - left, bottom - top))
        found = (view["gsd_x_m"], view["gsd_y_m"])
        assert found == ((None, None) if metres is None else pytest.approx(metres, rel=1e-3))
        assert all(side > 0 for side in view["size_model_px"])


def check_place(points_px: Sequence, points_map: Sequence, path: Path) -> None:
    with opened(path) as dataset:
        place = dataset.transform
    if ground_pixel(path) is None:
        mapped = np.array(points_px) * (1, -1)
    else:
        mapped = np.array([place @ tuple(point) for point in points_px])
    # In pixels of the raster, whose map units may be degrees or metres.
    apart = (np.array(points_map) - mapped) / (abs(place.a), abs(place.e))
    assert np.abs(apart).max() < 1e-3


def check_area(item: dict[str, Any], polygon: shapely.Polygon, path: Path) -> None:
    metres = ground_pixel(path)
    if metres is None:
        assert item["area_m2"] is None
    else:
        # Of a pixel at the object, not at the raster's centre: those of a continent differ.
        col, row, right, bottom = polygon.bounds
        across, down = ground_pixel(path, Window(col, row, right - col, bottom - row)) or metres
        assert item["area_m2"] == pytest.approx(polygon.area * across * down, rel=1e-2)


def check_warnings(warnings: Sequence[dict[str, Any]], path: Path) -> None:
    told = any("no metres" in warning["message"] for warning in warnings)
    assert told == (ground_pixel(path) is None)
