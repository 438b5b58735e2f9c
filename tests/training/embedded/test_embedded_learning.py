"""Stages learn a batch by heart, and a run goes on where it stopped."""

from __future__ import annotations

import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file
from transformers import Qwen2Tokenizer

from rscovlm.engines.load import load_engine
from rscovlm.models import find_card
from rscovlm_training.embedded import samples
from rscovlm_training.embedded.chains import (
    ChainPool,
    Surveyed,
    write_chains,
)
from rscovlm_training.embedded.checkpoint import build_model
from rscovlm_training.embedded.data import (
    Batch,
    TalkDataset,
    TileDataset,
    collate_talks,
    collate_tiles,
)
from rscovlm_training.embedded.encoding import Pixels
from rscovlm_training.embedded.pool import Pool
from rscovlm_training.embedded.recipe import StageRecipe
from rscovlm_training.embedded.seen import see
from rscovlm_training.embedded.stages import TalkStage, TowerStage
from rscovlm_training.embedded.tokenizer import number_ids
from rscovlm_training.embedded.train import Run, export, train_talk, train_tower
from rscovlm_training.worlds.scene import render_scene
from rscovlm_training.worlds.uhr.world import World


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


def test_a_batch_of_tiles_and_worlds_teaches_both(
    words: Qwen2Tokenizer, pool: Path, surveyed: tuple[World, Surveyed], tmp_path: Path
) -> None:
    torch.manual_seed(0)
    worlds = write_chains(tmp_path, [surveyed[1]])
    data = TalkDataset(Pool(pool), 8, 1, chains=ChainPool(worlds), zooming=0.5)
    items = [data[index] for index in range(8)]
    assert 0 < sum(item.areas is not None for item in items) < 8
    talk = TalkStage(build_model(words, "micro", seed=0), numbers=number_ids(words), freeze_tower=False)
    batch = collate_talks(items, Pixels(), words)
    for image, crop in zip(batch["crops_of"].tolist(), batch["crops"], strict=True):
        assert crop["classes"].shape[1] * 4 == batch["image_grid_thw"][image].prod()
    assert sum(int((crop["cover_classes"] > 0).sum()) for crop in batch["crops"]) > 0
    losses = _losses(talk, batch, 20)
    assert losses[-1] < 0.7 * losses[0]
    assert all(head.project.weight.grad.abs().max() > 0 for head in talk.far)
    alone = collate_talks([item for item in items if item.areas is not None], Pixels(), words)
    talk.zero_grad()
    talk(**alone)["loss"].backward()
    assert talk.sight.near.project.weight.grad.abs().max() > 0  # there are no tiles: the crops teach it


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
    turns = samples.every(see(scene, 224, 224), samples.CLASSES)[:-1]
    assert len(engine.generate([turns], max_new_tokens=8)) == 1
