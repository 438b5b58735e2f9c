"""Task tags become natural prompts, and what they ask for becomes the task of the record."""

from __future__ import annotations

import re
from dataclasses import replace

from rscovlm_training.records.asking import object_lines
from rscovlm_training.records.cleaning.ledger import Dropped, Ledger
from rscovlm_training.records.record import PLACEHOLDER, Message, Record
from rscovlm_training.records.sources import geochat, vhm

_ONLY_BOXES = re.compile(r"(?:\s|[.,;]|<delim>|</?p>|<box:\d+>)+")
_MARKED = re.compile(r"<p>\s*(.*?)\s*</p>", re.DOTALL)
_MARKS = re.compile(r"\s*</?p>\s*|\s*<delim>\s*")
_BARE = re.compile(
    r"^(?:please\s+)?(?:from this image, )?(?:could you |can you )?"
    r"(?:(?:(?:give|tell|show) me (?:the )?(?:location|position)s? (?:of|for)|where (?:is|are)|locate|"
    r"identify|find|detect|what is the (?:location|position) of|the (?:location|position)s? of|all)\s+)+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|all the|an?)\s+", re.IGNORECASE)
_FORM = re.compile(
    r"\s*(?:Please )?Include (?:a )?bounding box(?:es)? of the form \[[^\]]*\][^.?]*[.?]?"
    r"|\s*If there are no such [^.,]+, do not output a bounding box\.?",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    r"(?:^|[.:]\s+)(?:what is|identify)\s+(?:the object (?:present )?(?:at|in)\s+)?<box:0>[\s.?]*$",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(r"what is the spatial resolution", re.IGNORECASE)
_OUTLINES = re.compile(r"output the outlines of", re.IGNORECASE)
_EVERY_BOX = "Give the box of every object that you name."


def clean_tags(record: Record, ledger: Ledger) -> Record:
    """Turn GeoChat's, TEOChatlas's and VHM's tags and markers into words and tasks.

    Raises:
        Dropped: for a task that cannot be taught from the data as published.
    """
    if record.task != "chat":
        return record
    text = record.question
    if geochat.TAG.search(text) or _FORM.search(text) or _names(record):
        return _places(record, ledger)
    found = vhm.TAG.search(text)
    return _vhm(record, found["tag"], ledger) if found else _unmarked(record, ledger)


def _places(record: Record, ledger: Ledger) -> Record:
    tag = geochat.TAG.search(record.question)
    kind = tag[0] if tag else "[identify]" if _names(record) else "a form for boxes"
    if len(record.messages) == 2:
        made = _single(record, kind)
        if made is not None:
            _note(ledger, f"{kind} to a prompt", record, made)
            return _unmarked(made, ledger)
    made = replace(record, messages=tuple(_natural(message, record) for message in record.messages))
    _note(ledger, f"{kind} to a prompt", record, made)
    return _unmarked(made, ledger)


def _names(record: Record) -> bool:
    """Whether it asks, without a tag, what stands at one place of one image."""
    alone = len(record.messages) == 2 and len(record.images) == 1
    return alone and bool(_WHAT_IS.search(record.question))


def _single(record: Record, kind: str) -> Record | None:
    """A conversation of one question that is a known task; None: it is none."""
    question, answer = record.messages
    only_boxes = bool(PLACEHOLDER.search(answer.text)) and _ONLY_BOXES.fullmatch(answer.text)
    boxes_asked = len(PLACEHOLDER.findall(question.text))
    if kind == "[identify]" and boxes_asked == 1:
        asked = replace(question, text="What is the object at <box:0>?")
        messages = (asked, replace(answer, text=_without_boxes(answer.text)))
        return replace(record, task="identify", messages=messages, boxes=record.boxes[:1])
    if not only_boxes or boxes_asked or len(record.images) != 1:
        return None
    phrase = what_is_meant(question.text)
    boxes = tuple(replace(box, label=phrase) for box in record.boxes)
    asked = replace(question, text=f"find the {phrase}")
    said = replace(answer, text=object_lines(boxes))
    facts = {**record.facts, "phrase": phrase}
    return replace(record, task="ground", messages=(asked, said), boxes=boxes, facts=facts)


def what_is_meant(text: str) -> str:
    """The thing that a question asks the place of, without article and question mark."""
    plain = _FORM.sub("", geochat.TAG.sub("", text)).strip()
    marked = _MARKED.search(plain)
    if not marked:
        # The last sentence asks; those before it say what kind of image it is.
        plain = _BARE.sub("", re.split(r"[:.]\s+(?=\S)", plain.rstrip(" .?"))[-1].strip())
    phrase = marked[1] if marked else plain
    return _ARTICLE.sub("", " ".join(phrase.split()).strip(" .?")) or "object"


def _natural(message: Message, record: Record) -> Message:
    """One turn of a longer conversation without its tags."""
    text = message.text
    if message.role == "assistant":
        if _ONLY_BOXES.fullmatch(text) and PLACEHOLDER.search(text):
            text = "\n".join(found[0] for found in PLACEHOLDER.finditer(text))
        return replace(message, text=text)
    tag = geochat.TAG.search(text)
    kind = tag[0] if tag else ""
    formed = bool(_FORM.search(text))
    text = _FORM.sub("", geochat.TAG.sub("", text)).strip()
    if kind == "[refer]":
        text = f"Where is the {what_is_meant(text)}?"
    elif kind == "[identify]" and text.startswith("<box:"):
        text = f"What is the object at {text.rstrip(' ?.')}?"
    elif kind == "[grounding]" or formed:
        text = f"{text.rstrip(' .?:') + ('?' if text.endswith('?') else '.')} {_EVERY_BOX}"
    return replace(message, text=text)


def _unmarked(record: Record, ledger: Ledger) -> Record:
    """Take the marks of phrases out, and boxes that an answer only repeats from its question."""
    asked = {int(found) for found in PLACEHOLDER.findall(record.question)}
    numbers = {record.boxes[number].numbers for number in asked}
    messages = []
    for message in record.messages:
        text = _MARKS.sub(" ", message.text).strip() if _MARKS.search(message.text) else message.text
        if message.role == "assistant" and numbers:
            again = PLACEHOLDER.sub(
                lambda found: "" if record.boxes[int(found[1])].numbers in numbers else found[0], text
            )
            text = again.strip() if again.strip() else text
        messages.append(replace(message, text=text))
    made = replace(record, messages=tuple(messages))
    if made.messages != record.messages:
        _note(ledger, "marks and repeated boxes taken out", record, made)
    return made


def _vhm(record: Record, tag: str, ledger: Ledger) -> Record:
    if tag == "VG":
        raise Dropped("grounding of VHM, whose frame of boxes is not published", record.question)
    if tag == "IT" and _RESOLUTION.search(record.question):
        raise Dropped("asks for the resolution, which resizing changes", record.question)
    if tag == "IT" and _OUTLINES.search(record.question):
        raise Dropped("asks for outlines of buildings", record.question)
    messages = tuple(
        replace(one, text=re.sub(r"\s*\{(?:VQA|CLS|VG|IT|IDK)\}\s*", " ", one.text).strip())
        for one in record.messages
    )
    made = replace(record, messages=messages)
    _note(ledger, f"{{{tag}}} to a prompt", record, made)
    return made


def _without_boxes(text: str) -> str:
    return " ".join(PLACEHOLDER.sub("", _MARKS.sub(" ", text)).split()).strip(" ,;") or text


def _note(ledger: Ledger, rule: str, before: Record, after: Record) -> None:
    ledger.change(rule, before.id, before.source, _said(before), _said(after))


def _said(record: Record) -> str:
    return "\n".join(f"{message.role}: {message.text}" for message in record.messages)
