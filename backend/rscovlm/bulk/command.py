"""``rscovlm detect`` over many rasters: from what was named to the files that are written."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rscovlm.bulk.inputs import Inputs
from rscovlm.bulk.ledger import Ledger
from rscovlm.bulk.opening import forget
from rscovlm.bulk.pool import OwnProcess, Pool
from rscovlm.bulk.report import Report
from rscovlm.bulk.run import BulkRun
from rscovlm.bulk.sinks import write_found
from rscovlm.bulk.work import Search
from rscovlm.console import ProgressLine, stoppable
from rscovlm.contract import DetectTask
from rscovlm.engines.settings import EngineSettings
from rscovlm.engines.start import check_settings, start_engine
from rscovlm.errors import Cancelled, RasterMissing, RSCoVLMError
from rscovlm.language.labels import counted, listed
from rscovlm.models import find_card
from rscovlm.tasks.detect import choose_classes
from rscovlm.tasks.run import check_task

GO_ON = "Give the same command again to go on where it stopped."


@dataclass(frozen=True)
class Bulk:
    """What a person asked for.

    Attributes:
        named: files, folders, patterns and lists of rasters.
        task: what is looked for; its raster is none of them.
        out: the file to write; the ledger lies beside it.
        engine: its settings.
        anew: drop what an earlier run has found.
        retry_failed: try again what failed.
        cluster: where Ray is, as ``RayPool`` takes it; None: work in this process.
    """

    named: Sequence[str]
    task: DetectTask
    out: Path
    engine: EngineSettings
    anew: bool = False
    retry_failed: bool = False
    cluster: str | None = None


def ledger_path(out: Path) -> Path:
    """Where the ledger of the run that writes ``out`` is kept."""
    return out.with_name(f"{out.name}.rscovlm")


def run_bulk(bulk: Bulk) -> Report:
    """Survey the rasters that are left, and write all that was found, by earlier runs too.

    Raises:
        Cancelled: it was stopped; what was found is written.
        RSCoVLMError: what went wrong, in words; what was found is written where that is possible.
    """
    card = find_card(bulk.task.model or bulk.engine.model)
    check_task(bulk.task, card)
    check_settings(bulk.engine)
    show = ProgressLine(sys.stderr)
    classes, unknown = choose_classes(bulk.task.classes, card)
    if unknown:
        show.line(f"Warning: {card.title} does not know {listed(unknown)}; the other classes are looked for.")
    search = Search(card, classes, bulk.task.min_score, bulk.task.region)
    if bulk.anew:
        forget(ledger_path(bulk.out))
    ledger = Ledger(ledger_path(bulk.out), settings_of(search))
    try:
        _take(bulk, ledger, show)
        with stoppable() as cancel:
            run = BulkRun(ledger, search, _pool(bulk, search, show), show.event)
            try:
                run.work(cancel)
            except RSCoVLMError as error:
                show.close()
                _write_what_there_is(ledger, bulk.out, show)
                raise _with_way_on(error) from error
            finally:
                show.close()
        return Report.of(ledger, write_found(ledger, bulk.out), card)
    finally:
        ledger.close()


def settings_of(search: Search) -> dict[str, str]:
    """What decides about the result, by name, in words; where and how it is worked out does not."""
    card = search.card
    seen = {"title", "caveat", "default", "serving", "tasks", "scene_classes", "follow_up"}
    return {
        "model": card.name,
        "classes": ", ".join(search.classes),
        "least score": f"{search.min_score:g}",
        "region": "everywhere" if search.region is None else search.region.model_dump_json(),
        "the model's card": json.dumps(card.model_dump(mode="json", exclude=seen), sort_keys=True),
    }


def _take(bulk: Bulk, ledger: Ledger, show: ProgressLine) -> None:
    """Note what the run is about, and say what is noteworthy about it.

    Raises:
        RasterMissing: no raster was named.
    """
    inputs = Inputs(bulk.named)
    taken = ledger.take(_stamped(inputs))
    if bulk.retry_failed and (again := ledger.retry_failed()):
        show.line(f"{counted(again, 'raster')} that failed will be tried again.")
    if inputs.passed_over:
        told = listed(f"{number} .{ending}" if ending else f"{number} without an ending"
                      for ending, number in inputs.passed_over.most_common(8))  # fmt: skip
        show.line(f"Passed over, as no images or parts of others: {told}. Name them to have them looked at.")
    if not taken.asked:
        raise RasterMissing(
            "There is no raster among what was named.", next_step="Name rasters, folders or a list of them."
        )
    states = ledger.states()
    if finished := taken.asked - states["waiting"] - states["begun"]:
        show.line(f"{finished} of {counted(taken.asked, 'raster')} were finished before.")
    if taken.changed:
        show.line(f"{counted(taken.changed, 'raster')} changed since and will be looked at anew.")
    if taken.others:
        show.line(f"What was found on {counted(taken.others, 'raster')} that this run does not name is kept.")


def _stamped(inputs: Inputs) -> Iterator[tuple[str, str]]:
    """Every raster with its size and the time of its last change; what is no file has no such stamp."""
    for source in inputs.sources():
        try:
            stat = Path(source).stat()
            yield source, f"{stat.st_size} {stat.st_mtime_ns}"
        except (OSError, ValueError):
            yield source, ""


def _pool(bulk: Bulk, search: Search, show: ProgressLine) -> Pool:
    start, settings = partial(start_engine, settings=bulk.engine), bulk.engine
    if bulk.cluster is None:
        return OwnProcess(search, start, show.line)
    from rscovlm.bulk.cluster import RayPool

    here = settings.engine == "transformers"
    gpu = None if here and settings.device == "auto" else here and settings.device.startswith("cuda")
    return RayPool(search, start, address=bulk.cluster, gpu=gpu, threads=settings.threads, tell=show.line)


def _write_what_there_is(ledger: Ledger, out: Path, show: ProgressLine) -> None:
    """Write what was found before the run stopped; that it stopped is what matters to the person."""
    try:
        for item in write_found(ledger, out):
            show.line(f"What had been found, {counted(item.objects, 'object')}, was written to {item.path}.")
    except RSCoVLMError as error:
        show.line(f"What had been found is in the ledger, but could not be written. {error.message}")


def _with_way_on(error: RSCoVLMError) -> RSCoVLMError:
    if isinstance(error, Cancelled):
        return Cancelled("The run was stopped.", next_step=GO_ON)
    error.next_step = " ".join(filter(None, (error.next_step, GO_ON)))
    return error
