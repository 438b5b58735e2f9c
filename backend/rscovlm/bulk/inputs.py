"""Which rasters a bulk run is about: files, folders, patterns and lists, found one after the other.

Nothing is opened here, so that a list of a hundred thousand files costs no more than its names.
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rasterio.drivers import raster_driver_extensions

from rscovlm.errors import RasterMissing
from rscovlm.imagery.opening import is_missing_file

LIST_MARK = "@"
"""Before the name of a file that lists rasters, one a line."""

_NOT_ALONE = frozenset(
    {"dat", "err", "gen", "hdr", "lbl", "map", "xml"}  # parts of other rasters, as often as not
    | {"gpkg", "gpkg.zip", "kml", "kmz", "mbtiles", "pdf", "rda", "sqlite", "xyz"}  # seldom an image
    | {"vrt"}  # its parts are files of their own, which would be looked at twice
)
_BESIDE = frozenset({"hdr", "xml", "ovr", "msk", "tfw", "jgw", "pgw", "wld", "prj", "rpb", "imd", "txt"})
"""What lies beside rasters; not worth a word."""


@dataclass
class Inputs:
    """The rasters that a person named.

    Attributes:
        named: files, folders, patterns, ``@lists`` and what else GDAL opens.
        passed_over: how many files of each ending were found in folders and are no rasters; complete when
            ``sources`` has ended.
    """

    named: Sequence[str]
    passed_over: Counter[str] = field(default_factory=Counter)

    def sources(self) -> Iterator[str]:
        """Find them, in order; paths of files are absolute.

        Raises:
            RasterMissing: there is no such list, folder or file, or nothing that fits a pattern.
        """
        for name in self.named:
            yield from self._expand(name, listed=False)

    def _expand(self, name: str, *, listed: bool) -> Iterator[str]:
        path = Path(name)
        if name.startswith(LIST_MARK) and not listed and not path.exists():
            yield from self._listed(Path(name[len(LIST_MARK) :]))
        elif path.is_dir():
            yield from self._walk(path)
        elif path.exists():
            yield os.path.abspath(path)  # noqa: PTH100 - a link stays the name that the person gave
        elif glob.has_magic(name) and not listed:
            yield from self._matching(name)
        elif is_missing_file(name) and not listed:
            raise RasterMissing(f"There is no raster or folder at '{name}'.")
        else:
            yield name

    def _listed(self, path: Path) -> Iterator[str]:
        """Read a list: a raster or a folder a line, relative to the list's own folder; ``#`` starts a remark.

        What is not there any more is left to fail by itself: a list of thousands is seldom without a gap.
        """
        try:
            with path.open(encoding="utf-8") as file:
                for line in file:
                    name = line.strip()
                    if name and not name.startswith("#"):
                        beside = path.parent / name
                        yield from self._expand(str(beside) if is_missing_file(name) else name, listed=True)
        except (OSError, UnicodeDecodeError) as error:
            raise RasterMissing(
                f"The list of rasters '{path}' cannot be read.",
                details=str(error),
                next_step="Give a text file in UTF-8 with one raster a line.",
            ) from error

    def _matching(self, pattern: str) -> Iterator[str]:
        found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - pathlib's has no absolute patterns
        if not found:
            raise RasterMissing(f"Nothing fits '{pattern}'.")
        for name in found:
            yield from self._expand(name, listed=True)

    def _walk(self, folder: Path) -> Iterator[str]:
        for parent, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                ending = _ending(name)
                if name.startswith("."):
                    continue
                if ending in _image_endings():
                    yield os.path.abspath(os.path.join(parent, name))  # noqa: PTH100, PTH118 - as above
                elif ending not in _BESIDE:
                    self.passed_over[ending] += 1


def is_bulk(named: Sequence[str]) -> bool:
    """Whether what was named may be more than one raster."""
    if len(named) != 1:
        return True
    name, path = named[0], Path(named[0])
    return path.is_dir() or (not path.exists() and (name.startswith(LIST_MARK) or glob.has_magic(name)))


@cache
def _image_endings() -> frozenset[str]:
    """The endings of files that this GDAL opens as images."""
    return frozenset(raster_driver_extensions()) - _NOT_ALONE


def _ending(name: str) -> str:
    return Path(name).suffix.lower().lstrip(".")
