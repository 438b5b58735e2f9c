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
def embedded(
    recipe: Annotated[Path, typer.Argument(help="YAML, as recipes/embedded.yaml")],
    folder: Annotated[Path, typer.Argument(help="where stages go; those found there are finished or go on")],
    workers: Annotated[int, typer.Option(help="processes that prepare data")] = 1,
    threads: Annotated[int, typer.Option(help="threads that learn")] = 2,
) -> None:
    """Train the embedded model, from the first tile to its checkpoint."""
    from rscovlm_training.embedded.recipe import RecipeInvalid, read_recipe, train_embedded

    try:
        wanted = read_recipe(recipe)
    except RecipeInvalid as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    for done in train_embedded(wanted, folder, workers=workers, threads=threads):
        typer.echo(done)


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
