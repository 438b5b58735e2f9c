"""Bring the plugin's catalogues up to date: ``rscovlm_qgis/i18n/*.ts``, and the ``.qm`` that QGIS reads.

The literals of ``tr``, ``trn`` and ``noop`` are read from the plugin's syntax trees and handed to Qt's own
``lupdate`` in a language that it reads exactly. It keeps the translations of sentences that are still there,
drops those that are gone, and leaves new ones ``unfinished``: those are for a person to translate.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "rscovlm_qgis"
CATALOGUES = PACKAGE / "i18n"
CONTEXT = "RSCoVLM"
LANGUAGES = ("de", "es", "fr", "zh")
SENTENCE = {"tr": 0, "noop": 0, "trn": 1}
"""The calls, and which of their arguments is the sentence that catalogues know."""


def collect(package: Path) -> dict[tuple[str, bool], list[str]]:
    """Find every sentence, whether it has a number in it, and the files that say it.

    Raises:
        ValueError: a call is given something else than a literal.
    """
    found: dict[tuple[str, bool], list[str]] = {}
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SENTENCE:
                literal = node.args[SENTENCE[node.func.id]]
                if not (isinstance(literal, ast.Constant) and isinstance(literal.value, str)):
                    raise ValueError(f"{place}, line {node.lineno}: {node.func.id}() takes a literal")
                places = found.setdefault((literal.value, node.func.id == "trn"), [])
                if place not in places:
                    places.append(place)
    return found


def as_script(found: dict[tuple[str, bool], list[str]]) -> str:
    """Write the sentences as JavaScript, which ``lupdate`` reads; translators see the files as a comment."""
    lines = []
    for (sentence, numbered), places in found.items():
        lines.append(f"//: {', '.join(places)}")
        number = ", 2" if numbered else ""
        lines.append(f'qsTranslate({json.dumps(CONTEXT)}, {json.dumps(sentence)}, ""{number});')
    return "\n".join(lines) + "\n"


def unfinished(catalogue: Path) -> list[str]:
    """List the sentences of a catalogue that still have to be translated."""
    messages = ElementTree.parse(catalogue).iter("message")
    return [
        message.findtext("source", "")
        for message in messages
        if (translation := message.find("translation")) is None or translation.get("type") == "unfinished"
    ]


def update(tools: dict[str, str]) -> int:
    """Update and compile every catalogue; tell how many sentences are left to translate."""
    left = 0
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "sentences.js"
        script.write_text(as_script(collect(PACKAGE)), encoding="ascii")
        for language in LANGUAGES:
            catalogue = CATALOGUES / f"rscovlm_{language}.ts"
            options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
            options += ["-target-language", language]
            subprocess.run([tools["lupdate"], *options, str(script), "-ts", str(catalogue)], check=True)
            subprocess.run([tools["lrelease"], "-silent", str(catalogue)], check=True)
            todo = unfinished(catalogue)
            left += len(todo)
            for sentence in todo:
                print(f"{catalogue.name} lacks: {sentence}")
    return left


def main() -> int:
    """Update the catalogues of this checkout."""
    tools = {name: shutil.which(name) or "" for name in ("lupdate", "lrelease")}
    if not all(tools.values()):
        print("lupdate and lrelease are missing: install Debian's qttools5-dev-tools.", file=sys.stderr)
        return 1
    CATALOGUES.mkdir(exist_ok=True)
    try:
        left = update(tools)
    except (ValueError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    if left:
        print(f"{left} sentences are to be translated, with Qt Linguist or any editor; then run this again.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
