"""The folder of a run: its recipe, what it was run with, its checkpoints, and where it may go on from.

| file | holds |
|---|---|
| ``recipe.yaml`` | the recipe, with every value |
| ``run.json`` | of each start: time, git commit, seed, versions, device, processes, the step it began at |
| ``log.csv``, ``seen-PROCESS.csv``, ``curves.png`` | what ``logs`` and ``curves`` write |
| ``checkpoints/`` | the Trainer's own, to go on from |
| ``final/`` | the trained checkpoint, or its adapters |
"""

from __future__ import annotations

import json
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import yaml

from rscovlm_training.trainer.errors import RunFolderTaken
from rscovlm_training.trainer.logs import LOG, cut_seen
from rscovlm_training.trainer.machine import Machine
from rscovlm_training.trainer.recipe import Recipe, dump_recipe

RECIPE = "recipe.yaml"
RUN = "run.json"
_FREE = {"folder", "hardware", "keeping"}
_FREE_PARTS = {"data": {"workers"}, "training": {"micro_batch"}}
"""What may differ when a run goes on: it changes neither what is learnt nor in which order."""

_PACKAGES = (
    "rscovlm", "torch", "transformers", "tokenizers", "accelerate", "peft", "deepspeed", "flash-attn",
    "liger-kernel", "numpy", "pillow",
)  # fmt: skip


def final(folder: Path) -> Path:
    """Where the outcome of a run lies."""
    return folder / "final"


def last_checkpoint(folder: Path) -> Path | None:
    """Find the newest checkpoint that was written to its end; ``None`` if there is none."""
    whole = [path for path in (folder / "checkpoints").glob("checkpoint-*") if _step(path) is not None]
    return max(whole, key=lambda path: _step(path) or 0, default=None)


def check(recipe: Recipe, *, resume: bool) -> None:
    """See that a run may begin in its folder, or go on there; writes nothing.

    Raises:
        RunFolderTaken: another run has begun to learn there; or there is none to go on with, or it was begun
            with a recipe that learns something else.
    """
    folder = recipe.folder
    if not resume:
        if (folder / LOG).exists():
            raise RunFolderTaken(f"There is a run in {folder} already.")
        return
    if not (folder / RECIPE).is_file():
        raise RunFolderTaken(f"There is no run in {folder} to go on with.", next_step="Leave out '--resume'.")
    begun = yaml.safe_load((folder / RECIPE).read_text(encoding="utf-8"))
    changed = sorted(_differences(begun, recipe.model_dump(mode="json")))
    if changed:
        raise RunFolderTaken(
            f"The run in {folder} was begun with other values of {', '.join(changed)}.",
            next_step="Begin a new run in another folder, or give these the values that they had.",
        )


def prepare(recipe: Recipe, machine: Machine, *, resume: bool) -> None:
    """Make the folder of a new run, or forget what a run did after the checkpoint that it goes on from."""
    folder = recipe.folder
    folder.mkdir(parents=True, exist_ok=True)
    last = last_checkpoint(folder) if resume else None
    step = 0 if last is None else _step(last) or 0
    if not resume:
        (folder / RECIPE).write_text(dump_recipe(recipe), encoding="utf-8")
        (folder / RUN).unlink(missing_ok=True)
    cut_seen(folder, step)
    _note_start(recipe, machine, step)


def _step(checkpoint: Path) -> int | None:
    """The step of a checkpoint, or ``None`` if its last file, the state, is not whole."""
    try:
        state = json.loads((checkpoint / "trainer_state.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    step: int = state["global_step"]
    return step


def _differences(begun: dict[str, Any], now: dict[str, Any]) -> set[str]:
    names: set[str] = set()
    for name in (begun.keys() | now.keys()) - _FREE:
        old, new = begun.get(name), now.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            free = _FREE_PARTS.get(name, set())
            parts = (old.keys() | new.keys()) - free
            names |= {f"{name}.{part}" for part in parts if old.get(part) != new.get(part)}
        elif old != new:
            names.add(name)
    return names


def _note_start(recipe: Recipe, machine: Machine, step: int) -> None:
    path = recipe.folder / RUN
    starts = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    start = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "from_step": step,
        **_commit(),
        "seed": recipe.seed,
        "device": recipe.hardware.device,
        "processes": machine.processes,
        "python": platform.python_version(),
        "versions": {name: found for name in _PACKAGES if (found := _version(name)) is not None},
    }
    path.write_text(json.dumps([*starts, start], indent=2) + "\n", encoding="utf-8")


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _commit() -> dict[str, Any]:
    """The commit of the code that trains and whether it was changed since; nothing outside a checkout."""
    here = ["git", "-C", str(Path(__file__).parent)]
    try:
        commit = subprocess.run(
            [*here, "rev-parse", "HEAD"], capture_output=True, text=True, check=True
        ).stdout
        changes = subprocess.run(
            [*here, "status", "--porcelain", "--untracked-files=no"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return {"commit": None}
    return {"commit": commit.strip(), "changed_since": bool(changes.strip())}
