"""The engine in this process: any checkpoint of the Qwen2.5-VL or Qwen3-VL family through transformers."""

from __future__ import annotations

import gc
import logging
from collections.abc import Sequence
from typing import Any

import torch

from rscovlm.engines.chat import ChatEncoder
from rscovlm.engines.decoding import Row, Vocabulary, decode
from rscovlm.engines.hardware import in_words
from rscovlm.engines.numbers import NumberLine
from rscovlm.engines.protocol import CancelToken, Conversation, OnText, Reply
from rscovlm.errors import EngineFailed, OutOfMemory
from rscovlm.models import ModelCard

log = logging.getLogger(__name__)


class TransformersEngine:
    """A loaded model; one thread at a time may use it."""

    def __init__(self, card: ModelCard, model: Any, chat: ChatEncoder) -> None:
        self._card = card
        self._model = model
        self._chat = chat
        self._words = _vocabulary(model, chat, card)
        self._device = in_words(model.device)

    @property
    def card(self) -> ModelCard:
        """The card that it was loaded from."""
        return self._card

    @property
    def device(self) -> str:
        """Where it runs, for a person."""
        return self._device

    def generate(
        self,
        conversations: Sequence[Conversation],
        *,
        max_new_tokens: int = 512,
        cancel: CancelToken | None = None,
        on_text: OnText | None = None,
    ) -> list[Reply]:
        """Answer each conversation greedily, one reply each, in order; see ``Engine.generate``."""
        if self._model is None:
            raise EngineFailed("The model has been closed.", next_step="Load it again.")
        if max_new_tokens < 1:
            raise EngineFailed(f"A reply needs at least one token, not {max_new_tokens}.")
        cancel = cancel or CancelToken()
        cancel.check()
        rows = [
            self._row(index, conversation, max_new_tokens, on_text)
            for index, conversation in enumerate(conversations)
        ]
        if rows:
            self._decode(rows, cancel)
        return [row.reply() for row in rows]

    def close(self) -> None:
        """Free the model's memory."""
        self._model = None
        self._clear()

    def _row(self, index: int, conversation: Conversation, limit: int, on_text: OnText | None) -> Row:
        encoded = self._chat.encode(conversation)
        room = self._model.config.get_text_config().max_position_embeddings
        if len(encoded.ids) >= room:
            raise EngineFailed(
                f"The conversation takes {len(encoded.ids)} tokens, the model reads {room} at most.",
                next_step="Ask a shorter question, or start a new conversation.",
            )
        return Row(index, encoded, self._words, min(limit, room - len(encoded.ids)), on_text)

    def _decode(self, rows: list[Row], cancel: CancelToken) -> None:
        """Decode a batch; where it does not fit into memory, go on with its halves."""
        try:
            with torch.inference_mode():
                decode(self._model, rows, cancel.check)
            return
        except OutOfMemory:
            if len(rows) == 1:
                raise
        # Outside of the handler: the exception would keep the tensors of the failed attempt alive.
        self._clear()
        half = len(rows) // 2
        left = [row for row in rows if row.finish is None]
        log.warning("a batch of %d does not fit into memory; going on with %d at a time", len(rows), half)
        for start in range(0, len(left), half):
            self._decode(left[start : start + half], cancel)

    def _clear(self) -> None:
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()


def _vocabulary(model: Any, chat: ChatEncoder, card: ModelCard) -> Vocabulary:
    """Collect the tokens that end a reply, those that it must not hold, and the numbers."""
    tokenizer, config = chat.tokenizer, model.config
    stop = {tokenizer.eos_token_id}
    for one in (model.generation_config.eos_token_id, config.get_text_config().eos_token_id):
        stop.update(one if isinstance(one, list) else [one])
    stop.discard(None)
    names = ("image_token_id", "video_token_id", "vision_start_token_id", "vision_end_token_id")
    never = {token for name in names if (token := getattr(config, name, None)) is not None}
    pad = tokenizer.pad_token_id
    return Vocabulary(
        tokenizer=tokenizer,
        stop=frozenset(stop),
        never=tuple(sorted(never)),
        pad=min(stop) if pad is None else pad,
        image=config.image_token_id,
        numbers=NumberLine.of(tokenizer, card.number_spread, model.device) if card.number_spread else None,
    )
