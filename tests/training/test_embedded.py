"""The embedded model's training: the same words, pixels and boxes as in serving, and a loss that falls."""

from __future__ import annotations

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
import shapely
import torch
from doubles import ScriptedEngine
from safetensors.torch import load_file
from transformers import Qwen2Tokenizer

from rscovlm.contract import Answer, AskTask, RasterDescription
from rscovlm.engines.chat import ChatEncoder
from rscovlm.engines.load import load_engine
from rscovlm.engines.protocol import CancelToken
from rscovlm.geometry.overlap import rotated_iou
from rscovlm.geometry.quads import side_lengths
from rscovlm.imagery.window import PixelWindow
from rscovlm.language import prompts
from rscovlm.language.replies import parse_objects
from rscovlm.models import find_card
from rscovlm.tasks.looking import look
from rscovlm.tasks.run import run_task
from rscovlm_training.embedded import chains, districts, samples
from rscovlm_training.embedded.chains import (
    ChainPool,
    Surveyed,
    called_window,
    chains_done,
    render_chains,
    survey,
    write_chains,
)
from rscovlm_training.embedded.checkpoint import build_model, save_checkpoint
from rscovlm_training.embedded.data import (
    Batch,
    TalkDataset,
    TileDataset,
    collate_talks,
    collate_tiles,
)
from rscovlm_training.embedded.dense import (
    DenseHead,
    cell_centres,
    cover_targets,
    dense_targets,
    largest_corners,
)
from rscovlm_training.embedded.districts import DISTRICTS
from rscovlm_training.embedded.encoding import IGNORED, Pixels, encode
from rscovlm_training.embedded.ground import Ground
from rscovlm_training.embedded.patches import attend_together
from rscovlm_training.embedded.pool import Pool, render_pool
from rscovlm_training.embedded.recipe import RecipeInvalid, StageRecipe, read_recipe, train_embedded
from rscovlm_training.embedded.stages import TalkStage, TowerStage
from rscovlm_training.embedded.tiles import SIDE, draw_world_tiles
from rscovlm_training.embedded.tokenizer import FIXED_TEXTS, NUMBERS, number_ids, token_id
from rscovlm_training.embedded.train import Run, export, tokenizer, train_talk, train_tower
from rscovlm_training.embedded.turning import VARIANTS, turned, turned_words
from rscovlm_training.worlds.questions.asking import questions
from rscovlm_training.worlds.scene import render_scene
from rscovlm_training.worlds.uhr.labels import label
from rscovlm_training.worlds.uhr.world import World


@pytest.fixture(scope="module")
def words() -> Qwen2Tokenizer:
    return tokenizer()


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render_pool(tmp_path_factory.mktemp("pool"), 12, 3, workers=1)


@pytest.fixture(scope="module")
def surveyed() -> tuple[World, Surveyed]:
    rng = np.random.default_rng(8)
    world = World(5, 1500, 1300, 0.35)
    return world, survey(world, find_card(), rng, most=6)


def test_what_is_always_said_alike_is_one_token(words: Qwen2Tokenizer) -> None:
    for text in (*FIXED_TEXTS, "0", "999", "27,"):
        assert len(words(text)["input_ids"]) == 1, text


def test_neighbours_of_a_number_are_nearly_right_and_no_other_token_has_any(words: Qwen2Tokenizer) -> None:
    stage = TalkStage(build_model(words, "micro", seed=0), numbers=number_ids(words), freeze_tower=True)
    for text, shared in {
        "9": "7 8 9 10 11",
        "120,": "118, 119, 120, 121, 122,",
        "0": "0 1 2",
        "plane": "plane",
    }.items():
        (token,) = words(text)["input_ids"]
        near, shares = stage._targets(torch.tensor([token]))
        named = {
            words.decode([int(other)]) for other, share in zip(near[0], shares[0], strict=True) if share > 0
        }
        assert named == set(shared.split())
        assert shares.sum() == pytest.approx(1.0)
        assert near[0][shares[0].argmax()] == token


def test_numbers_start_near_their_neighbours(words: Qwen2Tokenizer) -> None:
    weight = build_model(words, "micro", seed=0).get_input_embeddings().weight
    for ids in number_ids(words):
        step = (weight[ids[1:]] - weight[ids[:-1]]).norm(dim=1)
        far = (weight[ids[NUMBERS // 2 :]] - weight[ids[: NUMBERS // 2]]).norm(dim=1)
        assert step.max() < 0.7 * far.median()


def test_any_text_survives_the_tokenizer(words: Qwen2Tokenizer) -> None:
    for text in ("Ünïcode 7.5 m² 日本", "12,34,5 plane\nB12, x", prompts.zoom_call(1, 22, 333, 44)):
        assert words.decode(words(text)["input_ids"]) == text


def test_training_reads_a_conversation_as_the_engine_does(
    words: Qwen2Tokenizer, pool: Path, surveyed: tuple[World, Surveyed], tmp_path: Path
) -> None:
    save_checkpoint(build_model(words, "micro", seed=0), words, tmp_path)
    chat = ChatEncoder.from_folder(tmp_path, token_id(words, "<|image_pad|>"))
    data = TalkDataset(Pool(pool), 100, 3, oblong=0.3)
    talks = [turns for index in range(10) for _, turns in data[index].talks]
    _, seen = surveyed
    for turns in (*talks, *(chain.turns(seen.overview) for chain in seen.chains)):
        encoded = encode(words, turns)
        served = chat.encode(turns[:-1])
        assert encoded.input_ids[: len(served.ids)] == served.ids
        reply = [token for token in encoded.labels[len(served.ids) :] if token != IGNORED]
        assert words.decode(reply) == f"{turns[-1].text}<|im_end|>"


def test_only_the_assistant_is_learnt(words: Qwen2Tokenizer, surveyed: tuple[World, Surveyed]) -> None:
    _, seen = surveyed
    turns = seen.chains[0].turns(seen.overview)
    encoded = encode(words, turns)
    learnt = words.decode([token for token in encoded.labels if token != IGNORED])
    assert learnt == f"{turns[2].text}<|im_end|>{turns[4].text}<|im_end|>"


@pytest.mark.parametrize("seed", range(20))
def test_a_reply_reads_back_as_the_labels(seed: int) -> None:
    seen = samples.see(render_scene(seed, 224, 224, empty=False), 224, 224)
    reply = samples.every(seen, samples.CLASSES)[-1].text
    parsed = parse_objects(reply, coordinates="absolute", width=224, height=224)
    assert [item.label for item in parsed.objects] == list(seen.labels)
    for item, quad in zip(parsed.objects, seen.quads, strict=True):
        inside = np.clip(quad, 0, 223)
        assert np.abs(item.quad_model_px.mean(axis=0) - inside.mean(axis=0)).max() <= 1.0
        if (quad == inside).all() and side_lengths(quad)[0].min() > 12:
            assert rotated_iou(item.quad_model_px[None], quad[None])[0, 0] > 0.7


def test_a_chain_trains_what_serving_does(surveyed: tuple[World, Surveyed]) -> None:
    world, seen = surveyed
    assert len(seen.chains) == 6
    for chain in seen.chains:
        said = [turn.text for turn in chain.turns(seen.overview) if turn.role == "assistant"]
        engine = ScriptedEngine(said)
        task = AskTask(raster=RasterDescription(source="world"), question=chain.question, chain="always")
        *_, answer = run_task(task, engine, CancelToken(), source=world)
        assert isinstance(answer, Answer)
        assert (answer.text, answer.direct) == (chain.answer, False)
        for trained, served in zip(chain.turns(seen.overview), engine.asked[-1], strict=False):
            assert (trained.role, trained.text) == (served.role, served.text)
            assert all((a == b).all() for a, b in zip(trained.images, served.images, strict=True))


def test_a_question_is_asked_only_where_its_crop_tells_the_answer() -> None:
    card = find_card()
    world = World(5, 1500, 1300, 0.35)
    whole = look(world, PixelWindow(0, 0, world.width, world.height), card)
    by_text = {item.text: item for item in questions(label(world), world.width, world.height)}
    asked = survey(world, card, np.random.default_rng(1), most=1000).chains
    assert {item.text for item in by_text.values()} > {chain.question for chain in asked}
    for chain in asked:
        window, question = called_window(chain.call, whole, card), by_text[chain.question]
        corners = np.concatenate(question.subjects)
        assert (corners >= [window.col, window.row]).all()
        assert (corners <= [window.right, window.bottom]).all()
        assert question.smallest_px * min(1, chain.crop.shape[0] / window.height) > 0.9 * question.told_at_px


def test_a_chain_pool_goes_on_where_it_stopped_and_gives_back_its_pixels(
    surveyed: tuple[World, Surveyed], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small = lambda rng: World(int(rng.integers(100)), 1200, 1100, 0.4)  # noqa: E731
    monkeypatch.setattr(chains, "draw_world", small)
    render_chains(tmp_path / "a", 1, 3, workers=1)
    render_chains(tmp_path / "a", 2, 3, workers=1)
    render_chains(tmp_path / "b", 2, 3, workers=2)
    one, two = (ChainPool(tmp_path / name) for name in ("a", "b"))
    assert chains_done(tmp_path / "a") == len(one) == len(two) == 2
    for index in range(2):
        first, second = (pool.draw(index, 3, np.random.default_rng(0)) for pool in (one, two))
        assert (first.overview == second.overview).all()
        assert [chain.question for chain in first.chains] == [chain.question for chain in second.chains]
        assert all((a.crop == b.crop).all() for a, b in zip(first.chains, second.chains, strict=True))


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
    seen = samples.see(render_scene(5, SIDE, SIDE, empty=False), SIDE, SIDE)
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


@pytest.mark.parametrize("variant", range(VARIANTS))
def test_a_turned_world_is_called_at_the_same_pixels(surveyed: tuple[World, Surveyed], variant: int) -> None:
    _, seen = surveyed
    held = seen.turned(variant)
    for chain, other in zip(seen.chains, held.chains, strict=True):
        cuts = [
            image[box[1] : box[3], box[0] : box[2]]
            for image, box in ((seen.overview, chain.box), (held.overview, other.box))
        ]
        assert (turned(cuts[0], np.zeros((0, 4, 2)), variant)[0] == cuts[1]).all()
        assert sorted(other.crop.shape) == sorted(chain.crop.shape)
        assert other.answer == chain.answer


def test_an_overview_is_asked_where_its_districts_are_and_what(surveyed: tuple[World, Surveyed]) -> None:
    world, seen = surveyed
    labels = {item.name: item.quad for item in label(world).districts}
    scale = np.array([world.width, world.height]) / seen.overview.shape[1::-1]
    assert seen.districts
    for name, quad in zip(seen.districts, seen.quads, strict=True):
        assert np.allclose(quad * scale, labels[name], atol=1e-6)
    height, width = seen.overview.shape[:2]
    asked = [districts.conversation(seen, np.random.default_rng(index)) for index in range(60)]
    for _, user, reply in asked:
        if reply.text in ("yes", "no"):
            assert (reply.text == "yes") == any(f" {name} in" in user.text for name in seen.districts)
        elif reply.text not in DISTRICTS:
            (found,) = parse_objects(reply.text, coordinates="absolute", width=width, height=height).objects
            assert f"<ref>{found.label}" in user.text or found.label in user.text
            own = np.clip(seen.quads[seen.districts.index(found.label)], 0, [width - 1, height - 1])
            assert np.abs(found.quad_model_px.mean(axis=0) - own.mean(axis=0)).max() <= 1.0
    assert len({reply.text for *_, reply in asked}) > 3
    told = districts.targets(seen)
    assert {DISTRICTS[number - 1] for number in np.unique(told["classes"]) if number} <= set(seen.districts)


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


def _losses(stage: torch.nn.Module, batch: Batch, steps: int) -> list[float]:
    optimizer = torch.optim.AdamW(stage.parameters(), lr=3e-3)
    losses = []
    for _ in range(steps):
        loss = stage(**batch)["loss"]
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def test_both_stages_learn_a_batch_by_heart(words: Qwen2Tokenizer, pool: Path) -> None:
    torch.manual_seed(0)
    tower = TowerStage(build_model(words, "micro", seed=0))
    tiles = [TileDataset(Pool(pool), 4, 1)[index] for index in range(4)]
    losses = _losses(tower, collate_tiles(tiles, Pixels()), 30)
    assert losses[-1] < 0.6 * losses[0]
    talk = TalkStage(build_model(words, "micro", seed=0), numbers=number_ids(words), freeze_tower=False)
    talks = [TalkDataset(Pool(pool), 4, 1)[index] for index in range(4)]
    losses = _losses(talk, collate_talks(talks, Pixels(), words), 30)
    assert losses[-1] < 0.6 * losses[0]


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


def test_a_batch_of_tiles_and_worlds_teaches_both(
    words: Qwen2Tokenizer, pool: Path, surveyed: tuple[World, Surveyed], tmp_path: Path
) -> None:
    torch.manual_seed(0)
    worlds = write_chains(tmp_path, [surveyed[1]])
    data = TalkDataset(Pool(pool), 8, 1, chains=ChainPool(worlds), zooming=0.5)
    items = [data[index] for index in range(8)]
    assert 0 < sum(item.areas is not None for item in items) < 8
    talk = TalkStage(build_model(words, "micro", seed=0), numbers=number_ids(words), freeze_tower=False)
    losses = _losses(talk, collate_talks(items, Pixels(), words), 20)
    assert losses[-1] < 0.7 * losses[0]
    assert all(head.project.weight.grad.abs().max() > 0 for head in talk.far)


def test_a_run_goes_on_where_it_stopped_and_its_export_answers(pool: Path, tmp_path: Path) -> None:
    tiles = StageRecipe(scenes=12, batch=2, rate=1e-3)
    run = Run(tmp_path / "a", pool, None, tiles, 1, size="micro", workers=0, threads=1, save_steps=3)
    whole = load_file(train_tower(run) / "model.safetensors")
    for last in ("checkpoint-6", "final"):
        shutil.rmtree(tmp_path / "a" / last)
    stage = train_tower(run)  # goes on from checkpoint-3
    again = load_file(stage / "model.safetensors")
    assert all(torch.equal(again[name], value) for name, value in whole.items())
    talks = StageRecipe(scenes=4, batch=2, rate=1e-3)
    talk = train_talk(
        Run(tmp_path / "b", pool, None, talks, 1, size="micro", workers=0, threads=1),
        stage,
        freeze_tower=True,
    )
    export({talk: 1.0}, tmp_path / "model", size="micro")
    card = find_card().model_copy(update={"weights": str(tmp_path / "model")})
    engine = load_engine(card, device="cpu", threads=1)
    scene = render_scene(1, 224, 224)
    turns = samples.every(samples.see(scene, 224, 224), samples.CLASSES)[:-1]
    assert len(engine.generate([turns], max_new_tokens=8)) == 1


_MICRO = """
size: micro
seed: 1
tiles: 12
cut: 0.0
worlds: 0
tower: {scenes: 8, batch: 4, rate: 0.001}
talks:
  - {name: talk, scenes: 4, batch: 4, rate: 0.001, freeze_tower: true}
  - {name: joint, scenes: 4, batch: 4, rate: 0.001}
mean: {talk: 1, joint: 3}
"""


def test_a_recipe_leads_from_the_first_tile_to_a_model(tmp_path: Path) -> None:
    path = tmp_path / "recipe.yaml"
    path.write_text(_MICRO, encoding="utf-8")
    recipe = read_recipe(path)
    *stages, model = train_embedded(recipe, tmp_path / "run", workers=0, threads=1)
    assert [stage.relative_to(tmp_path / "run").parts[0] for stage in stages] == [
        "pool",
        "tower",
        "talk",
        "joint",
    ]
    written = {file: file.stat().st_mtime_ns for file in stages[-1].iterdir()}
    assert list(train_embedded(recipe, tmp_path / "run", workers=0, threads=1)) == [*stages, model]
    assert {file: file.stat().st_mtime_ns for file in stages[-1].iterdir()} == written  # finished is finished
    assert (model / "tokenizer.json").is_file()
    talk, joint = (load_file(stage / "model.safetensors") for stage in stages[-2:])
    name = "model.language_model.layers.0.mlp.up_proj.weight"
    wanted = 0.25 * talk[f"model.{name}"] + 0.75 * joint[f"model.{name}"]
    assert torch.allclose(load_file(model / "model.safetensors")[name].float(), wanted, rtol=1e-2, atol=1e-4)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("seed: 1", "sed: 1"),
        ("batch: 4", "batch: 0"),
        ("size: micro", "size: ["),
        ("mean: {talk", "mean: {tolk"),
    ],
)
def test_a_wrong_recipe_is_refused_in_words(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "recipe.yaml"
    path.write_text(_MICRO.replace(old, new), encoding="utf-8")
    with pytest.raises(RecipeInvalid, match=r"recipe\.yaml"):
        read_recipe(path)
    with pytest.raises(RecipeInvalid, match=r"none\.yaml"):
        read_recipe(tmp_path / "none.yaml")
