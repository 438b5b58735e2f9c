"""A conversation as it is learnt: the ids that serving would see, and which of them are to be written.

The words come from the checkpoint's own chat template and the pixels from its image processor, through the
encoder that serves. Only the assistant's words and the token that ends its turn are learnt: in the zoom-in
chain both the call and the answer; never the system prompt, the user, a tool's text or an image.

Scope: one conversation; it knows nothing of batches, padding or where conversations come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch

from rscovlm.engines.chat import ChatEncoder
from rscovlm.engines.protocol import Turn
from rscovlm_training.trainer.errors import ConversationInvalid

IGNORED = -100
"""The label of a token that is not learnt; PyTorch's cross entropy leaves it out."""


@dataclass(frozen=True)
class Lesson:
    """A conversation ready to be learnt.

    Attributes:
        ids: token ids, one image token for each merged patch of the images.
        labels: the ids again where they are learnt, ``IGNORED`` elsewhere.
        patches: (patches of all images, channels * 2 * side * side) float32, or ``None`` without images.
        grids: (images, 3) int64: frames, rows and columns of patches of each image, or ``None``.
        item: which conversation of the data it is.
    """

    ids: list[int]
    labels: list[int]
    patches: torch.Tensor | None
    grids: torch.Tensor | None
    item: int = 0

    def __len__(self) -> int:
        return len(self.ids)


def encode(chat: ChatEncoder, turns: Sequence[Turn], *, item: int = 0) -> Lesson:
    """Write a conversation with the checkpoint's template and mark what is learnt.

    Raises:
        ConversationInvalid: the assistant never speaks, or the template's spans cannot be told apart.
        EngineFailed: an image is not RGB, or its sides are not multiples of the model's factor.
    """
    ids: list[int] = []
    learnt: list[bool] = []
    for text, is_learnt in _spans(chat, turns):
        # Each span by itself: no token may reach from the prompt into the reply, as none does in serving.
        own = chat.tokenizer.encode(text, add_special_tokens=False)
        ids += own
        learnt += [is_learnt] * len(own)
    images = [image for turn in turns for image in turn.images]
    if not images:
        return Lesson(ids, _labels(ids, learnt), None, None, item)
    patches, grids = chat.patches(images)
    spread = chat.spread(ids, grids)
    words = iter(flag for token, flag in zip(ids, learnt, strict=True) if token != chat.image_token_id)
    learnt = [token != chat.image_token_id and next(words) for token in spread]
    return Lesson(spread, _labels(spread, learnt), patches, grids, item)


def length(chat: ChatEncoder, turns: Sequence[Turn]) -> int:
    """Count the tokens of ``encode`` without looking at any pixel: of images, only the shapes are asked.

    Raises:
        ConversationInvalid: as of ``encode``.
    """
    words = sum(len(chat.tokenizer.encode(text, add_special_tokens=False)) for text, _ in _spans(chat, turns))
    sizes = [image.shape[:2] for turn in turns for image in turn.images]
    return words + sum((height // chat.factor) * (width // chat.factor) - 1 for height, width in sizes)


def _spans(chat: ChatEncoder, turns: Sequence[Turn]) -> Iterator[tuple[str, bool]]:
    """Part the conversation's text into what is given and what the assistant writes.

    The template itself tells where the assistant begins: its text up to a turn, with the turn opened, must
    begin its text with that turn.
    """
    if not any(turn.role == "assistant" for turn in turns):
        raise ConversationInvalid(
            "The assistant never speaks in this conversation: there is nothing to learn."
        )
    whole = chat.render(turns, reply_follows=False)
    end = chat.tokenizer.eos_token
    done = 0
    for index, turn in enumerate(turns):
        if turn.role != "assistant":
            continue
        given = chat.render(turns[:index], reply_follows=True)
        said = chat.render(turns[: index + 1], reply_follows=False)
        stop = said.rfind(end) + len(end)
        if not (whole.startswith(said) and said.startswith(given) and done <= len(given) < stop):
            raise ConversationInvalid(
                "The model's chat template writes a reply differently once it is followed by other turns, "
                "so what the assistant said cannot be told from the rest.",
                details=f"turn {index} of {len(turns)}",
                next_step="Use the chat template of an instruction-tuned Qwen2.5-VL or Qwen3-VL checkpoint.",
            )
        yield whole[done : len(given)], False
        yield whole[len(given) : stop], True
        done = stop
    yield whole[done:], False


def _labels(ids: Sequence[int], learnt: Sequence[bool]) -> list[int]:
    return [token if flag else IGNORED for token, flag in zip(ids, learnt, strict=True)]
