"""``rscovlm-train run | curves | merge``: train by a recipe."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from rscovlm.errors import BadRequest, RSCoVLMError

app = typer.Typer()


@app.command()
def run(
    recipe: Annotated[Path, typer.Argument(help="a recipe, such as recipes/rscovlm-7b.yaml")],
    change: Annotated[
        list[str] | None, typer.Option("--set", help="change a value: training.batch=8; may be given often")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="go on from the run's last checkpoint")] = False,
) -> None:
    """Train as a recipe says."""
    from rscovlm_training.trainer.recipe import load_recipe

    first = os.environ.get("RANK", "0") == "0"
    level = logging.INFO if first else logging.ERROR
    logging.basicConfig(level=level, format="%(message)s", stream=sys.stderr)
    with _problems_in_words():
        read = load_recipe(recipe, change or [])
        from rscovlm_training.trainer.run import train

        outcome = train(read, resume=resume)
        if first:
            typer.echo(outcome)


@app.command()
def curves(folder: Annotated[Path, typer.Argument(help="the folder of a run")]) -> None:
    """Draw the curves of a run, finished or not."""
    from rscovlm_training.trainer.curves import draw

    with _problems_in_words():
        typer.echo(draw(folder))


@app.command()
def merge(
    adapter: Annotated[Path, typer.Argument(help="the folder 'final' of a run with lora")],
    folder: Annotated[Path, typer.Argument(help="where the checkpoint goes")],
    base: Annotated[str | None, typer.Option(help="the base, if it has moved since")] = None,
) -> None:
    """Add trained adapters to their base: a checkpoint that the backend loads."""
    from rscovlm_training.trainer.model import merge as write

    with _problems_in_words():
        typer.echo(write(adapter, folder, base))


@contextmanager
def _problems_in_words() -> Iterator[None]:
    """Tell an error as ``rscovlm`` does: 2 where the request is at fault, else 1."""
    try:
        yield
    except RSCoVLMError as error:
        typer.echo(f"{error.message} {error.next_step}".rstrip(), err=True)
        if error.details:
            logging.getLogger(__name__).debug("%s", error.details)
        raise typer.Exit(2 if isinstance(error, BadRequest) else 1) from error
