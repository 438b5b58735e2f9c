"""Work done side by side and told in its order: batches of tiles of one raster, pieces of a bulk run."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import bulk_engine
import pytest
from doubles import ScriptedEngine, make_card

from rscovlm.bulk.pool import OwnProcess
from rscovlm.bulk.work import Outcome, Piece, Search
from rscovlm.contract import Detection, DetectTask, RasterDescription
from rscovlm.engines.protocol import CancelToken, Conversation
from rscovlm.errors import EngineFailed, RasterUnreadable
from rscovlm.imagery.tiles import plan_tiles
from rscovlm.imagery.window import PixelWindow
from rscovlm.models import ModelCard, Serving
from rscovlm.tasks.ahead import HELD, in_order
from rscovlm.tasks.run import run_task

PATIENCE_S = 20


def test_a_work_that_takes_long_keeps_no_other_from_being_begun() -> None:
    late = threading.Event()
    busy: list[int] = []
    most: list[int] = []

    def do(number: int) -> int:
        busy.append(number)
        most.append(len(busy))
        if number == 0:
            assert late.wait(PATIENCE_S), "the others waited for the first"
        elif number == 9:
            late.set()
        busy.remove(number)
        return number * 10

    assert list(in_order(iter(range(12)), do, 3, CancelToken())) == [10 * number for number in range(12)]
    assert max(most) <= 3


def test_no_more_results_are_held_back_than_there_is_room_for() -> None:
    begun: list[int] = []
    enough = threading.Event()

    def do(number: int) -> int:
        begun.append(number)
        if len(begun) == HELD * 2:
            enough.set()
        if number == 0:
            assert enough.wait(PATIENCE_S)
        return number

    told = in_order(iter(range(100)), do, 2, CancelToken())
    assert next(told) == 0
    assert len(begun) <= HELD * 2 + 1
    told.close()


def test_what_was_done_is_told_before_what_failed() -> None:
    left, third = CancelToken(), threading.Event()

    def do(number: int) -> int:
        if number == 1:
            assert third.wait(PATIENCE_S)
            raise EngineFailed("The second one fails.")
        if number == 3:
            third.set()
        return number

    told: list[int] = []
    with pytest.raises(EngineFailed):
        list(_noting(in_order(iter(range(4)), do, 2, left), told))
    assert told[:2] == [0, 2]
    assert left.cancelled


def test_a_work_that_cannot_be_found_fails_after_those_before_it() -> None:
    def works() -> Iterator[int]:
        yield from range(5)
        raise RasterUnreadable("A tile cannot be read.")

    told: list[int] = []
    with pytest.raises(RasterUnreadable):
        list(_noting(in_order(works(), lambda number: number, 3, CancelToken()), told))
    assert told == list(range(5))


def test_where_nobody_goes_on_the_others_are_told_to_stop() -> None:
    left = CancelToken()
    stopped: list[int] = []

    def do(number: int) -> int:
        if number:
            while not left.cancelled:
                threading.Event().wait(0.01)
            stopped.append(number)
        return number

    told = in_order(iter(range(50)), do, 3, left)
    assert next(told) == 0
    told.close()
    assert set(stopped) <= {1, 2, 3}


def test_a_part_is_cancelled_with_the_whole_and_not_the_other_way() -> None:
    whole = CancelToken()
    part, other = CancelToken(whole), CancelToken(whole)
    part.cancel()
    assert part.cancelled
    assert not whole.cancelled
    whole.cancel()
    assert other.cancelled


def test_a_detection_asked_side_by_side_finds_what_it_finds_tile_by_tile() -> None:
    image = bulk_engine.scene(900, 700, 3)
    task = DetectTask(raster=RasterDescription(source="memory"), classes=["plane"])

    def found(card: ModelCard, script: object) -> list[Detection]:
        engine = ScriptedEngine(script, card)  # type: ignore[arg-type]
        events = list(run_task(task, engine, CancelToken(), source=image))
        assert set(engine.batches) == {1}
        return [event for event in events if isinstance(event, Detection)]

    card = make_card().model_copy(update={"tiles": make_card().tiles.model_copy(update={"batch": 1})})
    alone = found(card, bulk_engine.sees_red)
    side_by_side = found(at_once(card, 4), _together(2))
    assert len(alone) > 10
    assert side_by_side == alone


def test_pieces_of_a_bulk_run_are_asked_side_by_side_where_the_engine_takes_more(tmp_path: Path) -> None:
    search = Search(make_card(), ["plane"])
    size, overlap = search.card.tiles.size, search.card.tiles.overlap
    pieces = []
    for number, path in enumerate(bulk_engine.save_scenes(tmp_path, 2)):
        tiles = plan_tiles(PixelWindow(0, 0, 500, 400), size=size, overlap=overlap)
        pieces += [Piece(number, index, str(path), (tile,)) for index, tile in enumerate(tiles)]

    def outcomes(engine: ScriptedEngine) -> list[Outcome]:
        pool = OwnProcess(search, lambda _: engine, lambda _: None)
        return list(pool.work(iter(pieces), CancelToken()))

    alone = outcomes(ScriptedEngine(bulk_engine.sees_red, search.card))
    side_by_side = outcomes(ScriptedEngine(_together(2), at_once(search.card, 4)))
    assert [outcome.piece for outcome in side_by_side] == pieces
    assert side_by_side == alone


def at_once(card: ModelCard, number: int) -> ModelCard:
    return card.model_copy(update={"serving": Serving(at_once=number)})


def _together(number: int) -> object:
    """A model that finds red boxes, and whose first replies wait until so many are asked for at a time."""
    inside: list[int] = []
    met = threading.Event()

    def script(conversation: Conversation) -> str:
        inside.append(0)
        if len(inside) >= number:
            met.set()
        assert met.wait(PATIENCE_S), "one was asked after the other"
        inside.pop()
        return bulk_engine.sees_red(conversation)

    return script


def _noting(works: Iterator[int], told: list[int]) -> Iterator[int]:
    for each in works:
        told.append(each)
        yield each
