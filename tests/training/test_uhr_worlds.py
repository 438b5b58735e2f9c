"""Large worlds: that their parts agree with the whole, and their labels with what is drawn."""

from __future__ import annotations

import json

import cv2
import numpy as np
import pytest
import rasterio
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyproj import CRS
from typer.testing import CliRunner

from rscovlm.errors import BadRequest, ExportFailed, RegionOutside
from rscovlm.imagery.window import PixelWindow
from rscovlm_training.cli import app
from rscovlm_training.records.sources.dota import read_file as read_dota
from rscovlm_training.worlds.scene import CLASSES
from rscovlm_training.worlds.uhr.files import write_changes, write_labels, write_world
from rscovlm_training.worlds.uhr.ground import PhotoGround
from rscovlm_training.worlds.uhr.labels import Labels, label
from rscovlm_training.worlds.uhr.plan import NAMED, draw_plan
from rscovlm_training.worlds.uhr.world import BLOCK, World

SIDE, GSD = 1100, 0.5


def small(seed: int = 3, **options) -> World:
    return World(seed, SIDE, SIDE, GSD, **options)


@pytest.fixture(scope="module")
def whole() -> np.ndarray:
    world = small()
    return world.read(PixelWindow(0, 0, SIDE, SIDE), SIDE, SIDE)


@pytest.fixture(scope="module")
def many() -> list[tuple[World, Labels]]:
    kinds = [(1, 4000, 3200, 0.3), (2, 6000, 6000, 0.15), (3, 3000, 3000, 1.0), (4, 2400, 2400, 2.0)]
    kinds += [(5, 4200, 4000, 0.1), (6, 9000, 7000, 0.2)]
    worlds = [World(*kind, variant="train" if kind[0] % 2 else "held-out") for kind in kinds]
    return [(world, label(world)) for world in worlds]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, SIDE - 1), st.integers(0, SIDE - 1), st.integers(1, 200), st.integers(1, 200))
def test_a_part_drawn_alone_is_that_part_of_the_whole(
    whole: np.ndarray, left: int, top: int, width: int, height: int
) -> None:
    window = PixelWindow(left, top, min(width, SIDE - left), min(height, SIDE - top))
    part = small().read(window, window.width, window.height)
    assert np.array_equal(part, whole[top : window.bottom, left : window.right])


def test_no_seam_shows_where_blocks_meet(whole: np.ndarray) -> None:
    steps = np.abs(np.diff(whole.astype(int), axis=1)).mean(axis=(0, 2))
    at = np.arange(BLOCK, SIDE, BLOCK) - 1
    assert steps[at].mean() < 1.25 * np.delete(steps, at).mean()


def test_the_overview_drawn_from_the_plan_looks_like_the_whole_reduced(whole: np.ndarray) -> None:
    side = 220
    overview = small().read(PixelWindow(0, 0, SIDE, SIDE), side, side).astype(float)
    reduced = cv2.resize(whole, (side, side), interpolation=cv2.INTER_AREA).astype(float)
    assert np.abs(overview - reduced).mean() < 8
    assert np.corrcoef(overview.ravel(), reduced.ravel())[0, 1] > 0.95


def test_what_nobody_looks_at_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(1, 12_000, 12_000, 0.3)
    drawn = []
    draw = world._draw
    monkeypatch.setattr(world, "_draw", lambda low, size, step: drawn.append(size) or draw(low, size, step))
    crop = world.read(PixelWindow(5000, 5000, 224, 224), 224, 224)
    assert crop.shape == (224, 224, 3)
    assert sum(width * height for width, height in drawn) <= 4 * (BLOCK + 16) ** 2
    drawn.clear()
    world.read(PixelWindow(0, 0, 12_000, 12_000), 224, 224)
    assert sum(width * height for width, height in drawn) < 12_000**2 / 400


def test_the_same_seed_gives_the_same_world_and_another_another() -> None:
    window = PixelWindow(300, 300, 200, 200)
    first, second, other = small(), small(), small(4)
    assert np.array_equal(first.read(window, 200, 200), second.read(window, 200, 200))
    assert not np.array_equal(first.read(window, 200, 200), other.read(window, 200, 200))
    assert [item.quad.tolist() for item in label(first).objects] == [
        item.quad.tolist() for item in label(second).objects
    ]


def test_every_class_and_district_occurs_and_districts_lie_inside(many) -> None:
    assert {item.label for _, labels in many for item in labels.objects} == set(CLASSES)
    for world, labels in many:
        assert {area.name for area in labels.districts} >= set(NAMED)
        for area in labels.districts:
            if area.name != "town":
                assert (area.quad >= -1e-6).all()
                assert (area.quad <= (world.width + 1e-6, world.height + 1e-6)).all()


def test_districts_show_in_an_overview(many) -> None:
    for world, labels in many:
        for area in labels.districts:
            across = np.sqrt(shapely.Polygon(area.quad).area) * 1008 / max(world.width, world.height)
            assert across > 28, (area.name, world.gsd_m)


def test_any_size_and_scale_can_be_laid_out() -> None:
    for seed, (width, height, gsd) in enumerate(
        [(2600, 2500, 0.1), (1700, 4000, 0.15), (1500, 1500, 0.5), (4000, 1024, 0.3), (1024, 1024, 2.0)] * 5
    ):
        world = World(seed, width, height, gsd, paired=bool(seed % 2))
        assert {area.name for area in label(world).districts} >= set(NAMED)


def test_districts_do_not_overlap_whatever_the_seed() -> None:
    for seed in range(25):
        plan = draw_plan(seed, 6000, 5000, 0.3, "train")
        named = [shapely.Polygon(cell.corners()) for cell in plan.cells if cell.kind in (*NAMED, "harbour")]
        for one, two in shapely.STRtree(named).query(named, predicate="intersects").T:
            assert one >= two or named[one].intersection(named[two]).area < 1.0


def test_objects_lie_in_their_district_are_seen_and_do_not_overlap(many) -> None:
    for world, labels in many:
        frame = shapely.box(0, 0, world.width, world.height)
        areas = {area.name: shapely.Polygon(area.quad).buffer(0.5) for area in labels.districts}
        shapes = [shapely.Polygon(item.quad) for item in labels.objects]
        for item, shape in zip(labels.objects, shapes, strict=True):
            assert item.visible == pytest.approx(shape.intersection(frame).area / shape.area, abs=1e-3)
            assert np.linalg.norm(np.diff(item.quad, axis=0), axis=1).max() >= 6.99
            # A tank's upright square may reach over its turned plot's edge.
            inside = shape.centroid if item.label == "storage tank" else shape
            assert item.district not in areas or areas[item.district].covers(inside)
        for one, two in shapely.STRtree(shapes).query(shapes, predicate="intersects").T:
            if one < two and labels.objects[one].label != "storage tank":
                assert shapes[one].intersection(shapes[two]).area < 0.03 * shapes[one].area


def test_between_two_dates_exactly_what_is_listed_changed() -> None:
    before = small(4, paired=True)
    after = before.other_date()
    # The same sun and the same film, so that every other difference is one of things.
    after.light, after.film = before.light, before.film
    changes = label(before).changes
    assert {change.kind for change in changes} == {"came", "went", "changed"}
    assert [one.quad.tolist() for one in changes] == [one.quad.tolist() for one in label(after).changes]
    window = PixelWindow(0, 0, SIDE, SIDE)
    first, second = (world.read(window, SIDE, SIDE).astype(int) for world in (before, after))
    differs = np.abs(first - second).max(axis=2) > 12
    explained = np.zeros((SIDE, SIDE), np.uint8)
    for change in changes:
        quad = np.rint(change.quad).astype(np.int32)
        own = cv2.fillPoly(np.zeros_like(explained), [quad], 1).astype(bool)
        assert differs[own].mean() > 0.2, change
        # Its shadow and its wake go with it.
        reach = 4.2 * np.ptp(change.quad, axis=0).max() if change.label == "ship" else 30 / GSD
        around = shapely.Polygon(change.quad).buffer(reach)
        cv2.fillPoly(explained, [np.rint(np.array(around.exterior.coords)).astype(np.int32)], 1)
    assert not differs[explained == 0].any()


def test_labels_of_both_dates_differ_by_the_list_of_changes() -> None:
    before = World(4, 4000, 4000, 0.3, paired=True)
    first, second = label(before), label(before.other_date())
    came = [change for change in first.changes if change.kind == "came" and change.label != "building"]
    went = [change for change in first.changes if change.kind == "went" and change.label != "building"]
    assert len(second.objects) - len(first.objects) == len(came) - len(went)
    on_first = {tuple(item.quad.ravel()) for item in first.objects}
    on_second = {tuple(item.quad.ravel()): item.colour for item in second.objects}
    assert all(tuple(change.quad.ravel()) not in on_first for change in came)
    assert all(tuple(change.quad.ravel()) not in on_second for change in went)
    changed = [change for change in first.changes if change.kind == "changed"]
    assert changed
    for change in changed:
        assert on_second[tuple(change.quad.ravel())] == change.after != change.before


def test_a_world_is_written_strip_by_strip_and_read_back(tmp_path, whole, monkeypatch) -> None:
    world, asked = small(), []
    read = world.read
    monkeypatch.setattr(
        world, "read", lambda window, *size: asked.append(window.height) or read(window, *size)
    )
    write_world(world, tmp_path / "world.tif")
    assert max(asked) <= 512
    with rasterio.open(tmp_path / "world.tif") as file:
        assert np.array_equal(np.moveaxis(file.read(), 0, -1), whole)
        assert file.res == pytest.approx((GSD, GSD))
        assert CRS.from_wkt(file.crs.to_wkt()) == world.crs
        assert file.profile["tiled"]
        assert file.overviews(1) == [2, 4]


def test_a_lossy_world_is_a_tenth_of_the_size_and_looks_the_same(tmp_path, whole) -> None:
    write_world(small(), tmp_path / "whole.tif")
    write_world(small(), tmp_path / "lossy.tif", jpeg=80)
    assert (tmp_path / "lossy.tif").stat().st_size < 0.2 * (tmp_path / "whole.tif").stat().st_size
    with rasterio.open(tmp_path / "lossy.tif") as file:
        lost = np.abs(np.moveaxis(file.read(), 0, -1).astype(float) - whole)
        assert file.overviews(1) == [2, 4]
    assert 0 < lost.mean() < 6


def test_the_label_files_say_what_the_labels_say(tmp_path) -> None:
    world = World(1, 4000, 3200, 0.3)
    labels = label(world)
    path_json, path_dota = write_labels(labels, world, tmp_path / "world.tif")
    features = json.loads(path_json.read_text(encoding="utf-8"))["features"]
    objects = [one for one in features if one["properties"]["layer"] == "object"]
    assert len(objects) == len(labels.objects)
    for feature, item in zip(objects, labels.objects, strict=True):
        ring = np.array(feature["geometry"]["coordinates"][0][:4])
        back = np.array([~world.transform @ point for point in ring.tolist()])
        assert back == pytest.approx(item.quad, abs=1e-5)
        assert feature["properties"]["status"] == item.status
    boxes, facts = read_dota(path_dota)
    assert float(facts["gsd"]) == world.gsd_m
    assert [box.label.replace("-", " ") for box in boxes] == [item.label for item in labels.objects]


def test_changes_are_written_with_their_kinds(tmp_path) -> None:
    world = small(8, paired=True)
    changes = label(world).changes
    written = json.loads(write_changes(changes, world, tmp_path / "changes.geojson").read_text())
    assert [one["properties"]["change"] for one in written["features"]] == [one.kind for one in changes]


def test_bad_requests_are_told_in_words(tmp_path) -> None:
    with pytest.raises(BadRequest, match="a side"):
        World(1, 500, 4000, 0.3)
    with pytest.raises(BadRequest, match=r"5\.0 m"):
        World(1, 4000, 4000, 5.0)
    with pytest.raises(BadRequest, match="no room"):
        World(1, 1100, 1100, 0.1)
    with pytest.raises(RegionOutside):
        small().read(PixelWindow(SIDE - 10, 0, 20, 20), 20, 20)
    with pytest.raises(ExportFailed, match=r"world\.tif"):
        write_world(small(), tmp_path / "missing" / "world.tif")


class _Photo:
    """An image source of a small array."""

    def __init__(self, image: np.ndarray) -> None:
        self.image = image
        self.height, self.width = image.shape[:2]

    def read(self, window: PixelWindow, width: int, height: int) -> np.ndarray:
        part = self.image[window.row : window.bottom, window.col : window.right]
        return cv2.resize(part, (width, height), interpolation=cv2.INTER_AREA)


def test_a_photograph_as_ground_is_mirrored_as_numpy_does() -> None:
    image = np.random.default_rng(5).integers(0, 256, (40, 60, 3), np.uint8)
    ground = PhotoGround(_Photo(image))
    padded = np.pad(image, ((0, 80), (0, 120), (0, 0)), mode="symmetric")
    assert np.array_equal(ground.read((0, 0), (180, 120), 1.0), padded)
    assert np.array_equal(ground.read((37, 21), (64, 50), 1.0), padded[21:71, 37:101])


def test_a_photograph_shows_where_the_country_is_open() -> None:
    photo = np.full((64, 64, 3), (10, 200, 90), np.uint8)
    world, drawn = small(ground=PhotoGround(_Photo(photo))), small()
    image, plain = (one._draw((0, 0), (SIDE, SIDE), 1.0) for one in (world, drawn))
    assert (image == photo[0, 0]).all(axis=2).mean() > 0.05
    assert not (plain == photo[0, 0]).all(axis=2).any()
    assert [item.label for item in label(world).objects] == [item.label for item in label(drawn).objects]


def test_the_command_writes_a_pair_with_labels_changes_and_questions(tmp_path) -> None:
    options = [
        "--width",
        "1024",
        "--height",
        "1100",
        "--gsd",
        "0.5",
        "--seed",
        "4",
        "--pair",
        "--number",
        "9",
    ]
    asked = tmp_path / "asked.jsonl"
    done = CliRunner().invoke(app, ["scene", str(tmp_path / "p.tif"), *options, "--questions", str(asked)])
    assert done.exit_code == 0, done.output
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {
        *(f"p_{date}.{kind}" for date in ("before", "after") for kind in ("tif", "geojson", "txt")),
        "p_changes.geojson", "asked.jsonl",
    }  # fmt: skip
    questions = [json.loads(line) for line in asked.read_text(encoding="utf-8").splitlines()]
    assert len(questions) == 9
    assert {question["image"] for question in questions} == {"p_before.tif"}
    with rasterio.open(tmp_path / "p_before.tif") as one, rasterio.open(tmp_path / "p_after.tif") as two:
        assert one.transform == two.transform
        assert not np.array_equal(one.read(1), two.read(1))


def test_the_command_refuses_an_unknown_variant(tmp_path) -> None:
    done = CliRunner().invoke(app, ["scene", str(tmp_path / "p.tif"), "--variant", "other"])
    assert done.exit_code == 2
    assert "neither train nor held-out" in done.output
