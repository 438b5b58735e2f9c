"""The engine in this process: any checkpoint of the Qwen2.5-VL or Qwen3-VL family through transformers."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import Any

import torch

from rscovlm.engines.batcher import SHORT, Batcher, Limits, Request
from rscovlm.engines.chat import ChatEncoder, Encoded
from rscovlm.engines.checks import check_request
from rscovlm.engines.decoding import Row, Vocabulary
from rscovlm.engines.hardware import in_words
from rscovlm.engines.kept import KeptBeginnings, mark
from rscovlm.engines.numbers import NumberLine
from rscovlm.engines.protocol import CancelToken, Conversation, OnText, Reply
from rscovlm.errors import EngineFailed
from rscovlm.models import ModelCard

KEPT_BYTES = 512 * 2**20
"""What the conversations that may go on take of memory: five of a 7B at the largest image, hundreds of the
embedded model's."""

_ROOM = 4
"""How many times a task's own batch is answered at once for all callers together."""


class TransformersEngine:
    """A loaded model; any number of threads may ask it, and are answered together."""

    def __init__(
        self, card: ModelCard, model: Any, chat: ChatEncoder, *, kept_bytes: int = KEPT_BYTES
    ) -> None:
        self._card = card
        self._model = model
        self._chat = chat
        self._words = _vocabulary(model, chat, card)
        self._device = in_words(model.device)
        self._kept = KeptBeginnings(kept_bytes)
        self._batcher = Batcher(model, self._kept, _limits(card))

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
        cancel = check_request(max_new_tokens, cancel, closed=self._model is None)
        # A conversation asked by itself may go on; one of many tiles never does.
        keep = len(conversations) == 1
        rows = [
            self._row(index, conversation, max_new_tokens, keep)
            for index, conversation in enumerate(conversations)
        ]
        if rows:
            self._answer(Request(rows, cancel), on_text)
        return [row.reply() for row in rows]

    def close(self) -> None:
        """Free the model's memory."""
        self._batcher.close()
        self._model = None
        self._kept.clear()
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()

    def _row(self, index: int, conversation: Conversation, limit: int, keep: bool) -> Row:
        tokens = self._chat.tokens(conversation)
        room = self._model.config.get_text_config().max_position_embeddings
        if len(tokens.ids) >= room:
            raise EngineFailed(
                f"The conversation takes {len(tokens.ids)} tokens, the model reads {room} at most.",
                next_step="Ask a shorter question, or start a new conversation.",
            )
        marks = mark(tokens, self._words.image) if keep else None
        known = None if marks is None else self._kept.find(marks)
        new = tokens.images[0 if known is None else known.images :]
        encoded = Encoded(tokens.ids, self._chat.patches(new)[0] if new else None, tokens.grids)
        limit = min(limit, room - len(tokens.ids))
        return Row(index, encoded, self._words, limit, marks=marks, beginning=known)

    def _answer(self, request: Request, on_text: OnText | None) -> None:
        """Wait for the replies; who listens is called on this thread, and its own errors are its own."""
        if on_text is not None:
            for row in request.rows:
                row.on_text = lambda index, text: request.news.put((index, text))
        self._batcher.submit(request)
        try:
            while isinstance(news := request.news.get(), tuple):
                if on_text is not None:
                    on_text(*news)
        except BaseException:
            request.abandoned = True
            raise
        if news is not None:
            raise news


def _limits(card: ModelCard) -> Limits:
    """What a batch may hold: a task's own batch is known to fit, and replies take little beside images."""
    image = card.max_pixels // card.factor**2
    return Limits(rows=_ROOM * card.tiles.batch, tokens=card.tiles.batch * (image + 2 * SHORT))


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
