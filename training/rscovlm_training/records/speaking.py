"""A record becomes a conversation: its boxes follow the images' sizes, its words are the published ones.

Prompts and replies come from ``rscovlm.language.prompts``; the chain cuts the very window that serving cuts
for the call that the model is taught to write.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rscovlm.geometry.frames import ModelFrame
from rscovlm.geometry.quads import canonical
from rscovlm.language import prompts
from rscovlm.language.coordinates import from_model_px
from rscovlm.language.zoom import BadCall, parse_call
from rscovlm.models import Coordinates
from rscovlm.tasks.zooming import crop_window
from rscovlm_training.records import paraphrases
from rscovlm_training.records.record import PLACEHOLDER, Box, DataUnreadable, Record, Role

MOST_SHARE = 0.5
"""Of the image's area, that a region may take for the question to be taught as a chain."""


_DIGITS = 6


@dataclass(frozen=True)
class View:
    """An image as it will be shown: which native pixels of which file, at what size in model pixels."""

    path: str
    frame: ModelFrame


@dataclass(frozen=True)
class Line:
    """A turn before its pixels are read."""

    role: Role
    text: str
    views: tuple[View, ...] = ()


@dataclass(frozen=True)
class Manner:
    """How one record is said.

    Attributes:
        coordinates: the convention that the model writes in.
        factor: the least side of a zoomed region, model pixels: the vision tower's patch.
        upright: boxes as x1, y1, x2, y2, even where they are oriented.
        as_json: replies with boxes as JSON.
        other_words: a paraphrase in place of the published request.
        other_names: synonyms in place of class names.
        chain: a question with a region as a zoom-in chain.
        clockwise: the order of the vertices of grounded objects; the published refGeo has them the other way.
    """

    coordinates: Coordinates = "absolute"
    factor: int = 28
    upright: bool = False
    as_json: bool = False
    other_words: bool = False
    other_names: bool = False
    chain: bool = True
    clockwise: bool = True


def speak(record: Record, views: Sequence[View], manner: Manner, rng: random.Random) -> list[Line]:
    """Write the conversation of a cleaned record; a chain's last view stands beside its second request.

    Args:
        record: cleaned, so that its boxes are native pixels.
        views: of the record's images, in their order.
        manner: how.
        rng: draws words.

    Raises:
        DataUnreadable: when the record lacks what its task needs.
    """
    try:
        if record.task in ("detect", "ground"):
            return _boxes(record, views[0], manner, rng)
        if record.task in ("vqa", "choice"):
            return _question(record, views, manner)
        if record.task == "chat":
            return _chat(record, views, manner)
        reply = _filled(record.answer, record, views, manner)
        return _open(_prompt(record, views, manner, rng), views, reply)
    except (KeyError, IndexError) as error:
        raise DataUnreadable(
            f"The record '{record.id}' of {record.source} lacks what the task {record.task} needs.",
            details=repr(error), next_step="Clean the source again.",
        ) from error  # fmt: skip


def written(box: Box, frame: ModelFrame, manner: Manner) -> tuple[int, ...]:
    """The whole numbers of a box, native pixels, as the model writes them of a view.

    Four for an upright box; eight from the topmost, then leftmost vertex, clockwise on the screen.
    """
    corners = _exact(frame.from_native(box.corners()), manner.coordinates, frame)
    if manner.upright or box.shape == "horizontal":
        return (*(int(v) for v in corners.min(axis=0)), *(int(v) for v in corners.max(axis=0)))
    return tuple(int(value) for value in canonical(corners)[0].reshape(-1))


def _exact(
    points: npt.NDArray[np.float64], coordinates: Coordinates, frame: ModelFrame
) -> npt.NDArray[np.int64]:
    """Whole numbers, truncated from exact ones: 861 must not become 860 where it came out as 860.9999."""
    return from_model_px(np.round(points, _DIGITS), coordinates, frame.width, frame.height)


def _boxes(record: Record, view: View, manner: Manner, rng: random.Random) -> list[Line]:
    shapes = {box.shape for box in record.boxes}
    upright = manner.upright or shapes == {"horizontal"}
    names = [str(name) for name in record.facts.get("categories", ())]
    renamed = paraphrases.rename(names, rng) if manner.other_names else {}
    placed = [(written(box, view.frame, manner), box.label) for box in record.boxes]
    if record.task == "detect":
        what = prompts.category_list(renamed.get(name, name) for name in names)
        # By class, then top, then left, as the reader of a reply expects them.
        placed.sort(key=lambda one: (one[1], min(one[0][1::2]), min(one[0][0::2])))
    else:
        what = str(record.facts["phrase"])
        if not manner.clockwise:
            placed = [(_backwards(numbers), label) for numbers, label in placed]
    said = [(numbers, renamed.get(label, label)) for numbers, label in placed]
    prompt = _ask_boxes(record, what, upright, manner, rng)
    lines = [prompts.box_line(numbers, label) for numbers, label in said]
    return _open(prompt, [view], prompts.json_reply(said) if manner.as_json else prompts.box_reply(lines))


def _ask_boxes(
    record: Record, what: str, upright: bool, manner: Manner, rng: random.Random
) -> prompts.Prompt:
    if manner.as_json:
        request: paraphrases.Request = "horizontal json" if upright else "oriented json"
        return prompts.Prompt(prompts.DEFAULT_SYSTEM, paraphrases.say(request, what, rng))
    if record.task == "ground":
        make = prompts.horizontal_grounding if upright else prompts.oriented_grounding
        prompt = make(what)
    else:
        names = what.split(", ")
        prompt = prompts.horizontal_detection(names) if upright else prompts.oriented_detection(names)
    if manner.other_words:
        return prompts.Prompt(
            prompt.system, paraphrases.say("horizontal" if upright else "oriented", what, rng)
        )
    return prompt


def _backwards(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The vertices the other way round from the same first one; an upright box has no way round."""
    if len(numbers) == 4:
        return numbers
    return (*numbers[:2], *numbers[6:], *numbers[4:6], *numbers[2:4])


def _question(record: Record, views: Sequence[View], manner: Manner) -> list[Line]:
    text = str(record.facts["question"])
    if record.task == "choice":
        prompt = prompts.multiple_choice(text, [str(choice) for choice in record.facts["choices"]])
        text = prompt.user
    else:
        prompt = prompts.question(text)
    if manner.chain and len(views) == 1 and _worth_zooming(record, views[0]):
        return _chain(record, text, views[0], manner)
    return _open(prompt, views, record.answer)


def _worth_zooming(record: Record, view: View) -> bool:
    """Whether the region is a part of the image; zooming in to nearly all of it shows nothing new."""
    if record.region_px is None:
        return False
    x1, y1, x2, y2 = record.region_px
    return (x2 - x1) * (y2 - y1) <= MOST_SHARE * view.frame.window.width * view.frame.window.height


def _chain(record: Record, text: str, view: View, manner: Manner) -> list[Line]:
    frame = view.frame
    x1, y1, x2, y2 = record.region_px or (0, 0, 0, 0)
    low, high = frame.from_native([(x1, y1), (x2, y2)])
    ends = np.array([low, np.ceil(np.round(high, _DIGITS))])
    (a, b), (c, d) = _exact(ends, manner.coordinates, frame).tolist()
    call = prompts.zoom_call(a, b, c, d)
    box = parse_call(
        call, coordinates=manner.coordinates, width=frame.width, height=frame.height,
        least_side=float(manner.factor),
    )  # fmt: skip
    if isinstance(box, BadCall):
        raise DataUnreadable(
            f"The region of the record '{record.id}' of {record.source} is no place in its image.",
            details=f"{record.region_px}: {box.fault}", next_step="Clean the source again.",
        )  # fmt: skip
    window = crop_window(box, frame, frame.window)
    # Its size is the caller's to choose; until then it is shown as it is.
    crop = View(view.path, ModelFrame(window, window.width, window.height))
    return [
        *_open(prompts.zoom_question(text), [view], call),
        Line("user", prompts.ZOOMED, (crop,)),
        Line("assistant", record.answer),
    ]


def _prompt(record: Record, views: Sequence[View], manner: Manner, rng: random.Random) -> prompts.Prompt:
    if record.task == "classify":
        return prompts.classification([str(name) for name in record.facts["classes"]])
    if record.task == "caption":
        words = paraphrases.say("caption", "", rng)
        return prompts.Prompt(prompts.DEFAULT_SYSTEM, words) if manner.other_words else prompts.caption()
    box = record.boxes[0]
    where = ",".join(map(str, written(box, views[box.image].frame, manner)))
    words = paraphrases.say("identify", f"{{{where}}}", rng)
    if manner.other_words:
        return prompts.Prompt(prompts.DEFAULT_SYSTEM, words)
    return prompts.region_caption(where)


def _chat(record: Record, views: Sequence[View], manner: Manner) -> list[Line]:
    lines = [
        Line(one.role, _filled(one.text, record, views, manner), tuple(views[at] for at in one.images))
        for one in record.messages
    ]
    return lines if lines[0].role == "system" else [Line("system", prompts.DEFAULT_SYSTEM), *lines]


def _filled(text: str, record: Record, views: Sequence[View], manner: Manner) -> str:
    """The text with its boxes as numbers in braces, the form in which ``region_caption`` asks of one."""

    def fill(found: re.Match[str]) -> str:
        box = record.boxes[int(found[1])]
        return "{" + ",".join(map(str, written(box, views[box.image].frame, manner))) + "}"

    return PLACEHOLDER.sub(fill, text)


def _open(prompt: prompts.Prompt, views: Sequence[View], reply: str) -> list[Line]:
    return [
        Line("system", prompt.system), Line("user", prompt.user, tuple(views)), Line("assistant", reply),
    ]  # fmt: skip
