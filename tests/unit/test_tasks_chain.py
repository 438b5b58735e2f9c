"""The zoom-in chain: message by message, its crops exact, its failures marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import rasterio
from doubles import ArrayImage, ScriptedEngine, as_reply, make_card, noise_image
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from rasterio.windows import Window

from rscovlm.contract import Answer, AskTask, RasterDescription, Region, Token, View, Warning_
from rscovlm.engines.protocol import CancelToken
from rscovlm.errors import EmptyQuestion, UnreadableReply
from rscovlm.geometry.frames import ModelFrame
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.source import RGB, ImageSource
from rscovlm.imagery.window import PixelWindow
from rscovlm.language import prompts
from rscovlm.language.zoom import ModelBox
from rscovlm.models import TileRule, find_card
from rscovlm.tasks import looking
from rscovlm.tasks.run import run_task
from rscovlm.tasks.zooming import MAX_ZOOMS, crop_window

QUESTION = "What colour is the roof of the long building?"


def ask(
    engine: ScriptedEngine,
    image: ImageSource,
    question: str = QUESTION,
    chain: str = "always",
    **extra: object,
) -> list:
    task = AskTask(raster=RasterDescription(source="memory"), question=question, chain=chain, **extra)  # type: ignore[arg-type]
    return list(run_task(task, engine, CancelToken(), source=image))


def views(events: Sequence[object]) -> list[View]:
    return list({event.id: event for event in events if isinstance(event, View)}.values())


def answers(events: Sequence[object]) -> list[Answer]:
    return [event for event in events if isinstance(event, Answer)]


def test_the_messages_are_the_published_ones() -> None:
    engine = ScriptedEngine([prompts.zoom_call(0, 0, 112, 56), "red"])
    events = ask(engine, noise_image(2240, 2240))
    first, second = engine.asked
    assert [(turn.role, turn.text) for turn in first] == [
        ("system", prompts.ZOOM_SYSTEM),
        ("user", f"{QUESTION}\n{prompts.ZOOM_REQUEST}"),
    ]
    assert [(turn.role, turn.text) for turn in second[2:]] == [
        ("assistant", prompts.zoom_call(0, 0, 112, 56)),
        ("user", prompts.ZOOMED),
    ]
    assert [len(turn.images) for turn in second] == [0, 1, 0, 1]
    overview, crop = views(events)
    assert (overview.role, crop.role) == ("overview", "crop")
    assert crop.window_px.model_dump() == {"col": 0, "row": 0, "width": 1120, "height": 560}
    assert overview.reply == prompts.zoom_call(0, 0, 112, 56)
    assert crop.reply == "red"
    (answer,) = answers(events)
    assert (answer.text, answer.direct, answer.views) == ("red", False, [1, 2])
    assert answer.score == pytest.approx(0.5)
    assert answer.caveat == engine.card.caveat
    assert "".join(event.text for event in events if isinstance(event, Token)) == "red"


class Recording:
    """Passes every read on to a raster and keeps what it returned."""

    def __init__(self, source: Raster) -> None:
        self._source = source
        self.read_pixels: list[tuple[PixelWindow, RGB]] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._source, name)

    def read(self, window: PixelWindow, width: int, height: int) -> RGB:
        pixels = self._source.read(window, width, height)
        self.read_pixels.append((window, pixels))
        return pixels


def test_the_crop_is_gdals_own_read_of_the_window(shared_data: Path) -> None:
    path = shared_data / "real" / "manila_010m.tif"
    engine = ScriptedEngine([prompts.zoom_call(40, 100, 90, 130), "yes"])
    with Raster.open(str(path)) as raster:
        source = Recording(raster)
        events = ask(engine, source)  # type: ignore[arg-type]
    window = views(events)[1].window_px
    assert (window.col, window.row) == (int(40 * 2048 / 224), int(100 * 2048 / 224))
    with rasterio.open(path) as dataset:
        native = dataset.read(window=Window(window.col, window.row, window.width, window.height))
    read_window, pixels = source.read_pixels[-1]
    assert read_window == PixelWindow(**window.model_dump())
    assert np.array_equal(pixels, native.transpose(1, 2, 0))
    seen = engine.asked[-1][-1].images[0]
    expected = Image.fromarray(pixels).resize((seen.shape[1], seen.shape[0]), Image.Resampling.BICUBIC)
    assert np.array_equal(seen, np.asarray(expected))
    assert views(events)[1].size_model_px == (seen.shape[1], seen.shape[0])


def test_a_window_beyond_the_native_limit_is_read_reduced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "NATIVE_LIMIT", 600 * 600)
    image = noise_image(800, 800)
    seen = looking.look(image, PixelWindow(0, 0, 700, 700), make_card())
    assert image.reads == [(PixelWindow(0, 0, 700, 700), 224, 224)]
    assert seen.rgb.shape == (224, 224, 3)
    looking.look(image, PixelWindow(0, 0, 600, 600), make_card())
    assert image.reads[-1] == (PixelWindow(0, 0, 600, 600), 600, 600)


@given(
    st.integers(0, 500), st.integers(0, 500), st.integers(28, 900), st.integers(28, 900),
    st.integers(1, 8), st.integers(1, 8), st.data(),
)  # fmt: skip
@settings(max_examples=200)
def test_crop_windows_hold_the_box_and_not_a_pixel_more(
    col: int, row: int, width: int, height: int, columns: int, rows: int, data: st.DataObject
) -> None:
    region = PixelWindow(col, row, width, height)
    frame = ModelFrame(region, columns * 28, rows * 28)
    x1 = data.draw(st.integers(0, frame.width - 1))
    y1 = data.draw(st.integers(0, frame.height - 1))
    x2, y2 = data.draw(st.integers(x1 + 1, frame.width)), data.draw(st.integers(y1 + 1, frame.height))
    window = crop_window(ModelBox(x1, y1, x2, y2), frame, region)
    assert region.contains(window)
    left, right = col + x1 * width / frame.width, col + x2 * width / frame.width
    top, bottom = row + y1 * height / frame.height, row + y2 * height / frame.height
    assert window.col <= left + 1e-6 < window.col + 1 + 2e-6
    assert window.right - 1 - 1e-6 < right - 1e-6 <= window.right
    assert window.row <= top + 1e-6 < window.row + 1 + 2e-6
    assert window.bottom - 1 - 1e-6 < bottom - 1e-6 <= window.bottom


def test_a_region_restricts_the_overview_and_the_crop() -> None:
    engine = ScriptedEngine([prompts.zoom_call(0, 0, 224, 224), "red"])
    image = noise_image(2240, 2240)
    ring = [(1000, 500), (1500, 500), (1500, 1000), (1000, 1000)]
    events = ask(engine, image, region=Region(frame="px", ring=ring))
    for view in views(events):
        assert view.window_px.model_dump() == {"col": 1000, "row": 500, "width": 500, "height": 500}
        assert view.footprint_map[0] == pytest.approx(image.transform @ (1000, 500))
        assert view.footprint_map[2] == pytest.approx(image.transform @ (1500, 1000))


def test_a_malformed_call_gets_an_error_message_and_one_retry() -> None:
    engine = ScriptedEngine(["<tool_call>{oops", prompts.zoom_call(0, 0, 112, 112), "red"])
    events = ask(engine, noise_image(2240, 2240))
    retry = engine.asked[1]
    assert (retry[2].role, retry[2].text) == ("assistant", "<tool_call>{oops")
    assert retry[3].role == "user"
    assert retry[3].text.startswith("Error:")
    assert not retry[3].images
    assert answers(events)[0].text == "red"
    assert not answers(events)[0].direct
    assert "oops" in views(events)[0].reply


def test_after_the_retry_comes_a_direct_answer_marked_as_such() -> None:
    engine = ScriptedEngine(["<tool_call>{oops", "I do not know how.", "red"])
    events = ask(engine, noise_image(2240, 2240))
    assert len(engine.asked) == 3
    assert [turn.text for turn in engine.asked[2]] == [
        prompts.DEFAULT_SYSTEM,
        prompts.question(QUESTION).user,
    ]
    (answer,) = answers(events)
    assert (answer.text, answer.direct, answer.views) == ("red", True, [1])
    assert views(events)[-1].reply == "<tool_call>{oops\nI do not know how.\nred"
    assert [event.code for event in events if isinstance(event, Warning_)] == ["zoom_failed"]


def test_turns_are_bounded() -> None:
    def always_zoom(conversation: Sequence) -> str:
        asks_plainly = conversation[0].text == prompts.DEFAULT_SYSTEM
        return "red" if asks_plainly else prompts.zoom_call(56, 56, 168, 168)

    engine = ScriptedEngine(always_zoom)
    events = ask(engine, noise_image(2240, 2240))
    sizes = [view.window_px.width for view in views(events)]
    assert sizes == [2240, 1120, 560, 280]
    assert len(sizes) == MAX_ZOOMS + 1
    (answer,) = answers(events)
    assert (answer.text, answer.direct) == ("red", True)
    assert engine.asked[-1][-1].images[0] is engine.asked[-2][-1].images[0]


@pytest.mark.parametrize("garbage", ["", "\ufffd\ufffd", "12,3,4,5,6,7,8,9 plane", "so so so so so so so so"])
def test_garbage_is_never_an_answer(garbage: str) -> None:
    engine = ScriptedEngine([prompts.zoom_call(0, 0, 112, 112), garbage])
    events = []
    task = AskTask(raster=RasterDescription(source="memory"), question=QUESTION, chain="always")
    with pytest.raises(UnreadableReply) as caught:
        events.extend(run_task(task, engine, CancelToken(), source=noise_image(2240, 2240)))
    assert caught.value.details == garbage
    assert not answers(events)


def test_data_is_not_streamed_as_if_it_were_words() -> None:
    engine = ScriptedEngine([prompts.zoom_call(0, 0, 112, 112), prompts.zoom_call(0, 0, 112, 112), "red"])
    events = ask(engine, noise_image(2240, 2240))
    assert "".join(event.text for event in events if isinstance(event, Token)) == "red"


@pytest.mark.parametrize(
    ("side", "name", "zooms"),
    [
        (224, "embedded", False),
        (448, "embedded", False),
        (2048, "embedded", True),
        (1008, "RSCoVLM-7B", False),
    ],
)
def test_small_and_regular_images_skip_the_chain(side: int, name: str, zooms: bool) -> None:
    card = find_card(name).model_copy(update={"min_pixels": 50176, "classes": ()})
    if name == "embedded":
        card = card.model_copy(
            update={"max_pixels": 50176, "tiles": TileRule(size=224, overlap=48, seen_at=224)}
        )
    engine = ScriptedEngine(
        lambda turns: prompts.zoom_call(0, 0, 60, 60) if len(turns) == 2 and zooms else "red", card
    )
    events = ask(engine, noise_image(side, side), chain="auto")
    roles = [view.role for view in views(events)]
    assert roles == (["overview", "crop"] if zooms else ["whole"])
    assert not answers(events)[0].direct


def test_never_means_one_look() -> None:
    engine = ScriptedEngine(["red"])
    events = ask(engine, noise_image(4000, 4000), chain="never")
    assert [view.role for view in views(events)] == ["whole"]
    assert engine.asked[0][1].images[0].shape == (224, 224, 3)


@pytest.mark.parametrize("question", ["", "  \n\t "])
def test_an_empty_question_is_refused(question: str) -> None:
    with pytest.raises(EmptyQuestion):
        ask(ScriptedEngine([]), noise_image(100, 100), question)


def test_views_without_crs_have_no_metres() -> None:
    image: ArrayImage = noise_image(300, 300, crs=None)
    events = ask(ScriptedEngine(["red"]), image, chain="never")
    assert views(events)[0].gsd_x_m is None
    assert views(events)[0].gsd_y_m is None


def test_closing_the_stream_stops_the_model() -> None:
    cancel = CancelToken()
    engine = ScriptedEngine([as_reply("red and blue")])
    task = AskTask(raster=RasterDescription(source="memory"), question=QUESTION, chain="never")
    events = run_task(task, engine, cancel, source=noise_image(300, 300))
    for event in events:
        if isinstance(event, Token):
            break
    events.close()  # type: ignore[attr-defined]
    assert cancel.cancelled
