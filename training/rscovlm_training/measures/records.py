"""Records of answered questions, as the benchmarks hold them: a JSON list, or a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rscovlm_training.measures.failures import FiguresUnreadable


@dataclass(frozen=True)
class Record:
    """A record and where it stands.

    Attributes:
        place: such as ``record 3 of answers.jsonl``, for messages.
        fields: as they were read.
    """

    place: str
    fields: Mapping[str, Any]

    def value(self, *names: str) -> Any:
        """The first of some fields that the record has.

        Raises:
            FiguresUnreadable: when it has none of them.
        """
        for name in names:
            if self.fields.get(name) is not None:
                return self.fields[name]
        wanted = " or ".join(f"'{name}'" for name in names)
        raise FiguresUnreadable(f"{self.place.capitalize()} has no field {wanted}.")

    def text(self, *names: str) -> str:
        """Likewise, of a word or a number.

        Raises:
            FiguresUnreadable: when it has none of them, or something else stands there.
        """
        value = self.value(*names)
        if isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool)):
            return str(value)
        raise FiguresUnreadable(f"{self.place.capitalize()} has no text in '{names[0]}'.")


def read_records(path: Path) -> list[Record]:
    """Read a file of records.

    Raises:
        FiguresUnreadable: when it is missing, no JSON, empty, or of something else than objects.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        if text.lstrip().startswith("["):
            items = json.loads(text)
        else:
            items = [
                _parse(line, number, path) for number, line in enumerate(text.splitlines(), 1) if line.strip()
            ]
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise FiguresUnreadable(f"{path} cannot be read as JSON.", details=str(error)) from error
    if not items or not all(isinstance(item, dict) for item in items):
        raise FiguresUnreadable(f"{path} holds no records; a JSON object for each answer is needed.")
    return [Record(f"record {number} of {path.name}", item) for number, item in enumerate(items, start=1)]


def _parse(line: str, number: int, path: Path) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise FiguresUnreadable(f"Line {number} of {path} is not JSON.", details=str(error)) from error


@dataclass
class Tally:
    """How many of some answers are right."""

    right: float = 0
    total: int = 0

    @property
    def accuracy(self) -> float:
        """From 0 to 1; 0 of none."""
        return self.right / self.total if self.total else 0.0


def tally(judged: Iterable[tuple[str, float]]) -> dict[str, Tally]:
    """Count, by group, answers judged from 0 (wrong) to 1 (right); groups in the order of their names."""
    groups: dict[str, Tally] = {}
    for group, worth in judged:
        mine = groups.setdefault(group, Tally())
        mine.right += worth
        mine.total += 1
    return dict(sorted(groups.items()))


def accuracies(groups: Mapping[str, Tally]) -> dict[str, float]:
    """The accuracy of each group."""
    return {name: group.accuracy for name, group in groups.items()}


def average(groups: Mapping[str, Tally]) -> float:
    """Average accuracy (AA): the mean over groups, however large they are."""
    return sum(group.accuracy for group in groups.values()) / len(groups) if groups else 0.0


def overall(groups: Mapping[str, Tally]) -> float:
    """Overall accuracy (OA): the share of all answers that are right."""
    return Tally(sum(it.right for it in groups.values()), sum(it.total for it in groups.values())).accuracy


def plain(answer: str) -> str:
    """An answer as the authors' evaluators compare it: lower case, no outer spaces and full stops."""
    return answer.lower().strip().strip(".")
