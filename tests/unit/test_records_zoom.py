"""The builder of questions with regions: exact counts, unique references, sound choices, nothing twice."""

from __future__ import annotations

import base64
import io
import json
import random
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from typer.testing import CliRunner

from rscovlm_training.records.asking import detection
from rscovlm_training.records.cli import app
from rscovlm_training.records.files import read_records
from rscovlm_training.records.record import Box, DataUnreadable, ImageRef, Record, exchange
from rscovlm_training.records.sources import Source
from rscovlm_training.records.zoom_builder import journal as journals
from rscovlm_training.records.zoom_builder.build import Plan, build_zoom
from rscovlm_training.records.zoom_builder.choices import differs, distractors, to_choice
from rscovlm_training.records.zoom_builder.describe import VisionModel, VisionModelFailed, read_questions
from rscovlm_training.records.zoom_builder.journal import Journal
from rscovlm_training.records.zoom_builder.references import coarse_region, find_references
from rscovlm_training.records.zoom_builder.templates import cell, count_in, template_questions

SIZE = (3000, 2400)
Answer = Callable[[dict[str, Any]], tuple[int, Any]]


def square(x: float, y: float, side: float, label: str, *, difficult: bool = False) -> Box:
    corners = (x, y, x + side, y, x + side, y + side, x, y + side)
    return Box(tuple(map(float, corners)), "quad", "native_px", label, difficult=difficult)


def scene(*boxes: Box) -> Record:
    return detection("scene", "made", ImageRef("scene.png", *SIZE), boxes, ["plane", "ship"])


squares = st.builds(
    square,
    st.integers(0, 2900),
    st.integers(0, 2300),
    st.integers(5, 100),
    st.sampled_from(["plane", "ship"]),
)


@given(st.lists(squares, min_size=1, max_size=25), st.integers(0, 99))
def test_template_answers_are_those_of_the_labels(boxes: list[Box], seed: int) -> None:
    record = scene(*boxes)
    for made in template_questions(record, random.Random(seed), each=9):
        x1, y1, x2, y2 = made.region_px or (0, 0, 0, 0)
        of = {
            label: sum(
                shapely.box(x1, y1, x2, y2).contains(shapely.Polygon(box.corners()).centroid)
                for box in boxes
                if box.label == label
            )
            for label in ("plane", "ship")
        }
        question = made.question
        if made.facts["category"] == "count":
            label = "plane" if "plane" in question else "ship"
            assert made.answer == str(of[label])
            assert (made.region_px == (0, 0, *SIZE)) == ("cell" not in question)
        elif made.answer in ("yes", "no"):
            more = of["plane"] > of["ship"]
            asked = question.index("plane") < question.index("ship")
            assert (made.answer == "yes") == (more == asked)
        else:
            assert made.answer == ("planes" if of["plane"] > of["ship"] else "ships")


def test_cells_cover_the_image_once() -> None:
    cells = [shapely.box(*cell(row, column, 1000, 701)) for row in range(3) for column in range(3)]
    assert shapely.union_all(cells).equals(shapely.box(0, 0, 1000, 701))
    assert sum(one.area for one in cells) == 1000 * 701


def test_what_lies_across_an_edge_is_not_asked() -> None:
    assert count_in([square(95, 10, 10, "ship")], (0, 0, 100, 100)) is None
    assert count_in([square(91, 10, 10, "ship"), square(500, 0, 9, "ship")], (0, 0, 100, 100)) == 1
    assert count_in([square(99, 10, 10, "ship")], (0, 0, 100, 100)) == 0
    assert count_in([square(9, 10, 10, "ship", difficult=True)], (0, 0, 100, 100)) is None


def test_difficult_objects_keep_their_class_from_being_counted() -> None:
    record = scene(
        square(0, 0, 9, "ship"), square(50, 50, 9, "ship", difficult=True), square(9, 90, 9, "plane")
    )
    made = template_questions(record, random.Random(0), each=5)
    assert made
    assert all("ship" not in one.question for one in made)


def test_references_mean_one_object_only() -> None:
    record = scene(
        square(100, 500, 40, "ship"), square(110, 2000, 60, "ship"), square(2000, 600, 41, "ship"),
        square(900, 900, 50, "plane"),
    )  # fmt: skip
    found = {reference.phrase: reference.number for reference in find_references(record)}
    assert found["the plane"] == 3
    assert found["the right-most ship"] == 2
    assert found["the bottom-most ship"] == 1
    assert found["the top-most ship"] == 0
    assert "the left-most ship" not in found  # the second one is 10 pixels further
    hard = scene(*record.boxes, square(2900, 10, 10, "ship", difficult=True))
    assert [one.phrase for one in find_references(hard)] == ["the plane"]


@given(squares, st.integers(0, 999))
def test_regions_hold_their_object_with_a_margin_inside_the_image(box: Box, seed: int) -> None:
    x1, y1, x2, y2 = coarse_region(box, SIZE, random.Random(seed))
    assert 0 <= x1 < x2 <= SIZE[0]
    assert 0 <= y1 < y2 <= SIZE[1]
    low, high = box.corners().min(axis=0), box.corners().max(axis=0)
    assert x1 <= low[0]
    assert y1 <= low[1]
    assert x2 >= high[0]
    assert y2 >= high[1]
    assert (x2 - x1) * (y2 - y1) >= 448 * 448 * 0.99


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("red", "blue", True), ("gray", "grey", False), ("house", "houses", False), ("5", "6", True),
     ("5", "5", False), ("a white house", "white house", False), ("ship", "vessel", False), ("", "x", False)],
)  # fmt: skip
def test_answers_that_differ(one: str, other: str, expected: bool) -> None:
    assert differs(one, other) is expected
    assert differs(other, one) is expected


def open_question(answer: str, **facts: Any) -> Record:
    asked = {"question": "What is beside the left-most ship?", "category": "object category", **facts}
    return Record(
        "q", "zoom-references", "vqa", (ImageRef("a.png", 900, 900),), exchange(asked["question"], answer),
        (), (1, 2, 300, 400), asked,
    )  # fmt: skip


@given(st.integers(0, 9999), st.sampled_from(["crane", "4", "250"]))
def test_choices_have_one_true_answer_and_keep_their_region(seed: int, answer: str) -> None:
    pool = {"object category": ["cranes", "pier", "house", "a ship", "container stack", "road"]}
    made = to_choice(open_question(answer, wrong=["tree", "crane"]), pool, random.Random(seed))
    assert made is not None
    texts = [choice[4:] for choice in made.facts["choices"]]
    assert [choice[:4] for choice in made.facts["choices"]] == ["(A) ", "(B) ", "(C) ", "(D) "]
    assert texts["ABCD".index(made.answer)] == answer
    assert texts.count(answer) == 1
    assert all(differs(text, answer) for text in texts if text != answer)
    assert "a ship" not in texts  # it is said in the question
    assert made.region_px == (1, 2, 300, 400)
    assert "wrong" not in made.facts


def test_letters_are_shuffled() -> None:
    letters = {to_choice(open_question("7"), {}, random.Random(seed)).answer for seed in range(40)}  # type: ignore[union-attr]
    assert letters == set("ABCD")


def test_too_few_false_answers_make_no_choice() -> None:
    assert (
        to_choice(open_question("crane"), {"object category": ["cranes", "pier"]}, random.Random(0)) is None
    )
    assert to_choice(open_question("yes"), {"object category": ["no"] * 9}, random.Random(0)) is None
    assert distractors("gray", ["grey", "red", "Red.", "dark red"], "?") == ["red"]


GOOD = {"category": "object color", "question": "What color is the plane?", "answer": "White.",
        "wrong": ["red", "blue", "green"]}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (json.dumps([GOOD]), ["white"]),
        (f"Here you are:\n```json\n{json.dumps([GOOD, {**GOOD, 'answer': 'blue'}])}\n```", ["white", "blue"]),
        (json.dumps([{**GOOD, "question": "What color is it?"}]), []),
        (json.dumps([{**GOOD, "category": "weather"}]), []),
        (json.dumps([{**GOOD, "answer": "a very long answer of many words"}]), []),
        (json.dumps([{**GOOD, "wrong": None}, "x", 5]), ["white"]),
        ("[broken", []),
        ("[broken]", []),
        ("I cannot see it.", []),
    ],
)
def test_replies_of_vision_models(text: str, expected: list[str]) -> None:
    assert [asked.answer for asked in read_questions(text, "the plane")] == expected


@pytest.fixture
def server() -> Iterator[Callable[[Answer], tuple[str, list[dict[str, Any]]]]]:
    """A local server of OpenAI's protocol that answers as it is told, and keeps what it was asked."""
    running: list[ThreadingHTTPServer] = []

    def start(answer: Answer) -> tuple[str, list[dict[str, Any]]]:
        asked: list[dict[str, Any]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                asked.append({"path": self.path, "key": self.headers.get("Authorization"), **body})
                status, reply = answer(body)
                data = reply.encode() if isinstance(reply, str) else json.dumps(reply).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                if status == 429:
                    self.send_header("Retry-After", "7")
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                pass

        running.append(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=running[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{running[-1].server_port}/v1", asked

    yield start
    for one in running:
        one.shutdown()
        one.server_close()


def says(text: str) -> dict[str, Any]:
    return {"choices": [{"message": {"role": "assistant", "content": text}}]}


def describer(body: dict[str, Any]) -> tuple[int, Any]:
    """Write questions on whatever reference the task names."""
    task = body["messages"][0]["content"][1]["text"]
    reference = task.split("the words '")[1].split("'")[0]
    items = [
        {"category": "object color", "question": f"What color is {reference}?", "answer": "white",
         "wrong": ["red", "blue", "green"]},
        {"category": "object background", "question": f"What lies around {reference}?", "answer": "Water"},
    ]  # fmt: skip
    return 200, says(json.dumps(items))


CROP = np.full((224, 280, 3), 90, np.uint8)


def test_the_request_is_of_openais_form(server: Any) -> None:
    url, asked = server(describer)
    model = VisionModel(url + "/", "some-model", "secret")
    (first, second) = model.questions(CROP, "the plane", "plane")
    assert (first.answer, second.answer, first.wrong) == ("white", "water", ("red", "blue", "green"))
    assert asked[0]["path"] == "/v1/chat/completions"
    assert asked[0]["key"] == "Bearer secret"
    assert asked[0]["model"] == "some-model"
    shown = asked[0]["messages"][0]["content"][0]["image_url"]["url"].removeprefix("data:image/jpeg;base64,")
    with Image.open(io.BytesIO(base64.b64decode(shown))) as image:
        assert image.size == (280, 224)


def test_passing_failures_are_tried_again(server: Any) -> None:
    replies = iter([(503, "busy"), (429, "slower"), (500, "oops")])
    url, asked = server(lambda body: next(replies, None) or describer(body))
    waits: list[float] = []
    model = VisionModel(url, "m", tries=4, sleep=waits.append)
    assert len(model.questions(CROP, "the plane", "plane")) == 2
    assert len(asked) == 4
    assert waits == [1, 7, 4]


@pytest.mark.parametrize(
    ("answer", "requests", "message"),
    [
        ((401, "no"), 1, "refuses the key"),
        ((404, "no"), 1, "no such path or model"),
        ((503, "no"), 3, "did not answer in 3 tries"),
        ((200, "<html>"), 1, "no JSON"),
        ((200, {"error": "x"}), 1, "not of OpenAI's form"),
    ],
)
def test_failures_are_told(server: Any, answer: tuple[int, Any], requests: int, message: str) -> None:
    url, asked = server(lambda _: answer)
    model = VisionModel(url, "m", tries=3, sleep=lambda _: None)
    with pytest.raises(VisionModelFailed, match=message):
        model.questions(CROP, "the plane", "plane")
    assert len(asked) == requests


def test_a_server_that_is_not_there_is_told() -> None:
    model = VisionModel("http://127.0.0.1:9/v1", "m", tries=2, sleep=lambda _: None)
    with pytest.raises(VisionModelFailed, match="ConnectError"):
        model.questions(CROP, "the plane", "plane")


@pytest.fixture
def labels(tmp_path: Path) -> Source:
    """Three images with DOTA labels."""
    folder = tmp_path / "labelTxt"
    images = tmp_path / "images"
    folder.mkdir()
    images.mkdir()
    rng = random.Random(0)
    for name in ("P1", "P2", "P3"):
        Image.new("RGB", (1200, 1000), "gray").save(images / f"{name}.tif")
        lines = []
        for label, number in (("ship", 6), ("plane", 3), ("harbor", 1)):
            for _ in range(number):
                x, y, side = rng.randrange(1100), rng.randrange(900), rng.randrange(10, 60)
                lines.append(f"{x} {y} {x + side} {y} {x + side} {y + side} {x} {y + side} {label} 0\n")
        (folder / f"{name}.txt").write_text("".join(lines))
    return Source("dota", folder, images)


def test_every_question_keeps_its_region(tmp_path: Path, labels: Source, server: Any) -> None:
    url, _ = server(describer)
    out = tmp_path / "out" / "zoom.jsonl"
    counts = build_zoom(labels, out, Plan(choices=1), VisionModel(url, "m"))
    records = list(read_records(out))
    assert counts.total() == len(records)
    assert {record.source for record in records} == {"zoom-templates", "zoom-references"}
    assert counts["choice: object color"] == counts["vqa: object color"] > 0
    for record in records:
        assert record.region_px is not None
        assert Path(record.images[0].path).is_file()
        if record.source == "zoom-references":
            corners = record.boxes[0].corners()
            assert shapely.box(*record.region_px).covers(shapely.MultiPoint(corners))


def test_a_stopped_build_goes_on_to_the_same_end(tmp_path: Path, labels: Source, server: Any) -> None:
    url, asked = server(describer)
    whole, stopped = tmp_path / "whole.jsonl", tmp_path / "stopped.jsonl"
    build_zoom(labels, whole, Plan(), VisionModel(url, "m"))
    wanted, total = whole.read_text(), len(asked)
    asked.clear()
    for limit in range(1, 40, 6):
        done: list[str] = []

        def stop(unit: str, limit: int = limit, done: list[str] = done) -> None:
            done.append(unit)
            if len(done) >= limit:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build_zoom(labels, stopped, Plan(), VisionModel(url, "m"), stop)
        with stopped.open("a") as file:
            file.write('{"id": "half a li')  # what a killed program leaves
        with stopped.with_name("stopped.jsonl.journal").open("a") as file:
            file.write('{"unit": "x", "en')
        if limit > 12:
            break
    build_zoom(labels, stopped, Plan(), VisionModel(url, "m"))
    assert stopped.read_text() == wanted
    assert len(asked) == total  # nothing was described twice
    build_zoom(labels, stopped, Plan(), None)
    assert stopped.read_text() == wanted


def test_a_describer_that_fails_loses_nothing(tmp_path: Path, labels: Source, server: Any) -> None:
    calls = iter(range(100))
    url, _ = server(lambda body: describer(body) if next(calls) < 3 else (401, ""))
    out = tmp_path / "zoom.jsonl"
    with pytest.raises(VisionModelFailed):
        build_zoom(labels, out, Plan(), VisionModel(url, "m"))
    assert sum(record.source == "zoom-references" for record in read_records(out)) == 6


def test_other_settings_and_other_files_are_refused(tmp_path: Path, labels: Source) -> None:
    out = tmp_path / "zoom.jsonl"
    build_zoom(labels, out, Plan(seed=1))
    with pytest.raises(DataUnreadable, match="other settings"):
        build_zoom(labels, out, Plan(seed=2))
    strange = tmp_path / "mine.jsonl"
    strange.write_text("precious\n")
    with pytest.raises(DataUnreadable, match="there already"):
        build_zoom(labels, strange, Plan())
    assert strange.read_text() == "precious\n"


def test_a_broken_journal_is_told(tmp_path: Path) -> None:
    out = tmp_path / "zoom.jsonl"
    with Journal(out, {"seed": 1}) as journal:
        journal.add("a", [])
    with (tmp_path / "zoom.jsonl.journal").open("a") as file:
        file.write("nonsense\n")
    with pytest.raises(DataUnreadable, match=r"Line 3 of 'zoom\.jsonl\.journal'"):
        journals.Journal(out, {"seed": 1})


def test_the_commands(tmp_path: Path, labels: Source, server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    url, asked = server(describer)
    monkeypatch.setenv("RSCOVLM_DESCRIBE_MODEL", "from-the-environment")
    out, records = tmp_path / "zoom.jsonl", tmp_path / "all.jsonl"
    run = CliRunner().invoke
    images, where = str(labels.images), str(labels.path)
    built = run(app, ["zoom", images, where, "-o", str(out), "--describe-with", url])
    assert built.exit_code == 0, built.output
    assert asked[0]["model"] == "from-the-environment"
    assert "vqa: count: " in built.stdout
    cleaned = run(
        app,
        [
            "clean",
            str(out),
            f"dota:{where}",
            "-o",
            str(records),
            "--report",
            str(tmp_path / "r.html"),
            "--shown",
            "2",
        ],
    )
    assert cleaned.exit_code == 0, cleaned.output
    assert "dota: 3 of 3 records kept" in cleaned.stdout
    (tmp_path / "mix.yaml").write_text("subsets: [all.jsonl%50]\n")
    mixed = run(app, ["mix", str(tmp_path / "mix.yaml"), "--show", "2"])
    assert mixed.exit_code == 0, mixed.output
    assert mixed.stdout.count("user: [image ") >= 2
    failed = run(app, ["clean", str(tmp_path / "gone.json"), "-o", str(records)])
    assert failed.exit_code == 1
    assert "There is nothing at" in failed.output


def test_records_that_a_power_cut_took_are_built_again(tmp_path: Path, labels: Source) -> None:
    out = tmp_path / "zoom.jsonl"
    build_zoom(labels, out, Plan(choices=0))
    whole = out.read_bytes()
    out.write_bytes(whole[:-100])
    build_zoom(labels, out, Plan(choices=0))
    assert out.read_bytes() == whole
