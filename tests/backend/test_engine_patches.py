"""Patches embedded by a product, against the convolution that transformers makes of the same weights."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from transformers import AutoModelForImageTextToText

from rscovlm.engines.patches import multiply_patches
from rscovlm_training.embedded.checkpoint import Size, build_random

GRID = torch.tensor([[1, 8, 12]])


@pytest.mark.parametrize("size", ["qwen2.5", "micro"])
def test_the_tower_sees_the_same(tmp_path: Path, size: Size) -> None:
    model = AutoModelForImageTextToText.from_pretrained(build_random(tmp_path, size)).eval()
    convolution = model.model.visual.patch_embed.proj
    patches = torch.randn(int(GRID.prod()), convolution.weight[0].numel())
    with torch.inference_mode():
        expected = model.model.visual(patches, grid_thw=GRID).pooler_output
        multiply_patches(model)
        seen = model.model.visual(patches, grid_thw=GRID).pooler_output
    product = model.model.visual.patch_embed.proj
    assert product is not convolution
    assert product.weight.data_ptr() == convolution.weight.data_ptr(), "the weights were copied"
    torch.testing.assert_close(seen, expected, atol=1e-4, rtol=1e-4)
