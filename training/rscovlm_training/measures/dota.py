"""DOTA's files: labels of images, and Task-1 submissions.

A label file ``IMAGE.txt`` has an object a line, ``x1 y1 x2 y2 x3 y3 x4 y4 class difficult``, the last of
which may be missing; lines with fewer than nine words, such as the headers ``imagesource:`` and ``gsd:``,
are passed over. A submission ``Task1_CLASS.txt`` has a box a line, ``image score x1 y1 … y4``. Coordinates
are native pixels of the whole image.

A class may be spelt with spaces or hyphens, and need not be spelt alike in both. Source: the DOTA devkit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rscovlm.geometry.quads import as_quads
from rscovlm.language.labels import normalise
from rscovlm_training.measures.failures import FiguresUnreadable
from rscovlm_training.measures.matching import Predictions, Truth

PREFIX = "Task1_"
_IMAGE_SUFFIXES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"}
_DIFFICULT = {"0": False, "1": True, "2": True}


@dataclass(frozen=True)
class Labels:
    """The ground truth of a list of images.

    Attributes:
        truth: of all listed images.
        unlabelled: images for which there is no file; they are taken for images without objects.
    """

    truth: Truth
    unlabelled: tuple[str, ...]


@dataclass(frozen=True)
class Submissions:
    """What was predicted.

    Attributes:
        predictions: on the listed images, of the classes of the ground truth.
        elsewhere: how many boxes were left out because their image is not listed.
        without_truth: classes left out because no listed image has an object of them.
    """

    predictions: Predictions
    elsewhere: int
    without_truth: tuple[str, ...]


def read_images(path: Path) -> tuple[str, ...]:
    """Read names of images, one a line, with or without the ending of an image file, each once.

    Raises:
        FiguresUnreadable: when the file is missing or names no image.
    """
    names = tuple(dict.fromkeys(_image_name(line) for line in read_lines(path) if line.strip()))
    if not names:
        raise FiguresUnreadable(f"{path} names no image.")
    return names


def read_labels(folder: Path, images: Sequence[str], classes: Sequence[str] | None = None) -> Labels:
    """Read the label files of images.

    Args:
        folder: of the files ``IMAGE.txt``.
        images: their names.
        classes: which to take, and in which order; None: all that the labels name, by alphabet.

    Raises:
        FiguresUnreadable: when no image has a file, or a line cannot be read.
    """
    objects: list[tuple[int, str, list[float], bool]] = []
    unlabelled = []
    for index, image in enumerate(images):
        path = folder / f"{image}.txt"
        if not path.is_file():
            unlabelled.append(image)
            continue
        objects.extend((index, *item) for item in read_label_file(path))
    if len(unlabelled) == len(images):
        raise FiguresUnreadable(f"{folder} holds no label file of any listed image, such as {images[0]}.txt.")
    named = tuple(classes or sorted({name for _, name, _, _ in objects}))
    labels = {name: label for label, name in enumerate(named)}
    objects = [item for item in objects if item[1] in labels]
    truth = Truth(
        images=tuple(images),
        classes=named,
        image=np.array([image for image, *_ in objects], dtype=np.intp),
        label=np.array([labels[name] for _, name, _, _ in objects], dtype=np.intp),
        quads=as_quads([corners for _, _, corners, _ in objects]),
        difficult=np.array([difficult for *_, difficult in objects], dtype=np.bool_),
    )
    return Labels(truth, tuple(unlabelled))


def read_label_file(path: Path) -> list[tuple[str, list[float], bool]]:
    """Read the objects of an image: class, eight coordinates in native pixels, difficult.

    Raises:
        FiguresUnreadable: when a coordinate is no number.
    """
    objects = []
    for number, line in enumerate(read_lines(path), start=1):
        words = line.split()
        if len(words) < 9:
            continue
        corners = _numbers(words[:8], path, number)
        flagged = len(words) > 9 and words[-1] in _DIFFICULT
        name = " ".join(words[8:-1] if flagged else words[8:])
        objects.append((name, corners, flagged and _DIFFICULT[words[-1]]))
    return objects


def read_submissions(folder: Path, truth: Truth) -> Submissions:
    """Read the files ``Task1_CLASS.txt`` of a folder against a ground truth.

    Raises:
        FiguresUnreadable: when there is none, a line cannot be read, or two files mean the same class.
    """
    files = sorted(folder.glob(f"{PREFIX}*.txt"))
    if not files:
        raise FiguresUnreadable(f"{folder} holds no submission; they are called {PREFIX}CLASS.txt.")
    images = {name: index for index, name in enumerate(truth.images)}
    of_class: dict[int, Path] = {}
    rows: list[tuple[int, int, list[float]]] = []
    elsewhere, without_truth = 0, []
    for path in files:
        written = path.stem.removeprefix(PREFIX)
        label = _find_class(written, truth.classes)
        if label is None:
            without_truth.append(written)
            continue
        if label in of_class:
            raise FiguresUnreadable(f"{of_class[label].name} and {path.name} are of the same class.")
        of_class[label] = path
        for image, numbers in read_submission_file(path):
            if image in images:
                rows.append((images[image], label, numbers))
            else:
                elsewhere += 1
    figures = np.array([numbers for *_, numbers in rows], dtype=np.float64).reshape(-1, 9)
    predictions = Predictions(
        image=np.array([image for image, *_ in rows], dtype=np.intp),
        label=np.array([label for _, label, _ in rows], dtype=np.intp),
        quads=as_quads(figures[:, 1:]),
        scores=figures[:, 0],
    )
    return Submissions(predictions, elsewhere, tuple(without_truth))


def read_submission_file(path: Path) -> list[tuple[str, list[float]]]:
    """Read a submission: of each line the image, and the score before the eight coordinates.

    Raises:
        FiguresUnreadable: when a line is not made so.
    """
    rows = []
    for number, line in enumerate(read_lines(path), start=1):
        words = line.split()
        if not words:
            continue
        if len(words) < 10:
            raise FiguresUnreadable(
                f"Line {number} of {path} has {len(words)} words, not an image, a score and eight numbers."
            )
        rows.append((_image_name(" ".join(words[:-9])), _numbers(words[-9:], path, number)))
    return rows


def write_submissions(folder: Path, truth: Truth, predictions: Predictions) -> list[Path]:
    """Write predictions as the DOTA server takes them: a file a class, also for one without any box.

    Args:
        folder: made if it is missing; files of the same name are replaced.
        truth: gives the names of images and classes.
        predictions: native pixels of the whole images.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for label, name in enumerate(truth.classes):
        mine = predictions.only(predictions.label == label)
        path = folder / f"{PREFIX}{name}.txt"
        path.write_text("".join(_lines(truth.images, mine)), encoding="utf-8")
        written.append(path)
    return written


def read_lines(path: Path) -> list[str]:
    """Read the lines of a text file, whatever ends them and with or without a byte order mark.

    Raises:
        FiguresUnreadable: when it is missing or no text.
    """
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FiguresUnreadable(f"{path} cannot be read as text.", details=str(error)) from error


def _lines(images: Sequence[str], predictions: Predictions) -> Iterable[str]:
    corners = predictions.quads.reshape(-1, 8)
    for image, score, quad in zip(predictions.image, predictions.scores, corners, strict=True):
        yield " ".join([images[image], *(f"{value:.10g}" for value in (score, *quad))]) + "\n"


def _image_name(text: str) -> str:
    name = text.strip()
    return name[: name.rindex(".")] if Path(name).suffix.lower() in _IMAGE_SUFFIXES else name


def _find_class(written: str, classes: Sequence[str]) -> int | None:
    """The class of that name, else the only one that differs from it in hyphens or case alone."""
    if written in classes:
        return classes.index(written)
    alike = [label for label, name in enumerate(classes) if normalise(name) == normalise(written)]
    return alike[0] if len(alike) == 1 else None


def _numbers(words: Sequence[str], path: Path, line: int) -> list[float]:
    try:
        values = [float(word) for word in words]
    except ValueError as error:
        raise FiguresUnreadable(
            f"Line {line} of {path} has a word where a number belongs.", details=str(error)
        ) from error
    if not all(map(math.isfinite, values)):
        raise FiguresUnreadable(f"Line {line} of {path} has a number that is not finite.")
    return values
