"""The command line: every task on a file, without QGIS.

Results go to standard output, progress and everything else to standard error. Exit codes: 0 done; 1 failed,
with a sentence; 2 bad usage, to which an empty question, a class list of nothing and a region that is no
rectangle belong. Imports are inside the commands, so that ``rscovlm info`` does not wait for PyTorch.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from rscovlm.cli_options import (
    AddressOption,
    AnewOption,
    BulkOption,
    DeviceOption,
    EngineOption,
    JsonOption,
    ListOption,
    ModelOption,
    OutOption,
    RasterArgument,
    RastersArgument,
    RayOption,
    RegionOption,
    RetryOption,
    ServedNameOption,
    ThreadsOption,
    check_out,
    engine_settings,
    read_region,
    read_settings,
    within,
)
from rscovlm.errors import EmptyQuestion, NoClasses, RSCoVLMError

if TYPE_CHECKING:
    from rscovlm.console import Collected
    from rscovlm.engines.settings import EngineSettings

log = logging.getLogger(__name__)

app = typer.Typer(
    name="rscovlm",
    help="Ask questions of satellite and aerial rasters, answered from native pixels.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from rscovlm import __version__

        typer.echo(f"rscovlm {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show the log, with details.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    level = logging.DEBUG if verbose else logging.ERROR
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    if not verbose:
        logging.getLogger("rasterio").setLevel(logging.CRITICAL)  # told again, in words, by our own errors


@app.command()
def info(raster: RasterArgument, as_json: JsonOption = False) -> None:
    """Tell a raster's size, bands, CRS and true ground sampling distance."""
    from rscovlm.console import describe_raster
    from rscovlm.imagery.raster import Raster

    with Raster.open(raster) as opened:
        facts = opened.info()
    _print(describe_raster(facts, as_json=as_json))


@app.command()
def ask(
    raster: RasterArgument,
    question: Annotated[str, typer.Argument(metavar="QUESTION")],
    region: RegionOption = None,
    model: ModelOption = None,
    chain: Annotated[
        Literal["auto", "always", "never"], typer.Option(help="Whether to zoom in; auto: where it helps.")
    ] = "auto",
    engine: EngineOption = None,
    address: AddressOption = None,
    served_name: ServedNameOption = None,
    device: DeviceOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question about a raster, with the views and objects that prove it."""
    from rscovlm.contract import AskTask, RasterDescription

    task = AskTask(
        raster=RasterDescription(source=raster),
        region=read_region(region),
        model=model,
        question=within(question, 4000, "question"),
        chain=chain,
    )
    collected = _run(task, engine_settings(engine, address, served_name, device, threads))
    _print(json.dumps(collected.as_answer()) if as_json else collected.answer_in_words())


@app.command()
def detect(
    rasters: RastersArgument = None,
    *,
    classes: Annotated[str, typer.Option(help='What to find, parted by commas: "plane, ship".')],
    out: OutOption = None,
    region: RegionOption = None,
    min_score: Annotated[float, typer.Option(min=0, max=1, help="Leave less certain objects out.")] = 0.0,
    model: ModelOption = None,
    engine: EngineOption = None,
    address: AddressOption = None,
    served_name: ServedNameOption = None,
    device: DeviceOption = None,
    threads: ThreadsOption = None,
    list_: ListOption = None,
    ray: RayOption = None,
    bulk: BulkOption = False,
    retry_failed: RetryOption = False,
    anew: AnewOption = False,
    as_json: JsonOption = False,
) -> None:
    """Find objects as oriented boxes, and write them to a vector file.

    Over many rasters a ledger beside OUT lets a run that was stopped go on: give the same command again.
    """
    from rscovlm.bulk.inputs import LIST_MARK, is_bulk
    from rscovlm.contract import DetectTask, RasterDescription

    named = [*(rasters or []), *([f"{LIST_MARK}{list_}"] if list_ else [])]
    if not named:
        raise typer.BadParameter("name a raster, a folder or a list", param_hint="RASTER")
    if out is None and not as_json:
        raise typer.BadParameter("name a file to write to, or ask for --json", param_hint="-o")
    if out is not None:
        check_out(out)
    names = [within(name, 200, "class") for name in classes.split(",") if name.strip()]
    task = DetectTask(
        raster=RasterDescription(source=named[0]),
        region=read_region(region),
        model=model,
        classes=names,
        min_score=min_score,
    )
    settings = engine_settings(engine, address, served_name, device, threads)
    if bulk or ray or retry_failed or anew or is_bulk(named):
        _detect_bulk(
            named, task, settings, out, ray=ray, retry_failed=retry_failed, anew=anew, as_json=as_json
        )
        return
    collected = _run(task, settings, out)
    _print(json.dumps(collected.as_detections()) if as_json else collected.detections_in_words(out))


@app.command()
def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on; default: this machine only.")
    ] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="0: any free one.")] = None,
    state_dir: Annotated[Path | None, typer.Option(help="Where jobs, token and log are kept.")] = None,
    model: ModelOption = None,
    engine: EngineOption = None,
    address: AddressOption = None,
    served_name: ServedNameOption = None,
    device: DeviceOption = None,
    threads: ThreadsOption = None,
) -> None:
    """Serve QGIS and other clients over HTTP until stopped; see also the RSCOVLM_* variables."""
    from rscovlm.service.server import serve as run_server
    from rscovlm.service.settings import ServiceSettings

    given = {
        "host": host,
        "port": port,
        "state_dir": state_dir,
        "model": model,
        "engine": engine,
        "addresses": address,
        "served_name": served_name,
        "device": device,
        "threads": threads,
    }
    run_server(read_settings(given, ServiceSettings))


@app.command()
def gguf(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="A model of models.toml.")],
    out: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the two files are written.")],
    kind: Annotated[
        str, typer.Option("--type", help="q8_0, f16, bf16, f32, or one that llama-quantize knows.")
    ] = "q8_0",
    llama_cpp: Annotated[
        Path | None, typer.Option(envvar="RSCOVLM_LLAMA_CPP", help="The folder of llama.cpp's source.")
    ] = None,
) -> None:
    """Convert a model and its projector to GGUF, for llama.cpp's server and Ollama."""
    from rscovlm.engines.gguf import write_gguf
    from rscovlm.models import find_card

    card = find_card(model)
    made = write_gguf(card, out, kind=kind.lower(), llama_cpp=llama_cpp)
    _print(f"Written: {made.model} and {made.projector}.")
    _print(
        f"Serve it: llama-server -m {made.model} --mmproj {made.projector} --alias {card.name} "
        f"--ctx-size {card.serving.context}"
    )


@app.command()
def doctor(
    model: ModelOption = None,
    engine: EngineOption = None,
    address: AddressOption = None,
    served_name: ServedNameOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check the installation, and the model servers; exits with 1 if something does not work."""
    from dataclasses import asdict

    from rscovlm.doctor import examine
    from rscovlm.service.settings import ServiceSettings

    given = {"model": model, "engine": engine, "addresses": address, "served_name": served_name}
    settings = read_settings(given, ServiceSettings)
    findings = examine(settings.state_dir, settings)
    healthy = all(finding.ok for finding in findings)
    if as_json:
        _print(json.dumps({"ok": healthy, "findings": [asdict(finding) for finding in findings]}))
    else:
        for finding in findings:
            _print(f"{'ok   ' if finding.ok else 'WRONG'}  {finding.subject}: {finding.message}")
        _print("Everything needed is there." if healthy else "Something is wrong, see above.")
    raise typer.Exit(0 if healthy else 1)


def main() -> None:
    """Run the command line; every failure is a sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # file names and consoles need not agree
    try:
        app()
    except RSCoVLMError as error:
        log.debug("failed: %s", error.details, exc_info=True)
        for line in (error.message, error.next_step):
            if line:
                typer.echo(line, err=True)
        sys.exit(2 if isinstance(error, (EmptyQuestion, NoClasses)) else 1)
    except Exception as error:  # the program's edge: a person gets a sentence, the log the rest
        log.debug("unexpected", exc_info=True)
        typer.echo(f"Something unexpected went wrong ({type(error).__name__}: {error}).", err=True)
        typer.echo("Run it again with 'rscovlm --verbose ...' and report what it prints.", err=True)
        sys.exit(1)


def _run(task: Any, settings: EngineSettings, out: Path | None = None) -> Collected:
    from rscovlm.console import run_in_console

    return run_in_console(task, settings, out=out)


def _detect_bulk(
    named: list[str],
    task: Any,
    settings: EngineSettings,
    out: Path | None,
    *,
    ray: str | None,
    retry_failed: bool,
    anew: bool,
    as_json: bool,
) -> None:
    from rscovlm.bulk.command import Bulk, run_bulk
    from rscovlm.bulk.sinks import ENDINGS

    if out is None or out.suffix.lower() not in ENDINGS:
        raise typer.BadParameter(
            f"over many rasters the results go into a file that ends in {' or '.join(ENDINGS)}",
            param_hint="-o",
        )
    report = run_bulk(Bulk(named, task, out, settings, cluster=ray, retry_failed=retry_failed, anew=anew))
    _print(json.dumps(report.as_json()) if as_json else report.in_words())
    raise typer.Exit(0 if report.whole else 1)


def _print(text: str) -> None:
    typer.echo(text)
