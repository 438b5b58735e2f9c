"""Punctuation and spelling, rule by rule, and answers of few words in one form.

Not for general data such as LLaVA-OneVision's: there a text may be code, a formula or another language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rscovlm.language.prompts import ANSWER_SHORT
from rscovlm_training.records.asking import object_lines
from rscovlm_training.records.cleaning.ledger import Ledger
from rscovlm_training.records.record import PLACEHOLDER, Message, Record

GENERAL = ("onevision", "llava")
"""Sources, by the beginning of their names, whose wording is not ours to change."""

_PUNCTUATION: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("question mark after a full stop", re.compile(r"\.\s*\?"), "."),
    ("full stop after a question mark", re.compile(r"\?\s*\.(?!\w)"), "?"),
    ("doubled punctuation", re.compile(r"([,;:?!])(?:\s*\1)+"), r"\1"),
    ("doubled full stop", re.compile(r"(?<!\.)\.\s?\.(?!\s?\.)"), "."),
    (
        "space before punctuation",
        re.compile(r"(?<=[\w>)]) +(,(?=[\sA-Za-z]|$)|[.;:?!](?=\s|$))"),
        r"\1",
    ),
    ("no space after a comma", re.compile(r"(?<=[A-Za-z]),(?=[A-Za-z])"), ", "),
    ("doubled space", re.compile(r"[ \t]{2,}"), " "),
    ("space at the end of a line", re.compile(r"[ \t]+(?=\n)|[ \t]+$"), ""),
)

SPELLING = {
    "pealse": "please", "plese": "please", "satelite": "satellite", "sattelite": "satellite",
    "satallite": "satellite", "vehical": "vehicle", "vehicals": "vehicles", "vechicle": "vehicle",
    "vechicles": "vehicles", "veichle": "vehicle", "buidling": "building", "buidlings": "buildings",
    "bulding": "building", "buldings": "buildings", "builidng": "building", "corrdinates": "coordinates",
    "cordinates": "coordinates", "rectange": "rectangle", "rectangluar": "rectangular",
    "retangular": "rectangular", "recieve": "receive", "seperate": "separate", "occured": "occurred",
    "swiming": "swimming", "baskeball": "basketball", "basketbal": "basketball", "tenis": "tennis",
    "runing": "running", "intersetion": "intersection", "parralel": "parallel", "paralell": "parallel",
    "residental": "residential", "surronding": "surrounding", "surronded": "surrounded",
    "enviroment": "environment", "loction": "location", "postion": "position", "numer": "number",
    "harbour": "harbor", "harbours": "harbors", "aeroplane": "airplane", "aeroplanes": "airplanes",
    "grey": "gray", "colour": "color", "colours": "colors",
}  # fmt: skip
"""Misspellings of the published sets, and the spelling of the published classes where there are two."""

_MISSPELT = re.compile(rf"\b(?:{'|'.join(SPELLING)})\b", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\s*(?:Please )?Answer (?:the question )?(?:using|with|in) (?:a single|one|a) word or "
    r"(?:a )?(?:short )?phrase\s*\.?\s*$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:what|where|how|is|are|which|who|do|does|can|was|were|why|has|have)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_FEW_WORDS = 3


def clean_words(record: Record, ledger: Ledger) -> Record:
    """Apply the rules to the messages of a record, and to the same words in its facts."""
    if record.source.startswith(GENERAL):
        return record
    if record.task == "ground":
        return _grounded(record, ledger)
    record = _short_question(record, ledger)
    messages = tuple(_message(message, record, ledger) for message in record.messages)
    facts = dict(record.facts)
    if record.task == "vqa":
        facts["question"] = next(one.text for one in messages if one.role == "user")
    if record.task == "choice":
        facts["question"] = _asked(_rules(str(facts["question"]), _nothing))
        facts["choices"] = [_rules(str(choice), _nothing) for choice in facts["choices"]]
    return replace(record, messages=messages, facts=facts)


def _grounded(record: Record, ledger: Ledger) -> Record:
    """Say a phrase once, in the prompt, in the answer and as the label; the prompt has the article."""

    def count(rule: str, before: str, after: str) -> None:
        ledger.change(rule, record.id, record.source, before, after)

    whole = _rules(str(record.facts["phrase"]), count)
    phrase = _ARTICLE.sub("", whole.rstrip(" .?")) or whole
    if phrase != whole:
        count("article and full stop of a phrase left to the prompt", whole, phrase)
    boxes = tuple(replace(box, label=phrase) for box in record.boxes)
    asked, answered = record.messages
    messages = (replace(asked, text=f"find the {phrase}"), replace(answered, text=object_lines(boxes)))
    return replace(record, messages=messages, boxes=boxes, facts={**record.facts, "phrase": phrase})


def _short_question(record: Record, ledger: Ledger) -> Record:
    """Leave the request for a short answer to the prompt, which always says it in the same words."""
    if record.task not in ("chat", "vqa", "choice") or not _SUFFIX.search(record.question):
        return record
    facts = dict(record.facts)
    if "question" in facts:
        facts["question"] = _SUFFIX.sub("", str(facts["question"]))
    alone = len(record.messages) == 2 and len(record.images) == 1 and not PLACEHOLDER.search(record.question)
    task = "vqa" if record.task == "chat" and alone else record.task
    wanted = f" {ANSWER_SHORT}" if task == "chat" else ""
    messages = tuple(
        replace(one, text=_SUFFIX.sub(wanted, one.text)) if one.role == "user" else one
        for one in record.messages
    )
    rule = "request for a short answer left to the prompt" if not wanted else "request for a short answer"
    if messages != record.messages:
        ledger.change(rule, record.id, record.source, record.question, messages[0].text)
    return replace(record, messages=messages, task=task, facts=facts)


def _message(message: Message, record: Record, ledger: Ledger) -> Message:
    def count(rule: str, before: str, after: str) -> None:
        ledger.change(rule, record.id, record.source, before, after)

    if record.task == "detect" or message.role == "system":
        return message
    text = _rules(message.text, count)
    if message.role == "user":
        asked = _asked(text) if record.task in ("vqa", "identify") else _capital(text)
        if asked != text:
            count("capital and question mark", text, asked)
        text = asked
    if message.role == "assistant" and record.task == "vqa":
        short = _short_answer(text)
        if short != text:
            count("answer of few words in small letters", text, short)
        text = short
    return replace(message, text=text)


def _rules(text: str, count: Callable[[str, str, str], None]) -> str:
    """Apply every rule of punctuation and spelling, and count those that change something."""
    for name, pattern, replacement in _PUNCTUATION:
        changed = pattern.sub(replacement, text)
        if changed != text:
            count(name, text, changed)
            text = changed
    changed = _MISSPELT.sub(_spelt, text)
    if changed != text:
        count("spelling", text, changed)
    return changed


def _nothing(rule: str, before: str, after: str) -> None:
    """Count nothing: the same words are counted where they are said."""


def _spelt(found: re.Match[str]) -> str:
    right = SPELLING[found[0].lower()]
    if found[0].isupper():
        return right.upper()
    return right.capitalize() if found[0][0].isupper() else right


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _asked(text: str) -> str:
    """A question begins with a capital and ends with a question mark; other sentences keep their end."""
    text = _capital(text.strip())
    last = text.splitlines()[-1] if text else ""
    if not _ASKS.match(text) or last.endswith(("?", "!", ":", ")")) or ". " in text or "\n" in text:
        return text
    return f"{text.rstrip('.').rstrip()}?"


def _short_answer(text: str) -> str:
    """``Yes.`` and ``yes`` are one answer; names in capitals and long answers stay as they are."""
    words = text.strip().rstrip(".").split()
    if not 0 < len(words) <= _FEW_WORDS or text.count(".") > 1:
        return text
    # A letter alone, a number or an abbreviation is a name.
    rest = words[0][1:]
    first = words[0].lower() if rest.isalpha() and rest.islower() else words[0]
    return " ".join([first, *words[1:]])
