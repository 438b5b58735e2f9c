"""Small random checkpoints that have something to say, for the tests of whatever runs a model."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

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
