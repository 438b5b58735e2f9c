"""A model's products on a processor by oneDNN, with weights laid out for it once.

PyTorch gives float32 products to MKL, which lays the weights out anew at every call: a step of eight rows
takes it twice the time of a step of one, though both wait for the same weights. The operators are those that
PyTorch's compiler uses for weights that do not change. They are not part of its public interface, so they
are tried first, and where they are missing or wrong the model stays as it is.
"""

from __future__ import annotations

import logging
import platform
from typing import Any

import torch
from torch import nn

log = logging.getLogger(__name__)

ROWS = 64
"""For how many rows at once the layout is chosen; others are right too."""

_X86 = ("x86_64", "AMD64")


class PackedLinear(nn.Module):
    """A linear layer whose weights only oneDNN can read."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.in_features, self.out_features = linear.in_features, linear.out_features
        self.bias = linear.bias
        self._weight = torch.ops.mkldnn._reorder_linear_weight(linear.weight.detach(), ROWS)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """(..., out) of (..., in)."""
        product: torch.Tensor = torch.ops.mkldnn._linear_pointwise(
            values, self._weight, self.bias, "none", [], ""
        )
        return product


def pack(model: Any) -> None:
    """Pack the linear layers of a loaded model on the processor in place; the others stay as they are.

    What shares its weights with another layer stays, as it would be held twice.
    """
    if model.device.type != "cpu" or model.dtype != torch.float32 or not _can_pack():
        return
    shared = {model.get_input_embeddings().weight.data_ptr()}
    for parent in list(model.modules()):
        for name, layer in list(parent.named_children()):
            # Only the plain ones: a subclass does more than a product.
            if type(layer) is nn.Linear and layer.weight.data_ptr() not in shared:
                setattr(parent, name, PackedLinear(layer))


@torch.inference_mode()
def _can_pack() -> bool:
    """Whether this PyTorch has the operators, and they are right."""
    if platform.machine() not in _X86 or not torch.backends.mkldnn.is_available():
        return False
    try:
        linear = nn.Linear(64, 48)
        packed = PackedLinear(linear)
        values = torch.linspace(-1, 1, 3 * 5 * 64).reshape(3, 5, 64)
        return torch.allclose(packed(values), linear(values), atol=1e-5)
    except (AttributeError, RuntimeError, TypeError) as error:  # NotImplementedError is a RuntimeError
        log.info("this PyTorch does not pack weights: %s", error)
        return False
