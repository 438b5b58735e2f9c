"""A recipe leads from the first tile to a model, or is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from rscovlm_training.embedded.recipe import RecipeInvalid, read_recipe, train_embedded

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
