"""Tiles: drawn, cut, turned, chosen and real ones."""

from __future__ import annotations

import re
from pathlib import Path

import cv2
import numpy as np
import pytest
import shapely

from rscovlm.language import prompts
from rscovlm_training.embedded import samples
from rscovlm_training.embedded.data import (
    TalkDataset,
)
from rscovlm_training.embedded.ground import Ground
from rscovlm_training.embedded.pool import Pool, render_pool
from rscovlm_training.embedded.seen import see
from rscovlm_training.embedded.tiles import SIDE, draw_world_tiles
from rscovlm_training.embedded.turning import VARIANTS, turned, turned_words
from rscovlm_training.worlds.scene import render_scene


@pytest.mark.parametrize("variant", range(VARIANTS))
def test_a_turned_image_keeps_its_objects_on_their_pixels(variant: int) -> None:
    image = np.zeros((48, 64, 3), np.uint8)
    image[10:14, 40:60] = 255
    quad = np.array([[[40.0, 10], [60, 10], [60, 14], [40, 14]]])
    seen, quads = turned(image, quad, variant)
    (left, top), (right, bottom) = quads[0].min(axis=0).astype(int), quads[0].max(axis=0).astype(int)
    assert (seen[top:bottom, left:right] == 255).all()
    assert (seen == 255).sum() == (image == 255).sum()
    assert np.allclose(quads[0, 0], [left, top])  # the topmost, then leftmost vertex comes first


@pytest.mark.parametrize("variant", range(VARIANTS))
@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
def test_a_question_about_a_side_is_turned_with_its_image(variant: int, side: str) -> None:
    ends = {"left": [4, 24], "right": [60, 24], "top": [32, 4], "bottom": [32, 44]}
    dots = np.array(
        [[[x - 1, y - 1], [x + 1, y - 1], [x + 1, y + 1], [x - 1, y + 1]] for x, y in ends.values()]
    )
    _, quads = turned(np.zeros((48, 64, 3), np.uint8), dots.astype(float), variant)
    word = turned_words(f"What colour is the {side}-most ship?", variant).split()[4].removesuffix("-most")
    axis, sign = {"left": (0, 1), "right": (0, -1), "top": (1, 1), "bottom": (1, -1)}[word]
    first = (sign * quads.mean(axis=1)[:, axis]).argmin()
    assert list(ends)[first] == side


def test_a_pool_is_the_same_on_any_number_of_workers_and_all_its_variants_differ(
    pool: Path, tmp_path: Path
) -> None:
    one, two = Pool(pool), Pool(render_pool(tmp_path, 12, 3, workers=2))
    assert len(one) == len(two) == 12
    for index in range(12):
        assert (one.tile(index, 3).image == two.tile(index, 3).image).all()
        assert one.tile(index, 3).labels == two.tile(index, 3).labels
    assert len({one.tile(0, variant).image.tobytes() for variant in range(VARIANTS)}) == VARIANTS


def test_tiles_cut_from_a_large_world_show_what_their_labels_say() -> None:
    tiles = draw_world_tiles(np.random.default_rng(4), 30)
    assert {tile.image.shape for tile in tiles} == {(SIDE, SIDE, 3)}
    assert 10 < sum(bool(tile.labels) for tile in tiles) < 30
    frame = shapely.box(0, 0, SIDE, SIDE)
    for tile in tiles:
        assert len(tile.labels) <= 14
        for quad in tile.quads:
            shape = shapely.Polygon(quad)
            assert shape.intersection(frame).area > 0.35 * shape.area
    talks = (samples.conversation(tile, np.random.default_rng(k)) for tile in tiles for k in range(9))
    asked = {turns[1].text for turns in talks}
    assert not any(text.startswith(("Classify", "Describe the image")) for text in asked)


def test_real_ground_is_cut_into_tiles_in_which_nothing_is_found(pool: Path, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    green = rng.integers(60, 120, (300, 400, 3), dtype=np.uint8) * np.array([0, 1, 0], np.uint8)
    cv2.imwrite(str(tmp_path / "forest.png"), green)
    ground = Ground(tmp_path)
    tiles = [ground.tile(np.random.default_rng(seed)) for seed in range(5)]
    assert all(tile.image.shape == (SIDE, SIDE, 3) and not tile.labels for tile in tiles)
    assert len({tile.image.tobytes() for tile in tiles}) == 5
    data = TalkDataset(Pool(pool), 300, 1, oblong=0.0, ground=ground)
    items = [data[index] for index in range(300)]
    green_most = [
        item for item in items if item.images[0][..., 1].mean() > 1.8 * item.images[0][..., ::2].mean()
    ]
    assert len(green_most) == pytest.approx(24, abs=14)
    assert all(item.talks[0][1][-1].text == prompts.NONE_FOUND for item in green_most)
    (tmp_path / "none").mkdir()
    with pytest.raises(FileNotFoundError, match="no image"):
        Ground(tmp_path / "none")


def test_more_is_shown_of_the_classes_in_focus(pool: Path) -> None:
    tiles = Pool(pool)
    label = tiles.tile(tiles.holding(samples.CLASSES)[0], 0).labels[0]
    holding = tiles.holding([label])
    assert all((label in tiles.tile(index, 0).labels) == (index in holding) for index in range(len(tiles)))
    data = TalkDataset(tiles, 400, 1, oblong=0.0, focus=[label])
    own = {tiles.tile(index, variant).image.tobytes() for index in holding for variant in range(VARIANTS)}
    seen = [data[index].images[0].tobytes() in own for index in range(400)]
    share = len(holding) / len(tiles)
    assert np.mean(seen) == pytest.approx(0.3 + 0.7 * share, abs=0.08)


def test_the_colour_asked_for_is_that_of_the_object_named() -> None:
    for seed in range(30):
        seen = see(render_scene(seed, SIDE, SIDE), SIDE, SIDE)
        turns = samples.colour(seen, np.random.default_rng(seed))
        asked = re.match(r"What colour is the (?:(\w+most) )?([a-z ]+)\?", turns[1].text)
        if not asked:
            assert not seen.labels
            continue
        side, label = asked.groups()
        own = [index for index, name in enumerate(seen.labels) if name == label]
        centres = seen.quads[own].mean(axis=1)
        order = {"leftmost": centres[:, 0], "rightmost": -centres[:, 0], "topmost": centres[:, 1]}
        ranks = order.get(side or "", -centres[:, 1])
        assert turns[-1].text == seen.colours[own[int(ranks.argmin())]]
        assert (side is None) == (len(own) == 1)
