"""The embedded model's recipe: which stages, in which order, from the first tile to the weights that ship."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from rscovlm_training.embedded.checkpoint import Size


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StageRecipe(_Strict):
    """How long and how fast a stage learns; it sees ``scenes`` tiles, several conversations on each."""

    scenes: Annotated[int, Field(gt=0)]
    batch: Annotated[int, Field(gt=0)]
    rate: Annotated[float, Field(gt=0)]


class TalkRecipe(StageRecipe):
    """A stage of the decoder; with ``freeze_tower`` the tower stays as it was.

    ``zooming`` is the share of large worlds in what it sees, ``focus`` the classes it sees more of.
    """

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    freeze_tower: bool = False
    zooming: Annotated[float, Field(ge=0, le=1)] = 0.1
    focus: tuple[str, ...] = ()


class EmbeddedRecipe(_Strict):
    """Everything that decides what comes out, but for the machine.

    ``tiles`` are drawn for detection and what is asked beside it, a share ``cut`` of them from large worlds;
    ``worlds`` are drawn for zoom-in chains. ``ground`` is a folder of real images in which there is nothing
    to find; None: there are none. ``mean`` are the shares of stages, by name, in the weights that come out;
    empty: they are the last stage's.
    """

    size: Size
    seed: int
    tiles: Annotated[int, Field(gt=0)]
    cut: Annotated[float, Field(ge=0, le=1)]
    worlds: Annotated[int, Field(ge=0)]
    ground: Path | None = None
    tower: StageRecipe
    talks: Annotated[tuple[TalkRecipe, ...], Field(min_length=1)]
    mean: dict[str, Annotated[float, Field(gt=0)]] = {}

    @model_validator(mode="after")
    def _mean_is_of_stages(self) -> EmbeddedRecipe:
        if unknown := set(self.mean) - {stage.name for stage in self.talks}:
            raise ValueError(f"there is no stage {', '.join(sorted(unknown))} to take the mean of")
        return self


class RecipeInvalid(ValueError):
    """A recipe that cannot be read; the message says where and why."""


def read_recipe(path: Path) -> EmbeddedRecipe:
    """Read a YAML recipe.

    Raises:
        RecipeInvalid: it is not there, is no YAML, or has unknown, missing or impossible values.
    """
    try:
        return EmbeddedRecipe.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise RecipeInvalid(f"{path}: {error}") from error


def train_embedded(
    recipe: EmbeddedRecipe, folder: Path, *, workers: int = 1, threads: int = 2
) -> Iterator[Path]:
    """Run the stages that are not finished yet in ``folder``; yields what each leaves, the model last.

    A stage that was cut off goes on from its last checkpoint.
    """
    from rscovlm_training.embedded.chains import chains_done, render_chains
    from rscovlm_training.embedded.pool import pool_is_whole, render_pool
    from rscovlm_training.embedded.train import Run, export, train_talk, train_tower

    pool = folder / "pool"
    if not pool_is_whole(pool, recipe.tiles):
        render_pool(pool, recipe.tiles, recipe.seed, cut=recipe.cut, workers=max(1, threads))
    yield pool
    chains = folder / "chains" if recipe.worlds else None
    if chains:
        if chains_done(chains) < recipe.worlds:
            render_chains(chains, recipe.worlds, recipe.seed, workers=max(1, threads))
        yield chains

    def run(name: str, stage: StageRecipe, seed: int) -> Run:
        return Run(
            folder / name, pool, chains, stage, seed,
            size=recipe.size, workers=workers, threads=threads, ground=recipe.ground,
        )  # fmt: skip

    done = train_tower(run("tower", recipe.tower, recipe.seed))
    yield done
    stages: dict[str, Path] = {}
    for number, stage in enumerate(recipe.talks, start=1):
        own = run(stage.name, stage, recipe.seed + number)
        done = train_talk(
            own, done, freeze_tower=stage.freeze_tower, zooming=stage.zooming, focus=stage.focus
        )
        stages[stage.name] = done
        yield done
    shares = recipe.mean or {recipe.talks[-1].name: 1.0}
    export({stages[name]: share for name, share in shares.items()}, folder / "model", size=recipe.size)
    yield folder / "model"
