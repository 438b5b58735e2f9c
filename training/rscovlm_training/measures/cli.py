"""Measure predictions by the published rules, or the embedded model on worlds it never saw."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help=__doc__)

JsonOption = Annotated[bool, typer.Option("--json", help="Print the figures as JSON, and nothing else.")]


@app.command()
def embedded(
    folder: Annotated[Path | None, typer.Argument(help="a checkpoint; none: the one that ships")] = None,
    scenes: int = 300,
    chains: int = 100,
    seed: int = 10_000_019,
    as_json: JsonOption = False,
) -> None:
    """Measure a checkpoint on held-out worlds."""
    from rscovlm_training.embedded.evaluate import evaluate as measure

    figures = measure(folder, scenes=scenes, chains=chains, seed=seed)
    if as_json:
        typer.echo(json.dumps(figures, indent=2))
        return
    typer.echo("| figure | value |\n|---|---|")
    for name, value in figures.items():
        typer.echo(f"| {name} | {value:.3f} |")
