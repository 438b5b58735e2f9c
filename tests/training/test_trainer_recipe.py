"""Recipes: what was published stands in them, what does not fit is told, and so is what a machine lacks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import yaml
from PIL import Image

from rscovlm_training.embedded.checkpoint import build_random
from rscovlm_training.records.files import write_records
from rscovlm_training.records.mixture import read_mixture
from rscovlm_training.records.record import ImageRef, Message, Record
from rscovlm_training.trainer.conversations import Epochs, from_function
from rscovlm_training.trainer.encoding import encode, length
from rscovlm_training.trainer.errors import MachineLacks, RecipeInvalid
from rscovlm_training.trainer.machine import Machine, accumulation, require
from rscovlm_training.trainer.model import load_chat
from rscovlm_training.trainer.order import Order
from rscovlm_training.trainer.recipe import Recipe, dump_recipe, load_recipe
from rscovlm_training.trainer.run import train

RECIPES = Path(__file__).parents[2] / "recipes"
PUBLISHED = ("rscovlm-7b", "rscovlm-det-7b", "rscovlm-7b-lora", "rscovlm-det-7b-lora")
NODE = Machine(8, True, 8, frozenset({"flash_attn", "deepspeed", "liger_kernel", "peft"}))
CARD = Machine(1, True, 1, frozenset({"flash_attn", "liger_kernel", "peft"}))
CPU = Machine(0, False, 1, frozenset({"peft"}))


def recipe(name: str, *changes: str) -> Recipe:
    return load_recipe(RECIPES / f"{name}.yaml", changes)


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_recipe_says_what_was_published(name: str) -> None:
    read = recipe(name)
    full_tune = read.lora is None
    assert read.name == name
    assert read.model == "Qwen/Qwen2.5-VL-7B-Instruct"
    assert (read.training.learning_rate == 2e-6) == full_tune
    assert (read.hardware.deepspeed is not None) == full_tune
    training = read.training
    assert (training.schedule, training.warmup, training.weight_decay) == ("cosine", 0.05, 0.1)
    assert (training.batch, read.data.token_limit, read.data.max_pixels) == (32, 6144, 1008**2)
    assert read.data.min_pixels == (448**2 if "det" in name else 224**2)
    hardware = read.hardware
    assert (hardware.attention, hardware.weights) == ("flash_attention_2", "bfloat16")
    assert hardware.bf16
    assert hardware.gradient_checkpointing
    assert hardware.liger
    require(read, NODE if full_tune else CARD)
    assert accumulation(read, 8) == 4


def test_the_mixture_has_the_published_weights() -> None:
    path = recipe("rscovlm-7b").data.train.mixture
    assert path is not None
    subsets = read_mixture(path).subsets
    assert [(Path(subset.records).stem, subset.weight) for subset in subsets] == [
        ("teochatlas-geochat", 6), ("vhm", 8), ("teochatlas-video", 1), ("llava-onevision", 0.1),
        ("refgeo", 1), ("refgeo", 1), ("dota-512", 25), ("dota-512", 1), ("lrs-vqa-zoom", 2),
    ]  # fmt: skip
    detection = recipe("rscovlm-det-7b").data.train.mixture
    assert detection is not None
    assert [Path(subset.records).stem for subset in read_mixture(detection).subsets] == ["dota-512"]


def test_deepspeed_shares_out_the_optimizer_alone() -> None:
    path = recipe("rscovlm-7b").hardware.deepspeed
    assert path is not None
    settings = yaml.safe_load(path.read_text())
    assert settings["zero_optimization"]["stage"] == 1
    assert settings["train_micro_batch_size_per_gpu"] == "auto"


def test_a_recipe_survives_being_written(tmp_path: Path) -> None:
    read = recipe("rscovlm-7b-lora", "training.batch=8")
    (tmp_path / "recipe.yaml").write_text(dump_recipe(read))
    assert load_recipe(tmp_path / "recipe.yaml") == read
    assert read.training.batch == 8


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("training.learning_rte=1e-6", r"training\.learning_rte: there is no such key"),
        ("training.batch=many", r"training\.batch: .*not 'many'"),
        ("training.batch=0", r"training\.batch: .*greater than 0"),
        ("data.packing=tight", r"data\.packing: .*not 'tight'"),
        ("data.min_pixels=2000000", "min_pixels is over data.max_pixels"),
        ("hardware.deepspeed=null", "lose steps"),
        ("keeping.evaluate_every=5", r"needs data\.validation"),
        ("data.train={}", "either a 'mixture' or a 'function'"),
        ("data.train={mixture: a, function: b}", "either a 'mixture' or a 'function'"),
        ("model=null", "model: "),
        ("training", "write it as key=value"),
        (".batch=8", "write it as key=value"),
        ("training.batch.size=8", "'batch' holds no keys"),
        ("training.batch=[", "cannot be read"),
    ],
)
def test_a_recipe_that_does_not_fit_is_told(change: str, told: str) -> None:
    with pytest.raises(RecipeInvalid, match=told):
        recipe("rscovlm-7b", change)


@pytest.mark.parametrize("text", ["", "- a\n- b", "name: [", "name: \x00"])
def test_what_is_no_recipe_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text(text)
    with pytest.raises(RecipeInvalid, match=r"odd\.yaml"):
        load_recipe(tmp_path / "odd.yaml")


def test_everything_that_a_machine_lacks_is_told_at_once() -> None:
    with pytest.raises(MachineLacks) as told:
        require(recipe("rscovlm-7b"), CPU)
    for word in ("CUDA", "FlashAttention", "Liger", "DeepSpeed"):
        assert word in told.value.message
    changes = [word for word in told.value.next_step.split() if "=" in word]
    require(recipe("rscovlm-7b", *changes), CPU)


@pytest.mark.parametrize(
    ("machine", "told"),
    [
        (replace(NODE, packages=NODE.packages - {"flash_attn"}), "flash-attn"),
        (replace(NODE, packages=NODE.packages - {"liger_kernel"}), "liger-kernel"),
        (replace(NODE, packages=NODE.packages - {"deepspeed"}), "pip: deepspeed"),
        (replace(NODE, bf16=False), "bfloat16"),
        (replace(NODE, processes=5), "shared evenly by 5 processes"),
        (replace(NODE, processes=1), "torchrun --nproc-per-node 8"),
    ],
)
def test_each_thing_that_is_missing_is_told(machine: Machine, told: str) -> None:
    with pytest.raises(MachineLacks, match=told):
        require(recipe("rscovlm-7b"), machine)


def test_adapters_need_peft() -> None:
    with pytest.raises(MachineLacks, match="peft is not installed"):
        require(recipe("rscovlm-7b-lora"), replace(CARD, packages=CARD.packages - {"peft"}))


@pytest.mark.parametrize("name", ["talks", "talks:missing", ":talks", "no_such_module:talks"])
def test_a_function_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(RecipeInvalid, match="no function"):
        from_function(name, {})


def test_options_that_a_function_does_not_take_are_told() -> None:
    with pytest.raises(RecipeInvalid, match=r"does not take the options \['count'\]"):
        from_function("talks:talks", {"count": 3})
    assert len(from_function("talks:talks", {"number": 3})) == 3


def test_an_order_takes_every_item_once_an_epoch_and_shuffles_anew() -> None:
    order = Order(10, batch=4, seed=3, epochs=2, shuffle=True)
    assert (order.steps, len(order)) == (5, 20)
    first, second = [order[place] for place in range(10)], [order[place] for place in range(10, 20)]
    assert sorted(first) == sorted(second) == list(range(10))
    assert first != second
    assert first == [Order(10, batch=2, seed=3, shuffle=True)[place] for place in range(10)]
    assert first != [Order(10, batch=2, seed=4, shuffle=True)[place] for place in range(10)]
    plain = Order(3, batch=2, seed=0, steps=4, shuffle=False)
    assert [plain[place] for place in range(8)] == [0, 1, 2, 0, 1, 2, 0, 1]
    with pytest.raises(IndexError):
        plain[8]


@pytest.mark.parametrize(("items", "batch"), [(0, 4), (3, 4)])
def test_too_little_for_one_step_is_told(items: int, batch: int) -> None:
    with pytest.raises(RecipeInvalid, match="less than one step"):
        Order(items, batch=batch, seed=0, shuffle=True)


@pytest.fixture
def mixture(tmp_path: Path) -> Path:
    """Six records of one picture, each asked about its own number."""
    pixels = np.random.default_rng(0).integers(0, 256, (60, 90, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "view.png")
    image = ImageRef(str(tmp_path / "view.png"), 90, 60)
    records = [
        Record(
            str(number), "made", "chat", (image,),
            (Message("user", f"What is {number}?", (0,)), Message("assistant", f"It is {number}.")),
        )
        for number in range(6)
    ]  # fmt: skip
    write_records(tmp_path / "made.jsonl", records)
    (tmp_path / "mixture.yaml").write_text("subsets: [made.jsonl]\nvariety: {random_resize: 1}\n")
    return tmp_path / "mixture.yaml"


def test_a_mixture_is_drawn_anew_in_each_epoch_and_alike_by_each_reader(
    mixture: Path, tmp_path: Path
) -> None:
    chat = load_chat(build_random(tmp_path / "base"))
    epochs, again = (Epochs(read_mixture(mixture), seed=5, epochs=2) for _ in range(2))
    assert len(epochs) == 12
    words = [[turn.text for turn in epochs[item].turns] for item in range(12)]
    assert words == [[turn.text for turn in again[item].turns] for item in reversed(range(12))][::-1]
    assert sorted(words[:6]) == sorted(words[6:])
    assert words[:6] != words[6:]
    for item in range(12):
        turns = epochs[item].turns
        outline = epochs.outline(item).turns
        assert [turn.text for turn in outline] == [turn.text for turn in turns]
        assert length(chat, outline) == len(encode(chat, turns))


def test_a_mixture_is_trained_at_the_sizes_of_the_recipe(mixture: Path, tmp_path: Path) -> None:
    settings = {
        "name": "mixed",
        "model": str(build_random(tmp_path / "base")),
        "folder": str(tmp_path / "run"),
        "data": {
            "train": {"mixture": "mixture.yaml"},
            "min_pixels": 28 * 28,
            "max_pixels": 56 * 56,
            "packing": "full",
            "token_limit": 200,
            "workers": 0,
        },
        "training": {"learning_rate": 1e-3, "epochs": 2, "batch": 1},
        "hardware": {
            "device": "cpu", "weights": "float32", "bf16": False, "attention": "sdpa", "liger": False,
            "gradient_checkpointing": False, "threads": 1,
        },
    }  # fmt: skip
    path = tmp_path / "recipe.yaml"
    path.write_text(yaml.safe_dump(settings))
    train(load_recipe(path))
    lengths = np.load(tmp_path / "run" / "lengths.npy")
    assert len(lengths) == 12
    longest = length(load_chat(tmp_path / "base"), Epochs(read_mixture(mixture), seed=1, epochs=1)[0].turns)
    assert lengths.max() < longest  # the mixture's own sizes begin where these end
