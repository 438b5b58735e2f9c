"""Where a model runs: the choice, and the words for it."""

from __future__ import annotations

import torch
from transformers.utils import is_flash_attn_2_available

from rscovlm.errors import EngineFailed


def choose_device(wish: str) -> torch.device:
    """Turn ``auto``, ``cpu``, ``cuda`` or ``cuda:1`` into a device that is there.

    Raises:
        EngineFailed: the device has no such name, or this machine does not have it.
    """
    if wish == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(wish)
    except RuntimeError as error:
        raise EngineFailed(
            f"There is no device named '{wish}'.",
            details=str(error),
            next_step="Use auto, cpu, cuda or cuda:0.",
        ) from error
    if device.type == "cuda" and (device.index or 0) >= torch.cuda.device_count():
        raise EngineFailed(
            f"The device '{wish}' was asked for, but PyTorch sees {torch.cuda.device_count()} GPUs.",
            next_step="Set the device to auto or cpu, or install a GPU driver and a CUDA build of PyTorch.",
        )
    return device


def choose_attention(device: torch.device) -> str:
    """Pick the fastest attention that is installed, by its name in transformers."""
    return "flash_attention_2" if device.type == "cuda" and is_flash_attn_2_available() else "sdpa"


def use_threads(threads: int | None) -> None:
    """Let PyTorch use this many CPU threads; ``None`` keeps its own choice, one for each core.

    Raises:
        EngineFailed: less than one thread.
    """
    if threads is None:
        return
    if threads < 1:
        raise EngineFailed(
            f"A model cannot run on {threads} threads.",
            next_step="Set the threads to 1 or more, or leave them out.",
        )
    torch.set_num_threads(threads)


def in_words(device: torch.device) -> str:
    """Name the device for a person: ``CPU, 2 threads`` or ``NVIDIA H200``."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    threads = torch.get_num_threads()
    return f"{device.type.upper()}, {threads} thread{'' if threads == 1 else 's'}"
