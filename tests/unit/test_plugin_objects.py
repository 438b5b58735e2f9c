"""How the plugin keeps the objects of a run: like a dictionary, and out of the collector's sight."""

from __future__ import annotations

import gc
from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rscovlm_qgis.core.objects import Objects
from rscovlm_qgis.core.wire import Detection

NAMES = ("ship", "plane", "storage tank")
_steps = st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.sampled_from(NAMES), st.booleans()))


def detection(number: int, name: str = "ship", matched: bool = True) -> Detection:
    quad = ((0.5, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
    return Detection(number, name, matched, 0.5, quad, quad, 1.0, 9.0, None, 81.0, 1.0, 1)


@given(_steps)
def test_it_is_a_dictionary_that_counts(steps: Any) -> None:
    kept, plain = Objects(), {}
    for put, number, name, matched in steps:
        if put:
            plain.pop(number, None)
            plain[number] = detection(number, name, matched)
            kept.put(plain[number])
        else:
            plain.pop(number, None)
            kept.drop(number)
        assert dict(kept) == plain
        assert list(kept) == list(plain)
        assert len(kept) == len(plain)
        assert kept.numbers == Counter(item.class_name for item in plain.values())
        assert all(kept.numbers.values())


def test_the_garbage_collector_has_nothing_to_look_through() -> None:
    kept = Objects()
    for number in range(1000):
        kept.put(detection(number))
    gc.collect()
    columns = (kept._names, kept._views, kept._packed)
    assert [len(column) for column in columns] == [1000] * 3
    assert not any(map(gc.is_tracked, columns))
    assert not any(map(gc.is_tracked, gc.get_referents(*columns)))


def test_every_field_comes_back() -> None:
    """Also those that a later version adds to an object."""
    corner = ((0.1, 1e300), (-2.5, 3.0), (4.0, 5.0), (6.0, 7.0))
    item = Detection(1, "ship", False, 0.25, corner, corner[::-1], -12.5, None, 3.5, None, 0.1, 10**12)
    kept = Objects()
    kept.put(item)
    assert kept[1] == item
    assert repr(kept[1]) == repr(item)
