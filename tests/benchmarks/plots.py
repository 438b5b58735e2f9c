"""Pictures of a run of the benchmarks, to be read on light and on dark pages: no ground, middle tones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator

if TYPE_CHECKING:
    from bars import Point, Row

DPI = 144
GREY, HELD, MISSED = "#7d8590", "#2f9e50", "#e06c00"
LINES = ("#3d8bd4", "#e06c00", "#2f9e50", "#a371f7")
STYLE = {
    "font.size": 9,
    "axes.edgecolor": GREY,
    "axes.labelcolor": GREY,
    "text.color": GREY,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "savefig.transparent": True,
}


def plot_bars(rows: Sequence[Row], path: Path) -> None:
    """Draw how far each figure is from its bar, a line a row; filled where it holds, a cross where not."""
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(10, 1.2 + 0.42 * len(rows)), layout="constrained")
        axes = figure.subplots()
        for place, row in enumerate(rows):
            margin = row.margin or 0.0
            colour, marker = (HELD, "o") if row.held else (MISSED, "X")
            axes.plot([1, margin], [place, place], color=colour, linewidth=3, alpha=0.6)
            axes.plot(margin, place, marker, color=colour, markersize=8)
            axes.annotate(
                f"{row.told}  ({row.bar})",
                (1.02, place),
                xycoords=("axes fraction", "data"),
                verticalalignment="center",
                annotation_clip=False,
            )
        axes.axvline(1, color=GREY, linewidth=1)
        axes.set_yticks(range(len(rows)), [f"{row.work}\nagainst {row.against}" for row in rows])
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axes.xaxis.set_major_formatter(_plainly)
        axes.minorticks_off()
        axes.set_xlabel("times better than the bar (left of 1: missed)")
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
        figure.savefig(path, dpi=DPI)


def plot_growth(points: Sequence[Point], path: Path) -> None:
    """Draw time and memory over the area, a line a work; a dashed one is what time in step with it takes."""
    works: dict[str, list[Point]] = {}
    for point in points:
        works.setdefault(point.work, []).append(point)
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(10, 4), layout="constrained")
        times, memories = figure.subplots(1, 2)
        for (work, own), colour in zip(works.items(), LINES, strict=False):
            at = [point.area for point in own]
            times.plot(at, [point.seconds for point in own], "o-", color=colour, label=work)
            memories.plot(at, [point.mb for point in own], "o-", color=colour)
            in_step = [own[0].seconds * area / at[0] for area in at]
            times.plot(at, in_step, "--", color=colour, linewidth=1, alpha=0.7)
        times.set(xscale="log", yscale="log", xlabel="times the area", ylabel="seconds")
        memories.set(xscale="log", xlabel="times the area", ylabel="MB of memory")
        memories.set_ylim(0, 1.1 * max(point.mb for point in points))
        areas = sorted({point.area for point in points})
        for axes in (times, memories):
            axes.set_xticks(areas, [f"{area:g}" for area in areas])
            axes.minorticks_off()
            axes.spines[["top", "right"]].set_visible(False)
        times.yaxis.set_major_formatter(_plainly)
        times.plot([], [], "--", color=GREY, linewidth=1, label="in step with the area")
        times.legend(frameon=False)
        figure.savefig(path, dpi=DPI)


def _plainly(value: float, _: int | None) -> str:
    return f"{value:g}"
