"""Whole runs of the trainer on micro checkpoints: one process or two, killed and resumed, adapters merged."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import yaml
from peft import PeftModel
from safetensors.torch import load_file
from talks import Talks
from transformers import AutoModelForImageTextToText
from typer.testing import CliRunner

from rscovlm.engines.load import load_engine
from rscovlm.models import find_card
from rscovlm_training.cli import app
from rscovlm_training.embedded.checkpoint import build_random
from rscovlm_training.trainer.curves import read_log
from rscovlm_training.trainer.encoding import encode
from rscovlm_training.trainer.errors import MachineLacks, RecipeInvalid, RunFolderTaken
from rscovlm_training.trainer.folder import last_checkpoint
from rscovlm_training.trainer.logs import read_seen
from rscovlm_training.trainer.model import find_base, load_chat, merge
from rscovlm_training.trainer.recipe import load_recipe
from rscovlm_training.trainer.run import train

HERE = Path(__file__).parent

pytestmark = pytest.mark.timeout(900)  # processes of their own, on a machine that may be busy


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_random(tmp_path_factory.mktemp("base"))


def write_recipe(base: Path, folder: Path, **training: Any) -> Path:
    """A recipe that learns 24 talks in 6 steps of 4 on one CPU thread."""
    recipe = {
        "name": folder.name,
        "model": str(base),
        "folder": str(folder),
        "data": {
            "train": {"function": "talks:talks", "options": {"number": 24}},
            "validation": {"function": "talks:talks", "options": {"number": 3}},
            "workers": 0,
        },
        "training": {"learning_rate": 1e-3, "batch": 4, "micro_batch": 2, **training},
        "hardware": {
            "device": "cpu",
            "weights": "float32",
            "bf16": False,
            "attention": "sdpa",
            "gradient_checkpointing": False,
            "liger": False,
            "threads": 1,
        },
        "keeping": {"log_every": 1, "save_every": 2, "evaluate_every": 4},
    }
    path = folder.parent / f"{folder.name}.yaml"
    path.write_text(yaml.safe_dump(recipe))
    return path


def command(*words: str | Path, processes: int = 1) -> tuple[list[str], dict[str, str]]:
    launcher = ["-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={processes}"]
    program = [sys.executable, *(launcher if processes > 1 else []), "-m", "rscovlm_training.cli"]
    paths = [str(HERE), *(path for path in sys.path if path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OMP_NUM_THREADS": "1"}
    return [*program, *map(str, words)], environment


def run(*words: str | Path, processes: int = 1) -> subprocess.CompletedProcess[str]:
    arguments, environment = command(*words, processes=processes)
    return subprocess.run(
        arguments, env=environment, capture_output=True, text=True, timeout=400, check=False
    )


def seen(folder: Path) -> list[tuple[int, set[int]]]:
    """The conversations of each step, however many processes shared it."""
    steps: dict[int, set[int]] = {}
    for step, items, _ in read_seen(folder):
        steps.setdefault(step, set()).update(items)
    return sorted(steps.items())


def weights(folder: Path) -> dict[str, torch.Tensor]:
    return load_file(folder / "final" / "model.safetensors")


@pytest.fixture(scope="module")
def unbroken(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run in one process, from its beginning to its end."""
    folder = tmp_path_factory.mktemp("runs") / "unbroken"
    train(load_recipe(write_recipe(base, folder)))
    return folder


def test_a_run_leaves_all_that_is_needed_to_repeat_it(base: Path, unbroken: Path) -> None:
    assert load_recipe(unbroken / "recipe.yaml") == load_recipe(unbroken.parent / "unbroken.yaml")
    (start,) = json.loads((unbroken / "run.json").read_text())
    assert start["seed"] == 1
    assert start["versions"]["torch"] == torch.__version__
    assert (unbroken / "curves.png").stat().st_size > 5_000
    assert [step for step, _ in read_log(unbroken)["loss"]] == [1, 2, 3, 4, 5, 6]
    assert [step for step, _ in read_log(unbroken)["eval_loss"]] == [4, 6]
    assert sorted(item for _, items in seen(unbroken) for item in items) == list(range(24))
    find_base(str(unbroken / "final"))
    before = load_file(base / "model.safetensors")
    assert all((weights(unbroken)[name] != value).any() for name, value in before.items() if value.ndim > 1)


def test_two_processes_learn_what_one_learns(base: Path, unbroken: Path, tmp_path: Path) -> None:
    folder = tmp_path / "two"
    path = write_recipe(base, folder, micro_batch=1)
    done = run("run", path, processes=2)
    assert done.returncode == 0, done.stderr
    assert seen(folder) == seen(unbroken)
    assert len(list(folder.glob("seen-*.csv"))) == 2
    for name in ("loss", "grad_norm"):
        one, two = read_log(unbroken)[name], read_log(folder)[name]
        assert [value for _, value in two] == pytest.approx([value for _, value in one], rel=1e-5)
    for name, value in weights(unbroken).items():
        assert torch.allclose(weights(folder)[name], value, atol=1e-5), name


def test_a_killed_run_goes_on_as_if_nothing_had_been(base: Path, unbroken: Path, tmp_path: Path) -> None:
    folder, reached = tmp_path / "killed", tmp_path / "reached"
    path = write_recipe(base, folder)
    hold = sorted(dict(seen(unbroken))[6])[0]
    options = f"data.train.options={{number: 24, hold: {hold}, reached: {reached}}}"
    arguments, environment = command("run", path, "--set", options)
    process = subprocess.Popen(arguments, env=environment, stderr=subprocess.DEVNULL)
    for _ in range(2000):
        if reached.exists() or process.poll() is not None:
            break
        time.sleep(0.2)
    assert process.poll() is None, "it ended before it came to the held conversation"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (folder / "final").exists()
    # What a kill in the midst of saving leaves: the newest checkpoint without its last file.
    (folder / "checkpoints" / "checkpoint-4" / "trainer_state.json").unlink()
    last = last_checkpoint(folder)
    assert last is not None
    assert last.name == "checkpoint-2"

    done = run("run", path, "--set", options, "--resume")
    assert done.returncode == 0, done.stderr
    assert list(read_seen(folder)) == list(read_seen(unbroken))
    assert read_log(folder) == read_log(unbroken)
    assert (folder / "final" / "model.safetensors").read_bytes() == (
        unbroken / "final" / "model.safetensors"
    ).read_bytes()
    assert [start["from_step"] for start in json.loads((folder / "run.json").read_text())] == [0, 2]


def test_a_run_may_go_on_with_another_micro_batch(base: Path, unbroken: Path, tmp_path: Path) -> None:
    hold = sorted(dict(seen(unbroken))[4])[0]
    options = f"data.train.options={{number: 24, hold: {hold}, reached: {tmp_path}/reached, fail: true}}"
    path = write_recipe(base, tmp_path / "other")
    with pytest.raises(InterruptedError):
        train(load_recipe(path, [options]))
    train(load_recipe(path, [options, "training.micro_batch=1"]), resume=True)
    assert seen(tmp_path / "other") == seen(unbroken)
    losses = [value for _, value in read_log(unbroken)["loss"]]
    assert [value for _, value in read_log(tmp_path / "other")["loss"]] == pytest.approx(losses, rel=1e-5)


def test_adapters_are_saved_loaded_and_merged(base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lora"
    recipe = load_recipe(
        write_recipe(base, folder, steps=2, warmup=0), ["lora.rank=4", "hardware.gradient_checkpointing=true"]
    )
    outcome = train(recipe)
    assert {path.name for path in outcome.glob("*.safetensors")} == {"adapter_model.safetensors"}
    found: Any = PeftModel.from_pretrained(_load(base), str(outcome)).eval()
    merged = _load(merge(outcome, tmp_path / "merged"))
    card = find_card().model_copy(update={"weights": str(tmp_path / "merged")})
    load_engine(card, device="cpu", threads=1).close()
    ids = torch.arange(20)[None]
    with torch.no_grad():
        adapted, plain_logits = found(input_ids=ids).logits, _load(base)(input_ids=ids).logits
        assert torch.allclose(merged(input_ids=ids).logits, adapted, atol=1e-5)
    assert not torch.allclose(adapted, plain_logits, atol=1e-4)
    trained = load_file(outcome / "adapter_model.safetensors")
    assert not any("visual" in name for name in trained)


def test_adapters_go_on_where_they_stopped(base: Path, unbroken: Path, tmp_path: Path) -> None:
    changes = ["lora.rank=4", "training.steps=4", "training.warmup=0"]
    whole = load_recipe(write_recipe(base, tmp_path / "whole"), changes)
    train(whole)
    hold = sorted(dict(seen(whole.folder))[4])[0]
    options = f"data.train.options={{number: 24, hold: {hold}, reached: {tmp_path}/reached, fail: true}}"
    broken = load_recipe(write_recipe(base, tmp_path / "broken"), [*changes, options])
    with pytest.raises(InterruptedError):
        train(broken)
    train(broken, resume=True)
    first, second = (
        load_file(recipe.folder / "final" / "adapter_model.safetensors") for recipe in (whole, broken)
    )
    assert all(torch.equal(second[name], value) for name, value in first.items())


def _load(folder: Path) -> Any:
    return AutoModelForImageTextToText.from_pretrained(folder, dtype=torch.float32).eval()


class _SomeLong(Talks):
    def __getitem__(self, index: int) -> Any:
        talk = super().__getitem__(index)
        if index == 5:
            turns = talk.turns
            return type(talk)([*turns[:-1], type(turns[-1])("assistant", "ship " * 500)])
        return talk


def some_long() -> Talks:
    return _SomeLong(8)


def test_what_is_too_long_is_left_out_in_words(
    base: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    changes = [
        "data.train={function: 'test_trainer_run:some_long'}",
        "data.token_limit=400",
        "data.packing=none",
    ]
    recipe = load_recipe(write_recipe(base, tmp_path / "long"), changes)
    train(recipe)
    assert "8 conversations learnt; 1 left out, being over the limit of 400" in caplog.text
    with pytest.raises(Exception, match=r"Conversation 5 takes .* over the limit of 400"):
        train(load_recipe(write_recipe(base, tmp_path / "refused"), [*changes, "data.over_limit=refuse"]))


def test_rows_are_packed_to_the_limit(base: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    changes = [
        "data.train={function: 'test_trainer_run:some_long'}",
        "data.token_limit=250",
        "data.packing=full",
        "training.batch=2",
        "training.micro_batch=1",
    ]
    recipe = load_recipe(write_recipe(base, tmp_path / "full"), changes)
    train(recipe)
    chat = load_chat(base)
    data = some_long()
    lengths = [len(encode(chat, data[item].turns)) for item in range(8)]
    assert np.load(recipe.folder / "lengths.npy").tolist() == lengths
    rows = [items for _, items, _ in read_seen(recipe.folder)]
    assert all(sum(lengths[item] for item in row) <= 250 for row in rows)
    assert max(len(row) for row in rows) > 1
    learnt = [item for row in rows for item in row]
    assert len(set(learnt)) == len(learnt)
    assert 5 not in learnt
    assert "1 left out" in caplog.text


def test_the_folder_of_another_run_is_left_alone(base: Path, unbroken: Path) -> None:
    path = unbroken.parent / "unbroken.yaml"
    with pytest.raises(RunFolderTaken, match="There is a run"):
        train(load_recipe(path))
    assert train(load_recipe(path), resume=True) == unbroken / "final"
    (unbroken / "final").rename(unbroken / "elsewhere")
    try:
        with pytest.raises(RunFolderTaken, match=r"other values of seed, training\.batch"):
            train(load_recipe(path, ["seed=2", "training.batch=8"]), resume=True)
    finally:
        (unbroken / "elsewhere").rename(unbroken / "final")


def test_nothing_is_loaded_for_a_recipe_that_this_machine_cannot_follow(base: Path, tmp_path: Path) -> None:
    path = write_recipe(base, tmp_path / "none")
    with pytest.raises(MachineLacks, match="DeepSpeed"):
        train(load_recipe(path, ["hardware.deepspeed=zero1.json"]))
    with pytest.raises(MachineLacks, match="cannot be shared evenly"):
        train(load_recipe(path, ["training.batch=5"]))
    with pytest.raises(RecipeInvalid, match="names no layer"):
        train(load_recipe(path, ["lora.targets=[nothing]"]))
    assert not (tmp_path / "none" / "checkpoints").exists()


def test_problems_are_told_in_a_sentence(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["run", str(tmp_path / "missing.yaml")])
    assert done.exit_code == 2
    assert "cannot be read" in done.stderr
    done = CliRunner().invoke(app, ["curves", str(tmp_path)])
    assert done.exit_code == 1
    assert "no log.csv" in done.stderr
    done = CliRunner().invoke(app, ["merge", str(tmp_path), str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "no adapters" in done.stderr
