"""Files that are there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rscovlm_qgis.core.files import write_whole


def test_a_file_that_breaks_off_is_not_there(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "one line\n"
        raise ValueError("no more")

    path = tmp_path / "labels.txt"
    write_whole(path, ["as it was\n"])
    with pytest.raises(ValueError, match="no more"):
        write_whole(path, broken())
    assert [file.name for file in tmp_path.iterdir()] == ["labels.txt"]
    assert path.read_text() == "as it was\n"
