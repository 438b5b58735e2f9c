"""Converting to GGUF: what llama.cpp's programs are told, and what is said where they fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doubles import make_card

from rscovlm.engines.gguf import CONVERTER, write_gguf
from rscovlm.engines.gguf_runner import parts_like_qwen2
from rscovlm.errors import ExportFailed, ModelMissing
from rscovlm.models import ModelCard, find_card

CONVERT = """
import json, pathlib, sys
from conversion import TextModel
assert TextModel().get_vocab_base_pre(None) == "qwen2"
try:
    TextModel()._set_vocab_sentencepiece()
except FileNotFoundError:
    pass
target = pathlib.Path(sys.argv[sys.argv.index("--outfile") + 1])
target.write_text(json.dumps(sys.argv[1:]))
"""
KNOWS_NO_TOKENIZER = """
import pathlib
class TextModel:
    dir_model = pathlib.Path({folder!r})
    def get_vocab_base_pre(self, tokenizer):
        raise NotImplementedError("BPE pre-tokenizer was not recognized")
    def _set_vocab_sentencepiece(self):
        import sentencepiece_that_is_not_there
"""
QUANTIZE = '#!/bin/sh\ncp "$1" "$2"\necho "$3" >> "$2"\n'


@pytest.fixture
def card(embedded_model: Path) -> ModelCard:
    return find_card().model_copy(update={"weights": str(embedded_model)})


@pytest.fixture
def llama_cpp(tmp_path: Path, embedded_model: Path) -> Path:
    """A folder in the place of llama.cpp's, whose converter does not know the embedded tokenizer either."""
    folder = tmp_path / "llama.cpp"
    folder.mkdir()
    (folder / CONVERTER).write_text(CONVERT)
    (folder / "conversion.py").write_text(KNOWS_NO_TOKENIZER.format(folder=str(embedded_model)))
    return folder


def test_both_files_are_written_from_the_models_weights(
    card: ModelCard, llama_cpp: Path, tmp_path: Path
) -> None:
    made = write_gguf(card, tmp_path / "out", kind="q8_0", llama_cpp=llama_cpp)
    assert made.model.name == "embedded-q8_0.gguf"
    assert json.loads(made.model.read_text())[:3] == [card.weights, "--outtype", "q8_0"]
    assert json.loads(made.projector.read_text())[:4] == [card.weights, "--mmproj", "--outtype", "f16"]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {made.model.name, made.projector.name}


def test_other_types_are_quantised_from_float16(card: ModelCard, llama_cpp: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="llama-quantize"):
        write_gguf(card, tmp_path / "out", kind="q4_k_m", llama_cpp=llama_cpp)
    program = llama_cpp / "build" / "bin" / "llama-quantize"
    program.parent.mkdir(parents=True)
    program.write_text(QUANTIZE)
    program.chmod(0o755)
    made = write_gguf(card, tmp_path / "out", kind="q4_k_m", llama_cpp=llama_cpp)
    assert made.model.read_text().endswith("Q4_K_M\n")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {made.model.name, made.projector.name}


def test_a_converter_that_fails_leaves_nothing_and_its_words(
    card: ModelCard, llama_cpp: Path, tmp_path: Path
) -> None:
    (llama_cpp / CONVERTER).write_text("raise SystemExit('Model architecture is not supported')")
    with pytest.raises(ExportFailed, match="could not write") as told:
        write_gguf(card, tmp_path / "out", kind="f16", llama_cpp=llama_cpp)
    assert "not supported" in told.value.details
    assert list((tmp_path / "out").iterdir()) == []


def test_what_is_missing_is_named(card: ModelCard, tmp_path: Path) -> None:
    for folder in (None, tmp_path):
        with pytest.raises(ExportFailed, match=CONVERTER) as told:
            write_gguf(card, tmp_path / "out", kind="f16", llama_cpp=folder)
        assert "--llama-cpp" in told.value.next_step
    with pytest.raises(ModelMissing):
        write_gguf(make_card(weights=str(tmp_path / "gone")), tmp_path, kind="f16", llama_cpp=tmp_path)


def test_a_tokenizer_is_known_by_how_it_parts_text(embedded_model: Path, tmp_path: Path) -> None:
    assert parts_like_qwen2(embedded_model / "tokenizer.json")
    other = json.loads((embedded_model / "tokenizer.json").read_text(encoding="utf-8"))
    other["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"] = r"\p{N}{1,3}"
    (tmp_path / "tokenizer.json").write_text(json.dumps(other), encoding="utf-8")
    assert not parts_like_qwen2(tmp_path / "tokenizer.json")
