"""Conversations that are answered together, token by token; each leaves when it is finished, others join.

An own loop instead of ``model.generate``: its steps cost no more, but ``generate`` carries every row to the
end of the longest one, while most tiles hold nothing and are done after two tokens; it keeps the whole
vocabulary's scores of every step to tell probabilities; it streams one row only; and nobody can join.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch.nn import functional
from transformers.cache_utils import DynamicCache, DynamicLayer

from rscovlm.engines.decoding import Row, best
from rscovlm.engines.failures import model_failures
from rscovlm.engines.kept import Beginning, KeptBeginnings, Layers


@dataclass(frozen=True)
class _Read:
    """What the model has read of some rows.

    Attributes:
        mask: (rows, tokens) 1 where there is a token of the row, 0 where there is none.
        next_position: (rows, 1) of the next token, the same along all axes of the rotary embedding.
        layers: keys and values, each (rows, heads, tokens, width).
    """

    mask: torch.Tensor
    next_position: torch.Tensor
    layers: Layers

    def joined(self, other: _Read) -> _Read:
        """These rows and then the others, padded on the left to the same length."""
        longest = max(self.mask.shape[1], other.mask.shape[1])
        one, two = self._padded(longest), other._padded(longest)
        return _Read(
            torch.cat([one.mask, two.mask]),
            torch.cat([one.next_position, two.next_position]),
            [
                (torch.cat([first[0], second[0]]), torch.cat([first[1], second[1]]))
                for first, second in zip(one.layers, two.layers, strict=True)
            ],
        )

    def only(self, chosen: Sequence[int]) -> _Read:
        """These rows, without the padding that none of them needs."""
        places = torch.tensor(chosen, device=self.mask.device)
        mask = self.mask[places]
        start = int(mask.any(dim=0).int().argmax())
        layers = [(keys[places, :, start:], values[places, :, start:]) for keys, values in self.layers]
        return _Read(mask[:, start:], self.next_position[places], layers)

    def of_one(self, place: int) -> Layers:
        """One row's own keys and values, without padding, copied."""
        held = self.mask[place].nonzero().squeeze(1)
        return [(keys[place, :, held][None], values[place, :, held][None]) for keys, values in self.layers]

    def _padded(self, length: int) -> _Read:
        missing = length - self.mask.shape[1]
        if not missing:
            return self
        layers = [(_pad(keys, missing), _pad(values, missing)) for keys, values in self.layers]
        return _Read(functional.pad(self.mask, (missing, 0)), self.next_position, layers)


class Batch:
    """The rows that are answered now; one thread may use it.

    A failure leaves it empty. Its rows keep what they have said, and go on from there when they are admitted
    again.
    """

    def __init__(self, model: Any, kept: KeptBeginnings) -> None:
        self._model = model
        self._kept = kept
        self._read: _Read | None = None
        self.rows: list[Row] = []

    def admit(self, rows: Sequence[Row]) -> None:
        """Read new rows, together, and let each say its first token.

        Raises:
            OutOfMemory: they do not fit.
            EngineFailed: anything else that went wrong inside the model.
        """
        with model_failures():
            read, logits = _prefill(self._model, rows)
            said = best(logits, rows)
            self._read = read if self._read is None else self._read.joined(read)
        self.rows = [*self.rows, *rows]
        self._accept(rows, said)

    def step(self) -> None:
        """Read the last token of each row, and let it say the next one.

        Raises:
            OutOfMemory: there is no room for it.
            EngineFailed: anything else that went wrong inside the model.
        """
        with model_failures():
            said = best(self._read_last(), self.rows)
        self._accept(self.rows, said)

    def leave(self, rows: Collection[Row]) -> None:
        """Let rows go, finished or not; finished ones that have marks are kept."""
        gone = set(map(id, rows))
        if self._read is None:
            return
        for place, row in enumerate(self.rows):
            if id(row) in gone and row.finish is not None:
                self._keep(row, self._read.of_one(place) if row.marks is not None else None)
        stay = [place for place, row in enumerate(self.rows) if id(row) not in gone]
        self.rows = [self.rows[place] for place in stay]
        with model_failures():
            self._read = self._read.only(stay) if stay else None

    def clear(self) -> None:
        """Let all go as they are."""
        self.rows, self._read = [], None

    def _read_last(self) -> torch.Tensor:
        assert self._read is not None
        state = self._read
        tokens = torch.tensor([[row.spoken[-1]] for row in self.rows], device=state.mask.device)
        mask = functional.pad(state.mask, (0, 1), value=1)
        cache = _cache(state.layers)
        logits = _run(self._model, tokens, mask, state.next_position.expand(3, -1, -1), cache)
        self._read = _Read(mask, state.next_position + 1, _layers(cache))
        return logits

    def _accept(self, rows: Sequence[Row], said: tuple[torch.Tensor, torch.Tensor]) -> None:
        tokens, probabilities = said
        for row, token, probability in zip(rows, tokens.tolist(), probabilities.tolist(), strict=True):
            row.accept(token, probability)

    def _keep(self, row: Row, layers: Layers | None) -> None:
        if layers is None or row.marks is None:
            return
        marks = np.concatenate([row.marks, np.array(row.spoken, dtype=np.int64)])
        # The last token of a reply that was cut short has not been read.
        self._kept.keep(marks[: layers[0][0].shape[2]], layers)


def _prefill(model: Any, rows: Sequence[Row]) -> tuple[_Read, torch.Tensor]:
    """Read what is new of each row after what is known of it; (rows, vocabulary) logits of the next token.

    Each row is [padding, what is known, padding, what is new]: the mask leaves both paddings out.
    """
    words, device = rows[0].vocabulary, model.device
    said = [row.ids for row in rows]
    longest, new = max(map(len, said)), max(row.unread for row in rows)
    ids = torch.tensor([[words.pad] * (longest - len(one)) + one for one in said])
    held = torch.tensor([[0] * (longest - len(one)) + [1] * len(one) for one in said])
    pictures = (ids == words.image).int() * held.int()
    # The places of all tokens, so that those of the new ones are the same as if all were read now.
    positions, offset = model.model.get_rope_index(
        ids, mm_token_type_ids=pictures, image_grid_thw=_grids(rows), attention_mask=held
    )
    next_position = held.sum(dim=1, keepdim=True) + offset
    fresh = torch.tensor([[0] * (new - row.unread) + [1] * row.unread for row in rows])
    tail = torch.where(fresh.bool(), ids[:, -new:], words.pad)
    known, layers = _stacked([row.beginning for row in rows], model)
    mask = torch.cat([known, fresh], dim=1).to(device)
    cache = _cache(layers)
    images = _images(rows, device)
    logits = _run(model, tail.to(device), mask, positions[:, :, -new:].to(device), cache, **images)
    return _Read(mask, next_position.to(device), _layers(cache)), logits


def _run(
    model: Any, ids: torch.Tensor, mask: torch.Tensor, positions: torch.Tensor, cache: Any, **images: Any
) -> torch.Tensor:
    output = model(
        input_ids=ids,
        attention_mask=mask,
        position_ids=positions,
        past_key_values=cache,
        use_cache=True,
        logits_to_keep=1,
        **images,
    )
    logits: torch.Tensor = output.logits[:, -1]
    return logits


def _stacked(known: Sequence[Beginning | None], model: Any) -> tuple[torch.Tensor, Layers]:
    """The mask and the layers of what is known, padded on the left; no layers where nothing is."""
    lengths = [0 if one is None else one.length for one in known]
    longest = max(lengths)
    mask = torch.tensor([[0] * (longest - length) + [1] * length for length in lengths], dtype=torch.long)
    if not longest:
        return mask, []
    some = next(one for one in known if one is not None)
    nothing = [(keys[:, :, :0], values[:, :, :0]) for keys, values in some.layers]
    each = [nothing if one is None else one.layers for one in known]
    layers = []
    for of_rows in zip(*each, strict=True):
        keys = torch.cat([_pad(row[0], longest - row[0].shape[2]) for row in of_rows])
        values = torch.cat([_pad(row[1], longest - row[1].shape[2]) for row in of_rows])
        layers.append((keys, values))
    return mask, layers


def _cache(layers: Layers) -> Any:
    """A cache that goes on from these tensors; its own ``update`` would copy them."""
    cache = DynamicCache()
    for keys, values in layers:
        layer = DynamicLayer()
        layer.lazy_initialization(keys, values)
        layer.keys, layer.values = keys, values
        cache.layers.append(layer)
    return cache


def _layers(cache: Any) -> Layers:
    return [(layer.keys, layer.values) for layer in cache.layers]


def _pad(states: torch.Tensor, missing: int) -> torch.Tensor:
    """Pad (rows, heads, tokens, width) with ``missing`` tokens in front."""
    return functional.pad(states, (0, 0, missing, 0)) if missing else states


def _grids(rows: Sequence[Row]) -> torch.Tensor | None:
    grids = [row.encoded.grids for row in rows if row.encoded.grids is not None]
    return torch.cat(grids) if grids else None


def _images(rows: Sequence[Row], device: torch.device) -> dict[str, torch.Tensor]:
    """The images that are new."""
    patches, grids = [], []
    for row in rows:
        if row.encoded.patches is not None and row.encoded.grids is not None:
            first = 0 if row.beginning is None else row.beginning.images
            patches.append(row.encoded.patches)
            grids.append(row.encoded.grids[first:])
    if not patches:
        return {}
    return {"pixel_values": torch.cat(patches).to(device), "image_grid_thw": torch.cat(grids).to(device)}
