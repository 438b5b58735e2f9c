"""Detection over tiles, and the tasks that look once."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from affine import Affine
from doubles import ArrayImage, ScriptedEngine, as_reply, make_card, noise_image
from pyproj import Geod, Transformer

from rscovlm.contract import (
    Answer,
    AskTask,
    ClassifyTask,
    DescribeTask,
    Detection,
    DetectTask,
    GroundTask,
    ObjectsReplaced,
    Progress,
    RasterDescription,
    Region,
    View,
    Warning_,
)
from rscovlm.engines.protocol import CancelToken, Conversation, Piece, Reply
from rscovlm.errors import BadRequest, Cancelled, EmptyQuestion, NoClasses, RegionOutside, UnreadableReply
from rscovlm.language import prompts
from rscovlm.tasks import ask as ask_room
from rscovlm.tasks.run import run_task

RASTER = RasterDescription(source="memory")
INK = np.array((255, 0, 0), dtype=np.uint8)


def detect_task(classes: Sequence[str] = ("plane",), **extra: object) -> DetectTask:
    return DetectTask(raster=RASTER, classes=list(classes), **extra)  # type: ignore[arg-type]


def run(task: object, engine: ScriptedEngine, image: ArrayImage) -> list:
    return list(run_task(task, engine, CancelToken(), source=image))  # type: ignore[arg-type]


def of(kind: type, events: Sequence) -> list:
    return [event for event in events if isinstance(event, kind)]


def remaining(events: Sequence) -> list[Detection]:
    gone = {number for event in of(ObjectsReplaced, events) for number in event.ids}
    return [event for event in of(Detection, events) if event.id not in gone]


def painted(
    width: int, height: int, boxes: Sequence[tuple[int, int, int, int]], **place: object
) -> ArrayImage:
    """Grey noise with pure red boxes (col, row, width, height)."""
    image = noise_image(width, height, **place)
    image.rgb[..., 0] = image.rgb[..., 1]
    for col, row, box_width, box_height in boxes:
        image.rgb[row : row + box_height, col : col + box_width] = INK
    return image


def sees_red(conversation: Conversation) -> str:
    """Finds the one red box of a tile, as far as the tile shows it."""
    rows, columns = np.nonzero((conversation[-1].images[0] == INK).all(axis=-1))
    if not len(rows):
        return prompts.NONE_FOUND
    left, right, top, bottom = columns.min(), columns.max() + 1, rows.min(), rows.max() + 1
    return prompts.box_line([left, top, right, top, right, bottom, left, bottom], "plane")


def test_objects_seen_in_two_tiles_are_merged_and_lie_where_they_were_painted() -> None:
    # Tiles begin at 0, 176 and 352: the first box lies in the overlap of two, the second in one.
    image = painted(576, 224, [(180, 50, 30, 20), (400, 100, 40, 10)])
    events = run(detect_task(), ScriptedEngine(sees_red), image)
    assert len(of(Detection, events)) == 3
    (replaced,) = of(ObjectsReplaced, events)
    assert len(replaced.ids) == 1
    found = sorted(remaining(events), key=lambda item: item.polygon_px)
    assert [item.polygon_px for item in found] == [
        ((180, 50), (210, 50), (210, 70), (180, 70)),
        ((400, 100), (440, 100), (440, 110), (400, 110)),
    ]
    for item in found:
        expected = [image.transform @ point for point in item.polygon_px]
        assert np.allclose(item.polygon_map, expected, rtol=0, atol=1e-9)
    (answer,) = of(Answer, events)
    assert answer.text == "2 planes."
    assert sorted(answer.objects) == sorted(item.id for item in found)


def test_objects_arrive_before_the_last_tile_is_looked_at() -> None:
    image = painted(2000, 224, [(10, 10, 30, 20)])
    engine = ScriptedEngine(sees_red)
    events = run_task(detect_task(), engine, CancelToken(), source=image)
    next(event for event in events if isinstance(event, Detection))
    assert len(engine.asked) == 2
    assert engine.batches == [2]


def test_every_tile_is_a_view_and_progress_counts_them() -> None:
    image = painted(576, 400, [(10, 10, 20, 10)])
    events = run(detect_task(), ScriptedEngine(sees_red), image)
    views = of(View, events)
    assert [view.id for view in views] == list(range(1, 7))
    assert {view.role for view in views} == {"tile"}
    assert all(view.reply for view in views)
    progress = [(event.done, event.total) for event in of(Progress, events) if event.phase == "detecting"]
    assert progress == [(0, 6), (2, 6), (4, 6), (6, 6)]
    assert of(Detection, events)[0].view == 1


def test_the_tile_rule_of_the_card_is_followed() -> None:
    card = make_card(tiles={"size": 512, "overlap": 100, "seen_at": 1008, "batch": 4}, max_pixels=1008 * 1008)
    engine = ScriptedEngine(sees_red, card)
    image = painted(924, 512, [(500, 100, 50, 40)])
    events = run(detect_task(), engine, image)
    assert [view.window_px.col for view in of(View, events)] == [0, 412]
    assert {view.size_model_px for view in of(View, events)} == {(1008, 1008)}
    assert [turn.text for turn in engine.asked[0]] == [prompts.ORIENTED_SYSTEM, "find the plane"]
    (item,) = remaining(events)
    assert np.allclose(item.polygon_px, [(500, 100), (550, 100), (550, 140), (500, 140)], atol=1)


def test_only_the_region_is_looked_at_and_only_objects_centred_in_it_are_kept() -> None:
    image = painted(2000, 2000, [(500, 500, 20, 20), (620, 620, 20, 20)])
    triangle = Region(frame="px", ring=[(450, 450), (700, 450), (450, 700)])
    events = run(detect_task(region=triangle), ScriptedEngine(sees_red), image)
    outline = shapely.Polygon(triangle.ring)
    for view in of(View, events):
        window = view.window_px
        tile = shapely.box(window.col, window.row, window.col + window.width, window.row + window.height)
        assert tile.intersection(outline).area > 0
        assert shapely.box(450, 450, 700, 700).covers(tile)
    assert {item.polygon_px[0] for item in of(Detection, events)} == {(500, 500)}


def test_objects_centred_in_a_hole_of_the_region_are_not_kept() -> None:
    image = painted(2000, 2000, [(500, 500, 20, 20), (620, 620, 20, 20)])
    square = [(450, 450), (700, 450), (700, 700), (450, 700)]
    hole = [(600, 600), (660, 600), (660, 660), (600, 660)]
    region = Region(frame="px", ring=square, more_rings=[hole])
    events = run(detect_task(region=region), ScriptedEngine(sees_red), image)
    assert {item.polygon_px[0] for item in of(Detection, events)} == {(500, 500)}


def test_blank_tiles_are_not_shown_to_the_model() -> None:
    image = painted(576, 224, [(400, 100, 40, 10)])
    image.rgb[:, :224] = 0
    engine = ScriptedEngine(sees_red)
    run(detect_task(), engine, image)
    assert len(engine.asked) == 2


def test_a_blank_region_says_so() -> None:
    image = painted(300, 300, [])
    image.rgb[:] = 7
    events = run(detect_task(), ScriptedEngine([]), image)
    assert [event.code for event in of(Warning_, events)] == ["nothing_to_see"]
    assert of(Answer, events)[0].text == "No plane found."


def test_the_score_is_the_geometric_mean_of_the_objects_own_tokens() -> None:
    first, second = "10,10,60,10,60,60,10,60 plane", "100,100,150,100,150,150,100,150 plane"
    pieces = (Piece(first[:10], 0.9), Piece(first[10:], 0.4), Piece("\n", 0.001), Piece(second, 0.25))
    reply = Reply("".join(piece.text for piece in pieces), pieces, "stop")
    events = run(detect_task(), ScriptedEngine([reply]), noise_image(224, 224))
    scores = [item.score for item in of(Detection, events)]
    assert scores == pytest.approx([math.sqrt(0.9 * 0.4), 0.25])


def test_less_certain_objects_are_left_out_on_request() -> None:
    reply = as_reply("10,10,60,10,60,60,10,60 plane", probability=0.3)
    for limit, count in ((0.25, 1), (0.35, 0)):
        task = detect_task(min_score=limit)
        assert len(remaining(run(task, ScriptedEngine([reply]), noise_image(224, 224)))) == count


def test_sizes_are_true_metres_apart_in_x_and_y() -> None:
    transform = Affine(1e-5, 0, 24.9, 0, -1e-5, 60.2)  # degrees: at 60 north a pixel is half as wide as high
    image = noise_image(224, 224, transform=transform, crs="EPSG:4326")
    reply = "50,80,150,80,150,120,50,120 plane"
    (item,) = remaining(run(detect_task(), ScriptedEngine([reply]), image))
    geod = Geod(ellps="WGS84")
    lon, lat = np.array(item.polygon_map).T
    width = geod.inv(
        (lon[0] + lon[3]) / 2, (lat[0] + lat[3]) / 2, (lon[1] + lon[2]) / 2, (lat[1] + lat[2]) / 2
    )[2]
    height = geod.inv(
        (lon[0] + lon[1]) / 2, (lat[0] + lat[1]) / 2, (lon[2] + lon[3]) / 2, (lat[2] + lat[3]) / 2
    )[2]
    area = abs(geod.polygon_area_perimeter(lon, lat)[0])
    assert item.length_m == pytest.approx(max(width, height), rel=1e-3)
    assert item.width_m == pytest.approx(min(width, height), rel=1e-3)
    assert item.area_m2 == pytest.approx(area, rel=1e-3)
    assert item.gsd_m == pytest.approx(math.sqrt(area / 4000), rel=1e-3)
    assert item.angle_deg == 0


def test_map_coordinates_follow_a_turned_geotransform() -> None:
    transform = Affine.translation(400_000, 5_000_000) @ Affine.rotation(25) @ Affine.scale(0.4, -0.4)
    image = noise_image(224, 224, transform=transform)
    (item,) = remaining(run(detect_task(), ScriptedEngine(["50,80,150,80,150,120,50,120 plane"]), image))
    lon_lat = Transformer.from_crs("EPSG:32633", "EPSG:4326", always_xy=True)
    lon, lat = lon_lat.transform(*np.array(item.polygon_map).T)
    assert item.area_m2 == pytest.approx(
        abs(Geod(ellps="WGS84").polygon_area_perimeter(lon, lat)[0]), rel=1e-3
    )


def test_an_unknown_label_is_kept_and_marked() -> None:
    reply = "10,10,60,10,60,60,10,60 lighthouse"
    (item,) = remaining(run(detect_task(), ScriptedEngine([reply]), noise_image(224, 224)))
    assert (item.class_name, item.matched) == ("lighthouse", False)


def test_an_unreadable_tile_is_told_not_dropped() -> None:
    replies = iter(["gibberish", "10,10,60,10,60,60,10,60 plane", prompts.NONE_FOUND])
    events = run(detect_task(), ScriptedEngine(lambda _: next(replies)), noise_image(576, 224))
    (warning,) = of(Warning_, events)
    assert warning.code == "tiles_unreadable"
    assert "1 of 3" in warning.message
    assert of(View, events)[0].reply == "gibberish"
    assert len(remaining(events)) == 1


def test_a_reply_that_was_cut_short_is_told() -> None:
    reply = as_reply("10,10,60,10,60,60,10,60 plane\n100,100,15", finish="length")
    events = run(detect_task(), ScriptedEngine([reply]), noise_image(224, 224))
    assert [event.code for event in of(Warning_, events)] == ["tiles_partial"]
    assert len(remaining(events)) == 1


def test_nothing_but_garbage_is_a_failure() -> None:
    with pytest.raises(UnreadableReply):
        run(detect_task(), ScriptedEngine(lambda _: "gibberish"), noise_image(576, 224))


def test_cancelling_keeps_and_merges_what_was_found() -> None:
    image = painted(2000, 224, [(180, 50, 30, 20)])
    cancel = CancelToken()
    engine = ScriptedEngine(sees_red)
    events = []

    def cancel_after_two_objects() -> None:
        for event in run_task(detect_task(), engine, cancel, source=image):
            events.append(event)
            if len(of(Detection, events)) == 2:
                cancel.cancel()

    with pytest.raises(Cancelled):
        cancel_after_two_objects()
    assert len(remaining(events)) == 1
    assert len(engine.asked) == 2


def test_a_half_object_gives_way_to_the_whole_one_whatever_its_score() -> None:
    def surer_of_halves(conversation: Conversation) -> Reply:
        text = sees_red(conversation)
        return as_reply(text, probability=0.9 if ",224," in text else 0.3)

    image = painted(400, 224, [(190, 100, 50, 30)])  # the first tile ends at 224
    events = run(detect_task(), ScriptedEngine(surer_of_halves), image)
    assert [item.score for item in of(Detection, events)] == pytest.approx([0.9, 0.3])
    (item,) = remaining(events)
    assert item.polygon_px == ((190, 100), (240, 100), (240, 130), (190, 130))


def test_what_analysts_call_things_is_translated_for_a_model_with_classes() -> None:
    engine = ScriptedEngine(lambda _: prompts.NONE_FOUND)
    events = run(detect_task(["Cars", "dogs", "planes"]), engine, noise_image(224, 224))
    assert engine.asked[0][1].text == "find the plane, small vehicle"
    assert [event.code for event in of(Warning_, events)] == ["unknown_classes"]
    assert "dogs" in of(Warning_, events)[0].message


def test_a_model_without_classes_is_asked_in_the_analysts_words() -> None:
    engine = ScriptedEngine(lambda _: prompts.NONE_FOUND, make_card(classes=()))
    run(detect_task(["Red-roofed house", "car"]), engine, noise_image(224, 224))
    assert engine.asked[0][1].text == "find the car, red roofed house"


@pytest.mark.parametrize("classes", [[], ["", " "], [",", "."]])
def test_a_class_list_of_nothing_is_refused(classes: list[str]) -> None:
    with pytest.raises(NoClasses):
        run(detect_task(classes), ScriptedEngine([]), noise_image(224, 224))


def test_classes_that_the_model_does_not_know_are_refused_in_words() -> None:
    with pytest.raises(BadRequest, match="does not know dog") as caught:
        run(detect_task(["dog"]), ScriptedEngine([]), noise_image(224, 224))
    assert "plane" in caught.value.next_step


def test_a_task_that_the_model_cannot_do_is_refused() -> None:
    with pytest.raises(BadRequest, match="cannot describe"):
        run(
            DescribeTask(raster=RASTER),
            ScriptedEngine([], make_card(tasks=("detect",))),
            noise_image(224, 224),
        )


def test_a_region_outside_is_refused_before_the_model_is_asked() -> None:
    region = Region(frame="px", ring=[(500, 500), (600, 500), (600, 600)])
    with pytest.raises(RegionOutside):
        run(detect_task(region=region), ScriptedEngine([]), noise_image(224, 224))


def test_counting_questions_are_answered_by_detection() -> None:
    image = painted(576, 224, [(180, 50, 30, 20), (400, 100, 40, 10)])
    task = AskTask(raster=RASTER, question="How many planes are there?")
    events = run(task, ScriptedEngine(sees_red), image)
    (answer,) = of(Answer, events)
    assert answer.text == "2 planes."
    assert sorted(answer.objects) == sorted(item.id for item in remaining(events))
    assert {item.view for item in remaining(events)} == set(answer.views)
    assert {view.role for view in of(View, events)} == {"tile"}


def test_too_large_a_region_is_estimated_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask_room, "MAX_COUNTED_TILES", 2)
    task = AskTask(raster=RASTER, question="How many planes are there?")
    events = run(task, ScriptedEngine(["two"]), noise_image(448, 440))
    assert [event.code for event in of(Warning_, events)] == ["too_large_to_count"]
    assert of(Answer, events)[0].text == "two"


def test_grounding_looks_once_and_places_the_boxes() -> None:
    engine = ScriptedEngine(["10,20,110,20,110,60,10,60 the white ship"])
    events = run(GroundTask(raster=RASTER, phrase=" the white  ship "), engine, noise_image(448, 448))
    assert engine.asked[0][1].text == "find the white ship"
    (item,) = of(Detection, events)
    assert (item.class_name, item.matched) == ("the white ship", True)
    assert item.polygon_px == ((20, 40), (220, 40), (220, 120), (20, 120))
    assert of(Answer, events)[0].objects == [item.id]


@pytest.mark.parametrize(
    ("label", "matched"), [("large vehicle", True), ("vehicle", True), ("", False), ("tennis court", False)]
)
def test_a_class_named_in_the_phrase_is_what_was_asked_for(label: str, matched: bool) -> None:
    engine = ScriptedEngine([f"10,20,110,20,110,60,10,60 {label}"])
    events = run(GroundTask(raster=RASTER, phrase="leftmost large vehicle"), engine, noise_image(448, 448))
    (item,) = of(Detection, events)
    assert item.matched is matched
    assert (item.class_name == "leftmost large vehicle") is matched


@pytest.mark.parametrize(("side", "codes"), [(448, []), (2048, ["seen_reduced"])])
def test_grounding_says_where_one_look_is_too_coarse(side: int, codes: list[str]) -> None:
    events = run(
        GroundTask(raster=RASTER, phrase="ship"), ScriptedEngine(["There are none."]), noise_image(side, side)
    )
    assert [event.code for event in of(Warning_, events)] == codes


def test_grounding_nothing_and_garbage_differ() -> None:
    task = GroundTask(raster=RASTER, phrase="ship")
    events = run(task, ScriptedEngine(["There are none."]), noise_image(224, 224))
    assert "Nothing found" in of(Answer, events)[0].text
    with pytest.raises(UnreadableReply):
        run(task, ScriptedEngine(["It is near the quay."]), noise_image(224, 224))


def test_describing() -> None:
    engine = ScriptedEngine(["A harbour with two ships."])
    events = run(DescribeTask(raster=RASTER), engine, noise_image(300, 300))
    assert engine.asked[0][1].text == "Describe the image"
    assert of(Answer, events)[0].text == "A harbour with two ships."


@pytest.mark.parametrize(
    ("reply", "text", "codes"), [("Airport.", "airport", []), ("desert", "desert", ["other_class"])]
)
def test_classifying(reply: str, text: str, codes: list[str]) -> None:
    engine = ScriptedEngine([reply])
    events = run(ClassifyTask(raster=RASTER, classes=["airport", "harbor"]), engine, noise_image(300, 300))
    assert engine.asked[0][1].text.endswith("given classes:airport,harbor.")
    assert of(Answer, events)[0].text == text
    assert [event.code for event in of(Warning_, events)] == codes


@pytest.mark.parametrize(
    ("task", "error"),
    [
        (GroundTask(raster=RASTER, phrase=" "), BadRequest),
        (ClassifyTask(raster=RASTER, classes=[" "]), NoClasses),
        (AskTask(raster=RASTER, question=""), EmptyQuestion),
    ],
)
def test_tasks_that_ask_for_nothing_are_refused(task: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        run(task, ScriptedEngine([]), noise_image(224, 224))


def test_where_nobody_tells_probabilities_every_score_is_one_and_that_is_said() -> None:
    engine = ScriptedEngine(["10,10,60,10,60,40,10,40 plane"] * 2)
    unscored = [Reply(text, (), "stop") for text in ("10,10,60,10,60,40,10,40 plane", "Blue.")]
    silent = ScriptedEngine(unscored[:1])
    events = run(detect_task(min_score=0.9), silent, noise_image(224, 224))
    assert [item.score for item in of(Detection, events)] == [1.0]
    assert [warning.code for warning in of(Warning_, events)] == ["scores_unknown"]
    ground = GroundTask(raster=RASTER, phrase="plane")
    assert "scores_unknown" in [
        item.code for item in of(Warning_, run(ground, ScriptedEngine(unscored[:1]), noise_image(224, 224)))
    ]
    question = AskTask(raster=RASTER, question="Which colour is it?", chain="never")
    (answer,) = of(Answer, run(question, ScriptedEngine(unscored[1:]), noise_image(224, 224)))
    assert answer.score is None
    assert not of(Warning_, run(detect_task(), engine, noise_image(224, 224)))
