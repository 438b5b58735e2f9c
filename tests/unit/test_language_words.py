"""Labels, answers and counting questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rscovlm.language import labels, prompts
from rscovlm.language.answers import read_answer, read_choice
from rscovlm.language.counting import answer_count, read_count

KNOWN = (
    "basketball court",
    "large vehicle",
    "plane",
    "ship",
    "small vehicle",
    "storage tank",
    "tennis court",
)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("plane", ("plane", True)),
        ("Planes.", ("plane", True)),
        ("airplane", ("plane", True)),
        ("small-vehicle", ("small vehicle", True)),
        ("large veh", ("large vehicle", True)),
        ("Bridge", ("Bridge", False)),
        ("dog  house", ("dog house", False)),
        ("", ("object", False)),
    ],
)
def test_labels_are_matched_loosely_but_never_forced(label: str, expected: tuple[str, bool]) -> None:
    assert labels.match(label, KNOWN) == expected


def test_no_published_category_is_taken_for_another() -> None:
    for name in prompts.DOTA_CATEGORIES:
        others = [other for other in prompts.DOTA_CATEGORIES if other != name]
        assert labels.match(name, others) == (name, False)


def test_a_missing_label_means_the_only_class_asked_for() -> None:
    assert labels.match("", ["ship"]) == ("ship", True)


@given(st.text(max_size=50), st.lists(st.text(max_size=20), max_size=4))
def test_matching_never_fails(label: str, asked: list[str]) -> None:
    name, matched = labels.match(label, asked)
    assert not matched or name in asked


@given(st.sampled_from(prompts.DOTA_CATEGORIES))
def test_plurals_go_there_and_back(name: str) -> None:
    assert labels.singular(labels.plural(name)) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yes", "yes"),
        (" Seven.<|im_end|>", "Seven."),
        ("<answer>a river</answer>", "a river"),
        ("7", "7"),
        ("10 m, 20 m", "10 m, 20 m"),
        ("Zwölf Schiffe – im Hafen", "Zwölf Schiffe – im Hafen"),
        ("十二", "十二"),
        ("no, no, no", "no, no, no"),
    ],
)
def test_answers_are_kept(text: str, expected: str) -> None:
    assert read_answer(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "  \n", "<|im_end|>", "....", "?!", "\ufffd\ufffd", "ab\ufffd", "a\x00b",
        prompts.zoom_call(1, 2, 3, 4), '{"name": "image_zoom_in"', "10,20,30,40 plane",
        "10,20,60,20,60,50,10,50 plane\n1,2,3,4,5,6,7,8 ship", "[[10, 20, 30, 40]]",
        "plane plane plane plane plane plane plane plane", "=/=/=/=/a", "16" * 128, "planeship" * 12,
        "on the left of the left of the left of the left of the left of the left of the left of the",
    ],
)  # fmt: skip
def test_garbage_is_no_answer(text: str) -> None:
    assert read_answer(text) is None


@given(st.text(max_size=300))
def test_reading_answers_never_fails(text: str) -> None:
    answer = read_answer(text)
    assert answer is None or any(character.isalnum() for character in answer)
    assert read_choice(text) in (None, "A", "B", "C", "D", "E")


@pytest.mark.parametrize(("text", "letter"), [("A", "A"), ("(B)", "B"), ("C. a ship", "C"), ("Apple", None)])
def test_choices(text: str, letter: str | None) -> None:
    assert read_choice(text) == letter


@pytest.mark.parametrize(
    ("question", "classes"),
    [
        ("How many planes are there?", ["plane"]),
        ("how many ships can you see in this image", ["ship"]),
        ("How many airplanes?", ["plane"]),
        ("Count the storage tanks.", ["storage tank"]),
        ("Please count all buses in the picture", ["large vehicle"]),
        ("What is the total number of tennis courts in the scene?", ["tennis court"]),
        ("How many vehicles are visible here?", ["large vehicle", "small vehicle"]),
        ("How many planes and ships are there in total?", ["plane", "ship"]),
        ("Are there more ships than planes in the image?", ["ship", "plane"]),
    ],
)
def test_counting_questions(question: str, classes: list[str]) -> None:
    count = read_count(question, KNOWN)
    assert count is not None
    assert list(count.classes) == classes


@pytest.mark.parametrize(
    "question",
    [
        "", "?", "how many", "How many?", "What colour is the plane?", "Is there a plane?",
        "How many dogs are there?",
        "How many white planes are there?", "How many red tennis courts are there?",
        "How many planes are on the east bank?", "How many planes are parked?",
        "How many planes and dogs are there?",
        "How many wings does the plane have?", "Are there more planes than dogs?", "Are there more planes?",
    ],
)  # fmt: skip
def test_questions_that_a_plain_count_would_not_answer(question: str) -> None:
    assert read_count(question, KNOWN) is None


@given(st.text(max_size=200))
def test_reading_questions_never_fails(question: str) -> None:
    count = read_count(f"How many {question}", KNOWN)
    assert count is None or set(count.classes) <= set(KNOWN)


@pytest.mark.parametrize(
    ("question", "numbers", "answer"),
    [
        ("How many planes are there?", [1], "1 plane."),
        ("How many planes are there?", [0], "0 planes."),
        ("How many buses are there?", [7], "7 buses (looked for as large vehicle)."),
        ("How many planes and ships are there?", [2, 3], "2 planes and 3 ships."),
        ("Are there more planes than ships?", [2, 3], "No: 2 planes and 3 ships."),
        ("Are there fewer planes than ships?", [2, 3], "Yes: 2 planes and 3 ships."),
    ],
)
def test_counts_in_words(question: str, numbers: list[int], answer: str) -> None:
    count = read_count(question, KNOWN)
    assert count is not None
    assert answer_count(count, numbers) == answer
