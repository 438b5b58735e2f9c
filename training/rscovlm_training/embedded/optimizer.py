"""Muon for the matrices of the blocks, AdamW for everything else, as one optimizer for the Trainer.

Orthogonal updates teach a small model from nothing in far fewer scenes than AdamW does (K. Jordan et al.,
*Muon: an optimizer for hidden layers*, 2024; the scale that matches AdamW's is J. Liu et al., *Muon is
scalable for LLM training*, 2025). PyTorch's own Muon takes no other parameters beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import torch
from torch import nn

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
_STEPS = 5
_MOMENTUM = 0.95
_SCALE = 0.2


class MuonAdamW(torch.optim.AdamW):
    """AdamW whose groups marked ``muon`` take orthogonalised momentum steps instead."""

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> float | None:  # type: ignore[override]
        """Take one step; groups marked ``muon`` hold matrices only."""
        by_shape: dict[tuple[torch.Size, float, float], list[nn.Parameter]] = defaultdict(list)
        kept = []
        for group in self.param_groups:
            if not group["muon"]:
                continue
            for parameter in group["params"]:
                if parameter.grad is not None:
                    by_shape[parameter.shape, group["lr"], group["weight_decay"]].append(parameter)
                    kept.append((parameter, parameter.grad))
        for (_, rate, decay), parameters in by_shape.items():
            self._orthogonal_step(parameters, rate, decay)
        for parameter, _ in kept:
            parameter.grad = None  # so that AdamW passes over it
        loss = super().step(closure)
        for parameter, grad in kept:
            parameter.grad = grad
        return loss

    def _orthogonal_step(self, parameters: list[nn.Parameter], rate: float, decay: float) -> None:
        updates = []
        for parameter in parameters:
            state = self.state[parameter]
            if not state:
                state["momentum"] = torch.zeros_like(parameter)
                state["step"] = torch.zeros(())  # AdamW looks for it when it loads a state
            momentum = state["momentum"]
            grad = parameter.grad
            if grad is None:
                raise RuntimeError("a matrix without a gradient cannot take a step")
            momentum.lerp_(grad, 1 - _MOMENTUM)
            updates.append(grad.lerp(momentum, _MOMENTUM))
        directions = orthogonalise(torch.stack(updates))
        scale = _SCALE * max(parameters[0].shape) ** 0.5
        for parameter, direction in zip(parameters, directions, strict=True):
            parameter.mul_(1 - rate * decay).add_(direction, alpha=-rate * scale)


def orthogonalise(matrices: torch.Tensor) -> torch.Tensor:
    """Bring the singular values of (N, rows, columns) matrices near 1, by Newton and Schulz's iteration."""
    a, b, c = _COEFFICIENTS
    tall = matrices.shape[1] > matrices.shape[2]
    x = (matrices.mT if tall else matrices).bfloat16()
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(_STEPS):
        gram = x @ x.mT
        x = a * x + (b * gram + c * gram @ gram) @ x
    return (x.mT if tall else x).to(matrices.dtype)


def build_optimizer(stage: nn.Module, rate: float, decay: float) -> MuonAdamW:
    """Muon for the matrices of the towers' and the decoder's blocks, AdamW for what stands around them."""
    matrices: list[nn.Parameter] = []
    others: list[nn.Parameter] = []
    for name, parameter in stage.named_parameters():
        if parameter.requires_grad:
            in_block = parameter.ndim == 2 and (".blocks." in name or ".layers." in name)
            (matrices if in_block else others).append(parameter)
    groups = [
        {"params": matrices, "muon": True, "lr": 2 * rate, "weight_decay": decay},
        {"params": others, "muon": False, "lr": rate, "weight_decay": decay},
    ]
    return MuonAdamW([group for group in groups if group["params"]], lr=rate, betas=(0.9, 0.98))
