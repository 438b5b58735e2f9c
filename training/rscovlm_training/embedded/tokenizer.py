"""The embedded model's own tokenizer: Qwen's pre-tokenizer, template and special tokens, a small vocabulary.

A small decoder pays for every token, so what is always said in the same words is one token: the system
prompts, the zoom call's frame, and every whole number up to 999, alone and with the comma that follows it
in a list of coordinates. These are *added tokens* of an ordinary byte-level BPE, so that every runtime that
reads a Qwen tokenizer (transformers, vLLM, llama.cpp) reads this one too, and any other text still works.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers, trainers
from tokenizers.models import BPE
from transformers import Qwen2Tokenizer

from rscovlm.language import prompts

SPECIAL_TOKENS = (
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|object_ref_start|>", "<|object_ref_end|>",
    "<|box_start|>", "<|box_end|>", "<|quad_start|>", "<|quad_end|>", "<|vision_start|>", "<|vision_end|>",
    "<|vision_pad|>", "<|image_pad|>", "<|video_pad|>",
)  # fmt: skip
TOOL_TOKENS = ("<tool_call>", "</tool_call>")
FIXED_TEXTS = (
    prompts.DEFAULT_SYSTEM,
    prompts.ORIENTED_SYSTEM,
    prompts.HORIZONTAL_SYSTEM,
    prompts.ZOOM_SYSTEM,
    prompts.ZOOM_REQUEST,
    prompts.ZOOMED,
    prompts.ANSWER_SHORT,
    prompts.NONE_FOUND,
    '{"name": "image_zoom_in", "arguments": {"bbox": [',
)
NUMBERS = 1000
_WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|"
    r"\s+(?!\S)|\s+"
)
CHAT_TEMPLATE = (
    "{% set image_count = namespace(value=0) %}"
    "{% for message in messages %}"
    "{% if loop.first and message['role'] != 'system' %}"
    "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n"
    "{% endif %}"
    "<|im_start|>{{ message['role'] }}\n"
    "{% if message['content'] is string %}{{ message['content'] }}<|im_end|>\n"
    "{% else %}{% for content in message['content'] %}"
    "{% if content['type'] == 'image' or 'image' in content or 'image_url' in content %}"
    "{% set image_count.value = image_count.value + 1 %}"
    "{% if add_vision_id %}Picture {{ image_count.value }}: {% endif %}"
    "<|vision_start|><|image_pad|><|vision_end|>"
    "{% elif 'text' in content %}{{ content['text'] }}{% endif %}"
    "{% endfor %}<|im_end|>\n{% endif %}"
    "{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def train_tokenizer(corpus: Iterable[str], *, vocabulary: int = 1200) -> Qwen2Tokenizer:
    """Learn the merges from a corpus of prompts and replies and add the whole-text tokens."""
    base = Tokenizer(BPE())
    base.normalizer = normalizers.NFC()
    base.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_WORDS), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    base.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        min_frequency=2,
        show_progress=False,
    )
    base.train_from_iterator(corpus, trainer)
    base.add_special_tokens([AddedToken(text, special=True, normalized=False) for text in SPECIAL_TOKENS])
    base.add_tokens([AddedToken(text, normalized=False) for text in added_texts()])
    return Qwen2Tokenizer(
        tokenizer_object=base,
        eos_token="<|im_end|>",
        pad_token="<|endoftext|>",
        additional_special_tokens=list(SPECIAL_TOKENS),
        chat_template=CHAT_TEMPLATE,
        model_max_length=4096,
    )


def added_texts() -> list[str]:
    """List the texts that are one token each, numbers first: ``n`` and then ``n,`` in the order of value."""
    numbers = [str(value) for value in range(NUMBERS)]
    return [*numbers, *(f"{number}," for number in numbers), *TOOL_TOKENS, *FIXED_TEXTS]


def token_id(tokenizer: Qwen2Tokenizer, text: str) -> int:
    """Look up the id of a text that is one token."""
    found = tokenizer.convert_tokens_to_ids(text)
    if not isinstance(found, int):
        raise TypeError(f"{text!r} is not one text.")
    return found


def number_ids(tokenizer: Qwen2Tokenizer) -> list[list[int]]:
    """List the ids of ``n`` and of ``n,`` for every number, two rows of ``NUMBERS``.

    They do not follow each other without a gap: single digits are letters of the alphabet already.
    """
    return [[token_id(tokenizer, f"{value}{end}") for value in range(NUMBERS)] for end in ("", ",")]


def save_tokenizer(tokenizer: Qwen2Tokenizer, folder: Path) -> None:
    """Write ``tokenizer.json`` and its configuration into a checkpoint's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save_pretrained(folder)
