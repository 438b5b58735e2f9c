"""The mixture: the same for the same seed, boxes in step with sizes, words as published, groups that fit."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import published_layouts as published
import pytest
import shapely
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rscovlm.geometry.frames import ModelFrame
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.window import PixelWindow
from rscovlm.language import prompts, replies
from rscovlm_training.records import paraphrases
from rscovlm_training.records.asking import detection
from rscovlm_training.records.files import write_records
from rscovlm_training.records.mixture import parse_weight, read_mixture
from rscovlm_training.records.online import Conversation, Draft, Mixture, open_mixture
from rscovlm_training.records.packing import pack
from rscovlm_training.records.record import Box, DataUnreadable, ImageRef, Message, Record, exchange
from rscovlm_training.records.speaking import Line, Manner, View, speak, written

SIZE = (1200, 900)
CAR = Box((300.0, 300.0, 360.0, 320.0, 350.0, 350.0, 290.0, 330.0), "quad", "native_px", "small vehicle")
SHIP = Box((700.0, 100.0, 900.0, 150.0), "horizontal", "native_px", "ship")
CLASSES = ["plane", "ship", "small vehicle"]

Make = Callable[..., Mixture]


def in_image(image: ImageRef) -> list[Record]:
    """A record of every task."""
    region = (240, 210, 480, 450)
    asked = {"question": "What color is the left-most car?", "category": "object color"}
    choices = ["(A) red", "(B) white", "(C) blue", "(D) gray"]
    return [
        detection("detect", "made", image, [SHIP, CAR, replace(CAR, difficult=True)], CLASSES),
        detection("empty", "made", image, [], CLASSES),
        Record("ground", "made", "ground", (image,), exchange("find the car", "<box:0> car"),
               (replace(CAR, label="car"),), None, {"phrase": "car"}),
        Record("identify", "made", "identify", (image,), exchange("What is at <box:0>?", "a ship"), (SHIP,)),
        Record("caption", "made", "caption", (image,), exchange("Describe it", "A coast.")),
        Record("classify", "made", "classify", (image,), exchange("Which?", "port"), (), None,
               {"classes": ["port", "farm"]}),
        Record("vqa", "made", "vqa", (image,), exchange(asked["question"], "white"), (), region, asked),
        Record("choice", "made", "choice", (image,), exchange("", "B"), (), region,
               {**asked, "choices": choices}),
        Record("pair", "made", "chat", (image, image), (
            Message("user", "What is new?", (0, 1)), Message("assistant", "The ship <box:0>."),
            Message("user", "And left?"), Message("assistant", "Nothing."),
        ), (replace(SHIP, image=1),)),
    ]  # fmt: skip


@pytest.fixture
def make(tmp_path: Path) -> Make:
    image = ImageRef(str(published.image(tmp_path / "a.png", *SIZE)), *SIZE)
    write_records(tmp_path / "all.jsonl", in_image(image))

    def opened(records: list[Record] | None = None, **changes: Any) -> Mixture:
        if records is not None:
            write_records(tmp_path / "all.jsonl", records)
        path = tmp_path / "mixture.yaml"
        path.write_text(yaml.safe_dump({"subsets": ["all.jsonl"], **changes}))
        return open_mixture(path)

    return opened


def drafts(mixture: Mixture) -> list[Draft]:
    return [mixture.draft(index) for index in range(len(mixture))]


def by_id(mixture: Mixture) -> dict[str, list[Line]]:
    return {draft.record.id: draft.lines for draft in drafts(mixture)}


def ids(mixture: Mixture) -> Counter[str]:
    return Counter(draft.record.id for draft in drafts(mixture))


def image_shapes(conversation: Conversation) -> list[tuple[int, ...]]:
    return [image.shape for turn in conversation.turns for image in turn.images]


def test_every_task_says_the_published_words(make: Make) -> None:
    said = by_id(make(images={"max_pixels": 1008 * 1008, "min_pixels": 224 * 224}))
    width, height = 1148, 868  # smart_resize of 1200 x 900 to 1008 squared, sides of 28
    assert all(
        (lines[1].views[0].frame.width, lines[1].views[0].frame.height) == (width, height)
        for lines in said.values()
    )
    expected = {
        "detect": prompts.oriented_detection(CLASSES),
        "empty": prompts.oriented_detection(CLASSES),
        "ground": prompts.oriented_grounding("car"),
        "caption": prompts.caption(),
        "classify": prompts.classification(["port", "farm"]),
        "identify": prompts.region_caption("669,96,861,144"),
    }
    for name, prompt in expected.items():
        system, user, _ = said[name]
        assert (system.text, user.text) == (prompt.system, prompt.user), name
    assert said["empty"][-1].text == "There are none."
    assert said["detect"][-1].text.splitlines()[0] == "669,96,861,144 ship"
    assert len(said["pair"]) == 5
    assert len(said["pair"][1].views) == 2
    assert said["pair"][2].text == "The ship {669,96,861,144}."


def test_the_chain_calls_for_the_very_crop_that_serving_cuts(make: Make, tmp_path: Path) -> None:
    mixture = make()
    chain = next(one for one in mixture if one.record_id == "vqa")
    assert [turn.role for turn in chain.turns] == ["system", "user", "assistant", "user", "assistant"]
    assert chain.turns[0].text == prompts.ZOOM_SYSTEM
    assert chain.turns[1].text == f"What color is the left-most car?\n{prompts.ZOOM_REQUEST}"
    assert chain.turns[3].text == prompts.ZOOMED
    assert chain.turns[4].text == "white"
    height, width = chain.turns[1].images[0].shape[:2]
    call = json.loads(chain.turns[2].text.removeprefix("<tool_call>\n").removesuffix("\n</tool_call>"))
    x1, y1, x2, y2 = call["arguments"]["bbox"]
    scale = np.array([SIZE[0] / width, SIZE[1] / height])
    low, high = np.floor(np.array([x1, y1]) * scale), np.ceil(np.array([x2, y2]) * scale)
    assert (low <= (240, 210)).all()
    assert (high >= (480, 450)).all()
    assert (np.abs(np.concatenate([low, high]) - (240, 210, 480, 450)) <= 3).all()
    window = PixelWindow(int(low[0]), int(low[1]), int(high[0] - low[0]), int(high[1] - low[1]))
    crop = chain.turns[3].images[0]
    with Raster.open(str(tmp_path / "a.png")) as raster:
        assert (crop == raster.read(window, crop.shape[1], crop.shape[0])).all()


def test_choices_in_the_chain_and_without(make: Make) -> None:
    asked = prompts.multiple_choice(
        "What color is the left-most car?", ["(A) red", "(B) white", "(C) blue", "(D) gray"]
    ).user
    assert by_id(make())["choice"][1].text == f"{asked}\n{prompts.ZOOM_REQUEST}"
    direct = by_id(make(variety={"chain": 0}))["choice"]
    assert [turn.text for turn in direct] == [prompts.DEFAULT_SYSTEM, asked, "B"]


def test_a_region_of_nearly_all_is_answered_directly(make: Make, tmp_path: Path) -> None:
    image = ImageRef(str(tmp_path / "a.png"), *SIZE)
    whole = replace(in_image(image)[6], region_px=(0, 0, *SIZE))
    (conversation,) = make([whole])
    assert len(conversation.turns) == 3
    assert image_shapes(conversation) == [(868, 1148, 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("vhm*8", ("vhm", 8)), ("a/b.jsonl%10", ("a/b.jsonl", 0.1)), ("x", ("x", 1)), ("x*2.5", ("x", 2.5)),
     ("50%_of*1", ("50%_of", 1))],
)  # fmt: skip
def test_the_published_spelling_of_weights(text: str, expected: tuple[str, float]) -> None:
    assert parse_weight(text) == expected


@pytest.mark.parametrize("text", ["x*0", "x%0", "x%120", ""])
def test_weights_that_make_no_sense(text: str) -> None:
    with pytest.raises(ValueError, match=r"asks for|no name"):
        parse_weight(text)


def test_records_come_as_often_as_their_weight_says(make: Make) -> None:
    assert ids(make(subsets=["all.jsonl*3"])) == dict.fromkeys(
        ("detect", "empty", "ground", "identify", "caption", "classify", "vqa", "choice", "pair"), 3
    )
    half = make(subsets=["all.jsonl*1.34", {"records": "all.jsonl%10"}])
    assert half.shares() == [9 + 3, 1]
    without = make(subsets=[{"records": "all.jsonl", "empty": 0}])
    assert "empty" not in by_id(without)
    assert len(without) == 8


def test_names_stand_for_files(make: Make) -> None:
    mixture = make(subsets=["dota_poly*2"], names={"dota_poly": ["all.jsonl", "all.jsonl"]})
    assert mixture.shares() == [18, 18]


def test_any_worker_reads_the_same_in_any_order(make: Make) -> None:
    varied = {"random_resize": 1, "json_replies": 0.5, "paraphrases": 0.5, "synonyms": 0.5, "upright": 0.5}
    mixture = make(subsets=["all.jsonl*4"], variety=varied)
    alone = drafts(mixture)
    worlds = 3
    shared: list[Any] = [None] * len(mixture)
    for worker in reversed(range(worlds)):
        other = make(subsets=["all.jsonl*4"], variety=varied)
        for index in reversed(range(worker, len(other), worlds)):
            shared[index] = other.draft(index)
    assert shared == alone
    resumed = make(subsets=["all.jsonl*4"], variety=varied)
    assert [resumed.draft(index) for index in range(20, len(resumed))] == alone[20:]
    next_epoch = Mixture(mixture.mixture, epoch=1)
    assert [one.record.id for one in drafts(next_epoch)] != [one.record.id for one in alone]
    assert ids(next_epoch) == ids(mixture)
    assert drafts(Mixture(mixture.mixture, seed=7)) != alone
    first, again = mixture[3], resumed[3]
    for one, other_one in zip(first.turns, again.turns, strict=True):
        assert all(map(np.array_equal, one.images, other_one.images))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 2**31),
    coordinates=st.sampled_from(["absolute", "relative-1000"]),
    json_too=st.booleans(),
)
def test_boxes_move_in_step_with_random_sizes(
    make: Make, seed: int, coordinates: str, json_too: bool
) -> None:
    variety = {"random_resize": 1, "json_replies": float(json_too), "synonyms": 0.5}
    limits = {"min_pixels": 224 * 224, "max_pixels": 1008 * 1008}
    mixture = make(seed=seed, variety=variety, coordinates=coordinates, images=limits)
    for index in range(len(mixture)):
        draft = mixture.draft(index)
        frame = draft.lines[1].views[0].frame
        assert frame.width % 28 == frame.height % 28 == 0
        assert limits["min_pixels"] <= frame.width * frame.height <= limits["max_pixels"]
        if draft.record.id != "detect":
            continue
        read = replies.parse_objects(
            draft.lines[-1].text,
            coordinates=coordinates,
            width=frame.width,
            height=frame.height,  # type: ignore[arg-type]
        )
        assert len(read.objects) == 2  # the difficult car stands where the other one does
        # Whole numbers, truncated: within one unit of what is written, in both directions.
        unit = max(1.0, *(side / 1000 for side in (frame.width, frame.height))) + 1e-6
        for found, box in zip(read.objects, (SHIP, CAR), strict=True):
            native = shapely.MultiPoint(box.corners())
            seen = shapely.MultiPoint(frame.to_native(found.quad_model_px))
            assert shapely.hausdorff_distance(native, seen) <= unit * np.hypot(*frame.scale)


def test_json_and_plain_replies_say_the_same(make: Make) -> None:
    plain, as_json = by_id(make()), by_id(make(variety={"json_replies": 1}))
    for name in ("detect", "ground", "empty"):
        read = [
            replies.parse_objects(said[name][-1].text, coordinates="absolute", width=1148, height=868)
            for said in (plain, as_json)
        ]
        assert [(o.label, o.quad_model_px.tolist()) for o in read[0].objects] == [
            (o.label, o.quad_model_px.tolist()) for o in read[1].objects
        ]
        assert read[0].none_found == read[1].none_found == (name == "empty")
    assert json.loads(as_json["detect"][-1].text.strip("`").removeprefix("json"))[0] == {
        "bbox_2d": [669, 96, 861, 144], "label": "ship",
    }  # fmt: skip


def test_synonyms_are_the_same_in_question_and_answer(make: Make) -> None:
    seen = set()
    for epoch in range(12):
        mixture = Mixture(make(variety={"synonyms": 1}).mixture, epoch=epoch)
        said = by_id(mixture)["detect"]
        asked = said[1].text.removeprefix("find the ").split(", ")
        labels = [line.split(" ", 1)[1] for line in said[-1].text.splitlines()]
        assert set(labels) <= set(asked)
        assert asked == sorted(asked)
        seen |= set(labels)
    assert {"ship", "vessel", "small vehicle"} <= seen


@given(st.lists(st.sampled_from(sorted(paraphrases.SYNONYMS)), unique=True, min_size=1), st.integers(0, 999))
def test_no_two_classes_get_one_name(names: list[str], seed: int) -> None:
    renamed = paraphrases.rename(names, random.Random(seed))
    assert len(set(renamed.values())) == len(names)
    assert all(new == old or new in paraphrases.SYNONYMS[old] for old, new in renamed.items())


def test_difficult_objects_can_be_left_out(make: Make) -> None:
    assert len(by_id(make())["detect"][-1].text.splitlines()) == 3
    easy = make(subsets=[{"records": "all.jsonl", "difficult": False}])
    assert len(by_id(easy)["detect"][-1].text.splitlines()) == 2


def test_grounded_vertices_the_other_way_round() -> None:
    frame = ModelFrame(PixelWindow(0, 0, *SIZE), *SIZE)
    clockwise = written(CAR, frame, Manner())
    assert clockwise == (300, 300, 360, 320, 350, 350, 290, 330)
    image = ImageRef("a.png", *SIZE)
    lines = speak(in_image(image)[2], [View("a.png", frame)], Manner(clockwise=False), random.Random(0))
    assert lines[-1].text == "300,300,290,330,350,350,360,320 car"
    upright = speak(in_image(image)[2], [View("a.png", frame)], Manner(upright=True), random.Random(0))
    assert upright[-1].text == "290,300,360,350 car"


def test_tokens_are_known_before_pixels_are_read(make: Make) -> None:
    mixture = make()
    for index in range(len(mixture)):
        draft, conversation = mixture.draft(index), mixture[index]
        assert [(f.height, f.width, 3) for f in (v.frame for line in draft.lines for v in line.views)] == (
            image_shapes(conversation)
        )
        patches = sum(i.shape[0] * i.shape[1] // 28**2 for turn in conversation.turns for i in turn.images)
        letters = sum(len(turn.text) for turn in conversation.turns)
        assert draft.tokens(len, 28) == patches + letters


def test_an_image_that_is_gone_stops_or_gives_way(make: Make, tmp_path: Path) -> None:
    image = ImageRef(str(tmp_path / "a.png"), *SIZE)
    gone = replace(in_image(image)[4], id="gone", images=(ImageRef(str(tmp_path / "gone.png"), *SIZE),))
    records = [gone, *in_image(image)]
    stopping = make(records)
    with pytest.raises(DataUnreadable, match=r"gone\.png"):
        list(stopping)
    skipping = make(records, unreadable="skip")
    names = Counter(conversation.record_id for conversation in skipping)
    assert "gone" not in names
    assert names.total() == len(records)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("subsets: []", "subsets"),
        ("subsets: [a.jsonl]\nvariety: {json: 1}", r"variety\.json"),
        ("subsets: [a.jsonl%300]", "asks for 3 times"),
        ("subsets: [a.jsonl]\nimages: {min_pixels: 9, max_pixels: 8}", "min_pixels"),
        ("subsets: [5]", "a subset is a name"),
        ("just words", "lists no subsets"),
        ("a: [", "no YAML"),
    ],
)
def test_a_broken_mixture_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(text)
    with pytest.raises(DataUnreadable, match=message):
        read_mixture(path)


def test_a_plain_published_list_is_a_mixture(tmp_path: Path, make: Make) -> None:
    make()
    path = tmp_path / "data.json"
    path.write_text(json.dumps(["all.jsonl*2", "all.jsonl%50"]))
    assert open_mixture(path).shares() == [18, 4]


@given(st.lists(st.integers(0, 120), max_size=200), st.integers(1, 100), st.integers(1, 60))
def test_groups_hold_everything_once_and_fit(lengths: list[int], limit: int, window: int) -> None:
    packing = pack(lengths, limit, window=window)
    numbers = [number for group in packing.groups for number in group]
    assert sorted(numbers + packing.too_long) == list(range(len(lengths)))
    assert all(lengths[number] > limit for number in packing.too_long)
    assert all(sum(lengths[number] for number in group) <= limit for group in packing.groups)
    # What comes later changes nothing before: a run that is longer begins alike.
    begun = pack(lengths[: len(lengths) // window * window], limit, window=window).groups
    assert packing.groups[: len(begun)] == begun
    for start in range(0, len(lengths), window):
        inside = [group for group in packing.groups if start <= group[0] < start + window]
        totals = sorted(sum(lengths[number] for number in group) for group in inside)
        assert len(totals) < 2 or totals[0] + totals[1] > limit  # no two groups would fit into one


def test_packing_fills() -> None:
    lengths = np.random.default_rng(0).integers(100, 3000, 2000).tolist()
    packing = pack(lengths, 6144)
    assert sum(lengths) / (len(packing.groups) * 6144) > 0.97
