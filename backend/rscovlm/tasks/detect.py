"""Find every object of some classes, over tiles of the region, as oriented boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

import numpy as np

from rscovlm.contract import Detection, DetectTask, Event, ObjectsReplaced, Progress, Warning_
from rscovlm.engines.protocol import CancelToken, Reply
from rscovlm.errors import BadRequest, NoClasses, RSCoVLMError, UnreadableReply
from rscovlm.geometry.overlap import nms
from rscovlm.imagery.tiles import plan_tiles
from rscovlm.imagery.window import PixelWindow
from rscovlm.language import labels, prompts
from rscovlm.language.replies import ParsedReply, parse_objects
from rscovlm.models import ModelCard
from rscovlm.tasks.ahead import in_order, looks_ahead
from rscovlm.tasks.area import Area
from rscovlm.tasks.job import Job, confidence, open_conversation
from rscovlm.tasks.looking import NO_PIXELS, Look, is_blank, look_at_tile

MERGE_IOU = 0.1
"""Boxes of one class that overlap more are one object, seen twice. Source: the published evaluation."""

UNSCORED = 1.0
"""The score of an object whose probability nobody told."""

MANY_TILES = 1000
"""From here on a person is told beforehand that it will take long."""


@dataclass
class Survey:
    """What was found on some tiles of a raster, and how many of them failed.

    Attributes:
        found: the objects, in the order of their tiles.
        ranks: (N,) which of two that overlap stays: the score, less 1 where the tile's edge may cut it.
        answered: tiles that the model answered to.
        blank: tiles with nothing to be seen, which the model was not shown.
        unreadable: tiles whose reply cannot be read.
        partial: tiles whose reply is cut short, or partly unreadable.
        unscored: tiles whose objects have no score.
        squeezed: tiles that memory was too short for, so that fewer were shown at once than was meant.
    """

    found: list[Detection] = field(default_factory=list)
    ranks: list[float] = field(default_factory=list)
    answered: int = 0
    blank: int = 0
    unreadable: int = 0
    partial: int = 0
    unscored: int = 0
    squeezed: int = 0


def detect(task: DetectTask, job: Job) -> Iterator[Event]:
    """Find the objects of the task's classes, and say how many there are.

    Raises:
        NoClasses: no class is named.
        BadRequest: the model knows none of the classes.
        UnreadableReply: not one tile got a reply that could be read.
    """
    classes, unknown = choose_classes(task.classes, job.card)
    if unknown:
        yield _unknown_warning(unknown, job.card)
    found = yield from find_objects(classes, job, min_score=task.min_score)
    counts = Counter(item.class_name for item in found)
    told = labels.listed(labels.counted(number, name) for name, number in sorted(counts.items()))
    yield job.answer(
        f"{told}." if told else f"No {labels.listed(classes).replace(' and ', ' or ')} found.",
        views=sorted({item.view for item in found}),
        objects=[item.id for item in found],
    )


def choose_classes(asked: Sequence[str], card: ModelCard) -> tuple[list[str], list[str]]:
    """Find the classes to ask the model for.

    Args:
        asked: as the analyst named them.
        card: the model's; one that lists no classes finds any phrase, and is asked in the analyst's words.

    Returns:
        The classes, without repetitions, and the names of which the model knows nothing.

    Raises:
        NoClasses: no class is named.
        BadRequest: the model knows none of them.
    """
    names = list(dict.fromkeys(name for name in map(labels.normalise, asked) if name))
    if not names:
        raise NoClasses("There is no class to look for.")
    if not card.classes:
        return names, []
    known = {name: labels.known_as(name, card.classes) for name in names}
    classes = list(dict.fromkeys(item for items in known.values() for item in items))
    if not classes:
        raise BadRequest(
            f"The {card.title[:1].lower()}{card.title[1:]} does not know {labels.listed(names)}.",
            next_step=f"It finds {labels.listed(card.classes)}; use a larger model for anything else.",
        )
    return classes, [name for name, items in known.items() if not items]


def plan(area: Area, card: ModelCard) -> list[PixelWindow]:
    """The tiles that cover a region, and no others."""
    rule = card.tiles
    tiles = plan_tiles(area.window, size=rule.size, overlap=rule.overlap)
    return [tile for tile in tiles if area.touches(tile)]


def batches(area: Area, card: ModelCard) -> list[list[PixelWindow]]:
    """The tiles of a region as the model is shown them, some at once."""
    tiles, size = plan(area, card), card.tiles.batch
    return [tiles[start : start + size] for start in range(0, len(tiles), size)]


def find_objects(
    classes: Sequence[str], job: Job, *, min_score: float = 0.0
) -> Generator[Event, None, list[Detection]]:
    """Look at the region tile by tile; objects stream out as tiles finish, and are merged at the end.

    Returns the merged objects. When the job is cancelled or fails, what was found is merged and told first.

    Raises:
        UnreadableReply: not one tile got a reply that could be read.
        RSCoVLMError: the job was cancelled, or the raster or the model failed.
    """
    work = batches(job.area, job.card)
    total, done = sum(map(len, work)), 0
    if total > MANY_TILES:
        yield Warning_(
            code="many_tiles",
            message=f"The region is looked at in {total} pieces; this takes long.",
            next_step="Draw a smaller region to be done sooner.",
        )
    survey = Survey()
    yield _progress(done, total, 0)
    try:
        for told in _told(work, classes, job):
            yield from _take(told, classes, job, survey, min_score)
            done += len(told.looks) + told.blank
            yield _progress(done, total, len(survey.found))
    except RSCoVLMError:
        yield from conclude(survey, total)
        raise
    yield from conclude(survey, total)
    check_readable(survey)
    return survey.found


def check_readable(survey: Survey) -> None:
    """Refuse a survey in which the model said nothing that can be read.

    Raises:
        UnreadableReply: not one tile got a reply that could be read.
    """
    if survey.unreadable and survey.unreadable == survey.answered:
        raise UnreadableReply("The model's replies cannot be read as objects.")


def survey_tiles(
    tiles: Sequence[PixelWindow], classes: Sequence[str], job: Job, survey: Survey, min_score: float
) -> Iterator[Event]:
    """Look at tiles of the region in one batch; ``survey`` takes what is found, too.

    Raises:
        RSCoVLMError: the job was cancelled, or the raster or the model failed.
    """
    looks = [look_at_tile(job.source, tile, job.card) for tile in tiles]
    yield from _take(_ask(looks, classes, job), classes, job, survey, min_score)


@dataclass(frozen=True)
class _Told:
    """What the model says of tiles, whose pixels are not kept; ``blank`` is how many it was not shown."""

    looks: list[Look]
    replies: list[Reply]
    blank: int


def _told(work: Sequence[Sequence[PixelWindow]], classes: Sequence[str], job: Job) -> Iterator[_Told]:
    """Show the model batches of tiles, as many at a time as it takes; they are told in their order."""
    left = CancelToken(job.cancel)
    asking = replace(job, cancel=left)
    coming = in_order(
        looks_ahead(work, job), lambda looks: _ask(looks, classes, asking), job.card.serving.at_once, left
    )
    with closing(coming):
        yield from coming


def _ask(looks: Sequence[Look], classes: Sequence[str], job: Job) -> _Told:
    """Show the model tiles in one batch; errors as ``survey_tiles``."""
    seen = [look for look in looks if not is_blank(look.rgb)]
    prompt = prompts.oriented_detection(classes, full_stop=job.card.full_stop)
    conversations = [open_conversation(prompt, look.rgb) for look in seen]
    replies = job.generate(conversations, job.card.max_new_tokens) if conversations else []
    return _Told([replace(look, rgb=NO_PIXELS) for look in seen], replies, len(looks) - len(seen))


def _take(told: _Told, classes: Sequence[str], job: Job, survey: Survey, min_score: float) -> Iterator[Event]:
    """Read what the model said of tiles, and place what it found."""
    survey.blank += told.blank
    for look, reply in zip(told.looks, told.replies, strict=True):
        parsed = read_objects(reply, look, job.card)
        survey.answered += 1
        survey.unreadable += parsed.unreadable
        survey.partial += not parsed.unreadable and (parsed.truncated or parsed.skipped > 0)
        survey.unscored += bool(parsed.objects) and not reply.pieces
        survey.squeezed += reply.squeezed
        view = job.trace.view(look, "tile", reply.text)
        yield view
        for item in place_objects(parsed, reply, look, classes, job, view=view.id, min_score=min_score):
            survey.found.append(item)
            survey.ranks.append(item.score - _is_cut(item, look, job.area.window))
            yield item


def read_objects(reply: Reply, look: Look, card: ModelCard) -> ParsedReply:
    """Read the objects of a reply about a look."""
    return parse_objects(
        reply.text,
        coordinates=card.coordinates,
        width=look.frame.width,
        height=look.frame.height,
        complete=reply.finish == "stop",
    )


def place_objects(
    parsed: ParsedReply,
    reply: Reply,
    look: Look,
    asked: Sequence[str],
    job: Job,
    *,
    view: int,
    min_score: float = 0.0,
) -> Iterator[Detection]:
    """Place the objects of a reply on the raster; those centred outside the region are left out.

    Where the model server tells no probabilities every score is 1, as in the published evaluation of models
    that have none; ``scores_unknown`` says so.
    """
    for item in parsed.objects:
        quad_px = look.frame.to_native(item.quad_model_px)
        told = confidence(reply.pieces, item.span)
        score = UNSCORED if told is None else told
        if score < min_score or not job.area.covers(quad_px.mean(axis=0))[0]:
            continue
        label, matched = labels.match(item.label, asked)
        yield job.trace.detection(quad_px, label=label, matched=matched, score=score, view=view)


def scores_unknown() -> Warning_:
    """Say that the scores mean nothing."""
    return Warning_(
        code="scores_unknown",
        message="The model server tells no probabilities, so every object has the score 1.",
        next_step="Use a server that tells them, such as vLLM or llama.cpp's, to sort and filter by score.",
    )


def _is_cut(item: Detection, look: Look, whole: PixelWindow) -> bool:
    """Whether an object reaches an edge of its tile beyond which the region goes on.

    It may be half an object then, and gives way to the one that another tile saw whole, however sure the
    model was of it.
    """
    quad = np.array(item.polygon_px)
    tile, (across, down) = look.window, look.frame.scale
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    return bool(
        (tile.col > whole.col and left < tile.col + across)
        or (tile.row > whole.row and top < tile.row + down)
        or (tile.right < whole.right and right > tile.right - across)
        or (tile.bottom < whole.bottom and bottom > tile.bottom - down)
    )


def conclude(survey: Survey, total: int) -> Iterator[Event]:
    """Merge what was seen twice, and tell what was not seen, of ``total`` tiles."""
    yield Progress(phase="merging", done=0, total=1, message="Merging objects seen in two tiles")
    gone = _merge(survey)
    if gone:
        yield ObjectsReplaced(ids=gone)
    yield Progress(phase="merging", done=1, total=1, message=f"{len(survey.found)} objects")
    yield from _tile_warnings(survey, total)


def _merge(survey: Survey) -> list[int]:
    """Keep the best of the objects that overlap; returns the ids of the others."""
    if not survey.found:
        return []
    quads = np.array([item.polygon_px for item in survey.found])
    kept = set(nms(quads, survey.ranks, [item.class_name for item in survey.found], MERGE_IOU).tolist())
    gone = [item.id for index, item in enumerate(survey.found) if index not in kept]
    survey.found = [item for index, item in enumerate(survey.found) if index in kept]
    return gone


def _tile_warnings(survey: Survey, total: int) -> Iterator[Warning_]:
    if survey.blank and survey.blank == total:
        yield Warning_(
            code="nothing_to_see", message="The region holds no image: every pixel of it is the same."
        )
    if survey.unscored:
        yield scores_unknown()
    if survey.squeezed:
        yield Warning_(
            code="memory_short",
            message=f"Memory ran short; {survey.squeezed} of {total} tiles were looked at in smaller "
            "batches, which took longer.",
            next_step="Close other programs, or use a smaller model.",
        )
    if survey.unreadable:
        yield Warning_(
            code="tiles_unreadable",
            message=f"The reply to {survey.unreadable} of {total} tiles cannot be read; "
            "objects there may be missing.",
            next_step="Look at the views marked as tiles for what the model said.",
        )
    if survey.partial:
        yield Warning_(
            code="tiles_partial",
            message=f"The reply to {survey.partial} of {total} tiles is cut short or partly unreadable; "
            "a few objects there may be missing.",
        )


def _unknown_warning(unknown: Sequence[str], card: ModelCard) -> Warning_:
    return Warning_(
        code="unknown_classes",
        message=f"{card.title} does not know {labels.listed(unknown)}; the other classes are looked for.",
        next_step=f"It finds {labels.listed(card.classes)}.",
    )


def _progress(done: int, total: int, objects: int) -> Progress:
    message = f"Tile {done} of {total}, {labels.counted(objects, 'object')}"
    return Progress(phase="detecting", done=done, total=total, message=message)
