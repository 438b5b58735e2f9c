"""The published 7B, built from its own config.json without its weights: every name and every size.

The names and shapes are written out from the checkpoint's ``model.safetensors.index.json``; its 729 tensors
and 16,584,333,312 bytes of bfloat16 are the two figures that the whole must add up to.
"""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch
from transformers import AutoConfig, AutoModelForImageTextToText

CONFIG = Path(__file__).parent / "data" / "qwen2_5_vl_7b_config.json"
TENSORS = 729
BYTES = 16_584_333_312

WIDE, FEED, VOCABULARY, KEYS = 3584, 18944, 152064, 512
SIGHT, SIGHT_FEED = 1280, 3420


def published() -> dict[str, tuple[int, ...]]:
    """Names and shapes as in the published safetensors."""
    text = {
        "input_layernorm.weight": (WIDE,),
        "post_attention_layernorm.weight": (WIDE,),
        "mlp.gate_proj.weight": (FEED, WIDE),
        "mlp.up_proj.weight": (FEED, WIDE),
        "mlp.down_proj.weight": (WIDE, FEED),
        "self_attn.q_proj.weight": (WIDE, WIDE),
        "self_attn.q_proj.bias": (WIDE,),
        "self_attn.k_proj.weight": (KEYS, WIDE),
        "self_attn.k_proj.bias": (KEYS,),
        "self_attn.v_proj.weight": (KEYS, WIDE),
        "self_attn.v_proj.bias": (KEYS,),
        "self_attn.o_proj.weight": (WIDE, WIDE),
    }
    sight = {
        "norm1.weight": (SIGHT,),
        "norm2.weight": (SIGHT,),
        "attn.qkv.weight": (3 * SIGHT, SIGHT),
        "attn.qkv.bias": (3 * SIGHT,),
        "attn.proj.weight": (SIGHT, SIGHT),
        "attn.proj.bias": (SIGHT,),
        "mlp.gate_proj.weight": (SIGHT_FEED, SIGHT),
        "mlp.gate_proj.bias": (SIGHT_FEED,),
        "mlp.up_proj.weight": (SIGHT_FEED, SIGHT),
        "mlp.up_proj.bias": (SIGHT_FEED,),
        "mlp.down_proj.weight": (SIGHT, SIGHT_FEED),
        "mlp.down_proj.bias": (SIGHT,),
    }
    once: dict[str, tuple[int, ...]] = {
        "lm_head.weight": (VOCABULARY, WIDE),
        "model.embed_tokens.weight": (VOCABULARY, WIDE),
        "model.norm.weight": (WIDE,),
        "visual.patch_embed.proj.weight": (SIGHT, 3, 2, 14, 14),
        "visual.merger.ln_q.weight": (SIGHT,),
        "visual.merger.mlp.0.weight": (4 * SIGHT, 4 * SIGHT),
        "visual.merger.mlp.0.bias": (4 * SIGHT,),
        "visual.merger.mlp.2.weight": (WIDE, 4 * SIGHT),
        "visual.merger.mlp.2.bias": (WIDE,),
    }
    layers = {f"model.layers.{n}.{name}": shape for n in range(28) for name, shape in text.items()}
    blocks = {f"visual.blocks.{n}.{name}": shape for n in range(32) for name, shape in sight.items()}
    return once | layers | blocks


def in_memory(name: str) -> str:
    """The name of a published tensor in the loaded model; the loading itself is tested in tests/backend."""
    if name.startswith("visual."):
        return f"model.{name}"
    return name.replace("model.", "model.language_model.", 1)


@pytest.fixture(scope="module")
def model() -> torch.nn.Module:
    config = AutoConfig.from_pretrained(CONFIG)
    with torch.device("meta"):
        return AutoModelForImageTextToText.from_config(config, dtype=torch.bfloat16)


def test_the_published_list_adds_up() -> None:
    shapes = published()
    assert len(shapes) == TENSORS
    assert 2 * sum(math.prod(shape) for shape in shapes.values()) == BYTES


def test_every_tensor_of_the_7b_has_its_place_and_size(model: torch.nn.Module) -> None:
    built = {name: tuple(value.shape) for name, value in model.state_dict().items()}
    assert built == {in_memory(name): shape for name, shape in published().items()}


def test_what_the_sizes_alone_do_not_show(model: torch.nn.Module) -> None:
    config = model.config
    text, vision = config.get_text_config(), config.vision_config
    assert (text.num_attention_heads, text.num_key_value_heads, vision.num_heads) == (28, 4, 16)
    assert text.rope_parameters["mrope_section"] == [16, 24, 24]
    assert text.rope_parameters["rope_theta"] == 1_000_000
    assert (vision.window_size, list(vision.fullatt_block_indexes)) == (112, [7, 15, 23, 31])
    assert set(text.layer_types) == {"full_attention"}
    assert not config.tie_word_embeddings
    assert config.image_token_id == 151655
