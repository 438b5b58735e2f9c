"""How generated tokens become streamed text, with no model."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from rscovlm.engines.chat import Encoded
from rscovlm.engines.decoding import Row, Vocabulary
from rscovlm.engines.decoding import best as best_of
from rscovlm.engines.numbers import NumberLine
from rscovlm.language.prompts import zoom_call
from rscovlm_training.embedded.tokenizer import train_tokenizer


@lru_cache
def tokenizer() -> Any:
    return train_tokenizer(["12,34,56,78,90,12,34,56 plane", "There are none.", "Größe 港 🛰"])


@lru_cache
def vocabulary() -> Vocabulary:
    words = tokenizer()
    image = words.convert_tokens_to_ids("<|image_pad|>")
    return Vocabulary(words, frozenset({words.eos_token_id}), (image,), words.pad_token_id, image)


def row(limit: int = 10_000, heard: list[str] | None = None) -> Row:
    listen = None if heard is None else lambda index, text: heard.append(text)
    return Row(0, Encoded([], None, None), vocabulary(), limit, on_text=listen)


def speak(one: Row, ids: list[int]) -> None:
    for place, token in enumerate(ids):
        one.accept(token, 1 / (place + 2))
        if one.finish:
            return
    one.accept(tokenizer().eos_token_id, 1.0)


@given(st.text(max_size=60))
def test_text_is_streamed_in_whole_characters(text: str) -> None:
    ids = tokenizer().encode(text, add_special_tokens=False, split_special_tokens=True)
    whole = tokenizer().decode(ids, skip_special_tokens=True)
    heard: list[str] = []
    one = row(heard=heard)
    speak(one, ids)
    reply = one.reply()
    assert reply.text == "".join(heard) == "".join(piece.text for piece in reply.pieces) == whole
    assert "\ufffd" not in reply.text or "\ufffd" in text
    assert [piece.probability for piece in reply.pieces] == [1 / (n + 2) for n in range(len(ids))]
    assert reply.finish == "stop"


@given(st.data())
def test_any_tokens_at_all_become_the_text_that_the_tokenizer_gives_them(data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.integers(0, len(tokenizer()) - 1), max_size=40))
    ids = [token for token in ids if token != tokenizer().eos_token_id]
    heard: list[str] = []
    one = row(heard=heard)
    speak(one, ids)
    assert one.reply().text == "".join(heard) == tokenizer().decode(ids, skip_special_tokens=True)
    assert len(one.reply().pieces) == len(ids)


def test_a_character_cut_in_two_by_the_limit_is_marked_not_lost() -> None:
    ids = tokenizer().encode("a鎭", add_special_tokens=False)
    assert len(ids) > 2
    one = row(limit=len(ids) - 1)
    speak(one, ids)
    assert one.reply().text == "a\ufffd"
    assert one.reply().finish == "length"


def test_an_unfinished_row_has_no_reply() -> None:
    with pytest.raises(RuntimeError, match="not been decoded"):
        row().reply()


def shares(**tokens: float) -> torch.Tensor:
    """Logits (1, vocabulary) of the probabilities of some tokens; underscores stand for commas."""
    logits = torch.full((1, len(tokenizer())), -30.0)
    for text, share in tokens.items():
        (token,) = tokenizer().encode(text.strip("n").replace("_", ","), add_special_tokens=False)
        logits[0, token] = torch.tensor(share).log()
    return logits


def best(logits: torch.Tensor, said: str | None, spread: float) -> tuple[str, float]:
    one = row()
    one.spoken = [] if said is None else tokenizer().encode(said, add_special_tokens=False)
    line = NumberLine.of(tokenizer(), spread, torch.device("cpu"))
    one.vocabulary = replace(vocabulary(), numbers=line)
    tokens, probabilities = best_of(logits, [one])
    return tokenizer().decode(tokens.tolist()), float(probabilities[0])


def test_a_coordinate_goes_where_its_neighbours_are() -> None:
    scattered = shares(n20_=0.3, n60_=0.18, n61_=0.18, n62_=0.18, n63_=0.16)
    text, probability = best(scattered, None, 2.0)
    assert text in ("61,", "62,")
    assert 0.5 < probability < 0.7
    assert best(scattered, None, 0.1) == ("20,", pytest.approx(0.3, abs=1e-3))


def test_only_the_last_number_of_a_list_is_a_coordinate_without_a_comma() -> None:
    scattered = shares(n2=0.4, n6=0.3, n7=0.3)
    assert best(scattered, "34,", 2.0)[0] in ("6", "7")
    assert best(scattered, None, 2.0)[0] == "2"
    assert best(scattered, "plane", 2.0)[0] == "2"


def test_what_opens_a_list_is_followed_by_a_number() -> None:
    unsure = shares(n7=0.6, n60_=0.2, n61_=0.2)
    opened = zoom_call(1, 2, 3, 4).split("1,")[0]
    assert best(unsure, opened, 2.0)[0] in ("60,", "61,")
    assert best(unsure, "plane", 2.0)[0] == "7"


def test_a_tokenizer_that_splits_numbers_has_no_number_line() -> None:
    class Split:
        def encode(self, text: str, **_: object) -> list[int]:
            return [0] * len(text)

    with pytest.raises(ValueError, match="2 tokens"):
        NumberLine.of(Split(), 1.0, torch.device("cpu"))
