"""What the Trainer calls while it learns: writes the log, tells how it goes, draws the curves."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments

from rscovlm_training.trainer.curves import draw
from rscovlm_training.trainer.logs import write_log


class Log(TrainerCallback):
    """Writes every logged figure into ``log.csv`` and on the terminal, and draws the curves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def on_train_begin(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: Any
    ) -> None:
        """Write what the checkpoint knows, and nothing that came after it."""
        if state.is_world_process_zero:
            write_log(self._folder, state.log_history, "w")

    def on_log(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: Any
    ) -> None:
        """Add a line."""
        if not state.is_world_process_zero:
            return
        entry = state.log_history[-1]
        write_log(self._folder, [entry], "a")
        figures = [f"{name} {entry[name]:.4g}" for name in ("loss", "eval_loss") if name in entry]
        if figures:
            print(f"step {state.global_step} of {state.max_steps}: {', '.join(figures)}", file=sys.stderr)

    def on_evaluate(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: Any
    ) -> None:
        """Draw the curves anew."""
        if state.is_world_process_zero:
            draw(self._folder)
