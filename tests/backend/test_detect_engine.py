"""Detection with the embedded model on the shipped sample, up to a shapefile that lies on the objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import geopandas
import numpy as np
import pytest
import shapely
from program import Program
from rasterio.windows import Window
from references import ground_pixel, map_rectangle, opened

from rscovlm.geometry.overlap import rotated_iou
from rscovlm.models import find_card

LEAST_F1 = 0.34
"""What the embedded model is to reach in ``REGION``: oriented IoU over 0.5, class right, one to one."""

REGION = Window(680, 700, 400, 400)
"""A car park with courts beside it: four classes, 34 objects, sixteen tiles."""

FIELDS = ["class", "score", "angle_deg", "gsd_m", "area_m2", "run_id"]


class Found(NamedTuple):
    """What one run printed, and the shapefile it wrote."""

    told: dict
    frame: geopandas.GeoDataFrame


@pytest.fixture(scope="module")
def sample(repo_root: Path) -> Path:
    return repo_root / "resources" / "samples" / "harbour.tif"


@pytest.fixture(scope="module")
def found(program: Program, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    out = tmp_path_factory.mktemp("found") / "found.shp"
    told = search(program, sample, "-o", out)
    assert told["objects"], "the model found nothing among 34 objects"
    return Found(told, geopandas.read_file(out))


def search(program: Program, sample: Path, *options: object) -> dict:
    classes = ", ".join(find_card().classes)
    region = map_rectangle(sample, REGION)
    result = program("detect", sample, "--classes", classes, "--region", region, "--json", *options)
    assert result.code == 0, result
    return json.loads(result.out)


def region_on_map(sample: Path) -> shapely.Polygon:
    return shapely.box(*map(float, map_rectangle(sample, REGION).split(",")))


def labels(sample: Path) -> geopandas.GeoDataFrame:
    """The true objects of the region."""
    frame = geopandas.read_file(sample.with_suffix(".geojson"))
    inside = frame.geometry.centroid.within(region_on_map(sample))
    return frame[inside & (frame["visible"] >= 0.5)]


def corners(frame: geopandas.GeoDataFrame) -> np.ndarray:
    """(N, 4, 2) map coordinates."""
    return np.array([polygon.exterior.coords[:4] for polygon in frame.geometry]).reshape(-1, 4, 2)


def test_the_shapefile_has_the_crs_the_fields_and_the_objects(found: Found, sample: Path) -> None:
    with opened(sample) as dataset:
        assert found.frame.crs.to_epsg() == dataset.crs.to_epsg() == 32631
    assert [name for name in found.frame.columns if name != "geometry"] == FIELDS
    assert all(len(name) <= 10 for name in FIELDS)
    assert list(found.frame["class"]) == [item["class"] for item in found.told["objects"]]
    for name in FIELDS[1:5]:
        assert np.allclose(found.frame[name], [item[name] for item in found.told["objects"]], rtol=1e-6)
    assert found.frame["run_id"].nunique() == 1
    assert np.allclose(found.frame["gsd_m"], np.sqrt(np.prod(ground_pixel(sample))), rtol=1e-3)
    # On the ground, not on the grid, which shrinks by 0.9996 at the zone's central meridian.
    assert np.allclose(found.frame["area_m2"], found.frame.area / 0.9996**2, rtol=1e-3)


def test_every_object_lies_in_the_region_where_it_was_told(found: Found, sample: Path) -> None:
    with opened(sample) as dataset:
        place = dataset.transform
    region = region_on_map(sample).buffer(1e-3, join_style="mitre")
    assert found.frame.is_valid.all()
    assert found.frame.within(region).all()
    for polygon, item in zip(found.frame.geometry, found.told["objects"], strict=True):
        for told in ([place @ tuple(point) for point in item["polygon_px"]], item["polygon_map"]):
            assert shapely.hausdorff_distance(shapely.Polygon(told), polygon) < 1e-3


def test_every_view_is_a_tile_of_the_region(found: Found) -> None:
    rule = find_card().tiles
    seen = np.zeros((int(REGION.height), int(REGION.width)), dtype=bool)
    for view in found.told["views"]:
        window = view["window_px"]
        assert (window["width"], window["height"]) == (rule.size, rule.size)
        col, row = window["col"] - int(REGION.col_off), window["row"] - int(REGION.row_off)
        assert min(col, row) >= 0
        seen[row : row + rule.size, col : col + rule.size] = True
    assert seen.all()


def test_a_second_run_finds_the_same(found: Found, program: Program, sample: Path) -> None:
    assert search(program, sample) == found.told


def test_boxes_lie_on_the_objects(found: Found, sample: Path) -> None:
    truth = labels(sample)
    assert len(truth) > 30
    right = 0
    for name in set(found.frame["class"]) & set(truth["class"]):
        mine, theirs = (frame[frame["class"] == name] for frame in (found.frame, truth))
        right += matched(rotated_iou(corners(mine), corners(theirs)))
    f1 = 2 * right / (len(found.frame) + len(truth))
    assert f1 >= LEAST_F1, f"{right} of {len(truth)} objects among {len(found.frame)} boxes"


def matched(overlaps: np.ndarray) -> int:
    """Pairs over an IoU of 0.5, one to one, best first; (N, M) overlaps."""
    left, pairs = overlaps.copy(), 0
    while left.size and left.max() > 0.5:
        row, column = np.unravel_index(left.argmax(), left.shape)
        left[row], left[:, column] = 0, 0
        pairs += 1
    return pairs
