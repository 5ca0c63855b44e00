"""Where things stand on the stage, for any size of window and length of line; it draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pygame import Rect, Surface

from game.drawing import theme
from game.drawing.text import LEADING, layout_text
from game.screens.furniture import badge_room, corner, margin
from game.screens.places import measured, middle, row

# From this scale of texts on, the line lies below corner and badge, as wide as the stage.
BELOW_FROM: Final = 1.5
# Design pixels above and below what is said, together: letters and the label of the spoken word
# stay clear of the paper's stitches.
AIR: Final = 28
# Design pixels by which the shadow of a paper reaches beyond it.
SHADOW: Final = 20
# Pixels between the actor and what reaches up to it.
ROOM_FOR_HAIR: Final = 8
# How much of the scene's picture praise in large letters may reach over.
PRAISE_SHARE: Final = 0.4
# How much of the window's height the mirror keeps beside a line in large letters.
MIRROR_SHARE: Final = 0.27


@dataclass(frozen=True, slots=True)
class Areas:
    """Where things stand on the stage, in pixels."""

    line: Rect
    scene: Rect
    actor: Rect
    mirror: Rect
    task: Rect
    meter: Rect


def stage_places(surface: Surface) -> dict[str, Rect]:
    """Return where the buttons of the stage are."""
    return dict(_stage_places(surface))


@measured
def _stage_places(surface: Surface) -> dict[str, Rect]:
    cells = row(_buttons(surface), 4, theme.px(surface, 28))
    names = ("replay", "help", "saw_it", "go_on")
    return dict(zip(names, cells, strict=True)) | {"pause": corner(surface)}


def title_place(surface: Surface, openness: float) -> Rect:
    """Return the paper of the play's title, which is out of sight when the curtain is open.

    It leaves sideways: corner, badge and buttons have the ways up and down.
    """
    area = surface.get_rect()
    paper = middle(area, theme.px(surface, 760), theme.px(surface, 220))
    way = paper.right + theme.px(surface, SHADOW)
    paper.left -= round(openness * way)
    return paper


@measured
def areas(surface: Surface, told: str) -> Areas:
    """Return the places for a scene whose line is `told`; no line is ever cut short.

    They are shared: change nothing of them.
    """
    edge, gap = margin(surface), theme.px(surface, 16)
    line = _line(surface, told, gap)
    # In a narrow window an order of a duet takes two lines of the smallest letters.
    high = max(theme.px(surface, 86), two_lines() + theme.px(surface, 8))
    asked = Rect(edge, 0, surface.get_width() - 2 * edge, high)
    asked.bottom = _buttons(surface).top - gap
    room = Rect(edge, line.bottom + gap, asked.width, asked.top - line.bottom - 2 * gap)
    actor = middle(room, theme.px(surface, 280), room.height)
    wide = min(room.height * 4 // 3, (room.width - actor.width) // 2 - gap)
    scene = Rect(room.left, room.top, wide, room.height)
    mirror = Rect(room.right - wide, room.top, wide, room.height)
    task, meter = row(asked, 2, theme.px(surface, 20), (0.55, 0.45))
    return Areas(line, scene, actor, mirror, task, meter)


def beside_actor(place: Areas) -> tuple[Rect, Rect]:
    """Return the places of picture and mirror with the room up to the actor.

    Beside large letters picture and mirror are small; words on doors and cards need more.
    """
    scene, mirror = place.scene.copy(), place.mirror.copy()
    scene.width = max(scene.width, place.actor.left - scene.left - ROOM_FOR_HAIR)
    left = min(mirror.left, place.actor.right + ROOM_FOR_HAIR)
    return scene, Rect(left, mirror.top, mirror.right - left, mirror.height)


def door_places(scene: Rect, count: int) -> list[Rect]:
    """Return the places of `count` doors in the place of the scene's picture."""
    return row(scene, count, max(8, scene.width // 24))


def door_name(number: int) -> str:
    """Return the name of the choice that opens door `number`."""
    return f"door{number}"


def praise_places(surface: Surface, place: Areas, praise: str) -> tuple[Rect, Rect, Rect]:
    """Return the paper of the praise, and on it where its stars and its words go.

    It covers the places of task and meter, which are done, and as much more above them as the words
    need: the scene's picture, which the praise is about, and the mirror stay in view.
    """
    paper = place.task.union(place.meter)
    bottom, edge = paper.bottom, theme.px(surface, 24)
    stars = Rect(paper.left + edge, 0, min(theme.px(surface, 324), paper.width // 3), 0)
    words = Rect(stars.right + edge, 0, paper.right - 2 * edge - stars.right, 0)
    most = paper.height + round(place.scene.height * PRAISE_SHARE) - edge
    needed = layout_text(praise, (words.width, most), theme.text_px(surface, 36), True).height
    paper.height = max(paper.height, theme.px(surface, 128), min(most, needed) + edge)
    paper.bottom = bottom
    for part in (stars, words):
        part.height = paper.height - edge * 2 // 3
        part.centery = paper.centery
    return paper, stars, words


def _buttons(surface: Surface) -> Rect:
    edge = margin(surface)
    place = Rect(edge, 0, surface.get_width() - 2 * edge, theme.target_px(surface, 96))
    place.bottom = surface.get_height() - edge // 2
    return place


def _line(surface: Surface, told: str, gap: int) -> Rect:
    """Return the paper of the line, between corner and badge, as high as its text needs."""
    if theme.TEXT_SCALE >= BELOW_FROM:
        return _line_below(surface, told, gap)
    beside = corner(surface)
    left = beside.right + gap
    place = Rect(left, beside.top, surface.get_width() - left - gap - badge_room(surface), 0)
    inside = line_inside(surface, place)
    lines = layout_text(told, (inside.width, surface.get_height()), theme.TEXT_MIN).lines
    needed = round(theme.TEXT_MIN * LEADING) * len(lines) + place.height - inside.height
    place.height = max(theme.px(surface, 124), needed)
    return place


def _line_below(surface: Surface, told: str, gap: int) -> Rect:
    """Return the paper for large letters: across the stage, but the mirror stays large enough."""
    edge, top = margin(surface), corner(surface).bottom + gap // 2
    place = Rect(edge, top, surface.get_width() - 2 * edge, 0)
    below = theme.px(surface, 86) + round(surface.get_height() * MIRROR_SHARE) + 3 * gap
    most = _buttons(surface).top - below - top
    inside = line_inside(surface, place)
    room = (inside.width, most + inside.height - place.height)
    size = theme.text_px(surface, 32)
    place.height = layout_text(told, room, size).height + place.height - inside.height
    return place


def line_inside(surface: Surface, paper: Rect) -> Rect:
    """Return the part of the line's paper that is written on."""
    return paper.inflate(-theme.px(surface, 36), -theme.px(surface, AIR))


def duet_places(surface: Surface, strip: Rect) -> list[tuple[Rect, Rect]]:
    """Return for each actor of a duet where the order and where the meter goes in `strip`."""
    halves = row(strip, 2, theme.px(surface, 20))
    cut = [row(half, 2, theme.px(surface, 10), (0.6, 0.4)) for half in halves]
    return [(words, tube) for words, tube in cut]


def duet_words(surface: Surface, paper: Rect) -> Rect:
    """Return the part of an order's paper that is written on: nearly all of it."""
    return paper.inflate(-theme.px(surface, 22), -theme.px(surface, 4))


def order_places(surface: Surface, paper: Rect, has_mask: bool) -> tuple[Rect, Rect]:
    """Return where an order's mask and words go on its paper; a mask takes room from the words.

    Two lines of the smallest letters fit, even where the paper's edge has to give a little.
    """
    inside = paper.inflate(-theme.px(surface, 28), -theme.px(surface, 14))
    side = min(inside.height, theme.px(surface, 80))
    mask = Rect(inside.left, inside.centery - side // 2, side, side)
    left = mask.right + theme.px(surface, 14) if has_mask else inside.left
    words = Rect(left, 0, inside.right - left, max(inside.height, two_lines()))
    words.centery = inside.centery
    return mask, words


def two_lines() -> int:
    """Return the height of two lines of the smallest letters, in pixels."""
    return 2 * round(theme.TEXT_MIN * LEADING)
