"""Checkpoints at our own sizes, in the folder layout the published models have.

The embedded model is of Qwen3-VL's architecture: its vision tower has learnt embeddings of absolute
position, so that a visual token can say where it is. Qwen2.5-VL's tower sees relative position only, and a
small decoder does not find the absolute one in any time we have. A random Qwen2.5-VL stands for the published
7B in tests.

Scope: configuration, smooth number embeddings and saving; it knows nothing of data or training.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import torch
from transformers import (
    GenerationConfig,
    PreTrainedModel,
    Qwen2_5_VLConfig,
    Qwen2_5_VLForConditionalGeneration,
    Qwen2Tokenizer,
    Qwen3VLConfig,
    Qwen3VLForConditionalGeneration,
)
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

from rscovlm.language import prompts
from rscovlm_training.embedded.tokenizer import (
    NUMBERS,
    number_ids,
    save_tokenizer,
    token_id,
    train_tokenizer,
)

Size = Literal["qwen2.5", "micro", "embedded"]
"""``qwen2.5``: a tiny Qwen2.5-VL; ``micro``: a tiny one of the embedded model's own architecture."""


@dataclass(frozen=True)
class _Shape:
    hidden: int
    intermediate: int
    layers: int
    vision_hidden: int
    vision_intermediate: int
    vision_heads: int
    depth: int


_SHAPES: dict[Size, _Shape] = {
    "qwen2.5": _Shape(64, 128, 2, 64, 128, 2, 2),
    "micro": _Shape(64, 128, 2, 64, 128, 2, 2),
    "embedded": _Shape(256, 640, 6, 256, 768, 4, 7),
}
_HEAD = 32
_PLACE_SCALE = 0.5


def build_config(tokenizer: Qwen2Tokenizer, size: Size) -> Qwen2_5_VLConfig | Qwen3VLConfig:
    """Describe a model of the given size for the tokenizer's vocabulary."""
    shape = _SHAPES[size]
    ids = {name: token_id(tokenizer, f"<|{name}|>") for name in _NAMED_TOKENS}
    shared: dict[str, Any] = {
        "image_token_id": ids["image_pad"],
        "video_token_id": ids["video_pad"],
        "vision_start_token_id": ids["vision_start"],
        "vision_end_token_id": ids["vision_end"],
        "tie_word_embeddings": True,
    }
    text: dict[str, Any] = {
        "hidden_size": shape.hidden,
        "intermediate_size": shape.intermediate,
        "num_hidden_layers": shape.layers,
        "vocab_size": _rounded(len(tokenizer), 64),
        "num_attention_heads": shape.hidden // _HEAD,
        "num_key_value_heads": shape.hidden // _HEAD,
        "max_position_embeddings": 4096,
        "eos_token_id": ids["im_end"],
        "bos_token_id": ids["endoftext"],
        "pad_token_id": ids["endoftext"],
        "tie_word_embeddings": True,
    }
    vision: dict[str, Any] = {
        "hidden_size": shape.vision_hidden,
        "intermediate_size": shape.vision_intermediate,
        "depth": shape.depth,
        "num_heads": shape.vision_heads,
        "out_hidden_size": shape.hidden,
    }
    if size == "qwen2.5":
        rope = {"rope_type": "default", "rope_theta": 10_000.0, "mrope_section": [2, 7, 7]}
        everything = {"window_size": 112, "fullatt_block_indexes": list(range(shape.depth))}
        return Qwen2_5_VLConfig(
            text_config={**text, "rope_parameters": rope}, vision_config={**vision, **everything}, **shared
        )
    # A grid has 8 columns and a conversation a few hundred words: a low base spends all pairs on those.
    rope = {
        "rope_type": "default",
        "rope_theta": 500.0,
        "mrope_section": [6, 5, 5],
        "mrope_interleaved": True,
    }
    own = {"patch_size": 14, "num_position_embeddings": 16 * 16, "deepstack_visual_indexes": []}
    return Qwen3VLConfig(
        text_config={**text, "rope_parameters": rope, "head_dim": _HEAD},
        vision_config={**vision, **own},
        **shared,
    )


def build_model(tokenizer: Qwen2Tokenizer, size: Size, *, seed: int) -> PreTrainedModel:
    """Initialise a model; numbers and places start with embeddings that are smooth in their value."""
    torch.manual_seed(seed)
    family = Qwen2_5_VLForConditionalGeneration if size == "qwen2.5" else Qwen3VLForConditionalGeneration
    model: PreTrainedModel = family._from_config(build_config(tokenizer, size))
    embedding: Any = model.get_input_embeddings()
    _smooth_numbers(embedding.weight, number_ids(tokenizer))
    if size != "qwen2.5":
        _smooth_places(model.model.visual.pos_embed.weight)
    model.generation_config = GenerationConfig(
        do_sample=False,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return model


def save_checkpoint(
    model: PreTrainedModel, tokenizer: Qwen2Tokenizer, folder: Path, *, half: bool = True
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


def build_random(folder: Path, size: Size = "qwen2.5", *, seed: int = 0) -> Path:
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


def number_curve(width: int) -> torch.Tensor:
    """(NUMBERS, width) points of mean square 1, near each other where the numbers are."""
    values = torch.arange(NUMBERS, dtype=torch.float32)[:, None]
    wavelengths = 4.0 * (2000.0 / 4.0) ** (torch.arange(width // 2) / (width // 2 - 1))
    phases = 2 * torch.pi * values / wavelengths
    return torch.cat([phases.sin(), phases.cos()], dim=1) * 2**0.5


@torch.no_grad()
def _smooth_numbers(embedding: torch.Tensor, numbers: Sequence[Sequence[int]]) -> None:
    """Place ``n`` and ``n,`` on a curve of sines of many wavelengths, plus a direction of their own kind."""
    width = embedding.shape[1]
    scale = embedding.std().item()
    curve = number_curve(width) * scale
    for ids in numbers:
        own = torch.randn(1, width) * scale
        embedding[torch.tensor(ids)] = curve + own + torch.randn(NUMBERS, width) * scale * 0.05


@torch.no_grad()
def _smooth_places(embedding: torch.Tensor) -> None:
    """Place (G*G, width) embeddings on sines of row and column, strong enough to be seen beside pixels."""
    count, width = embedding.shape
    grid = round(count**0.5)
    wavelengths = 2.0 * (4.0 * grid / 2.0) ** (torch.arange(width // 4) / (width // 4 - 1))
    phases = 2 * torch.pi * torch.arange(grid)[:, None] / wavelengths
    curve = torch.cat([phases.sin(), phases.cos()], dim=1)
    rows, columns = curve[:, None].expand(-1, grid, -1), curve[None].expand(grid, -1, -1)
    embedding.copy_(_PLACE_SCALE * torch.cat([rows, columns], dim=-1).flatten(0, 1))
