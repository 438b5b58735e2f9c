"""Events and other replies of a backend, as it would send them."""

from __future__ import annotations

from typing import Any

MODEL = {
    "name": "scripted", "title": "Scripted model", "loaded": True, "default": True,
    "tasks": ["ask", "detect", "ground", "describe", "classify"],
    "classes": ["plane", "ship", "small vehicle"],
    "caveat": "It says what the test wrote.",
}  # fmt: skip


def queued(position: int = 0) -> dict:
    return {"type": "queued", "position": position}


def progress(done_: int = 0, total: int = 0, message: str = "looking", phase: str = "looking") -> dict:
    return {"type": "progress", "phase": phase, "done": done_, "total": total, "message": message}


def square(x: float, y: float, size: float) -> list[list[float]]:
    """A square from its top left corner, clockwise on the screen, in map units."""
    return [[x, y], [x + size, y], [x + size, y - size], [x, y - size]]


def view(
    number: int = 1,
    *,
    x: float = 500_000,
    y: float = 5_800_000,
    size: float = 100,
    reply: str = "",
    role: str = "",
) -> dict:
    return {
        "type": "view", "id": number, "step": number,
        "role": role or ("overview" if number == 1 else "crop"),
        "window_px": {"col": 0, "row": 0, "width": int(size * 2), "height": int(size * 2)},
        "footprint_map": square(x, y, size), "gsd_x_m": 0.5, "gsd_y_m": 0.5,
        "size_model_px": [224, 224], "reply": reply,
    }  # fmt: skip


def found(
    number: int,
    name: str = "ship",
    *,
    x: float = 500_050,
    y: float = 5_799_950,
    score: float = 0.9,
    matched: bool = True,
) -> dict:
    return {
        "type": "object", "id": number, "class": name, "matched": matched, "score": score,
        "polygon_px": square(100, 100, 20), "polygon_map": square(x, y, 10), "angle_deg": 0.0,
        "length_m": 10.0, "width_m": 10.0, "area_m2": 100.0, "gsd_m": 0.5, "view": 1,
    }  # fmt: skip


def removed(*numbers: int) -> dict:
    return {"type": "objects_removed", "ids": list(numbers)}


def token(text: str, number: int = 1) -> dict:
    return {"type": "token", "view": number, "text": text}


def answer(text: str = "Seven.", **more: Any) -> dict:
    return {
        "type": "answer", "text": text, "direct": False, "views": [], "objects": [], "score": 0.91,
        "model": "scripted", "caveat": MODEL["caveat"], **more,
    }  # fmt: skip


def failed(
    code: str = "engine_failed", message: str = "The model failed.", next_step: str = "Try again."
) -> dict:
    return {"type": "error", "code": code, "message": message, "details": "", "next_step": next_step}


def heartbeat() -> dict:
    return {"type": "heartbeat"}


def done(status: str = "finished") -> dict:
    return {"type": "done", "status": status, "seconds": 1.5}


def job_status(job_id: str, request: dict) -> dict:
    return {
        "job_id": job_id, "key": request["key"], "task": request["task"]["task"],
        "status": "queued", "last_seq": 0, "created": "2026-01-01T00:00:00Z",
    }  # fmt: skip


def raster_info(source: str) -> dict:
    return {
        "source": source, "width": 640, "height": 480, "bands": 3, "dtype": "uint8", "crs": "EPSG:32633",
        "crs_wkt": None, "geotransform": None, "nodata": None, "overviews": [], "gsd_x_m": 0.4999,
        "gsd_y_m": 0.4998, "size_class": "small", "warnings": [],
    }  # fmt: skip
