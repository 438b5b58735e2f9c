"""The first layer of a vision tower as the one product that it is.

Patches reach it one by one, each as large as the kernel, so its convolution is a product of two matrices.
PyTorch takes several times as long for the convolution, which was a tenth of what it costs to look.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn


class _Product(nn.Linear):
    def forward(self, patches: torch.Tensor) -> torch.Tensor:
        """(patches, embedding) of (patches, channels, frames, height, width)."""
        return super().forward(patches.flatten(1))


def multiply_patches(model: Any) -> None:
    """Have a loaded model embed its patches by a product with the same weights, which are not copied."""
    embed = model.model.visual.patch_embed
    convolution = embed.proj
    if not isinstance(convolution, nn.Conv3d) or convolution.kernel_size != convolution.stride:
        return
    weights, bias = convolution.weight.flatten(1), convolution.bias
    embedding, values = weights.shape
    product = _Product(values, embedding, bias=bias is not None, device="meta")
    product.weight = nn.Parameter(weights, requires_grad=False)
    if bias is not None:
        product.bias = nn.Parameter(bias, requires_grad=False)
    embed.proj = product
