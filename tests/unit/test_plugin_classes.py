"""The plugin's plurals against the backend's: the chips and the answer speak of the same things."""

from __future__ import annotations

import pytest

from rscovlm.language import labels, prompts
from rscovlm_qgis.core import classes


@pytest.mark.parametrize(
    "name", [*prompts.DOTA_CATEGORIES, "aircraft", "bus", "box", "beach", "quay", "ferry"]
)
@pytest.mark.parametrize("number", [0, 1, 7])
def test_the_plugin_counts_as_the_backend_does(name, number):
    assert classes.counted_class(number, name) == labels.counted(number, name)


def test_a_plural_is_written_out():
    assert classes.counted_class(2, "large vehicle") == "2 large vehicles"


def test_a_phrase_has_no_plural():
    assert classes.counted_phrase(2, "the white ship") == "2 × the white ship"
