"""Greedy decoding of a batch, token by token, each row leaving the batch as soon as it is finished.

An own loop instead of ``model.generate``: a step takes the same time in both (4 ms for nine rows of a
9 M model on two CPU cores), but ``generate`` carries every row to the end of the longest one, while most
tiles hold nothing and are done after two tokens; it keeps the whole vocabulary's scores of every step to
tell probabilities; and it streams one row only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import torch
from tokenizers.decoders import DecodeStream
from transformers import DynamicCache

from rscovlm.engines.chat import Encoded
from rscovlm.engines.failures import model_failures
from rscovlm.engines.numbers import NumberLine
from rscovlm.engines.protocol import Piece, Reply


@dataclass(frozen=True)
class Vocabulary:
    """The tokens that decoding treats in a special way, and how ids become text."""

    tokenizer: Any
    stop: frozenset[int]
    never: tuple[int, ...]
    pad: int
    image: int
    numbers: NumberLine | None = None


@dataclass
class Row:
    """One conversation and what has been said so far; ``index`` is its place in the caller's batch."""

    index: int
    encoded: Encoded
    vocabulary: Vocabulary
    limit: int
    on_text: Callable[[int, str], None] | None = None
    spoken: list[int] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    finish: Literal["stop", "length"] | None = None
    _shown: int = 0
    _stream: DecodeStream = field(default_factory=lambda: DecodeStream(skip_special_tokens=True))

    def accept(self, token: int, probability: float) -> None:
        """Take the next token: its text goes out as soon as its last byte is there."""
        if token in self.vocabulary.stop:
            self._end("stop")
            return
        self.spoken.append(token)
        self._say(self._stream.step(self.vocabulary.tokenizer.backend_tokenizer, token) or "", probability)
        if len(self.spoken) >= self.limit:
            self._end("length")

    def reply(self) -> Reply:
        """Return the complete reply.

        Raises:
            RuntimeError: the row is not finished.
        """
        if self.finish is None:
            raise RuntimeError("This row has not been decoded to its end.")
        return Reply("".join(piece.text for piece in self.pieces), tuple(self.pieces), self.finish)

    def _say(self, text: str, probability: float) -> None:
        self.pieces.append(Piece(text, probability))
        self._shown += len(text)
        if text and self.on_text is not None:
            self.on_text(self.index, text)

    def _end(self, finish: Literal["stop", "length"]) -> None:
        self.finish = finish
        whole = self.vocabulary.tokenizer.decode(
            self.spoken, skip_special_tokens=True, clean_up_tokenization_spaces=False
        )
        if rest := whole[self._shown :]:  # a character whose last bytes never came
            probability = self.pieces.pop().probability
            self._say(rest, probability)


def decode(model: Any, rows: Sequence[Row], check: Callable[[], None]) -> None:
    """Decode every row to its end, or until ``check``, called between two tokens, raises.

    Rows that have spoken already go on from there, so a batch that was given up can be taken up again in
    smaller parts.

    Raises:
        OutOfMemory: the batch does not fit.
        EngineFailed: anything else that went wrong inside the model.
    """
    check()
    live = list(rows)
    with model_failures():
        state = _Prefix.of(live, model.device)
        logits = state.prefill(model)
    while True:
        with model_failures():
            tokens, probabilities = _best(logits, live)
        for row, token, probability in zip(live, tokens.tolist(), probabilities.tolist(), strict=True):
            row.accept(token, probability)
        keep = [place for place, row in enumerate(live) if row.finish is None]
        if not keep:
            return
        check()
        with model_failures():
            if len(keep) < len(live):
                live = [live[place] for place in keep]
                chosen = torch.tensor(keep, device=model.device)
                tokens = tokens[chosen]
                state.select(chosen)
            logits = state.step(model, tokens)


def _best(logits: torch.Tensor, live: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor]:
    """Take the most probable token of each row: its id and its probability, each (rows,).

    ``logits`` is (rows, vocabulary); tokens that are never said are left out.
    """
    words = live[0].vocabulary
    logits = logits.float()
    logits[:, list(words.never)] = -torch.inf
    best, tokens = logits.max(dim=-1)
    if words.numbers is not None:
        last = [row.spoken[-1] if row.spoken else None for row in live]
        return words.numbers.settle(logits.softmax(dim=-1), tokens, last)
    return tokens, (best - logits.logsumexp(dim=-1)).exp().clamp(max=1)


@dataclass
class _Prefix:
    """What the model has read: left-padded ids, their mask, the next positions and the key-value cache."""

    ids: torch.Tensor
    mask: torch.Tensor
    images: dict[str, torch.Tensor]
    image_tokens: torch.Tensor
    next_position: torch.Tensor | None = None
    cache: Any = None

    @classmethod
    def of(cls, rows: Sequence[Row], device: torch.device) -> _Prefix:
        words = rows[0].vocabulary
        said = [row.encoded.ids + row.spoken for row in rows]
        longest = max(map(len, said))
        ids = torch.tensor([[words.pad] * (longest - len(one)) + one for one in said], device=device)
        mask = torch.tensor([[0] * (longest - len(one)) + [1] * len(one) for one in said], device=device)
        images = _images([row.encoded for row in rows], device)
        return cls(ids, mask, images, (ids == words.image).int() * mask.int())

    def prefill(self, model: Any) -> torch.Tensor:
        """Read everything; (rows, vocabulary) logits of the first new token."""
        positions, offset = model.model.get_rope_index(
            self.ids,
            mm_token_type_ids=self.image_tokens,
            image_grid_thw=self.images.get("image_grid_thw"),
            attention_mask=self.mask,
        )
        self.next_position = self.mask.sum(dim=1, keepdim=True) + offset
        self.cache = DynamicCache(config=model.config.get_text_config())
        return self._run(model, self.ids, positions, mm_token_type_ids=self.image_tokens, **self.images)

    def step(self, model: Any, tokens: torch.Tensor) -> torch.Tensor:
        """Read one more token of each row; (rows, vocabulary) logits of the one after it."""
        if self.next_position is None:
            raise RuntimeError("The prefix has to be read before the next token.")
        self.mask = torch.cat([self.mask, self.mask.new_ones(len(tokens), 1)], dim=1)
        positions = self.next_position.expand(3, -1, -1)
        self.next_position = self.next_position + 1
        return self._run(model, tokens[:, None], positions)

    def select(self, chosen: torch.Tensor) -> None:
        """Keep these rows only."""
        self.mask = self.mask[chosen]
        self.next_position = None if self.next_position is None else self.next_position[chosen]
        self.cache.batch_select_indices(chosen)

    def _run(self, model: Any, ids: torch.Tensor, positions: torch.Tensor, **extra: Any) -> torch.Tensor:
        output = model(
            input_ids=ids,
            attention_mask=self.mask,
            position_ids=positions,
            past_key_values=self.cache,
            use_cache=True,
            logits_to_keep=1,
            **extra,
        )
        logits: torch.Tensor = output.logits[:, -1]
        return logits


def _images(encoded: Collection[Encoded], device: torch.device) -> dict[str, torch.Tensor]:
    patches = [one.patches for one in encoded if one.patches is not None]
    grids = [one.grids for one in encoded if one.grids is not None]
    if not patches:
        return {}
    return {"pixel_values": torch.cat(patches).to(device), "image_grid_thw": torch.cat(grids).to(device)}
