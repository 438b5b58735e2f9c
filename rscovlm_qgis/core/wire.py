"""The wire, as the plugin sees it: what it sends, and the events it reads.

The schema is ``rscovlm.contract`` of the backend; a test holds these dataclasses against it. Frames:
``*_px`` are native pixels of the raster, ``*_map`` coordinates of its CRS, ``*_model`` pixels of the image
that the model saw. Reading ignores fields it does not know, so that a newer backend still works, and
raises ``ValueError`` for fields that are missing or of another type. Knows nothing of QGIS.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any, Callable, Optional, TypeVar, Union

Point = tuple[float, float]
Quad = tuple[Point, ...]
_T = TypeVar("_T")


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"not a whole number: {value!r}")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"not a number: {value!r}")
    return float(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"not a text: {value!r}")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"not true or false: {value!r}")
    return value


def _maybe(read: Callable[[Any], _T]) -> Callable[[Any], Optional[_T]]:
    return lambda value: None if value is None else read(value)


def _list_of(read: Callable[[Any], _T]) -> Callable[[Any], tuple[_T, ...]]:
    def read_all(value: Any) -> tuple[_T, ...]:
        if not isinstance(value, list):
            raise ValueError(f"not a list: {value!r}")
        return tuple(read(item) for item in value)

    return read_all


def _point(value: Any) -> Point:
    x, y = _list_of(_number)(value)
    return x, y


def _quad(value: Any) -> Quad:
    corners = _list_of(_point)(value)
    if len(corners) != 4:
        raise ValueError(f"not four corners: {value!r}")
    return corners


def _pair(value: Any) -> tuple[int, int]:
    width, height = _list_of(_whole)(value)
    return width, height


def _read(reader: Callable[[Any], Any], *, name: str = "", **kwargs: Any) -> Any:
    """Declare how a field is read and, where Python's name differs, what it is called on the wire."""
    return dataclasses.field(metadata={"read": reader, "name": name}, **kwargs)


def wire_name(field: dataclasses.Field[Any]) -> str:
    """What a field is called on the wire."""
    return str(field.metadata.get("name") or field.name)


def read_object(cls: type[_T], data: Any) -> _T:
    """Build one of the dataclasses below from decoded JSON.

    Raises:
        ValueError: a field is missing or of another type.
    """
    if not isinstance(data, dict):
        raise ValueError(f"not an object: {data!r}")
    values = {}
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]
        name = wire_name(field)
        if name in data:
            values[field.name] = field.metadata["read"](data[name])
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise ValueError(f"{cls.__name__} lacks '{name}'")
    return cls(**values)


# ---------------------------------------------------------------------------------------------- requests


@dataclass(frozen=True)
class RasterDescription:
    """A raster layer in plain data. ``geotransform`` has GDAL's order of its six terms."""

    source: str
    crs_wkt: Optional[str] = None
    geotransform: Optional[tuple[float, float, float, float, float, float]] = None
    bands: Optional[tuple[int, ...]] = None
    stretch: Optional[tuple[tuple[float, float], ...]] = None


@dataclass(frozen=True)
class Region:
    """A region of interest: a polygon's outer ring."""

    ring: tuple[Point, ...]
    frame: str = "map"


@dataclass(frozen=True)
class AskTask:
    raster: RasterDescription
    question: str
    region: Optional[Region] = None
    model: Optional[str] = None
    chain: str = "auto"
    task: str = "ask"


@dataclass(frozen=True)
class DetectTask:
    raster: RasterDescription
    classes: tuple[str, ...]
    region: Optional[Region] = None
    model: Optional[str] = None
    min_score: float = 0.0
    task: str = "detect"


@dataclass(frozen=True)
class DescribeTask:
    raster: RasterDescription
    region: Optional[Region] = None
    model: Optional[str] = None
    task: str = "describe"


@dataclass(frozen=True)
class ClassifyTask:
    raster: RasterDescription
    classes: tuple[str, ...]
    region: Optional[Region] = None
    model: Optional[str] = None
    task: str = "classify"


Task = Union[AskTask, DetectTask, DescribeTask, ClassifyTask]


@dataclass(frozen=True)
class JobRequest:
    """A job; the same ``key`` sent twice names the same job."""

    key: str
    task: Task


def to_json(value: Any) -> dict[str, Any]:
    """Turn a request into plain JSON values."""
    return dataclasses.asdict(value)


# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True)
class Queued:
    position: int = _read(_whole)


@dataclass(frozen=True)
class Progress:
    """``total`` 0: how far it is cannot be known."""

    phase: str = _read(_text)
    done: int = _read(_whole)
    total: int = _read(_whole)
    message: str = _read(_text)


@dataclass(frozen=True)
class Window:
    """A rectangle of native pixels."""

    col: int = _read(_whole)
    row: int = _read(_whole)
    width: int = _read(_whole)
    height: int = _read(_whole)


@dataclass(frozen=True)
class View:
    """A footprint that the model looked at; sent again when its reply is complete."""

    id: int = _read(_whole)
    step: int = _read(_whole)
    role: str = _read(_text)
    window_px: Window = _read(lambda value: read_object(Window, value))
    footprint_map: Quad = _read(_quad)
    gsd_x_m: Optional[float] = _read(_maybe(_number))
    gsd_y_m: Optional[float] = _read(_maybe(_number))
    size_model_px: tuple[int, int] = _read(_pair)
    reply: str = _read(_text, default="")


@dataclass(frozen=True)
class Token:
    view: int = _read(_whole)
    text: str = _read(_text)


@dataclass(frozen=True)
class Detection:
    """An object as an oriented box, clockwise on the screen from its topmost vertex."""

    id: int = _read(_whole)
    class_name: str = _read(_text, name="class")
    matched: bool = _read(_flag)
    score: float = _read(_number)
    polygon_px: Quad = _read(_quad)
    polygon_map: Quad = _read(_quad)
    angle_deg: float = _read(_number)
    length_m: Optional[float] = _read(_maybe(_number))
    width_m: Optional[float] = _read(_maybe(_number))
    area_m2: Optional[float] = _read(_maybe(_number))
    gsd_m: Optional[float] = _read(_maybe(_number))
    view: int = _read(_whole)


@dataclass(frozen=True)
class ObjectsReplaced:
    """These objects, shown before, are gone: they were seen twice."""

    ids: tuple[int, ...] = _read(_list_of(_whole))


@dataclass(frozen=True)
class Answer:
    """The result in words. ``direct``: given without the zoom that was asked for."""

    text: str = _read(_text)
    model: str = _read(_text)
    direct: bool = _read(_flag, default=False)
    views: tuple[int, ...] = _read(_list_of(_whole), default=())
    objects: tuple[int, ...] = _read(_list_of(_whole), default=())
    score: Optional[float] = _read(_maybe(_number), default=None)
    caveat: str = _read(_text, default="")


@dataclass(frozen=True)
class Warning_:  # noqa: N801 - the contract's name
    code: str = _read(_text)
    message: str = _read(_text)
    next_step: str = _read(_text, default="")


@dataclass(frozen=True)
class Error:
    code: str = _read(_text)
    message: str = _read(_text)
    details: str = _read(_text, default="")
    next_step: str = _read(_text, default="")


@dataclass(frozen=True)
class Heartbeat:
    """The line is alive, nothing is new."""


@dataclass(frozen=True)
class Done:
    """The last event of a job."""

    status: str = _read(_text)
    seconds: float = _read(_number, default=0.0)


@dataclass(frozen=True)
class Unknown:
    """An event of a kind that this version does not know; passed over."""

    type: str


Event = Union[
    Queued,
    Progress,
    View,
    Token,
    Detection,
    ObjectsReplaced,
    Answer,
    Warning_,
    Error,
    Heartbeat,
    Done,
    Unknown,
]

EVENTS: dict[str, type] = {
    "queued": Queued,
    "progress": Progress,
    "view": View,
    "token": Token,
    "object": Detection,
    "objects_removed": ObjectsReplaced,
    "answer": Answer,
    "warning": Warning_,
    "error": Error,
    "heartbeat": Heartbeat,
    "done": Done,
}


@dataclass(frozen=True)
class EventLine:
    """Whose event it is, its number within the job, and the event."""

    job_id: str
    seq: int
    event: Event


def parse_line(line: Union[bytes, str]) -> EventLine:
    """Read one line of the event stream.

    Raises:
        ValueError: the line is not JSON, or not an event of the contract.
    """
    data = json.loads(line)
    if not isinstance(data, dict) or not isinstance(data.get("event"), dict):
        raise ValueError("not an event line")
    kind = _text(data["event"].get("type"))
    cls = EVENTS.get(kind)
    event = read_object(cls, data["event"]) if cls else Unknown(kind)
    return EventLine(_text(data.get("job_id")), _whole(data.get("seq")), event)


# --------------------------------------------------------------------------------------------- resources


@dataclass(frozen=True)
class Health:
    status: str = _read(_text)
    version: str = _read(_text)
    cause: str = _read(_text, default="")
    model: Optional[str] = _read(_maybe(_text), default=None)
    device: str = _read(_text, default="")
    jobs_waiting: int = _read(_whole, default=0)


@dataclass(frozen=True)
class ModelInfo:
    name: str = _read(_text)
    title: str = _read(_text)
    loaded: bool = _read(_flag)
    default: bool = _read(_flag)
    tasks: tuple[str, ...] = _read(_list_of(_text))
    classes: tuple[str, ...] = _read(_list_of(_text))
    caveat: str = _read(_text)


@dataclass(frozen=True)
class JobStatus:
    job_id: str = _read(_text)
    key: str = _read(_text)
    task: str = _read(_text)
    status: str = _read(_text)
    last_seq: int = _read(_whole)
    created: str = _read(_text)


@dataclass(frozen=True)
class RasterInfo:
    """The part of the backend's raster info that the dock shows."""

    width: int = _read(_whole)
    height: int = _read(_whole)
    gsd_x_m: Optional[float] = _read(_maybe(_number))
    gsd_y_m: Optional[float] = _read(_maybe(_number))
    size_class: str = _read(_text)
    warnings: tuple[str, ...] = _read(_list_of(_text))
