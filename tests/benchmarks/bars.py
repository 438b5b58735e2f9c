"""What a benchmark measured against what it is to reach: printed as it comes, and as one table at the end.

A benchmark calls ``report``. Where ``RSCOVLM_BENCH_ROWS`` names a file, the row goes there too; run this file
to print the table of it, as ``make bench`` does.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

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
    """

    work: str
    against: str
    figure: float
    most: float | None = None
    least: float | None = None
    unit: str = "×"

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
    def verdict(self) -> str:
        """The same in a word."""
        return "" if not self.bar else "held" if self.held else "missed"

    @property
    def told(self) -> str:
        """The figure with its unit."""
        return f"{self.figure:.3g} {self.unit}"


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
    row = Row(work, against, round(figure, 4), most, least, unit)
    bar = f" (bar: {row.bar}; {row.verdict})" if row.bar else ""
    print(f"{row.work}, against {row.against}: {row.told}{bar}", flush=True)
    if name := os.environ.get(VARIABLE):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(row)) + "\n")
    return row.held


def table(rows: list[Row]) -> str:
    """Write rows as a table of Markdown."""
    lines = ["| work | against | figure | bar | |", "|---|---|---:|---|---|"]
    lines += [f"| {row.work} | {row.against} | {row.told} | {row.bar} | {row.verdict} |" for row in rows]
    return "\n".join(lines)


def main() -> None:
    """Print the table of the rows that were written."""
    if not (name := os.environ.get(VARIABLE)) or not Path(name).exists():
        sys.exit(f"{VARIABLE} names no file of rows; run 'make bench'")
    lines = Path(name).read_text(encoding="utf-8").splitlines()
    print(table([Row(**json.loads(line)) for line in lines]))


if __name__ == "__main__":
    main()
