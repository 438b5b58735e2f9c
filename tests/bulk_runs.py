"""What the tests of bulk runs share: a model that counts, and files compared object by object."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import bulk_engine
import geopandas
from command_line import Result
from pandas.testing import assert_frame_equal

from rscovlm.engines.protocol import Conversation

FIELDS = ["class", "score", "angle_deg", "gsd_m", "area_m2", "geometry"]

Run = Callable[..., Result]


class Counting:
    """Looks as ``sees_red`` does, counts the tiles that it was shown, and does something at one of them."""

    def __init__(self, at: int = -1, action: Callable[[], object] = lambda: None) -> None:
        self.tiles = 0
        self._at, self._action = at, action

    def __call__(self, conversation: Conversation) -> str:
        self.tiles += 1
        if self.tiles == self._at:
            self._action()
        return bulk_engine.sees_red(conversation)


def interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


def in_order(frame: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Objects in an order of their own, by where they are."""
    corners = frame.geometry.bounds.round(6)
    return frame.loc[corners.sort_values(list(corners.columns)).index].reset_index(drop=True)


def read(path: Path, layer: str | None = None) -> geopandas.GeoDataFrame:
    """The objects of a file, in that order."""
    if path.suffix == ".parquet":
        return in_order(geopandas.read_parquet(path))
    return in_order(geopandas.read_file(path, layer=layer))


def assert_same(
    found: geopandas.GeoDataFrame, expected: geopandas.GeoDataFrame, fields: list[str] = FIELDS
) -> None:
    assert len(found) == len(expected) > 0
    assert found.crs == expected.crs
    assert_frame_equal(found[fields], expected[fields], check_dtype=False)
