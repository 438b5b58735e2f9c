"""Small random checkpoints that have something to say, for the tests of whatever runs a model."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from transformers import Qwen3VLConfig, Qwen3VLForConditionalGeneration

from rscovlm.models import ModelCard, TileRule
from rscovlm_training.embedded.checkpoint import build_random

STOP_EVERY = 12


def build_lively(folder: Path, *, seed: int = 0) -> Path:
    """Write a micro checkpoint whose replies depend on what it is shown and end at different lengths.

    A fresh one repeats its last token for ever: its blocks add next to nothing to the embeddings, and its
    head is tied to them; this one's is not, as that of the 7B.
    """
    build_random(folder, seed=seed)
    path = folder / "model.safetensors"
    state = load_file(path)
    vocabulary, hidden = state["model.embed_tokens.weight"].shape
    generator = torch.Generator().manual_seed(seed)
    for name, value in state.items():
        if value.ndim > 1:
            state[name] = value.float() * 8
    for name in ("model.embed_tokens.weight", "lm_head.weight"):
        state[name] = torch.randn(vocabulary, hidden, generator=generator)
    save_file(state, path, metadata={"format": "pt"})
    _edit(folder / "config.json", tie_word_embeddings=False)
    config = json.loads((folder / "config.json").read_text())
    _edit(folder / "config.json", text_config=config["text_config"] | {"tie_word_embeddings": False})
    stop = [config["text_config"]["eos_token_id"], *range(0, vocabulary, STOP_EVERY)]
    _edit(folder / "generation_config.json", eos_token_id=stop)
    return folder


def build_deepstack(folder: Path, *, seed: int = 0) -> Path:
    """Write a tiny Qwen3-VL whose first layers are told of the image, as the published ones are."""
    build_random(folder, seed=seed)
    config = json.loads((folder / "config.json").read_text())
    text = {key: config["text_config"][key] for key in ("vocab_size", "eos_token_id", "bos_token_id")}
    torch.manual_seed(seed)
    model = Qwen3VLForConditionalGeneration(
        Qwen3VLConfig(
            text_config={
                **text,
                "hidden_size": 64,
                "intermediate_size": 96,
                "num_hidden_layers": 2,
                "num_attention_heads": 2,
                "num_key_value_heads": 1,
                "head_dim": 32,
                "rope_parameters": {"rope_type": "default", "rope_theta": 1e4, "mrope_section": [6, 5, 5]},
            },
            vision_config={
                "hidden_size": 64,
                "intermediate_size": 96,
                "depth": 2,
                "num_heads": 2,
                "out_hidden_size": 64,
                "num_position_embeddings": 64,
                "deepstack_visual_indexes": [0],
            },
            **{key: config[key] for key in config if key.endswith("_token_id")},
        )
    )
    for value in model.parameters():
        if value.ndim > 1:
            value.data *= 8
    model.save_pretrained(folder)
    _edit(folder / "preprocessor_config.json", patch_size=16)
    return folder


def _edit(path: Path, **changes: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def card_of(weights: Path | str, **changes: object) -> ModelCard:
    """Write a card for a checkpoint's folder."""
    fields = {
        "name": "micro",
        "title": "Micro model",
        "weights": str(weights),
        "min_pixels": 56 * 56,
        "max_pixels": 224 * 224,
        "tiles": TileRule(size=224, overlap=48, seen_at=224),
        "tasks": ("ask", "detect"),
    }
    return ModelCard.model_validate(fields | changes)
