"""Questions about satellite and aerial rasters, answered from native pixels with proof on the map."""

__version__ = "0.1.0"
