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
from functools import cache
from typing import Any, Callable, Optional, TypeVar, Union, get_args, get_origin, get_type_hints

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
Terms = tuple[float, float, float, float, float, float]
_T = TypeVar("_T")


def wire_name(field: dataclasses.Field[Any]) -> str:
    """What a field is called on the wire."""
    return str(field.metadata.get("wire", field.name))


def read_object(cls: Callable[..., _T], data: Any) -> _T:
    """Build one of the dataclasses below from decoded JSON, by the types of its fields.

    Raises:
        ValueError: a field is missing or of another type.
    """
    if not isinstance(data, dict):
        raise ValueError(f"not an object: {data!r}")
    values = {}
    for name, field, kind in _fields(cls):
        if name in data:
            values[field.name] = _read(kind, data[name])
        elif field.default is dataclasses.MISSING:
            raise ValueError(f"'{name}' is missing")
    return cls(**values)


@cache
def _fields(cls: Any) -> tuple[tuple[str, dataclasses.Field[Any], Any], ...]:
    kinds = get_type_hints(cls)
    return tuple((wire_name(field), field, kinds[field.name]) for field in dataclasses.fields(cls))


def _read(kind: Any, value: Any) -> Any:
    """Check a value against a type and bring it into Python's form: lists become tuples."""
    arguments = get_args(kind)
    if get_origin(kind) is Union:
        return None if value is None else _read(arguments[0], value)
    if get_origin(kind) is tuple:
        return _read_tuple(arguments, value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return read_object(kind, value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"not {kind.__name__}: {value!r}")
    return value


def _read_tuple(arguments: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"not a list: {value!r}")
    kinds = arguments[:1] * len(value) if arguments[-1] is Ellipsis else arguments
    if len(kinds) != len(value):
        raise ValueError(f"not {len(kinds)} items: {value!r}")
    return tuple(_read(kind, item) for kind, item in zip(kinds, value))


@dataclass(frozen=True)
class RasterDescription:
    """A raster layer in plain data. ``geotransform`` has GDAL's order of its six terms.

    With ``client_size_px`` the plugin serves the pixels, and ``source`` is only a name.
    """

    source: str
    crs_wkt: Optional[str] = None
    geotransform: Optional[Terms] = None
    bands: Optional[tuple[int, ...]] = None
    stretch: Optional[tuple[tuple[float, float], ...]] = None
    client_size_px: Optional[tuple[int, int]] = None


@dataclass(frozen=True)
class Region:
    """A region of interest: a polygon; ``more_rings`` are those of its holes and of its further parts."""

    ring: tuple[Point, ...]
    frame: str = "map"
    more_rings: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True)
class Earlier:
    """A question that was asked before about the same place, and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True)
class AskTask:
    """Answer a question. ``history``: what was asked before, the oldest first."""

    raster: RasterDescription
    question: str
    region: Optional[Region] = None
    model: Optional[str] = None
    chain: str = "auto"
    history: tuple[Earlier, ...] = ()
    task: str = "ask"


@dataclass(frozen=True)
class DetectTask:
    """Find every object of the classes, as oriented boxes."""

    raster: RasterDescription
    classes: tuple[str, ...]
    region: Optional[Region] = None
    model: Optional[str] = None
    min_score: float = 0.0
    task: str = "detect"


@dataclass(frozen=True)
class GroundTask:
    """Find what a phrase refers to, looking at the region once."""

    raster: RasterDescription
    phrase: str
    region: Optional[Region] = None
    model: Optional[str] = None
    task: str = "ground"


@dataclass(frozen=True)
class DescribeTask:
    """Describe the region."""

    raster: RasterDescription
    region: Optional[Region] = None
    model: Optional[str] = None
    task: str = "describe"


@dataclass(frozen=True)
class ClassifyTask:
    """Name the class of the scene among the given ones."""

    raster: RasterDescription
    classes: tuple[str, ...]
    region: Optional[Region] = None
    model: Optional[str] = None
    task: str = "classify"


Task = Union[AskTask, DetectTask, GroundTask, DescribeTask, ClassifyTask]


@dataclass(frozen=True)
class JobRequest:
    """A job; the same ``key`` sent twice names the same job."""

    key: str
    task: Task


def to_json(value: Any) -> dict[str, Any]:
    """Turn a request into plain JSON values."""
    return dataclasses.asdict(value)


@dataclass(frozen=True)
class Queued:
    """It waits for its turn behind so many jobs."""

    position: int


@dataclass(frozen=True)
class Progress:
    """``total`` 0: how far it is cannot be known."""

    phase: str
    done: int
    total: int
    message: str


@dataclass(frozen=True)
class Window:
    """A rectangle of native pixels."""

    col: int
    row: int
    width: int
    height: int


@dataclass(frozen=True)
class View:
    """A footprint that the model looked at; sent again when its reply is complete."""

    id: int
    step: int
    role: str
    window_px: Window
    footprint_map: Quad
    gsd_x_m: Optional[float]
    gsd_y_m: Optional[float]
    size_model_px: tuple[int, int]
    reply: str = ""


@dataclass(frozen=True)
class Token:
    """A piece of streamed text, said about a view."""

    view: int
    text: str


@dataclass(frozen=True)
class Detection:
    """An object as an oriented box, clockwise on the screen from its topmost vertex."""

    id: int
    class_name: str = dataclasses.field(metadata={"wire": "class"})
    matched: bool
    score: float
    polygon_px: Quad
    polygon_map: Quad
    angle_deg: float
    length_m: Optional[float]
    width_m: Optional[float]
    area_m2: Optional[float]
    gsd_m: Optional[float]
    view: int


@dataclass(frozen=True)
class ObjectsReplaced:
    """These objects, shown before, are gone: they were seen twice."""

    ids: tuple[int, ...]


@dataclass(frozen=True)
class Answer:
    """The result in words. ``direct``: given without the zoom that was asked for."""

    text: str
    model: str
    direct: bool = False
    views: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    score: Optional[float] = None
    caveat: str = ""


@dataclass(frozen=True)
class Warning_:  # noqa: N801 - the contract's name, beside Python's own Warning
    """Something to know about the result."""

    code: str
    message: str
    next_step: str = ""


@dataclass(frozen=True)
class Error:
    """Why the job failed; also the body of a refused request."""

    code: str
    message: str
    details: str = ""
    next_step: str = ""


@dataclass(frozen=True)
class Heartbeat:
    """The line is alive, nothing is new."""


@dataclass(frozen=True)
class WindowWanted:
    """The job waits for the pixels of a window, as an image of ``width`` × ``height``; never stored."""

    id: int
    window_px: Window
    width: int
    height: int


@dataclass(frozen=True)
class WindowFailure:
    """Why a window cannot be served, in words that the job then fails with."""

    message: str
    details: str = ""
    next_step: str = ""


@dataclass(frozen=True)
class Done:
    """The last event of a job."""

    status: str
    seconds: float = 0.0


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
    WindowWanted,
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
    "window_wanted": WindowWanted,
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
    data = json.loads(line, parse_constant=_refuse_constant)
    if not isinstance(data, dict) or not isinstance(data.get("event"), dict):
        raise ValueError("not an event line")
    kind = _read(str, data["event"].get("type"))
    cls = EVENTS.get(kind)
    event = read_object(cls, data["event"]) if cls else Unknown(kind)
    return EventLine(_read(str, data.get("job_id")), _read(int, data.get("seq")), event)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"not a number of JSON: {name}")


@dataclass(frozen=True)
class Health:
    """How the backend is."""

    status: str
    version: str
    cause: str = ""
    model: Optional[str] = None
    device: str = ""
    jobs_waiting: int = 0
    reads_network: bool = False


@dataclass(frozen=True)
class ModelInfo:
    """A model that the backend knows."""

    name: str
    title: str
    loaded: bool
    default: bool
    tasks: tuple[str, ...]
    classes: tuple[str, ...]
    caveat: str
    follow_up: bool = False


@dataclass(frozen=True)
class JobStatus:
    """How a job stands."""

    job_id: str
    key: str
    task: str
    status: str
    last_seq: int
    created: str


@dataclass(frozen=True)
class RasterInfo:
    """The part of the backend's raster info that the dock shows."""

    width: int
    height: int
    gsd_x_m: Optional[float]
    gsd_y_m: Optional[float]
    size_class: str
    warnings: tuple[str, ...]
