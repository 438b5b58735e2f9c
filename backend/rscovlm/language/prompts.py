"""The prompts of every task, to the letter as the published weights were trained on them.

Source: the RSCoVLM paper and the authors' public data code. Training imports these same functions, so
that what the embedded model learnt and what the backend sends cannot drift apart.

A prompt is text only: the image always comes first in the user's turn, which the engine does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DEFAULT_SYSTEM = "You are a helpful assistant."
ORIENTED_SYSTEM = (
    "As an AI assistant, you specialize in accurate oriented object detection, delivering coordinates of "
    "the polygon vertices in plain text format 'x1,y1,x2,y2,x3,y3,x4,y4 object'."
)
HORIZONTAL_SYSTEM = (
    "As an AI assistant, you specialize in accurate image object detection, delivering coordinates in "
    "plain text format 'x1,y1,x2,y2 object'."
)
NONE_FOUND = "There are none."
ANSWER_SHORT = "Answer the question using a single word or a short phrase."

DOTA_CATEGORIES = (
    "baseball diamond", "basketball court", "bridge", "ground track field", "harbor", "helicopter",
    "large vehicle", "plane", "roundabout", "ship", "small vehicle", "soccer ball field", "storage tank",
    "swimming pool", "tennis court",
)  # fmt: skip

_JSON_KEYS = {4: "bbox_2d", 8: "quadrant bbox"}

ZOOM_REQUEST = "Zoom in to the region of interest and answer the question."
ZOOMED = "Here's the zoomed-in image. You can complete your task now."
ZOOM_SYSTEM = """# Tools

You may call one or more functions to assist with the user query.

You are provided with function signatures within <tools></tools> XML tags:
<tools>
{"type": "function", "function": {"name": "image_zoom_in", "description": "Zoom in to the region of interest on the given image. Input the bounding box of the region of interest and return the zoomed-in image to help to focus and view more clearly.", "parameters": {"name": "bbox", "type": "list[int]", "description": "The bounding box of the region of interest as an array [x1, y1, x2, y2], where (x1, y1) and (x2, y2) indicate the positions' absolute coordinates of the left top and right down corners, respectively.", "required": true}}}
</tools>

For each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:
<tool_call>
{"name": <function-name>, "arguments": <args-json-object>}
</tool_call>"""  # noqa: E501 - the weights know this block as it stands


@dataclass(frozen=True)
class Prompt:
    """What is said to the model about one image: the system prompt and the user's text."""

    system: str
    user: str


def category_list(categories: Iterable[str]) -> str:
    """Join categories as in training: lower case, hyphens as spaces, unique, alphabetical."""
    names = {" ".join(name.lower().replace("-", " ").split()) for name in categories}
    return ", ".join(sorted(name for name in names if name))


def oriented_detection(categories: Iterable[str], *, full_stop: bool = False) -> Prompt:
    """Ask for every object of the categories as oriented boxes."""
    return Prompt(ORIENTED_SYSTEM, _sentence(f"find the {category_list(categories)}", full_stop))


def oriented_grounding(phrase: str, *, full_stop: bool = False) -> Prompt:
    """Ask for what a phrase refers to, as an oriented box."""
    return Prompt(ORIENTED_SYSTEM, _sentence(f"find the {phrase.strip()}", full_stop))


def horizontal_detection(categories: Iterable[str], *, full_stop: bool = False) -> Prompt:
    """Ask for every object of the categories as upright boxes."""
    return Prompt(HORIZONTAL_SYSTEM, _sentence(f"find the {category_list(categories)}", full_stop))


def horizontal_grounding(phrase: str, *, full_stop: bool = False) -> Prompt:
    """Ask for what a phrase refers to, as an upright box."""
    return Prompt(HORIZONTAL_SYSTEM, _sentence(f"find the {phrase.strip()}", full_stop))


def classification(classes: Sequence[str]) -> Prompt:
    """Ask for the scene's class among the given ones, in the given order."""
    return Prompt(
        DEFAULT_SYSTEM,
        f"Classify the image within one of the given classes:{','.join(classes)}.",
    )


def question(text: str) -> Prompt:
    """Ask a question to be answered in a word or a short phrase."""
    return Prompt(DEFAULT_SYSTEM, f"{text.strip()} {ANSWER_SHORT}")


def caption() -> Prompt:
    """Ask for a description of the whole image."""
    return Prompt(DEFAULT_SYSTEM, "Describe the image")


def region_caption(box_text: str) -> Prompt:
    """Ask what stands at a place; ``box_text`` is the box in the model's own coordinate convention."""
    return Prompt(DEFAULT_SYSTEM, f"[identify] What is the object present at {{{box_text}}}")


def multiple_choice(text: str, choices: Sequence[str]) -> Prompt:
    """Ask for the letter of one of the choices, which carry their letters already, as ``(A) seven``."""
    listed = "\n".join(choices)
    return Prompt(
        DEFAULT_SYSTEM,
        f"{text.strip()} The choices are listed below: \n{listed}\n"
        "Select the best answer to the above multiple-choice question based on the image. Respond with only "
        "the letter (A, B, C, D, or E) of the correct option.\nThe best answer is:",
    )


def zoom_question(text: str) -> Prompt:
    """Open the zoom-in chain: the overview and the question, with the tool that cuts a region."""
    return Prompt(ZOOM_SYSTEM, f"{text.strip()}\n{ZOOM_REQUEST}")


def zoom_call(x1: int, y1: int, x2: int, y2: int) -> str:
    """Write the assistant's call for a region, in pixels of the resized overview."""
    arguments = f'{{"name": "image_zoom_in", "arguments": {{"bbox": [{x1}, {y1}, {x2}, {y2}]}}}}'
    return f"<tool_call>\n{arguments}\n</tool_call>"


def box_line(coordinates: Sequence[int], label: str) -> str:
    """Write one object of a reply: four or eight whole coordinates, then the label."""
    return f"{','.join(str(value) for value in coordinates)} {label}"


def box_reply(lines: Sequence[str]) -> str:
    """Join the objects of a reply, or say that there are none."""
    return "\n".join(lines) if lines else NONE_FOUND


def json_reply(objects: Sequence[tuple[Sequence[int], str]]) -> str:
    """Write a reply as general Qwen models do: ``bbox_2d`` of four numbers, ``quadrant bbox`` of eight."""
    items = [
        json.dumps(
            {_JSON_KEYS[len(coordinates)]: [int(value) for value in coordinates], "label": label},
            ensure_ascii=False,
        )
        for coordinates, label in objects
    ]
    listed = ",\n\t".join(items)
    return f"```json\n[\n\t{listed}\n]\n```" if items else NONE_FOUND


def _sentence(text: str, full_stop: bool) -> str:
    return f"{text}." if full_stop else text
