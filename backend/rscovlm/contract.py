"""The wire contract: what a client may ask and the events it gets, as pydantic models.

This is the one schema: the service publishes it as its OpenAPI document, tasks yield these events, the
command line prints them, and a test holds the plugin's dataclasses against it. In this order: what a client
asks, down to ``JobRequest``; the events of a job, down to ``EventLine``; what the other paths answer.

Frames: ``*_px`` are native pixels of the raster (x right, y down, pixel corners at whole numbers, the
origin at the top left corner of the top left pixel); ``*_map`` are coordinates of the raster's CRS; of a
raster without a geotransform they are (x, -y) of its pixels, which is where QGIS draws it;
``*_model_px`` are pixels of the image that the model saw.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
Side = Annotated[int, Field(ge=1, le=2**31 - 1)]


class _Wire(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, allow_inf_nan=False)


class RasterDescription(_Wire):
    """A raster as the client knows it; what is left out is read from the file.

    ``crs_wkt`` and ``geotransform`` override the file's, because an analyst may have corrected them in
    the layer. ``geotransform`` has GDAL's order: origin x, pixel width, row rotation, origin y, column
    rotation, pixel height (negative when north is up).

    With ``client_size_px`` the pixels come from the client, who is asked for them by ``window_wanted``
    events; nothing is read from ``source`` then, which is a name only, and ``bands`` and ``stretch`` are
    the client's own affair.
    """

    source: str = Field(min_length=1, max_length=4096)
    crs_wkt: str | None = Field(default=None, max_length=100_000)
    geotransform: tuple[float, float, float, float, float, float] | None = None
    bands: list[Annotated[int, Field(ge=1)]] | None = Field(
        default=None, description="1-based bands shown as red, green, blue; one band is shown as grey"
    )
    stretch: list[tuple[float, float]] | None = Field(
        default=None, description="value range per shown band that maps to 0..255; None: chosen from the file"
    )
    client_size_px: tuple[Side, Side] | None = Field(
        default=None,
        description="width and height in native pixels of a raster whose pixels the client serves; "
        "None: the backend opens the source",
    )


Ring = Annotated[list[Point], Field(min_length=3, max_length=10_000)]


class Region(_Wire):
    """A region of interest: a polygon, or a rectangle's four corners."""

    frame: Literal["map", "px"] = "map"
    ring: Ring
    more_rings: list[Ring] = Field(
        default_factory=list,
        max_length=1000,
        description="of holes and of further parts: what lies in an odd number of all rings is the region",
    )


class _Task(_Wire):
    raster: RasterDescription
    region: Region | None = Field(default=None, description="None: the whole raster")
    model: str | None = Field(default=None, description="a name of GET /v1/models; None: the default one")


class Earlier(_Wire):
    """A question that was asked before about the same place, and what was answered."""

    question: str = Field(min_length=1, max_length=4000)
    answer: str = Field(min_length=1, max_length=4000)


class AskTask(_Task):
    """Answer a question, through the zoom-in chain where the image is too large to be seen whole."""

    task: Literal["ask"] = "ask"
    question: str = Field(max_length=4000)
    chain: Literal["auto", "always", "never"] = "auto"
    history: list[Earlier] = Field(
        default_factory=list,
        max_length=8,
        description="what was asked before about the same raster and region, the oldest first; told only to "
        "a model that can follow up",
    )


class DetectTask(_Task):
    """Find every object of the classes, as oriented boxes, over tiles of the region."""

    task: Literal["detect"] = "detect"
    classes: list[Annotated[str, Field(max_length=200)]] = Field(max_length=200)
    min_score: float = Field(default=0.0, ge=0, le=1)


class GroundTask(_Task):
    """Find what a phrase refers to, as oriented boxes, looking at the region once."""

    task: Literal["ground"] = "ground"
    phrase: str = Field(max_length=4000)


class DescribeTask(_Task):
    """Describe the region in a sentence or two."""

    task: Literal["describe"] = "describe"


class ClassifyTask(_Task):
    """Name the class of the scene among the given ones."""

    task: Literal["classify"] = "classify"
    classes: list[Annotated[str, Field(max_length=200)]] = Field(max_length=200)


Task = Annotated[AskTask | DetectTask | GroundTask | DescribeTask | ClassifyTask, Field(discriminator="task")]


class JobRequest(_Wire):
    """A job; the same ``key`` sent twice names the same job, so that a retry never asks twice."""

    key: str = Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")
    task: Task


class Window(_Wire):
    """A rectangle of native pixels; whole pixels."""

    col: int
    row: int
    width: int
    height: int


class Queued(_Wire):
    """The job waits for its turn."""

    type: Literal["queued"] = "queued"
    position: int = Field(ge=0, description="jobs that must end before this one begins")


class Progress(_Wire):
    """``total`` 0: how far it is cannot be known."""

    type: Literal["progress"] = "progress"
    phase: Literal["reading", "looking", "zooming", "detecting", "merging", "waiting"]
    done: int = Field(ge=0)
    total: int = Field(ge=0)
    message: str


class View(_Wire):
    """A footprint that the model looked at."""

    type: Literal["view"] = "view"
    id: int
    step: int = Field(description="1 for the first view of a job")
    role: Literal["overview", "crop", "whole", "tile"]
    window_px: Window
    footprint_map: Quad
    gsd_x_m: float | None = Field(
        description="metres on the ground a native pixel, along a row; None: unknown"
    )
    gsd_y_m: float | None
    size_model_px: tuple[int, int] = Field(description="width and height of the image the model saw")
    reply: str = Field(default="", description="the model's raw reply to this view, when it is complete")


class Token(_Wire):
    """A piece of streamed text; ``view`` is the view it is said about."""

    type: Literal["token"] = "token"
    view: int
    text: str


class Detection(_Wire):
    """An object, as an oriented box: clockwise on the screen from its topmost, then leftmost vertex."""

    type: Literal["object"] = "object"
    id: int
    class_name: str = Field(alias="class")
    matched: bool = Field(description="False: the model used a label nobody asked for; it is kept as said")
    score: float = Field(ge=0, le=1, description="geometric mean probability of the object's own text")
    polygon_px: Quad
    polygon_map: Quad
    angle_deg: float = Field(description="of the long side, clockwise from east on the screen, -90..90")
    length_m: float | None
    width_m: float | None
    area_m2: float | None
    gsd_m: float | None = Field(description="geometric mean of the ground sampling distance in x and y")
    view: int = Field(description="the view it was found in")


class ObjectsReplaced(_Wire):
    """After the merge over tiles: these objects, shown before, are gone (they were seen twice)."""

    type: Literal["objects_removed"] = "objects_removed"
    ids: list[int]


class Answer(_Wire):
    """The result in words. ``direct`` marks an answer given without the zoom that was asked for."""

    type: Literal["answer"] = "answer"
    text: str
    direct: bool = False
    views: list[int] = Field(default_factory=list)
    objects: list[int] = Field(default_factory=list)
    score: float | None = None
    model: str
    caveat: str = Field(default="", description="how far to trust the model, in a sentence")


class Warning_(_Wire):  # noqa: N801 - ``Warning`` is Python's own
    """Something that the person should know, though the job goes on."""

    type: Literal["warning"] = "warning"
    code: str
    message: str
    next_step: str = ""


class Error(_Wire):
    """Why the job failed; the last event before ``done``."""

    type: Literal["error"] = "error"
    code: str
    message: str
    details: str = ""
    next_step: str = ""


class Heartbeat(_Wire):
    """Sent when nothing else was, so that a silent line can be told from a dead one; never stored."""

    type: Literal["heartbeat"] = "heartbeat"


class WindowWanted(_Wire):
    """The job needs pixels that the client serves, and waits for them.

    The answer is ``width`` x ``height`` pixels of ``window_px``, the whole of it and nothing else, as a PNG
    to ``PUT /v1/jobs/{job_id}/windows/{id}``, or a ``WindowFailure`` to the path ``failure`` below that.
    Never stored: ``seq`` repeats, and a client that connects anew is asked anew.
    """

    type: Literal["window_wanted"] = "window_wanted"
    id: int = Field(ge=1)
    window_px: Window
    width: int = Field(ge=1, description="of the image to be sent, pixels")
    height: int = Field(ge=1)


class Done(_Wire):
    """The last event of a job; what came before it stays valid whatever the status."""

    type: Literal["done"] = "done"
    status: Literal["finished", "cancelled", "failed"]
    seconds: float = 0.0


Event = Annotated[
    Queued
    | Progress
    | View
    | Token
    | Detection
    | ObjectsReplaced
    | Answer
    | Warning_
    | Error
    | Heartbeat
    | WindowWanted
    | Done,
    Field(discriminator="type"),
]


class EventLine(_Wire):
    """A line of the NDJSON stream: whose event, its number, the event. What is not stored repeats ``seq``."""

    job_id: str
    seq: int = Field(ge=0, description="1 for the first stored event of a job")
    event: Event


class WindowFailure(_Wire):
    """Why the client cannot serve a window, in its own words; the job then fails with them."""

    message: str = Field(min_length=1, max_length=2000)
    details: str = Field(default="", max_length=10_000)
    next_step: str = Field(default="", max_length=2000)


class Health(_Wire):
    """Whether the backend can serve, and with what."""

    status: Literal["starting", "ready", "busy", "degraded", "dead"]
    cause: str = ""
    version: str
    model: str | None = None
    device: str = ""
    jobs_waiting: int = 0
    reads_network: bool = Field(
        default=False, description="whether it may open rasters on the network by itself, such as COGs"
    )


class ModelInfo(_Wire):
    """A model of the registry, as a client may show it."""

    name: str
    title: str
    loaded: bool
    default: bool
    tasks: list[str]
    classes: list[str] = Field(description="classes it was trained to find; empty: any phrase")
    caveat: str
    follow_up: bool = Field(default=False, description="whether it can be told what was asked before")


class JobStatus(_Wire):
    """Where a job stands."""

    job_id: str
    key: str
    task: str
    status: Literal["queued", "running", "finished", "cancelled", "failed"]
    last_seq: int
    created: str = Field(description="ISO 8601, UTC")


class RasterInfo(_Wire):
    """What ``rscovlm info`` and ``POST /v1/rasters/info`` tell of a raster.

    One whose pixels the client serves has the three 8-bit bands that will be asked for.
    """

    source: str
    width: int
    height: int
    bands: int
    dtype: str
    crs: str | None = Field(description="authority code or name; None: no CRS")
    crs_wkt: str | None
    geotransform: Annotated[list[float], Field(min_length=6, max_length=6)] | None
    nodata: float | None
    overviews: list[int]
    gsd_x_m: float | None
    gsd_y_m: float | None
    size_class: Literal["small", "regular", "ultra-high"]
    warnings: list[str]


def dump(event: BaseModel) -> dict[str, Any]:
    """Turn an event into plain JSON values under its wire names."""
    return event.model_dump(mode="json", by_alias=True)
