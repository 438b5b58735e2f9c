"""The registry of models, ``resources/models.toml``: what each one knows, and how it wants to be spoken to.

Whatever differs between models - the frame of their coordinates, the sizes they accept, the tiles they
were trained on - is written in its card, never in the code that uses it.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from rscovlm.errors import ModelMissing

Coordinates = Literal["absolute", "relative-1000", "relative-100"]

OWN_VARIABLE = "RSCOVLM_MODELS_FILE"
"""Names a file of the user's own models, laid out as ``resources/models.toml``."""


class TileRule(BaseModel):
    """Tiles for detection: their side and overlap in native pixels, and the side the model sees them at."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    size: int = Field(gt=0)
    overlap: int = Field(ge=0)
    seen_at: int = Field(gt=0, description="side in model pixels that a full tile is resized to")
    batch: int = Field(default=4, gt=0)


class ImageLimit(BaseModel):
    """The largest image of a model that a kind of server does not resize behind our back."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    server: Literal["vllm", "sglang", "llama.cpp", "ollama"]
    pixels: int = Field(gt=0)


class Serving(BaseModel):
    """What a model is called by model servers, and what they need to know or do to its images."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    names: tuple[str, ...] = Field(default=(), description="names of it, beside its own and its weights")
    context: int = Field(default=8192, gt=0, description="tokens that a server which we start makes room for")
    limits: tuple[ImageLimit, ...] = ()
    at_once: int = Field(default=1, gt=0, description="batches of tiles that the engine is given at a time")


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
    serving: Serving = Serving()

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
    """Read every card, by name, in the file's order.

    Args:
        path: the file; None: the shipped one, and after it the user's own, named by ``RSCOVLM_MODELS_FILE``,
            whose cards replace shipped ones of the same name and whose default, if it names one, counts.

    Raises:
        ModelMissing: the user's own file cannot be read.
    """
    if path is not None:
        return _read(path)
    cards = _read(resources() / "models.toml")
    own = os.environ.get(OWN_VARIABLE)
    return _with_own(cards, _read_own(Path(own).expanduser())) if own else cards


def find_card(name: str | None = None, path: Path | None = None) -> ModelCard:
    """Look a model up, by its name, its weights or a name that servers know it by; ``None`` is the default.

    Raises:
        ModelMissing: no model has that name.
    """
    cards = registry(path)
    if name is None:
        return next(card for card in cards.values() if card.default)
    if name in cards:
        return cards[name]
    for card in cards.values():
        if name in (card.weights, *card.serving.names):
            return card
    raise ModelMissing(f"There is no model named '{name}'; known are {', '.join(cards)}.")


def _read(path: Path) -> dict[str, ModelCard]:
    with path.open("rb") as file:
        entries = tomllib.load(file)
    return {name: ModelCard(name=name, **entry) for name, entry in entries.items()}


def _read_own(path: Path) -> dict[str, ModelCard]:
    """Read the user's file; weights in a folder beside it are found there."""
    try:
        cards = _read(path)
    except (OSError, ValueError, TypeError) as error:
        raise ModelMissing(
            f"The list of your own models, {path}, cannot be read.",
            details=str(error),
            next_step=f"Correct the file, or the variable {OWN_VARIABLE} that names it.",
        ) from error
    return {name: _beside(card, path.absolute().parent) for name, card in cards.items()}


def _beside(card: ModelCard, folder: Path) -> ModelCard:
    beside = folder / card.weights
    return card.model_copy(update={"weights": str(beside)}) if beside.is_dir() else card


def _with_own(shipped: Mapping[str, ModelCard], own: Mapping[str, ModelCard]) -> dict[str, ModelCard]:
    changes: dict[str, Any] = {"default": False}
    if any(card.default for card in own.values()):
        shipped = {name: card.model_copy(update=changes) for name, card in shipped.items()}
    merged = {**shipped, **own}
    # The shipped default may have been replaced by one that is none.
    if not any(card.default for card in merged.values()):
        first = next(iter(merged))
        merged[first] = merged[first].model_copy(update={"default": True})
    return merged
