"""Every sentence of the plugin is in every catalogue, translated, with its fields; none is left over."""

from __future__ import annotations

import ast
import configparser
import re
import string
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

LANGUAGES = {"de": 2, "es": 2, "fr": 2, "zh": 1}
"""And how many forms a noun has beside a number (Unicode's plural rules, without those for millions)."""

PLUGIN = Path(__file__).resolve().parents[2] / "rscovlm_qgis"
BACKEND = PLUGIN.parent / "backend" / "rscovlm"


def literal(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def calls(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """Every sentence in the plugin's code; beside one with a number, its form for one."""
    found: dict[str, str] = {}
    for path in PLUGIN.rglob("*.py"):
        for call in calls(path):
            if call.func.id in ("tr", "noop", "trn"):  # type: ignore[attr-defined]
                words = [literal(argument) for argument in call.args]
                plural = call.func.id == "trn"  # type: ignore[attr-defined]
                sentences = words[:2] if plural else words[:1]
                assert None not in sentences, f"{path}, line {call.lineno}: not a literal"
                found[str(sentences[-1])] = str(sentences[0]) if plural else ""
    assert len(found) > 600
    return found


def messages(language: str) -> dict[str, list[str]]:
    """A catalogue: its sentences, and their forms in the language; unfinished ones are refused."""
    root = ElementTree.parse(PLUGIN / "i18n" / f"rscovlm_{language}.ts").getroot()
    assert root.get("language") == language
    assert [context.findtext("name") for context in root.iter("context")] == ["RSCoVLM"]
    found: dict[str, list[str]] = {}
    for message in root.iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{language}: {source}"
        forms = [form.text or "" for form in translation.findall("numerusform")]
        assert source not in found
        found[source] = forms or [translation.text or ""]
    return found


@pytest.fixture(scope="module", params=sorted(LANGUAGES))
def catalogue(request: pytest.FixtureRequest) -> tuple[str, dict[str, list[str]]]:
    return request.param, messages(request.param)


def fields(text: str) -> list[str]:
    names = sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    return names + ["%Ln"] * text.count("%Ln")


def ending(text: str) -> str:
    """The mark that a sentence ends with, as ASCII has it; closing quotes and brackets do not count."""
    while text and (unicodedata.category(text[-1]) in ("Pe", "Pf", "Zs") or text[-1] in "\"'\u201c"):
        text = text[:-1]
    mark = unicodedata.normalize("NFKC", text[-1:]).replace("\u3002", ".")
    return mark if mark in (".", "...", ":", ",", ";", "?", "!") else ""


def test_every_catalogue_holds_what_the_code_says_and_nothing_else(said, catalogue):
    language, found = catalogue
    assert sorted(set(said) - set(found)) == [], f"run 'make translations' and translate into {language}"
    assert sorted(set(found) - set(said)) == [], "run 'make translations'"


def test_every_sentence_is_translated_with_its_fields(said, catalogue):
    language, found = catalogue
    for source, forms in found.items():
        assert len(forms) == (LANGUAGES[language] if said[source] else 1), source
        for form in forms:
            assert form.strip(), source
            assert fields(form) == fields(source), f"{source} -> {form}"
            assert form == form.strip()
            assert form.count("\n") == source.count("\n"), form
            assert form.count("&") == source.count("&"), form
            assert ending(form) == ending(source), f"{source} -> {form}"


def test_both_english_forms_have_the_same_fields(said):
    for many, one in said.items():
        if one:
            assert fields(one) == fields(many), many


def test_translated_sentences_are_not_left_in_english(catalogue):
    """What has several words and is the same in both languages was forgotten, or is a name."""
    _, found = catalogue
    same = {source for source, forms in found.items() if forms == [source] and len(source.split()) > 2}
    # Units and sizes, and what starts with the program's own name.
    assert {text for text in same if not re.search(r"^RSCoVLM|\{width\} m$|\{height\} p", text)} == set()


def test_nothing_is_translated_while_modules_are_imported():
    """The catalogue is installed when the plugin is made, after its modules were imported."""
    for path in PLUGIN.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {
            id(node)
            for function in ast.walk(tree)
            if isinstance(function, (ast.FunctionDef, ast.Lambda))
            for part in (function.body if isinstance(function, ast.FunctionDef) else [function.body])
            for node in ast.walk(part)
        }
        early = [
            node.lineno
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("tr", "trn")
            and id(node) not in inside
        ]
        assert early == [], path


def backend_sentences() -> set[str]:
    """Every text in the backend's code and model cards; what is filled in stands as an asterisk."""
    found = set(re.findall(r'^(?:caveat|title) = "(.*)"$', models_toml(), re.MULTILINE))
    for path in BACKEND.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                found.add(re.sub(r"\*+", "*", "".join(literal(part) or "*" for part in node.values)))
            elif (text := literal(node)) is not None:
                found.add(text)
    return found


def models_toml() -> str:
    return (PLUGIN.parent / "resources" / "models.toml").read_text(encoding="utf-8")


def test_the_backend_says_the_sentences_that_are_translated_for_it():
    tree = ast.parse((PLUGIN / "core" / "backend_words.py").read_text(encoding="utf-8"))
    known = [str(literal(node.args[0])) for node in ast.walk(tree) if is_call(node, "noop")]
    assert len(known) > 80
    said = backend_sentences()
    # The backend says of numbers of objects in words apart: "1 object", "31 objects that had arrived are".
    counted = re.compile(r"(?:\{\w+\} objects|1 object)(?: that had arrived (?:are|is))?")
    strange = [text for text in known if re.sub(r"\{\w+\}", "*", counted.sub("*", text)) not in said]
    assert strange == []


def is_call(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_plugin_manager_can_describe_the_plugin(language):
    """By QGIS's habit: its plugin manager looks for ``description[de]`` before ``description``."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(PLUGIN.parent / "metadata.txt", encoding="utf-8")
    for key in ("description", "about"):
        translated = parser["general"][f"{key}[{language}]"]
        assert translated.strip()
        assert translated != parser["general"][key]
