"""Where conversations come from: any sequence of them, made by the data engine or by one's own function.

This room asks no more of its data than ``len()`` and ``[i]``, the same conversation for the same ``i`` in
every process; it knows neither files nor records.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from rscovlm.engines.protocol import RGB, Turn
from rscovlm_training.records.mixture import Images, MixtureFile, read_mixture
from rscovlm_training.records.online import Mixture
from rscovlm_training.records.speaking import View
from rscovlm_training.trainer.errors import RecipeInvalid
from rscovlm_training.trainer.recipe import Data, Source


class Conversation(Protocol):
    """A whole conversation: images at the model's size, boxes written as text."""

    @property
    def turns(self) -> Sequence[Turn]:
        """What was said, in order."""
        ...


class Conversations(Protocol):
    """A fixed list of conversations; ``[i]`` may draw, but always alike for the same ``i``."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> Conversation: ...


@dataclass(frozen=True)
class Outline:
    """A conversation whose images have their size but no pixels yet: enough to count its tokens."""

    turns: Sequence[Turn]


class Epochs:
    """A mixture of the data engine over all epochs, each drawn anew: item ``i`` is in epoch ``i // size``."""

    def __init__(self, mixture: MixtureFile, seed: int, epochs: int) -> None:
        self._mixture = mixture
        self._seed = seed
        self._epochs = epochs
        self._opened: dict[int, Mixture] = {}
        self.size = len(self._epoch(0))

    def __len__(self) -> int:
        return self.size * self._epochs

    def __getitem__(self, index: int) -> Conversation:
        """Read and draw one conversation.

        Raises:
            DataUnreadable: its record or its image cannot be read, unless the mixture skips those.
        """
        mixture, place = self._find(index)
        return mixture[place]

    def outline(self, index: int) -> Outline:
        """Draw the same conversation without reading its pixels."""
        mixture, place = self._find(index)
        draft = mixture.draft(place)
        return Outline(
            [Turn(line.role, line.text, tuple(_blank(view) for view in line.views)) for line in draft.lines]
        )

    def _find(self, index: int) -> tuple[Mixture, int]:
        epoch, place = divmod(index, self.size)
        return self._epoch(epoch), place

    def _epoch(self, epoch: int) -> Mixture:
        if epoch not in self._opened:
            # The one before stays: places around the end of an epoch are read side by side.
            self._opened = {old: mixture for old, mixture in self._opened.items() if old == epoch - 1}
            self._opened[epoch] = Mixture(self._mixture, seed=self._seed, epoch=epoch)
        return self._opened[epoch]


def _blank(view: View) -> RGB:
    return np.broadcast_to(np.uint8(0), (view.frame.height, view.frame.width, 3))


def open_mixture(source: Source, data: Data, *, factor: int, seed: int, epochs: int) -> Epochs:
    """Open the mixture of a recipe at the recipe's image sizes and the checkpoint's side factor.

    Raises:
        RecipeInvalid: the source names no mixture.
        DataUnreadable: the mixture or one of its files cannot be read.
    """
    if source.mixture is None:
        raise RecipeInvalid("The recipe names no mixture.")
    images = Images(factor=factor, min_pixels=data.min_pixels, max_pixels=data.max_pixels)
    return Epochs(read_mixture(source.mixture).model_copy(update={"images": images}), seed, epochs)


def from_function(name: str, options: dict[str, Any]) -> Conversations:
    """Call a function named ``package.module:function`` that returns conversations.

    Raises:
        RecipeInvalid: there is no such function, or it does not take these options.
    """
    function = _find(name)
    try:
        inspect.signature(function).bind(**options)
    except TypeError as error:
        raise RecipeInvalid(
            f"The function '{name}' does not take the options {sorted(options)}.", details=str(error)
        ) from error
    return function(**options)


def _find(name: str) -> Callable[..., Conversations]:
    module, _, attribute = name.partition(":")
    try:
        function: Callable[..., Conversations] = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise RecipeInvalid(
            f"There is no function '{name}' to take conversations from.",
            details=str(error),
            next_step="Write it as package.module:function, importable where the training runs.",
        ) from error
    return function
