"""Large cards to choose from: a question with a card for each answer, and players' cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from pygame import Rect, Surface

from game.backstage import Backstage, Player
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice, Choices
from game.screens.exits import Exit
from game.screens.furniture import below_heading, corner_choices, corners, draw_heading, draw_room
from game.screens.places import column, middle, row
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.words import tr

# The icon, the name and the sentence of a card, both by their English.
Card = tuple[str, str, str]


class CardsScreen(WaitingScreen):
    """A question, by its English, and `cards` side by side; `go` leads on by a card's name."""

    def __init__(
        self,
        backstage: Backstage,
        question: str,
        cards: Mapping[str, Card],
        go: Callable[[str], Screen | None],
        back: Exit,
        focus: str,
    ) -> None:
        self._question = question
        self._cards = cards
        self._go = go
        self._back = back
        super().__init__(backstage, focus)

    def draw(self, surface: Surface) -> None:
        """Draw the question and its cards."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._words(), self._backstage.voice.word())
        draw_cards(surface, self.choices, self._cards)

    def _words(self) -> str:
        return tr(self._question)

    def _offer(self) -> list[Choice]:
        cards = [
            Choice(
                name, tr(title), partial(self._go, name), icon, spoken=f"{tr(title)}. {tr(about)}"
            )
            for name, (icon, title, about) in self._cards.items()
        ]
        return [
            *cards,
            *corner_choices(self._backstage, self, self._back),
        ]


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


def known_players(backstage: Backstage) -> tuple[Sequence[Player], str]:
    """Return the players in the score book; nobody, and a sentence, where it can't be read."""
    try:
        return backstage.book.players(), ""
    except OSError as error:
        return (), str(error)


def draw_player(surface: Surface, choices: Choices, choice: Choice, avatar: str) -> None:
    """Draw the card of a player whom `choice` names."""
    choices.draw_one(surface, choice, "", None)
    face, name = halves(surface, choices.rects[choice.name])
    draw_avatar(surface, face, avatar)
    draw_text(surface, choice.label, name, 30, bold=True)


def halves(surface: Surface, card: Rect, lines: int = 2) -> tuple[Rect, Rect]:
    """Return where the face and where the name, of so many lines, go on a card."""
    inside = card.inflate(-theme.px(surface, 28), -theme.px(surface, 28))
    name_height = max(theme.px(surface, 38 * lines), lines * (theme.TEXT_MIN + 8))
    face = Rect(inside.left, inside.top, inside.width, inside.height - name_height)
    side = min(face.size)
    square = middle(face, side, side)
    return square, Rect(inside.left, inside.bottom - name_height, inside.width, name_height)


def _draw_card(surface: Surface, place: Rect, card: Card) -> None:
    icon, title, about = card
    inside = place.inflate(-theme.px(surface, 36), -theme.px(surface, 36))
    image, name, explained = column(inside, 3, theme.px(surface, 8), (0.45, 0.2, 0.35))
    draw_icon(surface, image, icon)
    draw_text(surface, tr(title), name, 34, bold=True)
    draw_text(surface, tr(about), explained, 26)
