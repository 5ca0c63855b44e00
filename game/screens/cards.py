"""Large cards with a picture, a name and a sentence, to choose from; it decides nothing."""

from __future__ import annotations

from collections.abc import Mapping

from pygame import Rect, Surface

from game.drawing import theme
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choices
from game.screens.furniture import below_heading, corners
from game.screens.places import column, middle, row
from game.words import tr

# The icon, the name and the sentence of a card, both by their English.
Card = tuple[str, str, str]


def draw_cards(surface: Surface, choices: Choices, cards: Mapping[str, Card]) -> None:
    """Draw one card for each of the choices named in `cards`, side by side, and the corners."""
    area = below_heading(surface)
    gap = theme.px(surface, 32)
    cells = row(middle(area, area.width, area.height * 4 // 5), len(cards), gap)
    places: dict[str, Rect] = dict(zip(cards, cells, strict=True))
    choices.place(surface, places | corners(surface, has_globe=True))
    choices.draw(surface, ("back", "hear", "language"))
    for choice in choices.shown():
        if choice.name in places:
            choices.draw_one(surface, choice, "", None)
            _draw_card(surface, choices.rects[choice.name], cards[choice.name])


def _draw_card(surface: Surface, place: Rect, card: Card) -> None:
    icon, title, about = card
    inside = place.inflate(-theme.px(surface, 36), -theme.px(surface, 36))
    image, name, explained = column(inside, 3, theme.px(surface, 8), (0.45, 0.2, 0.35))
    draw_icon(surface, image, icon)
    draw_text(surface, tr(title), name, 34, bold=True)
    draw_text(surface, tr(about), explained, 26)
