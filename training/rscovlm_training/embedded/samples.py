"""From a rendered scene to conversations: the questions we ask in training and their exact answers.

Prompts and replies are written by ``rscovlm.language.prompts`` only, so that serving says the same words.
Frames: ``Seen.quads`` are model pixels, the pixels of the image that stands in the conversation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from rscovlm.engines.protocol import Turn
from rscovlm.language import prompts
from rscovlm_training.embedded.seen import Seen
from rscovlm_training.worlds.scene import CLASSES, SCENE_CLASSES

_NAMED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def oriented_line(quad: npt.NDArray[np.float64], label: str, width: int, height: int) -> str:
    """Write an object as the published data does: whole pixels, truncated, inside the image."""
    clamped = np.clip(quad, 0, [width - 1, height - 1]).astype(int)
    return prompts.box_line([int(value) for value in clamped.reshape(-1)], label)


def horizontal_line(quad: npt.NDArray[np.float64], label: str, width: int, height: int) -> str:
    """Write an object as an upright box."""
    clamped = np.clip(quad, 0, [width - 1, height - 1]).astype(int)
    box = [*clamped.min(axis=0), *clamped.max(axis=0)]
    return prompts.box_line([int(value) for value in box], label)


def detection(seen: Seen, rng: np.random.Generator) -> list[Turn]:
    """Ask for all classes, or for a few, whether they are there or not."""
    asked = list(CLASSES)
    if rng.random() < 0.4:
        asked = [str(name) for name in rng.choice(CLASSES, size=rng.integers(1, 5), replace=False)]
    return every(seen, asked)


def every(seen: Seen, asked: Sequence[str]) -> list[Turn]:
    """Ask for every object of the classes."""
    height, width = seen.image.shape[:2]
    lines = [
        oriented_line(quad, label, width, height)
        for quad, label in zip(seen.quads, seen.labels, strict=True)
        if label in asked
    ]
    return talk(seen.image, prompts.oriented_detection(asked), prompts.box_reply(lines))


def one_class(seen: Seen, rng: np.random.Generator) -> list[Turn]:
    """Ask for one class, mostly one that is there."""
    present = sorted(set(seen.labels))
    label = str(rng.choice(present if present and rng.random() < 0.8 else CLASSES))
    upright = rng.random() < 0.25
    height, width = seen.image.shape[:2]
    write = horizontal_line if upright else oriented_line
    lines = [
        write(quad, name, width, height)
        for quad, name in zip(seen.quads, seen.labels, strict=True)
        if name == label
    ]
    prompt = prompts.horizontal_detection([label]) if upright else prompts.oriented_detection([label])
    return talk(seen.image, prompt, prompts.box_reply(lines))


def phrase(seen: Seen, rng: np.random.Generator) -> list[Turn]:
    """Ground one object by its colour or its place."""
    if not seen.labels:
        return one_class(seen, rng)
    index = int(rng.integers(len(seen.labels)))
    label, colour = seen.labels[index], seen.colours[index]
    same = [i for i, name in enumerate(seen.labels) if name == label]
    of_colour = [i for i in same if seen.colours[i] == colour]
    if len(of_colour) == 1 and rng.random() < 0.5:
        words = f"{colour} {label}"
    else:
        word, index = _extreme(seen, same, rng)
        words = label if len(same) == 1 and rng.random() < 0.5 else f"{word} {label}"
    line = oriented_line(seen.quads[index], label, seen.image.shape[1], seen.image.shape[0])
    return talk(seen.image, prompts.oriented_grounding(words), line)


def identify(seen: Seen, rng: np.random.Generator) -> list[Turn]:
    """Ask what stands at a place."""
    if not seen.labels:
        return presence(seen, rng)
    index = int(rng.integers(len(seen.labels)))
    line = horizontal_line(seen.quads[index], "", seen.image.shape[1], seen.image.shape[0]).strip()
    return talk(seen.image, prompts.region_caption(line), seen.labels[index])


def presence(seen: Seen, rng: np.random.Generator) -> list[Turn]:
    """Ask whether there is any object of a class."""
    present = sorted(set(seen.labels))
    absent = [label for label in CLASSES if label not in present]
    there = bool(present) and rng.random() < 0.5
    label = str(rng.choice(present if there else absent))
    return _answer(seen, f"Is there a {label} in the image?", "yes" if label in present else "no")


def count(seen: Seen, rng: np.random.Generator) -> list[Turn]:
    """Ask how many objects of a class there are."""
    present = sorted(set(seen.labels))
    label = str(rng.choice(present if present and rng.random() < 0.8 else CLASSES))
    return _answer(seen, f"How many {plural(label)} are there?", str(seen.labels.count(label)))


def colour(seen: Seen, rng: np.random.Generator) -> list[Turn]:
    """Ask the colour of the only object of its class, or of the outermost one."""
    if not seen.labels:
        return count(seen, rng)
    label = str(rng.choice(sorted(set(seen.labels))))
    same = [index for index, name in enumerate(seen.labels) if name == label]
    if len(same) == 1:
        return _answer(seen, f"What colour is the {label}?", seen.colours[same[0]])
    word, index = _extreme(seen, same, rng)
    return _answer(seen, f"What colour is the {word} {label}?", seen.colours[index])


def scene_class(seen: Seen, rng: np.random.Generator) -> list[Turn]:
    """Classify the scene among some or all classes, in any order."""
    others = [name for name in SCENE_CLASSES if name != seen.scene_class]
    chosen = list(rng.permutation(others)[: rng.integers(3, len(others) + 1)])
    offered = [str(name) for name in rng.permutation([*chosen, seen.scene_class])]
    return talk(seen.image, prompts.classification(offered), seen.scene_class)


def caption(seen: Seen, rng: np.random.Generator) -> list[Turn]:
    """Describe the scene and what stands in it."""
    return talk(seen.image, prompts.caption(), describe(seen))


def describe(seen: Seen) -> str:
    """Write the caption of a scene: its class and the numbers of its objects."""
    parts = []
    for label, number in sorted(Counter(seen.labels).items()):
        word = _NAMED[number] if number < len(_NAMED) else "many"
        parts.append(f"{word} {label if number == 1 else plural(label)}")
    start = f"An aerial image of {with_article(seen.scene_class)}"
    if not parts:
        return f"{start} without any of the known objects."
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{start} with {listed}."


def plural(label: str) -> str:
    """Form the plural of a class name."""
    return f"{label}s"


Maker = Callable[[Seen, np.random.Generator], list[Turn]]
MIXTURE: tuple[tuple[Maker, float], ...] = (
    (detection, 0.30), (one_class, 0.14), (phrase, 0.22), (identify, 0.06), (presence, 0.06),
    (count, 0.08), (colour, 0.10), (scene_class, 0.05), (caption, 0.03),
)  # fmt: skip
_OF_CLASS = (scene_class, caption)


def conversation(seen: Seen, rng: np.random.Generator) -> list[Turn]:
    """Draw one conversation about a scene from the mixture; one without a class is not asked for it."""
    mixture = [(maker, weight) for maker, weight in MIXTURE if seen.scene_class or maker not in _OF_CLASS]
    makers, weights = zip(*mixture, strict=True)
    return makers[rng.choice(len(makers), p=np.array(weights) / sum(weights))](seen, rng)


def corpus() -> list[str]:
    """Texts that hold every word the mixture can say, for the tokenizer."""
    blank = np.zeros((28, 28, 3), np.uint8)
    quad = np.array([[[1, 1], [9, 1], [9, 9], [1, 9]]], np.float64)
    texts = ["<|im_start|>system\n<|im_start|>user\n<|im_start|>assistant\n", prompts.zoom_call(1, 2, 3, 4)]
    colours = (
        "white",
        "grey",
        "black",
        "red",
        "blue",
        "green",
        "yellow",
        "brown",
        "orange",
        "beige",
        "silver",
    )
    rng = np.random.default_rng(0)
    for label in CLASSES:
        for place in SCENE_CLASSES:
            for paint in colours:
                seen = Seen(blank, quad, (label,), (paint,), place)
                for maker, _ in MIXTURE:
                    texts += [turn.text for turn in maker(seen, rng)]
                texts += [f" {word}" for word in _NAMED]
    return texts


def talk(image: npt.NDArray[np.uint8], prompt: prompts.Prompt, reply: str) -> list[Turn]:
    """One question about one image, and the reply."""
    return [
        Turn("system", prompt.system),
        Turn("user", prompt.user, (image,)),
        Turn("assistant", reply),
    ]


def _answer(seen: Seen, asked: str, reply: str) -> list[Turn]:
    return talk(seen.image, prompts.question(asked), reply)


def _extreme(seen: Seen, among: Sequence[int], rng: np.random.Generator) -> tuple[str, int]:
    """Choose a direction and the object that lies furthest there."""
    word, axis, sign = (("leftmost", 0, 1), ("rightmost", 0, -1), ("topmost", 1, 1), ("bottommost", 1, -1))[
        int(rng.integers(4))
    ]
    centres = seen.quads[list(among)].mean(axis=1)
    return word, among[int(np.argmin(sign * centres[:, axis]))]


def with_article(noun: str) -> str:
    """Put the indefinite article before a noun, where it takes one."""
    if noun in ("storage tanks", "farmland", "water", "bare land"):
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
