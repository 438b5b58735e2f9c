"""Write the table of synonyms that ``rscovlm-train evaluate lrs-vqa`` ships with, from WordNet's own files.

Usage: ``python scripts/wordnet.py FOLDER``, where FOLDER holds ``index.noun``, ``noun.exc`` and so on of
WordNet 3.0 (Debian: package ``wordnet-base``, folder ``/usr/share/wordnet``).

The table keeps what the rule needs: of every part of speech the words, each with the numbers of the synsets
that it shares with other words, and the irregular forms.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "training" / "rscovlm_training" / "measures" / "wordnet" / "synonyms.txt.xz"
PARTS = ("noun", "verb", "adj", "adv")


def words(folder: Path, part: str) -> list[str]:
    """A line a word: the word, then numbers of the synsets that other words are in too."""
    entries = {}
    for line in (folder / f"index.{part}").read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            entries[fields[0]] = fields[-int(fields[2]) :]
    members = Counter(synset for synsets in entries.values() for synset in synsets)
    numbers: dict[str, int] = {}
    return [
        " ".join([word, *(str(numbers.setdefault(it, len(numbers))) for it in synsets if members[it] > 1)])
        for word, synsets in sorted(entries.items())
    ]


def main(folder: Path) -> None:
    """Write the table."""
    lines = []
    for part in PARTS:
        lines += [f"# {part} words", *words(folder, part)]
        lines += [f"# {part} irregular", *(folder / f"{part}.exc").read_text(encoding="ascii").splitlines()]
    text = "\n".join(lines).encode("ascii")
    TARGET.write_bytes(lzma.compress(text, preset=9 | lzma.PRESET_EXTREME))
    print(f"{TARGET.relative_to(ROOT)}: {len(lines)} lines, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
