"""``rscovlm-train``: train and export the embedded model."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from rscovlm.errors import RSCoVLMError
from rscovlm_training.measures.cli import app as evaluate
from rscovlm_training.records.cli import app as data
from rscovlm_training.trainer.cli import app as trainer
from rscovlm_training.worlds.cli import scene

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
app.add_typer(data, name="data")
app.add_typer(evaluate, name="evaluate")
app.add_typer(trainer)
app.command()(scene)


@app.command()
def pool(
    folder: Annotated[Path, typer.Argument(help="where the tiles go")],
    scenes: int = 48_000,
    seed: int = 1,
    workers: int = 2,
) -> None:
    """Draw the tiles that both stages learn from."""
    from rscovlm_training.embedded.pool import render_pool

    typer.echo(render_pool(folder, scenes, seed, workers=workers))


@app.command()
def tower(
    folder: Annotated[Path, typer.Argument(help="where checkpoints go; a run found there is resumed")],
    pool: Annotated[Path, typer.Argument(help="a folder of 'pool'")],
    scenes: int = 40_000,
    batch: int = 16,
    rate: float = 1e-3,
    seed: int = 1,
    threads: int = 2,
) -> None:
    """Stage 1: teach the vision tower by dense supervision."""
    from rscovlm_training.embedded.train import Recipe, train_tower

    typer.echo(train_tower(Recipe(folder, pool, scenes, batch, rate, seed, threads=threads)))


@app.command()
def talk(
    folder: Annotated[Path, typer.Argument(help="where checkpoints go; a run found there is resumed")],
    pool: Annotated[Path, typer.Argument(help="a folder of 'pool'")],
    start: Annotated[Path, typer.Argument(help="a finished stage: the tower's, or an earlier talk's")],
    scenes: int = 20_000,
    batch: int = 16,
    rate: float = 1e-3,
    seed: int = 2,
    threads: int = 2,
    freeze_tower: bool = True,
) -> None:
    """Stage 2: teach the decoder to write what the tower sees."""
    from rscovlm_training.embedded.train import Recipe, train_talk

    recipe = Recipe(folder, pool, scenes, batch, rate, seed, threads=threads)
    typer.echo(train_talk(recipe, start, freeze_tower=freeze_tower))


@app.command()
def export(stage: Path, folder: Path) -> None:
    """Write a finished talk stage as a checkpoint for the engine."""
    from rscovlm_training.embedded.train import export as write

    write(stage, folder)


def main() -> None:
    """Run the command line; what a person can mend is a sentence on standard error."""
    try:
        app()
    except RSCoVLMError as error:
        for line in (error.message, error.next_step):
            if line:
                typer.echo(line, err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
