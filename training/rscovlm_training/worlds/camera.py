"""What the air, the lens, the sensor and the file do to a scene."""

from __future__ import annotations

import math
from functools import lru_cache

import cv2
import numpy as np

from rscovlm_training.worlds.textures import TILE, tile


def photograph(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return an (H, W, 3) uint8 scene as a sensor would deliver it: light, haze, blur, noise, compression."""
    image = cv2.transform(image, light(rng))
    sigma = rng.uniform(0.25, 1.0)
    if sigma > 0.35:
        image = cv2.GaussianBlur(image, (0, 0), sigma)
    if rng.random() < 0.25:
        sharp = cv2.GaussianBlur(image, (0, 0), 1.2)
        image = cv2.addWeighted(image, 1.7, sharp, -0.7, 0)
    if rng.random() < 0.85:
        image = _noise(image, rng, rng.uniform(0.5, 5.0))
    if rng.random() < 0.4:
        quality = int(rng.integers(45, 96))
        _, code = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
        image = np.asarray(cv2.imdecode(code, cv2.IMREAD_COLOR), np.uint8)
    result: np.ndarray = image
    return result


def light(rng: np.random.Generator) -> np.ndarray:
    """Return the 3x4 matrix of exposure, saturation, colour cast and haze."""
    gain, saturation = math.exp(rng.normal(0, 0.14)), rng.uniform(0.6, 1.25)
    haze = rng.uniform(0.0, 0.3) ** 1.6 if rng.random() < 0.6 else 0.0
    grey = np.full((3, 3), 1 / 3)
    mix = (saturation * np.eye(3) + (1 - saturation) * grey) * gain * (1 - haze)
    warm, tinge = rng.normal(0, 0.045), rng.normal(0, 0.015)
    cast = np.exp(np.array([warm - tinge, tinge, -warm - tinge]))
    contrast = rng.uniform(0.8, 1.25)
    offset = haze * np.array([186, 194, 204]) + (1 - contrast) * 110 + rng.normal(0, 5)
    return np.column_stack([mix * cast[:, None] * contrast, offset])


def _noise(image: np.ndarray, rng: np.random.Generator, sigma: float) -> np.ndarray:
    height, width = image.shape[:2]
    pool = grain()
    if height > TILE or width > TILE:
        tiles = (-(-height // TILE), -(-width // TILE), 1)
        pool = np.tile(pool, tiles)
    y, x = rng.integers(0, pool.shape[0] - height + 1), rng.integers(0, pool.shape[1] - width + 1)
    noise = pool[y : y + height, x : x + width]
    noisy: np.ndarray = cv2.addWeighted(image, 1.0, noise, sigma / 42, -128 * sigma / 42)
    return noisy


@lru_cache(maxsize=1)
def grain() -> np.ndarray:
    """Return sensor noise (512, 512, 3) uint8 around 128, mostly the same in all bands."""
    rng = np.random.default_rng(7)
    shared, own = rng.standard_normal((TILE, TILE, 1)), rng.standard_normal((TILE, TILE, 3))
    blotch = (tile("grain").astype(float)[..., None] - 128) / 42
    values = 0.6 * shared + 0.6 * own + 0.4 * blotch
    return np.clip(128 + 42 * values, 0, 255).astype(np.uint8)
