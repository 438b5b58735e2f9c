"""What a run learns, and in which order: laid out before any weights are loaded."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from torch.utils.data import DataLoader, Dataset

from rscovlm.engines.chat import ChatEncoder
from rscovlm_training.records.packing import pack
from rscovlm_training.trainer.conversations import Conversations, Epochs, from_function, open_mixture
from rscovlm_training.trainer.encoding import length
from rscovlm_training.trainer.errors import RecipeInvalid
from rscovlm_training.trainer.lessons import Lessons, Limit, too_long
from rscovlm_training.trainer.order import Order
from rscovlm_training.trainer.recipe import Recipe, Source

log = logging.getLogger(__name__)

LENGTHS = "lengths.npy"


@dataclass(frozen=True)
class Plan:
    """The conversations of a run.

    Attributes:
        lessons: what is learnt, in order.
        left_out: how many conversations were left out as too long when they were packed.
        lengths: tokens of each conversation, where they were measured.
    """

    lessons: Lessons
    left_out: int = 0
    lengths: npt.NDArray[np.int64] | None = None


def plan_training(recipe: Recipe, chat: ChatEncoder, *, resume: bool) -> Plan:
    """Lay out what a run learns; with packing ``full`` every conversation is drawn once to measure it.

    Raises:
        RecipeInvalid: there is less than one step to learn.
        ConversationTooLong: a conversation is over the limit and the recipe refuses those.
        DataUnreadable: the mixture or one of its files cannot be read.
    """
    data, training = recipe.data, recipe.training
    limit = Limit(data.token_limit, data.over_limit == "drop")
    conversations, places = _in_order(recipe, chat)
    if data.packing != "full":
        return Plan(Lessons(conversations, chat, places, limit))
    lengths = _kept_lengths(recipe, len(conversations)) if resume else None
    if lengths is None:
        lengths = _measure(conversations, chat, recipe)
    items = [places[place] for place in range(len(places))]
    packing = pack([int(lengths[item]) for item in items], limit.tokens)
    if packing.too_long and not limit.drop:
        first = items[packing.too_long[0]]
        raise too_long(first, int(lengths[first]), limit.tokens)
    rows = [[items[place] for place in group] for group in packing.groups]
    log.info("%d conversations packed into %d rows", sum(map(len, rows)), len(rows))
    order = Order(len(rows), batch=training.batch, seed=recipe.seed, steps=training.steps, shuffle=False)
    return Plan(Lessons(conversations, chat, order, limit, rows), len(packing.too_long), lengths)


def plan_validation(recipe: Recipe, chat: ChatEncoder) -> Lessons | None:
    """Lay out what a run is validated on, once through and as it is listed; ``None`` if there is nothing.

    Raises:
        DataUnreadable: the mixture or one of its files cannot be read.
    """
    source = recipe.data.validation
    if source is None:
        return None
    conversations = _open(source, recipe, chat, epochs=1)
    order = Order(len(conversations), batch=1, seed=recipe.seed, shuffle=False)
    return Lessons(conversations, chat, order, Limit(recipe.data.token_limit, drop=True))


def _in_order(recipe: Recipe, chat: ChatEncoder) -> tuple[Conversations, Order]:
    """The conversations and the order of them all; packed in full they are counted one by one."""
    data, training = recipe.data, recipe.training
    batch, steps = (1, None) if data.packing == "full" else (training.batch, training.steps)
    conversations = _open(data.train, recipe, chat, epochs=1)
    if not isinstance(conversations, Epochs):
        return conversations, Order(
            len(conversations), batch=batch, seed=recipe.seed, epochs=training.epochs, steps=steps,
            shuffle=data.shuffle,
        )  # fmt: skip
    size = conversations.size
    wanted = int(size * training.epochs) // batch if steps is None else steps
    every = _open(data.train, recipe, chat, epochs=max(1, math.ceil(wanted * batch / size)))
    return every, Order(len(every), batch=batch, seed=recipe.seed, steps=wanted, shuffle=False)


def _open(source: Source, recipe: Recipe, chat: ChatEncoder, *, epochs: int) -> Conversations:
    if source.mixture is not None:
        return open_mixture(source, recipe.data, factor=chat.factor, seed=recipe.seed, epochs=epochs)
    if source.function is None:
        raise RecipeInvalid("The recipe names no data.")
    return from_function(source.function, source.options)


class _Measured(Dataset[int]):
    """The length of each conversation, for reading processes to count."""

    def __init__(self, conversations: Conversations, chat: ChatEncoder) -> None:
        self._conversations = conversations
        self._chat = chat

    def __len__(self) -> int:
        return len(self._conversations)

    def __getitem__(self, index: int) -> int:
        data = self._conversations
        seen = data.outline(index) if isinstance(data, Epochs) else data[index]
        return length(self._chat, seen.turns)


def _kept_lengths(recipe: Recipe, number: int) -> npt.NDArray[np.int64] | None:
    """What the run measured when it began, unless the data have grown or shrunk since."""
    path = recipe.folder / LENGTHS
    if not path.is_file():
        return None
    found: npt.NDArray[np.int64] = np.load(path)
    return found if len(found) == number else None


def _measure(conversations: Conversations, chat: ChatEncoder, recipe: Recipe) -> npt.NDArray[np.int64]:
    """Tokens of every conversation."""
    log.info("measuring %d conversations", len(conversations))
    reader: DataLoader[int] = DataLoader(
        _Measured(conversations, chat), batch_size=64, num_workers=recipe.data.workers, collate_fn=_as_list
    )
    return np.array([tokens for batch in reader for tokens in batch], np.int64)


def keep_lengths(folder: Path, lengths: npt.NDArray[np.int64]) -> None:
    """Keep what was measured, so that a run that goes on need not measure again."""
    part = folder / f"part-{LENGTHS}"
    np.save(part, lengths)
    part.replace(folder / LENGTHS)


def _as_list(batch: Sequence[int]) -> list[int]:
    return list(batch)
