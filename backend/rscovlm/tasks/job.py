"""What every task works with: the model, the raster, where to look, and whether to stop."""

from __future__ import annotations

import math
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from queue import SimpleQueue

from rscovlm.contract import Answer, Earlier, Event, Token
from rscovlm.engines.protocol import CancelToken, Conversation, Engine, Piece, Reply, Turn
from rscovlm.imagery.source import RGB, ImageSource
from rscovlm.language.prompts import Prompt, question
from rscovlm.models import ModelCard
from rscovlm.tasks.area import Area
from rscovlm.tasks.trace import Trace

ANSWER_TOKENS = 256
"""Longest answer in words; the published weights were taught short ones."""


@dataclass(frozen=True)
class Job:
    """One task at work."""

    engine: Engine
    source: ImageSource
    area: Area
    cancel: CancelToken
    trace: Trace
    earlier: tuple[Earlier, ...] = ()

    @property
    def card(self) -> ModelCard:
        """The model's entry in the registry."""
        return self.engine.card

    def generate(self, conversations: Sequence[Conversation], max_new_tokens: int) -> list[Reply]:
        """Let the model answer each conversation, silently."""
        limit = min(max_new_tokens, self.card.max_new_tokens)
        return self.engine.generate(conversations, max_new_tokens=limit, cancel=self.cancel)

    def speak(self, conversation: Conversation, view: int) -> Generator[Event, None, Reply]:
        """Let the model answer, its words streamed as they come; returns the whole reply.

        What begins like a tool call or like data is not streamed: it is not meant for a person.
        """
        said: SimpleQueue[str | Reply | BaseException] = SimpleQueue()
        worker = threading.Thread(target=self._work, args=(conversation, said), daemon=True)
        worker.start()
        text = ""
        try:
            while isinstance(item := said.get(), str):
                text += item
                if item and text.lstrip()[:1] not in ("", "<", "{", "["):
                    yield Token(view=view, text=item)
        except (GeneratorExit, KeyboardInterrupt):
            self.cancel.cancel()  # nobody listens any more
            raise
        finally:
            worker.join()
        if isinstance(item, BaseException):
            raise item
        return item

    def answer(
        self,
        text: str,
        *,
        views: Sequence[int],
        objects: Sequence[int] = (),
        score: float | None = None,
        direct: bool = False,
    ) -> Answer:
        """Make the answer event, which says who answers and how far to trust it."""
        return Answer(
            text=text,
            direct=direct,
            views=list(views),
            objects=list(objects),
            score=score,
            model=self.card.name,
            caveat=self.card.caveat,
        )

    def _work(self, conversation: Conversation, said: SimpleQueue[str | Reply | BaseException]) -> None:
        limit = min(ANSWER_TOKENS, self.card.max_new_tokens)
        try:
            replies = self.engine.generate(
                [conversation],
                max_new_tokens=limit,
                cancel=self.cancel,
                on_text=lambda _, text: said.put(text),
            )
            said.put(replies[0])
        except BaseException as error:  # the thread's edge: raised again by who waits for it
            said.put(error)


def open_conversation(prompt: Prompt, rgb: RGB, earlier: Sequence[Earlier] = ()) -> list[Turn]:
    """Say a prompt about an image, after what was asked about it before.

    The image stands before the first text, as in the conversations of several turns that the published
    weights were taught; what was asked before is told as text, in the words of a plain question.
    """
    before = [
        turn
        for pair in earlier
        for turn in (Turn("user", question(pair.question).user), Turn("assistant", pair.answer))
    ]
    first, *rest = [*before, Turn("user", prompt.user)]
    return [Turn("system", prompt.system), replace(first, images=(rgb,)), *rest]


def confidence(pieces: Sequence[Piece], span: tuple[int, int] | None = None) -> float | None:
    """The geometric mean probability of the tokens that have a part in a span of the reply's characters.

    ``None`` where there are no tokens: a model server need not tell their probabilities.

    Args:
        pieces: of the reply.
        span: half-open range of characters of the joined pieces; None: all of them.
    """
    logs = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        if span is None or (start < span[1] and end > span[0]):
            logs.append(math.log(max(piece.probability, 1e-12)))
        start = end
    return math.exp(sum(logs) / len(logs)) if logs else None
