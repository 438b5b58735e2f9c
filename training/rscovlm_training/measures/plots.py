"""Figures as pictures: precision over recall, AP_nc over thresholds, accuracies as bars."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from matplotlib.figure import Figure

from rscovlm_training.measures.matching import Matches
from rscovlm_training.measures.precision import curve

_DPI = 120
_STROKES = ("-", "--", ":", "-.")
"""Ten colours in each of these keep as many classes apart as the benchmarks have."""


def plot_curves(matches: Matches, path: Path, *, iou: float, voc07: bool) -> None:
    """Draw precision over recall, a line a class, into a PNG."""
    figure = Figure(figsize=(8, 6), layout="constrained")
    axes = figure.subplots()
    for label, name in enumerate(matches.classes):
        line = curve(matches, label, iou=iou)
        if line.positives:
            axes.plot(
                line.recall,
                line.precision,
                label=f"{name} ({line.average(voc07=voc07):.3f})",
                color=f"C{label % 10}",
                linestyle=_STROKES[label // 10 % len(_STROKES)],
            )
    axes.set(
        xlabel="recall", ylabel="precision", xlim=(0, 1), ylim=(0, 1.02), title=f"Precision at IoU > {iou:g}"
    )
    if axes.lines:
        axes.legend(title="class (AP)", fontsize="small", loc="center left", bbox_to_anchor=(1, 0.5))
    _save(figure, path)


def plot_thresholds(figures: Mapping[str, float], path: Path) -> None:
    """Draw AP_nc over the score threshold into a PNG."""
    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.subplots()
    axes.plot([float(threshold) for threshold in figures], list(figures.values()), marker="o")
    axes.set(xlabel="score threshold", ylabel="AP_nc", ylim=(0, None), title="AP_nc without lower scores")
    _save(figure, path)


def plot_bars(figures: Mapping[str, float], path: Path, *, title: str) -> None:
    """Draw an accuracy a bar into a PNG."""
    figure = Figure(figsize=(7, 1 + 0.35 * len(figures)), layout="constrained")
    axes = figure.subplots()
    bars = axes.barh(list(figures), list(figures.values()))
    axes.bar_label(bars, fmt="%.3f", padding=3)
    axes.invert_yaxis()
    axes.set(xlim=(0, 1.1), xlabel="accuracy", title=title)
    _save(figure, path)


def _save(figure: Figure, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=_DPI)
