"""Questions about satellite and aerial rasters, answered from native pixels with proof on the map."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("rscovlm")
except PackageNotFoundError:  # imported from a folder that was never installed
    __version__ = "0+unknown"
