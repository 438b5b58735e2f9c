"""Conversations as the model reads them: token ids of the chat template, and the images' patches.

The checkpoint's own chat template and its PIL image processor are used rather than ``AutoProcessor``,
which insists on a video processor and through it on torchvision. The image is never resized here: the
coordinates in a reply are pixels of the image as it was handed in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from transformers import AutoTokenizer, PreTrainedTokenizerBase
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

from rscovlm.engines.checks import check_image
from rscovlm.engines.protocol import RGB, Conversation, Turn
from rscovlm.errors import EngineFailed


@dataclass(frozen=True)
class Encoded:
    """A conversation ready for the model.

    Attributes:
        ids: token ids, one image token for each merged patch of the images.
        patches: (patches of the images, channels * 2 * side * side) float32, or ``None`` without images.
            Images that the model has read already are left out.
        grids: (images, 3) int64: frames, rows and columns of patches of every image, or ``None``.
    """

    ids: list[int]
    patches: torch.Tensor | None
    grids: torch.Tensor | None


@dataclass(frozen=True)
class Tokens:
    """A conversation whose images are not cut into patches yet; ``ids`` and ``grids`` as in ``Encoded``."""

    ids: list[int]
    images: list[RGB]
    grids: torch.Tensor | None


class ChatEncoder:
    """The tokenizer, chat template and image processor of one checkpoint."""

    def __init__(
        self, tokenizer: PreTrainedTokenizerBase, images: Qwen2VLImageProcessorPil, image_token_id: int
    ) -> None:
        self.tokenizer: Any = tokenizer
        self.image_token_id = image_token_id
        self._images = images
        self._merged = images.merge_size**2
        self.factor: int = images.patch_size * images.merge_size
        added = tokenizer.added_tokens_decoder.values()
        special = [re.escape(token.content) for token in added if token.special]
        self._special = re.compile("|".join(special)) if special else None

    @classmethod
    def from_folder(cls, folder: Path, image_token_id: int) -> ChatEncoder:
        """Read the tokenizer and the image settings of a checkpoint's folder.

        Raises:
            EngineFailed: the checkpoint has no chat template.
        """
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        if not tokenizer.chat_template:
            raise EngineFailed(
                "The model's files hold no chat template, so it cannot be talked to.",
                details=str(folder),
                next_step="Use an instruction-tuned checkpoint, saved together with its processor.",
            )
        images = Qwen2VLImageProcessorPil.from_pretrained(folder, local_files_only=True)
        return cls(tokenizer, images, image_token_id)

    def encode(self, conversation: Conversation) -> Encoded:
        """Turn a conversation into ids and patches, ending where the assistant is to speak.

        Raises:
            EngineFailed: an image is not RGB, or its sides are not multiples of the model's factor.
        """
        tokens = self.tokens(conversation)
        patches = self.patches(tokens.images)[0] if tokens.images else None
        return Encoded(tokens.ids, patches, tokens.grids)

    def tokens(self, conversation: Conversation) -> Tokens:
        """Turn a conversation into ids alone, which takes a fraction of the time that its images do.

        Raises:
            EngineFailed: as of ``encode``.
        """
        ids = self.tokenizer.encode(self.render(conversation, reply_follows=True), add_special_tokens=False)
        images = [image for turn in conversation for image in turn.images]
        if not images:
            return Tokens(ids, [], None)
        for image in images:
            check_image(image, self.factor)
        side = self._images.patch_size
        grids = torch.tensor([[1, image.shape[0] // side, image.shape[1] // side] for image in images])
        return Tokens(self.spread(ids, grids), images, grids)

    def render(self, conversation: Conversation, *, reply_follows: bool) -> str:
        """Write a conversation by the chat template, one placeholder for each image.

        Args:
            conversation: what was said, by whom.
            reply_follows: whether to open a turn of the assistant at the end.
        """
        messages = [self._message(turn) for turn in conversation]
        text: str = self.tokenizer.apply_chat_template(
            messages, tokenize=False, add_generation_prompt=reply_follows
        )
        return text

    def patches(self, images: list[RGB]) -> tuple[torch.Tensor, torch.Tensor]:
        """Cut images into patches, both as in ``Encoded``.

        Raises:
            EngineFailed: as of ``encode``.
        """
        for image in images:
            check_image(image, self.factor)
        batch = self._images(images, do_resize=False, input_data_format="channels_last", return_tensors="pt")
        return batch["pixel_values"], batch["image_grid_thw"]

    def spread(self, ids: list[int], grids: torch.Tensor) -> list[int]:
        """Repeat each image's placeholder once for each token that the image takes.

        Raises:
            EngineFailed: there are more or fewer placeholders than images.
        """
        counts = [count // self._merged for count in grids.prod(dim=1).tolist()]
        if ids.count(self.image_token_id) != len(counts):
            raise EngineFailed(
                "The model's chat template does not place the images.",
                details=f"{ids.count(self.image_token_id)} placeholders for {len(counts)} images",
                next_step="Use a checkpoint with the Qwen2.5-VL chat template.",
            )
        remaining = iter(counts)
        return [
            token for id_ in ids for token in [id_] * (next(remaining) if id_ == self.image_token_id else 1)
        ]

    def _message(self, turn: Turn) -> dict[str, Any]:
        text = self._defused(turn.text)
        if not turn.images:
            return {"role": turn.role, "content": text}
        pictures = [{"type": "image"} for _ in turn.images]
        return {"role": turn.role, "content": [*pictures, {"type": "text", "text": text}]}

    def _defused(self, text: str) -> str:
        """Break special tokens that somebody typed: a question cannot end its own turn or claim an image."""
        if self._special is None:
            return text
        return self._special.sub(lambda found: f"{found[0][:1]} {found[0][1:]}", text)
