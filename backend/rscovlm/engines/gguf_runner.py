"""llama.cpp's own converter, run as it is but for two things that stop it over tokenizers of Qwen's making.

It knows a tokenizer by a digest of what it makes of one long string, so that one with another vocabulary is
unknown to it although it parts text in the very same way; and it wants ``sentencepiece`` before it looks
whether there is such a vocabulary at all. A program of its own: ``python -m rscovlm.engines.gguf_runner
FOLDER_OF_LLAMA_CPP ARGUMENTS...``.
"""

from __future__ import annotations

import importlib
import json
import runpy
import sys
from pathlib import Path
from typing import Any

QWEN2 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)
"""How the tokenizers of Qwen2 and its successors part text; llama.cpp calls it ``qwen2``."""


def parts_like_qwen2(tokenizer: Path) -> bool:
    """Whether a ``tokenizer.json`` parts text as Qwen2's does."""
    described = json.loads(tokenizer.read_text(encoding="utf-8"))
    pre = described.get("pre_tokenizer") or {}
    steps = pre.get("pretokenizers") or [pre]
    return [(step.get("pattern") or {}).get("Regex") for step in steps if step.get("type") == "Split"] == [
        QWEN2
    ]


def _mend(text_model: Any) -> None:
    recognise, read_pieces = text_model.get_vocab_base_pre, text_model._set_vocab_sentencepiece

    def get_vocab_base_pre(self: Any, tokenizer: Any) -> str:
        try:
            return str(recognise(self, tokenizer))
        except NotImplementedError:
            if parts_like_qwen2(self.dir_model / "tokenizer.json"):
                return "qwen2"
            raise

    def set_vocab_sentencepiece(self: Any, *arguments: Any, **named: Any) -> None:
        if not (self.dir_model / "tokenizer.model").is_file():
            raise FileNotFoundError(self.dir_model / "tokenizer.model")
        read_pieces(self, *arguments, **named)

    text_model.get_vocab_base_pre = get_vocab_base_pre
    text_model._set_vocab_sentencepiece = set_vocab_sentencepiece


def main() -> None:
    """Run the converter of a folder with the rest of the arguments."""
    folder = Path(sys.argv.pop(1))
    sys.path[:0] = [str(folder), str(folder / "gguf-py")]
    _mend(importlib.import_module("conversion").TextModel)
    runpy.run_path(str(folder / "convert_hf_to_gguf.py"), run_name="__main__")


if __name__ == "__main__":
    main()
