"""``rscovlm-train scene``: a rendered place as a raster with everything that is known of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rscovlm_training.worlds.look import Variant

if TYPE_CHECKING:
    from rscovlm_training.worlds.uhr.ground import PhotoGround
    from rscovlm_training.worlds.uhr.labels import Labels
    from rscovlm_training.worlds.uhr.world import World

_UHR_PX = 3000


def scene(
    raster: Annotated[
        Path, typer.Argument(help="GeoTIFF to write; labels go beside it as GeoJSON and DOTA text.")
    ],
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same place.")] = 11,
    width: Annotated[int, typer.Option(help="Pixels; from 3,000 a side on, districts are planned.")] = 2048,
    height: Annotated[int, typer.Option(help="Pixels.")] = 1536,
    gsd: Annotated[float, typer.Option(help="Metres a pixel, 0.1 to 2.")] = 0.3,
    variant: Annotated[
        str, typer.Option(help="train, or held-out: palettes never seen in training.")
    ] = "train",
    pair: Annotated[
        bool, typer.Option(help="Write the place on two dates, NAME_before and NAME_after, and what changed.")
    ] = False,
    questions: Annotated[
        Path | None, typer.Option(metavar="OUT.jsonl", help="Write questions with exact answers, as LRS-VQA.")
    ] = None,
    number: Annotated[int, typer.Option(min=1, help="How many questions at most.")] = 64,
    jpeg: Annotated[
        int | None,
        typer.Option(
            min=1, max=100, help="JPEG quality of a ten times smaller raster; none: no pixel is lost."
        ),
    ] = None,
    ground: Annotated[
        Path | None,
        typer.Option(
            metavar="RASTER", help="Photograph to lie under it all; see that its licence allows it."
        ),
    ] = None,
) -> None:
    """Render a large georeferenced scene with exact labels."""
    look = _variant(variant)
    if max(width, height) < _UHR_PX and not pair and questions is None and ground is None and not jpeg:
        from rscovlm_training.worlds.files import write_scene
        from rscovlm_training.worlds.large import render_large

        typer.echo(write_scene(render_large(seed, width, height, gsd), raster))
        return
    from rscovlm_training.worlds.uhr.world import World

    photograph = _photograph(ground)
    for date, path in enumerate(_paths(raster, pair=pair)):
        world = World(seed, width, height, gsd, variant=look, paired=pair, date=date, ground=photograph)
        labels = _write(world, path, jpeg)
        if date == 0 and questions is not None:
            _write_questions(labels, world, path, questions, number)
        if date == 1:
            from rscovlm_training.worlds.uhr.files import write_changes

            typer.echo(
                write_changes(labels.changes, world, raster.with_name(f"{raster.stem}_changes.geojson"))
            )


def _variant(word: str) -> Variant:
    if word not in ("train", "held-out"):
        raise typer.BadParameter(f"'{word}' is neither train nor held-out", param_hint="--variant")
    return "train" if word == "train" else "held-out"


def _paths(raster: Path, *, pair: bool) -> list[Path]:
    if not pair:
        return [raster]
    return [raster.with_name(f"{raster.stem}_{word}{raster.suffix}") for word in ("before", "after")]


def _photograph(path: Path | None) -> PhotoGround | None:
    if path is None:
        return None
    from rscovlm.imagery.raster import Raster
    from rscovlm_training.worlds.uhr.ground import PhotoGround

    return PhotoGround(Raster.open(str(path)))


def _write(world: World, path: Path, jpeg: int | None) -> Labels:
    """Write a world's raster and labels; return the labels."""
    from rscovlm_training.worlds.uhr.files import write_labels, write_world
    from rscovlm_training.worlds.uhr.labels import label

    with typer.progressbar(length=100, label=path.name, file=typer.get_text_stream("stderr")) as bar:
        write_world(world, path, jpeg=jpeg, progress=lambda share: bar.update(int(100 * share) - bar.pos))
    labels = label(world)
    for written in (path, *write_labels(labels, world, path)):
        typer.echo(written)
    return labels


def _write_questions(labels: Labels, world: World, raster: Path, path: Path, number: int) -> None:
    import numpy as np

    from rscovlm_training.worlds.files import told_in_words
    from rscovlm_training.worlds.questions.asking import draw, questions, records

    found = draw(questions(labels, world.width, world.height), number, np.random.default_rng(world.seed))
    lines = [json.dumps(record) for record in records(found, raster.name, raster.stem)]
    with told_in_words(path):
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    typer.echo(path)
