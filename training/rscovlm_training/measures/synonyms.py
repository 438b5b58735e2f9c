"""Tell whether two answers are synonyms, as LRS-VQA's evaluator tells it.

The evaluator asks WordNet 3.0, through NLTK, for the synsets of both whole answers and takes them for alike
if the path similarity of any two is over 0.8. Path similarity is 1 / (1 + steps between the synsets), so it
is 1 for the same synset and at most 0.5 for any other two: the answers are alike exactly if they share a
synset. That needs the words and their synsets only, which ship beside this module (``wordnet/``).

NLTK does not join the words of an answer, so *swimming pool* is in no synset, and its synonyms are none.
Source: ``evaluation_LRSVQA.py`` of LRS-VQA; ``WordNetCorpusReader`` of NLTK 3 for the base forms.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rscovlm_training.measures.failures import WordsMissing

TABLE = Path(__file__).with_name("wordnet") / "synonyms.txt.xz"

_ENDINGS = {
    "noun": (
        ("s", ""),
        ("ses", "s"),
        ("ves", "f"),
        ("xes", "x"),
        ("zes", "z"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("men", "man"),
        ("ies", "y"),
    ),
    "verb": (
        ("s", ""),
        ("ies", "y"),
        ("es", "e"),
        ("es", ""),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
    ),
    "adj": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    "adv": (),
}
"""How regular forms become base forms, of each part of speech."""


@dataclass(frozen=True)
class _Part:
    """A part of speech: its words with the numbers of the synsets they share, and its irregular forms."""

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    irregular: dict[str, tuple[str, ...]] = field(default_factory=dict)


def are_synonyms(first: str, second: str) -> bool:
    """Whether two answers, each taken as a single word, share a synset of WordNet 3.0.

    Raises:
        WordsMissing: when the table was not installed.
    """
    return not _meanings(first).isdisjoint(_meanings(second))


def _meanings(answer: str) -> set[tuple[str, str]]:
    """The synsets of an answer: by number those shared among words, by a word's own name the others."""
    word = answer.lower()
    found = set()
    for part, entries in _table(TABLE).items():
        for form in _base_forms(word, part, entries):
            found.add((part, form))
            found.update((part, f"#{number}") for number in entries.words[form])
    return found


def _base_forms(word: str, part: str, entries: _Part) -> Iterator[str]:
    if word in entries.irregular:
        forms = entries.irregular[word]
    else:
        forms = tuple(
            word.removesuffix(ending) + base for ending, base in _ENDINGS[part] if word.endswith(ending)
        )
    return (form for form in (word, *forms) if form in entries.words)


@cache
def _table(path: Path) -> dict[str, _Part]:
    try:
        text = lzma.decompress(path.read_bytes()).decode("ascii")
    except (OSError, lzma.LZMAError) as error:
        raise WordsMissing(
            f"The table of synonyms, {path.name}, is missing or damaged; it is needed to compare answers.",
            details=str(error),
        ) from error
    parts = {part: _Part() for part in _ENDINGS}
    target: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        first, *others = line.split()
        if first == "#":
            part, kind = others
            target = parts[part].words if kind == "words" else parts[part].irregular
        else:
            target[first] = tuple(others)
    return parts
