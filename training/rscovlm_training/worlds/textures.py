"""Ground textures: periodic noise tiles made once, then warped, scaled and coloured for each scene."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from rscovlm_training.worlds.crowns import CROWNS, dome

TILE = 512
_SEED = 20_251


@dataclass(frozen=True)
class Surface:
    """How a ground looks: its colour, a fine pattern and a coarse one.

    ``fine_m`` is the size of a pixel of the fine tile in metres (None: of the image's pixels), ``angle``
    its direction in the scene's frame, in radians.
    """

    rgb: tuple[float, float, float]
    fine: str = "grain"
    fine_gain: float = 0.3
    fine_m: float | None = None
    coarse_gain: float = 0.3
    angle: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)


def paint(
    surface: Surface, width: int, height: int, rng: np.random.Generator, *, gsd_m: float, turn: float
) -> np.ndarray:
    """Return (height, width, 3) uint8 of a surface; ``turn`` is the scene's own rotation in radians."""
    step = 1.0 if surface.fine_m is None else gsd_m / surface.fine_m
    fine = warped(tile(surface.fine), width, height, step, turn + surface.angle, rng)
    if surface.fine_m is None and max(width, height) > 1.5 * TILE:
        other = warped(tile(surface.fine), width, height, 0.61, turn + surface.angle, rng)
        fine = cv2.addWeighted(fine, 0.7, other, 0.7, -0.4 * 128)
    spread = max(0.9 * TILE / max(width, height), 0.02)
    coarse = warped(tile("cloud"), width, height, min(spread, 1.6), float(rng.random() * 6.3), rng)
    return coloured(surface, fine, coarse)


def coloured(surface: Surface, fine: np.ndarray, coarse: np.ndarray) -> np.ndarray:
    """Return (H, W, 3) uint8 of a surface from its fine and its coarse pattern, both (H, W) uint8."""
    matrix = np.empty((3, 3))
    for channel in range(3):
        gains = (surface.fine_gain, surface.coarse_gain * surface.tint[channel])
        matrix[channel] = (*gains, surface.rgb[channel] - 128 * sum(gains))
    painted: np.ndarray = cv2.transform(cv2.merge([fine, coarse]), matrix)
    return painted


def warped(
    source: np.ndarray, width: int, height: int, step: float, angle: float, rng: np.random.Generator
) -> np.ndarray:
    """Sample a tile on a turned grid; ``step`` is tile pixels an output pixel."""
    cosine, sine = math.cos(angle) * step, math.sin(angle) * step
    x, y = rng.random(2) * TILE
    matrix = np.array([[cosine, sine, x], [-sine, cosine, y]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = (width, height)
    sampled: np.ndarray = cv2.warpAffine(source, matrix, size, flags=flags, borderMode=cv2.BORDER_WRAP)
    return sampled


@lru_cache(maxsize=32)
def tile(name: str) -> np.ndarray:
    """Return a periodic (512, 512) uint8 tile by name; all but ``stains`` have a mean of about 128."""
    rng = np.random.default_rng(_SEED + sum(map(ord, name)))
    if name == "crowns":
        return _crowns(rng)
    if name == "stains":
        return _stains(rng)
    values = _MAKERS[name](rng)
    return np.clip(128 + 42 * (values - values.mean()) / values.std(), 0, 255).astype(np.uint8)


def _spectrum(rng: np.random.Generator, gain: np.ndarray) -> np.ndarray:
    return np.fft.irfft2(np.fft.rfft2(rng.standard_normal((TILE, TILE))) * gain, s=(TILE, TILE))


def _frequencies() -> tuple[np.ndarray, np.ndarray]:
    return np.fft.rfftfreq(TILE)[None, :], np.fft.fftfreq(TILE)[:, None]


def _power(exponent: float, rng: np.random.Generator) -> np.ndarray:
    fx, fy = _frequencies()
    radius = np.hypot(fx, fy)
    radius[0, 0] = 1.0
    return _spectrum(rng, radius**-exponent)


def _band(rng: np.random.Generator, fx0: float, sx: float, sy: float) -> np.ndarray:
    fx, fy = _frequencies()
    return _spectrum(rng, np.exp(-(((fx - fx0) / sx) ** 2) - (fy / sy) ** 2))


def _stripes(rng: np.random.Generator, periods: int, wander: float, rough: float) -> np.ndarray:
    bend = _power(2.2, rng)
    phase = np.arange(TILE)[None, :] * (2 * math.pi * periods / TILE) + wander * bend / bend.std()
    grain = _power(0.6, rng)
    return np.sin(phase) + rough * grain / grain.std()


def _waves(rng: np.random.Generator) -> np.ndarray:
    swell = _band(rng, 0.03, 0.02, 0.02)
    chop = _band(rng, 0.10, 0.06, 0.05)
    return swell / swell.std() + 0.8 * chop / chop.std()


def _glint(rng: np.random.Generator) -> np.ndarray:
    waves = _waves(rng)
    patches = _power(1.6, rng)
    excess = np.maximum(waves / waves.std() - 1.3, 0) * np.maximum(patches / patches.std() + 0.5, 0)
    return 0.35 * waves / waves.std() + 3.0 * np.minimum(excess, 1.5)


def _slabs(rng: np.random.Generator) -> np.ndarray:
    side = 32
    tones = rng.standard_normal((TILE // side, TILE // side))
    slabs = np.kron(tones, np.ones((side, side)))
    slabs[::side] -= 2.5
    slabs[:, ::side] -= 2.5
    grain = _power(0.8, rng)
    return slabs + 0.8 * grain / grain.std()


def _patches(rng: np.random.Generator) -> np.ndarray:
    """Worn asphalt: fine grain, seams and darker repairs."""
    grain, stain = _power(0.4, rng), _power(1.5, rng)
    return grain / grain.std() + 0.8 * stain / stain.std()


_MAKERS = {
    "cloud": lambda rng: _power(1.5, rng),
    "grain": lambda rng: _power(0.45, rng),
    "mottle": lambda rng: _power(0.95, rng),
    "furrows": lambda rng: _stripes(rng, 32, 0.8, 0.5),
    "rows": lambda rng: _stripes(rng, 16, 0.3, 0.4),
    "waves": _waves,
    "glint": _glint,
    "slabs": _slabs,
    "worn": _patches,
}


def _stains(rng: np.random.Generator) -> np.ndarray:
    """Return how dark the dirt lies, 0 almost everywhere: oil spots, smears and damp."""
    spots, smears, damp = _power(0.9, rng), _band(rng, 0.0, 0.004, 0.06), _power(1.7, rng)
    worn = np.maximum(damp / damp.std() + 0.2, 0)
    oil = 55 * worn * np.maximum(spots / spots.std() - 0.6, 0)
    return np.clip(oil + 40 * np.maximum(smears / smears.std() - 1.6, 0), 0, 190).astype(np.uint8)


def _crowns(rng: np.random.Generator) -> np.ndarray:
    """A closed canopy seen from above, lit from +x: shaded domes, the higher hiding the lower."""
    canopy = np.full((TILE, TILE), 30.0)
    height = np.zeros((TILE, TILE))
    clump = tile("mottle").astype(float) - 128
    for _ in range(900):
        radius = int(rng.integers(9, 26))
        sprite, alpha = dome(int(rng.integers(CROWNS)), 2 * radius)
        rows = (np.arange(2 * radius) + rng.integers(TILE)) % TILE
        columns = (np.arange(2 * radius) + rng.integers(TILE)) % TILE
        where = np.ix_(rows, columns)
        tone = 0.75 + 0.5 * rng.random()
        top = alpha / 255.0 * (radius + 20 * rng.random())
        higher = (top > height[where]) & (alpha > 128)
        canopy[where] = np.where(higher, sprite * tone, canopy[where])
        height[where] = np.where(higher, top, height[where])
    canopy += 0.25 * clump
    return np.clip(canopy * 128 / canopy.mean(), 0, 255).astype(np.uint8)
