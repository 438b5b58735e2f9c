"""The one type that every data set becomes: messages in OpenAI's form, and typed boxes with their frame.

Texts refer to boxes by placeholders, ``<box:0>``, never by numbers: an image that is resized takes its
boxes along, and the numbers are written last, in whichever convention the model speaks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from rscovlm.errors import RSCoVLMError

Frame = Literal["native_px", "relative_100", "relative_1000"]
"""What a box's numbers count: native pixels of its image, or parts of 100 or 1000 of its sides."""

Shape = Literal["horizontal", "rotated", "quad"]
"""``x1, y1, x2, y2``; centre x, y, width, height, degrees clockwise on the screen; or four vertices."""

Role = Literal["system", "user", "assistant"]

Task = Literal["detect", "ground", "identify", "caption", "classify", "vqa", "choice", "chat"]
"""What a record teaches; ``chat`` is anything else, in the words of its messages."""

NUMBERS: dict[Shape, int] = {"horizontal": 4, "rotated": 5, "quad": 8}

PLACEHOLDER = re.compile(r"<box:(\d+)>")


class DataUnreadable(RSCoVLMError):
    """A data file, or a line of it, is not what its layout says."""

    code = "data_unreadable"
    default_next_step = "Mend or remove that line, or name the layout of the file as LAYOUT:PATH."


@dataclass(frozen=True)
class ImageRef:
    """An image file; ``width`` and ``height`` in native pixels, None where nobody has looked yet."""

    path: str
    width: int | None = None
    height: int | None = None

    @property
    def size(self) -> tuple[int, int] | None:
        """(width, height) in native pixels."""
        return None if self.width is None or self.height is None else (self.width, self.height)


@dataclass(frozen=True)
class Box:
    """A box of image number ``image`` of its record; ``frame`` says what its numbers count."""

    numbers: tuple[float, ...]
    shape: Shape
    frame: Frame
    label: str = ""
    image: int = 0
    difficult: bool = False

    def __post_init__(self) -> None:
        if len(self.numbers) != NUMBERS[self.shape]:
            raise ValueError(f"a {self.shape} box has {NUMBERS[self.shape]} numbers, not {len(self.numbers)}")
        if not np.isfinite(self.numbers).all():
            raise ValueError("a box has finite numbers")

    def corners(self) -> npt.NDArray[np.float64]:
        """(4, 2) vertices as they are, in the box's own frame.

        Raises:
            ValueError: for a rotated box; its angle makes sense in pixels only, so unify it first.
        """
        if self.shape == "rotated":
            raise ValueError("a rotated box is unified before its corners are read")
        values = np.array(self.numbers, np.float64)
        return (values[[0, 1, 2, 1, 2, 3, 0, 3]] if self.shape == "horizontal" else values).reshape(4, 2)


@dataclass(frozen=True)
class Message:
    """What one side says; ``images`` are numbers of the record's images, which come before the text."""

    role: Role
    text: str
    images: tuple[int, ...] = ()


@dataclass(frozen=True)
class Record:
    """A conversation about images.

    Attributes:
        id: unique in its source.
        source: the data set that it is from.
        task: what it teaches.
        images: in the order in which messages number them.
        messages: as a person would read them; texts hold ``<box:N>`` for boxes.
        boxes: what the texts refer to by number.
        region_px: x1, y1, x2, y2 in native pixels of the only image, where the answer is to be seen; a
            question with a region can be taught as a zoom-in chain.
        facts: what a task needs beyond words: ``categories``, ``phrase``, ``question``, ``choices``, ...
    """

    id: str
    source: str
    task: Task
    images: tuple[ImageRef, ...]
    messages: tuple[Message, ...]
    boxes: tuple[Box, ...] = ()
    region_px: tuple[int, int, int, int] | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for message in self.messages:
            if any(not 0 <= number < len(self.images) for number in message.images):
                raise ValueError("a message shows an image that the record does not have")
            if any(int(number) >= len(self.boxes) for number in PLACEHOLDER.findall(message.text)):
                raise ValueError("a text names a box that the record does not have")
        if any(not 0 <= box.image < len(self.images) for box in self.boxes):
            raise ValueError("a box lies in an image that the record does not have")

    @property
    def question(self) -> str:
        """The first thing that the user says."""
        return next((message.text for message in self.messages if message.role == "user"), "")

    @property
    def answer(self) -> str:
        """The last thing that the assistant says."""
        return next((one.text for one in reversed(self.messages) if one.role == "assistant"), "")


def placeholder(number: int) -> str:
    """Write the place of a box in a text."""
    return f"<box:{number}>"


def exchange(question: str, answer: str, images: int = 1) -> tuple[Message, ...]:
    """Make the messages of one question about the first ``images`` images and its answer."""
    return (Message("user", question, tuple(range(images))), Message("assistant", answer))


def to_json(record: Record) -> dict[str, Any]:
    """Write a record as plain data; its messages are in OpenAI's form, images named by their paths."""
    data: dict[str, Any] = {
        "id": record.id, "source": record.source, "task": record.task,
        "images": [vars(image) for image in record.images],
        "messages": [_message_json(message, record.images) for message in record.messages],
    }  # fmt: skip
    if record.boxes:
        data["boxes"] = [{**vars(box), "numbers": list(box.numbers)} for box in record.boxes]
    if record.region_px:
        data["region_px"] = list(record.region_px)
    if record.facts:
        data["facts"] = dict(record.facts)
    return data


def from_json(data: Any, folder: Path | None = None) -> Record:
    """Read a record from plain data; relative image paths are taken from ``folder``.

    Raises:
        ValueError: when the data is no record; the message says what is wrong.
    """
    if not isinstance(data, dict):
        raise ValueError("a record is an object")
    missing = [name for name in ("id", "source", "task", "images", "messages") if name not in data]
    if missing:
        raise ValueError(f"it lacks {', '.join(missing)}")
    if data["task"] not in get_args(Task):
        raise ValueError(f"'{data['task']}' is no task")
    region = data.get("region_px")
    if region is not None and (len(region) != 4 or region[2] <= region[0] or region[3] <= region[1]):
        raise ValueError("region_px is not x1, y1, x2, y2")
    try:
        names = [str(image["path"]) for image in data["images"]]
        images = tuple(ImageRef(_placed(image["path"], folder), image.get("width"), image.get("height"))
                       for image in data["images"])  # fmt: skip
        return Record(
            str(data["id"]), str(data["source"]), data["task"], images,
            tuple(_read_message(message, names) for message in data["messages"]),
            tuple(_read_box(box) for box in data.get("boxes", ())),
            None if region is None else (int(region[0]), int(region[1]), int(region[2]), int(region[3])),
            data.get("facts", {}),
        )  # fmt: skip
    except (KeyError, TypeError) as error:
        raise ValueError(f"something is missing or of the wrong kind: {error}") from error


def _placed(path: str, folder: Path | None) -> str:
    return path if folder is None else str(folder / path)


def _message_json(message: Message, images: tuple[ImageRef, ...]) -> dict[str, Any]:
    if not message.images:
        return {"role": message.role, "content": message.text}
    parts: list[dict[str, Any]] = [
        {"type": "image_url", "image_url": {"url": images[number].path}} for number in message.images
    ]
    return {"role": message.role, "content": [*parts, {"type": "text", "text": message.text}]}


def _read_message(data: Mapping[str, Any], names: list[str]) -> Message:
    role, content = data["role"], data["content"]
    if role not in get_args(Role):
        raise ValueError(f"'{role}' is no role")
    if isinstance(content, str):
        return Message(role, content)
    texts = [part["text"] for part in content if part["type"] == "text"]
    urls = [part["image_url"]["url"] for part in content if part["type"] == "image_url"]
    unknown = [url for url in urls if url not in names]
    if unknown:
        raise ValueError(f"a message shows '{unknown[0]}', which is not among the images")
    return Message(role, "\n".join(texts), tuple(names.index(url) for url in urls))


def _read_box(data: Mapping[str, Any]) -> Box:
    if data["shape"] not in get_args(Shape) or data["frame"] not in get_args(Frame):
        raise ValueError(f"a box of shape '{data['shape']}' in frame '{data['frame']}' is not known")
    return Box(
        tuple(float(value) for value in data["numbers"]), data["shape"], data["frame"],
        str(data.get("label", "")), int(data.get("image", 0)), bool(data.get("difficult", False)),
    )  # fmt: skip
