"""The words and numbers of the embedded model, and which of them are learnt."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from transformers import Qwen2Tokenizer

from rscovlm.engines.chat import ChatEncoder
from rscovlm.language import prompts
from rscovlm_training.embedded.chains import (
    Surveyed,
)
from rscovlm_training.embedded.checkpoint import build_model, save_checkpoint
from rscovlm_training.embedded.data import (
    TalkDataset,
)
from rscovlm_training.embedded.encoding import IGNORED, encode
from rscovlm_training.embedded.pool import Pool
from rscovlm_training.embedded.stages import TalkStage, turn_shares
from rscovlm_training.embedded.tokenizer import FIXED_TEXTS, NUMBERS, number_ids, token_id
from rscovlm_training.worlds.uhr.world import World


def test_what_is_always_said_alike_is_one_token(words: Qwen2Tokenizer) -> None:
    for text in (*FIXED_TEXTS, "0", "999", "27,"):
        assert len(words(text)["input_ids"]) == 1, text


def test_neighbours_of_a_number_are_nearly_right_and_no_other_token_has_any(words: Qwen2Tokenizer) -> None:
    stage = TalkStage(build_model(words, "micro", seed=0), numbers=number_ids(words), freeze_tower=True)
    for text, shared in {
        "9": "7 8 9 10 11",
        "120,": "118, 119, 120, 121, 122,",
        "0": "0 1 2",
        "plane": "plane",
    }.items():
        (token,) = words(text)["input_ids"]
        near, shares = stage._targets(torch.tensor([token]))
        named = {
            words.decode([int(other)]) for other, share in zip(near[0], shares[0], strict=True) if share > 0
        }
        assert named == set(shared.split())
        assert shares.sum() == pytest.approx(1.0)
        assert near[0][shares[0].argmax()] == token


def test_numbers_start_near_their_neighbours(words: Qwen2Tokenizer) -> None:
    weight = build_model(words, "micro", seed=0).get_input_embeddings().weight
    for ids in number_ids(words):
        step = (weight[ids[1:]] - weight[ids[:-1]]).norm(dim=1)
        far = (weight[ids[NUMBERS // 2 :]] - weight[ids[: NUMBERS // 2]]).norm(dim=1)
        assert step.max() < 0.7 * far.median()


def test_any_text_survives_the_tokenizer(words: Qwen2Tokenizer) -> None:
    for text in ("Ünïcode 7.5 m² 日本", "12,34,5 plane\nB12, x", prompts.zoom_call(1, 22, 333, 44)):
        assert words.decode(words(text)["input_ids"]) == text


def test_training_reads_a_conversation_as_the_engine_does(
    words: Qwen2Tokenizer, pool: Path, surveyed: tuple[World, Surveyed], tmp_path: Path
) -> None:
    save_checkpoint(build_model(words, "micro", seed=0), words, tmp_path)
    chat = ChatEncoder.from_folder(tmp_path, token_id(words, "<|image_pad|>"))
    data = TalkDataset(Pool(pool), 100, 3, oblong=0.3)
    talks = [turns for index in range(10) for _, turns in data[index].talks]
    _, seen = surveyed
    for turns in (*talks, *(chain.turns(seen.overview) for chain in seen.chains)):
        encoded = encode(words, turns)
        served = chat.encode(turns[:-1])
        assert encoded.input_ids[: len(served.ids)] == served.ids
        reply = [token for token in encoded.labels[len(served.ids) :] if token != IGNORED]
        assert words.decode(reply) == f"{turns[-1].text}<|im_end|>"


def test_only_the_assistant_is_learnt(words: Qwen2Tokenizer, surveyed: tuple[World, Surveyed]) -> None:
    _, seen = surveyed
    turns = seen.chains[0].turns(seen.overview)
    encoded = encode(words, turns)
    learnt = words.decode([token for token in encoded.labels if token != IGNORED])
    assert learnt == f"{turns[2].text}<|im_end|>{turns[4].text}<|im_end|>"


def test_a_turn_counts_by_the_root_of_its_length() -> None:
    none = IGNORED
    labels = torch.tensor([[none, 5, 6, 7, 8, none, 9, none], [none, 1, none, none, 2, 3, none, none]])
    shares = turn_shares(labels)
    assert (shares[labels == none] == 0).all()
    assert shares[0, 1:5].tolist() == [0.5] * 4
    assert (shares[0, 6], shares[1, 1]) == (1.0, 1.0)
    assert shares[1, 4:6].tolist() == pytest.approx([2**-0.5] * 2)
