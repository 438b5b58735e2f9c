"""What a benchmark measured against what it is to reach: printed as it comes, and as one table at the end.

A benchmark calls ``report``, and ``trace`` for what it measured at several areas. Where the variable
``RSCOVLM_BENCH_ROWS`` names a file, both go there too; run this file to print the table of it and to draw
``bench.png`` and ``bench-growth.png`` beside it, as ``make bench`` does.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

VARIABLE = "RSCOVLM_BENCH_ROWS"


@dataclass(frozen=True)
class Row:
    """One thing that was measured.

    Attributes:
        work: what was done.
        against: what it is compared with.
        figure: what came out.
        most: it is to be no more than this, if anything.
        least: it is to be no less than this, if anything.
        unit: of the figure.
        file: the benchmark that measured it.
    """

    work: str
    against: str
    figure: float
    most: float | None = None
    least: float | None = None
    unit: str = "×"
    file: str = ""

    @property
    def bar(self) -> str:
        """What is to be reached, in words."""
        told = [] if self.most is None else [f"at most {self.most:g} {self.unit}"]
        return ", ".join(told + ([] if self.least is None else [f"at least {self.least:g} {self.unit}"]))

    @property
    def held(self) -> bool:
        """Whether it was reached."""
        above = self.most is not None and self.figure > self.most
        below = self.least is not None and self.figure < self.least
        return not above and not below

    @property
    def margin(self) -> float | None:
        """How many times better than its bar it is, the tighter one if it has two; below 1 it missed it."""
        margins = [] if self.most is None else [self.most / self.figure]
        return min(margins + ([] if self.least is None else [self.figure / self.least]), default=None)

    @property
    def verdict(self) -> str:
        """The same in a word."""
        return "" if not self.bar else "held" if self.held else "missed"

    @property
    def told(self) -> str:
        """The figure with its unit."""
        return f"{self.figure:.3g} {self.unit}"


@dataclass(frozen=True)
class Point:
    """What a piece of work took at one area; ``area`` is relative to the smallest, ``mb`` of memory."""

    work: str
    area: float
    seconds: float
    mb: float


def report(
    work: str,
    against: str,
    figure: float,
    *,
    most: float | None = None,
    least: float | None = None,
    unit: str = "×",
) -> bool:
    """Print a figure and whether it holds its bar; arguments as the attributes of ``Row``."""
    row = Row(work, against, round(figure, 4), most, least, unit, Path(sys.argv[0]).name)
    bar = f" (bar: {row.bar}; {row.verdict})" if row.bar else ""
    print(f"{row.work}, against {row.against}: {row.told}{bar}", flush=True)
    _keep(asdict(row))
    return row.held


def trace(work: str, area: float, seconds: float, mb: float) -> None:
    """Print what a work took at one area; arguments as the attributes of ``Point``."""
    print(f"{work}, {area:g} times the area: {seconds:.3f} s, {mb:.0f} MB", flush=True)
    _keep(asdict(Point(work, area, seconds, mb)))


def table(rows: list[Row]) -> str:
    """Write rows as a table of Markdown."""
    lines = ["| work | against | figure | bar | | file |", "|---|---|---:|---|---|---|"]
    for row in rows:
        lines.append(
            f"| {row.work} | {row.against} | {row.told} | {row.bar} | {row.verdict} | `{row.file}` |"
        )
    return "\n".join(lines)


def _keep(entry: dict[str, Any]) -> None:
    if name := os.environ.get(VARIABLE):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")


def main() -> None:
    """Print the table of the rows that were written, and draw them."""
    from plots import plot_bars, plot_growth

    if not (name := os.environ.get(VARIABLE)) or not Path(name).exists():
        sys.exit(f"{VARIABLE} names no file of rows; run 'make bench'")
    entries = [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]
    rows = [Row(**entry) for entry in entries if "figure" in entry]
    points = [Point(**entry) for entry in entries if "area" in entry]
    print(table(rows))
    if barred := [row for row in rows if row.bar]:
        plot_bars(barred, Path(name).with_name("bench.png"))
    if points:
        plot_growth(points, Path(name).with_name("bench-growth.png"))


if __name__ == "__main__":
    main()
