"""Replies are read whatever their shape, and reading never fails."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st

from rscovlm.geometry.quads import signed_areas
from rscovlm.language import prompts
from rscovlm.language.coordinates import from_model_px, to_model_px
from rscovlm.language.replies import ParsedReply, parse_objects

SIDE = 224
PLANE = "10,20,60,20,60,50,10,50 plane"
SHIP = "100,100,140,120,130,140,90,120 ship"
PLANE_CORNERS = [[10, 20], [60, 20], [60, 50], [10, 50]]


def read(text: str, **options: object) -> ParsedReply:
    values: dict = {"coordinates": "absolute", "width": SIDE, "height": SIDE} | options
    return parse_objects(text, **values)


def corners(parsed: ParsedReply) -> list:
    return [item.quad_model_px.tolist() for item in parsed.objects]


@st.composite
def boxes(draw: st.DrawFn) -> tuple[list[int], str]:
    """Eight whole coordinates of a rectangle inside the image, at least 4 px a side, and a label."""
    x, y = draw(st.integers(0, 180)), draw(st.integers(0, 180))
    width, height = draw(st.integers(4, 40)), draw(st.integers(4, 40))
    label = draw(st.sampled_from(prompts.DOTA_CATEGORIES))
    return [x, y, x + width, y, x + width, y + height, x, y + height], label


@given(st.lists(boxes(), max_size=12, unique_by=lambda item: (tuple(item[0]), item[1])))
def test_what_the_prompts_write_is_read_back(items: list) -> None:
    text = prompts.box_reply([prompts.box_line(numbers, label) for numbers, label in items])
    parsed = read(text)
    assert corners(parsed) == [np.reshape(numbers, (4, 2)).tolist() for numbers, _ in items]
    assert [item.label for item in parsed.objects] == [label for _, label in items]
    assert parsed.none_found == (not items)
    assert not parsed.truncated
    assert not parsed.unreadable
    assert parsed.skipped == 0
    written = [prompts.box_line(numbers, label) for numbers, label in items]
    assert [text[slice(*item.span)] for item in parsed.objects] == written


@given(st.lists(boxes(), min_size=1, max_size=4, unique_by=lambda item: (tuple(item[0]), item[1])), st.data())
def test_every_prefix_keeps_the_objects_before_the_break(items: list, data: st.DataObject) -> None:
    lines = [prompts.box_line(numbers, label) for numbers, label in items]
    text = prompts.box_reply(lines)
    cut = data.draw(st.integers(0, len(text) - 1))
    parsed = read(text[:cut], complete=False)
    whole = text[:cut].count("\n")
    expected = [np.reshape(numbers, (4, 2)).tolist() for numbers, _ in items]
    assert corners(parsed)[:whole] == expected[:whole]
    assert len(parsed.objects) <= whole + 1
    if len(parsed.objects) == whole + 1:  # all coordinates and the beginning of the label were there
        assert corners(parsed)[whole] == expected[whole]
        assert items[whole][1].startswith(parsed.objects[whole].label)
    assert parsed.truncated


@given(st.text(max_size=400), st.booleans())
@example("{" * 3000, True)
@example('{"bbox_2d": [1e999, NaN, 3, 4], "label": "x"}', True)
@example("9" * 6000 + ",1,2,3 ship", True)
@example("[[[[" * 1000, False)
@example("1,2,3,4,5,6,7,8," * 500, False)
@example("none " * 500 + "x", True)
@example("\x00,1\u2028,2\x85 3", True)
def test_reading_never_fails(text: str, complete: bool) -> None:
    parsed = read(text, complete=complete)
    for item in parsed.objects:
        assert item.quad_model_px.shape == (4, 2)
        assert np.isfinite(item.quad_model_px).all()
        assert (item.quad_model_px >= 0).all()
        assert (item.quad_model_px <= SIDE).all()
        assert 0 <= item.span[0] < item.span[1] <= len(text)


@given(
    st.text(alphabet="0123456789,.-+ \n[](){}\"':;plane<|>", max_size=300),
    st.sampled_from(["absolute", "relative-1000", "relative-100"]),
)
def test_reading_never_fails_on_what_looks_like_boxes(text: str, coordinates: str) -> None:
    for item in read(text, coordinates=coordinates).objects:
        assert (item.quad_model_px >= 0).all()
        assert (item.quad_model_px <= SIDE).all()


@given(boxes(), st.integers(0, 3), st.booleans())
def test_either_vertex_order_and_any_first_vertex_mean_the_same(
    box: tuple[list[int], str], first: int, backwards: bool
) -> None:
    points = np.reshape(box[0], (4, 2))
    turned = np.roll(points[::-1] if backwards else points, first, axis=0)
    parsed = read(prompts.box_line(turned.ravel().tolist(), box[1]))
    assert corners(parsed) == [points.tolist()]
    assert signed_areas(parsed.objects[0].quad_model_px)[0] > 0


@pytest.mark.parametrize(
    "text", ["There are none.", "There is none.", "there are none", " None.\n", "<|im_end|>There are none."]
)
def test_none_found(text: str) -> None:
    parsed = read(text)
    assert parsed.none_found
    assert not parsed.unreadable
    assert parsed.objects == ()


@pytest.mark.parametrize(
    "text",
    [
        "", "   \n", "I cannot see that.", "7", "plane", "There are none of these planes, but a ship",
        "1,2,3", "a,b,c,d plane", "```json\n[]\n```", "ÿÿÿ 🛩️", "nan,nan,nan,nan plane",
    ],
)  # fmt: skip
def test_garbage_is_unreadable(text: str) -> None:
    parsed = read(text)
    assert parsed.unreadable
    assert parsed.objects == ()


@pytest.mark.parametrize(
    "text",
    [
        '```json\n[\n\t{"bbox_2d": [10, 20, 60, 50], "label": "plane"}\n]\n```',
        '[{"quadrant bbox": [10,20,60,20,60,50,10,50], "label": "plane"}]',
        '{"oriented bbox": [35, 35, 50, 30, 0], "label": "plane"}',
        '{"oriented bbox": [35, 35, 30, 50, -90], "label": "plane"}',
        "[{'bbox_2d': [[10, 20], [60, 50]], 'label': 'plane',},",
        '{"label": "plane", "bbox": [10.0, 20.0, 60.0, 50.0]}',
        "10,20,60,50 plane",
        "10, 20, 60, 50 plane.",
        "- 10,20,60,20,60,50,10,50 plane",
        "1. (10,20),(60,20),(60,50),(10,50) plane",
        "plane: [10, 20, 60, 50]",
        "[10,20,60,50] <|object_ref_start|>plane<|object_ref_end|>",
        "10 20 60 20 60 50 10 50 plane",
        f"Here they are:\n{PLANE}\nI hope this helps.",
        f"{PLANE}\n{PLANE}\n{PLANE.upper()}",
    ],
)
def test_other_shapes_of_the_same_object(text: str) -> None:
    parsed = read(text)
    assert len(parsed.objects) == 1
    assert np.allclose(parsed.objects[0].quad_model_px, PLANE_CORNERS)
    assert parsed.objects[0].label.lower() == "plane"
    assert "plane" in text[slice(*parsed.objects[0].span)].lower()


@pytest.mark.parametrize("joint", ["\n", "\r\n", "; ", " , "])
def test_several_objects(joint: str) -> None:
    parsed = read(f"{PLANE}{joint}{SHIP}")
    assert [item.label for item in parsed.objects] == ["plane", "ship"]


def test_a_broken_last_json_object_is_left_out() -> None:
    parsed = read('[{"bbox_2d": [10,20,60,50], "label": "plane"}, {"bbox_2d": [100, 100, 14')
    assert corners(parsed) == [PLANE_CORNERS]
    assert parsed.truncated


def test_a_last_box_without_label_counts_only_where_the_reply_ended_by_itself() -> None:
    text = f"{PLANE}\n100,100,140,120,130,140,90,12"
    assert len(read(text).objects) == 2
    cut = read(text, complete=False)
    assert len(cut.objects) == 1
    assert cut.truncated


@pytest.mark.parametrize("text", ["10,20,30 plane", "1,2,3,4,5,6,7 plane", "5,5,5,5,5,5,5,5 plane"])
def test_broken_lines_before_the_last_are_counted(text: str) -> None:
    parsed = read(f"{text}\n{PLANE}")
    assert corners(parsed) == [PLANE_CORNERS]
    assert parsed.skipped == 1


def test_overflow_is_clamped() -> None:
    parsed = read("-30,200,300,200,300,500,-30,500 ship")
    assert corners(parsed) == [[[0, 200], [224, 200], [224, 224], [0, 224]]]


def test_a_box_wholly_outside_is_skipped() -> None:
    parsed = read(f"300,300,400,300,400,400,300,400 ship\n{PLANE}")
    assert corners(parsed) == [PLANE_CORNERS]
    assert parsed.skipped == 1


def test_crossed_vertices_are_untangled() -> None:
    quad = read("10,20,60,50,60,20,10,50 plane").objects[0].quad_model_px
    assert shapely.Polygon(quad).is_valid
    assert shapely.Polygon(quad).area == pytest.approx(1500)


@pytest.mark.parametrize(("coordinates", "span"), [("relative-1000", 1000), ("relative-100", 100)])
def test_relative_coordinates(coordinates: str, span: int) -> None:
    text = f"0,0,{span},0,{span},{span // 2},0,{span // 2} ship"
    parsed = read(text, coordinates=coordinates, width=448, height=224)
    assert np.allclose(corners(parsed), [[[0, 0], [448, 0], [448, 112], [0, 112]]])


@given(
    st.sampled_from(["absolute", "relative-1000", "relative-100"]),
    st.tuples(st.floats(0, 448), st.floats(0, 224)),
)
def test_writing_coordinates_loses_less_than_their_unit(coordinates: str, point: tuple[float, float]) -> None:
    span = {"relative-1000": 1000, "relative-100": 100}.get(coordinates)
    unit = np.array((448 / span, 224 / span)) if span else np.ones(2)
    back = to_model_px(from_model_px(point, coordinates, 448, 224), coordinates, 448, 224)
    lost = np.asarray(point) - back
    assert (lost > -1e-9).all()
    assert (lost < unit + 1e-9).all()
