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
    gc.collect()
    held = gc.get_referents(kept._packed)
    assert sum(isinstance(one, tuple) for one in held) == 1000
    assert not any(gc.is_tracked(one) for one in held)
