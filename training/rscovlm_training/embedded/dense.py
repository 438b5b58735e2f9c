"""Dense supervision of the visual tokens: which object is centred where, and its four corners.

Text alone teaches a small model to see far too slowly. Each merged visual token covers 28x28 model pixels;
for each of its four 14x14 cells a linear head says the class of the object centred there and its corners.
The heads are thrown away after training; only what they taught the tower and the decoder stays.

Districts of an overview are taught in the same way. Frames: all coordinates are model pixels.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

CELL = 14
TOKEN = 28
_SPREAD = 1.5
"""By how many pixels a number may be off and still be nearly right."""
_CORNERS = 8

ClassIds = npt.NDArray[np.int64]
Corners = npt.NDArray[np.float32]


def dense_targets(
    quads: npt.NDArray[np.float64], labels: npt.NDArray[np.int64], width: int, height: int
) -> tuple[ClassIds, Corners]:
    """Assign each object to the cell that holds its centre; of two in one cell the larger stays.

    Args:
        quads: (N, 4, 2) model pixels.
        labels: (N,) class numbers from 1; 0 is the background.
        width: of the image, model pixels.
        height: of the image, model pixels.

    Returns:
        Class numbers (T, 4) and corners (T, 4, 8) in pixels relative to the cell's centre, for the T merged
        tokens in row order and the four cells of each in row order.
    """
    rows, columns = height // CELL, width // CELL
    classes = np.zeros((rows, columns), np.int64)
    corners = np.zeros((rows, columns, _CORNERS), np.float32)
    spans = np.ptp(quads, axis=1).max(axis=1) if len(quads) else np.zeros(0)
    for index in np.argsort(spans):
        column, row = np.floor(quads[index].mean(axis=0) / CELL).astype(int)
        if 0 <= row < rows and 0 <= column < columns:
            centre = (np.array([column, row]) + 0.5) * CELL
            classes[row, column] = labels[index]
            corners[row, column] = (quads[index] - centre).reshape(-1)
    return _by_token(classes), _by_token(corners)


def cover_targets(
    quads: npt.NDArray[np.float64], labels: npt.NDArray[np.int64], width: int, height: int
) -> tuple[ClassIds, Corners]:
    """Assign to each cell the object that lies under its centre; of several the smallest.

    Arguments and result are those of ``dense_targets``. Many cells learn from one object here, which teaches
    what it is and how it lies much sooner than its one centre does.
    """
    points = _centres(width, height)
    classes = np.zeros(points.shape[:2], np.int64)
    corners = np.zeros((*points.shape[:2], _CORNERS), np.float32)
    spans = np.ptp(quads, axis=1).max(axis=1) if len(quads) else np.zeros(0)
    for index in np.argsort(-spans):
        edges = np.roll(quads[index], -1, axis=0) - quads[index]
        ways = points[..., None, :] - quads[index]
        inside = (edges[:, 0] * ways[..., 1] - edges[:, 1] * ways[..., 0] >= 0).all(axis=-1)
        classes[inside] = labels[index]
        corners[inside] = (quads[index] - points[inside][:, None]).reshape(-1, _CORNERS)
    return _by_token(classes), _by_token(corners)


def _by_token(cells: npt.NDArray) -> npt.NDArray:
    """(2R, 2C, ...) cells to (R*C, 4, ...): the four cells of each merged token together."""
    rows, columns = cells.shape[0] // 2, cells.shape[1] // 2
    rest = cells.shape[2:]
    split = cells.reshape(rows, 2, columns, 2, *rest).swapaxes(1, 2)
    return split.reshape(rows * columns, 4, *rest)


def _centres(width: int, height: int) -> npt.NDArray[np.float64]:
    """(rows, columns, 2) centres of the cells, model pixels."""
    axes = ((np.arange(side // CELL) + 0.5) * CELL for side in (width, height))
    return np.stack(np.meshgrid(*axes), axis=-1)


def cell_centres(side: int) -> torch.Tensor:
    """(T, 4, 2) centres of the cells of a square image, model pixels, in the order of ``dense_targets``."""
    return torch.from_numpy(_by_token(_centres(side, side).astype(np.float32)))


class DenseHead(nn.Module):
    """Class and corners for the four cells of each token; ``absolute`` corners are of the whole image."""

    def __init__(self, width: int, classes: int, *, absolute: bool = False) -> None:
        super().__init__()
        self.classes = classes + 1
        self.absolute = absolute
        self.project = nn.Linear(width, 4 * (self.classes + _CORNERS))
        with torch.no_grad():
            # Nearly every cell is background: start there, or the first steps are spent on learning it.
            bias = self.project.bias.view(4, -1)
            bias.zero_()
            bias[:, 0] = 4.0

    def forward(self, tokens: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """(B, T, width) to class logits (B, T, 4, C) and corners (B, T, 4, 8) in model pixels."""
        with torch.autocast(tokens.device.type, enabled=False):
            out = self.project(tokens.float()).unflatten(-1, (4, -1))
        scale = 128.0 if self.absolute else 32.0
        return out[..., : self.classes], out[..., self.classes :] * scale

    def loss(self, tokens: torch.Tensor, classes: torch.Tensor, corners: torch.Tensor) -> torch.Tensor:
        """Focal loss of the class plus the corners' error against the object's own size.

        Args:
            tokens: (B, T, width).
            classes: (B, T, 4) class numbers.
            corners: (B, T, 4, 8) model pixels, relative to the cell's centre.
        """
        logits, found = self(tokens)
        log_p = functional.log_softmax(logits.float(), dim=-1)
        own = log_p.gather(-1, classes[..., None]).squeeze(-1)
        positive = classes > 0
        count = positive.sum().clamp(min=1)
        focal = -((1 - own.exp()) ** 2) * own
        class_loss = focal.sum() / count
        if not positive.any():
            return class_loss + 0 * found.sum()
        wanted = corners[positive].unflatten(-1, (4, 2))
        size = (wanted.amax(-2) - wanted.amin(-2)).amax(-1).clamp(min=8)[:, None, None]
        if self.absolute:
            side = int((classes.shape[1] * TOKEN * TOKEN) ** 0.5)
            centres = cell_centres(side).to(wanted).expand(len(classes), -1, -1, -1)[positive]
            wanted = wanted + centres[:, None, :]
        error = functional.smooth_l1_loss(
            found[positive].unflatten(-1, (4, 2)) / size, wanted / size, beta=0.05, reduction="none"
        )
        return class_loss + 2.0 * error.mean(dim=(1, 2)).sum() / count


class ColourHead(nn.Module):
    """The colour of the object under each cell of a token.

    A colour is one word among hundreds of coordinates: by words alone, a model learns the most frequent one.
    """

    def __init__(self, width: int, colours: int) -> None:
        super().__init__()
        self.project = nn.Linear(width, 4 * colours)

    def loss(self, tokens: torch.Tensor, colours: torch.Tensor) -> torch.Tensor:
        """Cross entropy over the cells that hold an object.

        Args:
            tokens: (B, T, width).
            colours: (B, T, 4) numbers from 1; 0 where there is no object.
        """
        there = colours > 0
        if not there.any():
            return tokens.sum() * 0.0
        with torch.autocast(tokens.device.type, enabled=False):
            logits = self.project(tokens.float()).unflatten(-1, (4, -1))[there]
        return functional.cross_entropy(logits, colours[there] - 1)


class CodeHead(nn.Module):
    """The corners of a token's largest object as the decoder will have to say them: as numbers, absolute.

    Eight linear maps bring the token near the embedding of the right number, which is all that is then left
    for the decoder to do. ``curve`` are the embeddings that its numbers start with.
    """

    curve: torch.Tensor

    def __init__(self, width: int, curve: torch.Tensor) -> None:
        super().__init__()
        self.maps = nn.Parameter(torch.randn(_CORNERS, width, width) * width**-0.5)
        self.register_buffer("curve", curve, persistent=False)

    def loss(self, tokens: torch.Tensor, classes: torch.Tensor, corners: torch.Tensor) -> torch.Tensor:
        """Cross entropy against numbers near the right one; arguments as of ``DenseHead.loss``."""
        side = int((classes.shape[1] * TOKEN * TOKEN) ** 0.5)
        there, wanted = largest_corners(classes, corners, side)
        if not len(there):
            return tokens.sum() * 0.0
        with torch.autocast(tokens.device.type, enabled=False):
            codes = torch.einsum("nd,kde->nke", tokens.flatten(0, 1)[there].float(), self.maps)
            log_p = (codes @ self.curve[:side].T / codes.shape[-1] ** 0.5).log_softmax(dim=-1)
        distance = torch.arange(side, device=tokens.device) - wanted.clamp(0, side - 1)[..., None]
        near = (-0.5 * (distance / _SPREAD) ** 2).softmax(dim=-1)
        return -(near * log_p).sum(dim=-1).mean()


def largest_corners(
    classes: torch.Tensor, corners: torch.Tensor, side: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """Find the tokens of a batch that hold an object, (n,), and its (n, 8) corners in the whole image."""
    spans = corners.unflatten(-1, (4, 2))
    sizes = (spans.amax(-2) - spans.amin(-2)).amax(-1).masked_fill(classes == 0, -1)
    chosen = sizes.argmax(dim=-1, keepdim=True)
    there = (sizes.amax(dim=-1) > 0).flatten().nonzero().squeeze(1)
    absolute = corners + cell_centres(side).to(corners).repeat(1, 1, _CORNERS // 2)
    picked = absolute.take_along_dim(chosen[..., None], dim=2).flatten(0, 2)
    return there, picked[there]
