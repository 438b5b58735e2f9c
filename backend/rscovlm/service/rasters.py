"""Which rasters may be opened: plain files below the allowed folders, and the network only if allowed.

GDAL opens far more than files - archives, databases, web services, inline XML - so what is no plain path
is refused by its look, and a file that refers to others (a VRT, say) is judged by all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from rscovlm.contract import RasterDescription
from rscovlm.errors import RasterForbidden, RSCoVLMError
from rscovlm.imagery.gdal import is_network_source
from rscovlm.imagery.opening import open_dataset
from rscovlm.imagery.raster import Raster

_PREFIXED = re.compile(r"[A-Za-z][A-Za-z0-9_+.-]+:")
"""A GDAL driver's prefix or a URL's scheme; a Windows drive has one letter only."""


class AllowedRasters:
    """The allow-list of folders."""

    def __init__(self, roots: Sequence[Path], *, allow_network: bool = False) -> None:
        self._roots = [root.expanduser().resolve() for root in roots]
        self._allow_network = allow_network

    def check(self, source: str) -> str:
        """Return what may be opened in place of ``source``: links resolved, or the same address.

        A file that does not exist passes if it would lie below a root: who opens it says best what it lacks.

        Raises:
            RasterForbidden: it is outside the roots, on the network, or no plain file.
        """
        allowed = self._check_name(source)
        for part in self._parts(allowed):
            self._check_name(part)
        return allowed

    def open(self, raster: RasterDescription) -> Raster:
        """Open a raster as a client describes it; use it as a context manager.

        Raises:
            RasterForbidden: as ``check`` does.
            RSCoVLMError: as ``Raster.open`` does.
        """
        return Raster.open(
            self.check(raster.source),
            crs_wkt=raster.crs_wkt,
            geotransform=raster.geotransform,
            bands=raster.bands,
            stretch=raster.stretch,
            allow_network=self._allow_network,
        )

    def _check_name(self, source: str) -> str:
        if self._allow_network and is_network_source(source):
            return source
        if source.startswith(("/vsi", "<", "{", "[")) or _PREFIXED.match(source):
            raise RasterForbidden(
                "The backend opens plain raster files only, and this source is not one.",
                details=source[:500],
                next_step="Export the layer to a GeoTIFF in an allowed folder and use that.",
            )
        try:
            path = Path(source).resolve()
            path.exists()  # raises what the system has against the name itself, such as its length
        except (OSError, RuntimeError, ValueError) as error:
            raise RasterForbidden("The raster's path cannot be followed.", details=str(error)) from error
        if not any(path.is_relative_to(root) for root in self._roots):
            raise RasterForbidden(
                f"The raster {path.name} is not in a folder that the backend may read.",
                details=f"{path} is outside of {', '.join(map(str, self._roots))}",
            )
        return str(path)

    def _parts(self, source: str) -> list[str]:
        """List the files that a raster is made of; one that cannot be opened is told of by the task."""
        try:
            with open_dataset(source, allow_network=self._allow_network) as dataset:
                return list(dataset.files)
        except RasterForbidden:
            raise
        except (RSCoVLMError, OSError, ValueError):
            return []
