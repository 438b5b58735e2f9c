"""The zoom-in chain with the embedded model on a real raster: what it is shown is what lies there."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from rasterio.windows import Window as RasterWindow
from references import ground_pixel, native_pixels, opened, shape_px

from rscovlm.contract import Answer, AskTask, Event, RasterDescription, View, Warning_
from rscovlm.engines.protocol import CancelToken, Conversation, Engine, Piece, Reply
from rscovlm.errors import UnreadableReply
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.source import RGB
from rscovlm.imagery.window import PixelWindow
from rscovlm.language import prompts
from rscovlm.models import ModelCard
from rscovlm.tasks.run import run_task

QUESTIONS = ("What colour is the ship?", "What colour is the plane?", "How many large vehicles are there?")

POINTED = {
    "inside": (0.2, 0.45, 0.4, 0.6),
    "corner": (0.9, 0.9, 1.0, 1.0),
    "beyond the edges": (-0.3, -0.1, 0.25, 1.7),
    "a point": (0.5, 0.5, 0.5, 0.5),
    "turned round": (0.4, 0.6, 0.2, 0.45),
    "everything": (0.0, 0.0, 1.0, 1.0),
}
"""Boxes that a model may point at: x1, y1, x2, y2 as parts of the overview's sides."""

Say = Callable[[Conversation], str]


class Witness:
    """The real engine, and a record of what it was shown and said; ``first`` are said in its place."""

    def __init__(self, engine: Engine, first: Sequence[Say] = ()) -> None:
        self._engine, self._first = engine, list(first)
        self.heard: list[tuple[Conversation, Reply]] = []

    @property
    def card(self) -> ModelCard:
        return self._engine.card

    @property
    def device(self) -> str:
        return self._engine.device

    def generate(self, conversations: Sequence[Conversation], **options: Any) -> list[Reply]:
        asked = [list(conversation) for conversation in conversations]  # theirs grow as the talk goes on
        if self._first:
            said = self._first.pop(0)(asked[0])
            replies = [Reply(said, (Piece(said, 1.0),), "stop")]
        else:
            replies = self._engine.generate(conversations, **options)
        self.heard.extend(zip(asked, replies, strict=True))
        return replies

    def close(self) -> None:
        self._engine.close()


class WatchedRaster:
    """A raster, and a record of the pixels that were read from it."""

    def __init__(self, raster: Raster) -> None:
        self._raster = raster
        self.reads: list[tuple[PixelWindow, RGB]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raster, name)

    def read(self, window: PixelWindow, width: int, height: int) -> RGB:
        pixels = self._raster.read(window, width, height)
        self.reads.append((window, pixels))
        return pixels


@dataclass
class Talk:
    """A question asked through the chain, and everything that came of it."""

    witness: Witness
    reads: list[tuple[PixelWindow, RGB]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    unreadable: bool = False

    @property
    def views(self) -> list[View]:
        """As last told."""
        return list({event.id: event for event in self.events if isinstance(event, View)}.values())

    @property
    def images(self) -> list[RGB]:
        """What the model was shown, in order."""
        longest = max((conversation for conversation, _ in self.witness.heard), key=len)
        return [image for turn in longest for image in turn.images]


@pytest.fixture(scope="module")
def manila(shared_data: Path) -> Path:
    return shared_data / "real" / "manila_010m.tif"


@pytest.fixture(scope="module")
def talks(embedded_engine: Engine, manila: Path) -> list[Talk]:
    """The model's own: it says itself where to look."""
    return [talk_about(manila, question, embedded_engine) for question in QUESTIONS]


def talk_about(path: Path, question: str, engine: Engine, first: Sequence[Say] = ()) -> Talk:
    talk = Talk(Witness(engine, first))
    task = AskTask(raster=RasterDescription(source=str(path)), question=question, chain="always")
    with Raster.open(str(path)) as raster:
        source = WatchedRaster(raster)
        try:
            for event in run_task(task, talk.witness, CancelToken(), source=source):  # type: ignore[arg-type]
                talk.events.append(event)
        except UnreadableReply:
            talk.unreadable = True  # told as such; what was looked at before stays told
        talk.reads = source.reads
    return talk


def point_at(parts: tuple[float, float, float, float]) -> Say:
    def say(conversation: Conversation) -> str:
        height, width = conversation[-1].images[0].shape[:2]
        return prompts.zoom_call(*map(round, np.array(parts) * (width, height, width, height)))

    return say


def test_the_model_itself_asks_to_look_closer(talks: list[Talk]) -> None:
    roles = [[view.role for view in talk.views] for talk in talks]
    assert all(told[0] == "overview" for told in roles)
    assert any("crop" in told for told in roles), [talk.witness.heard[0][1].text for talk in talks]


def test_what_the_model_asks_to_see_is_shown_and_told(talks: list[Talk], manila: Path) -> None:
    for talk in talks:
        check_shown(talk, manila)
        check_told(talk, manila)


@pytest.mark.parametrize("parts", POINTED.values(), ids=POINTED)
def test_wherever_it_points_it_is_shown_the_pixels_there(
    embedded_engine: Engine, manila: Path, parts: tuple[float, float, float, float]
) -> None:
    talk = talk_about(manila, QUESTIONS[0], embedded_engine, [point_at(parts)])
    check_shown(talk, manila)
    check_told(talk, manila)
    overview, crop = talk.views[:2]
    assert crop.role == "crop"
    for low, high, start, length, model_side, native_side in (
        (*sorted(parts[0::2]), crop.window_px.col, crop.window_px.width, *sides(overview, manila, 0)),
        (*sorted(parts[1::2]), crop.window_px.row, crop.window_px.height, *sides(overview, manila, 1)),
    ):
        box = np.clip(np.round(np.array((low, high)) * model_side), 0, model_side) / model_side * native_side
        least = talk.witness.card.factor / model_side * native_side
        assert start <= box[0]
        assert start + length >= box[1]
        assert math.floor(least) <= length <= max(math.ceil(box[1]) - math.floor(box[0]), least + 2)


def test_a_model_that_will_not_point_answers_from_the_overview(embedded_engine: Engine, manila: Path) -> None:
    mumble: list[Say] = [lambda _: "<tool_call>{oops", lambda _: "somewhere"]
    talk = talk_about(manila, QUESTIONS[0], embedded_engine, mumble)
    assert [view.role for view in talk.views] == ["overview"]
    assert [event.code for event in talk.events if isinstance(event, Warning_)] == ["zoom_failed"]
    assert len(talk.witness.heard) == 3
    check_shown(talk, manila)
    check_told(talk, manila, direct=True)


def sides(overview: View, path: Path, axis: int) -> tuple[int, int]:
    """Of the overview, in model pixels, and of the raster, in native ones."""
    return overview.size_model_px[axis], shape_px(path)[axis]


def check_shown(talk: Talk, path: Path) -> None:
    """Every image is GDAL's own read of the view's window, pixel for pixel, resized only for the model."""
    assert len(talk.images) == len(talk.views) == len(talk.reads)
    for view, image, (read_window, read_pixels) in zip(talk.views, talk.images, talk.reads, strict=True):
        window = view.window_px
        assert read_window.as_dict() == window.model_dump()
        native = native_pixels(path, RasterWindow(window.col, window.row, window.width, window.height))
        assert np.array_equal(read_pixels, native)
        assert view.size_model_px == (image.shape[1], image.shape[0])
        assert np.array_equal(image, resized(native, view.size_model_px))


def resized(pixels: npt.NDArray[np.uint8], size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC))


def check_told(talk: Talk, path: Path, *, direct: bool | None = None) -> None:
    """Every view with its place and ground sampling distance, every word of the model, and the answer."""
    with opened(path) as dataset:
        place = dataset.transform
    for view in talk.views:
        window = view.window_px
        right, bottom = window.col + window.width, window.row + window.height
        corners = [(window.col, window.row), (right, window.row), (right, bottom), (window.col, bottom)]
        assert np.allclose(view.footprint_map, [place @ corner for corner in corners], rtol=0, atol=1e-4)
        metres = ground_pixel(path, RasterWindow(window.col, window.row, window.width, window.height))
        assert (view.gsd_x_m, view.gsd_y_m) == pytest.approx(metres, rel=1e-3)
    told = "\n".join(event.reply for event in talk.events if isinstance(event, View))
    assert all(reply.text in told for _, reply in talk.witness.heard)
    answers = [event for event in talk.events if isinstance(event, Answer)]
    assert len(answers) == (0 if talk.unreadable else 1)
    for answer in answers:
        assert answer.text.strip()
        assert answer.views == [view.id for view in talk.views]
        assert answer.model == "embedded"
        assert direct in (None, answer.direct)
