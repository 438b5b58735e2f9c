"""Answers in words: LRS-VQA, MME-RealWorld, classification, RSVQA, VRSBench, worked out by hand."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from rscovlm_training.measures import answers, lrs_vqa, multiple_choice, synonyms, vrsbench
from rscovlm_training.measures.captions import cider
from rscovlm_training.measures.failures import FiguresUnreadable, WordsMissing
from rscovlm_training.measures.records import Record, read_records


def records(*fields: dict[str, Any]) -> list[Record]:
    return [Record(f"record {number}", item) for number, item in enumerate(fields, start=1)]


# What NLTK 3.10 says of these over the files of WordNet 3.0, by the evaluator's own rule.
ALIKE = [
    ("car", "automobile"),
    ("Cars", "automobile"),
    ("plane", "airplanes"),
    ("aeroplane", "airplane"),
    ("circular", "round"),
    ("oval", "elliptical"),
    ("gray", "grey"),
    ("two", "2"),
    ("wood", "forest"),
    ("road", "route"),
    ("geese", "goose"),
    ("better", "good"),
    ("men", "man"),
    ("bigger", "large"),
    ("greenish", "green"),
    ("parked", "parking"),
    ("running", "linear"),
]
UNLIKE = [
    ("car", "vehicle"),
    ("boat", "ship"),
    ("truck", "lorry"),
    ("urban", "city"),
    ("yes", "no"),
    ("3", "4"),
    ("swimming pool", "swimming pools"),
    ("lot", "parking lot"),
    ("rectangle", "rectangular"),
    ("", "road"),
    ("jet bridge", "bridge"),
]


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_synonyms_as_the_published_evaluator_tells_them(first: str, second: str) -> None:
    assert synonyms.are_synonyms(first, second)
    assert synonyms.are_synonyms(second, first)


@pytest.mark.parametrize(("first", "second"), UNLIKE)
def test_other_words_are_no_synonyms(first: str, second: str) -> None:
    assert not synonyms.are_synonyms(first, second)
    assert not synonyms.are_synonyms(second, first)


def test_without_the_table_only_equal_answers_can_be_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(synonyms, "TABLE", tmp_path / "synonyms.txt.xz")
    assert lrs_vqa.is_right("Yes", "yes.")
    with pytest.raises(WordsMissing, match="missing or damaged"):
        lrs_vqa.is_right("yes", "no")


def test_the_accuracy_of_a_source_is_the_mean_of_its_types() -> None:
    answered = [
        ("FAIR_1", "count", "3", "3"),
        ("FAIR_2", "count", "3", "4"),
        ("FAIR_3", "count", "3", "5"),
        ("FAIR_4", "count", "3", "Three"),
        ("FAIR_5", "object shape", "oval", " Elliptical. "),
        ("GLH-Bridge_9", "object color", "grey", "blue"),
        ("GLH-Bridge_10", "count", "2", "2"),
        ("STAR_1", "object category", "airplanes", "plane"),
    ]
    figures = lrs_vqa.measure(
        records(
            *(
                {"question_id": name, "category": kind, "ground_truth": truth, "output": output}
                for name, kind, truth, output in answered
            )
        )
    )
    assert figures["sources"] == {"FAIR": (2 / 4 + 1) / 2, "GLH": 0.5, "STAR": 1.0}
    assert figures["overall"] == 5 / 8
    assert figures["average"] == pytest.approx((3 / 5 + 1 + 0 + 1) / 4)
    assert figures["types"]["FAIR"] == {"count": 0.5, "object shape": 1.0}
    assert figures["sources_overall"] == {"FAIR": 3 / 5, "GLH": 0.5, "STAR": 1.0}
    assert figures["questions"] == {"FAIR": 5, "GLH": 2, "STAR": 1}


def test_the_published_sample_is_measured(shared_data: Path, tmp_path: Path) -> None:
    sample = shared_data / "formats" / "lrs_vqa_sample.jsonl"
    asked = [json.loads(line) for line in sample.read_text(encoding="utf-8").splitlines()]
    for number, item in enumerate(asked):
        item["output"] = item["ground_truth"].title() + "." if number % 3 else "none of these"
    path = tmp_path / "answers.jsonl"
    path.write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    figures = lrs_vqa.measure(read_records(path))
    assert list(figures["sources"]) == ["FAIR", "GLH", "STAR"]
    assert figures["overall"] == pytest.approx(sum(number % 3 > 0 for number in range(123)) / 123)
    for source, accuracy in figures["sources"].items():
        kinds: dict[str, list[bool]] = {}
        for number, item in enumerate(asked):
            if item["question_id"].startswith(source):
                kinds.setdefault(item["category"], []).append(number % 3 > 0)
        assert accuracy == pytest.approx(sum(sum(it) / len(it) for it in kinds.values()) / len(kinds))


@pytest.mark.parametrize(
    ("reply", "letter", "published"),
    [
        ("B", "B", "B"),
        (" (C) ", "C", "C"),
        ("D. In the lower left area", "D", "D"),
        ("The best answer is: (A)", "A", "A"),
        ("**Answer: E**", "E", "A"),
        ("A tower stands there", None, "A"),
        ("There is a crane, so the answer is B", None, "B"),
        ("In the upper left area", None, "B"),
        ("I do not know", None, ""),
        ("", None, "A"),
        ("b", None, "A"),
        ("F", None, "B"),
        ("AB", None, "A"),
    ],
)
def test_letters_are_read_strictly(reply: str, letter: str | None, published: str) -> None:
    choices = ["(A) In the upper right area, by the bank", "(B) In the upper left area", "(C) Elsewhere"]
    assert multiple_choice.read_letter(reply) == letter
    assert multiple_choice.read_published(reply, choices) == published


def test_multiple_choice_is_measured_by_category(shared_data: Path) -> None:
    asked = read_records(shared_data / "formats" / "mme_realworld_rs_sample.json")
    told = [
        Record(
            item.place, {**item.fields, "output": item.fields["Ground truth"] if number % 2 else "A crane"}
        )
        for number, item in enumerate(asked)
    ]
    figures = multiple_choice.measure(told)
    assert figures["overall"] == (len(asked) // 2) / len(asked)
    assert figures["unread"] == ((len(asked) + 1) // 2) / len(asked)
    lucky = sum(item.fields["Ground truth"] == "A" for item in asked[::2])
    assert figures["published"]["overall"] == pytest.approx((len(asked) // 2 + lucky) / len(asked))
    assert set(figures["categories"]) == {item.fields["Category"].lower() for item in asked}


def test_classes_and_types_of_questions() -> None:
    figures = answers.measure_classes(
        records(
            {"ground_truth": "dense residential", "output": "Dense_Residential."},
            {"ground_truth": "residential", "output": "dense residential"},
            {"ground_truth": "residential", "output": "residential"},
            {"ground_truth": "farmland", "output": "forest"},
        )
    )
    assert figures["accuracy"] == 0.5
    assert figures["average"] == pytest.approx((1 + 0.5 + 0) / 3)
    assert figures["containing"] == 0.5, "an underscore parts no words for the published evaluators"
    figures = answers.measure_types(
        records(
            {"type": "presence", "ground_truth": "yes", "output": "Yes"},
            {"type": "presence", "ground_truth": "yes", "output": "no"},
            {"type": "presence", "ground_truth": "no", "output": "no, there is none"},
            {"type": "comp", "ground_truth": "no", "output": "no."},
        )
    )
    assert figures["types"] == {"comp": 1.0, "presence": pytest.approx(1 / 3)}
    assert figures["average"] == pytest.approx(2 / 3)
    assert figures["overall"] == 0.5
    assert figures["containing"]["overall"] == 0.75


def test_vrsbench_questions_by_the_published_rule() -> None:
    figures = vrsbench.measure_questions(
        records(
            {"type": "image", "ground_truth": "Urban", "answer": "an urban area"},
            {"type": "rural or urban", "ground_truth": "rural", "answer": "urban", "correct": "0"},
            {"type": "object quantity", "ground_truth": "3", "answer": "four"},
            {"type": "object category", "ground_truth": "pond", "answer": "swimming pool", "correct": "1"},
            {"type": "object category", "ground_truth": "road", "answer": "lane"},
        )
    )
    assert figures["types"] == {"object category": 0.5, "object quantity": 0.0, "scene type": 0.5}
    assert (figures["overall"], figures["undecided"]) == (2 / 5, 1)
    assert figures["average"] == pytest.approx(1 / 3)


def test_vrsbench_boxes_are_inclusive() -> None:
    truth = "{<0><0><9><9>}"
    figures = vrsbench.measure_grounding(
        records(
            {"ground_truth": truth, "output": "{<0><0><9><4>}", "is_unique": 1},
            {"ground_truth": truth, "output": "{<0><0><9><7>}", "is_unique": 0},
            {"ground_truth": truth, "output": "nothing", "is_unique": 0},
            {"ground_truth": truth, "output": "{<20><20><29><29>}", "is_unique": 0},
        )
    )
    assert figures["acc@0.5"] == {"all": 0.5, "other": pytest.approx(1 / 3), "unique": 1.0}
    assert figures["acc@0.7"] == {"all": 0.25, "other": pytest.approx(1 / 3), "unique": 0.0}
    assert figures["mean_iou"] == pytest.approx((0.5 + 0.8) / 4)
    assert figures["cumulative_iou"] == pytest.approx((50 + 80) / (100 + 100 + 200))


def test_cider_by_hand() -> None:
    """Two images of which one caption is the reference itself: all four lengths agree, so that is 10."""
    assert cider(["a red car parks here"], [["a red car parks here"]]) == 0.0, "nothing is rare among one"
    same = ["a red car parks here", "the blue sea is calm"]
    assert cider(same, [[text] for text in same]) == pytest.approx(1000)
    # Of "one two three" all words are rare and shared, one pair and no longer phrase: (1/√1 · …) by length.
    partly = cider(["x y z w", "k"], [["x y z v"], ["k l m n"]])
    first = (3 / 4 + 2 / 3 + 1 / 2 + 0) / 4
    second = math.exp(-9 / 72) * (1 / 2 / 4)
    assert partly == pytest.approx(1000 * (first + second) / 2)


def test_captions_take_one_reference_or_several() -> None:
    told = records(
        {"ground_truth": "a red car parks here", "output": "A red car parks here"},
        {"ground_truth": ["the sea is calm", "blue water lies flat"], "output": "the sea is calm"},
    )
    assert vrsbench.measure_captions(told)["cider"] == pytest.approx(1000 * (1 + 0.5) / 2)
    with pytest.raises(FiguresUnreadable, match="Record 1 has no caption"):
        vrsbench.measure_captions(records({"ground_truth": [], "output": "a"}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a": 1}\n{"a": \n', "Line 2 of .* is not JSON"),
        ("[1, 2]", "holds no records"),
        ("", "holds no records"),
        ("[{]", "cannot be read as JSON"),
    ],
)
def test_broken_records_are_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(text)
    with pytest.raises(FiguresUnreadable, match=told):
        read_records(path)


def test_a_missing_field_is_told_with_its_record() -> None:
    with pytest.raises(FiguresUnreadable, match="Record 2 has no field 'output'"):
        lrs_vqa.measure(
            records(
                {"question_id": "FAIR_1", "category": "count", "ground_truth": "1", "output": "1"},
                {"question_id": "FAIR_2", "category": "count", "ground_truth": "1"},
            )
        )
