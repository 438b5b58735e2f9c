"""The registry of models, ``resources/models.toml``: what each one knows, and how it wants to be spoken to.

Whatever differs between models - the frame of their coordinates, the sizes they accept, the tiles they
were trained on - is written in its card, never in the code that uses it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rscovlm.errors import ModelMissing

Coordinates = Literal["absolute", "relative-1000", "relative-100"]


class TileRule(BaseModel):
    """Tiles for detection: their side and overlap in native pixels, and the side the model sees them at."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    size: int = Field(gt=0)
    overlap: int = Field(ge=0)
    seen_at: int = Field(gt=0, description="side in model pixels that a full tile is resized to")
    batch: int = Field(default=4, gt=0)


class ModelCard(BaseModel):
    """One model of the registry."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    title: str
    weights: str = Field(description="a folder beside models.toml, an absolute folder, or a hub id")
    coordinates: Coordinates = "absolute"
    factor: int = Field(default=28, description="image sides are multiples of it")
    min_pixels: int
    max_pixels: int
    tiles: TileRule
    max_new_tokens: int = 1024
    full_stop: bool = False
    number_spread: float = Field(
        default=0.0,
        ge=0,
        description="standard deviation, in model pixels, within which neighbours stand up for a coordinate; "
        "for models whose numbers are a token each; 0: plain greedy decoding, as published",
    )
    tasks: tuple[str, ...]
    classes: tuple[str, ...] = ()
    scene_classes: tuple[str, ...] = ()
    caveat: str = ""
    follow_up: bool = Field(
        default=False, description="it was taught conversations, so it may be told what was asked before"
    )
    default: bool = False

    @property
    def folder(self) -> Path | None:
        """The local folder of the weights, if they are local."""
        path = Path(self.weights)
        local = path if path.is_absolute() else resources() / path
        return local if local.is_dir() else None


def resources() -> Path:
    """The folder of the shipped resources: inside an installed wheel, or at the root of a checkout."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "resources"


def registry(path: Path | None = None) -> dict[str, ModelCard]:
    """Read every card, by name, in the file's order."""
    path = path or resources() / "models.toml"
    with path.open("rb") as file:
        entries = tomllib.load(file)
    return {name: ModelCard(name=name, **entry) for name, entry in entries.items()}


def find_card(name: str | None = None, path: Path | None = None) -> ModelCard:
    """Look a model up; ``None`` is the default one, a folder that is not in the registry is refused.

    Raises:
        ModelMissing: no model has that name.
    """
    cards = registry(path)
    if name is None:
        return next(card for card in cards.values() if card.default)
    if name not in cards:
        raise ModelMissing(f"There is no model named '{name}'; known are {', '.join(cards)}.")
    return cards[name]
