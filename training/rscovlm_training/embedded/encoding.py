"""Conversations to tensors: token ids, which of them are learnt, and the pixels of their images.

The words go through the tokenizer's own chat template and the pixels through the image processor of the
checkpoint, the same two that serve the model. Only the assistant's words and the end of its turn are learnt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from transformers import Qwen2Tokenizer
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

from rscovlm.engines.protocol import Turn
from rscovlm_training.embedded.dense import TOKEN
from rscovlm_training.embedded.tokenizer import token_id

IGNORED = -100
PATCH = 14


@dataclass(frozen=True)
class Encoded:
    """A conversation: ids, labels (``IGNORED`` where not learnt), and where visual tokens stand (1)."""

    input_ids: list[int]
    labels: list[int]
    token_types: list[int]


def encode(tokenizer: Qwen2Tokenizer, turns: Sequence[Turn]) -> Encoded:
    """Write a conversation with the chat template, an image token for every merged patch."""
    image_pad = token_id(tokenizer, "<|image_pad|>")
    ids: list[int] = []
    labels: list[int] = []
    for turn in turns:
        head = f"<|im_start|>{turn.role}\n" + "".join(_image_text(image) for image in turn.images)
        head_ids = tokenizer(head, add_special_tokens=False)["input_ids"]
        body_ids = tokenizer(f"{turn.text}<|im_end|>", add_special_tokens=False)["input_ids"]
        tail_ids = tokenizer("\n", add_special_tokens=False)["input_ids"]
        ids += [*head_ids, *body_ids, *tail_ids]
        learnt = body_ids if turn.role == "assistant" else [IGNORED] * len(body_ids)
        labels += [*[IGNORED] * len(head_ids), *learnt, *[IGNORED] * len(tail_ids)]
    return Encoded(ids, labels, [int(token == image_pad) for token in ids])


def _image_text(image: npt.NDArray[np.uint8]) -> str:
    height, width = image.shape[:2]
    return f"<|vision_start|>{'<|image_pad|>' * ((height // TOKEN) * (width // TOKEN))}<|vision_end|>"


class Pixels:
    """The image processor of the checkpoint, told not to resize: images come at the model's size."""

    def __init__(self) -> None:
        self._processor = Qwen2VLImageProcessorPil(do_resize=False)

    def __call__(self, images: Sequence[npt.NDArray[np.uint8]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Patches (P, 1176) of all images, and their grids (N, 3) as (1, rows, columns) of patches."""
        done: Any = self._processor(list(images), return_tensors="pt", do_resize=False)
        return done["pixel_values"], done["image_grid_thw"]


def pad(rows: Sequence[Sequence[int]], value: int) -> torch.Tensor:
    """Pad rows on the right to one length: (N, L) int64."""
    out = torch.full((len(rows), max(len(row) for row in rows)), value, dtype=torch.long)
    for index, row in enumerate(rows):
        out[index, : len(row)] = torch.tensor(row)
    return out
