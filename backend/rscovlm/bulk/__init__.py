"""Detection over many rasters, or over one that takes days: it stops and goes on, and loses nothing."""
