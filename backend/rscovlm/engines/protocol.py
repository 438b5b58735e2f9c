"""What every engine does: turn conversations with images into text, batched, streamed, stoppable.

An engine knows nothing of rasters, tasks or HTTP. It resizes the image to the model's limits by
``rscovlm.imagery.sizes.smart_resize`` and hands back text with the probability of each piece.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from rscovlm.errors import Cancelled
from rscovlm.models import ModelCard

RGB = npt.NDArray[np.uint8]
"""(height, width, 3) uint8, already at the size the model shall see."""

OnText = Callable[[int, str], None]
"""Called with the index of the conversation in the batch and the newly decoded text."""


class CancelToken:
    """A flag that one thread sets and the working thread looks at between two pieces of work.

    Args:
        whole: of the work that this is a part of; where that is cancelled, so is this.
    """

    def __init__(self, whole: CancelToken | None = None) -> None:
        self._event = threading.Event()
        self._whole = whole

    def cancel(self) -> None:
        """Ask the work to stop; may be called from any thread, more than once."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether someone asked the work to stop."""
        return self._event.is_set() or (self._whole is not None and self._whole.cancelled)

    def check(self) -> None:
        """Raise ``Cancelled`` if someone cancelled."""
        if self.cancelled:
            raise Cancelled("The job was cancelled.")


@dataclass(frozen=True)
class Turn:
    """A message: the images come before the text."""

    role: Literal["system", "user", "assistant"]
    text: str
    images: tuple[RGB, ...] = ()


Conversation = Sequence[Turn]


@dataclass(frozen=True)
class Piece:
    """A generated token: its text and its probability; pieces joined give the reply."""

    text: str
    probability: float


@dataclass(frozen=True)
class Reply:
    """A complete reply.

    Attributes:
        text: of the reply.
        pieces: its tokens.
        finish: ``length``: the token limit cut it short.
        squeezed: memory ran short, and it was answered in a smaller batch than was meant, more slowly.
    """

    text: str
    pieces: tuple[Piece, ...] = field(repr=False)
    finish: Literal["stop", "length"]
    squeezed: bool = False


class Engine(Protocol):
    """A loaded model."""

    @property
    def card(self) -> ModelCard:
        """What the registry says of the loaded model."""
        ...

    @property
    def device(self) -> str:
        """Where it runs, for a person: ``CPU, 2 threads`` or the name of the GPU."""
        ...

    def generate(
        self,
        conversations: Sequence[Conversation],
        *,
        max_new_tokens: int = 512,
        cancel: CancelToken | None = None,
        on_text: OnText | None = None,
    ) -> list[Reply]:
        """Answer each conversation greedily, one reply each, in order.

        Raises:
            Cancelled: within one token of ``cancel`` being set.
            OutOfMemory: when even a batch of one does not fit.
            EngineFailed: for anything else that went wrong in the model.
        """
        ...

    def close(self) -> None:
        """Free the model's memory."""
        ...
