"""Where a raster lies: its CRS and geotransform, as the file or the analyst says."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from affine import Affine
from pyproj import CRS
from pyproj.exceptions import CRSError
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader

from rscovlm.errors import BadRequest, RasterUnreadable, RasterUnreferenced
from rscovlm.imagery.gsd import ground_sampling_distance
from rscovlm.imagery.source import SourceWarning
from rscovlm.imagery.window import PixelWindow

Geotransform = tuple[float, float, float, float, float, float]

PIXEL_TRANSFORM = Affine(1.0, 0.0, 0.0, 0.0, -1.0, 0.0)
"""Native pixels to where QGIS draws a raster that has no geotransform."""


@dataclass(frozen=True)
class Place:
    """A raster's place on the map.

    Attributes:
        crs: None: the raster has none.
        transform: native pixels to map coordinates.
        geotransform: GDAL's six terms in GDAL's order; None: the raster has none.
        warnings: what a person should know of it.
    """

    crs: CRS | None
    transform: Affine
    geotransform: Geotransform | None
    warnings: tuple[SourceWarning, ...]

    @property
    def has_geotransform(self) -> bool:
        """Whether its pixels have a place in map coordinates."""
        return self.geotransform is not None

    @property
    def crs_name(self) -> str | None:
        """The authority's code, such as EPSG:3395, or the CRS's own name."""
        return None if self.crs is None else name_of(self.crs)


def name_of(crs: CRS) -> str:
    """The authority's code of a CRS, such as EPSG:3395, or its own name."""
    authority = crs.to_authority()
    return ":".join(authority) if authority else crs.name


def find_place(
    dataset: DatasetReader,
    *,
    crs_wkt: str | None = None,
    geotransform: Sequence[float] | None = None,
) -> Place:
    """Find where the raster lies; what the analyst gave comes before what the file says.

    Raises:
        RasterUnreferenced: when only ground control points or RPCs place it.
        RasterUnreadable: when the file's geotransform has no inverse.
        BadRequest: when the given CRS or geotransform makes no sense.
    """
    transform = _given_transform(geotransform) if geotransform is not None else _file_transform(dataset)
    crs = _given_crs(crs_wkt) if crs_wkt else _file_crs(dataset)
    return _place(crs, transform, dataset.width, dataset.height)


def given_place(
    width: int, height: int, *, crs_wkt: str | None, geotransform: Sequence[float] | None
) -> Place:
    """Make the place of a raster of ``width`` x ``height`` native pixels that is not opened, as it is given.

    Raises:
        BadRequest: when the given CRS or geotransform makes no sense.
    """
    transform = _given_transform(geotransform) if geotransform is not None else None
    return _place(_given_crs(crs_wkt) if crs_wkt else None, transform, width, height)


def _place(crs: CRS | None, transform: Affine | None, width: int, height: int) -> Place:
    terms = None if transform is None else _terms(transform)
    place = Place(crs, transform or PIXEL_TRANSFORM, terms, ())
    return Place(crs, place.transform, terms, tuple(_warnings(place, PixelWindow(0, 0, width, height))))


def _terms(transform: Affine) -> Geotransform:
    return transform.c, transform.a, transform.b, transform.f, transform.d, transform.e


def _given_transform(terms: Sequence[float]) -> Affine:
    if len(terms) != 6 or not all(math.isfinite(term) for term in terms):
        raise BadRequest("The geotransform that was given is not six finite numbers.")
    transform = Affine.from_gdal(*terms)
    if not transform.determinant:
        raise BadRequest("The geotransform that was given flattens the raster onto a line.")
    return transform


def _file_transform(dataset: DatasetReader) -> Affine | None:
    transform = dataset.transform
    if transform != Affine.identity():  # what rasterio gives for a file without a geotransform
        if not transform.determinant:
            raise RasterUnreadable(
                "The raster's geotransform flattens it onto a line.",
                details=str(transform.to_gdal()),
                next_step="Set its extent again (gdal_translate -a_ullr) and use the result.",
            )
        return transform
    points, _ = dataset.gcps
    if points:
        raise RasterUnreferenced(
            f"The raster is placed by {len(points)} ground control points only, so its pixels have no "
            "exact place."
        )
    if dataset.rpcs is not None:
        raise RasterUnreferenced(
            "The raster is placed by a sensor model (RPC) only, so its pixels have no exact place.",
            next_step="Orthorectify it first (gdalwarp -rpc, with a height model) and use the result.",
        )
    return None


def _given_crs(wkt: str) -> CRS:
    try:
        return CRS.from_user_input(wkt)
    except CRSError as error:
        raise BadRequest(
            "The coordinate system that was given is not understood.", details=str(error)
        ) from error


def _file_crs(dataset: DatasetReader) -> CRS | None:
    if dataset.crs is None or not dataset.crs.to_wkt():
        return None
    try:
        return CRS.from_wkt(dataset.crs.to_wkt(version="WKT2_2019"))
    except (CRSError, RasterioError):
        return CRS.from_wkt(dataset.crs.to_wkt())


def _warnings(place: Place, whole: PixelWindow) -> list[SourceWarning]:
    if not place.has_geotransform:
        return [
            SourceWarning(
                "no_geotransform",
                "The raster has no georeference; it is analysed in pixels, and no metres are given.",
            )
        ]
    if place.crs is None:
        return [
            SourceWarning(
                "no_crs",
                "The raster has no coordinate system; it is analysed in pixels, and no metres are given.",
            )
        ]
    if ground_sampling_distance(place.crs, place.transform, whole) is None:
        return [
            SourceWarning(
                "no_ground_distance",
                f"The coordinate system '{place.crs.name}' does not say where on the ground the raster "
                "lies; no metres are given.",
            )
        ]
    return []
