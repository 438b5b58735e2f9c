"""What a recipe asks of the machine, and what of it is not there: told before anything is loaded."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from dataclasses import dataclass

import torch

from rscovlm_training.trainer.errors import MachineLacks
from rscovlm_training.trainer.recipe import Recipe


@dataclass(frozen=True)
class Machine:
    """What this process can count on.

    Attributes:
        gpus: how many CUDA devices PyTorch sees.
        bf16: whether those compute in bfloat16.
        processes: how many processes train together.
        packages: which of the optional packages are installed.
    """

    gpus: int
    bf16: bool
    processes: int
    packages: frozenset[str]

    @classmethod
    def here(cls) -> Machine:
        """Look at this machine; loads no model and starts no process."""
        gpus = torch.cuda.device_count()
        optional = ("flash_attn", "deepspeed", "liger_kernel", "peft")
        found = frozenset(name for name in optional if importlib.util.find_spec(name))
        processes = int(os.environ.get("WORLD_SIZE", "1"))
        return cls(gpus, bool(gpus) and torch.cuda.is_bf16_supported(), processes, found)


def accumulation(recipe: Recipe, processes: int) -> int:
    """Say how many micro-batches each process takes for a step.

    Raises:
        MachineLacks: the batch cannot be shared evenly.
    """
    training = recipe.training
    at_once = training.micro_batch * processes
    if training.batch % at_once:
        raise MachineLacks(
            f"A batch of {training.batch} cannot be shared evenly by {processes} processes that take "
            f"{training.micro_batch} at a time.",
            next_step="Change training.batch, training.micro_batch or the number of processes.",
        )
    return training.batch // at_once


def require(recipe: Recipe, machine: Machine) -> None:
    """Refuse a recipe that this machine cannot follow, naming everything it lacks at once.

    Raises:
        MachineLacks: what is missing and which ``--set`` does without it.
    """
    accumulation(recipe, machine.processes)
    lacking = list(_lacking(recipe, machine))
    if not lacking:
        return
    reasons = "; ".join(reason for reason, _ in lacking)
    changes = " ".join(f"--set {change}" for _, change in lacking if change)
    raise MachineLacks(
        f"This machine cannot follow the recipe '{recipe.name}': {reasons}.",
        next_step=f"Install what is missing, or do without: {changes}" if changes else None,
    )


def _lacking(recipe: Recipe, machine: Machine) -> Iterator[tuple[str, str]]:
    """Yield each reason and the change that does without, if there is one."""
    hardware = recipe.hardware
    on_gpu = hardware.device == "cuda" and machine.gpus > 0
    if hardware.device == "cuda" and not machine.gpus:
        yield "PyTorch sees no NVIDIA GPU (CUDA)", "hardware.device=cpu"
    if on_gpu and machine.gpus > machine.processes == 1:
        yield (
            f"one process cannot use its {machine.gpus} GPUs: start it with 'torchrun --nproc-per-node "
            f"{machine.gpus} --no-python rscovlm-train run …', or set CUDA_VISIBLE_DEVICES to one of them",
            "",
        )
    if on_gpu and hardware.bf16 and not machine.bf16:
        yield "its GPU does not compute in bfloat16", "hardware.bf16=false"
    if hardware.attention == "flash_attention_2":
        if not machine.gpus or hardware.device == "cpu":
            yield "FlashAttention 2 runs on NVIDIA GPUs only", "hardware.attention=sdpa"
        elif "flash_attn" not in machine.packages:
            yield "FlashAttention 2 (pip: flash-attn) is not installed", "hardware.attention=sdpa"
    if hardware.liger:
        if not machine.gpus or hardware.device == "cpu":
            yield "Liger kernels run on NVIDIA GPUs only", "hardware.liger=false"
        elif "liger_kernel" not in machine.packages:
            yield "Liger kernels (pip: liger-kernel) are not installed", "hardware.liger=false"
    if hardware.deepspeed is not None:
        yield from _deepspeed(recipe, machine)
    if recipe.lora is not None and "peft" not in machine.packages:
        yield "peft is not installed", ""


def _deepspeed(recipe: Recipe, machine: Machine) -> Iterator[tuple[str, str]]:
    hardware = recipe.hardware
    without = "hardware.deepspeed=null"
    if hardware.weights == "bfloat16" and recipe.lora is None:
        without += " --set hardware.weights=float32"
    if "deepspeed" not in machine.packages:
        yield "DeepSpeed (pip: deepspeed) is not installed", without
    elif not machine.gpus or hardware.device == "cpu":
        yield "DeepSpeed is used on NVIDIA GPUs only", without
    if hardware.deepspeed is not None and not hardware.deepspeed.is_file():
        yield f"there is no DeepSpeed configuration {hardware.deepspeed}", without
