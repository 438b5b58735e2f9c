"""A run's place among the results: the tables that hold them, and what is written there."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import QgsVectorLayer

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.layers import Subject
from rscovlm_qgis.core.tables import Kind, layer_file

DRAWN_ORDER: tuple[Kind, ...] = ("views", "objects")
"""From below."""


def table_name(kind: Kind, subject: Subject) -> str:
    """Name a raster's table: readable, and another one for another file or CRS of the same name."""
    readable = re.sub(r"[^a-z0-9]+", "_", subject.name.lower()).strip("_")[:40] or "raster"
    digest = hashlib.sha256(f"{subject.raster.source}\n{subject.crs_wkt}".encode()).hexdigest()[:6]
    return f"{kind}_{readable}_{digest}"


@dataclass
class Shelf:
    """A run's place in the store: where it began to be written stays, whatever becomes of the project."""

    path: Path
    subject: Subject
    in_memory: bool = False
    open: bool = False
    """Whether the file's layers in the project can be written to."""
    left: bool = False
    """Whether the project was closed: no layer is shown any more, and what is in memory is lost."""
    written: dict[Kind, dict[int, int]] = field(default_factory=lambda: {"objects": {}, "views": {}})
    """Feature ids by the ids of the wire."""
    replies: dict[int, str] = field(default_factory=dict)
    """What is written of the model's replies, by view."""
    unread: set[Kind] = field(default_factory=set)
    """Of a run of an earlier session: tables that have not been asked yet for what is written."""

    def table(self, kind: Kind) -> str:
        """Name the table that holds this run's results of a kind."""
        return table_name(kind, self.subject) + (" in memory" if self.in_memory else "")

    def title(self, kind: Kind) -> str:
        """Name the layer, for a person."""
        name = tr("Objects") if kind == "objects" else tr("Views")
        return tr("{name} (in memory)").format(name=name) if self.in_memory else name

    def holds(self, layer: QgsVectorLayer) -> bool:
        """Whether a layer reads this shelf's file, and not another project's of the same name."""
        if self.in_memory:
            return not self.left
        return layer_file(layer) == self.path

    def may_hold(self, kind: Kind) -> bool:
        """Whether there can be results of a kind in the tables."""
        return bool(self.written[kind]) or kind in self.unread

    def move_to_memory(self) -> None:
        """Take memory layers in place of the file's; all that the run holds is then to be written again."""
        self.in_memory = True
        self.written["objects"].clear()
        self.written["views"].clear()
        self.replies.clear()
        self.unread.clear()
