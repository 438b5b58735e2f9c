"""Draw what stands on a site: what lies under the objects, shadows, the objects, roofs, trees."""

from __future__ import annotations

import math

import cv2
import numpy as np

from rscovlm_training.worlds.crowns import crown
from rscovlm_training.worlds.look import tone
from rscovlm_training.worlds.pen import RGB, Part, Pen, blend, placed, rect
from rscovlm_training.worlds.site import Placed, Roof, Site, Tree
from rscovlm_training.worlds.textures import Surface

_EDGE_PX = 0.6
SHADE = np.diag([0.42, 0.46, 0.56])
"""What is left of the red, green and blue in a shadow."""
_FOAM: RGB = (208, 216, 214)


def draw(site: Site, *, bodies: bool = True) -> None:
    """Draw everything placed; without the bodies only what objects do to the ground is drawn."""
    for item in site.placed:
        draw_under(site, item)
    if site.shadows:
        dark = cv2.transform(site.pen.image, SHADE)
        site.pen.image[:] = blend(site.pen.image, dark, site.pen.mask(site.shadows))
    if bodies:
        for item in site.placed:
            draw_body(site, item)
    for roof in site.roofs:
        draw_roof(site, roof)
    for tree in site.trees:
        draw_tree(site, tree)


def draw_under(site: Site, item: Placed) -> None:
    """Draw what an object does to the ground: its wake, its surround."""
    for points, colour in item.body.under:
        ground = placed(points, item.x, item.y, item.heading)
        if item.body.label == "ship":
            _foam(site, ground)
        else:
            site.pen.polygon(ground, colour)


def _foam(site: Site, ground: np.ndarray) -> None:
    """Lay torn foam: the shape's soft mask times noise."""
    pen = site.pen.around(ground)
    if pen is None:
        return
    noise = site.texture(pen, "grain", 0.7, 0.0)
    mask = cv2.GaussianBlur(pen.mask([ground]), (0, 0), 1.5)
    pen.tint(cv2.multiply(mask, noise, scale=0.55 / 128), _FOAM)


def draw_body(site: Site, item: Placed) -> None:
    """Draw an object's body."""
    body = item.body
    times = 4 if max(body.length, body.width) < 90 * site.gsd_m else 2
    pen = site.pen.around(placed(rect(0, 0, body.length, body.width), item.x, item.y, item.heading))
    if pen is not None:
        with pen.magnified(times) as large:
            own = large.at(item.x, item.y, item.heading)
            # OpenCV fills the pixels that a polygon's edge touches too: make up for it.
            grown = 2 * _EDGE_PX / own.scale
            fit = np.array([max(1 - grown / side, 0.2) for side in (body.length, body.width)] + [1.0])
            Pen(large.image, own.matrix * fit).parts(body.parts)


def draw_roof(site: Site, roof: Roof) -> None:
    """Draw a roof with its slopes or its fittings."""
    x, y, heading, length, width = roof.plot
    ground = placed(rect(0, 0, length, width), x, y, heading)
    part = site.pen.around(ground)
    if part is None:
        return
    pen = part.at(x, y, heading)
    if roof.form == "flat":
        site.cover(Surface(roof.rgb, "worn", 0.22, None, 0.25, angle=heading), ground)
        pen.outline(rect(0, 0, length - 0.5, width - 0.5), 0.5, tone(roof.rgb, 1.0, 24))
        pen.parts(_fittings(site, roof))
        return
    lit = placed(np.array([site.sun]), 0, 0, -heading)[0].tolist()
    before = part.image.copy()
    pen.parts(_slopes(roof, lit))
    ribs = site.texture(part, "rows", site.gsd_m / 0.05, site.turn + heading)
    ribbed = cv2.addWeighted(part.image, 1.0, cv2.merge([ribs] * 3), 0.22, -28)
    part.image[:] = blend(before, ribbed, part.mask([ground]))


def _slopes(roof: Roof, lit: list[float]) -> list[Part]:
    """Return the slopes of a gable or a hip roof, each as bright as it faces the sun."""
    _, _, _, length, width = roof.plot
    x, y = length / 2, width / 2
    hip = min(y, x * 0.9) if roof.form == "hip" else 0.0
    faces = [
        ([[-x, -y], [x, -y], [x - hip, 0], [-x + hip, 0]], -lit[1]),
        ([[-x, y], [x, y], [x - hip, 0], [-x + hip, 0]], lit[1]),
    ]
    if hip:
        faces += [([[x, -y], [x, y], [x - hip, 0]], lit[0]), ([[-x, -y], [-x, y], [-x + hip, 0]], -lit[0])]
    return [(np.array(face, float), tone(roof.rgb, 1 + 0.2 * facing)) for face, facing in faces]


def _fittings(site: Site, roof: Roof) -> list[Part]:
    """Return plant, hatches and skylights on a flat roof, each with its shadow."""
    rng = site.rng
    _, _, heading, length, width = roof.plot
    away = -placed(np.array([site.sun]), 0, 0, -heading)[0] * site.shadow_length
    parts: list[Part] = []
    for _ in range(int(rng.integers(0, 8))):
        spot = np.array([(rng.random() - 0.5) * 0.84 * length, (rng.random() - 0.5) * 0.84 * width])
        side = 1 + 2.4 * float(rng.random())
        box = rect(0, 0, side, side * 0.7) + spot
        parts += [(box + away, tone(roof.rgb, 0.55)), (box, tone(roof.rgb, 0.6, 88))]
    return parts


def draw_tree(site: Site, tree: Tree) -> None:
    """Draw a tree's crown."""
    image = site.pen.image
    height, width = image.shape[:2]
    side = min(max(3, round(tree.diameter * site.pen.scale)), 400)
    sun = site.pen.matrix[:, :2] @ site.sun
    px, py = site.pen.to_px(np.array([[tree.x, tree.y]]))[0].tolist()
    x0, y0 = round(px - side / 2), round(py - side / 2)
    left, top = max(x0, 0), max(y0, 0)
    right, bottom = min(x0 + side, width), min(y0 + side, height)
    if right <= left or bottom <= top:
        return
    sprite = crown(tree.kind, side, math.atan2(sun[1], sun[0]))
    sprite = np.ascontiguousarray(sprite[top - y0 : bottom - y0, left - x0 : right - x0])
    light, alpha = cv2.split(sprite)
    leaves = cv2.transform(light, np.asarray(tree.rgb).reshape(3, 1) / 118.0)
    image[top:bottom, left:right] = blend(image[top:bottom, left:right], leaves, alpha)
