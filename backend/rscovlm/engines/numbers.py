"""Coordinates that are a token each: the number around which most of the probability lies, not the one peak.

A small model spreads a coordinate over many neighbours, and which of them is likeliest is noise. The
neighbours of a number stand up for it here, weighted by how near they are. A number that is not part of a
list, such as a count, is left as it is; and what opens a list, as a zoom call does, is followed by a number,
whatever else seems likelier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn import functional

_MOST = 1000
_REACH = 3
"""How many spreads away a neighbour still counts."""


@dataclass(frozen=True)
class NumberLine:
    """The tokens of ``0``, ``1``, ... and of ``0,``, ``1,``, ..., each (N,), those that open a list, and the
    weights (K,).
    """

    bare: torch.Tensor
    listed: torch.Tensor
    opening: torch.Tensor
    weights: torch.Tensor

    @classmethod
    def of(cls, tokenizer: Any, spread: float, device: torch.device) -> NumberLine:
        """Find the tokens; ``spread`` is the standard deviation of the weights, in numbers.

        Raises:
            ValueError: the tokenizer writes a number in several tokens.
        """
        offsets = torch.arange(-round(_REACH * spread), round(_REACH * spread) + 1)
        weights = torch.exp(-0.5 * (offsets / spread) ** 2)
        bare, listed = (
            torch.tensor([_single(tokenizer, f"{value}{end}") for value in range(_MOST)]) for end in ("", ",")
        )
        opening = [token for text, token in tokenizer.get_vocab().items() if text.endswith("[")]
        return cls(*(each.to(device) for each in (bare, listed, torch.tensor(opening), weights)))

    def settle(
        self, share: torch.Tensor, tokens: torch.Tensor, previous: Sequence[int | None]
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Move coordinates to where their neighbours are, and begin each list that was opened with one.

        Args:
            share: (rows, vocabulary) probabilities.
            tokens: (rows,) the likeliest token of each.
            previous: what each row said last.

        Returns:
            Tokens (rows,), and for each the probability of it and its weighted neighbours.
        """
        chosen, probability = tokens.clone(), share.gather(1, tokens[:, None]).squeeze(1)
        said = torch.tensor([-1 if token is None else token for token in previous], device=tokens.device)
        ends_list = torch.isin(tokens, self.bare) & torch.isin(said, self.listed)
        listed = torch.isin(tokens, self.listed) | torch.isin(said, self.opening)
        for line, of_line in ((self.listed, listed), (self.bare, ends_list & ~listed)):
            rows = of_line.nonzero().squeeze(1)
            if len(rows):
                near = functional.conv1d(
                    share[rows][:, line][:, None], self.weights[None, None], padding=len(self.weights) // 2
                ).squeeze(1)
                most, value = near.max(dim=1)
                chosen[rows], probability[rows] = line[value], most
        return chosen, probability.clamp(max=1)


def _single(tokenizer: Any, text: str) -> int:
    ids = tokenizer.encode(text, add_special_tokens=False)
    if len(ids) != 1:
        raise ValueError(f"{text!r} is {len(ids)} tokens, not one")
    return int(ids[0])
