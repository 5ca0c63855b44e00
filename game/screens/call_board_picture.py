"""How the call board looks, and where its buttons are; it decides nothing."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from pygame import Rect, Surface

from game.backstage import WebBoard
from game.classroom.records import Board, Pupil
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper, draw_spotlight
from game.drawing.little_stage import draw_little_stage
from game.drawing.portrait import draw_portrait
from game.drawing.text import draw_text, layout_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choices
from game.screens.furniture import below_heading, corners
from game.screens.lesson_view import goal_words
from game.screens.places import column, middle, row
from game.screens.stage_picture import LISTENING
from game.words import tr

# Seconds in which whoever is called grows and shrinks a little, and by what share.
BREATHES_IN: Final = 3.0
BREATHES_BY: Final = 0.02

# How much of the right side tells who comes next.
COMING: Final = 0.32

# How many times as wide as high a small stage is at most.
WIDEST: Final = 2.3

LOWER: Final = ("call", "stage", "friend", "skip", "scoreboard")


@dataclass(frozen=True, slots=True)
class Called:
    """What the call board tells: `coming` are the first of those who come next.

    `web` is the scoreboard in the browser, if there is one; `clock` seconds, still for no movement.
    """

    actors: Sequence[Pupil]
    coming: Sequence[Pupil]
    coming_words: str
    board: Board | None
    web: WebBoard | None
    clock: float


def draw_board(
    surface: Surface, choices: Choices, offered: Collection[str], called: Called
) -> None:
    """Draw all but the heading, and place the buttons that are `offered`."""
    area = below_heading(surface)
    gap = theme.px(surface, 16)
    buttons = Rect(area.left, 0, area.width, theme.target_px(surface, 100))
    buttons.bottom = area.bottom
    top = corners(surface, True)
    places = {"teacher": top["back"], "hear": top["hear"], "language": top["language"]}
    names = [name for name in LOWER if name in offered]
    cells = row(buttons, len(names), theme.px(surface, 18), _shares(names))
    choices.place(surface, places | dict(zip(names, cells, strict=True)))
    room = Rect(area.left, area.top, area.width, buttons.top - gap - area.top)
    if called.web is not None and called.web.is_open:
        room = _draw_web(surface, room, called.web)
    left, right = row(room, 2, theme.px(surface, 28), (0.54, 0.46))
    _draw_actors(surface, left, called)
    _draw_right(surface, right, called)
    choices.draw(surface)


def _shares(names: Sequence[str]) -> tuple[float, ...]:
    """Return the shares of the buttons below: what suggests itself is wider."""
    return tuple(1.3 if name in ("call", "stage") else 1.0 for name in names)


def _draw_actors(surface: Surface, place: Rect, called: Called) -> None:
    """Draw whoever is called as large as there is room, with the nickname on a sign."""
    if not called.actors:
        draw_spotlight(surface, place.center, min(place.size) // 2, 1.0)
        draw_portrait(surface, place, LISTENING)
        return
    beat = called.clock * math.tau / BREATHES_IN
    for number, cell in enumerate(row(place, len(called.actors), theme.px(surface, 20))):
        pupil = called.actors[number]
        sign = Rect(cell.left, 0, cell.width, theme.text_px(surface, 48) * 3 // 2)
        sign.width = min(cell.width, theme.px(surface, 520))
        sign.midbottom = cell.midbottom
        room = Rect(cell.left, cell.top, cell.width, sign.top - cell.top)
        side = min(room.size)
        draw_spotlight(surface, room.center, side * 2 // 3, 1.0)
        lift = round(side * BREATHES_BY * math.sin(beat + number * math.pi))
        draw_avatar(surface, middle(room, side, side).move(0, lift), pupil.avatar)
        draw_paper(surface, sign, "gold")
        inside = sign.inflate(-theme.px(surface, 30), -theme.px(surface, 4))
        draw_text(surface, pupil.nickname, inside, 48, bold=True)


def _draw_right(surface: Surface, place: Rect, called: Called) -> None:
    """Draw the class's goal, and below it who comes next."""
    gap = theme.px(surface, 16)
    coming = place.copy()
    if called.coming:
        coming.height = min(round(place.height * COMING), theme.px(surface, 200))
        coming.bottom = place.bottom
        _draw_coming(surface, coming, called)
        place = Rect(place.left, place.top, place.width, coming.top - gap - place.top)
    if called.board is not None:
        draw_goal(surface, place, called.board.goal.share, goal_words(called.board.goal))


def draw_goal(surface: Surface, card: Rect, share: float, words: str, letters: float = 38) -> None:
    """Draw on a card a small stage that is open by `share`, 0 to 1, and `words` below it.

    `letters` are the height of the words in design pixels.
    """
    draw_paper(surface, card)
    inside = card.inflate(-theme.px(surface, 32), -theme.px(surface, 24))
    size, room = theme.text_px(surface, letters), (inside.width, inside.height // 2)
    high = layout_text(words, room, size, True).height
    text = Rect(inside.left, inside.bottom - high, inside.width, high)
    picture = Rect(
        inside.left, inside.top, inside.width, text.top - theme.px(surface, 8) - inside.top
    )
    wide = min(picture.width, round(picture.height * WIDEST))
    draw_little_stage(surface, middle(picture, wide, picture.height), share)
    draw_text(surface, words, text, letters, bold=True)


def _draw_coming(surface: Surface, card: Rect, called: Called) -> None:
    draw_paper(surface, card)
    inside = card.inflate(-theme.px(surface, 32), -theme.px(surface, 20))
    words, faces = column(inside, 2, theme.px(surface, 6), (0.4, 0.6))
    draw_text(surface, called.coming_words, words, 32, bold=True)
    count = len(called.coming)
    gap = theme.px(surface, 16)
    wide = min(faces.width, count * (faces.height + gap) - gap)
    cells = row(middle(faces, wide, faces.height), count, gap)
    for pupil, cell in zip(called.coming, cells, strict=True):
        draw_avatar(surface, cell, pupil.avatar)


def _draw_web(surface: Surface, room: Rect, web: WebBoard) -> Rect:
    """Draw where the scoreboard can be seen in a browser; return the room that is left above."""
    says = tr("Scoreboard: {address}", address=web.address)
    if web.code:
        says = tr("Scoreboard: {address}  Code: {code}", address=web.address, code=web.code)
    size = theme.text_px(surface, 34)
    strip = Rect(room.left, 0, room.width, size * 3 // 2)
    image, text = row(strip.inflate(-theme.px(surface, 24), 0), 2, 0, (0.06, 0.94))
    text.height = max(strip.height, layout_text(says, (text.width, room.height), size, True).height)
    strip.height = image.height = text.height
    for part in (strip, image, text):
        part.bottom = room.bottom
    draw_paper(surface, strip, "sky")
    draw_icon(surface, image.inflate(0, -strip.height // 4), "globe")
    draw_text(surface, says, text, 34, bold=True)
    return Rect(room.left, room.top, room.width, strip.top - theme.px(surface, 14) - room.top)
