"""A whole run: from a recipe to a trained checkpoint, on one process or on each of many."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import torch
from transformers import set_seed
from transformers.utils.logging import disable_progress_bar

from rscovlm.engines.chat import ChatEncoder
from rscovlm_training.trainer import folder as run_folder
from rscovlm_training.trainer.batches import Collate
from rscovlm_training.trainer.curves import draw
from rscovlm_training.trainer.lessons import Lessons
from rscovlm_training.trainer.logs import read_seen
from rscovlm_training.trainer.machine import Machine, require
from rscovlm_training.trainer.model import copy_words, find_base, load_chat, load_model
from rscovlm_training.trainer.plan import Plan, keep_lengths, plan_training, plan_validation
from rscovlm_training.trainer.recipe import Recipe
from rscovlm_training.trainer.training import RecipeTrainer, arguments

log = logging.getLogger(__name__)


def train(recipe: Recipe, *, resume: bool = False) -> Path:
    """Train as a recipe says and return the folder of the outcome.

    Called in every process that trains together; the first of them writes the run's folder.

    Raises:
        RSCoVLMError: the recipe, the data or the machine does not do; said before any weights are loaded
            where that can be known.
    """
    machine = Machine.here()
    require(recipe, machine)
    base = find_base(recipe.model)
    outcome = run_folder.final(recipe.folder)
    if resume and outcome.is_dir():
        return outcome
    first = os.environ.get("RANK", "0") == "0"
    if first:
        run_folder.check(recipe, resume=resume)
    chat = load_chat(base)
    plan = plan_training(recipe, chat, resume=resume)
    validation = plan_validation(recipe, chat)
    if first:
        run_folder.prepare(recipe, machine, resume=resume)
        if plan.lengths is not None:
            keep_lengths(recipe.folder, plan.lengths)
    last = run_folder.last_checkpoint(recipe.folder) if resume else None
    weights = base if last is None or recipe.lora else last
    trainer = _trainer(recipe, machine, weights, chat, (plan, validation))
    trainer.train(resume_from_checkpoint=None if last is None else str(last))
    if validation is not None and not trainer.validated_last:
        trainer.evaluate()
    part = outcome.with_name("final-part")  # what is called final is whole, whenever the run may end
    trainer.save_model(str(part))
    if trainer.is_world_process_zero():
        copy_words(base, part)
        part.rename(outcome)
        draw(recipe.folder)
        log.info("%s", what_was_seen(recipe, plan))
    return outcome


def _trainer(
    recipe: Recipe,
    machine: Machine,
    weights: Path,
    chat: ChatEncoder,
    data: tuple[Plan, Lessons | None],
) -> RecipeTrainer:
    disable_progress_bar()
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # the reading processes are parallel already
    os.environ.setdefault("TENSORBOARD_LOGGING_DIR", str(recipe.folder / "tensorboard"))
    if recipe.hardware.threads is not None:
        torch.set_num_threads(recipe.hardware.threads)
    own_arguments = arguments(recipe, machine)
    collate = Collate(
        image_token_id=chat.image_token_id,
        padding_id=chat.tokenizer.pad_token_id,
        flat=recipe.data.packing != "none",
    )
    set_seed(recipe.seed)  # adapters begin with random values
    model = load_model(weights, recipe)
    return RecipeTrainer(model, own_arguments, collate, data[0].lessons, data[1], recipe.folder)


def what_was_seen(recipe: Recipe, plan: Plan) -> str:
    """Say how many conversations a run has learnt, and how many it left out as too long."""
    seen = list(read_seen(recipe.folder))
    learnt = sum(len(items) for _, items, _ in seen)
    dropped = plan.left_out + sum(len(items) for _, _, items in seen)
    return (
        f"{learnt} conversations learnt; {dropped} left out, being over the limit of "
        f"{recipe.data.token_limit} tokens."
    )
