"""LLaVA conversations, which most published sets are written in: ``conversations`` of ``from``, ``value``.

``<image>`` and ``<video>`` stand where the images are shown; a video is a list of frames, all shown there.
OpenAI ``messages`` are read too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rscovlm_training.records.files import json_items, unreadable
from rscovlm_training.records.record import Box, ImageRef, Message, Record, Role, Task

_ROLES: dict[str, Role] = {
    "human": "user", "user": "user", "gpt": "assistant", "assistant": "assistant", "system": "system",
}  # fmt: skip
_SHOWN = re.compile(r"\s*<(image|video)>[ \t]*\n?")

Parse = Callable[[str, list[Box]], str]
"""Takes the boxes out of a text, adds them to the list and leaves their placeholders."""


def read(path: Path, images: Path | None) -> Iterator[Record]:
    """Read plain conversations; nothing in their texts is taken for a box."""
    for line, item in json_items(path):
        yield record(item, path, line, images or path.parent / "images", "llava")


def record(
    item: Any,
    path: Path,
    line: int,
    images: Path,
    source: str,
    parse: Parse = lambda text, _: text,
    task: Task = "chat",
    facts: Mapping[str, Any] | None = None,
) -> Record:
    """Make a record of a published conversation.

    Raises:
        DataUnreadable: when it is none, or when images and the places to show them do not match.
    """
    try:
        names = image_names(item)
        boxes: list[Box] = []
        messages = _messages(item, len(names), parse, boxes)
        return Record(
            str(item.get("id", item.get("question_id", line))), source, task,
            tuple(ImageRef(str(images / name)) for name in names), messages, tuple(boxes), None, facts or {},
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise unreadable(path, line, f"it is no conversation ({error})") from error


def image_names(item: Mapping[str, Any]) -> list[str]:
    """The images as published: ``image``, one or a list, and the frames of ``video``, oldest first."""
    names: list[str] = []
    for key in ("image", "video"):
        value = item.get(key) or []
        found = [value] if isinstance(value, str) else list(value)
        stamps = item.get("timestamps") or []
        if key == "video" and len(stamps) == len(found) > 1:
            # ISO dates sort as they are written.
            found = [name for _, name in sorted(zip(map(str, stamps), found, strict=True))]
        names += [str(name) for name in found]
    # The converted benchmarks repeat a single image as a video of one frame.
    return list(dict.fromkeys(names))


def _messages(item: Mapping[str, Any], images: int, parse: Parse, boxes: list[Box]) -> tuple[Message, ...]:
    said = item["conversations"] if "conversations" in item else item["messages"]
    texts = [(_role(turn), str(turn["value"] if "value" in turn else turn["content"])) for turn in said]
    shown = _shown(texts, images)
    messages = []
    for (role, text), numbers in zip(texts, shown, strict=True):
        messages.append(Message(role, parse(_SHOWN.sub(" ", text).strip(), boxes), numbers))
    if not any(message.role == "user" for message in messages):
        raise ValueError("nobody asks anything")
    return tuple(messages)


def _role(turn: Mapping[str, Any]) -> Role:
    name = str(turn["from"] if "from" in turn else turn["role"])
    if name not in _ROLES:
        raise ValueError(f"'{name}' takes no part in a conversation")
    return _ROLES[name]


def _shown(texts: Sequence[tuple[Role, str]], images: int) -> list[tuple[int, ...]]:
    """Which images each turn shows; a conversation that says nothing of them shows all at its beginning."""
    places = [[found[1] for found in _SHOWN.finditer(text)] for _, text in texts]
    total = sum(map(len, places))
    first = next((index for index, (role, _) in enumerate(texts) if role == "user"), 0)
    if not total or (images and any("video" in kinds for kinds in places)):
        where = next((index for index, kinds in enumerate(places) if kinds), first)
        return [tuple(range(images)) if index == where else () for index in range(len(texts))]
    if total == images or (total > images == 1):
        numbers = iter(range(images))
        return [tuple(number for _, number in zip(kinds, numbers, strict=False)) for kinds in places]
    raise ValueError(f"{images} images for {total} places to show them")
