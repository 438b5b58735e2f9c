"""Where conversations come from: any sequence of them, made by the data engine or by one's own function.

This room asks no more of its data than ``len()`` and ``[i]``, the same conversation for the same ``i`` in
every process; it knows neither files nor records.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from rscovlm.engines.protocol import Turn
from rscovlm_training.trainer.errors import RecipeInvalid


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
