"""Greedy decoding: the tokens that are special, a reply as it grows, and the choice of its next token.

Knows no batch and no model: ``rscovlm.engines.batch`` reads and speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import torch
from tokenizers.decoders import DecodeStream

from rscovlm.engines.chat import Encoded
from rscovlm.engines.numbers import NumberLine
from rscovlm.engines.protocol import Piece, Reply

if TYPE_CHECKING:
    from rscovlm.engines.kept import Beginning, Marks


@dataclass(frozen=True)
class Vocabulary:
    """The tokens that decoding treats in a special way, and how ids become text."""

    tokenizer: Any
    stop: frozenset[int]
    never: tuple[int, ...]
    pad: int
    image: int
    numbers: NumberLine | None = None


@dataclass(eq=False)
class Row:
    """One conversation and what has been said so far.

    Attributes:
        index: its place in the caller's batch.
        encoded: what the model has to read.
        vocabulary: of the model.
        limit: tokens of the reply.
        on_text: is told the index and each new piece of text.
        marks: what ``encoded`` holds, images included; ``None``: it is not kept when it ends.
        beginning: the part of it that the model has read before.
        squeezed: whether memory ran short while it was in a batch.
    """

    index: int
    encoded: Encoded
    vocabulary: Vocabulary
    limit: int
    on_text: Callable[[int, str], None] | None = None
    marks: Marks | None = None
    beginning: Beginning | None = None
    squeezed: bool = False
    spoken: list[int] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    finish: Literal["stop", "length"] | None = None
    _shown: int = 0
    _stream: DecodeStream = field(default_factory=lambda: DecodeStream(skip_special_tokens=True))

    @property
    def ids(self) -> list[int]:
        """Every token, what has been said included."""
        return self.encoded.ids + self.spoken

    @property
    def unread(self) -> int:
        """How many tokens the model must read before it can go on."""
        known = 0 if self.beginning is None else self.beginning.length
        return len(self.encoded.ids) + len(self.spoken) - known

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
        text = "".join(piece.text for piece in self.pieces)
        return Reply(text, tuple(self.pieces), self.finish, squeezed=self.squeezed)

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


def best(logits: torch.Tensor, rows: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor]:
    """Take the most probable token of each row: its id and its probability, each (rows,).

    ``logits`` is (rows, vocabulary); tokens that are never said are left out.
    """
    words = rows[0].vocabulary
    logits = logits.float()
    logits[:, list(words.never)] = -torch.inf
    most, tokens = logits.max(dim=-1)
    if words.numbers is not None:
        last = [row.spoken[-1] if row.spoken else None for row in rows]
        return words.numbers.settle(logits.softmax(dim=-1), tokens, last)
    return tokens, (most - logits.logsumexp(dim=-1)).exp().clamp(max=1)
