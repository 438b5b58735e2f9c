"""A run as plain data and back: how a conversation is kept in the project and in the journal.

Objects and tiles are in the GeoPackage and not in the record, which is a few kilobytes however much was
found.
"""

from __future__ import annotations

import json
from typing import Any, get_args

from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.layers import Subject
from rscovlm_qgis.core.run import OVER, ClassCount, Kept, Run
from rscovlm_qgis.core.wire import Answer, Task, View, Warning_, read_object, to_json

VERSION = 1
TASKS = {cls.task: cls for cls in get_args(Task)}


class Interrupted(PluginError):
    """QGIS was closed, or ended, while the run was going on."""

    code = "interrupted"

    def __init__(self) -> None:
        super().__init__(
            tr("QGIS was closed while this ran. What had arrived is kept."),
            next_step=tr("Continue to get what else the backend has found, or ask again."),
        )


def to_record(run: Run, file: str) -> dict[str, Any]:
    """Write a run as JSON values.

    Args:
        run: at any point of its life.
        file: that holds its results; empty when there is none.
    """
    subject = to_json(run.subject)
    if run.subject.raster == run.task.raster:
        del subject["raster"]  # it is the same text again, a long one
    return {
        "version": VERSION,
        "key": run.key,
        "title": run.title,
        "asked": run.asked,
        "state": run.state,
        "job_id": run.job_id,
        "last_seq": run.last_seq,
        "seconds": run.seconds,
        "task": to_json(run.task),
        "subject": subject,
        "answer": to_json(run.answer) if run.answer else None,
        "views": [to_json(view) for view in run.chosen_views],
        "tiles": run.tile_count,
        "counts": [to_json(count) for count in run.counts()],
        "warnings": [to_json(warning) for warning in run.warnings],
        "notes": list(run.notes),
        "error": _error_record(run.error),
        "file": file,
    }


def from_record(record: Any) -> Run:
    """Read a run; one that was not over is lost until somebody continues it.

    Raises:
        ValueError: it is not a record, or one of a later version that cannot be read.
    """
    if not isinstance(record, dict) or record.get("version") != VERSION:
        raise ValueError("not a record of this version")
    try:
        return _read(record)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a whole record: {error!r}") from error


def dumps(records: list[dict[str, Any]] | dict[str, Any]) -> str:
    """Write records as text that is pure ASCII, so that any XML or disk can hold it."""
    return json.dumps(records, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def _read(record: dict[str, Any]) -> Run:
    task = read_object(TASKS[record["task"]["task"]], record["task"])
    subject = {"raster": record["task"]["raster"], **record["subject"]}
    views = [read_object(View, view) for view in record["views"]]
    counts = tuple(read_object(ClassCount, count) for count in record["counts"])
    run = Run(
        str(record["title"]),
        task,
        read_object(Subject, subject),
        key=str(record["key"]),
        state=record["state"],
        job_id=str(record["job_id"]),
        last_seq=int(record["last_seq"]),
        seconds=float(record["seconds"]),
        views={view.id: view for view in views},
        answer=read_object(Answer, record["answer"]) if record["answer"] else None,
        warnings=[read_object(Warning_, warning) for warning in record["warnings"]],
        notes=[str(note) for note in record["notes"]],
        error=_read_error(record["error"]),
        asked=str(record["asked"]),
        kept=Kept(counts, int(record["tiles"]), str(record["file"])),
    )
    if run.state not in OVER:
        run.state, run.error = "lost", Interrupted()
    return run


def _error_record(error: PluginError | None) -> dict[str, str] | None:
    if error is None:
        return None
    return {
        "code": error.code,
        "message": error.message,
        "details": error.details[:2000],
        "next_step": error.next_step,
    }


def _read_error(record: dict[str, str] | None) -> PluginError | None:
    if record is None:
        return None
    return PluginError(
        record["message"], details=record["details"], next_step=record["next_step"], code=record["code"]
    )
