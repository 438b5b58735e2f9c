"""A pool of the workers of a Ray cluster: one for each GPU, or one for so many cores.

Every worker has an engine of its own and at most two pieces: the one it looks at and the one it takes next.
A worker that dies, alone or with its node, costs its pieces a second try elsewhere. Only here is Ray known.
"""

from __future__ import annotations

import io
import logging
import math
import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from rscovlm import __version__
from rscovlm.bulk.work import Outcome, Piece, Search, StartEngine, Surveyor
from rscovlm.engines.protocol import CancelToken
from rscovlm.errors import ClusterAway, RSCoVLMError, WorkerLost
from rscovlm.language.labels import counted

log = logging.getLogger(__name__)

LOCAL = "local"

AT_ONCE = 2
"""Pieces that a worker has at a time."""

DEATHS = 3
"""So many workers may die of a piece before it is given up."""

LOOK_S = 1.0
"""How often Ctrl-C and the cluster are looked at."""

PATIENCE_S = 120.0
"""How long there may be no room for any worker."""

CPU_THREADS = 4
"""Threads of a worker without a GPU, where nobody says, and its node has as many cores."""

STILLBORN = 5
"""So many workers, one after the other, may die while they load the model before the run ends."""

STORE_BYTES = 128 * 2**20
"""Of shared memory for a cluster that we start: nothing but names of tiles and objects goes through it."""


class _Worker:
    """What runs in a worker's process."""

    def __init__(self, search: Search, start: StartEngine) -> None:
        self._search = search
        self._start = start
        self._surveyor: Surveyor | None = None

    def load(self, version: str) -> RSCoVLMError | None:
        """Start the engine; returns what went wrong."""
        if version != __version__:
            return ClusterAway(
                f"A node of the cluster has rscovlm {__version__}, and this machine has {version}.",
                next_step="Install the same version on every node.",
            )
        try:
            self._surveyor = Surveyor(self._start(self._search.card), self._search)
        except RSCoVLMError as error:
            return error
        return None

    def survey(self, piece: Piece) -> Outcome:
        """Look at a piece."""
        if self._surveyor is None:
            raise RuntimeError("the engine is not loaded")
        return self._surveyor.survey(piece, CancelToken())


class _ToLog(io.TextIOBase):
    """Takes what is printed for the log."""

    def write(self, text: str) -> int:
        """Log a text."""
        if text.strip():
            log.debug("%s", text.strip())
        return len(text)


@dataclass
class _Hand:
    """A worker, as this process knows it; ``pieces`` are under way, by Ray's reference to their outcome."""

    actor: Any
    loading: Any
    pieces: dict[Any, Piece] = field(default_factory=dict)


class RayPool:
    """The workers of a cluster, kept at as many as it has room for while nodes come and go.

    Args:
        search: what is looked for.
        start: makes an engine, on the worker; is pickled.
        address: of a running cluster, or ``auto`` for the one of this machine; ``local`` or ``local:N``
            starts one on this machine, for N workers.
        gpu: whether a worker needs a GPU; None: if the cluster has any.
        threads: cores of a worker without a GPU; None: up to four, with ``local:N`` one.
        tell: is told what a person should know.
    """

    def __init__(
        self,
        search: Search,
        start: StartEngine,
        *,
        address: str,
        gpu: bool | None,
        threads: int | None,
        tell: Callable[[str], None],
    ) -> None:
        self._search, self._start, self._tell = search, start, tell
        self._address, self._wants_gpu, self._wants_threads = address, gpu, threads
        self._ray: Any = None
        self._needs: dict[str, int] = {}
        self._hands: list[_Hand] = []
        self._again: deque[Piece] = deque()
        self._unfit = self._stillborn = 0
        self._looked = -math.inf
        self._roomy = 0.0

    def work(self, pieces: Iterator[Piece], cancel: CancelToken) -> Generator[Outcome, None, None]:
        """Survey every piece; as ``Pool.work``.

        Raises:
            Cancelled: the run was stopped.
            ClusterAway: Ray is not installed; there is no such cluster; it has had no room for a worker for
                two minutes; or all its workers die while they load the model.
            RSCoVLMError: no worker can load the model.
        """
        first = next(pieces, None)
        if first is None:
            return
        self._again.append(first)
        with redirect_stdout(_ToLog()):  # where results belong, Ray tells of workers that died
            self._ray = connect(self._address, self._wants_threads)
            try:
                self._needs = self._needs_of_a_worker()
                while self._hand_out(pieces):
                    cancel.check()
                    self._hire()
                    yield from self._collect()
            finally:
                self._hands.clear()
                self._ray.shutdown()  # ends its workers, too

    def _needs_of_a_worker(self) -> dict[str, int]:
        """What a worker takes of its node."""
        nodes = self._nodes()
        gpu = any(node.get("GPU") for node in nodes) if self._wants_gpu is None else self._wants_gpu
        if gpu:
            return {"GPU": 1}
        if self._wants_threads is not None:
            return {"CPU": self._wants_threads}
        if local_workers(self._address):
            return {"CPU": 1}
        return {
            "CPU": max(1, min([CPU_THREADS, *(int(node.get("CPU", 0)) for node in nodes if node.get("CPU"))]))
        }

    def _nodes(self) -> list[dict[str, float]]:
        """The resources of every node that is alive."""
        try:
            return [node["Resources"] for node in self._ray.nodes() if node["Alive"]]
        except (self._ray.exceptions.RayError, ConnectionError, RuntimeError) as error:
            raise ClusterAway("The Ray cluster does not answer any more.", details=str(error)) from error

    def _hire(self) -> None:
        """Have as many workers as there is room for; those that cannot load the model are not replaced."""
        if time.monotonic() < self._looked + LOOK_S:
            return
        self._looked = time.monotonic()
        ((kind, each),) = self._needs.items()
        room = sum(int(node.get(kind, 0)) // each for node in self._nodes())
        for _ in range(len(self._hands), room - self._unfit):
            options = {"num_gpus": each} if kind == "GPU" else {"num_cpus": each}
            actor = self._ray.remote(_Worker).options(**options).remote(self._search, self._start)
            self._hands.append(_Hand(actor, actor.load.remote(__version__)))
        if room or not self._roomy:
            self._roomy = self._looked
        elif self._looked - self._roomy > PATIENCE_S:
            raise ClusterAway("The Ray cluster has no room for a worker.")

    def _hand_out(self, pieces: Iterator[Piece]) -> bool:
        """Give every worker that is ready work for now and for next; whether any is left or under way."""
        for _ in range(AT_ONCE):
            for hand in self._hands:
                if hand.loading is None and len(hand.pieces) < AT_ONCE:
                    piece = self._again.popleft() if self._again else next(pieces, None)
                    if piece is None:
                        break
                    hand.pieces[hand.actor.survey.remote(piece)] = piece
        if not self._again and not any(hand.pieces for hand in self._hands):
            self._again.extend(islice(pieces, 1))
        return bool(self._again) or any(hand.pieces for hand in self._hands)

    def _collect(self) -> Iterator[Outcome]:
        """Wait a moment for what comes, and take it."""
        hands = {reference: hand for hand in self._hands for reference in _references(hand)}
        if not hands:
            time.sleep(LOOK_S)
            return
        ready, _ = self._ray.wait(list(hands), num_returns=1, timeout=LOOK_S)
        for reference in ready:
            hand = hands[reference]
            try:
                result = self._ray.get(reference)
            except self._ray.exceptions.RayTaskError:
                raise
            except self._ray.exceptions.RayError as error:
                yield from self._bury(hand, error)
                continue
            if reference == hand.loading:
                self._loaded(hand, result)
            else:
                del hand.pieces[reference]
                yield result

    def _loaded(self, hand: _Hand, error: RSCoVLMError | None) -> None:
        hand.loading, self._stillborn = None, 0
        if error is None:
            ready = sum(hand.loading is None for hand in self._hands)
            self._tell(f"{counted(ready, 'worker')} of {len(self._hands)} ready")
            return
        self._hands.remove(hand)
        self._ray.kill(hand.actor)
        self._unfit += 1
        if not self._hands:
            raise error
        self._tell(f"Warning: a worker is left out. {error.message} {error.next_step}")

    def _bury(self, hand: _Hand, error: Exception) -> Iterator[Outcome]:
        """Put back what a lost worker had; one that lives, but is out of reach, is ended."""
        log.warning("a worker was lost: %s", error)
        self._hands.remove(hand)
        self._ray.kill(hand.actor)
        if hand.loading is not None:
            self._stillborn += 1
            if self._stillborn >= STILLBORN:
                raise ClusterAway(
                    "The workers of the cluster die while they load the model.",
                    details=str(error),
                    next_step="Their memory may be short: look at Ray's logs, or use fewer workers.",
                ) from error
        yield from self._recover(hand)

    def _recover(self, hand: _Hand) -> Iterator[Outcome]:
        """Take what a lost worker had done before, and put the rest back."""
        lost = []
        for reference, piece in hand.pieces.items():
            try:
                outcome = self._ray.get(reference, timeout=LOOK_S)
            except self._ray.exceptions.RayError:
                lost.append(piece)
            else:
                yield outcome
        self._tell(f"A worker was lost; {counted(len(lost), 'piece')} of its work goes to another one.")
        for place, piece in enumerate(lost):
            # Pieces are taken in order: of the first the worker may have died, of the others it did not.
            died = replace(piece, deaths=piece.deaths + (place == 0))
            if died.deaths < DEATHS:
                self._again.append(died)
            else:
                yield Outcome(died, WorkerLost(f"{DEATHS} workers died while they looked at it."))


def _references(hand: _Hand) -> list[Any]:
    return [hand.loading] if hand.loading is not None else list(hand.pieces)


def connect(address: str, threads: int | None) -> Any:
    """Join or start a cluster; returns the module ``ray``.

    Raises:
        ClusterAway: Ray is not installed, or there is no such cluster.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere unless it is asked for
    try:
        import ray
    except ImportError as error:
        raise ClusterAway(
            "Ray is not installed.", next_step="Install it with: pip install 'rscovlm[cluster]'."
        ) from error
    options: dict[str, Any] = {"logging_level": logging.ERROR, "log_to_driver": False}
    workers = local_workers(address)
    if workers is None:
        options["address"] = address
    else:
        options |= {"address": "local", "include_dashboard": False, "object_store_memory": STORE_BYTES}
        options |= {"num_cpus": workers * (threads or 1)} if workers else {}
    try:
        ray.init(**options)
    except Exception as error:  # Ray raises bare ones, for instance when its processes do not come up in time
        told = (
            "Ray cannot be started here."
            if workers is not None
            else f"There is no Ray cluster at '{address}'."
        )
        raise ClusterAway(
            told,
            details=str(error),
            next_step="Start one with 'ray start --head' and give its address, or use --ray local:2.",
        ) from error
    return ray


def local_workers(address: str) -> int | None:
    """How many workers ``local:N`` asks for, 0 for ``local``; None: it is the address of a cluster.

    Raises:
        ClusterAway: it names no number of workers.
    """
    kind, colon, number = address.partition(":")
    if kind != LOCAL:
        return None
    if colon and not (number.isdecimal() and int(number) > 0):
        raise ClusterAway(
            f"'{address}' names no number of workers.", next_step="Write, for example, local:2."
        )
    return int(number) if colon else 0
