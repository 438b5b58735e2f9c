"""What the model has read of the last conversations, so that one that goes on need not be read again.

The turns of the zoom-in chain, a retry and a further question about the same view all begin with a
conversation that the model knows: its instructions and the overview. Keys and values of that beginning are
kept, and only what is new goes through the vision tower and the layers.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from rscovlm.engines.chat import Tokens
from rscovlm.engines.protocol import RGB

Marks = npt.NDArray[np.int64]
"""(tokens,) what stands at each place: the id of a token of text; in an image, a part of the image's digest,
which is below zero."""

Layers = Sequence[tuple[torch.Tensor, torch.Tensor]]
"""Keys and values of each layer, each (1, heads, tokens, width)."""


@dataclass(frozen=True)
class Beginning:
    """What the model has read of a conversation: so many tokens and images, and their keys and values."""

    length: int
    images: int
    layers: Layers


@dataclass(frozen=True)
class _Kept:
    marks: Marks
    layers: Layers

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(tensor.nbytes for layer in self.layers for tensor in layer)


class KeptBeginnings:
    """The last conversations, the latest used at the end; its methods may be called from any thread."""

    def __init__(self, most_bytes: int, most: int = 32) -> None:
        """Make room.

        Args:
            most_bytes: that keys and values may take.
            most: conversations.
        """
        self._most_bytes = most_bytes
        self._most = most
        self._lock = threading.Lock()
        self._kept: list[_Kept] = []

    @property
    def size(self) -> int:
        """Bytes that are kept now."""
        with self._lock:
            return sum(one.size for one in self._kept)

    def find(self, marks: Marks) -> Beginning | None:
        """Find the longest beginning of a conversation that is known; ``None`` if it holds no image.

        Text alone is read so fast that keeping it pays nothing.
        """
        with self._lock:
            lengths = [_shared(one.marks, marks) for one in self._kept]
            if not lengths or not (marks[: max(lengths)] < 0).any():
                return None
            place = int(np.argmax(lengths))
            found, length = self._kept.pop(place), lengths[place]
            self._kept.append(found)
        layers = [(keys[:, :, :length], values[:, :, :length]) for keys, values in found.layers]
        return Beginning(length, _images_in(marks[:length]), layers)

    def keep(self, marks: Marks, layers: Layers) -> None:
        """Keep a conversation, in place of those that it begins with; the longest unused give way."""
        new = _Kept(marks, layers)
        with self._lock:
            self._kept = [one for one in self._kept if _shared(one.marks, marks) < len(one.marks)]
            self._kept.append(new)
            while len(self._kept) > self._most or sum(one.size for one in self._kept) > self._most_bytes:
                self._kept.pop(0)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()


def mark(tokens: Tokens, image_token: int) -> Marks:
    """Write down what a conversation holds, so that two are alike only where text and pixels are."""
    marks = np.array(tokens.ids, dtype=np.int64)
    if tokens.grids is None:
        return marks
    places = np.flatnonzero(marks == image_token)
    patches = tokens.grids.prod(dim=1).numpy()
    ends = patches.cumsum() * len(places) // patches.sum()
    for image, own in zip(tokens.images, np.split(places, ends[:-1]), strict=True):
        marks[own] = np.resize(_digest(image), len(own))
    return marks


def _digest(image: RGB) -> Marks:
    """(2,) a digest of an image's size and pixels, each part below zero."""
    digest = hashlib.blake2b(str(image.shape).encode(), digest_size=16)
    digest.update(image.tobytes())
    return np.frombuffer(digest.digest(), dtype=np.int64) | np.int64(np.iinfo(np.int64).min)


def _shared(known: Marks, marks: Marks) -> int:
    """How many tokens are known; never all, as one must be read, and no part of an image."""
    room = min(len(known), len(marks) - 1)
    differ = np.flatnonzero(known[:room] != marks[:room])
    length = int(differ[0]) if len(differ) else room
    while 0 < length < len(marks) and marks[length - 1] < 0 and marks[length] < 0:
        length -= 1
    return length


def _images_in(marks: Marks) -> int:
    """How many images there are; there is text between any two."""
    inside = marks < 0
    return int(inside[:1].sum() + (inside[1:] & ~inside[:-1]).sum())
