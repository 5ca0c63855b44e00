"""What many screens share: headings, spoken lines, pages; it decides nothing about a screen."""

from __future__ import annotations

from typing import Final

from pygame import Rect, Surface

from game.acting.scenario import FALLBACK_LANGUAGE, Text, in_language
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper, draw_stage
from game.drawing.curtain import draw_curtain
from game.drawing.text import draw_text

# Seconds that a curtain takes.
CURTAIN_TAKES: Final = 1.6


def speak(backstage: Backstage, text: str) -> None:
    """Say `text`, which is in the house's language."""
    backstage.voice.say(text, backstage.house.language)


def speak_text(backstage: Backstage, text: Text) -> str:
    """Say an author's text in the house's language, else in one that it has; return it."""
    language = backstage.house.language
    said = in_language(text, language)
    known = dict(text)
    if not known.get(language):
        found = (code for code, words in known.items() if words == said)
        language = FALLBACK_LANGUAGE if known.get(FALLBACK_LANGUAGE) else next(found, language)
    backstage.voice.say(said, language)
    return said


def openness(backstage: Backstage, seconds: float) -> float:
    """Return how far a curtain is open, 0 to 1, `seconds` after it began; softly at both ends."""
    if backstage.house.reduced_motion:
        return 1.0 if seconds > 0 else 0.0
    share = min(1.0, max(0.0, seconds / CURTAIN_TAKES))
    return share * share * (3 - 2 * share)


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
    edge = margin(surface)
    return Rect(edge, edge // 2, theme.target_px(surface, 170), theme.target_px(surface, 84))


def heading_place(surface: Surface) -> Rect:
    """Return the place of the heading, between the two corners."""
    beside = corner(surface)
    left = beside.right + margin(surface)
    return Rect(left, beside.top, surface.get_width() - 2 * left, beside.height)


def below_heading(surface: Surface) -> Rect:
    """Return what is left of the surface under the heading."""
    edge, top = margin(surface), corner(surface).bottom + theme.px(surface, 16)
    return Rect(edge, top, surface.get_width() - 2 * edge, surface.get_height() - top - edge // 2)


def draw_heading(surface: Surface, text: str, highlight: tuple[int, int] | None = None) -> None:
    """Draw the question or order of a screen on a paper at its top."""
    place = heading_place(surface)
    draw_paper(surface, place)
    inside = place.inflate(-theme.px(surface, 36), -theme.px(surface, 10))
    draw_text(surface, text, inside, 34, bold=True, highlight=highlight)
