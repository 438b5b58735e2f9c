"""``rscovlm-train data``: clean published data, build questions on large images, look into mixtures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from rscovlm.errors import RSCoVLMError

app = typer.Typer(no_args_is_help=True, help=__doc__)


@app.command()
def clean(
    sources: Annotated[
        list[str], typer.Argument(help="[LAYOUT:]ANNOTATIONS[@IMAGES]; a layout that is not named is guessed")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="JSONL of records to write")],
    report: Annotated[Path | None, typer.Option(help="HTML page on what was changed")] = None,
    shown: Annotated[int, typer.Option(help="records that the report shows")] = 60,
    seed: Annotated[int, typer.Option(help="of the draw of those")] = 0,
) -> None:
    """Read published data, clean it, and write one file of records."""
    from rscovlm_training.records.cleaning.clean import clean_sources
    from rscovlm_training.records.sources import parse_source

    with _told():
        ledger = clean_sources([parse_source(one) for one in sources], out, report, shown=shown, seed=seed)
    for source in sorted(ledger.read):
        typer.echo(f"{source}: {ledger.kept[source]} of {ledger.read[source]} records kept")
    for title, counts in (("Changed", ledger.changes), ("Left out", ledger.drops)):
        for rule, count in counts.most_common():
            typer.echo(f"{title}: {rule}: {count}", err=True)


@app.command()
def zoom(
    images: Annotated[Path, typer.Argument(help="folder of large images")],
    labels: Annotated[str, typer.Argument(help="[LAYOUT:]LABELS, such as a folder of DOTA files")],
    out: Annotated[Path, typer.Option("-o", "--out", help="JSONL of records; one that was begun goes on")],
    describe_with: Annotated[
        str | None, typer.Option(help="base address of an OpenAI-compatible vision model, ending in /v1")
    ] = None,
    describe_model: Annotated[str | None, typer.Option(help="its name there")] = None,
    each: Annotated[int, typer.Option(help="template questions of each kind, an image")] = 2,
    references: Annotated[int, typer.Option(help="objects described, an image")] = 4,
    choices: Annotated[float, typer.Option(help="share asked as multiple choice too", min=0, max=1)] = 0.5,
    seed: int = 0,
) -> None:
    """Build questions with regions from large images with oriented labels.

    The vision model's key is read from RSCOVLM_DESCRIBE_KEY or OPENAI_API_KEY.
    """
    from rscovlm_training.records.sources import parse_source
    from rscovlm_training.records.zoom_builder.build import Plan, build_zoom
    from rscovlm_training.records.zoom_builder.describe import from_environment

    with _told():
        model = from_environment(describe_with, describe_model)
        plan = Plan(seed, each, references, choices)
        counts = build_zoom(
            parse_source(f"{labels}@{images}"), out, plan, model, lambda unit: typer.echo(unit, err=True)
        )
    for name, count in sorted(counts.items()):
        typer.echo(f"{name}: {count}")


@app.command()
def mix(
    mixture: Annotated[Path, typer.Argument(help="YAML or JSON; docs/data.md shows one")],
    show: Annotated[int, typer.Option(help="conversations to print")] = 0,
    start: Annotated[int, typer.Option(help="the first of them")] = 0,
    seed: Annotated[int | None, typer.Option(help="in place of the mixture's")] = None,
    epoch: int = 0,
) -> None:
    """Tell what a mixture holds, and show conversations as the trainer gets them."""
    from rscovlm_training.records.online import open_mixture

    with _told():
        opened = open_mixture(mixture, seed=seed, epoch=epoch)
        typer.echo("| records | in the file | weight | in an epoch |\n|---|---|---|---|")
        for file, number in zip(opened.files, opened.shares(), strict=True):
            typer.echo(f"| {file.path.name} | {len(file)} | {file.subset.weight:g} | {number} |")
        typer.echo(f"{len(opened)} conversations in an epoch.")
        for index in range(start, min(start + show, len(opened))):
            conversation = opened[index]
            typer.echo(f"\n--- {index}: {conversation.record_id}")
            for turn in conversation.turns:
                sizes = "".join(f"[image {one.shape[1]} x {one.shape[0]}] " for one in turn.images)
                typer.echo(f"{turn.role}: {sizes}{turn.text}")


@contextmanager
def _told() -> Iterator[None]:
    """Tell an error in words, with what to do, and end with 1."""
    try:
        yield
    except RSCoVLMError as error:
        typer.echo(f"{error.message} {error.next_step}".strip(), err=True)
        raise typer.Exit(1) from error
