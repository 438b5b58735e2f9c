"""What a run leaves to read: its log as CSV, and the conversations it has seen.

Both files are cut back to the checkpoint when a run goes on, so that they hold every step once.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

LOG = "log.csv"
_COLUMNS = ("step", "epoch", "loss", "eval_loss", "learning_rate", "grad_norm", "num_input_tokens_seen")
_SEEN_COLUMNS = ("step", "items", "dropped")


def write_log(folder: Path, entries: Sequence[dict[str, Any]], mode: Literal["w", "a"]) -> None:
    """Write what the Trainer logged into ``log.csv``, anew or at its end."""
    with (folder / LOG).open(mode, newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, _COLUMNS, extrasaction="ignore")
        if mode == "w":
            writer.writeheader()
        writer.writerows(entry for entry in entries if "loss" in entry or "eval_loss" in entry)


class Seen:
    """Notes which conversations a process has learnt at which step, in ``seen-PROCESS.csv``."""

    def __init__(self, folder: Path, process: int) -> None:
        self._path = folder / f"seen-{process}.csv"

    def note(self, step: int, items: Sequence[int], dropped: Sequence[int]) -> None:
        """Add a micro-batch: its step (from 1), its conversations and those left out as too long."""
        is_new = not self._path.exists()
        with self._path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            if is_new:
                writer.writerow(_SEEN_COLUMNS)
            writer.writerow([step, " ".join(map(str, items)), " ".join(map(str, dropped))])


def cut_seen(folder: Path, step: int) -> None:
    """Forget what any process has seen after a step; a line cut short by a sudden end goes too."""
    for path in folder.glob("seen-*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines[1:] if line.endswith("\n") and int(line.split(",")[0]) <= step]
        path.write_text("".join([*lines[:1], *kept]), encoding="utf-8")


def read_seen(folder: Path) -> Iterator[tuple[int, list[int], list[int]]]:
    """Yield step, items and dropped items of every micro-batch, in the order of steps, then of processes."""
    rows: list[tuple[int, list[int], list[int]]] = []
    for path in sorted(folder.glob("seen-*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            rows += [
                (int(row["step"]), _numbers(row["items"]), _numbers(row["dropped"]))
                for row in csv.DictReader(file)
            ]
    yield from sorted(rows, key=lambda row: row[0])


def _numbers(text: str) -> list[int]:
    return [int(word) for word in text.split()]
