"""Test doubles: an engine that says what it is told to, and an image held in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from affine import Affine
from pyproj import CRS

from rscovlm.engines.protocol import CancelToken, Conversation, OnText, Piece, Reply
from rscovlm.imagery.gsd import GroundSamplingDistance, ground_sampling_distance
from rscovlm.imagery.source import RGB, SourceWarning
from rscovlm.imagery.window import PixelWindow
from rscovlm.models import ModelCard, TileRule

Script = Callable[[Conversation], str | Reply]


def make_card(**changes: object) -> ModelCard:
    values: dict[str, object] = {
        "name": "scripted",
        "title": "Scripted model",
        "weights": "nowhere",
        "min_pixels": 224 * 224,
        "max_pixels": 224 * 224,
        "tiles": TileRule(size=224, overlap=48, seen_at=224, batch=2),
        "tasks": ("ask", "detect", "ground", "describe", "classify"),
        "classes": ("plane", "ship", "small vehicle", "large vehicle"),
        "caveat": "Says what the test tells it.",
    }
    return ModelCard.model_validate(values | changes)


def as_reply(text: str, *, probability: float = 0.5, finish: str = "stop") -> Reply:
    """A reply of one-character tokens, all equally probable."""
    return Reply(text, tuple(Piece(character, probability) for character in text), finish)  # type: ignore[arg-type]


class ScriptedEngine:
    """Answers by a function of the conversation, or by texts in turn; remembers what it was asked."""

    def __init__(self, script: Script | Sequence[str | Reply], card: ModelCard | None = None) -> None:
        self.card = card or make_card()
        self.device = "nowhere"
        self.asked: list[list] = []
        self.batches: list[int] = []
        self._script = script if callable(script) else None
        self._texts = iter(()) if callable(script) else iter(script)

    def generate(
        self,
        conversations: Sequence[Conversation],
        *,
        max_new_tokens: int = 512,
        cancel: CancelToken | None = None,
        on_text: OnText | None = None,
    ) -> list[Reply]:
        self.batches.append(len(conversations))
        replies = []
        for index, conversation in enumerate(conversations):
            if cancel is not None:
                cancel.check()
            self.asked.append(list(conversation))
            said = self._script(conversation) if self._script else next(self._texts)
            reply = as_reply(said) if isinstance(said, str) else said
            for piece in reply.pieces:
                if on_text is not None:
                    on_text(index, piece.text)
            replies.append(reply)
        return replies

    def close(self) -> None:
        pass


class ArrayImage:
    """An ``ImageSource`` over an array; remembers every read."""

    def __init__(self, rgb: RGB, transform: Affine | None = None, crs: str | None = "EPSG:32633") -> None:
        self.rgb = rgb
        self.name = "array"
        self.height, self.width = rgb.shape[:2]
        self.crs = CRS.from_user_input(crs) if crs else None
        self.transform = transform or Affine(0.5, 0, 400_000, 0, -0.5, 5_000_000)
        self.georeferenced = self.crs is not None
        self.warnings: list[SourceWarning] = []
        self.reads: list[tuple[PixelWindow, int, int]] = []

    def read(self, window: PixelWindow, width: int, height: int) -> RGB:
        self.reads.append((window, width, height))
        part = self.rgb[window.row : window.bottom, window.col : window.right]
        rows = (np.arange(height) + 0.5) * window.height / height
        columns = (np.arange(width) + 0.5) * window.width / width
        return part[rows.astype(int)][:, columns.astype(int)]

    def gsd(self, window: PixelWindow) -> GroundSamplingDistance | None:
        return ground_sampling_distance(self.crs, self.transform, window) if self.crs else None


def noise_image(width: int, height: int, seed: int = 0, **place: object) -> ArrayImage:
    rng = np.random.default_rng(seed)
    return ArrayImage(rng.integers(1, 256, (height, width, 3), dtype=np.uint8), **place)  # type: ignore[arg-type]


def save_tiff(path: Path, image: ArrayImage) -> Path:
    import rasterio

    with rasterio.open(
        path, "w", driver="GTiff", width=image.width, height=image.height, count=3, dtype="uint8",
        crs=image.crs.to_wkt() if image.crs else None, transform=image.transform,
    ) as file:  # fmt: skip
        file.write(image.rgb.transpose(2, 0, 1))
    return path
