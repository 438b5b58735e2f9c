"""In which precision a model runs: chosen from what it needs and what is free, and said in words."""

from __future__ import annotations

import importlib.util
import json
import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import torch
from safetensors import safe_open

from rscovlm.engines.hardware import in_words
from rscovlm.engines.weights import INDEX, WEIGHTS

Precision = Literal["float32", "bfloat16", "float16", "4-bit"]

_BYTES: dict[Precision, float] = {"float32": 4, "bfloat16": 2, "float16": 2, "4-bit": 0.6}
"""Of one weight; in 4 bits some layers stay as they are, and each block of weights has a scale."""

_ROOM = 0.15
_LEAST_ROOM = 256 * 2**20
"""Beside the weights: images and conversations, a share of what they take in 16 bits, and this much more."""

_GIB = 2**30


@dataclass(frozen=True)
class Hardware:
    """What there is to run on.

    Attributes:
        device: where.
        name: of it, for a person.
        free_bytes: of its memory; ``None``: unknown.
        bfloat16: whether it computes in it.
        four_bit: whether weights of four bits can be used there.
    """

    device: torch.device
    name: str
    free_bytes: int | None
    bfloat16: bool = True
    four_bit: bool = False

    @classmethod
    def of(cls, device: torch.device) -> Hardware:
        """Look at a device of this machine."""
        if device.type != "cuda":
            return cls(device, in_words(device), free_ram())
        four_bit = importlib.util.find_spec("bitsandbytes") is not None
        free, _ = torch.cuda.mem_get_info(device)
        return cls(device, in_words(device), free, torch.cuda.is_bf16_supported(), four_bit)


@dataclass(frozen=True)
class Choice:
    """A precision, the bytes that it needs, whether they are free, and why it was chosen."""

    precision: Precision
    needed_bytes: int
    fits: bool
    words: str

    def options(self, device: torch.device) -> dict[str, Any]:
        """What ``from_pretrained`` is told."""
        if self.precision != "4-bit":
            return {"dtype": getattr(torch, self.precision)}
        from transformers import BitsAndBytesConfig

        four = BitsAndBytesConfig(
            load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=torch.bfloat16
        )
        return {"dtype": torch.bfloat16, "quantization_config": four, "device_map": {"": device}}


def choose(weights: int, hardware: Hardware) -> Choice:
    """Choose the best precision that fits; where none does, the smallest.

    On a GPU that is bfloat16, in which the models were trained, then 4 bits; on a CPU float32, which is
    faster there, then bfloat16.

    Args:
        weights: of the model, their number.
        hardware: to run on.
    """
    wanted = _wanted(hardware)
    needs = [needed(weights, precision) for precision in wanted]
    free = hardware.free_bytes
    fitting = [number for number, need in enumerate(needs) if free is None or need <= free]
    number = fitting[0] if fitting else len(wanted) - 1
    words = f"{wanted[number]} on {hardware.name}: needs about {_gib(needs[number])}"
    words += "" if free is None else f" of {_gib(free)} free"
    if number:
        words += f"; {wanted[0]} would need {_gib(needs[0])}"
    if not fitting:
        words += "; it will hardly fit" + _advice(hardware)
    return Choice(wanted[number], needs[number], bool(fitting), words)


def needed(weights: int, precision: Precision) -> int:
    """Bytes that a model takes with its images and conversations."""
    return round(weights * _BYTES[precision] + weights * 2 * _ROOM) + _LEAST_ROOM


def count_weights(folder: Path) -> int:
    """Count the weights of a checkpoint by the headers of its files, without reading them.

    Raises:
        OSError: a file cannot be read.
        SafetensorError: a file is damaged.
    """
    files = [folder / WEIGHTS]
    if not files[0].is_file():
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        files = sorted({folder / name for name in index["weight_map"].values()})
    total = 0
    for file in files:
        with safe_open(file, "pt") as tensors:
            total += sum(math.prod(tensors.get_slice(name).get_shape()) for name in tensors.keys())  # noqa: SIM118
    return total


def free_ram() -> int | None:
    """Bytes of memory that programs can still have; ``None`` where that cannot be known."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration):
        pass
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


def _wanted(hardware: Hardware) -> list[Precision]:
    """The precisions that the hardware can do, the best first."""
    if hardware.device.type != "cuda":
        return ["float32", "bfloat16"]
    half: list[Precision] = ["bfloat16" if hardware.bfloat16 else "float16"]
    return [*half, "4-bit"] if hardware.four_bit else half


def _advice(hardware: Hardware) -> str:
    if hardware.device.type == "cuda" and not hardware.four_bit:
        return " (with the package bitsandbytes it would be tried in 4 bits)"
    return ""


def _gib(count: int) -> str:
    return f"{count / _GIB:.1f} GiB"
