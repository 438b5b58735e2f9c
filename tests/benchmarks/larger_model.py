"""A random model between the embedded one and the published 7B, to measure what grows with the weights."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from transformers import AutoConfig, AutoModelForImageTextToText

from rscovlm.models import ModelCard, TileRule
from rscovlm_training.embedded.checkpoint import build_random

_HEAD = 64


def build_larger(folder: Path, *, hidden: int = 512, layers: int = 8, side: int = 1008) -> ModelCard:
    """Write a random Qwen2.5-VL and return its card; ``side`` is that of the largest image, model pixels.

    It never stops by itself, so replies are as long as they may be.
    """
    build_random(folder)
    config = AutoConfig.from_pretrained(folder)
    text, vision = config.text_config, config.vision_config
    text.hidden_size, text.intermediate_size, text.num_hidden_layers = hidden, 4 * hidden, layers
    text.num_attention_heads, text.num_key_value_heads = hidden // _HEAD, max(1, hidden // _HEAD // 4)
    text.layer_types = ["full_attention"] * layers
    text.rope_parameters = {"rope_type": "default", "rope_theta": 1e6, "mrope_section": [8, 12, 12]}
    vision.hidden_size, vision.intermediate_size, vision.depth = hidden // 2, hidden, layers
    vision.num_heads, vision.out_hidden_size = hidden // 2 // _HEAD, hidden
    vision.fullatt_block_indexes = [layers - 1]
    torch.manual_seed(0)
    model = AutoModelForImageTextToText.from_config(config)
    model.save_pretrained(folder)
    path = folder / "generation_config.json"
    path.write_text(json.dumps({"eos_token_id": text.vocab_size - 1}))
    return ModelCard(
        name="larger",
        title="Larger random model",
        weights=str(folder),
        min_pixels=56 * 56,
        max_pixels=side * side,
        tiles=TileRule(size=512, overlap=100, seen_at=side, batch=8),
        tasks=("ask", "detect"),
    )
