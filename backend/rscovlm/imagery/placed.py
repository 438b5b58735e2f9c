"""What every raster with a size and a place can tell, wherever its pixels come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from affine import Affine
from pyproj import CRS

from rscovlm.imagery.gsd import GroundSamplingDistance, ground_sampling_distance
from rscovlm.imagery.place import Geotransform, Place
from rscovlm.imagery.sizes import SizeClass, size_class
from rscovlm.imagery.source import SourceWarning
from rscovlm.imagery.window import PixelWindow


@dataclass(frozen=True)
class RasterFacts:
    """What is known of a raster without looking at its pixels; fields as in the wire contract."""

    source: str
    width: int
    height: int
    bands: int
    dtype: str
    crs: str | None
    crs_wkt: str | None
    geotransform: Geotransform | None
    nodata: float | None
    overviews: list[int]
    gsd_x_m: float | None
    gsd_y_m: float | None
    size_class: SizeClass
    warnings: list[str]


class PlacedRaster:
    """The part of an ``ImageSource`` that follows from the raster's size in native pixels and its place."""

    def __init__(self, width: int, height: int, place: Place) -> None:
        self._whole = PixelWindow(0, 0, width, height)
        self._place = place

    @property
    def width(self) -> int:
        """Native pixels."""
        return self._whole.width

    @property
    def height(self) -> int:
        """Native pixels."""
        return self._whole.height

    @property
    def window(self) -> PixelWindow:
        """The whole raster."""
        return self._whole

    @property
    def crs(self) -> CRS | None:
        """Of the map coordinates; None: it has none."""
        return self._place.crs

    @property
    def transform(self) -> Affine:
        """Native pixels to map; (x, -y) for a raster without a geotransform, where QGIS draws it."""
        return self._place.transform

    @property
    def georeferenced(self) -> bool:
        """Whether it has both a CRS and a geotransform."""
        return self._place.crs is not None and self._place.has_geotransform

    @property
    def warnings(self) -> list[SourceWarning]:
        """What a person should know of the raster's place."""
        return list(self._place.warnings)

    def gsd(self, window: PixelWindow) -> GroundSamplingDistance | None:
        """Measure the ground sampling distance at the window's centre; None where it cannot be known."""
        if self._place.crs is None or not self._place.has_geotransform:
            return None
        return ground_sampling_distance(self._place.crs, self._place.transform, window)

    def _facts(
        self, source: str, *, bands: int, dtype: str, nodata: float | None, overviews: Sequence[int]
    ) -> RasterFacts:
        """Describe the raster; the ground sampling distance is that at its centre."""
        place, gsd = self._place, self.gsd(self._whole)
        return RasterFacts(
            source=source,
            width=self.width,
            height=self.height,
            bands=bands,
            dtype=dtype,
            crs=place.crs_name,
            crs_wkt=place.crs.to_wkt() if place.crs else None,
            geotransform=place.geotransform,
            nodata=nodata,
            overviews=list(overviews),
            gsd_x_m=gsd.x if gsd else None,
            gsd_y_m=gsd.y if gsd else None,
            size_class=size_class(self.width, self.height),
            warnings=[warning.message for warning in place.warnings],
        )
