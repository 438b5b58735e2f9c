"""The two stages of training, as modules that return their loss: first see, then speak.

``TowerStage`` teaches the vision tower by dense supervision alone. ``TalkStage`` teaches the decoder to
write what the tower sees; with the tower frozen its features are computed once for all conversations about
an image. Both return ``{"loss": ...}``, which is what the Trainer wants.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import torch
from torch import nn
from torch.nn import functional
from transformers import PreTrainedModel

from rscovlm_training.embedded.checkpoint import number_curve
from rscovlm_training.embedded.dense import CodeHead, ColourHead, DenseHead
from rscovlm_training.embedded.districts import DISTRICTS
from rscovlm_training.embedded.encoding import IGNORED
from rscovlm_training.embedded.patches import attend_together
from rscovlm_training.embedded.samples import CLASSES
from rscovlm_training.embedded.tokenizer import NUMBERS
from rscovlm_training.worlds.questions.question import COLOURS

_SOFT = {-2: 0.05, -1: 0.15, 0: 0.6, 1: 0.15, 2: 0.05}
"""A coordinate that is off by a pixel is nearly right: neighbours share the target's probability."""


Dense = Mapping[str, torch.Tensor]
"""Targets: ``classes``, ``corners`` and, of ``cover_targets``, ``cover_classes``, ``cover_corners`` and
``cover_colours``."""

_FAR = 0.5
"""Weight of the districts of overviews, of the tower's tokens and the decoder's."""

_PARTS = 4
"""In how many parts, by length, a batch of conversations is read."""


class Sight(nn.Module):
    """Dense supervision of the tower: objects by their centre, under each cell, as numbers, their colours."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.near = DenseHead(width, len(CLASSES))
        self.cover = DenseHead(width, len(CLASSES))
        self.codes = CodeHead(width, number_curve(width))
        self.colours = ColourHead(width, len(COLOURS))

    def loss(self, tokens: torch.Tensor, dense: Dense) -> torch.Tensor:
        """Sum of the four, of square images; tokens (B, T, width)."""
        codes = self.codes.loss(tokens, dense["classes"], dense["corners"])
        return self.relative_loss(tokens, dense) + 0.5 * codes

    def relative_loss(self, tokens: torch.Tensor, dense: Dense) -> torch.Tensor:
        """Sum of those that ask for no place in the whole image, which may be of any shape."""
        near = self.near.loss(tokens, dense["classes"], dense["corners"])
        cover = self.cover.loss(tokens, dense["cover_classes"], dense["cover_corners"])
        colours = self.colours.loss(tokens, dense["cover_colours"])
        return near + 0.5 * cover + 0.5 * colours


class TowerStage(nn.Module):
    """The tower and what is asked of its merged tokens."""

    def __init__(self, model: PreTrainedModel) -> None:
        super().__init__()
        self.visual = model.model.visual
        attend_together(self.visual)
        self.sight = Sight(self.visual.config.out_hidden_size)

    def forward(
        self,
        pixel_values: torch.Tensor,
        image_grid_thw: torch.Tensor,
        dense: Dense,
    ) -> dict[str, torch.Tensor]:
        """Batch of ``collate_tiles`` to its loss."""
        merged = self.visual(pixel_values, grid_thw=image_grid_thw).pooler_output
        return {"loss": self.sight.loss(merged.unflatten(0, (len(image_grid_thw), -1)), dense)}


class TalkStage(nn.Module):
    """The whole model, with dense heads on the decoder's early states, corners in the whole image.

    ``sight`` is the tower's own: it goes on teaching the tower where that is not frozen. ``far`` tells the
    districts of overviews, from the tower's tokens and from the decoder's early states.
    """

    numbers: torch.Tensor
    places: torch.Tensor

    # What the Trainer asks for when a state lacks the tied output layer.
    _keys_to_ignore_on_save = ("model.lm_head.weight",)

    def tie_weights(self) -> None:
        """Tie the output layer to the input embedding again, after a state was loaded."""
        self.model.tie_weights()

    def __init__(
        self,
        model: PreTrainedModel,
        *,
        numbers: Sequence[Sequence[int]],
        freeze_tower: bool,
        early: int = 2,
    ) -> None:
        super().__init__()
        self.model = model
        rows = torch.tensor(numbers)
        places = torch.full((model.config.text_config.vocab_size,), -1)
        places[rows] = torch.arange(rows.numel()).view_as(rows)
        self.register_buffer("numbers", rows.flatten(), persistent=False)
        self.register_buffer("places", places, persistent=False)
        self.freeze_tower = freeze_tower
        width = model.model.language_model.config.hidden_size
        self.head = DenseHead(width, len(CLASSES), absolute=True)
        self.colours = ColourHead(width, len(COLOURS))
        self.sight = Sight(width)
        self.far = nn.ModuleList(DenseHead(width, len(DISTRICTS)) for _ in range(2))
        attend_together(model.model.visual)
        model.model.language_model.set_attn_implementation("eager")  # quicker than sdpa for so few tokens
        self._early: torch.Tensor | None = None
        model.model.visual.requires_grad_(not freeze_tower)
        model.model.language_model.layers[early - 1].register_forward_hook(self._keep)
        self.register_state_dict_post_hook(_without_tied)

    def _keep(self, module: nn.Module, args: object, output: torch.Tensor | tuple[torch.Tensor, ...]) -> None:
        self._early = output[0] if isinstance(output, tuple) else output

    def forward(
        self,
        pixel_values: torch.Tensor,
        image_grid_thw: torch.Tensor,
        image_of: torch.Tensor,
        input_ids: torch.Tensor,
        labels: torch.Tensor,
        token_types: torch.Tensor,
        attention_mask: torch.Tensor,
        dense_of: torch.Tensor,
        areas_of: torch.Tensor,
        areas: Sequence[Dense],
        crops_of: torch.Tensor,
        crops: Sequence[Dense],
        dense: Dense | None = None,
    ) -> dict[str, torch.Tensor]:
        """Batch of ``collate_talks`` to its loss; the dense targets belong to talks ``dense_of``, the
        districts to talks ``areas_of``, the objects of crops to images ``crops_of``.
        """
        visual = self._visual_tokens(pixel_values, image_grid_thw)
        total = torch.zeros(())
        shares = turn_shares(labels)[:, 1:]
        early: dict[int, torch.Tensor] = {}
        for rows in _by_length(attention_mask):
            length = int(attention_mask[rows].sum(dim=1).max())
            images = [int(index) for index in image_of[rows].flatten() if index >= 0]
            states = self._read(
                input_ids[rows, :length],
                token_types[rows, :length],
                attention_mask[rows, :length],
                torch.cat([visual[index] for index in images]),
                image_grid_thw[images],
            )
            total = total + self._words(states[:, :-1], labels[rows, 1:length], shares[rows, : length - 1])
            for place, row in enumerate(rows.tolist()):
                early[row] = self._early_tokens(place, token_types[row, :length])
        loss = total / shares.sum()
        if dense:
            tokens = torch.stack([early[row] for row in dense_of.tolist()])
            loss = loss + 0.5 * self.head.loss(tokens, dense["classes"], dense["corners"])
            loss = loss + 0.5 * self.colours.loss(tokens, dense["cover_colours"])
            if not self.freeze_tower:
                first = _first_of_each(image_of[dense_of, 0])
                seen = torch.stack([visual[index] for index in image_of[dense_of[first], 0].tolist()])
                loss = loss + self.sight.loss(seen, {name: value[first] for name, value in dense.items()})
        for row, own in zip(areas_of.tolist(), areas, strict=True):
            seen_and_read = (visual[int(image_of[row, 0])], early[row])
            loss = loss + _FAR * self._districts(seen_and_read, own) / len(areas)
        if not self.freeze_tower:
            for image, own in zip(crops_of.tolist(), crops, strict=True):
                loss = loss + self.sight.relative_loss(visual[image][None], own) / len(crops)
        return {"loss": loss}

    def _districts(self, tokens: Sequence[torch.Tensor], targets: Dense) -> torch.Tensor:
        """The districts of an overview, told from the tower's (T, width) tokens and the decoder's."""
        total = torch.zeros(())
        for head, own in zip(self.far, tokens, strict=True):
            total = total + cast("DenseHead", head).loss(own[None], targets["classes"], targets["corners"])
        return total

    def _visual_tokens(self, pixels: torch.Tensor, grids: torch.Tensor) -> Sequence[torch.Tensor]:
        """The merged tokens of every image, each (T, width); images of one size go through together."""
        patches = torch.split(pixels, grids.prod(-1).tolist())
        tokens: list[torch.Tensor] = [pixels] * len(grids)
        with torch.set_grad_enabled(not self.freeze_tower and torch.is_grad_enabled()):
            for grid in grids.unique(dim=0):
                alike = (grids == grid).all(dim=-1).nonzero().squeeze(1).tolist()
                own = torch.cat([patches[index] for index in alike])
                merged = self.model.model.visual(own, grid_thw=grids[alike]).pooler_output
                for index, image in zip(alike, merged.chunk(len(alike)), strict=True):
                    tokens[index] = image
        return tokens

    def _read(
        self,
        ids: torch.Tensor,
        types: torch.Tensor,
        mask: torch.Tensor,
        visual: torch.Tensor,
        grids: torch.Tensor,
    ) -> torch.Tensor:
        """Run the decoder; (N, L, width) last states."""
        core = self.model.model
        embeds = core.get_input_embeddings()(ids)
        embeds = embeds.masked_scatter((types == 1)[..., None], visual.to(embeds.dtype))
        positions, _ = core.get_rope_index(ids, types, image_grid_thw=grids, attention_mask=mask)
        output = core.language_model(
            inputs_embeds=embeds, attention_mask=mask, position_ids=positions, use_cache=False
        )
        states: torch.Tensor = output.last_hidden_state
        return states

    def _early_tokens(self, place: int, types: torch.Tensor) -> torch.Tensor:
        if self._early is None:
            raise RuntimeError("the decoder has not been run")
        return self._early[place][types == 1]

    def _words(self, states: torch.Tensor, labels: torch.Tensor, shares: torch.Tensor) -> torch.Tensor:
        """Summed loss of the learnt tokens, each with its share."""
        learnt = labels != IGNORED
        logits = self.model.lm_head(states[learnt]).float()
        near, soft = self._targets(labels[learnt])
        wanted = (soft * logits.gather(1, near)).sum(dim=-1)
        return (shares[learnt] * (logits.logsumexp(dim=-1) - wanted)).sum()

    def _targets(self, target: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Tokens (n, 5) that are right or nearly right, and their shares, which sum to 1.

        The neighbours of a number are numbers of the same kind; any other token stands alone.
        """
        offsets = torch.tensor(list(_SOFT), device=target.device)
        place = self.places[target][:, None]
        value = place % NUMBERS + offsets
        inside = (place >= 0) & (value >= 0) & (value < NUMBERS)
        shares = torch.tensor(list(_SOFT.values()), device=target.device) * inside
        lost = (1 - shares.sum(dim=1, keepdim=True)) * (offsets == 0)
        near = self.numbers[torch.where(inside, place + offsets, 0)]
        return torch.where(inside, near, target[:, None]), shares + lost


def turn_shares(labels: torch.Tensor) -> torch.Tensor:
    """Weigh the learnt tokens of (N, L) labels: a turn counts by the root of its length.

    By their number, an answer of one word would drown among hundreds of coordinates; by turns, a
    coordinate would hardly count. The middle way is InternVL 2.5's "square averaging" (arXiv:2412.05271).
    """
    learnt = labels != IGNORED
    starts = learnt & ~functional.pad(learnt[:, :-1], (1, 0))
    turn = (starts.flatten().cumsum(0) * learnt.flatten()).view_as(labels)
    lengths = turn.flatten().bincount()
    return learnt * lengths[turn].rsqrt()


def _by_length(mask: torch.Tensor) -> Sequence[torch.Tensor]:
    """Rows of similar length together, so that short conversations are not padded to the longest one."""
    lengths = mask.sum(dim=1)
    return torch.argsort(lengths).tensor_split(min(_PARTS, len(mask)))


def _first_of_each(values: torch.Tensor) -> torch.Tensor:
    """Places at which a value stands for the first time."""
    seen: dict[int, int] = {}
    for place, value in enumerate(values.tolist()):
        seen.setdefault(value, place)
    return torch.tensor(list(seen.values()))


def _without_tied(module: nn.Module, state: dict[str, torch.Tensor], prefix: str, metadata: object) -> None:
    """Leave out the output layer, which is the input embedding: safetensors writes no tensor twice."""
    state.pop(f"{prefix}model.lm_head.weight", None)
