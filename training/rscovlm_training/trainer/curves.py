"""The curves of a run, drawn from its log: loss, learning rate and gradient norm over the steps."""

from __future__ import annotations

import csv
from pathlib import Path

from matplotlib.figure import Figure

from rscovlm_training.trainer.errors import RunFolderTaken
from rscovlm_training.trainer.logs import LOG

_PANELS = (
    ("loss", ("loss", "eval_loss")),
    ("learning rate", ("learning_rate",)),
    ("gradient norm", ("grad_norm",)),
)
_NAMES = {"loss": "training", "eval_loss": "validation"}

Points = list[tuple[int, float]]


def draw(folder: Path) -> Path:
    """Draw ``curves.png`` into a run's folder and return its path.

    Raises:
        RunFolderTaken: the folder holds no log.
    """
    curves = read_log(folder)
    figure = Figure(figsize=(7, 8), layout="constrained")
    for axes, (title, names) in zip(figure.subplots(len(_PANELS), sharex=True), _PANELS, strict=True):
        for name in names:
            if points := curves.get(name):
                axes.plot(*zip(*points, strict=True), marker=".", label=_NAMES.get(name, name))
        axes.set_ylabel(title)
        axes.grid(alpha=0.3)
        if len([name for name in names if curves.get(name)]) > 1:
            axes.legend()
    axes.set_xlabel("step")
    figure.suptitle(folder.resolve().name)
    path = folder / "curves.png"
    figure.savefig(path, dpi=120)
    return path


def read_log(folder: Path) -> dict[str, Points]:
    """Read each figure of a run's log as (step, value), leaving out steps at which it was not logged.

    Raises:
        RunFolderTaken: the folder holds no log.
    """
    path = folder / LOG
    if not path.is_file():
        raise RunFolderTaken(
            f"There is no {LOG} in {folder}.", next_step="Name the folder of a run that has begun to learn."
        )
    curves: dict[str, Points] = {}
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name, value in row.items():
                if value:
                    curves.setdefault(name, []).append((int(row["step"]), float(value)))
    return curves
