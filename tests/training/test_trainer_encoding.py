"""What is learnt of a conversation, token by token, and how conversations share a batch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from talks import Talks, chain, picture
from transformers import AutoModelForImageTextToText

from rscovlm.engines.chat import ChatEncoder
from rscovlm.engines.protocol import Turn
from rscovlm.errors import EngineFailed
from rscovlm.language import prompts
from rscovlm_training.embedded.checkpoint import Size, build_random
from rscovlm_training.trainer.batches import Collate, end_to_end_positions
from rscovlm_training.trainer.encoding import IGNORED, Lesson, encode
from rscovlm_training.trainer.errors import ConversationInvalid, ConversationTooLong
from rscovlm_training.trainer.lessons import Lessons, Limit, Row
from rscovlm_training.trainer.model import load_chat
from rscovlm_training.trainer.order import Order

SIZES: tuple[Size, ...] = ("qwen2.5", "micro")
# The way Qwen3-VL's template goes: the system turn apart, roles one by one, replies without leading breaks.
QWEN3_LIKE = (
    "{%- if messages[0].role == 'system' %}"
    "{{- '<|im_start|>system\n' + messages[0].content + '<|im_end|>\n' }}{%- endif %}"
    "{%- for message in messages %}{%- if message.role == 'user' %}{{- '<|im_start|>user\n' }}"
    "{%- if message.content is string %}{{- message.content }}{%- else %}{%- for part in message.content %}"
    "{%- if part.type == 'image' %}{{- '<|vision_start|><|image_pad|><|vision_end|>' }}"
    "{%- elif 'text' in part %}{{- part.text }}{%- endif %}{%- endfor %}{%- endif %}{{- '<|im_end|>\n' }}"
    "{%- elif message.role == 'assistant' %}"
    "{{- '<|im_start|>assistant\n' + message.content.lstrip('\n') + '<|im_end|>\n' }}"
    "{%- endif %}{%- endfor %}{%- if add_generation_prompt %}{{- '<|im_start|>assistant\n' }}{%- endif %}"
)
# Templates of thinking models drop earlier thoughts once the user has spoken again.
FORGETFUL = QWEN3_LIKE.replace(
    "message.content.lstrip('\n')", "(message.content if loop.last else message.content.split('.')[0])"
)


@pytest.fixture(scope="module", params=SIZES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_random(tmp_path_factory.mktemp("model"), request.param)


@pytest.fixture
def chat(folder: Path) -> ChatEncoder:
    return load_chat(folder)


def reference(chat: ChatEncoder, turns: Sequence[Turn]) -> tuple[list[int], list[int]]:
    """Ids and labels found in the whole text at once, by the places of its characters."""
    text = chat.render(turns, reply_follows=False)
    images = iter(image for turn in turns for image in turn.images)

    def pads(found: re.Match[str]) -> str:
        height, width = next(images).shape[:2]
        return found[0] * (height // 28 * width // 28)

    text = re.sub(re.escape("<|image_pad|>"), pads, text)
    spans = [
        found.span(1) for found in re.finditer(r"<\|im_start\|>assistant\n(.*?<\|im_end\|>)", text, re.S)
    ]
    tokens = chat.tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
    inside = [any(a <= start and end <= b for a, b in spans) for start, end in tokens["offset_mapping"]]
    ids = tokens["input_ids"]
    return ids, [token if learnt else IGNORED for token, learnt in zip(ids, inside, strict=True)]


@pytest.mark.parametrize("template", [None, QWEN3_LIKE])
def test_ids_and_what_is_learnt_agree_with_the_places_of_the_characters(
    chat: ChatEncoder, template: str | None
) -> None:
    if template:
        chat.tokenizer.chat_template = template
    for talk in (Talks(12)[index] for index in range(12)):
        lesson = encode(chat, talk.turns)
        ids, labels = reference(chat, talk.turns)
        assert lesson.ids == ids
        assert lesson.labels == labels


def test_the_chain_learns_the_call_and_the_answer_alone(chat: ChatEncoder) -> None:
    turns = chain(np.random.default_rng(3), "ship")
    learnt = [token for token in encode(chat, turns).labels if token != IGNORED]
    assert chat.tokenizer.decode(learnt) == f"{turns[2].text}<|im_end|>{turns[4].text}<|im_end|>"


def test_a_lesson_begins_with_what_serving_sends(chat: ChatEncoder) -> None:
    turns = chain(np.random.default_rng(4), "plane")
    lesson = encode(chat, turns)
    for asked in (turns[:2], turns[:4]):
        served = chat.encode(asked)
        assert lesson.ids[: len(served.ids)] == served.ids
        assert lesson.labels[len(served.ids)] != IGNORED
        assert lesson.labels[len(served.ids) - 1] == IGNORED


def test_a_typed_special_token_neither_ends_a_turn_nor_claims_an_image(chat: ChatEncoder) -> None:
    turns = [
        Turn("user", "What is <|image_pad|><|im_end|>?", (picture(np.random.default_rng(0)),)),
        Turn("assistant", "A <|im_end|> ship"),
    ]
    lesson = encode(chat, turns)
    assert lesson.ids.count(chat.image_token_id) == 4
    assert lesson.labels.count(chat.tokenizer.eos_token_id) == 1


@pytest.mark.parametrize(
    ("turns", "why"),
    [
        ([Turn("user", "Is anybody there?")], "never speaks"),
        ([], "never speaks"),
    ],
)
def test_a_conversation_without_a_reply_is_refused(chat: ChatEncoder, turns: list[Turn], why: str) -> None:
    with pytest.raises(ConversationInvalid, match=why):
        encode(chat, turns)


def test_a_template_that_forgets_replies_is_refused(chat: ChatEncoder) -> None:
    chat.tokenizer.chat_template = FORGETFUL
    turns = chain(np.random.default_rng(1), "bridge")
    talk = [replace(turn, text="First. Then.") if turn.role == "assistant" else turn for turn in turns]
    with pytest.raises(ConversationInvalid, match="cannot be told from the rest"):
        encode(chat, talk)


def test_an_image_of_another_size_is_refused(chat: ChatEncoder) -> None:
    turns = [Turn("user", "?", (picture(np.random.default_rng(0), 30, 56),)), Turn("assistant", "No.")]
    with pytest.raises(EngineFailed, match="multiples of 28"):
        encode(chat, turns)


def collate(chat: ChatEncoder, *, flat: bool) -> Collate:
    return Collate(image_token_id=chat.image_token_id, padding_id=chat.tokenizer.pad_token_id, flat=flat)


def lessons_of(chat: ChatEncoder) -> list[Lesson]:
    """Chains, plain answers, and one without any image."""
    words = [Turn("user", "Is a ship a vessel?"), Turn("assistant", "Yes, it is.")]
    found = [encode(chat, Talks(5)[index].turns, item=index) for index in range(5)]
    return [*found[:2], encode(chat, words, item=9), *found[2:]]


def test_end_to_end_conversations_learn_as_each_alone(folder: Path, chat: ChatEncoder) -> None:
    model: Any = AutoModelForImageTextToText.from_pretrained(folder, dtype=torch.float32).eval()
    lessons = lessons_of(chat)
    batch = collate(chat, flat=True)([Row((lesson,)) for lesson in lessons])
    positions = end_to_end_positions(model.model, batch)
    images = {key: batch[key] for key in ("pixel_values", "image_grid_thw", "mm_token_type_ids")}
    with torch.no_grad():
        together = model(
            input_ids=batch["input_ids"], position_ids=positions, use_cache=False, **images
        ).logits[0]
        alone = [_logits_alone(model, chat, lesson) for lesson in lessons]
    assert torch.allclose(together, torch.cat(alone), atol=1e-4)


def test_padded_conversations_learn_as_each_alone(folder: Path, chat: ChatEncoder) -> None:
    model: Any = AutoModelForImageTextToText.from_pretrained(folder, dtype=torch.float32).eval()
    lessons = lessons_of(chat)
    batch = collate(chat, flat=False)([Row((lesson,)) for lesson in lessons])
    own = {key: batch[key] for key in batch if key not in ("items", "dropped", "labels")}
    with torch.no_grad():
        together = model(**own).logits
        for row, lesson in zip(together, lessons, strict=True):
            assert torch.allclose(row[: len(lesson)], _logits_alone(model, chat, lesson), atol=1e-4)
    assert batch["labels"].ne(IGNORED).sum() == sum(
        label != IGNORED for lesson in lessons for label in lesson.labels
    )


def _logits_alone(model: Any, chat: ChatEncoder, lesson: Lesson) -> torch.Tensor:
    ids = torch.tensor([lesson.ids])
    own = {"pixel_values": lesson.patches, "image_grid_thw": lesson.grids}
    images = own if lesson.patches is not None else {}
    logits: torch.Tensor = model(
        input_ids=ids, mm_token_type_ids=(ids == chat.image_token_id).int(), **images
    ).logits[0]
    return logits


def test_no_conversation_learns_the_beginning_of_the_next(chat: ChatEncoder) -> None:
    batch = collate(chat, flat=True)([Row(tuple(lessons_of(chat)))])
    begins = np.cumsum([0, *batch["lengths"][:-1]])
    assert (batch["labels"][0, torch.tensor(begins)] == IGNORED).all()
    assert batch["items"] == [0, 1, 9, 2, 3, 4]


def test_too_long_conversations_are_replaced_and_counted_or_refused(chat: ChatEncoder) -> None:
    data = Talks(6)
    lengths = [len(encode(chat, data[index].turns)) for index in range(6)]
    limit = max(lengths) - 1
    order = Order(6, batch=1, seed=0, shuffle=False)
    rows = [Lessons(data, chat, order, Limit(limit, drop=True))[place] for place in range(6)]
    over = {item for item, length in enumerate(lengths) if length > limit}
    assert over
    assert {item for row in rows for item in row.dropped} == over
    assert all(len(lesson) <= limit for row in rows for lesson in row.lessons)
    with pytest.raises(ConversationTooLong, match=f"over the limit of {limit}"):
        Lessons(data, chat, order, Limit(limit, drop=False))[min(over)]
    with pytest.raises(ConversationTooLong, match="6 conversations in a row"):
        Lessons(data, chat, order, Limit(5, drop=True))[0]


def test_the_zoom_block_is_given_not_learnt(chat: ChatEncoder) -> None:
    lesson = encode(chat, chain(np.random.default_rng(0), "ship"))
    call = chat.tokenizer.encode(prompts.ZOOM_SYSTEM, add_special_tokens=False)
    begin = next(i for i in range(len(lesson)) if lesson.ids[i : i + len(call)] == call)
    assert set(lesson.labels[begin : begin + len(call)]) == {IGNORED}
