"""The transformers engine on a small random model: what it says, streams, stops and survives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest
import torch
from checkpoints import build_lively, card_of
from passes import Passes, another, loaded

from rscovlm.engines.protocol import CancelToken, Conversation, Turn
from rscovlm.engines.transformers_engine import TransformersEngine
from rscovlm.errors import Cancelled, EngineFailed, OutOfMemory


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TransformersEngine]:
    folder = build_lively(tmp_path_factory.mktemp("lively"))
    with loaded(card_of(folder)) as own:
        yield own


@pytest.fixture
def roomy(engine: TransformersEngine) -> Iterator[TransformersEngine]:
    """The same model behind a door of its own, which no earlier shortage of memory has narrowed."""
    with closing(another(engine)) as other:
        yield other


def image(height: int, width: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


def conversations() -> list[Conversation]:
    """Of different lengths, with none, one and three images, of one turn and of several."""
    return [
        [Turn("user", "find the plane", (image(56, 56, 1),))],
        [
            Turn("system", "As an AI assistant, you specialize in accurate object detection."),
            Turn("user", "Where is the quay? Zoom in.", (image(84, 112, 2), image(56, 84, 3))),
            Turn("assistant", '<tool_call>\n{"bbox": [1, 2, 30, 40]}\n</tool_call>'),
            Turn("user", "Here's the zoomed-in image.", (image(112, 56, 4),)),
        ],
        [Turn("user", "How are you?")],
        *([Turn("user", "find the ship", (image(56, 84, seed),))] for seed in range(5, 10)),
    ]


def reference(engine: TransformersEngine, conversation: Conversation, limit: int) -> tuple[str, list[float]]:
    """Greedy decoding by transformers itself, the prompt put together as a string."""
    chat, model = engine._chat, engine._model
    messages = [
        {
            "role": turn.role,
            "content": [*({"type": "image"} for _ in turn.images), {"type": "text", "text": turn.text}],
        }
        for turn in conversation
    ]
    text = chat.tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
    images = [one for turn in conversation for one in turn.images]
    for one in images:
        tokens = (one.shape[0] // 28) * (one.shape[1] // 28)
        text = text.replace("<|image_pad|>", "<|picture|>" * tokens, 1)
    inputs = chat.tokenizer(text.replace("<|picture|>", "<|image_pad|>"), return_tensors="pt")
    if images:
        inputs |= chat._images(
            images, return_tensors="pt"
        )  # with its resizing, which must find nothing to do
        inputs["mm_token_type_ids"] = (inputs["input_ids"] == model.config.image_token_id).int()
    out = model.generate(
        **inputs,
        max_new_tokens=limit,
        do_sample=False,
        suppress_tokens=list(engine._words.never),
        output_scores=True,
        return_dict_in_generate=True,
    )
    ids = out.sequences[0, inputs["input_ids"].shape[1] :].tolist()
    chances = [score.softmax(-1).max().item() for score in out.scores]
    if ids[-1] in engine._words.stop:
        ids, chances = ids[:-1], chances[:-1]
    return chat.tokenizer.decode(ids, skip_special_tokens=True), chances


def test_it_says_what_transformers_says_with_the_same_probabilities(engine: TransformersEngine) -> None:
    replies = engine.generate(conversations(), max_new_tokens=24)
    for conversation, reply in zip(conversations(), replies, strict=True):
        text, chances = reference(engine, conversation, 24)
        assert reply.text == text
        assert [piece.probability for piece in reply.pieces] == pytest.approx(chances, abs=1e-4)
    assert len({reply.text for reply in replies}) > 4, "the checkpoint says always the same"


def test_a_batch_says_what_each_says_alone(engine: TransformersEngine) -> None:
    together = engine.generate(conversations(), max_new_tokens=32)
    alone = [engine.generate([one], max_new_tokens=32)[0] for one in conversations()]
    assert [reply.text for reply in together] == [reply.text for reply in alone]
    assert [reply.finish for reply in together] == [reply.finish for reply in alone]
    assert len({len(reply.pieces) for reply in together}) > 2, "rows of one length would prove little"


def test_each_conversation_is_streamed_to_its_own_number(engine: TransformersEngine) -> None:
    heard: dict[int, str] = {}

    def listen(index: int, text: str) -> None:
        assert text
        heard[index] = heard.get(index, "") + text

    replies = engine.generate(conversations(), max_new_tokens=32, on_text=listen)
    assert {index: reply.text for index, reply in enumerate(replies) if reply.text} == heard
    assert all("".join(piece.text for piece in reply.pieces) == reply.text for reply in replies)


def test_a_listeners_own_error_is_not_blamed_on_the_model(engine: TransformersEngine) -> None:
    def listen(_index: int, _text: str) -> None:
        raise ValueError("no room on the disk")

    with pytest.raises(ValueError, match="no room on the disk"):
        engine.generate(conversations(), on_text=listen)


def test_finished_rows_leave_the_batch(engine: TransformersEngine) -> None:
    with Passes(engine) as passes:
        replies = engine.generate(conversations(), max_new_tokens=40)
    # Each pass reads the tokens of the rows that still speak; the last token of a limit is never read.
    spoken = [len(reply.pieces) + (reply.finish == "stop") for reply in replies]
    assert passes.rows == [sum(count > step for count in spoken) for step in range(max(spoken))]
    assert passes.rows[-1] < passes.rows[0]


def test_the_limit_cuts_and_says_so(engine: TransformersEngine) -> None:
    whole = engine.generate(conversations(), max_new_tokens=200)
    cut = engine.generate(conversations(), max_new_tokens=3)
    assert {reply.finish for reply in cut} == {"stop", "length"} or {reply.finish for reply in cut} == {
        "length"
    }
    for long, short in zip(whole, cut, strict=True):
        assert [piece.text for piece in short.pieces[:2]] == [piece.text for piece in long.pieces[:2]]
        assert short.finish == ("stop" if len(long.pieces) < 3 else "length")
        assert len(short.pieces) == min(3, len(long.pieces))


@pytest.mark.parametrize("after", [0, 1, 4])
def test_cancel_stops_within_one_token(engine: TransformersEngine, after: int) -> None:
    cancel, passes_at_cancel = CancelToken(), 0

    def before(_batch: int, number: int) -> None:
        nonlocal passes_at_cancel
        if number == after:
            passes_at_cancel = number
            cancel.cancel()

    if after == 0:
        cancel.cancel()
    with Passes(engine, before) as passes, pytest.raises(Cancelled):
        engine.generate(conversations(), max_new_tokens=40, cancel=cancel)
    assert len(passes.rows) == after == passes_at_cancel


@pytest.mark.parametrize("passes_before", [0, 3])
def test_a_batch_that_does_not_fit_goes_on_in_halves(roomy: TransformersEngine, passes_before: int) -> None:
    heard: dict[int, str] = {}

    def listen(index: int, text: str) -> None:
        heard[index] = heard.get(index, "") + text

    def before(batch: int, number: int) -> None:
        if batch > 2 and number > passes_before:
            raise torch.OutOfMemoryError("CUDA out of memory")

    plain = roomy.generate(conversations(), max_new_tokens=24)
    with Passes(roomy, before) as passes:
        replies = roomy.generate(conversations(), max_new_tokens=24, on_text=listen)
    assert [reply.text for reply in replies] == [reply.text for reply in plain]
    assert heard == {index: reply.text for index, reply in enumerate(plain) if reply.text}
    assert passes.rows[-1] <= 2


def test_a_single_one_that_does_not_fit_is_told_in_words(roomy: TransformersEngine) -> None:
    def before(_batch: int, _number: int) -> None:
        torch.empty(1 << 62, dtype=torch.uint8)  # what the CPU's allocator really says

    with Passes(roomy, before) as passes, pytest.raises(OutOfMemory, match="not enough memory"):
        roomy.generate(conversations()[:4])
    assert passes.rows == [4, 2, 1]


def test_a_failure_inside_the_model_is_told_in_words(engine: TransformersEngine) -> None:
    def before(_batch: int, _number: int) -> None:
        torch.zeros(2, 3) @ torch.zeros(2, 3)

    with Passes(engine, before), pytest.raises(EngineFailed, match="failed while") as failure:
        engine.generate(conversations())
    assert not isinstance(failure.value, OutOfMemory)
    assert "mat1" in failure.value.details


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (np.zeros((57, 56, 3), np.uint8), "multiples of 28"),
        (np.zeros((56, 300, 3), np.uint8), "multiples of 28"),
        (np.zeros((0, 56, 3), np.uint8), "multiples of 28"),
        (np.zeros((56, 56, 4), np.uint8), "8-bit RGB"),
        (np.zeros((56, 56), np.uint8), "8-bit RGB"),
        (np.zeros((56, 56, 3), np.float32), "8-bit RGB"),
    ],
)
def test_an_image_of_the_wrong_size_or_kind_is_refused(
    engine: TransformersEngine, bad: np.ndarray, words: str
) -> None:
    with pytest.raises(EngineFailed, match=words):
        engine.generate([[Turn("user", "what is this?", (bad,))]])


def test_the_model_sees_the_pixels_as_they_are(engine: TransformersEngine) -> None:
    picture = image(84, 112, 11)
    encoded = engine._chat.encode([Turn("user", "look", (picture,))])
    assert encoded.grids is not None
    assert encoded.patches is not None
    assert encoded.grids.tolist() == [[1, 6, 8]]
    # Undo the patches: (rows / 2, columns / 2, 2, 2, channel, frame, 14, 14), then the normalisation.
    blocks = encoded.patches.numpy().reshape(3, 4, 2, 2, 3, 2, 14, 14)[:, :, :, :, :, 0]
    pixels = blocks.transpose(0, 2, 5, 1, 3, 6, 4).reshape(84, 112, 3)
    mean = np.array([0.48145466, 0.4578275, 0.40821073])
    deviation = np.array([0.26862954, 0.26130258, 0.27577711])
    np.testing.assert_allclose((pixels * deviation + mean) * 255, picture, atol=1e-3)


@pytest.mark.parametrize("word", ["<|image_pad|>", "<|im_end|>", "<|vision_start|>", "<|endoftext|>"])
def test_special_tokens_that_somebody_types_are_only_text(engine: TransformersEngine, word: str) -> None:
    chat = engine._chat
    special = chat.tokenizer.convert_tokens_to_ids(word)
    plain = chat.encode([Turn("user", "What is this?", (image(56, 56),))])
    typed = chat.encode([Turn("user", f"What is {word} this?", (image(56, 56),))])
    assert typed.ids.count(special) == plain.ids.count(special)
    assert len(typed.ids) > len(plain.ids)


def test_nothing_asked_nothing_said(engine: TransformersEngine) -> None:
    assert engine.generate([]) == []


def test_a_conversation_longer_than_the_model_reads_is_refused(engine: TransformersEngine) -> None:
    with pytest.raises(EngineFailed, match="at most"):
        engine.generate([[Turn("user", "q x " * 4096)]])


def test_a_reply_of_no_tokens_is_refused(engine: TransformersEngine) -> None:
    with pytest.raises(EngineFailed, match="at least one token"):
        engine.generate(conversations(), max_new_tokens=0)


def test_it_names_its_device_and_card(engine: TransformersEngine) -> None:
    threads = torch.get_num_threads()
    assert engine.device == f"CPU, {threads} thread{'s' if threads > 1 else ''}"
    assert engine.card.name == "micro"
