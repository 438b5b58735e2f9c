"""An engine of a checkpoint, other engines on its model, and what goes through that model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from rscovlm.engines.load import load_engine
from rscovlm.engines.transformers_engine import TransformersEngine
from rscovlm.models import ModelCard


@contextmanager
def loaded(card: ModelCard) -> Iterator[TransformersEngine]:
    """The engine of a card, on the CPU, until the block ends."""
    with closing(load_engine(card, device="cpu")) as engine:
        assert isinstance(engine, TransformersEngine)
        yield engine


def another(engine: TransformersEngine, **options: Any) -> TransformersEngine:
    """The same model behind a door of its own, with a batch and a memory of its own."""
    return TransformersEngine(engine.card, engine._model, engine._chat, **options)


class Passes:
    """Every pass of an engine's model while the block lasts.

    Attributes:
        rows: of each pass.
        seen: tokens and images of each.
    """

    def __init__(
        self, engine: TransformersEngine, before: Callable[[int, int], None] = lambda *_: None
    ) -> None:
        """Listen; ``before`` is called ahead of each pass, with its rows and its number."""
        self._model, self._before = engine._model, before
        self.rows: list[int] = []
        self.seen: list[tuple[int, int]] = []

    def __enter__(self) -> Passes:
        def hook(_module: Any, _args: Any, kwargs: dict[str, Any]) -> None:
            rows, tokens = kwargs["input_ids"].shape
            images = kwargs.get("image_grid_thw")
            self.rows.append(rows)
            self.seen.append((tokens, 0 if images is None else len(images)))
            self._before(rows, len(self.rows))

        self._handle = self._model.register_forward_pre_hook(hook, with_kwargs=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._handle.remove()
