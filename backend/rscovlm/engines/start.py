"""Start the engine that the settings ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rscovlm.engines.protocol import Engine
from rscovlm.engines.settings import EngineSettings
from rscovlm.errors import BadRequest
from rscovlm.models import ModelCard


def start_engine(
    card: ModelCard,
    settings: EngineSettings,
    *,
    first_s: float | None = None,
    stopping: Callable[[], bool] = lambda: False,
) -> Engine:
    """Load a model, or find the servers that have it, or start one.

    Args:
        card: the model's.
        settings: which engine, and how.
        first_s: how long to wait for the first of running servers; None: as the settings say.
        stopping: whether nobody wants the engine any more; looked at while a server starts.

    Raises:
        ModelMissing: its files are not here, or the servers have not this model.
        EngineFailed: it cannot be loaded or started; its subclasses say why.
        BadRequest: the settings contradict each other.
    """
    check_settings(settings)
    if settings.engine == "transformers":
        from rscovlm.engines.load import load_engine

        return load_engine(card, device=settings.device, threads=settings.threads)
    from rscovlm.engines.openai.engine import Access, OpenAIEngine

    access = Access(
        addresses=tuple(settings.addresses),
        served_name=settings.served_name,
        key=settings.key(),
        patience_s=settings.patience_s,
        silence_s=settings.silence_s,
        side_by_side=settings.side_by_side,
    )
    if settings.engine == "openai":
        return OpenAIEngine(card, replace(access, start_s=first_s))
    from rscovlm.engines.openai.managed import ManagedEngine, vllm_command

    command = vllm_command(card, settings.vllm_command, settings.vllm_args)
    waits = replace(access, patience_s=settings.vllm_start_s)
    return ManagedEngine(card, waits, command, stopping=stopping)


def check_settings(settings: EngineSettings) -> None:
    """See that the settings make sense together.

    Raises:
        BadRequest: they do not.
    """
    if settings.engine == "openai" and not settings.addresses:
        raise BadRequest(
            "The engine 'openai' needs the address of a model server.",
            next_step="Give it with --address http://HOST:PORT/v1, once for each server.",
        )
    if settings.engine != "openai" and settings.addresses:
        raise BadRequest(
            f"The engine '{settings.engine}' asks no addresses.",
            next_step="Add --engine openai to use the model servers at these addresses.",
        )
