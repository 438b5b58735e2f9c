"""The book of what cleaning changed: a count and some examples a rule, for a person to look through."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

EXAMPLES = 5


@dataclass(frozen=True)
class Example:
    """One change: of which record, and how the text or the boxes were before and after."""

    record: str
    source: str
    before: str
    after: str


class Dropped(Exception):
    """A record that cannot be kept; the reason is the rule that it is counted under."""

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.what = what


@dataclass
class Ledger:
    """Counts of changes and of dropped records by rule, of records by source, and some examples of each."""

    read: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    changes: Counter[str] = field(default_factory=Counter)
    drops: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))

    def change(self, rule: str, record: str, source: str, before: str, after: str) -> None:
        """Count a change."""
        self.changes[rule] += 1
        self._show(rule, Example(record, source, before, after))

    def drop(self, rule: str, record: str, source: str, what: str) -> None:
        """Count a record that is left out."""
        self.drops[rule] += 1
        self._show(rule, Example(record, source, what, ""))

    def _show(self, rule: str, example: Example) -> None:
        if len(self.examples[rule]) < EXAMPLES:
            self.examples[rule].append(example)
