"""Cleaning: boxes in one frame and order, tags as tasks, words by rules, all of it counted and shown."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import published_layouts as published
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from rscovlm_training.records.cleaning.boxes import unify
from rscovlm_training.records.cleaning.clean import clean, clean_sources
from rscovlm_training.records.cleaning.ledger import Ledger
from rscovlm_training.records.cleaning.tags import what_is_meant
from rscovlm_training.records.cleaning.words import SPELLING, clean_words
from rscovlm_training.records.files import parse_record, read_records, record_line
from rscovlm_training.records.record import Box, DataUnreadable, ImageRef, Message, Record, exchange
from rscovlm_training.records.sources import parse_source

numbers = st.floats(min_value=-50, max_value=700, allow_nan=False).map(lambda value: round(value, 2))


def cleaned(path: Path) -> tuple[list[Record], Ledger]:
    ledger = Ledger()
    return list(clean(parse_source(str(path)).records(), ledger)), ledger


def question(text: str, answer: str, *, task: str = "vqa", source: str = "geochat") -> Record:
    facts = {"question": text} if task == "vqa" else {}
    return Record("1", source, task, (), exchange(text, answer, images=0), (), None, facts)  # type: ignore[arg-type]


@given(st.lists(numbers, min_size=8, max_size=8))
def test_quadrilaterals_keep_their_outline_and_begin_at_the_top(values: list[float]) -> None:
    points = np.array(values).reshape(4, 2)
    ring = shapely.Polygon(points)
    box = unify(Box(tuple(values), "quad", "native_px"), 640, 480)
    corners = box.corners()
    assert {tuple(corner) for corner in corners.tolist()} == {tuple(point) for point in points.tolist()}
    assert corners[0, 1] == corners[:, 1].min()
    assert corners[0, 0] == corners[corners[:, 1] == corners[0, 1], 0].min()
    # On axes with y down, clockwise on the screen is counter-clockwise to shapely.
    outline = shapely.Polygon(corners)
    if ring.is_valid and ring.area > 1:
        assert outline.exterior.is_ccw
        assert outline.area == pytest.approx(ring.area)
    assert unify(box, 640, 480) == box


@given(
    st.tuples(st.integers(5, 95), st.integers(5, 95)), st.integers(1, 60), st.integers(1, 60),
    st.integers(0, 180),
)  # fmt: skip
def test_turned_boxes_are_those_of_opencv(
    centre: tuple[int, int], width: int, height: int, angle: int
) -> None:
    box = unify(Box((*centre, width, height, angle), "rotated", "relative_100"), 200, 100)
    reference = cv2.boxPoints(((centre[0] * 2.0, centre[1] * 1.0), (width * 2.0, height * 1.0), float(angle)))
    distances = np.linalg.norm(box.corners()[:, None] - reference[None], axis=-1)
    assert distances.min(axis=1).max() < 0.02
    assert distances.min(axis=0).max() < 0.02


@given(
    st.lists(numbers, min_size=4, max_size=4), st.sampled_from(["native_px", "relative_100", "relative_1000"])
)
def test_upright_boxes_stay_upright_in_native_pixels(values: list[float], frame: str) -> None:
    box = unify(Box(tuple(values), "horizontal", frame), 640, 480)  # type: ignore[arg-type]
    span = {"native_px": None, "relative_100": 100, "relative_1000": 1000}[frame]
    x_scale, y_scale = (1, 1) if span is None else (640 / span, 480 / span)
    expected = [
        min(values[0], values[2]) * x_scale, min(values[1], values[3]) * y_scale,
        max(values[0], values[2]) * x_scale, max(values[1], values[3]) * y_scale,
    ]  # fmt: skip
    assert (box.shape, box.frame) == ("horizontal", "native_px")
    assert box.numbers == pytest.approx(expected, abs=0.006)


def test_geochat_tags_become_tasks(tmp_path: Path) -> None:
    (refer, identify, grounding, vqa), ledger = cleaned(published.geochat(tmp_path))
    assert (refer.task, refer.question, refer.answer) == (
        "ground", "find the silver plane", "<box:0> silver plane",
    )  # fmt: skip
    assert refer.boxes[0].label == refer.facts["phrase"] == "silver plane"
    assert (identify.task, identify.question, identify.answer) == (
        "identify", "What is the object at <box:0>?", "1 small plane",
    )  # fmt: skip
    assert grounding.task == "chat"
    assert grounding.question == "Describe the image in detail. Give the box of every object that you name."
    assert grounding.answer == "2 planes <box:0> <box:1> near a tank <box:2>."
    assert (vqa.task, vqa.facts["question"], vqa.answer) == ("vqa", "Is it a rural or urban area?", "rural")
    for rule in ("[refer] to a prompt", "[identify] to a prompt", "[grounding] to a prompt"):
        assert ledger.changes[rule] == 1
        assert ledger.examples[rule][0].before != ledger.examples[rule][0].after
    assert ledger.changes["box from relative 100 to native pixels"] == 5
    assert not any(tag in json.dumps([vars(m) for m in refer.messages]) for tag in ("[refer]", "<p>"))


def test_longer_geochat_conversations_lose_their_tags_turn_by_turn(tmp_path: Path) -> None:
    path = published.geochat(tmp_path)
    turns = [
        *published.says("<image>\n[identify] {<10><20><30><40>|<0>}", "<p>a ship</p>"),
        *published.says(
            "[refer] where is <p>the pier</p> ?", "{<1><2><30><40>|<0>}<delim>{<5><6><7><9>|<0>}"
        ),
    ]
    path.write_text(json.dumps([{"id": "1", "image": "P0001.png", "conversations": turns}]))
    (record,), _ = cleaned(path)
    assert [message.text for message in record.messages] == [
        "What is the object at <box:0>?", "a ship", "Where is the pier?", "<box:1>\n<box:2>",
    ]  # fmt: skip


def test_teochatlas_asks_for_boxes_in_words(tmp_path: Path) -> None:
    (pair, region), _ = cleaned(published.teochatlas(tmp_path))
    assert "x_min" not in pair.question
    assert "bounding box" not in pair.question
    assert pair.answer == "<box:0>\n<box:1>"
    assert pair.boxes[0].numbers == pytest.approx((0.12 * 256, 0.3 * 256, 0.25 * 256, 0.44 * 256), abs=0.01)
    assert (region.task, region.question, region.answer) == (
        "identify", "What is the object at <box:0>?", "A house.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("[refer] where is <p>the big ship </p> ?", "big ship"),
        ("[refer] could you tell me the location for the red car at the top?", "red car at the top"),
        ("This is a satellite image: Identify the location of 2 small planes. Include bounding boxes of the "
         "form [x_min, y_min, x_max, y_max] for each identified object in your response.", "2 small planes"),
        ("[refer] Identify all buildings in the image.", "buildings in the image"),
    ],
)  # fmt: skip
def test_what_a_place_is_asked_of(text: str, phrase: str) -> None:
    assert what_is_meant(text) == phrase


def test_the_part_of_geochat_in_teochatlas_is_grounding(tmp_path: Path) -> None:
    path = published.geochat(tmp_path)
    asked = (
        "This is a satellite image: <image>\nIdentify the location of a ship. Include bounding boxes of the "
        "form [x_min, y_min, x_max, y_max] for each identified object in your response."
    )
    turns = published.says(asked, "[10, 20, 30, 40], [50, 60, 70, 80].")
    path.write_text(json.dumps([{"id": "1", "task": "x", "image": "P0001.png", "conversations": turns}]))
    for layout in ("geochat", "teochatlas"):
        source = parse_source(f"{layout}:{path}@{tmp_path / 'images'}")
        (record,) = clean(source.records(), Ledger())
        assert (record.task, record.facts["phrase"]) == ("ground", "ship")
        assert record.answer == "<box:0> ship\n<box:1> ship"


def test_vhm_leaves_out_what_cannot_be_taught(tmp_path: Path) -> None:
    kept, ledger = cleaned(published.vhm(tmp_path))
    assert [record.question for record in kept] == [
        "Is there a bridge?", "What is the class of the image?", "Please answer the number of bridges.",
        "What color is the car?",
    ]  # fmt: skip
    assert ledger.read["vhm"] == 6
    assert ledger.kept["vhm"] == 4
    assert sum(ledger.drops.values()) == 2
    assert kept[0].answer == "yes"


@pytest.mark.parametrize(
    ("make", "before", "after"),
    [
        (
            question,
            "How many cars ,trucks and  ships are there ??",
            "How many cars, trucks and ships are there?",
        ),
        (question, "where is the Harbour.", "Where is the Harbor?"),
        (question, "Is it grey ?.", "Is it gray?"),
        (question, "Locate the bridge. ?", "Locate the bridge."),
        (question, "It measures 3.5 m.. How long is it?", "It measures 3.5 m. How long is it?"),
        (question, "Pealse tell, wait...", "Please tell, wait..."),
        (question, "What is this?\nAnswer the question using a single word or phrase.", "What is this?"),
        (question, "Is 1,000 m 2.5 km?", "Is 1,000 m 2.5 km?"),
    ],
)
def test_words(make: Callable[..., Record], before: str, after: str) -> None:
    ledger = Ledger()
    record = clean_words(make(before, "no"), ledger)
    assert record.question == after
    assert record.facts["question"] == after
    assert bool(ledger.changes) == (before != after)
    again = Ledger()
    assert clean_words(record, again) == record
    assert not again.changes


def test_every_spelling_is_mended_for_good() -> None:
    for wrong, right in SPELLING.items():
        record = clean_words(question(f"Where is the {wrong}?", "here", task="chat"), Ledger())
        assert record.question == f"Where is the {right}?"
        assert right not in SPELLING


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Yes.", "yes"),
        ("Rural", "rural"),
        ("3", "3"),
        ("A380", "A380"),
        ("A long grey building .", "A long gray building."),
    ],
)
def test_short_answers_are_in_one_form(before: str, after: str) -> None:
    assert clean_words(question("What is it?", before), Ledger()).answer == after


def test_general_data_keeps_its_words(tmp_path: Path) -> None:
    found, ledger = cleaned(published.onevision(tmp_path))
    assert "2 + 2 ,, = ?" in [record.question for record in found]
    assert set(ledger.drops) == {"said before"}  # the fixture holds the same rows as Parquet and as Arrow


def test_boxes_that_nobody_could_see_are_left_out_and_counted(tmp_path: Path) -> None:
    labels = published.dota(tmp_path)
    with (labels / "P0002.txt").open("w") as file:
        file.write(
            "500 10 560 10 560 60 500 60 ship 0\n10 10 60 10 60 60 10 60 plane 0\n5 5 5 5 5 5 5 5 ship 0\n"
        )
    (_, record), ledger = cleaned(labels)
    assert [box.label for box in record.boxes] == ["plane"]
    assert record.answer == "<box:0> plane"
    assert ledger.changes["box without area in the image"] == 2
    assert "tile" not in record.facts


def test_a_text_that_speaks_of_an_unseen_box_is_left_out(tmp_path: Path) -> None:
    path = published.refgeo(tmp_path)
    line = json.loads(path.read_text().splitlines()[0])
    line["poly"] = [[900, 900], [950, 900], [950, 950], [900, 950]]
    path.write_text(json.dumps(line) + "\n")
    found, ledger = cleaned(path)
    assert not found
    assert ledger.drops["its text speaks of a box without area in the image"] == 1


def test_a_phrase_is_said_alike_in_question_answer_and_label(tmp_path: Path) -> None:
    path = published.refgeo(tmp_path)
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    lines[1]["question"] = "The T-shaped harbour , in the North."
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    (car, harbor), ledger = cleaned(path)
    assert car.question == "find the white car on the left"
    assert car.answer == "<box:0> white car on the left"
    assert harbor.facts["phrase"] == harbor.boxes[0].label == "T-shaped harbor, in the North"
    assert ledger.changes["article and full stop of a phrase left to the prompt"] == 2
    again = Ledger()
    assert list(clean([car, harbor], again)) == [car, harbor]
    assert not again.changes


def test_classes_are_written_as_in_training(tmp_path: Path) -> None:
    (tile, _), ledger = cleaned(published.dota(tmp_path))
    assert tile.answer == "<box:0> large vehicle\n<box:1> container crane"
    assert [box.label for box in tile.boxes] == ["large vehicle", "container crane"]
    assert ledger.changes["class name in training's words"] == 2


def test_missing_images_wrong_sizes_and_repetitions_are_counted(tmp_path: Path) -> None:
    path = published.refgeo(tmp_path)
    first, second = (json.loads(line) for line in path.read_text().splitlines())
    lines = [first, first, {**second, "image_id": "gone.png"}, {**second, "image_width": 401}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    found, ledger = cleaned(path)
    assert len(found) == 2
    assert ledger.drops == {"said before": 1, "image missing or unreadable": 1}
    assert ledger.changes["size of the image as in its file"] == 1
    assert found[1].images[0].size == (published.WIDTH, published.HEIGHT)


def test_the_report_shows_what_changed_and_the_images_with_their_boxes(tmp_path: Path) -> None:
    path = published.geochat(tmp_path)
    out, report = tmp_path / "out" / "a.jsonl", tmp_path / "out" / "a.html"
    clean_sources([parse_source(str(path)), parse_source(str(published.dota(tmp_path)))], out, report)
    page = report.read_text()
    assert "&lt;p&gt;the silver plane&lt;/p&gt;" in page  # texts are escaped
    assert page.count("<polygon") == 7
    assert not re.search(r"(?:src|href)=\"(?!data:)", page)
    pictures = re.findall(r"data:image/jpeg;base64,([A-Za-z0-9+/=]+)", page)
    assert len(pictures) == 6
    with Image.open(io.BytesIO(base64.b64decode(pictures[0]))) as image:
        assert image.size == (published.WIDTH, published.HEIGHT)
    assert [record.id for record in read_records(out)][:2] == ["refer", "identify"]


def test_the_same_is_cleaned_again_without_a_change(tmp_path: Path) -> None:
    sources = [parse_source(str(make(tmp_path / make.__name__))) for make in
               (published.geochat, published.vhm, published.coco, published.lrs_vqa_zoom)]  # fmt: skip
    out, again = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    clean_sources(sources, out)
    ledger = clean_sources([parse_source(str(out))], again)
    assert not ledger.changes
    assert not ledger.drops
    assert again.read_text() == out.read_text()


boxes = st.builds(
    Box, st.lists(numbers, min_size=5, max_size=5).map(tuple), st.just("rotated"),
    st.sampled_from(["native_px", "relative_100"]), st.text(max_size=9), st.just(0), st.booleans(),
)  # fmt: skip


@settings(max_examples=50)
@given(st.lists(boxes, min_size=1, max_size=3), st.text(max_size=40).filter(lambda text: "<box" not in text))
def test_records_come_back_from_a_file_as_they_were(many: list[Box], text: str) -> None:
    folder = Path("data")
    record = Record(
        "é/1", "made", "chat", (ImageRef("data/images/a b.png", 4, 5), ImageRef("data/c.png")),
        (Message("system", text), *exchange(f"{text} <box:0>", text, images=2)), tuple(many), (0, 1, 2, 3),
        {"question": text, "list": [1, "2"]},
    )  # fmt: skip
    line = record_line(record, folder)
    assert line.count("\n") == 1
    assert json.loads(line)["messages"][1]["content"][0] == {
        "type": "image_url", "image_url": {"url": "images/a b.png"},
    }  # fmt: skip
    assert parse_record(line, folder / "records.jsonl", 1) == record


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"task": "dance"}, "'dance' is no task"),
        ({"messages": None}, "wrong kind"),
        ({"region_px": [5, 5, 5, 9]}, "region_px"),
        ({"messages": [{"role": "user", "content": "<box:1>"}]}, "names a box"),
        ({"messages": [{"role": "king", "content": ""}]}, "no role"),
        ({"boxes": [{"numbers": [1, 2, 3], "shape": "horizontal", "frame": "native_px"}]}, "has 4 numbers"),
        ({"boxes": [{"numbers": [1, 2, 3, 4], "shape": "horizontal", "frame": "map"}]}, "not known"),
    ],
)
def test_a_broken_record_is_told_with_file_and_line(
    tmp_path: Path, change: dict[str, object], words: str
) -> None:
    record = question("What?", "That.")
    good = json.loads(record_line(record, tmp_path))
    path = tmp_path / "records.jsonl"
    path.write_text(f"{json.dumps(good)}\n\n{json.dumps({**good, **change})}\n")
    with pytest.raises(DataUnreadable, match=f"Line 3 of 'records.jsonl'.*{words}"):
        list(read_records(path))
