"""Questions of large worlds: their answers are worked out again here from the label file alone."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from rscovlm.errors import BadRequest
from rscovlm.imagery.window import PixelWindow
from rscovlm_training.records.sources.lrs_vqa import read as read_lrs_vqa
from rscovlm_training.worlds.questions.asking import draw, questions, records
from rscovlm_training.worlds.questions.question import ANSWERS, OVERVIEW_PX, Question, check
from rscovlm_training.worlds.uhr.files import write_labels
from rscovlm_training.worlds.uhr.labels import label
from rscovlm_training.worlds.uhr.world import World

WIDTH, HEIGHT, GSD = 5000, 4000, 0.3
SEEDS = range(6)
_COLOURS = "black|blue|brown|green|grey|red|white|yellow"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[list[Question], list[dict]]]:
    """The questions of some worlds, and the features of their label files."""
    folder = tmp_path_factory.mktemp("worlds")
    found = []
    for seed in SEEDS:
        world = World(seed, WIDTH, HEIGHT, GSD)
        labels = label(world)
        path, _ = write_labels(labels, world, folder / f"{seed}.tif")
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        found.append((questions(labels, WIDTH, HEIGHT), [one["properties"] for one in features]))
    return found


def test_every_category_is_asked_and_answered_in_its_words(asked) -> None:
    everything = [question for found, _ in asked for question in found]
    assert {question.category for question in everything} == set(ANSWERS)
    for question in everything:
        assert question.answer in ANSWERS[question.category]
    for category in ANSWERS:
        answers = Counter(question.answer for question in everything if question.category == category)
        assert len(answers) > 1, category


def test_no_question_of_a_world_is_asked_twice(asked) -> None:
    for found, _ in asked:
        texts = [question.text for question in found]
        assert len(set(texts)) == len(texts)


def test_answers_follow_from_the_label_file(asked) -> None:
    seen = Counter()
    for found, features in asked:
        for question in found:
            answer = _answer(question, features)
            assert answer == question.answer, question.text
            seen[question.category] += 1
    assert min(seen[category] for category in ANSWERS) >= 1


def _answer(question: Question, features: list[dict]) -> str:
    """Read a question's words and answer it from the features of its district."""
    text, place = question.text, question.district
    things = [f for f in features if f.get("district") == place and f["layer"] == "object"]
    marks = {f["class"]: f for f in features if f.get("district") == place and f["layer"] == "landmark"}
    if match := re.match(rf"How many (?:({_COLOURS}) )?(.+)s are there", text):
        return str(sum(f["class"] == match[2] and match[1] in (None, f["colour"]) for f in things))
    if match := re.match(r"What colour is the roof of the (\w+)", text):
        return marks[match[1]]["colour"]
    if match := re.match(r"What is the shape of the ([\w ]+?) (?:in|at) the", text):
        return marks[match[1]]["shape"]
    if match := re.match(r"What colour is the (.+?) (?:in|at) the", text):
        return _named(match[1], things)["colour"]
    if match := re.match(r"Of the (courts|road vehicles) .* is the (\S+) one\?", text):
        ending = {"courts": "court", "road vehicles": "vehicle"}[match[1]]
        return _farthest(match[2], [f for f in things if f["class"].endswith(ending)])["class"]
    if match := re.match(r"What is the status of the (.+?) (?:in|at) the", text):
        return _named(match[1], things)["status"]
    if match := re.match(r"Is the (.+?) in the harbour moving", text):
        return _yes(_named(match[1], things)["status"] == "moving")
    if text.startswith("Is there a plane on the runway"):
        return _yes(any(f["status"] == "on the runway" for f in things))
    if match := re.match(r"Are there more (.+)s than (.+)s (?:in|at) the", text):
        one, two = (sum(f["class"] == match[index] for f in things) for index in (1, 2))
        return _yes(one > two)
    if match := re.match(r"Do all the (.+)s (?:in|at) the", text):
        return _yes(len({f["colour"] for f in things if f["class"] == match[1]}) == 1)
    if match := re.match(r"Is the largest (.+?) (?:in|at) the .* (\w+)\?", text):
        members = [f for f in things if f["class"] == match[1]]
        return _yes(max(members, key=lambda f: _area(f["polygon_px"]))["colour"] == match[2])
    if match := re.match(r"Is the area around the (.+) rural or urban", text):
        return next(f for f in features if f["layer"] == "district" and f["class"] == match[1])["setting"]
    match = re.match(r"What is the ground under the (.+?)(s?) (?:in|at) the", text)
    assert match, text
    if match[2]:
        (surface,) = {f["surface"] for f in things if f["class"] == match[1]}
        return surface
    return _named(match[1], things)["surface"]


def _named(words: str, things: list[dict]) -> dict:
    side, _, name = words.partition(" ")
    if side.endswith("-most"):
        return _farthest(side, [f for f in things if f["class"] == name])
    (only,) = [f for f in things if f["class"] == words]
    return only


def _farthest(side: str, things: list[dict]) -> dict:
    """The one whose middle lies farthest; nothing else may touch the strip beyond its own middle."""
    axis, sign = {"left": (0, 1), "right": (0, -1), "top": (1, 1), "bottom": (1, -1)}[side.split("-")[0]]
    ranked = sorted(things, key=lambda f: sign * np.mean(f["polygon_px"], axis=0)[axis])
    first, *others = ranked
    edge = sign * np.mean(first["polygon_px"], axis=0)[axis]
    assert all(sign * np.array(f["polygon_px"])[:, axis].min() > edge for f in others if sign == 1)
    assert all((sign * np.array(f["polygon_px"])[:, axis]).min() > edge for f in others if sign == -1)
    return first


def _area(polygon: list[list[float]]) -> float:
    x, y = np.array(polygon).T
    return abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))) / 2


def _yes(true: bool) -> str:
    return "yes" if true else "no"


def test_the_region_holds_what_is_asked_for_and_lies_inside(asked) -> None:
    for found, _ in asked:
        for question in found:
            points = np.concatenate(list(question.subjects))
            low = (question.region.col, question.region.row)
            high = (question.region.right, question.region.bottom)
            assert (points >= np.array(low) - 1e-6).all()
            assert (points <= np.array(high) + 1e-6).all()
            assert high[0] <= WIDTH
            assert high[1] <= HEIGHT


def test_what_needs_native_pixels_says_so_by_its_size(asked) -> None:
    everything = [question for found, _ in asked for question in found]
    for question in everything:
        assert question.overview_px == pytest.approx(question.smallest_px * OVERVIEW_PX / WIDTH)
        assert question.needs_native == (question.overview_px < question.told_at_px)
        assert ("Not from" in question.why) == question.needs_native
    vehicles = [question for question in everything if "small vehicle" in question.text]
    assert vehicles
    assert all(question.needs_native for question in vehicles)
    assert not any(question.needs_native for question in everything if question.category == "rural or urban")


def test_questions_are_drawn_from_the_categories_in_turn(asked) -> None:
    found = asked[0][0]
    drawn = draw(found, 16, np.random.default_rng(1))
    assert len({question.text for question in drawn}) == len(drawn) == 16
    counted = Counter(question.category for question in drawn)
    available = Counter(question.category for question in found)
    for category, number in counted.items():
        assert number == min(available[category], number)
        assert number <= 2 + sum(max(0, 2 - available[name]) for name in ANSWERS)
    assert len(draw(found, 10_000, np.random.default_rng(1))) == len(found)


def test_the_records_are_read_as_lrs_vqa(asked, tmp_path) -> None:
    found = asked[1][0]
    lines = [json.dumps(record) for record in records(found, "world.tif", "WORLD")]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    read = list(read_lrs_vqa(path, tmp_path))
    assert len(read) == len(found)
    assert len({record.id for record in read}) == len(found)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "how many planes are there at the airport?"},
        {"text": "How many planes are there at the airport"},
        {"text": "What colour is a airport?"},
        {"answer": "several"},
        {"category": "object colour"},
        {"region": PixelWindow(WIDTH - 10, 0, 20, 20)},
    ],
)
def test_a_question_that_reads_badly_or_points_outside_is_refused(asked, change) -> None:
    good = next(question for question in asked[0][0] if question.category == "count")
    assert check(good) == good
    with pytest.raises(BadRequest, match="cannot be asked"):
        check(replace(good, **change))
