"""What a bulk run came to, in words and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rscovlm.bulk.ledger import Failure, Ledger
from rscovlm.bulk.sinks import Written
from rscovlm.language import labels
from rscovlm.models import ModelCard

NAMED = 3
"""Rasters that a kind of failure is told with; the JSON tells all."""

_STATES = ("done", "failed", "outside", "unfinished")


@dataclass(frozen=True)
class Report:
    """What became of the rasters that were asked for.

    Attributes:
        rasters: how many are done, failed, outside the region and unfinished.
        objects: how many of each class, in all that was written.
        failures: the ways of failing, the commonest first.
        written: the layers.
        card: the model's.
    """

    rasters: dict[str, int]
    objects: dict[str, int]
    failures: Sequence[Failure]
    written: Sequence[Written]
    card: ModelCard

    @classmethod
    def of(cls, ledger: Ledger, written: Sequence[Written], card: ModelCard) -> Report:
        """Read it from a ledger."""
        states = ledger.states()
        states["unfinished"] = states["waiting"] + states["begun"]
        rasters = {state: states[state] for state in _STATES}
        return cls(rasters, dict(ledger.found()), ledger.failures(), written, card)

    @property
    def whole(self) -> bool:
        """Whether every raster was looked at wholly."""
        return not self.rasters["failed"] and not self.rasters["unfinished"]

    def as_json(self) -> dict[str, Any]:
        """As ``detect --json`` prints it."""
        return {
            "rasters": self.rasters,
            "objects": self.objects,
            "failures": [
                {
                    "code": failure.code,
                    "message": failure.message,
                    "next_step": failure.next_step,
                    "rasters": list(failure.sources),
                }
                for failure in self.failures
            ],
            "written": [
                {"path": str(item.path), "layer": item.layer, "crs": item.crs, "objects": item.objects}
                for item in self.written
            ],
            "model": self.card.name,
            "caveat": self.card.caveat,
        }

    def in_words(self) -> str:
        """For a person."""
        lines = [self._objects_in_words(), self._rasters_in_words()]
        for failure in self.failures:
            lines += _failure_in_words(failure)
        if self.failures:
            lines.append("Give the same command with --retry-failed to try what failed again.")
        for item in self.written:
            told = labels.counted(item.objects, "object")
            lines.append(f"Written to {item.path}: {told} in the layer '{item.layer}', {item.crs}.")
        lines.append(self.card.caveat)
        return "\n".join(line for line in lines if line)

    def _objects_in_words(self) -> str:
        told = labels.listed(labels.counted(number, name) for name, number in sorted(self.objects.items()))
        return f"{told}." if told else "Nothing was found."

    def _rasters_in_words(self) -> str:
        words = {
            "done": "done",
            "failed": "failed wholly or in part",
            "outside": "outside the region",
            "unfinished": "not finished",
        }
        told = [f"{number} {words[state]}" for state, number in self.rasters.items() if number]
        return f"{labels.counted(sum(self.rasters.values()), 'raster')}: {', '.join(told)}."


def _failure_in_words(failure: Failure) -> list[str]:
    sources = failure.sources
    first = f"{labels.counted(len(sources), 'raster')} failed ({failure.code}): {failure.message}"
    more = f"  and {len(sources) - NAMED} more" if len(sources) > NAMED else ""
    lines = [" ".join(filter(None, (first, failure.next_step))), *(f"  {name}" for name in sources[:NAMED])]
    return [*lines, more] if more else lines
