"""Images to the vision tower's patches, and the tower's attention, for batches of many images of one size.

The serving code paths work image by image, which at this model's size costs more than the arithmetic itself.
Both functions here compute the same numbers; the tests hold them against the originals.
"""

from __future__ import annotations

from types import MethodType
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from transformers import PreTrainedModel
from transformers.models.qwen3_vl.modeling_qwen3_vl import apply_rotary_pos_emb_vision


def attend_together(visual: PreTrainedModel) -> None:
    """Let every block of a Qwen3-VL tower attend within all images at once where they are of one size."""
    tower: Any = visual
    for block in tower.blocks:
        block.attn.forward = MethodType(_attend, block.attn)
    tower.patch_embed.forward = MethodType(_embed, tower.patch_embed)


def _embed(self: Any, patches: torch.Tensor) -> torch.Tensor:
    """The convolution whose stride is its kernel, as the matrix product that it is."""
    weight = self.proj.weight
    return functional.linear(patches.to(weight.dtype), weight.flatten(1), self.proj.bias)


def _attend(
    self: Any,
    hidden_states: torch.Tensor,
    cu_seqlens: torch.Tensor,
    position_embeddings: tuple[torch.Tensor, torch.Tensor],
    **kwargs: Any,
) -> torch.Tensor:
    lengths = cu_seqlens.diff()
    if not bool((lengths == lengths[0]).all()):
        own: nn.Module = self
        result: torch.Tensor = type(own).forward(
            own, hidden_states, cu_seqlens=cu_seqlens, position_embeddings=position_embeddings, **kwargs
        )
        return result
    total = hidden_states.shape[0]
    query, key, value = self.qkv(hidden_states).view(total, 3, self.num_heads, -1).unbind(1)
    query, key = apply_rotary_pos_emb_vision(query, key, *position_embeddings)
    query, key, value = (
        states.to(value.dtype).unflatten(0, (len(lengths), -1)).transpose(1, 2)
        for states in (query, key, value)
    )
    weights = ((query * self.scaling) @ key.transpose(-1, -2)).softmax(dim=-1)
    mixed = (weights.to(value.dtype) @ value).transpose(1, 2).reshape(total, -1)
    projected: torch.Tensor = self.proj(mixed)
    return projected
