"""What a mixture file says: which records, how often, and how varied.

``NAME*6`` and ``NAME%10`` are the published spelling: every record six times, or ten percent of them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from rscovlm.imagery.sizes import PUBLISHED_MAX_PIXELS
from rscovlm.models import Coordinates
from rscovlm_training.records.files import open_text
from rscovlm_training.records.record import DataUnreadable

_WEIGHT = re.compile(r"(?P<name>.+?)(?:\*(?P<times>\d+(?:\.\d+)?)|%(?P<percent>\d+(?:\.\d+)?))?")
_STRICT = ConfigDict(extra="forbid", frozen=True)


class Variety(BaseModel):
    """How often, from 0 to 1, a record is said otherwise than as published."""

    model_config = _STRICT
    random_resize: float = Field(default=0.0, ge=0, le=1)
    json_replies: float = Field(default=0.0, ge=0, le=1)
    paraphrases: float = Field(default=0.0, ge=0, le=1)
    synonyms: float = Field(default=0.0, ge=0, le=1)
    chain: float = Field(default=1.0, ge=0, le=1, description="questions with a region as a chain")
    upright: float = Field(default=0.0, ge=0, le=1, description="oriented boxes written as upright ones")
    counter_clockwise: float = Field(default=0.0, ge=0, le=1, description="grounded vertices the other way")


class Subset(BaseModel):
    """A file of records, and its share."""

    model_config = _STRICT
    records: str
    weight: float = Field(default=1.0, gt=0, description="how often each record comes in an epoch")
    empty: float = Field(default=1.0, ge=0, le=1, description="share of images without objects that is kept")
    difficult: bool = Field(default=True, description="keep objects that are marked as difficult")
    variety: Variety | None = Field(default=None, description="in place of the mixture's")


class Images(BaseModel):
    """The sizes that the model sees; sides are multiples of ``factor``, areas in model pixels."""

    model_config = _STRICT
    factor: int = Field(default=28, gt=0)
    min_pixels: int = Field(default=224 * 224, gt=0)
    max_pixels: int = Field(default=PUBLISHED_MAX_PIXELS, gt=0)

    @model_validator(mode="after")
    def _ordered(self) -> Images:
        if self.min_pixels > self.max_pixels:
            raise ValueError("min_pixels is more than max_pixels")
        return self


class MixtureFile(BaseModel):
    """A mixture as its file says it.

    Attributes:
        subsets: files of records; relative paths begin at the mixture's folder.
        names: what the names of the published spelling stand for; a name may stand for several files.
        seed: of every draw.
    """

    model_config = _STRICT
    subsets: list[Subset] = Field(min_length=1)
    seed: int = Field(default=0, ge=0)
    coordinates: Coordinates = "absolute"
    images: Images = Images()
    variety: Variety = Variety()
    unreadable: Literal["stop", "skip"] = Field(
        default="stop", description="'skip': an image that cannot be read gives way to the next record"
    )


def parse_weight(text: str) -> tuple[str, float]:
    """Read ``NAME``, ``NAME*6`` or ``NAME%10`` as a name and how often each of its records comes.

    Raises:
        ValueError: when the share is not above 0, or over 100 percent.
    """
    found = _WEIGHT.fullmatch(text.strip())
    if found is None:
        raise ValueError("a subset has no name")
    weight = float(found["percent"]) / 100 if found["percent"] else float(found["times"] or 1)
    if weight <= 0 or (found["percent"] and weight > 1):
        raise ValueError(f"'{text}' asks for {weight:g} times its records")
    return found["name"], weight


def read_mixture(path: Path) -> MixtureFile:
    """Read a mixture, YAML or JSON; a plain list of subsets is one too.

    Raises:
        DataUnreadable: saying every place that is wrong.
    """
    with open_text(path) as file:
        try:
            data = json.load(file) if path.suffix == ".json" else yaml.safe_load(file)
        except (yaml.YAMLError, json.JSONDecodeError) as error:
            raise DataUnreadable(f"'{path.name}' is no YAML or JSON.", details=str(error)) from error
    try:
        return MixtureFile.model_validate(_plain(data, path.parent))
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(map(str, one['loc'])) or 'the file'}: {one['msg']}" for one in error.errors()
        )
        raise DataUnreadable(
            f"'{path.name}' is no mixture: {wrong}.", next_step="docs/data.md shows one."
        ) from error
    except ValueError as error:
        raise DataUnreadable(f"'{path.name}' is no mixture: {error}.") from error


def _plain(data: Any, folder: Path) -> Any:
    """The file's data with names and published spellings written out."""
    if isinstance(data, list):
        data = {"subsets": data}
    if not isinstance(data, dict):
        raise ValueError("it lists no subsets")
    data = dict(data)
    names = data.pop("names", None) or {}
    subsets: list[Any] = []
    for subset in data.get("subsets") or []:
        subsets += _subsets(subset, names, folder)
    return {**data, "subsets": subsets}


def _subsets(subset: Any, names: dict[str, Any], folder: Path) -> list[Any]:
    given = {"records": subset} if isinstance(subset, str) else subset
    if not isinstance(given, dict) or not isinstance(given.get("records"), str):
        raise ValueError("a subset is a name, or says which 'records'")
    name, weight = parse_weight(given["records"])
    files = names.get(name, name)
    return [
        {"weight": weight, **given, "records": str(folder / file)}
        for file in ([files] if isinstance(files, str) else files)
    ]
