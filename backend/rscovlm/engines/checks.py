"""What every engine refuses, in the same words."""

from __future__ import annotations

import numpy as np

from rscovlm.engines.protocol import RGB, CancelToken
from rscovlm.errors import EngineFailed


def check_request(max_new_tokens: int, cancel: CancelToken | None, *, closed: bool) -> CancelToken:
    """See that an engine can be asked; returns the token that stops it, a new one where there is none.

    Raises:
        EngineFailed: it was closed, or a reply would have no token.
        Cancelled: nobody wants it any more.
    """
    if closed:
        raise EngineFailed("The model has been closed.", next_step="Load it again.")
    if max_new_tokens < 1:
        raise EngineFailed(f"A reply needs at least one token, not {max_new_tokens}.")
    cancel = cancel or CancelToken()
    cancel.check()
    return cancel


def check_image(image: RGB, factor: int) -> None:
    """See that an image is as a model takes it: ``factor`` divides its sides, pixels.

    Raises:
        EngineFailed: it is not 8-bit RGB, or of another size.
    """
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8:
        raise EngineFailed(f"The model needs 8-bit RGB images, not {image.dtype} of shape {image.shape}.")
    height, width = image.shape[:2]
    if not height or not width or height % factor or width % factor:
        raise EngineFailed(
            f"The image of {width} x {height} pixels was not brought to the model's size: "
            f"its sides must be multiples of {factor}."
        )
