"""Measure predictions by the published rules, or the embedded model on worlds it never saw.

Figures are from 0 to 1. They go to standard output, as Markdown or as JSON; remarks go to standard error.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

app = typer.Typer(no_args_is_help=True, help=__doc__)

JsonOption = Annotated[bool, typer.Option("--json", help="Print the figures as JSON, and nothing else.")]
PlotsOption = Annotated[
    Path | None, typer.Option(metavar="DIR", file_okay=False, help="Draw the figures as PNG into a folder.")
]
PredictionsOption = Annotated[
    Path, typer.Option(metavar="FILE", help="Answered records: a JSON list, or a JSON object a line.")
]


@app.command()
def detection(
    labels: Annotated[Path, typer.Option(metavar="DIR", help="DOTA label files, IMAGE.txt.")],
    submissions: Annotated[Path, typer.Option(metavar="DIR", help="Task-1 submissions, Task1_CLASS.txt.")],
    images: Annotated[Path, typer.Option(metavar="FILE", help="Names of the images, one a line.")],
    iou: Annotated[float, typer.Option(min=0, max=0.99, help="An overlap must be greater.")] = 0.5,
    voc07: Annotated[
        bool, typer.Option("--voc07/--area", help="Eleven points of VOC 2007, or the area under the curve.")
    ] = True,
    no_confidence: Annotated[
        bool,
        typer.Option("--no-confidence", help="Add AP_nc: a constant score, and 10 seeds of random ones."),
    ] = False,
    threshold: Annotated[
        float | None, typer.Option(help="Leave out predictions whose score is not over it.")
    ] = None,
    find_threshold: Annotated[
        bool, typer.Option("--find-threshold", help="Search the score threshold with the best AP_nc.")
    ] = False,
    classes: Annotated[
        str | None, typer.Option(metavar="A,B,…", help="Measure these; default: all that the labels name.")
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", file_okay=False, help="Write what was measured, all scores 1, as submissions."
        ),
    ] = None,
    plots: PlotsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Oriented detection as the DOTA server measures it, and without confidences."""
    from rscovlm_training.measures import detection as figures_of
    from rscovlm_training.measures.dota import read_images, read_labels, read_submissions, write_submissions
    from rscovlm_training.measures.matching import match

    wanted = [name.strip() for name in classes.split(",") if name.strip()] if classes else None
    truth = read_labels(labels, read_images(images), wanted)
    submitted = read_submissions(submissions, truth.truth)
    predictions = submitted.predictions
    if threshold is not None:
        predictions = predictions.only(predictions.scores > threshold)
    matches = match(truth.truth, predictions)
    figures = figures_of.measure(matches, iou=iou, voc07=voc07)
    if no_confidence:
        figures["ap_nc"] = figures_of.measure_unscored(matches, iou=iou, voc07=voc07)
    if find_threshold:
        figures["threshold"] = figures_of.search_threshold(matches, iou=iou, voc07=voc07)
    if write:
        write_submissions(write, truth.truth, predictions.with_equal_scores())
    figures["images"] = len(truth.truth.images)
    figures["images_without_labels"] = len(truth.unlabelled)
    figures["boxes_elsewhere"] = submitted.elsewhere
    unseen = [name for name in truth.truth.classes if name not in figures["ap"]]
    figures["classes_without_objects"] = [*unseen, *submitted.without_truth]
    _remark(figures)
    if plots:
        from rscovlm_training.measures.plots import plot_curves, plot_thresholds

        plot_curves(matches, plots / "precision_recall.png", iou=iou, voc07=voc07)
        if find_threshold:
            plot_thresholds(figures["threshold"]["map"], plots / "thresholds.png")
    _show(figures, as_json, figures_of.for_people(figures))


@app.command()
def grounding(
    predictions: PredictionsOption,
    oriented: Annotated[bool, typer.Option("--oriented", help="Compare quadrilaterals.")] = False,
    coordinates: Annotated[
        Literal["absolute", "relative-1000", "relative-100"],
        typer.Option(help="What the numbers of the replies mean."),
    ] = "absolute",
    plots: PlotsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Acc@0.5 of boxes for phrases, by split of refGeo."""
    from rscovlm_training.measures.grounding import measure
    from rscovlm_training.measures.records import read_records

    figures = measure(read_records(predictions), oriented=oriented, coordinates=coordinates)
    _draw(plots, figures["splits"], "Acc@0.5 by split")
    _show(figures, as_json)


@app.command("lrs-vqa")
def lrs_vqa(predictions: PredictionsOption, plots: PlotsOption = None, as_json: JsonOption = False) -> None:
    """Open answers about large images: the same word or a synonym, by type, then by source."""
    from rscovlm_training.measures.lrs_vqa import measure
    from rscovlm_training.measures.records import read_records

    figures = measure(read_records(predictions))
    _draw(plots, figures["sources"], "LRS-VQA by source")
    _show(figures, as_json)


@app.command("mme-realworld")
def mme_realworld(
    predictions: PredictionsOption, plots: PlotsOption = None, as_json: JsonOption = False
) -> None:
    """Multiple choice: letters, read strictly, and as the benchmark's evaluator reads them."""
    from rscovlm_training.measures.multiple_choice import measure
    from rscovlm_training.measures.records import read_records

    figures = measure(read_records(predictions))
    _draw(plots, figures["categories"], "MME-RealWorld by category")
    _show(figures, as_json)


@app.command()
def classification(
    predictions: PredictionsOption, plots: PlotsOption = None, as_json: JsonOption = False
) -> None:
    """Scene classification: accuracy of all and by class."""
    from rscovlm_training.measures.answers import measure_classes
    from rscovlm_training.measures.records import read_records

    figures = measure_classes(read_records(predictions))
    _draw(plots, figures["classes"], "Accuracy by class")
    _show(figures, as_json)


@app.command()
def rsvqa(predictions: PredictionsOption, plots: PlotsOption = None, as_json: JsonOption = False) -> None:
    """RSVQA: accuracy by type of question, their mean, and of all."""
    from rscovlm_training.measures.answers import measure_types
    from rscovlm_training.measures.records import read_records

    figures = measure_types(read_records(predictions))
    _draw(plots, figures["types"], "RSVQA by type")
    _show(figures, as_json)


@app.command()
def vrsbench(
    predictions: PredictionsOption,
    task: Annotated[Literal["vqa", "grounding", "caption"], typer.Option(help="What was asked.")] = "vqa",
    plots: PlotsOption = None,
    as_json: JsonOption = False,
) -> None:
    """VRSBench: questions, grounding or captions by its published rules."""
    from rscovlm_training.measures import vrsbench as rules
    from rscovlm_training.measures.records import read_records

    measures = {
        "vqa": rules.measure_questions,
        "grounding": rules.measure_grounding,
        "caption": rules.measure_captions,
    }
    figures = measures[task](read_records(predictions))
    if task == "vqa":
        _draw(plots, figures["types"], "VRSBench by type")
    _show(figures, as_json)


@app.command()
def embedded(
    folder: Annotated[Path | None, typer.Argument(help="a checkpoint; none: the one that ships")] = None,
    tiles: Annotated[int, typer.Option(help="rendered tiles to detect in")] = 4000,
    scenes: Annotated[int, typer.Option(help="rendered tiles for each kind of question")] = 300,
    worlds: Annotated[int, typer.Option(help="large worlds, four questions each")] = 40,
    seed: int = 10_000_019,
    as_json: JsonOption = False,
) -> None:
    """Measure a checkpoint on held-out worlds."""
    from rscovlm_training.embedded.evaluate import evaluate as measure

    _show(measure(folder, tiles=tiles, scenes=scenes, worlds=worlds, seed=seed), as_json)


def _show(figures: Mapping[str, Any], as_json: bool, for_people: Mapping[str, Any] | None = None) -> None:
    from rscovlm_training.measures.report import markdown

    typer.echo(json.dumps(figures, indent=2) if as_json else markdown(for_people or figures))


def _draw(plots: Path | None, figures: Mapping[str, float], title: str) -> None:
    if plots:
        from rscovlm_training.measures.plots import plot_bars

        plot_bars(figures, plots / "accuracy.png", title=title)


def _remark(figures: Mapping[str, Any]) -> None:
    """Say what was left out or taken for empty, lest a wrong folder pass for a bad model."""
    remarks = [
        (figures["images_without_labels"], "images have no label file and count as images without objects."),
        (figures["boxes_elsewhere"], "boxes are left out: their images are not listed."),
        (
            len(figures["classes_without_objects"]),
            "classes are left out: no listed image has such an object to be found.",
        ),
    ]
    for count, words in remarks:
        if count:
            typer.echo(f"{count} {words}", err=True)
