"""Open what a recipe names as its data."""

from __future__ import annotations

from rscovlm.engines.chat import ChatEncoder
from rscovlm_training.trainer.conversations import Conversations, from_function
from rscovlm_training.trainer.errors import RecipeInvalid
from rscovlm_training.trainer.recipe import Recipe, Source


def open_source(source: Source, recipe: Recipe, chat: ChatEncoder) -> Conversations:
    if source.function is not None:
        return from_function(source.function, source.options)
    raise RecipeInvalid("mixture not wired")
