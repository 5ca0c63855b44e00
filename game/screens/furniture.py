"""What many screens share: headings, spoken lines, corners; it decides nothing about a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame
from pygame import Rect, Surface

from game.acting.scenario import FALLBACK_LANGUAGE, Text, in_language
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper, draw_stage
from game.drawing.badge import badge_width, draw_camera_badge
from game.drawing.curtain import draw_curtain
from game.drawing.text import draw_text, layout_text, text_width
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.interpreter import language_choice
from game.screens.places import measured, row
from game.screens.screen import Screen
from game.words import mark, tr

# What the button in the corner says on one screen or another; it is as wide for all.
CORNER_WORDS: Final = (mark("Back"), mark("Pause"), mark("Home"))

# Seconds that a curtain takes.
CURTAIN_TAKES: Final = 1.6


def speak(backstage: Backstage, text: str) -> None:
    """Say `text`, which is in the house's language."""
    backstage.voice.say(text, backstage.house.language)


def speak_text(backstage: Backstage, text: Text) -> str:
    """Say an author's text in the house's language, else in one that it has; return it.

    A text whose author told no language is taken for one in the house's.
    """
    language = backstage.house.language
    said = in_language(text, language)
    known = dict(text)
    if not known.get(language):
        found = (code for code, words in known.items() if words == said)
        language = FALLBACK_LANGUAGE if known.get(FALLBACK_LANGUAGE) else next(found, language)
    backstage.voice.say(said, language or backstage.house.language)
    return said


def spoken_in(backstage: Backstage, text: str, start: int = 0) -> tuple[int, int] | None:
    """Return which characters of `text` are spoken, which begins at `start` of what is said."""
    word = backstage.voice.word()
    if word is None or word[0] < start or word[1] > start + len(text):
        return None
    return word[0] - start, word[1] - start


def openness(backstage: Backstage, seconds: float) -> float:
    """Return how far a curtain is open, 0 to 1, `seconds` after it began; softly at both ends."""
    if backstage.house.reduced_motion:
        return 1.0 if seconds > 0 else 0.0
    share = min(1.0, max(0.0, seconds / CURTAIN_TAKES))
    return share * share * (3 - 2 * share)


def in_steps(share: float) -> float:
    """Return `share` in fifteenths: a face changes as smoothly, and fewer poses are drawn."""
    return round(share * 15) / 15


def draw_room(
    surface: Surface, backstage: Backstage, t: float, brightness: float = 0.7, opened: float = 1.0
) -> None:
    """Draw stage and curtain, `opened` 0 to 1, at `t` seconds; nothing stirs if that is wished."""
    t = 0.0 if backstage.house.reduced_motion else t
    draw_stage(surface, t, brightness)
    draw_curtain(surface, opened, t)


def margin(surface: Surface) -> int:
    """Return the room that is left free at the edges."""
    return theme.px(surface, 28)


def corner(surface: Surface) -> Rect:
    """Return the place of the button that leads back, top left on every screen."""
    return _corner(surface).copy()


@measured
def _corner(surface: Surface) -> Rect:
    edge = margin(surface)
    words = max(text_width(surface, tr(word), 28, bold=True) for word in CORNER_WORDS)
    # Beside the words: the icon, its gap and the edges of the button.
    width = max(theme.target_px(surface, 170), words + theme.px(surface, 118))
    # Speaker and globe share as much room at the other side.
    width = max(width, 2 * theme.TARGET_MIN + theme.px(surface, 10))
    # Large letters shrink rather than take the heading's room.
    width = min(width, max(theme.target_px(surface, 170), surface.get_width() // 5))
    return Rect(edge, edge // 2, width, theme.target_px(surface, 84))


def corners(surface: Surface, has_globe: bool = False) -> dict[str, Rect]:
    """Return the places of "back", top left, and "hear", top right, with "language" beside it."""
    back = corner(surface)
    hear = back.copy()
    hear.right = surface.get_width() - margin(surface)
    if not has_globe:
        return {"back": back, "hear": hear}
    globe, ear = row(hear, 2, theme.px(surface, 10))
    return {"back": back, "hear": ear, "language": globe}


def row_with_hear(surface: Surface, area: Rect, shares: tuple[float, ...]) -> list[Rect]:
    """Cut a row of buttons by their `shares`, and at its end a small one to hear again."""
    gap, wide = theme.px(surface, 18), theme.target_px(surface, 100)
    ear = Rect(area.right - wide, area.top, wide, area.height)
    buttons = Rect(area.left, area.top, area.width - wide - gap, area.height)
    return [*row(buttons, len(shares), gap, shares), ear]


def hear_again(backstage: Backstage, screen: Screen, has_key: bool = True) -> Choice:
    """Return the choice that says the last words again and stays on `screen`."""

    def replay() -> Screen:
        backstage.voice.replay()
        return screen

    keys = (pygame.K_r,) if has_key else ()
    return Choice("hear", "", replay, "speaker", keys, spoken=tr("Hear again"))


def corner_choices(
    backstage: Backstage, screen: Screen, back: Exit, has_key: bool = True
) -> list[Choice]:
    """Return what stands in the two corners: the way back, hearing again, and the language."""
    return [
        Choice("back", tr("Back"), back, "back", (pygame.K_ESCAPE,)),
        hear_again(backstage, screen, has_key),
        language_choice(backstage, screen),
    ]


@measured
def badge_room(surface: Surface) -> int:
    """Return the width, in pixels, that the camera's badge needs at the right, whatever it says."""
    wide = max(badge_width(surface, label) for label in camera_labels())
    return wide + theme.px(surface, 4) + margin(surface)


def camera_labels() -> tuple[str, str]:
    """Return what the badge says while the camera is off, and while it is on."""
    return tr("The camera is off"), tr("The camera is on")


def draw_badge(surface: Surface, is_on: bool) -> None:
    """Draw top right whether a camera looks at anybody now."""
    draw_camera_badge(surface, is_on, camera_labels()[is_on])


def heading_place(surface: Surface, has_badge: bool = False, share: float = 0.0) -> Rect:
    """Return the place of the heading, between the two corners; `share` of it is left free."""
    beside = corner(surface)
    left = beside.right + margin(surface)
    right = badge_room(surface) + margin(surface) if has_badge else left
    wide = surface.get_width() - left - right
    return Rect(left, beside.top, round(wide * (1 - share)), beside.height)


def below_heading(surface: Surface) -> Rect:
    """Return what is left of the surface under the heading."""
    edge, top = margin(surface), corner(surface).bottom + theme.px(surface, 16)
    return Rect(edge, top, surface.get_width() - 2 * edge, surface.get_height() - top - edge // 2)


def draw_question_paper(
    surface: Surface, answers: Sequence[str], share: float
) -> tuple[Rect, Rect, dict[str, Rect]]:
    """Draw the paper of a question; return where picture, words and the choices around it go.

    The picture takes `share` of the paper's width; `answers` are the choices below it, by name.
    """
    area, gap = below_heading(surface), theme.px(surface, 24)
    buttons = Rect(area.left, 0, area.width, theme.target_px(surface, 120))
    buttons.bottom = area.bottom
    paper = Rect(area.left, area.top, area.width, buttons.top - gap - area.top)
    draw_paper(surface, paper)
    inside = paper.inflate(-theme.px(surface, 80), -theme.px(surface, 50))
    image, words = row(inside, 2, theme.px(surface, 40), (share, 1 - share))
    # One answer alone is as wide as one of two.
    cells = row(buttons, max(2, len(answers)), gap)
    return image, words, dict(zip(answers, cells, strict=False)) | corners(surface, True)


def draw_heading(
    surface: Surface,
    text: str,
    highlight: tuple[int, int] | None = None,
    has_badge: bool = False,
    has_face: bool = False,
    share: float = 0.0,
) -> None:
    """Draw the question or order of a screen on a paper at its top, a face's room beside it."""
    place = heading_place(surface, has_badge, share)
    beside = 2 * place.height if has_face else theme.px(surface, 36)
    edge = theme.px(surface, 10)
    # Large letters beside the badge: the paper grows rather than cut the text short.
    room = (place.width - beside, surface.get_height())
    place.height = max(place.height, layout_text(text, room, theme.TEXT_MIN, True).height + edge)
    draw_paper(surface, place)
    inside = place.inflate(-beside, -edge)
    draw_text(surface, text, inside, 34, bold=True, highlight=highlight)
