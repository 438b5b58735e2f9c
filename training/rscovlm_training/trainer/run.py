"""A whole run: from a recipe to a trained checkpoint, on one process or on each of many."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import torch
from transformers.utils.logging import disable_progress_bar

from rscovlm.engines.chat import ChatEncoder
from rscovlm_training.trainer import folder as run_folder
from rscovlm_training.trainer.batches import Collate
from rscovlm_training.trainer.curves import draw
from rscovlm_training.trainer.lessons import Lessons, Limit
from rscovlm_training.trainer.logs import read_seen
from rscovlm_training.trainer.machine import Machine, require
from rscovlm_training.trainer.model import copy_words, find_base, load_chat, load_model
from rscovlm_training.trainer.order import Order
from rscovlm_training.trainer.recipe import Recipe
from rscovlm_training.trainer.sources import open_source
from rscovlm_training.trainer.training import RecipeTrainer, arguments

log = logging.getLogger(__name__)


def train(recipe: Recipe, *, resume: bool = False) -> Path:
    """Train as a recipe says and return the folder of the outcome.

    Called in every process that trains together; the first of them writes the run's folder.

    Raises:
        RSCoVLMError: the recipe, the data or the machine does not do; said before any weights are loaded where
            that can be known.
    """
    machine = Machine.here()
    require(recipe, machine)
    base = find_base(recipe.model)
    outcome = run_folder.final(recipe.folder)
    if resume and outcome.is_dir():
        return outcome
    if os.environ.get("RANK", "0") == "0":
        (run_folder.go_on if resume else run_folder.begin)(recipe, machine)
    trainer = _trainer(recipe, machine, base)
    last = run_folder.last_checkpoint(recipe.folder) if resume else None
    trainer.train(resume_from_checkpoint=None if last is None else str(last))
    state = trainer.state
    measured = any("eval_loss" in entry and entry["step"] == state.global_step for entry in state.log_history)
    if recipe.data.validation is not None and not measured:
        trainer.evaluate()
    trainer.save_model(str(outcome))
    if trainer.is_world_process_zero():
        copy_words(base, outcome)
        draw(recipe.folder)
        log.info("%s", what_was_seen(recipe))
    return outcome


def _trainer(recipe: Recipe, machine: Machine, base: Path) -> RecipeTrainer:
    disable_progress_bar()
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # the reading processes are parallel already
    os.environ.setdefault("TENSORBOARD_LOGGING_DIR", str(recipe.folder / "tensorboard"))
    if recipe.hardware.threads is not None:
        torch.set_num_threads(recipe.hardware.threads)
    chat = load_chat(base)
    train_on, validate_on = _lessons(recipe, chat)
    own_arguments = arguments(recipe, machine)
    collate = Collate(
        image_token_id=chat.image_token_id,
        padding_id=chat.tokenizer.pad_token_id,
        flat=recipe.data.packing != "none",
    )
    model = load_model(base, recipe)
    return RecipeTrainer(model, own_arguments, collate, train_on, validate_on, recipe.folder)


def _lessons(recipe: Recipe, chat: ChatEncoder) -> tuple[Lessons, Lessons | None]:
    data, training = recipe.data, recipe.training
    limit = Limit(data.token_limit, data.over_limit == "drop")
    conversations = open_source(data.train, recipe, chat)
    order = Order(
        len(conversations),
        batch=training.batch,
        seed=recipe.seed,
        epochs=training.epochs,
        steps=training.steps,
        shuffle=data.shuffle,
    )
    lessons = Lessons(conversations, chat, order, limit)
    if data.validation is None:
        return lessons, None
    held_out = open_source(data.validation, recipe, chat)
    whole = Order(len(held_out), batch=1, seed=recipe.seed, shuffle=False)
    return lessons, Lessons(held_out, chat, whole, limit)


def what_was_seen(recipe: Recipe) -> str:
    """Say how many conversations a run has learnt, and how many it left out as too long."""
    items = dropped = 0
    for _, seen, left_out in read_seen(recipe.folder):
        items += len(seen)
        dropped += len(left_out)
    return (
        f"{items} conversations learnt; {dropped} were over the limit of {recipe.data.token_limit} tokens and "
        "left out."
    )
