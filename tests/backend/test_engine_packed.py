"""Layers with packed weights, against the same layers of PyTorch."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn
from transformers import AutoModelForImageTextToText

from rscovlm.engines import packed
from rscovlm.engines.packed import PackedLinear, pack
from rscovlm_training.embedded.checkpoint import Size, build_random

pytestmark = pytest.mark.skipif(not packed._can_pack(), reason="this PyTorch has no oneDNN to pack for")


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("rows", [(1,), (2, 3), (1, 200), (0,)])
def test_a_packed_layer_says_the_same(bias: bool, rows: tuple[int, ...]) -> None:
    torch.manual_seed(0)
    linear = nn.Linear(96, 33, bias=bias)
    values = torch.randn(*rows, 192)[..., ::2]  # not contiguous, as a slice of a longer one
    with torch.inference_mode():
        torch.testing.assert_close(PackedLinear(linear)(values), linear(values), atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("size", ["qwen2.5", "micro"])
def test_a_packed_model_says_the_same(tmp_path: Path, size: Size) -> None:
    model = AutoModelForImageTextToText.from_pretrained(build_random(tmp_path, size)).eval()
    ids = torch.arange(20).reshape(2, 10)
    with torch.inference_mode():
        expected = model(input_ids=ids).logits
        pack(model)
        said = model(input_ids=ids).logits
    kinds = [type(layer) for layer in model.modules()]
    assert kinds.count(PackedLinear) > 10
    assert isinstance(model.lm_head, nn.Linear), "the head shares its weights with the embeddings"
    torch.testing.assert_close(said, expected, atol=1e-4, rtol=1e-4)


def test_a_pytorch_without_the_operators_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(packed.platform, "machine", lambda: "arm64")
    model = AutoModelForImageTextToText.from_pretrained(build_random(tmp_path)).eval()
    pack(model)
    assert not any(isinstance(layer, PackedLinear) for layer in model.modules())
