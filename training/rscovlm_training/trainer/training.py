"""The Hugging Face Trainer, told what a recipe says; the loop, the optimizer and the devices are its own."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import torch
from torch.utils.data import Dataset
from transformers import Trainer, TrainingArguments
from transformers.trainer_callback import PrinterCallback

from rscovlm_training.trainer.batches import OWN_KEYS, Collate, end_to_end_positions
from rscovlm_training.trainer.callbacks import Log
from rscovlm_training.trainer.encoding import IGNORED
from rscovlm_training.trainer.lessons import Row
from rscovlm_training.trainer.logs import Seen
from rscovlm_training.trainer.machine import Machine, accumulation
from rscovlm_training.trainer.recipe import Keeping, Recipe


def arguments(recipe: Recipe, machine: Machine) -> TrainingArguments:
    """Write a recipe as the Trainer's arguments; joins the processes that train together."""
    training, hardware = recipe.training, recipe.hardware
    on_cpu = hardware.device == "cpu"
    return TrainingArguments(
        output_dir=str(recipe.folder / "checkpoints"),
        num_train_epochs=1,  # the order holds all epochs
        train_sampling_strategy="sequential",
        per_device_train_batch_size=training.micro_batch,
        per_device_eval_batch_size=training.micro_batch,
        gradient_accumulation_steps=accumulation(recipe, machine.processes),
        learning_rate=training.learning_rate,
        lr_scheduler_type=training.schedule,
        warmup_steps=training.warmup,
        weight_decay=training.weight_decay,
        max_grad_norm=training.max_grad_norm,
        bf16=hardware.bf16,
        gradient_checkpointing=hardware.gradient_checkpointing or None,
        gradient_checkpointing_kwargs={"use_reentrant": False} if hardware.gradient_checkpointing else None,
        use_liger_kernel=hardware.liger,
        deepspeed=None if hardware.deepspeed is None else str(hardware.deepspeed),
        use_cpu=on_cpu,
        ddp_backend="gloo" if on_cpu and machine.processes > 1 else None,
        # A micro-batch of text alone leaves the tower without a gradient; adapters are not on the tower.
        ddp_find_unused_parameters=recipe.lora is None,
        seed=recipe.seed,
        dataloader_num_workers=recipe.data.workers,
        dataloader_pin_memory=not on_cpu,
        remove_unused_columns=False,
        prediction_loss_only=True,
        label_names=["labels"],
        include_num_input_tokens_seen="all",
        **_keeping(recipe.keeping),
        report_to="tensorboard" if importlib.util.find_spec("tensorboard") else "none",
        disable_tqdm=True,
    )


def _keeping(keeping: Keeping) -> dict[str, Any]:
    return {
        "logging_steps": keeping.log_every,
        "logging_nan_inf_filter": False,  # a loss that is not a number must be seen
        "save_steps": keeping.save_every,
        "save_total_limit": keeping.keep,
        "eval_strategy": "no" if keeping.evaluate_every is None else "steps",
        "eval_steps": keeping.evaluate_every,
    }


class RecipeTrainer(Trainer):
    """The Trainer over rows of conversations, which notes what it has seen."""

    def __init__(
        self,
        model: Any,
        args: TrainingArguments,
        collate: Collate,
        train: Dataset[Row],
        validation: Dataset[Row] | None,
        folder: Path,
    ) -> None:
        super().__init__(
            model=model,
            args=args,
            data_collator=collate,
            train_dataset=train,
            eval_dataset=validation,
            callbacks=[Log(folder)],
        )
        self.remove_callback(PrinterCallback)
        self.model_accepts_loss_kwargs = True  # so that the step's tokens are counted, for ``compute_loss``
        self._seen = Seen(folder, args.process_index)

    @property
    def validated_last(self) -> bool:
        """Whether the validation loss of the last step is known."""
        history = self.state.log_history
        return any("eval_loss" in entry and entry["step"] == self.state.global_step for entry in history)

    def _load_from_checkpoint(self, resume_from_checkpoint: str, model: Any = None) -> None:
        """Load adapters only; other weights have been loaded from the checkpoint already.

        The Trainer would take the names in the file for those in memory, which for these models differ, and
        go on with the weights it began with.
        """
        if is_peft_model(self.model):
            super()._load_from_checkpoint(resume_from_checkpoint, model)

    def training_step(
        self, model: Any, inputs: dict[str, Any], num_items_in_batch: torch.Tensor | int | None = None
    ) -> torch.Tensor:
        """Learn a micro-batch and note which conversations it held."""
        loss = super().training_step(model, inputs, num_items_in_batch)
        self._seen.note(self.state.global_step + 1, inputs["items"], inputs["dropped"])
        return loss

    def compute_loss(
        self,
        model: Any,
        inputs: dict[str, Any],
        return_outputs: bool = False,
        num_items_in_batch: torch.Tensor | int | None = None,
    ) -> Any:
        """Mean loss of the micro-batch's learnt tokens; in training as its share of the whole step's.

        Every learnt token of a step weighs the same, whichever process and micro-batch it falls into.
        transformers' own Qwen-VL models do not take the step's number of tokens, and a mean of means would
        depend on how many processes share the step.
        """
        own = {key: inputs[key] for key in inputs if key not in OWN_KEYS}
        if "lengths" in inputs:
            own["position_ids"] = end_to_end_positions(_core(self.accelerator.unwrap_model(model)), inputs)
            own["use_cache"] = False  # with a cache the model would take the row for one conversation
        outputs = model(**own)
        loss = outputs.loss
        if model.training and num_items_in_batch is not None:
            # Processes' gradients are averaged, so each is scaled up by their number.
            share = inputs["labels"].ne(IGNORED).sum() / num_items_in_batch
            loss = loss * share * self.accelerator.num_processes
        return (loss, outputs) if return_outputs else loss


def is_peft_model(model: Any) -> bool:
    """Say whether a model carries adapters."""
    return hasattr(model, "peft_config")


def _core(model: Any) -> Any:
    """The model without output layer and adapters."""
    return (model.get_base_model() if is_peft_model(model) else model).model
