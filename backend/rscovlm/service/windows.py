"""Pixels that a client serves: what a job waits for, and the answers as they come.

The jobs' threads wait here, the threads of the HTTP server bring the answers. Each job waits for one window
at a time.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from rscovlm.contract import Window, WindowFailure, WindowWanted
from rscovlm.errors import ClientAway, PixelsMissing, RequestTooLarge, RSCoVLMError, WindowNotWanted
from rscovlm.imagery.served import max_png_bytes, read_png
from rscovlm.imagery.source import RGB
from rscovlm.imagery.window import PixelWindow
from rscovlm.service.streams import Bell

TICK_S = 0.1
"""How often the waiting thread looks whether it was cancelled or left alone."""


@dataclass
class _Ask:
    wanted: WindowWanted
    answer: RGB | RSCoVLMError | None = None


class Windows:
    """The windows that are waited for; its methods may be called from any thread."""

    def __init__(self, bell: Bell, *, answer_s: float, absent_s: float) -> None:
        """Make the place where they meet.

        Args:
            bell: tells the streams of a job that a window is wanted.
            answer_s: how long a client may take for one window.
            absent_s: how long nobody may follow the job meanwhile.
        """
        self._bell = bell
        self._answer_s = answer_s
        self._absent_s = absent_s
        self._changed = threading.Condition()
        self._asks: dict[str, _Ask] = {}
        self._numbers = itertools.count(1)

    def ask(
        self, job_id: str, window: PixelWindow, width: int, height: int, check: Callable[[], None]
    ) -> RGB:
        """Ask whoever follows the job for a window, and wait for it.

        Args:
            job_id: of the job that needs it.
            window: native pixels.
            width: of the image, pixels.
            height: of the image, pixels.
            check: called several times a second; what it raises ends the wait.

        Raises:
            PixelsMissing: the client says that it has none.
            ClientAway: nobody answered in time.
        """
        place = Window(**window.as_dict())
        with self._changed:
            number = next(self._numbers)
            ask = _Ask(WindowWanted(id=number, window_px=place, width=width, height=height))
            self._asks[job_id] = ask
        self._bell.ring(job_id)
        try:
            answer = self._wait(job_id, ask, check)
        finally:
            with self._changed:
                del self._asks[job_id]
        if isinstance(answer, RSCoVLMError):
            raise answer
        return answer

    def wanted(self, job_id: str) -> WindowWanted | None:
        """Tell what a job waits for now."""
        with self._changed:
            ask = self._asks.get(job_id)
            return ask.wanted if ask is not None and ask.answer is None else None

    def answer(self, job_id: str, window_id: int, png: bytes) -> None:
        """Bring the pixels; what cannot be used is refused, and still waited for.

        Raises:
            WindowNotWanted: nobody waits for them.
            RequestTooLarge: it is longer than any such image.
            WindowUnusable: it is not an image of the size that was asked for.
        """
        wanted = self._find(job_id, window_id).wanted
        if len(png) > max_png_bytes(wanted.width, wanted.height):
            raise RequestTooLarge(
                f"{len(png)} bytes are too long for an image of {wanted.width} x {wanted.height} pixels."
            )
        self._settle(job_id, window_id, read_png(png, wanted.width, wanted.height))

    def refuse(self, job_id: str, window_id: int, failure: WindowFailure) -> None:
        """Bring the client's reason why there are no pixels.

        Raises:
            WindowNotWanted: nobody waits for them.
        """
        error = PixelsMissing(failure.message, details=failure.details, next_step=failure.next_step or None)
        self._settle(job_id, window_id, error)

    def _find(self, job_id: str, window_id: int) -> _Ask:
        with self._changed:
            ask = self._asks.get(job_id)
            if ask is None or ask.wanted.id != window_id or ask.answer is not None:
                raise WindowNotWanted(
                    "The job does not wait for these pixels.", details=f"window {window_id}"
                )
            return ask

    def _settle(self, job_id: str, window_id: int, answer: RGB | RSCoVLMError) -> None:
        with self._changed:
            self._find(job_id, window_id).answer = answer
            self._changed.notify_all()

    def _wait(self, job_id: str, ask: _Ask, check: Callable[[], None]) -> RGB | RSCoVLMError:
        asked = heard = time.monotonic()
        with self._changed:
            while ask.answer is None:
                self._changed.wait(TICK_S)
                check()
                now = time.monotonic()
                if self._bell.heard(job_id):
                    heard = now
                if ask.answer is None and now - heard > self._absent_s:
                    raise ClientAway(
                        "The program that serves the pixels of this layer went away.",
                        details=f"nobody followed the job for {self._absent_s:.0f} s",
                    )
                if ask.answer is None and now - asked > self._answer_s:
                    raise ClientAway(
                        "The program that serves the pixels of this layer did not answer in time.",
                        details=f"window {ask.wanted.id}: nothing for {self._answer_s:.0f} s",
                    )
        return ask.answer
