"""Readers of published layouts, on small data in the published form and on real samples."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import published_layouts as published
import pytest
import shapely
from PIL import Image

from rscovlm_training.records import files
from rscovlm_training.records.record import DataUnreadable, Record
from rscovlm_training.records.sources import Source, guess_layout, parse_source


def records(path: Path, layout: str | None = None) -> list[Record]:
    return list(parse_source(f"{layout}:{path}" if layout else str(path)).records())


def images_exist(found: list[Record]) -> bool:
    return all(Path(image.path).is_file() for record in found for image in record.images)


@pytest.mark.parametrize(
    ("make", "layout"),
    [
        (published.geochat, "geochat"),
        (published.teochatlas, "teochatlas"),
        (published.vhm, "vhm"),
        (published.refgeo, "refgeo"),
        (published.dota, "dota"),
        (published.coco, "coco"),
        (published.lrs_vqa_zoom, "lrs-vqa-zoom"),
        (published.onevision, "onevision"),
    ],
)
def test_a_layout_is_told_and_its_images_are_found_where_they_were_published(
    tmp_path: Path, make: Callable[[Path], Path], layout: str
) -> None:
    path = make(tmp_path)
    assert guess_layout(path) == layout
    found = records(path)
    assert found
    assert images_exist(found)


def test_dota_as_published(shared_data: Path) -> None:
    file = shared_data / "formats" / "dota_P0004.txt"
    (record,) = records(file)
    rows = [line.split() for line in file.read_text().splitlines()]
    assert record.task == "detect"
    assert [box.numbers for box in record.boxes] == [tuple(map(float, row[:8])) for row in rows]
    assert [box.difficult for box in record.boxes] == [row[9] == "1" for row in rows]
    assert {box.frame for box in record.boxes} == {"native_px"}


def test_dota_tiles_keep_their_place_their_empty_images_and_classes_of_their_own(tmp_path: Path) -> None:
    tile, empty = records(published.dota(tmp_path))
    assert tile.facts["tile"] == {"whole": "P0001", "col": 0, "row": 144}
    assert tile.facts["gsd"] == "0.146"
    assert [box.difficult for box in tile.boxes] == [False, True]
    assert not empty.boxes
    assert empty.answer == "There are none."
    assert "container crane" in empty.facts["categories"]
    assert "plane" in empty.facts["categories"]


def test_a_broken_line_is_named_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "P1.txt"
    path.write_text("gsd:1\n1 2 3 4 5 6 7 8 ship 0\n1 2 3 ship 0\n")
    with pytest.raises(DataUnreadable, match=r"Line 3 of 'P1\.txt'"):
        records(path)


def test_coco_quadrilaterals_outlines_and_plain_boxes(tmp_path: Path) -> None:
    full, empty = records(published.coco(tmp_path))
    quad, outline, upright = full.boxes
    assert quad.numbers == (35, 20, 60, 45, 35, 70, 10, 45)
    reference = shapely.Polygon([(10, 10), (50, 10), (70, 30), (50, 50), (10, 50)]).minimum_rotated_rectangle
    assert shapely.equals_exact(
        shapely.normalize(shapely.Polygon(outline.corners())), shapely.normalize(reference), 1e-9
    )
    assert outline.difficult
    assert (upright.shape, upright.numbers) == ("horizontal", (100, 120, 130, 160))
    assert full.facts["categories"] == ["large vehicle", "plane"]
    assert empty.answer == "There are none."


def test_a_coco_annotation_without_its_image_is_told(tmp_path: Path) -> None:
    path = published.coco(tmp_path)
    data = json.loads(path.read_text())
    del data["annotations"][1]["image_id"]
    path.write_text(json.dumps(data))
    with pytest.raises(DataUnreadable, match=r"'trainval\.json'.*annotation 1"):
        records(path)


def test_refgeo_takes_the_polygon_where_there_is_one(tmp_path: Path) -> None:
    first, second = records(published.refgeo(tmp_path))
    assert (first.task, first.facts["phrase"]) == ("ground", "a white car on the left")
    assert first.boxes[0].numbers == (10, 45, 35, 70, 60, 45, 35, 20)
    assert second.boxes[0].numbers == (5, 6, 105, 56)
    assert first.images[0].size == (published.WIDTH, published.HEIGHT)


def test_geochat_boxes_leave_their_places_in_the_text(tmp_path: Path) -> None:
    refer, identify, grounding, _ = records(published.geochat(tmp_path))
    assert refer.answer == "<box:0>"
    assert refer.boxes[0].shape == "rotated"
    assert refer.boxes[0].numbers == (20, 59, 8, 8, 11)
    assert refer.boxes[0].frame == "relative_100"
    assert identify.boxes[0].numbers == (10, 20, 30, 40)
    assert [box.shape for box in grounding.boxes] == ["rotated", "rotated", "horizontal"]
    assert "{" not in grounding.answer


def test_teochatlas_shows_the_dates_in_their_order(tmp_path: Path) -> None:
    pair, _ = records(published.teochatlas(tmp_path))
    assert [Path(image.path).name for image in pair.images] == ["pre.png", "post.png"]
    assert pair.messages[0].images == (0, 1)
    assert [box.numbers for box in pair.boxes] == [(12, 30, 25, 44), (50, 60, 58, 71)]
    assert "<video>" not in pair.question


def test_lrs_vqa_as_published(shared_data: Path) -> None:
    path = shared_data / "formats" / "lrs_vqa_sample.jsonl"
    found = records(path)
    published_lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [record.id for record in found] == [line["question_id"] for line in published_lines]
    for record, line in zip(found, published_lines, strict=True):
        assert (record.region_px is None) == ("hbox" not in line)
        assert record.answer == line["ground_truth"]
        if record.region_px is not None:
            x1, y1, x2, y2 = record.region_px
            assert 0 <= x1 < x2 <= line["image_size"][0]
            assert 0 <= y1 < y2 <= line["image_size"][1]


def test_lrs_vqa_zoom_keeps_the_region_of_questions_with_one(tmp_path: Path) -> None:
    single, several, choice = records(published.lrs_vqa_zoom(tmp_path))
    assert single.region_px == choice.region_px == (240, 210, 480, 450)
    assert several.region_px is None
    assert (choice.task, choice.answer) == ("choice", "B")
    assert choice.facts["choices"][1] == "(B) a house"


def test_mme_realworld_as_published(shared_data: Path) -> None:
    found = records(shared_data / "formats" / "mme_realworld_rs_sample.json")
    assert len(found) == 40
    assert all(record.task == "choice" and record.answer in "ABCDE" for record in found)
    assert found[0].region_px == (6592, 970, 6970, 1569)
    assert found[0].facts["choices"][0].startswith("(A) ")


def test_onevision_tables_write_their_images_out_once(tmp_path: Path) -> None:
    path = published.onevision(tmp_path)
    found = records(path)
    assert len(found) == 4
    shown = [record for record in found if record.images]
    assert {record.source for record in shown} == {"onevision/chart"}
    assert len({record.images[0].path for record in shown}) == 2
    with Image.open(shown[0].images[0].path) as image:
        assert image.getpixel((3, 3)) == (200, 10, 10)
    text = next(record for record in found if not record.images)
    assert text.question == "2 + 2 ,, = ?"
    again = records(path)
    assert [record.images for record in again] == [record.images for record in found]


def test_a_conversation_whose_images_do_not_match_is_told(tmp_path: Path) -> None:
    turns = published.says("<image>\n<image>\nWhat changed?", "Nothing.")
    path = published.write_json(
        tmp_path / "x.json", [{"id": 1, "image": ["a", "b", "c"], "conversations": turns}]
    )
    with pytest.raises(DataUnreadable, match="3 images for 2 places"):
        records(path)


@pytest.mark.parametrize("text", ["nowhere.json", "dota:nowhere"])
def test_a_source_that_is_not_there_is_told(text: str) -> None:
    with pytest.raises(DataUnreadable, match="There is nothing at"):
        parse_source(text)


def test_a_layout_that_nobody_knows_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = published.write_json(tmp_path / "x.json", [{"a": 1}])
    with pytest.raises(DataUnreadable) as raised:
        parse_source(str(path))
    assert "lrs-vqa-zoom" in raised.value.next_step


def test_a_source_may_name_layout_and_images(tmp_path: Path) -> None:
    path = published.dota(tmp_path)
    assert parse_source(f"dota:{path}@{tmp_path}") == Source("dota", path, tmp_path)


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("chunk", [3, 17, 1 << 20])
def test_long_lists_are_read_as_json_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, indent: int | None, chunk: int
) -> None:
    monkeypatch.setattr(files, "_CHUNK", chunk)
    rng = np.random.default_rng(0)
    items = [
        {"text": "ß, [x] }" * int(n), "list": [1, [2.5, None]], "n": int(n)} for n in rng.integers(0, 9, 12)
    ]
    path = tmp_path / "long.json"
    path.write_text("\n " + json.dumps(items, indent=indent, ensure_ascii=False) + "\n", encoding="utf-8")
    read = list(files.json_items(path))
    assert [item for _, item in read] == items
    if indent:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert all(lines[number - 1].strip() == "{" for number, _ in read)


def test_a_list_that_breaks_off_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_text('[\n{"a": 1},\n{"a": 2,\n"b": }\n]')
    with pytest.raises(DataUnreadable, match=r"Line 4 of 'cut\.json'"):
        list(files.json_items(path))
