"""Multiple choice from open answers: distractors of the same kind, none of them true, letters shuffled."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from rscovlm.language.labels import normalise, singular
from rscovlm_training.records.paraphrases import SYNONYMS
from rscovlm_training.records.record import Record, exchange

LETTERS = "ABCDE"
CHOICES = 4

_ALIKE = 75.0
"""Similarity, of 100, from which a distractor may be the answer in other words."""

_ARTICLES = ("a", "an", "the")

_NEAR = (-3, -2, -1, 1, 2, 3)


def to_choice(record: Record, pool: Mapping[str, Sequence[str]], rng: random.Random) -> Record | None:
    """Make a multiple-choice question of an open one; None where too few distractors are surely false.

    Args:
        record: an open question; ``facts`` hold its ``category`` and may hold ``wrong`` answers.
        pool: answers to other questions, by category.
        rng: draws distractors and the order of the letters.
    """
    answer = record.answer
    category = str(record.facts.get("category", ""))
    proposed = [str(one) for one in record.facts.get("wrong", ())]
    others = sorted(set(pool.get(category, ())))
    rng.shuffle(others)
    if answer.isdigit():
        proposed, others = [], _near_numbers(int(answer), rng)
    elif answer in ("yes", "no"):
        return None
    wrong = distractors(answer, [*proposed, *others], record.facts["question"])
    if len(wrong) < CHOICES - 1:
        return None
    offered = [answer, *wrong[: CHOICES - 1]]
    rng.shuffle(offered)
    choices = [f"({letter}) {text}" for letter, text in zip(LETTERS, offered, strict=False)]
    question = str(record.facts["question"])
    facts = {**record.facts, "choices": choices, "open_answer": answer}
    facts.pop("wrong", None)
    return replace(
        record, id=f"{record.id}-choice", task="choice", facts=facts,
        messages=exchange("\n".join([question, *choices]), LETTERS[offered.index(answer)]),
    )  # fmt: skip


def distractors(answer: str, proposed: Iterable[str], question: str) -> list[str]:
    """Keep what cannot be taken for the answer, or for one another: nothing alike, contained or synonymous.

    Words of the question are not kept either; whoever reads it would rule them out, or in.
    """
    kept: list[str] = []
    said = set(normalise(question).replace("?", " ").split())
    for text in proposed:
        words = [word for word in normalise(text).split() if word not in _ARTICLES]
        if not 0 < len(words) <= 2 * len(answer.split()) + 2 or set(words) <= said:
            continue
        if all(differs(text, other) for other in (answer, *kept)):
            kept.append(text)
    return kept


def differs(one: str, other: str) -> bool:
    """Whether two answers surely mean different things."""
    a, b = singular(normalise(one)), singular(normalise(other))
    if a.isdigit() or b.isdigit():
        return a != b
    if not a or not b or a in b or b in a:
        return False
    if any({a, b} <= {name, *SYNONYMS[name]} for name in SYNONYMS):
        return False
    return fuzz.ratio(a, b) < _ALIKE


def _near_numbers(number: int, rng: random.Random) -> list[str]:
    """Other numbers that one might count; farther off where there are many."""
    step = max(1, number // 10)
    near = [number + step * away for away in _NEAR if number + step * away >= 0]
    rng.shuffle(near)
    return [str(one) for one in near]
