"""What the commands of the program take, and how it is read; what makes no sense is bad usage.

Imports are inside the functions, so that ``rscovlm info`` waits for nothing that it does not need.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from rscovlm.contract import Region
    from rscovlm.engines.settings import EngineSettings

RasterArgument = Annotated[str, typer.Argument(metavar="RASTER", help="A file that GDAL reads.")]
RegionOption = Annotated[
    str | None,
    typer.Option(
        metavar="XMIN,YMIN,XMAX,YMAX",
        help="Look only here; in coordinates of the raster's CRS (x, -y of its pixels where it has none).",
    ),
]
ModelOption = Annotated[str | None, typer.Option(help="A model of models.toml; default: the embedded one.")]
DeviceOption = Annotated[str | None, typer.Option(help="auto, cpu, cuda or cuda:N.")]
ThreadsOption = Annotated[int | None, typer.Option(min=1, help="CPU threads; default: one for each core.")]
EngineOption = Annotated[
    Literal["transformers", "openai", "vllm"] | None,
    typer.Option(help="In this process; at model servers' addresses; or a vLLM server started for it."),
]
AddressOption = Annotated[
    list[str] | None,
    typer.Option(metavar="URL", help="Of a model server; once for each. Its key goes into RSCOVLM_API_KEY."),
]
ServedNameOption = Annotated[str | None, typer.Option(help="What the model servers call the model.")]
RastersArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="RASTER...", help="Files that GDAL reads, folders, patterns, or @LIST."),
]
OutOption = Annotated[
    Path | None,
    typer.Option("-o", "--out", metavar="OUT", help="A .gpkg, .parquet, .shp or .geojson file."),
]
ListOption = Annotated[
    Path | None, typer.Option("--list", metavar="LIST", help="A text file with a raster a line.")
]
RayOption = Annotated[
    str | None,
    typer.Option(
        metavar="CLUSTER",
        help="Work on a Ray cluster: its HOST:PORT, auto, or local:N to start N workers here.",
    ),
]
BulkOption = Annotated[bool, typer.Option("--bulk", help="Keep a ledger for a single raster, too.")]
RetryOption = Annotated[bool, typer.Option("--retry-failed", help="Try again what failed in an earlier run.")]
AnewOption = Annotated[bool, typer.Option("--anew", help="Drop what an earlier run found, and begin again.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as JSON, and nothing else.")]


def read_region(text: str | None) -> Region | None:
    """Read XMIN,YMIN,XMAX,YMAX, map coordinates.

    Raises:
        typer.BadParameter: it is no rectangle.
    """
    from rscovlm.contract import Region

    if text is None:
        return None
    try:
        left, bottom, right, top = (float(part) for part in text.split(","))
    except ValueError as error:
        raise typer.BadParameter("four numbers parted by commas are needed", param_hint="--region") from error
    if not all(map(math.isfinite, (left, bottom, right, top))) or left >= right or bottom >= top:
        raise typer.BadParameter("XMIN must be less than XMAX, and YMIN than YMAX", param_hint="--region")
    return Region(ring=[(left, bottom), (right, bottom), (right, top), (left, top)])


def within(text: str, limit: int, what: str) -> str:
    """Refuse a text that is longer than ``limit`` characters.

    Raises:
        typer.BadParameter: it is.
    """
    if len(text) > limit:
        raise typer.BadParameter(f"a {what} has at most {limit} characters")
    return text


def check_out(out: Path) -> None:
    """An unknown ending is bad usage; a folder that cannot be written to is a failure, found early.

    Raises:
        typer.BadParameter: the ending is unknown.
        ExportFailed: as of ``check_target``.
    """
    from rscovlm.output import DRIVERS, check_target

    if out.suffix.lower() not in DRIVERS:
        raise typer.BadParameter(f"the file must end in one of {', '.join(DRIVERS)}", param_hint="-o")
    check_target(out)


def engine_settings(
    engine: str | None,
    address: list[str] | None,
    served_name: str | None,
    device: str | None,
    threads: int | None,
) -> EngineSettings:
    """Read the settings of the engine; errors as of ``read_settings``."""
    from rscovlm.engines.settings import EngineSettings

    given = {"engine": engine, "addresses": address, "served_name": served_name}
    settings: EngineSettings = read_settings({**given, "device": device, "threads": threads}, EngineSettings)
    return settings


def read_settings(given: dict[str, Any], kind: Any) -> Any:
    """Read settings; what is not given, or is an empty list, is left to the environment.

    Args:
        given: by name.
        kind: the class of the settings.

    Raises:
        typer.BadParameter: a value is none that the setting can have.
    """
    from pydantic import ValidationError

    try:
        return kind(**{name: value for name, value in given.items() if value not in (None, [])})
    except ValidationError as error:
        told = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
        raise typer.BadParameter(told, param_hint="settings") from error
