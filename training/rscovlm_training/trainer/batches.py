"""Rows of conversations to the tensors of a micro-batch: padded, or laid end to end in one row.

End to end, the conversations stay apart by their positions: each begins anew at 0, and attention reads a
position that does not follow the one before it as the beginning of another sequence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from rscovlm_training.trainer.encoding import IGNORED, Lesson
from rscovlm_training.trainer.lessons import Row

OWN_KEYS = ("items", "dropped", "lengths", "images")
"""What a batch holds for us and not for the model."""


class Collate:
    """Makes batches; a class, so that it can be sent to reading processes."""

    def __init__(self, *, image_token_id: int, padding_id: int, flat: bool) -> None:
        self._image_token_id = image_token_id
        self._padding_id = padding_id
        self._flat = flat

    def __call__(self, rows: Sequence[Row]) -> dict[str, Any]:
        """Lay rows out.

        Returns:
            ``input_ids``, ``labels`` and ``mm_token_type_ids`` (1 for image tokens) of shape (N, L), or
            (1, sum of lengths) if flat; ``attention_mask`` (N, L) unless flat; ``pixel_values`` and
            ``image_grid_thw`` of all images in order, absent without images; ``items`` and ``dropped``, the
            conversations in it and those left out; if flat also ``lengths`` and ``images``, the tokens and
            the images of each conversation.
        """
        lessons = [lesson for row in rows for lesson in row.lessons]
        batch: dict[str, Any] = self._end_to_end(lessons) if self._flat else self._padded(lessons)
        batch["mm_token_type_ids"] = (batch["input_ids"] == self._image_token_id).int()
        patches = [lesson.patches for lesson in lessons if lesson.patches is not None]
        grids = [lesson.grids for lesson in lessons if lesson.grids is not None]
        if patches:
            batch["pixel_values"] = torch.cat(patches)
            batch["image_grid_thw"] = torch.cat(grids)
        batch["items"] = [lesson.item for lesson in lessons]
        batch["dropped"] = [item for row in rows for item in row.dropped]
        return batch

    def _end_to_end(self, lessons: Sequence[Lesson]) -> dict[str, Any]:
        return {
            "input_ids": torch.tensor([[token for lesson in lessons for token in lesson.ids]]),
            "labels": torch.tensor([[label for lesson in lessons for label in lesson.labels]]),
            "lengths": [len(lesson) for lesson in lessons],
            "images": [0 if lesson.grids is None else len(lesson.grids) for lesson in lessons],
        }

    def _padded(self, lessons: Sequence[Lesson]) -> dict[str, Any]:
        return {
            "input_ids": _pad([lesson.ids for lesson in lessons], self._padding_id),
            "labels": _pad([lesson.labels for lesson in lessons], IGNORED),
            "attention_mask": _pad([[1] * len(lesson) for lesson in lessons], 0),
        }


def _pad(rows: Sequence[Sequence[int]], value: int) -> torch.Tensor:
    tensors = [torch.tensor(row) for row in rows]
    return torch.nn.utils.rnn.pad_sequence(tensors, batch_first=True, padding_value=value)


def end_to_end_positions(core: Any, batch: dict[str, Any]) -> torch.Tensor:
    """Number the tokens of conversations that lie end to end, each from 0.

    Args:
        core: the model without its output layer; it knows how an image's tokens are numbered.
        batch: of ``Collate``, flat.

    Returns:
        (4, 1, L) int64: the place in the conversation, which keeps conversations apart, then time, row and
        column of the rotary positions.
    """
    parts: list[torch.Tensor] = []
    token = image = 0
    for length, images in zip(batch["lengths"], batch["images"], strict=True):
        span = slice(token, token + length)
        ids = batch["input_ids"][:, span]
        grids = batch["image_grid_thw"][image : image + images] if images else None
        rotary, _ = core.get_rope_index(ids, batch["mm_token_type_ids"][:, span], image_grid_thw=grids)
        place = torch.arange(length, device=ids.device).view(1, 1, -1)
        parts.append(torch.cat([place, rotary.to(place.device)]))
        token, image = token + length, image + images
    return torch.cat(parts, dim=-1)
