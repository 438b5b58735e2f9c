"""What the dense heads are taught, and the tower that they teach."""

from __future__ import annotations

import numpy as np
import shapely
import torch
from transformers import Qwen2Tokenizer

from rscovlm_training.embedded.checkpoint import build_model
from rscovlm_training.embedded.dense import (
    ColourHead,
    DenseHead,
    cell_centres,
    cover_targets,
    dense_targets,
    largest_corners,
)
from rscovlm_training.embedded.encoding import Pixels
from rscovlm_training.embedded.patches import attend_together
from rscovlm_training.embedded.seen import see
from rscovlm_training.embedded.tiles import SIDE
from rscovlm_training.worlds.questions.question import COLOURS
from rscovlm_training.worlds.scene import render_scene


def test_dense_targets_place_an_object_in_its_cell() -> None:
    quad = np.array([[100.0, 30], [120, 30], [120, 50], [100, 50]])
    classes, corners = dense_targets(quad[None], np.array([3]), 224, 224)
    token, cell = np.argwhere(classes)[0]
    assert classes.sum() == 3
    assert (token, cell) == (1 * 8 + 3, 1)  # centre (110, 40): token of row 1, column 3; its upper right
    centre = cell_centres(224)[token, cell].numpy()
    assert np.allclose(corners[token, cell].reshape(4, 2) + centre, quad)


def test_a_perfect_dense_head_has_hardly_any_loss() -> None:
    head = DenseHead(8, 2)
    classes = torch.zeros(1, 4, 4, dtype=torch.long)
    classes[0, 1, 2] = 1
    corners = torch.randn(1, 4, 4, 8) * 10
    logits = torch.nn.functional.one_hot(classes, 3).float() * 30
    head.forward = lambda tokens: (logits, corners)  # type: ignore[method-assign]
    assert head.loss(torch.zeros(1, 4, 8), classes, corners) < 1e-6
    assert head.loss(torch.zeros(1, 4, 8), classes.flip(1), corners) > 1


def test_every_cell_learns_of_the_object_under_it() -> None:
    seen = see(render_scene(5, SIDE, SIDE, empty=False), SIDE, SIDE)
    labels = np.arange(1, len(seen.labels) + 1)
    classes, corners = cover_targets(seen.quads, labels, SIDE, SIDE)
    centres = cell_centres(SIDE).numpy()
    polygons = shapely.polygons(seen.quads)
    for place in np.ndindex(classes.shape):
        under = shapely.contains_xy(polygons, *centres[place])
        assert (classes[place] > 0) == under.any()
        if under.any():
            assert under[classes[place] - 1]
            own = corners[place].reshape(4, 2) + centres[place]
            assert np.allclose(own, seen.quads[classes[place] - 1], atol=1e-3)
    assert (classes > 0).sum() > 3


def test_the_numbers_asked_of_a_token_are_its_largest_object_in_the_image() -> None:
    small = np.array([[87.0, 31], [93, 31], [93, 37], [87, 37]])  # both centres lie in the token of row 1,
    large = np.array([[96.0, 40], [110, 40], [110, 50], [96, 50]])  # column 3, in different cells of it
    classes, corners = dense_targets(np.stack([small, large]), np.array([3, 4]), SIDE, SIDE)
    there, numbers = largest_corners(torch.from_numpy(classes[None]), torch.from_numpy(corners[None]), SIDE)
    assert there.tolist() == [1 * 8 + 3]
    assert np.allclose(numbers[0].reshape(4, 2), large, atol=1e-3)


def test_images_of_one_size_attend_as_each_would_alone(words: Qwen2Tokenizer) -> None:
    visual = build_model(words, "micro", seed=0).model.visual
    rng = np.random.default_rng(0)
    for sides in ([(56, 84)] * 3, [(56, 84), (84, 56), (56, 56)]):
        pixels, grids = Pixels()([rng.integers(0, 256, (*side, 3), dtype=np.uint8) for side in sides])
        alone = visual(pixels, grid_thw=grids).pooler_output
        quick = build_model(words, "micro", seed=0).model.visual
        attend_together(quick)
        assert torch.allclose(quick(pixels, grid_thw=grids).pooler_output, alone, atol=1e-5)


def test_a_colour_is_asked_only_where_an_object_lies() -> None:
    torch.manual_seed(0)
    head = ColourHead(8, len(COLOURS))
    tokens = torch.randn(1, 3, 8, requires_grad=True)
    colours = torch.zeros(1, 3, 4, dtype=torch.long)
    assert head.loss(tokens, colours).item() == 0
    colours[0, 1, 2] = COLOURS.index("red") + 1
    head.loss(tokens, colours).backward()
    touched = tokens.grad.abs().sum(dim=-1)[0] > 0
    assert touched.tolist() == [False, True, False]
    with torch.no_grad():
        head.project.weight.zero_()
        head.project.bias.view(4, -1)[2, COLOURS.index("red")] = 20.0
    assert head.loss(tokens, colours).item() < 1e-3
