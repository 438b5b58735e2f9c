"""What PyTorch raises, in the errors that a person may read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from rscovlm.errors import EngineFailed, OutOfMemory


def is_out_of_memory(error: BaseException) -> bool:
    """Say whether an exception means that the GPU or the machine has not enough memory."""
    if isinstance(error, (torch.OutOfMemoryError, MemoryError)):
        return True
    # PyTorch's CPU allocator raises a bare RuntimeError, told by its text only.
    return isinstance(error, RuntimeError) and "alloc" in str(error) and "memory" in str(error)


@contextmanager
def model_failures() -> Iterator[None]:
    """Watch over the model's own work, and over nothing of the caller's.

    Raises:
        OutOfMemory: the GPU or the machine has not enough memory.
        EngineFailed: anything else that went wrong inside the model.
    """
    try:
        yield
    except (MemoryError, RuntimeError, ValueError, LookupError, TypeError) as error:
        if is_out_of_memory(error):
            raise OutOfMemory(
                "There is not enough memory for the model to answer.", details=str(error)
            ) from error
        raise EngineFailed("The model failed while it was answering.", details=repr(error)) from error
