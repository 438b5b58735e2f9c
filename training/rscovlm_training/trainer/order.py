"""In which order conversations are learnt: fixed by the seed alone, whoever reads them and however often.

The order is one long list over all epochs. A step takes the next ``batch`` of it, however many processes
share the step; a resumed run goes on at the same place.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from rscovlm_training.trainer.errors import RecipeInvalid


class Order:
    """``order[place]`` is the item at that place; ``len(order)`` is a whole number of batches."""

    def __init__(
        self,
        items: int,
        *,
        batch: int,
        seed: int,
        epochs: float = 1.0,
        steps: int | None = None,
        shuffle: bool,
    ) -> None:
        """Lay out an order.

        Args:
            items: how many there are.
            batch: how many of them make a step.
            seed: what the shuffling is drawn from, anew in each epoch.
            epochs: how often each item is learnt; what does not fill a last step is left out.
            steps: the number of steps instead, going round as often as needed.
            shuffle: whether to shuffle; otherwise items are taken as they are listed.

        Raises:
            RecipeInvalid: there are not enough items for a single step.
        """
        self.items = items
        self.steps = int(items * epochs) // batch if steps is None else steps
        if not items or not self.steps:
            raise RecipeInvalid(
                f"The data hold {items} items to learn, which is less than one step of {batch}.",
                next_step="Add data, raise training.epochs or lower training.batch.",
            )
        self._length = self.steps * batch
        self._seed = seed
        self._shuffle = shuffle

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, place: int) -> int:
        if not 0 <= place < self._length:
            raise IndexError(place)
        epoch, index = divmod(place, self.items)
        return int(_shuffled(self.items, self._seed, epoch)[index]) if self._shuffle else index


@lru_cache(maxsize=2)  # two: places around the end of an epoch are read side by side
def _shuffled(items: int, seed: int, epoch: int) -> npt.NDArray[np.int64]:
    return np.random.default_rng((seed, epoch)).permutation(items)
