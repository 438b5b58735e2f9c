"""The zoom call is read tolerantly; what cannot be read says why."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rscovlm.language import prompts
from rscovlm.language.zoom import MAX_ASPECT, BadCall, ModelBox, complaint, is_call, parse_call

WIDTH, HEIGHT, LEAST = 448, 224, 28.0


def read(text: str, coordinates: str = "absolute") -> ModelBox | BadCall:
    return parse_call(text, coordinates=coordinates, width=WIDTH, height=HEIGHT, least_side=LEAST)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        prompts.zoom_call(100, 50, 200, 150),
        '<tool_call>\n{"name": "image_zoom_in", "arguments": {"bbox": [100, 50, 200, 150]',
        '{"name": "image_zoom_in", "arguments": {"bbox": [100.0, 50.0, 200.0, 150.0]}}',
        '<tool_call>{"name": "image_zoom_in", "arguments": {"bbox": [200, 150, 100, 50]}}</tool_call>',
        "<tool_call>{'name': 'image_zoom_in', 'arguments': {'bbox': '100, 50, 200, 150'}}</tool_call>",
        '<tool_call>{"arguments": {"bbox_2d": [[100, 50], [200, 150]]}}</tool_call>',
        '<tool_call>{"bbox": [100, 50, 200, 50, 200, 150, 100, 150]}</tool_call>',
        "I will look at [100, 50, 200, 150].",
    ],
)
def test_shapes_of_the_same_call(text: str) -> None:
    assert read(text) == ModelBox(100, 50, 200, 150)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "no_call"),
        ("Seven.", "no_call"),
        ("between 1, 2, 3, 4 and 5, 6, 7, 8", "no_call"),
        ("<tool_call>\n{", "not_a_box"),
        ('<tool_call>{"name": "image_zoom_in", "arguments": {"bbox": [1, 2, 3]}}</tool_call>', "not_a_box"),
        (prompts.zoom_call(500, 10, 600, 50), "outside"),
        (prompts.zoom_call(-50, -50, -10, -10), "outside"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    bad = read(text)
    assert isinstance(bad, BadCall)
    assert bad.fault == fault
    told = complaint(bad, "absolute", WIDTH, HEIGHT)
    assert str(WIDTH) in told
    assert str(HEIGHT) in told


def test_overflow_is_clamped() -> None:
    assert read(prompts.zoom_call(-20, 100, 500, 300)) == ModelBox(0, 100, 448, 224)


def test_a_point_grows_around_itself_and_stays_inside() -> None:
    assert read(prompts.zoom_call(100, 100, 100, 100)) == ModelBox(86, 86, 114, 114)
    assert read(prompts.zoom_call(447, 223, 448, 224)) == ModelBox(420, 196, 448, 224)


def test_relative_coordinates() -> None:
    assert read(prompts.zoom_call(250, 0, 750, 500), "relative-1000") == ModelBox(112, 0, 336, 112)
    assert "1000" in complaint(BadCall("no_call"), "relative-1000", WIDTH, HEIGHT)


@given(st.lists(st.floats(-1e12, 1e12), min_size=4, max_size=4))
def test_every_box_is_inside_and_large_enough(numbers: list[float]) -> None:
    box = read(f'<tool_call>{{"bbox": {[f"{number:f}" for number in numbers]}}}</tool_call>'.replace("'", ""))
    if isinstance(box, BadCall):
        assert box.fault == "outside"
        return
    assert 0 <= box.x1 < box.x2 <= WIDTH
    assert 0 <= box.y1 < box.y2 <= HEIGHT
    width, height = box.x2 - box.x1, box.y2 - box.y1
    assert min(width, height) >= LEAST - 1e-6
    assert max(width, height) <= MAX_ASPECT * min(width, height) * (1 + 1e-9)


@given(st.text(max_size=300))
def test_reading_never_fails(text: str) -> None:
    box = read(text)
    if isinstance(box, ModelBox):
        assert all(map(math.isfinite, (box.x1, box.y1, box.x2, box.y2)))


@given(st.integers(0, len(prompts.zoom_call(100, 50, 200, 150))))
def test_every_prefix_of_a_call_is_known_as_one_or_too_short_for_it(cut: int) -> None:
    text = prompts.zoom_call(100, 50, 200, 150)[:cut]
    if is_call(text):
        assert not isinstance(read(text), BadCall) or read(text) == BadCall("not_a_box")
    else:
        assert read(text) == BadCall("no_call")
