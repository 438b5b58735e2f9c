from __future__ import annotations

import json
from itertools import combinations, pairwise

import cv2
import numpy as np
import pytest
import rasterio
import shapely

from rscovlm.errors import ExportFailed
from rscovlm_training.worlds.courts import basketball_court, tennis_court
from rscovlm_training.worlds.files import write_scene
from rscovlm_training.worlds.large import render_large
from rscovlm_training.worlds.look import Variant, look_of
from rscovlm_training.worlds.pen import Pen, rect
from rscovlm_training.worlds.planes import plane
from rscovlm_training.worlds.scene import (
    CLASSES,
    MAX_OBJECTS,
    MIN_VISIBLE,
    SCENE_CLASSES,
    Scene,
    SceneObject,
    render_layers,
    render_scene,
)
from rscovlm_training.worlds.ships import ship
from rscovlm_training.worlds.site import visible_share
from rscovlm_training.worlds.tanks import tank
from rscovlm_training.worlds.vehicles import car, truck

SEEDS = range(160)


@pytest.fixture(scope="module")
def scenes() -> list[Scene]:
    return [render_scene(seed, variant="train" if seed % 2 else "held-out") for seed in SEEDS]


def test_the_same_arguments_give_the_same_scene() -> None:
    for seed in range(12):
        first, second = render_scene(seed), render_scene(seed)
        assert np.array_equal(first.image, second.image)
        assert [item.label for item in first.objects] == [item.label for item in second.objects]
        assert all(np.array_equal(a.quad, b.quad) for a, b in zip(first.objects, second.objects, strict=True))


def test_other_seeds_and_variants_give_other_images() -> None:
    assert not np.array_equal(render_scene(1).image, render_scene(2).image)
    assert not np.array_equal(render_scene(1).image, render_scene(1, variant="held-out").image)


def test_every_class_and_every_kind_of_place_occurs(scenes: list[Scene]) -> None:
    assert {item.label for scene in scenes for item in scene.objects} == set(CLASSES)
    assert {scene.scene_class for scene in scenes} == set(SCENE_CLASSES)


def test_a_fair_share_of_scenes_is_empty_and_none_is_crowded(scenes: list[Scene]) -> None:
    counts = [len(scene.objects) for scene in scenes]
    assert max(counts) <= MAX_OBJECTS
    assert 0.1 < sum(count == 0 for count in counts) / len(counts) < 0.35


def test_empty_is_obeyed() -> None:
    for seed in range(25):
        assert not render_scene(seed, empty=True).objects
        assert render_scene(seed, empty=False).objects


@pytest.mark.parametrize("gsd_m", [0.0, -0.3, 30.0])
def test_a_resolution_that_shows_nothing_is_refused(gsd_m: float) -> None:
    with pytest.raises(ValueError, match="ground sampling distance"):
        render_scene(1, gsd_m=gsd_m, empty=False)


def test_objects_do_not_overlap(scenes: list[Scene]) -> None:
    for scene in scenes:
        shapes = [shapely.Polygon(item.quad) for item in scene.objects]
        for one, two in combinations(shapes, 2):
            assert one.intersection(two).area < 0.01 * one.area


def test_sizes_suit_the_resolution(scenes: list[Scene]) -> None:
    for scene in scenes:
        assert 0.1 <= scene.gsd_m <= 1.0
        for item in scene.objects:
            longest = np.linalg.norm(item.quad - np.roll(item.quad, 1, axis=0), axis=1).max()
            assert 7.9 <= longest <= 180.1


def test_quads_run_clockwise_from_the_topmost_then_leftmost_vertex(scenes: list[Scene]) -> None:
    for item in (item for scene in scenes for item in scene.objects):
        assert item.quad.shape == (4, 2)
        assert tuple(item.quad[0][::-1]) == min(tuple(point[::-1]) for point in item.quad)
        # With y down, a ring that is clockwise on the screen is counter-clockwise to shapely.
        assert shapely.LinearRing(item.quad).is_ccw


def test_the_visible_share_is_that_of_shapely(scenes: list[Scene]) -> None:
    frame = shapely.box(0, 0, 224, 224)
    for item in (item for scene in scenes for item in scene.objects):
        shape = shapely.Polygon(item.quad)
        assert item.visible == pytest.approx(shape.intersection(frame).area / shape.area, abs=1e-3)
        assert item.visible >= MIN_VISIBLE
    outside = rect(-50, -50, 10, 10)
    assert visible_share(outside, 224, 224) == 0


def test_labels_lie_on_what_is_drawn() -> None:
    """Where a scene differs with its objects and without must fill their rectangles, and no more."""
    scores: dict[str, list[float]] = {}
    for seed in range(80):
        options = {"gsd_m": None, "variant": "train", "empty": False, "camera": False}
        scene = render_layers(seed, 224, 224, **options)
        without = render_layers(seed, 224, 224, **options, bodies=False)
        change = cv2.absdiff(scene.image, without.image).max(axis=2)
        for item in scene.objects:
            if item.visible == 1 and _short_side(item) >= 7 and _apart(item, scene):
                scores.setdefault(item.label, []).append(_bounds_iou(change, item.quad))
    assert set(scores) == set(CLASSES)
    for label, values in scores.items():
        assert np.median(values) > 0.8, label
        assert min(values) > 0.7, label


def _short_side(item: SceneObject) -> float:
    return float(np.linalg.norm(item.quad - np.roll(item.quad, 1, axis=0), axis=1).min())


def _apart(item: SceneObject, scene: Scene) -> bool:
    around = shapely.Polygon(item.quad).buffer(5)
    others = (shapely.Polygon(other.quad) for other in scene.objects if other is not item)
    return not any(around.intersects(other) for other in others)


def _bounds_iou(change: np.ndarray, quad: np.ndarray) -> float:
    """IoU of a rectangle and the bounds, along its own axes, of the pixels that changed near it.

    A pixel at the edge counts when it changed by half of what is usual in the object, as one that the
    object covers by half does.
    """
    origin, along, across = quad[0], quad[1] - quad[0], quad[3] - quad[0]
    length, width = np.linalg.norm(along), np.linalg.norm(across)
    ys, xs = np.nonzero(change > 6)
    points = np.stack([xs + 0.5, ys + 0.5], axis=1) - origin
    u, v, by = points @ along / length, points @ across / width, change[ys, xs]
    near = (u > -4) & (u < length + 4) & (v > -4) & (v < width + 4)
    if near.sum() < 4:
        return 0.0
    near &= by >= 0.5 * np.median(by[near])
    # A pixel is a square: it reaches a little beyond its centre, whichever way the rectangle is turned.
    low = np.array([u[near].min(), v[near].min()]) - 0.4
    high = np.array([u[near].max(), v[near].max()]) + 0.4
    shared = np.prod(np.maximum(np.minimum(high, (length, width)) - np.maximum(low, 0), 0))
    return float(shared / (np.prod(high - low) + length * width - shared))


@pytest.mark.parametrize("variant", ["train", "held-out"])
def test_bodies_reach_exactly_to_the_edges_of_their_labels(variant: Variant) -> None:
    rng, look = np.random.default_rng(11), look_of(variant)
    sun = np.array([0.6, 0.8])
    for _ in range(60):
        bodies = [
            car(rng, look), truck(rng, look), plane(rng, look, rng.uniform(8, 66)),
            ship(rng, look, rng.uniform(5, 150), moving=True), tank(rng, look, rng.uniform(6, 40), sun),
            tennis_court(rng, look), basketball_court(rng, look),
        ]  # fmt: skip
        assert {body.label for body in bodies} == set(CLASSES)
        for body in bodies:
            points = np.concatenate([part for part, _ in body.parts])
            extent = np.array([body.length, body.width]) / 2
            assert points.max(axis=0) == pytest.approx(extent, rel=0.01), body.label
            assert points.min(axis=0) == pytest.approx(-extent, rel=0.01), body.label


def test_what_is_drawn_is_as_large_as_its_label() -> None:
    """A car of 9 by 4 pixels is not drawn as one of 10 by 5."""
    for seed in range(40):
        options = {"gsd_m": 0.5, "variant": "train", "empty": False, "camera": False}
        scene = render_layers(seed, 224, 224, **options)
        without = render_layers(seed, 224, 224, **options, bodies=False)
        change = cv2.absdiff(scene.image, without.image).max(axis=2)
        for item in scene.objects:
            if item.label == "small vehicle" and item.visible == 1 and _apart(item, scene):
                ys, xs = np.nonzero(change > 6)
                near = shapely.contains_xy(shapely.Polygon(item.quad).buffer(1.5), xs + 0.5, ys + 0.5)
                touched = shapely.Polygon(item.quad).buffer(0.75)
                assert shapely.contains_xy(touched, xs[near] + 0.5, ys[near] + 0.5).mean() > 0.97


def test_a_magnified_pen_leaves_what_it_does_not_draw_on() -> None:
    image = np.random.default_rng(3).integers(0, 256, (40, 50, 3), np.uint8)
    before = image.copy()
    pen = Pen(image, np.array([[1.0, 0, 0], [0, 1.0, 0]]))
    with pen.magnified(4) as large:
        large.polygon(rect(20, 15, 10, 6), (255, 0, 0))
    changed = (image != before).any(axis=2)
    assert changed[13:17, 16:24].all()
    assert not changed[:11].any()
    assert not changed[20:].any()


def test_a_written_scene_is_read_back_where_it_was_put(tmp_path) -> None:
    scene = render_scene(7, 300, 280, gsd_m=0.25, empty=False)
    labels = write_scene(scene, tmp_path / "scene.tif", crs="EPSG:32631", origin=(450_000, 5_000_000))
    with rasterio.open(tmp_path / "scene.tif") as file:
        assert file.crs.to_epsg() == 32631
        assert np.array_equal(np.moveaxis(file.read(), 0, -1), scene.image)
        assert file.res == pytest.approx((0.25, 0.25))
        assert file.profile["tiled"]
        transform = file.transform
    collection = json.loads(labels.read_text(encoding="utf-8"))
    assert len(collection["features"]) == len(scene.objects)
    for feature, item in zip(collection["features"], scene.objects, strict=True):
        ring = np.array(feature["geometry"]["coordinates"][0])
        rows, columns = rasterio.transform.rowcol(transform, ring[:4, 0], ring[:4, 1], op=float)
        assert np.stack([columns, rows], axis=1) == pytest.approx(item.quad, abs=1e-6)
        assert feature["properties"]["class"] == item.label


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path) -> None:
    with pytest.raises(ExportFailed, match=r"scene\.tif"):
        write_scene(render_scene(1), tmp_path / "missing" / "scene.tif")


def test_a_large_scene_holds_every_class_without_overlaps() -> None:
    scene = render_large(5, 1800, 1600, 0.3)
    assert scene.image.shape == (1600, 1800, 3)
    assert {item.label for item in scene.objects} == set(CLASSES)
    shapes = [shapely.Polygon(item.quad) for item in scene.objects]
    for one, two in shapely.STRtree(shapes).query(shapes, predicate="intersects").T:
        assert one >= two or shapes[one].intersection(shapes[two]).area < 0.02 * shapes[one].area


def test_a_large_scene_wastes_no_corner() -> None:
    """The tilted canvas covers the whole image: no corner is left black."""
    image = render_large(5, 1800, 1600, 0.3).image
    corners = [image[:9, :9], image[:9, -9:], image[-9:, :9], image[-9:, -9:]]
    assert all(corner.mean() > 10 for corner in corners)
    assert all(not np.array_equal(a, b) for a, b in pairwise(corners))
