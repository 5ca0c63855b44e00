"""How long a child wants to hold a face: one, two or three feathers; it decides nothing else."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from pygame import Rect, Surface

from game.backstage import Backstage
from game.drawing.text import draw_text, text_width
from game.drawing.theme import px
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice, Choices
from game.screens.furniture import speak
from game.screens.places import row
from game.screens.screen import Screen
from game.settings import Difficulty
from game.words import mark, tr

# Picture, name, and what is said when it is chosen.
FEATHERS: Final = {
    Difficulty.GENTLE: (
        "feather_one",
        mark("Gentle"),
        mark("Gentle: hold each face for a short moment."),
    ),
    Difficulty.NORMAL: (
        "feather_two",
        mark("Just right"),
        mark("Just right: hold each face for a moment."),
    ),
    Difficulty.BRAVE: (
        "feather_three",
        mark("Brave"),
        mark("Brave: hold each face for a long moment."),
    ),
}


def feather_choices(backstage: Backstage, screen: Screen) -> list[Choice]:
    """Return the three choices, named by their difficulty; each holds at once and is spoken."""
    tonight = backstage.house.settings.difficulty
    return [
        Choice(
            difficulty,
            tr(name),
            partial(_choose, backstage, screen, difficulty),
            icon,
            is_primary=difficulty is tonight,
        )
        for difficulty, (icon, name, _) in FEATHERS.items()
    ]


def feather_places(area: Rect, gap: int) -> dict[str, Rect]:
    """Return where the three choices go, side by side in `area`, `gap` pixels apart."""
    return dict(zip(FEATHERS, row(area, len(FEATHERS), gap), strict=True))


def draw_feathers(surface: Surface, choices: Choices) -> None:
    """Draw the three cards that are placed; the chosen one is gold and ticked."""
    for choice in choices.shown():
        if choice.name not in FEATHERS:
            continue
        choices.draw_one(surface, choice, "", None)
        card = choices.rects[choice.name].inflate(-px(surface, 24), -px(surface, 14))
        gap, side = px(surface, 10), min(card.height, px(surface, 64))
        # Beside each other in the middle, as on all buttons.
        wide = min(text_width(surface, choice.label, 28, True) + 2, card.width - gap - side)
        image = Rect(card.centerx - (side + gap + wide) // 2, card.top, side, card.height)
        words = Rect(image.right + gap, card.top, wide, card.height)
        draw_icon(surface, image, choice.icon or "")
        draw_text(surface, choice.label, words, 28, bold=True)
        if choice.is_primary:
            side = px(surface, 44)
            tick = Rect(0, 0, side, side)
            tick.center = choices.rects[choice.name].topright
            draw_icon(surface, tick.move(-side // 4, side // 4), "check")


def _choose(backstage: Backstage, screen: Screen, difficulty: Difficulty) -> Screen:
    settings = replace(backstage.house.settings, difficulty=difficulty)
    trouble = backstage.office.change(settings)
    speak(backstage, trouble or tr(FEATHERS[difficulty][2]))
    return screen
