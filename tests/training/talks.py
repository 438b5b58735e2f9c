"""Small conversations for tests of the trainer: drawn from their index, chains and plain answers in turn."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rscovlm.engines.protocol import RGB, Turn
from rscovlm.language import prompts

SIDE = 56
_WORDS = ("ship", "plane", "harbor", "large vehicle", "bridge")


@dataclass(frozen=True)
class Talk:
    turns: Sequence[Turn]


class Talks:
    """A list of conversations, each drawn from its index alone."""

    def __init__(
        self, number: int, hold: int | None = None, reached: Path | None = None, *, fail: bool = False
    ) -> None:
        """Make ``number`` talks.

        Whoever reads talk ``hold`` while the file ``reached`` is missing makes it and waits: a process held
        so can be killed at a known place. With ``fail`` it fails instead.
        """
        self._number = number
        self._hold = hold
        self._reached = reached
        self._fail = fail

    def __len__(self) -> int:
        return self._number

    def __getitem__(self, index: int) -> Talk:
        if index == self._hold and self._reached is not None and not self._reached.exists():
            self._reached.touch()
            if self._fail:
                raise InterruptedError
            time.sleep(300)
        random = np.random.default_rng(index)
        word = _WORDS[int(random.integers(len(_WORDS)))]
        return Talk(chain(random, word) if index % 3 == 0 else plain(random, word))


def talks(number: int, hold: int | None = None, reached: str | None = None, *, fail: bool = False) -> Talks:
    """What a recipe names: ``talks:talks``."""
    return Talks(number, hold, None if reached is None else Path(reached), fail=fail)


def picture(random: np.random.Generator, height: int = SIDE, width: int = SIDE) -> RGB:
    return random.integers(0, 256, (height, width, 3), dtype=np.uint8)


def plain(random: np.random.Generator, word: str) -> list[Turn]:
    asked = prompts.oriented_detection([word])
    corners = [int(value) for value in random.integers(0, SIDE, 8)]
    return [
        Turn("system", asked.system),
        Turn("user", asked.user, (picture(random, SIDE, int(random.integers(1, 4)) * 28),)),
        Turn("assistant", prompts.box_line(corners, word)),
    ]


def chain(random: np.random.Generator, word: str) -> list[Turn]:
    asked = prompts.zoom_question(f"What colour is the {word}?")
    return [
        Turn("system", asked.system),
        Turn("user", asked.user, (picture(random),)),
        Turn("assistant", prompts.zoom_call(1, 2, int(random.integers(3, SIDE)), 44)),
        Turn("user", prompts.ZOOMED, (picture(random, 28, SIDE),)),
        Turn("assistant", f"The {word} is white."),
    ]
