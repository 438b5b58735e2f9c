"""The plugin's dataclasses against the backend's contract: one schema, two languages."""

from __future__ import annotations

import dataclasses
import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from rscovlm import contract
from rscovlm_qgis.core import wire

EVENT_MODELS = {model.model_fields["type"].default: model for model in get_args(get_args(contract.Event)[0])}
RESOURCES = [
    (wire.Health, contract.Health),
    (wire.ModelInfo, contract.ModelInfo),
    (wire.JobStatus, contract.JobStatus),
]
REQUESTS = [
    (wire.RasterDescription, contract.RasterDescription),
    (wire.Region, contract.Region),
    (wire.Earlier, contract.Earlier),
    (wire.AskTask, contract.AskTask),
    (wire.DetectTask, contract.DetectTask),
    (wire.GroundTask, contract.GroundTask),
    (wire.DescribeTask, contract.DescribeTask),
    (wire.ClassifyTask, contract.ClassifyTask),
    (wire.JobRequest, contract.JobRequest),
    (wire.WindowFailure, contract.WindowFailure),
]
RASTER = wire.RasterDescription("a.tif", "WKT", (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), (1, 2, 3), ((0.0, 9.0),) * 3)
REGION = wire.Region(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)), more_rings=(((0.5, 0.1), (0.9, 0.1), (0.9, 0.5)),))
TASKS = [
    wire.AskTask(RASTER, "How many?", REGION, history=(wire.Earlier("A harbour?", "Yes."),)),
    wire.DetectTask(RASTER, ("plane",), REGION, min_score=0.5),
    wire.GroundTask(RASTER, "the white ship", REGION),
    wire.DescribeTask(RASTER),
    wire.DescribeTask(wire.RasterDescription("Tiles", "WKT", client_size_px=(600, 400))),
    wire.ClassifyTask(RASTER, ("airport", "harbor")),
]


def wire_names(cls: type) -> set[str]:
    return {wire.wire_name(field) for field in dataclasses.fields(cls)}


def contract_names(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()} - {"type"}


def optional_names(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items() if not field.is_required()}


def test_every_event_of_the_contract_is_known() -> None:
    assert set(wire.EVENTS) == set(EVENT_MODELS)


@pytest.mark.parametrize("kind", sorted(EVENT_MODELS))
def test_events_have_the_same_fields(kind: str) -> None:
    assert wire_names(wire.EVENTS[kind]) == contract_names(EVENT_MODELS[kind])


@pytest.mark.parametrize(("ours", "theirs"), [*RESOURCES, *REQUESTS])
def test_requests_and_resources_have_the_same_fields(ours: type, theirs: type[BaseModel]) -> None:
    assert wire_names(ours) == contract_names(theirs)


def test_raster_info_reads_a_part_of_the_contract() -> None:
    assert wire_names(wire.RasterInfo) <= contract_names(contract.RasterInfo)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.task)
def test_requests_are_accepted_by_the_contract(task: wire.Task) -> None:
    sent = wire.to_json(wire.JobRequest("0123456789abcdef", task))
    received = contract.JobRequest.model_validate(json.loads(json.dumps(sent)))
    assert contract.dump(received) == json.loads(json.dumps(sent))


def examples() -> list[dict[str, Any]]:
    quad = ((0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 1.0))
    events: list[BaseModel] = [
        contract.Queued(position=2),
        contract.Progress(phase="detecting", done=3, total=7, message="tile 3 of 7"),
        contract.View(
            id=1, step=1, role="crop", window_px=contract.Window(col=1, row=2, width=3, height=4),
            footprint_map=quad, gsd_x_m=None, gsd_y_m=0.5, size_model_px=(224, 196),
        ),
        contract.Token(view=1, text="é"),
        contract.Detection(
            id=4, class_name="large vehicle", matched=False, score=0.25, polygon_px=quad, polygon_map=quad,
            angle_deg=-12.5, length_m=2, width_m=None, area_m2=2.0, gsd_m=0.5, view=1,
        ),
        contract.ObjectsReplaced(ids=[4]),
        contract.Answer(text="Seven.", model="embedded", views=[1], objects=[4], score=0.9, caveat="Check."),
        contract.Warning_(code="no_crs", message="No CRS."),
        contract.Error(code="failed", message="It failed.", details="why", next_step="Again."),
        contract.Heartbeat(),
        contract.WindowWanted(
            id=3, window_px=contract.Window(col=1, row=2, width=30, height=40), width=15, height=20
        ),
        contract.Done(status="cancelled", seconds=1.5),
    ]  # fmt: skip
    return [contract.dump(contract.EventLine(job_id="j", seq=n, event=e)) for n, e in enumerate(events)]


@pytest.mark.parametrize("line", examples(), ids=lambda line: line["event"]["type"])
def test_events_of_the_contract_are_read_without_loss(line: dict[str, Any]) -> None:
    read = wire.parse_line(json.dumps(line).encode())
    event = {wire.wire_name(f): getattr(read.event, f.name) for f in dataclasses.fields(read.event)}
    if isinstance(read.event, (wire.View, wire.WindowWanted)):
        event["window_px"] = dataclasses.asdict(read.event.window_px)
    assert (read.job_id, read.seq) == (line["job_id"], line["seq"])
    assert json.loads(json.dumps(event)) == {k: v for k, v in line["event"].items() if k != "type"}


@pytest.mark.parametrize("line", examples(), ids=lambda line: line["event"]["type"])
def test_a_line_without_a_required_field_is_refused(line: dict[str, Any]) -> None:
    model = EVENT_MODELS[line["event"]["type"]]
    for name in contract_names(model) - optional_names(model):
        broken = {**line, "event": {key: value for key, value in line["event"].items() if key != name}}
        with pytest.raises(ValueError, match=name):
            wire.parse_line(json.dumps(broken))


def test_what_a_newer_backend_adds_is_passed_over() -> None:
    line = {
        "job_id": "j",
        "seq": 1,
        "event": {"type": "done", "status": "finished", "seconds": 1, "mood": "good"},
    }
    assert wire.parse_line(json.dumps(line)).event == wire.Done("finished", 1.0)
    line["event"] = {"type": "mask", "points": []}
    assert wire.parse_line(json.dumps(line)).event == wire.Unknown("mask")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_json_does_not_know_are_refused(value: str) -> None:
    line = (
        f'{{"job_id": "j", "seq": 1, "event": {{"type": "done", "status": "finished", "seconds": {value}}}}}'
    )
    with pytest.raises(ValueError, match="number"):
        wire.parse_line(line)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda children: (
        st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=8), children, max_size=4)
    ),
    max_leaves=12,
)


@given(st.sampled_from(examples()), st.data())
def test_any_wrong_value_is_refused_or_read_as_the_contract_reads_it(
    line: dict[str, Any], data: st.DataObject
) -> None:
    fields = sorted(set(line["event"]) - {"type"})
    if not fields:
        return
    changed = {**line, "event": {**line["event"], data.draw(st.sampled_from(fields)): data.draw(JSON)}}
    try:
        read = wire.parse_line(json.dumps(changed))
    except ValueError:
        return
    assert type(read.event) is wire.EVENTS[line["event"]["type"]]


@given(st.binary(max_size=200))
def test_garbage_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the decoder's message is its own
        wire.parse_line(line)
