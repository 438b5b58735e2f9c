"""A recipe: everything that decides what a training run learns, in one YAML file.

A key that is not known is refused rather than passed over: a recipe with a typing error would train
something else than it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from rscovlm_training.trainer.errors import RecipeInvalid


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Part):
    """Where conversations come from: a mixture of published data, or a function of one's own."""

    mixture: Path | None = Field(
        default=None,
        description="a mixture file of the data engine; the recipe's image sizes replace its own",
    )
    function: str | None = Field(default=None, description="package.module:function, returns conversations")
    options: dict[str, Any] = Field(default={}, description="keyword arguments of the function")

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.mixture is None) == (self.function is None):
            raise ValueError("name either a 'mixture' or a 'function'")
        return self


class Data(_Part):
    """What is learnt, at which size, and how conversations share a row."""

    train: Source
    validation: Source | None = None
    shuffle: bool = Field(default=True, description="of a function's conversations; a mixture has its order")
    min_pixels: int = Field(default=224 * 224, gt=0, description="least area of an image in model pixels")
    max_pixels: int = Field(default=1008 * 1008, gt=0, description="largest area of an image in model pixels")
    token_limit: int = Field(default=6144, gt=0, description="tokens of a conversation, its images included")
    over_limit: Literal["drop", "refuse"] = "drop"
    packing: Literal["none", "flat", "full"] = Field(
        default="flat",
        description="none: a row for each conversation, padded; flat: a micro-batch's conversations in one "
        "row; full: as many conversations in a row as the token limit holds",
    )
    workers: int = Field(default=4, ge=0, description="processes that read, for each training process")


class Training(_Part):
    """How it is learnt."""

    epochs: float = Field(default=1.0, gt=0)
    steps: int | None = Field(default=None, gt=0, description="the number of steps, instead of epochs")
    batch: int = Field(default=32, gt=0, description="conversations (with packing 'full': rows) a step")
    micro_batch: int = Field(default=1, gt=0, description="of them, how many a process takes at a time")
    learning_rate: float = Field(gt=0)
    schedule: Literal["cosine", "linear", "constant", "constant_with_warmup"] = "cosine"
    warmup: float = Field(default=0.05, ge=0, lt=1, description="share of the steps")
    weight_decay: float = Field(default=0.1, ge=0)
    max_grad_norm: float = Field(default=1.0, ge=0)


class Hardware(_Part):
    """What it runs on, and what makes it fit or fast."""

    device: Literal["cuda", "cpu"] = "cuda"
    weights: Literal["bfloat16", "float32"] = Field(
        default="bfloat16", description="how the weights are held; DeepSpeed keeps a float32 copy of its own"
    )
    bf16: bool = Field(default=True, description="whether to compute in bfloat16")
    attention: Literal["flash_attention_2", "sdpa", "eager"] = "flash_attention_2"
    gradient_checkpointing: bool = True
    liger: bool = True
    deepspeed: Path | None = Field(default=None, description="a DeepSpeed configuration, in JSON")
    threads: int | None = Field(default=None, gt=0, description="CPU threads of each process")


class Lora(_Part):
    """Train low-rank adapters instead of the weights."""

    rank: int = Field(default=64, gt=0)
    alpha: int = Field(default=128, gt=0)
    dropout: float = Field(default=0.05, ge=0, lt=1)
    targets: str | tuple[str, ...] = Field(
        default=r".*language_model.*\.(q_proj|k_proj|v_proj|o_proj|gate_proj|up_proj|down_proj)",
        description="which linear layers: a regular expression of the whole name, or a list of name endings",
    )


class Keeping(_Part):
    """How often it is logged, evaluated and saved, in steps."""

    log_every: int = Field(default=10, gt=0)
    save_every: int = Field(default=500, gt=0)
    keep: int = Field(default=2, gt=0, description="how many checkpoints stay")
    evaluate_every: int | None = Field(default=None, gt=0, description="steps; none: only at the end")


class Recipe(_Part):
    """A whole run.

    The files it names (``model``, ``mixture``, ``deepspeed``) are relative to the recipe's own folder, the
    run's ``folder`` to the current one.
    """

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    model: str = Field(description="the checkpoint to start from: a folder, or a hub id")
    folder: Path = Field(description="where the run is kept")
    seed: int = Field(default=1, ge=0)
    data: Data
    training: Training
    hardware: Hardware = Hardware()
    lora: Lora | None = None
    keeping: Keeping = Keeping()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        hardware, data = self.hardware, self.data
        if data.min_pixels > data.max_pixels:
            raise ValueError("data.min_pixels is over data.max_pixels")
        if hardware.weights == "bfloat16" and self.lora is None and hardware.deepspeed is None:
            raise ValueError(
                "weights held in bfloat16 lose steps as small as those of a full tune: set hardware.weights "
                "to float32, name a hardware.deepspeed configuration, or train with lora"
            )
        if self.keeping.evaluate_every is not None and data.validation is None:
            raise ValueError("keeping.evaluate_every needs data.validation")
        return self


def load_recipe(path: Path, changes: Sequence[str] = ()) -> Recipe:
    """Read a recipe, with changes as ``training.batch=8`` whose values are YAML.

    Raises:
        RecipeInvalid: it cannot be read, a key is unknown or missing, or a value does not fit.
    """
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RecipeInvalid(f"The recipe {path} cannot be read.", details=str(error)) from error
    if not isinstance(entries, dict):
        raise RecipeInvalid(f"The recipe {path} is not a list of keys with values.")
    for change in changes:
        _change(entries, change)
    return _parse(entries, path)


def dump_recipe(recipe: Recipe) -> str:
    """Write a recipe as YAML with every value, given or by default."""
    return yaml.safe_dump(recipe.model_dump(mode="json"), sort_keys=False, allow_unicode=True)


def _parse(entries: dict[str, Any], path: Path) -> Recipe:
    try:
        recipe = Recipe.model_validate(entries)
    except ValidationError as error:
        problems = [f"{_place(item['loc'])}: {_reason(item)}" for item in error.errors()]
        raise RecipeInvalid(
            f"The recipe {path.name} does not fit: {'; '.join(problems)}.", details=str(error)
        ) from error
    return _anchored(recipe, path.resolve().parent)


def _anchored(recipe: Recipe, base: Path) -> Recipe:
    """Make the paths of a recipe independent of where it is read from."""
    data, hardware = recipe.data, recipe.hardware
    sources = {"train": _placed(data.train, base)}
    if data.validation is not None:
        sources["validation"] = _placed(data.validation, base)
    changes: dict[str, Any] = {"data": data.model_copy(update=sources), "folder": recipe.folder.resolve()}
    if hardware.deepspeed is not None:
        changes["hardware"] = hardware.model_copy(update={"deepspeed": base / hardware.deepspeed})
    if (base / recipe.model).is_dir():
        changes["model"] = str(base / recipe.model)
    return recipe.model_copy(update=changes)


def _placed(source: Source, base: Path) -> Source:
    return source if source.mixture is None else source.model_copy(update={"mixture": base / source.mixture})


def _change(entries: dict[str, Any], change: str) -> None:
    name, equals, text = change.partition("=")
    *parents, last = name.strip().split(".")
    if not equals or not all([*parents, last]):
        raise RecipeInvalid(f"'{change}' changes nothing: write it as key=value, such as training.batch=8.")
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise RecipeInvalid(f"The value in '{change}' cannot be read.", details=str(error)) from error
    for parent in parents:
        if entries.get(parent) is None:
            entries[parent] = {}
        entries = entries[parent]
        if not isinstance(entries, dict):
            raise RecipeInvalid(f"'{change}' cannot be done: '{parent}' holds no keys.")
    entries[last] = value


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "the recipe"


def _reason(item: Any) -> str:
    if item["type"] == "extra_forbidden":
        return "there is no such key"
    if item["type"] == "missing":
        return "it is missing"
    reason = item["msg"].removeprefix("Value error, ")
    given = item["input"]
    return reason if isinstance(given, dict) else f"{reason}, not {given!r}"
