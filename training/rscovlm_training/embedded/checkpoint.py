"""Checkpoints of the Qwen2.5-VL architecture at our own sizes, in the folder layout the published 7B has.

Scope: configuration, smooth number embeddings and saving; it knows nothing of data or training.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import torch
from transformers import (
    GenerationConfig,
    Qwen2_5_VLConfig,
    Qwen2_5_VLForConditionalGeneration,
    Qwen2Tokenizer,
)
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

from rscovlm.language import prompts
from rscovlm_training.embedded.tokenizer import NUMBERS, save_tokenizer, token_id, train_tokenizer

Size = Literal["micro", "embedded"]

_SHAPES: dict[Size, dict[str, dict[str, int]]] = {
    "micro": {
        "text": {"hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2},
        "vision": {"hidden_size": 64, "intermediate_size": 128, "depth": 2, "num_heads": 2},
    },
    "embedded": {
        "text": {"hidden_size": 256, "intermediate_size": 640, "num_hidden_layers": 6},
        "vision": {"hidden_size": 192, "intermediate_size": 512, "depth": 7, "num_heads": 6},
    },
}
_HEAD = 32


def build_config(tokenizer: Qwen2Tokenizer, size: Size) -> Qwen2_5_VLConfig:
    """Describe a Qwen2.5-VL of the given size for the tokenizer's vocabulary."""
    shape = _SHAPES[size]
    hidden = shape["text"]["hidden_size"]
    heads = hidden // _HEAD
    ids = {name: token_id(tokenizer, f"<|{name}|>") for name in _NAMED_TOKENS}
    return Qwen2_5_VLConfig(
        text_config={
            **shape["text"],
            "vocab_size": _rounded(len(tokenizer), 64),
            "num_attention_heads": heads,
            "num_key_value_heads": heads // 2,
            "max_position_embeddings": 4096,
            # Columns get the lowest frequencies: with the usual base of 10,000 and over as few columns as a
            # small image has, they would hardly turn at all, and x could not be told.
            "rope_parameters": {"rope_type": "default", "rope_theta": 20.0, "mrope_section": [2, 7, 7]},
            "eos_token_id": ids["im_end"],
            "bos_token_id": ids["endoftext"],
            "pad_token_id": ids["endoftext"],
            "tie_word_embeddings": True,
        },
        vision_config={
            **shape["vision"],
            "out_hidden_size": hidden,
            # Every layer sees the whole of a 224 px tile: with so few patches, windows save nothing.
            "window_size": 112,
            "fullatt_block_indexes": list(range(shape["vision"]["depth"])),
        },
        image_token_id=ids["image_pad"],
        video_token_id=ids["video_pad"],
        vision_start_token_id=ids["vision_start"],
        vision_end_token_id=ids["vision_end"],
        tie_word_embeddings=True,
    )


def build_model(tokenizer: Qwen2Tokenizer, size: Size, *, seed: int) -> Qwen2_5_VLForConditionalGeneration:
    """Initialise a model; numbers start with embeddings that are smooth in their value."""
    torch.manual_seed(seed)
    model = Qwen2_5_VLForConditionalGeneration._from_config(build_config(tokenizer, size))
    first = token_id(tokenizer, "0")
    _smooth_numbers(model.get_input_embeddings().weight, first)
    model.generation_config = GenerationConfig(
        do_sample=False,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return model


def save_checkpoint(
    model: Qwen2_5_VLForConditionalGeneration, tokenizer: Qwen2Tokenizer, folder: Path, *, half: bool = True
) -> None:
    """Write weights (bfloat16 if ``half``), configuration, tokenizer, template and image processor."""
    folder.mkdir(parents=True, exist_ok=True)
    # The output layer is the input embedding: written once.
    state = {name: value for name, value in model.state_dict().items() if name != "lm_head.weight"}
    if half:
        state = {name: value.to(torch.bfloat16) for name, value in state.items()}
    model.save_pretrained(folder, state_dict=state)
    save_tokenizer(tokenizer, folder)
    Qwen2VLImageProcessorPil().save_pretrained(folder)


def build_random(folder: Path, size: Size = "micro", *, seed: int = 0) -> Path:
    """Write an untrained checkpoint, for tests of whatever loads one."""
    tokenizer = train_tokenizer(_sayings())
    save_checkpoint(build_model(tokenizer, size, seed=seed), tokenizer, folder)
    return folder


_NAMED_TOKENS = ("endoftext", "im_end", "image_pad", "video_pad", "vision_start", "vision_end")


def _sayings() -> Iterable[str]:
    yield prompts.oriented_detection(prompts.DOTA_CATEGORIES).user
    yield prompts.caption().user
    yield prompts.zoom_call(1, 2, 3, 4)


def _rounded(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple


@torch.no_grad()
def _smooth_numbers(embedding: torch.Tensor, first: int) -> None:
    """Place ``n`` and ``n,`` on a curve of sines of many wavelengths, plus a direction of their own kind."""
    width = embedding.shape[1]
    scale = embedding.std().item()
    values = torch.arange(NUMBERS, dtype=torch.float32)[:, None]
    wavelengths = 4.0 * (2000.0 / 4.0) ** (torch.arange(width // 2) / (width // 2 - 1))
    phases = 2 * torch.pi * values / wavelengths
    curve = torch.cat([phases.sin(), phases.cos()], dim=1) * scale * 2**0.5
    for kind in range(2):
        start = first + kind * NUMBERS
        own = torch.randn(1, width) * scale
        embedding[start : start + NUMBERS] = curve + own + torch.randn(NUMBERS, width) * scale * 0.05
