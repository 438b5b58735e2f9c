"""Ask a vision model, any that speaks OpenAI's protocol, for questions on the surroundings of an object."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
from PIL import Image

from rscovlm.errors import RSCoVLMError
from rscovlm.imagery.source import RGB

CATEGORIES = (
    "object color", "object category", "object shape", "object status", "object background", "reasoning",
    "rural or urban",
)  # fmt: skip
"""Of LRS-VQA, less counting, which labels answer better."""

KEY_VARIABLES = ("RSCOVLM_DESCRIBE_KEY", "OPENAI_API_KEY")
URL_VARIABLE, MODEL_VARIABLE = "RSCOVLM_DESCRIBE_URL", "RSCOVLM_DESCRIBE_MODEL"

_MOST_WORDS = 4
_LONGEST_WAIT_S = 60.0
_PASSING = (408, 409, 425, 429, 500, 502, 503, 504)
_LIST = re.compile(r"\[.*\]", re.DOTALL)
_TASK = (
    "This is a part of a large overhead image. It shows {reference}, a {label}, near the middle. Write up to "
    "{wanted} questions about {reference} or what lies directly around it, whose answers can be seen in this "
    "part and take at most four words. Each question must contain the words '{reference}', and must make "
    "sense to someone who sees the whole image. Do not ask for numbers. Reply with a JSON list only; each "
    "item has 'category' (one of: {categories}), 'question', 'answer', and 'wrong': three answers of the "
    "same kind that are clearly false here."
)


class VisionModelFailed(RSCoVLMError):
    """The vision model cannot be reached, refuses, or does not answer."""

    code = "vision_model_failed"
    default_next_step = (
        "Check the address, the model's name and the key; what was built is kept, the same command goes on."
    )


@dataclass(frozen=True)
class Asked:
    """A question that a vision model wrote, its answer, and answers that are false."""

    category: str
    question: str
    answer: str
    wrong: tuple[str, ...] = ()


class VisionModel:
    """A client of ``/chat/completions``; passing failures are tried again, longer apart each time."""

    def __init__(
        self,
        url: str,
        model: str,
        key: str = "",
        *,
        tries: int = 5,
        timeout_s: float = 120.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Prepare the client; nothing is sent yet.

        Args:
            url: base of the API, such as ``http://localhost:8000/v1``.
            model: as the server names it.
            key: sent as a bearer token; empty: none is.
            tries: of each request, the first included.
            timeout_s: of each try, seconds.
            sleep: waits between two tries.
        """
        self._endpoint, self.model = f"{url.rstrip('/')}/chat/completions", model
        self._tries, self._sleep = tries, sleep
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(headers=headers, timeout=timeout_s)

    def close(self) -> None:
        """Close its connections."""
        self._client.close()

    def questions(self, crop: RGB, reference: str, label: str, wanted: int = 3) -> list[Asked]:
        """Have questions written about a reference in a crop; none where the reply cannot be used.

        Raises:
            VisionModelFailed: when there is no reply after all tries.
        """
        task = _TASK.format(reference=reference, label=label, wanted=wanted, categories=", ".join(CATEGORIES))
        return read_questions(self._ask(task, crop), reference)[:wanted]

    def _ask(self, text: str, image: RGB) -> str:
        file = io.BytesIO()
        Image.fromarray(image).save(file, "JPEG", quality=90)
        url = f"data:image/jpeg;base64,{base64.b64encode(file.getvalue()).decode()}"
        content = [{"type": "image_url", "image_url": {"url": url}}, {"type": "text", "text": text}]
        reply = self._post(
            {"model": self.model, "temperature": 0, "messages": [{"role": "user", "content": content}]}
        )
        try:
            return str(reply["choices"][0]["message"]["content"] or "")
        except (KeyError, IndexError, TypeError) as error:
            raise VisionModelFailed(
                "The vision model's reply is not of OpenAI's form.", details=str(reply)[:2000]
            ) from error

    def _post(self, body: dict[str, Any]) -> Any:
        why = ""
        for attempt in range(self._tries):
            try:
                response = self._client.post(self._endpoint, json=body)
            except httpx.InvalidURL as error:
                raise VisionModelFailed(f"'{self._endpoint}' is no address.", details=str(error)) from error
            except httpx.HTTPError as error:
                why, wait = f"{type(error).__name__}: {error}", 2.0**attempt
            else:
                if response.is_success:
                    return _json(response)
                if response.status_code not in _PASSING:
                    raise _refused(response)
                why, wait = f"status {response.status_code}", _wait_s(response, attempt)
            if attempt < self._tries - 1:
                self._sleep(min(wait, _LONGEST_WAIT_S))
        raise VisionModelFailed(
            f"The vision model at '{self._endpoint}' did not answer in {self._tries} tries ({why})."
        )


def from_environment(url: str | None, model: str | None) -> VisionModel | None:
    """The model that options or the environment name; None where neither names an address.

    Raises:
        VisionModelFailed: when there is an address but no model's name.
    """
    url = url or os.environ.get(URL_VARIABLE, "")
    if not url:
        return None
    model = model or os.environ.get(MODEL_VARIABLE, "")
    if not model:
        raise VisionModelFailed(
            "The vision model has an address but no name.",
            next_step=f"Give --describe-model, or set {MODEL_VARIABLE}.",
        )
    key = next((os.environ[name] for name in KEY_VARIABLES if os.environ.get(name)), "")
    return VisionModel(url, model, key)


def read_questions(text: str, reference: str) -> list[Asked]:
    """Read the questions of a reply, and keep those that can be used.

    Kept are questions that name the reference and end with a question mark, of a known category, whose
    answer has few words.
    """
    found = _LIST.search(text)
    try:
        items = json.loads(found[0]) if found else []
    except json.JSONDecodeError:
        return []
    read = (_read_question(item, reference) for item in items)
    return [asked for asked in read if asked is not None]


def _read_question(item: Any, reference: str) -> Asked | None:
    if not isinstance(item, dict):
        return None
    keys = ("category", "question", "answer")
    category, question, answer = (str(item.get(key, "")).strip() for key in keys)
    answer = answer.rstrip(".").strip()
    if category.lower() not in CATEGORIES or not question.endswith("?"):
        return None
    if reference.lower() not in question.lower() or not 0 < len(answer.split()) <= _MOST_WORDS:
        return None
    wrong = item.get("wrong")
    false = [str(one).strip(" .").lower() for one in wrong] if isinstance(wrong, list) else []
    return Asked(category.lower(), question, answer.lower(), tuple(false))


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError as error:
        raise VisionModelFailed(
            "The vision model's reply is no JSON.", details=response.text[:2000]
        ) from error


def _refused(response: httpx.Response) -> VisionModelFailed:
    reasons = {
        401: "it refuses the key", 403: "it refuses the key", 404: "there is no such path or model",
        413: "the image is too large for it",
    }  # fmt: skip
    reason = reasons.get(response.status_code, f"status {response.status_code}")
    return VisionModelFailed(f"The vision model cannot be asked: {reason}.", details=response.text[:2000])


def _wait_s(response: httpx.Response, attempt: int) -> float:
    """Seconds: what the server asks for, else twice as long each time."""
    asked = response.headers.get("Retry-After", "")
    return float(asked) if asked.isdigit() else 2.0**attempt
