"""MME-RealWorld: multiple choice, A to E, read strictly.

A reply is read as a letter only if it is one: ``B``, ``(B)`` or ``B. In the upper left``, also after a phrase
such as ``The best answer is:``. The benchmark's own evaluator takes the first capital from A to E anywhere in
the reply, so that *A tower stands there* is an answer; what it would say is reported beside.

Source: ``eval_your_results.py`` of MME-RealWorld.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rscovlm.language.answers import read_choice
from rscovlm_training.measures.records import Record, accuracies, average, overall, tally

_LEAD = re.compile(
    r"^\W*(?:(?:the\s+)?(?:best|correct|right)?\s*(?:answer|option|choice)(?:\s+is)?)\s*[:\-]?\s*",
    re.IGNORECASE,
)
_PUBLISHED_LEADS = (
    "The best answer is",
    "The correct answer is",
    "The answer is",
    "The answer",
    "The best option isThe correct option is",
    "Best answer:Best option:",
)
"""As in the evaluator, where two commas are missing."""


def read_letter(reply: str) -> str | None:
    """The letter that a reply is; None where it is no letter."""
    return read_choice(_LEAD.sub("", reply.replace("*", ""), count=1))


def read_published(reply: str, choices: Sequence[str]) -> str:
    """The letter that the benchmark's evaluator finds in a reply, or nothing."""
    text = reply.strip()
    for lead in _PUBLISHED_LEADS:
        text = text.replace(lead, "")
    found = re.search("[ABCDE]", text)
    if found:
        return found[0]
    if len(text.split()) > 10:
        return ""
    return next((choice[1] for choice in choices if text.lower() in choice.lower()), "")


def measure(records: Sequence[Record]) -> dict[str, Any]:
    """Measure replies: ``Category``, ``Ground truth`` and ``output`` of each, and ``Answer choices`` if any.

    Returns:
        ``overall``: share of all; ``average``: mean over categories; ``categories``; ``unread``: share of the
        replies that are no letter; ``published``: overall, average and categories by the evaluator's reading.

    Raises:
        FiguresUnreadable: when a record lacks one of them.
    """
    strict, published, unread = [], [], 0
    for record in records:
        category = record.text("Category", "category").lower()
        truth = record.text("Ground truth", "ground_truth").strip().strip("().")
        reply = record.text("output", "Output")
        letter = read_letter(reply)
        unread += letter is None
        strict.append((category, letter == truth))
        choices = record.fields.get("Answer choices") or ()
        published.append((category, read_published(reply, choices) == truth))
    by_category, by_published = tally(strict), tally(published)
    return {
        "overall": overall(by_category),
        "average": average(by_category),
        "categories": accuracies(by_category),
        "unread": unread / len(records),
        "published": {
            "overall": overall(by_published),
            "average": average(by_published),
            "categories": accuracies(by_published),
        },
        "questions": len(records),
    }
