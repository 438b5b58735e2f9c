"""The districts of a large world, each laid out in the frame of its cell."""
