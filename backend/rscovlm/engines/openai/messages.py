"""Conversations as the OpenAI protocol carries them: texts, and images as PNGs of exactly the given size.

The image is neither resized nor compressed with loss: coordinates in a reply are pixels of what was sent.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import dataclass
from typing import Any

from PIL import Image

from rscovlm.engines.checks import check_image
from rscovlm.engines.protocol import RGB, Conversation, Turn

_SPECIAL = re.compile(r"<\|[^<>|\s]{1,40}\|>|<__media__>")
"""What the tokenizers of the Qwen family, and llama.cpp for the place of an image, read as more than text."""

_PNG_LEVEL = 1
"""The least compression: a megapixel takes a fourth of the time that PIL's own level does."""


@dataclass(frozen=True)
class Prepared:
    """A conversation ready to be sent.

    Attributes:
        messages: as ``/v1/chat/completions`` takes them.
        prefixes: a digest of each beginning of the conversation that holds an image, the whole at the end.
            Who has read such a beginning need not read it again; a system prompt is read in no time.
    """

    messages: list[dict[str, Any]]
    prefixes: tuple[bytes, ...]


def prepare(conversation: Conversation, factor: int) -> Prepared:
    """Write a conversation; its images, RGB of the model's size, come before the text of their turn.

    Raises:
        EngineFailed: an image is not 8-bit RGB, or its sides are not multiples of the model's factor.
    """
    prefixes: list[bytes] = []
    digest, seen = b"", False
    for turn in conversation:
        digest, seen = extend(digest, turn), seen or bool(turn.images)
        if seen:
            prefixes.append(digest)
    return Prepared([_message(turn, factor) for turn in conversation], tuple(prefixes or [digest]))


def extend(prefix: bytes, turn: Turn) -> bytes:
    """Digest a conversation of which ``prefix`` is the digest, and one more turn."""
    digest = hashlib.blake2b(prefix, digest_size=16)
    digest.update(f"{turn.role}\0{turn.text}\0".encode())
    for image in turn.images:
        digest.update(str(image.shape).encode())
        digest.update(image.tobytes())
    return digest.digest()


def _message(turn: Turn, factor: int) -> dict[str, Any]:
    text = _SPECIAL.sub(lambda found: f"{found[0][:1]} {found[0][1:]}", turn.text)
    if not turn.images:
        return {"role": turn.role, "content": text}
    pictures = [{"type": "image_url", "image_url": {"url": _data_url(one, factor)}} for one in turn.images]
    return {"role": turn.role, "content": [*pictures, {"type": "text", "text": text}]}


def _data_url(image: RGB, factor: int) -> str:
    check_image(image, factor)
    file = io.BytesIO()
    Image.fromarray(image).save(file, "PNG", compress_level=_PNG_LEVEL)
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"
