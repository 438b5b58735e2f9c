"""Zoom-in chains and districts train what serving does, however the world is held."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from doubles import ScriptedEngine

from rscovlm.contract import Answer, AskTask, RasterDescription
from rscovlm.engines.protocol import CancelToken
from rscovlm.geometry.overlap import rotated_iou
from rscovlm.geometry.quads import side_lengths
from rscovlm.imagery.window import PixelWindow
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
from rscovlm_training.embedded.districts import DISTRICTS
from rscovlm_training.embedded.seen import see
from rscovlm_training.embedded.turning import VARIANTS, turned
from rscovlm_training.worlds.questions.asking import questions
from rscovlm_training.worlds.scene import render_scene
from rscovlm_training.worlds.uhr.labels import label
from rscovlm_training.worlds.uhr.world import World


@pytest.mark.parametrize("seed", range(20))
def test_a_reply_reads_back_as_the_labels(seed: int) -> None:
    seen = see(render_scene(seed, 224, 224, empty=False), 224, 224)
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
        window, question = called_window(chain.call, whole.frame, card), by_text[chain.question]
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


def test_a_crop_knows_its_objects_when_it_is_read_again_too(
    surveyed: tuple[World, Surveyed], tmp_path: Path
) -> None:
    world, seen = surveyed
    frame = look(world, PixelWindow(0, 0, world.width, world.height), find_card()).frame
    there = defaultdict(list)
    for item in label(world).objects:
        there[item.label, item.colour].append(item.quad)
    kept = ChainPool(write_chains(tmp_path, [seen])).draw(0, 100, np.random.default_rng(0))
    by_question = {chain.question: chain for chain in kept.chains}
    assert sum(len(chain.seen.labels) for chain in seen.chains) > 6
    for chain in seen.chains:
        window = called_window(chain.call, frame, find_card())
        scale = np.array([window.width, window.height]) / chain.crop.shape[1::-1]
        for name, colour, quad in zip(chain.seen.labels, chain.seen.colours, chain.seen.quads, strict=True):
            native = quad * scale + [window.col, window.row]
            assert min(np.abs(native - own).max() for own in there[name, colour]) < 1e-6
        again = by_question[chain.question].seen
        assert (again.labels, again.colours) == (chain.seen.labels, chain.seen.colours)
        assert np.abs(again.quads - chain.seen.quads).max(initial=0) <= 0.005


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
