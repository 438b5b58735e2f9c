"""The data set that the Trainer reads: each place of the order is a row of encoded conversations.

A conversation over the token limit is refused, or left out and counted. Where lengths are known beforehand
(packing ``full``) it is simply not in the order; elsewhere the next one that fits takes its place, so that
every step has its whole batch and every process counts the same steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from torch.utils.data import Dataset

from rscovlm.engines.chat import ChatEncoder
from rscovlm_training.trainer.conversations import Conversations
from rscovlm_training.trainer.encoding import Lesson, encode
from rscovlm_training.trainer.errors import ConversationTooLong
from rscovlm_training.trainer.order import Order

_TRIES = 100
"""How many conversations in a row may be over the limit before the limit itself is in doubt."""


@dataclass(frozen=True)
class Limit:
    """How long a conversation may be, in tokens, and whether a longer one is left out or refused."""

    tokens: int
    drop: bool


@dataclass(frozen=True)
class Row:
    """The conversations of one place of the order, and the items that were too long to be among them."""

    lessons: tuple[Lesson, ...]
    dropped: tuple[int, ...] = ()


class Lessons(Dataset[Row]):
    """Conversations, encoded as they are asked for."""

    def __init__(
        self,
        conversations: Conversations,
        chat: ChatEncoder,
        order: Order,
        limit: Limit,
        rows: Sequence[Sequence[int]] | None = None,
    ) -> None:
        """Put conversations in order.

        Args:
            conversations: where they come from.
            chat: what writes them.
            order: of the rows if there are any, else of the conversations.
            limit: how long one may be.
            rows: which conversations share a row; each row fits the limit.
        """
        self._conversations = conversations
        self._chat = chat
        self._order = order
        self._limit = limit
        self._rows = rows

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, place: int) -> Row:
        """Encode the row at a place of the order.

        Raises:
            ConversationTooLong: a conversation is over the limit and that refuses it.
        """
        index = self._order[place]
        if self._rows is not None:
            return Row(tuple(self._lesson(item) for item in self._rows[index]))
        dropped: list[int] = []
        total = len(self._conversations)
        for item in ((index + step) % total for step in range(min(_TRIES, total))):
            lesson = self._lesson(item)
            if len(lesson) <= self._limit.tokens:
                return Row((lesson,), tuple(dropped))
            if not self._limit.drop:
                raise too_long(item, len(lesson), self._limit.tokens)
            dropped.append(item)
        raise ConversationTooLong(
            f"{len(dropped)} conversations in a row take more than {self._limit.tokens} tokens each."
        )

    def _lesson(self, item: int) -> Lesson:
        return encode(self._chat, self._conversations[item].turns, item=item)


def too_long(item: int, tokens: int, limit: int) -> ConversationTooLong:
    """Say of a conversation that it is over the limit."""
    return ConversationTooLong(
        f"Conversation {item} takes {tokens} tokens, which is over the limit of {limit}."
    )
