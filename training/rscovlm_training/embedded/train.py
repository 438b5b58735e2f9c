"""Train the embedded model in two stages with the Hugging Face Trainer; both resume where they stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import torch
from safetensors.torch import load_file
from torch import nn
from transformers import PreTrainedModel, Qwen2Tokenizer, Trainer, TrainingArguments
from transformers.trainer_utils import get_last_checkpoint

from rscovlm_training.embedded.chains import ChainPool
from rscovlm_training.embedded.checkpoint import Size, build_model, save_checkpoint
from rscovlm_training.embedded.data import Item, TalkDataset, TileDataset, collate_talks, collate_tiles
from rscovlm_training.embedded.encoding import Pixels
from rscovlm_training.embedded.ground import Ground
from rscovlm_training.embedded.optimizer import build_optimizer
from rscovlm_training.embedded.pool import Pool
from rscovlm_training.embedded.recipe import StageRecipe
from rscovlm_training.embedded.samples import corpus
from rscovlm_training.embedded.stages import TalkStage, TowerStage
from rscovlm_training.embedded.tokenizer import number_ids, train_tokenizer

_NEWER_HEADS = ("far.", "colours.", "sight.colours.")


@dataclass(frozen=True)
class Run:
    """A stage's recipe and where and with what it runs.

    ``chains`` is a folder of ``render_chains``, ``ground`` one of real images without objects.
    """

    folder: Path
    pool: Path
    chains: Path | None
    recipe: StageRecipe
    seed: int
    size: Size = "embedded"
    workers: int = 1
    threads: int = 2
    save_steps: int = 200
    ground: Path | None = None


def train_tower(run: Run) -> Path:
    """Teach the vision tower by dense supervision; the result is a checkpoint folder of ``TowerStage``."""
    stage = TowerStage(build_model(tokenizer(), run.size, seed=run.seed))
    data = TileDataset(Pool(run.pool), run.recipe.scenes, run.seed)
    return _train(stage, data, partial(collate_tiles, pixels=Pixels()), run)


def train_talk(
    run: Run, start: Path, *, freeze_tower: bool, zooming: float = 0.1, focus: Sequence[str] = ()
) -> Path:
    """Teach the decoder, from a folder of ``train_tower`` or of an earlier ``train_talk``.

    Args:
        run: where, on what and for how long.
        start: the folder to start from.
        freeze_tower: whether the tower stays as it is.
        zooming: share of the items that are large worlds.
        focus: classes of which more is shown.
    """
    words = tokenizer()
    model = build_model(words, run.size, seed=run.seed)
    stage = TalkStage(model, numbers=number_ids(words), freeze_tower=freeze_tower)
    _start_from(stage, load_file(start / "model.safetensors"))
    chains = ChainPool(run.chains) if run.chains else None
    ground = Ground(run.ground) if run.ground else None
    data = TalkDataset(
        Pool(run.pool), run.recipe.scenes, run.seed,
        chains=chains, zooming=zooming, focus=focus, ground=ground,
    )  # fmt: skip
    return _train(stage, data, partial(collate_talks, pixels=Pixels(), tokenizer=words), run)


def export(stages: Mapping[Path, float], folder: Path, *, size: Size = "embedded") -> None:
    """Write the mean of finished talk stages, with their shares, as a checkpoint that the engine loads.

    Stages that went on from one another lie in one valley: their mean often detects better than each does.
    """
    words = tokenizer()
    model = build_model(words, size, seed=0)
    total = sum(stages.values())
    mean: dict[str, torch.Tensor] = {}
    for stage, share in stages.items():
        for name, value in load_file(stage / "model.safetensors").items():
            if name.startswith("model."):
                own = name.removeprefix("model.")
                mean[own] = mean.get(own, torch.zeros_like(value)) + share / total * value
    _load(model, mean)
    save_checkpoint(model, words, folder)


def tokenizer() -> Qwen2Tokenizer:
    """The embedded model's tokenizer; the same one each time, for it is learnt from a fixed corpus."""
    return train_tokenizer(corpus())


def _train(
    stage: nn.Module,
    data: TileDataset,
    collate: Callable[[Sequence[Item]], dict[str, torch.Tensor]],
    run: Run,
) -> Path:
    final = run.folder / "final"
    if (final / "model.safetensors").is_file():
        return final
    torch.set_num_threads(run.threads)
    arguments = TrainingArguments(
        output_dir=str(run.folder),
        per_device_train_batch_size=run.recipe.batch,
        num_train_epochs=1,
        learning_rate=run.recipe.rate,
        lr_scheduler_type="cosine",
        warmup_steps=min(150, run.recipe.scenes // run.recipe.batch // 10),
        weight_decay=0.05,
        max_grad_norm=1.0,
        logging_steps=20,
        save_steps=run.save_steps,
        save_total_limit=2,
        dataloader_num_workers=run.workers,
        dataloader_prefetch_factor=4 if run.workers else None,
        remove_unused_columns=False,
        use_cpu=not torch.cuda.is_available(),
        bf16=True,
        report_to="none",
        seed=run.seed,
        disable_tqdm=True,
    )
    optimizer = build_optimizer(stage, run.recipe.rate, arguments.weight_decay)
    trainer = _InOrderTrainer(
        model=stage,
        args=arguments,
        train_dataset=data,
        data_collator=collate,
        optimizers=(optimizer, None),
    )
    last = get_last_checkpoint(str(run.folder)) if run.folder.is_dir() else None
    trainer.train(resume_from_checkpoint=last)
    trainer.save_model(str(final))
    return final


class _InOrderTrainer(Trainer):
    """Items are independent draws already: in order, so that a resumed run goes on with the next one."""

    def _get_train_sampler(self, train_dataset: object = None) -> torch.utils.data.Sampler[int]:
        return torch.utils.data.SequentialSampler(self.train_dataset)  # type: ignore[arg-type]


def _start_from(stage: TalkStage, state: dict[str, torch.Tensor]) -> None:
    if any(name.startswith("visual.") for name in state):
        for module, prefix in ((stage.model.model.visual, "visual."), (stage.sight, "sight.")):
            own = {k.removeprefix(prefix): v for k, v in state.items() if k.startswith(prefix)}
            _load(module, own)
        return
    _load(stage, state)


def _load(module: nn.Module, state: dict[str, torch.Tensor]) -> None:
    """Load weights; only the tied output layer, which is the input embedding, may be absent, and the heads
    for districts and colours, which an earlier stage need not have learnt.
    """
    missing, unexpected = module.load_state_dict(state, strict=False)
    lost = [
        name for name in missing if not name.endswith("lm_head.weight") and not name.startswith(_NEWER_HEADS)
    ]
    if lost or unexpected:
        raise ValueError(f"The checkpoint does not fit: missing {lost[:3]}, unexpected {unexpected[:3]}.")
    if isinstance(module, PreTrainedModel):
        module.tie_weights()


cv2.setNumThreads(1)  # the workers are processes already
