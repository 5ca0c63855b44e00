"""What all pages of the author's desk share: heading, foot, and the way back, which saves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text, layout_text
from game.drawing.tokens import draw_icon
from game.playwright import Trail
from game.screens.choices import Choice, Choices
from game.screens.exits import Exit
from game.screens.furniture import (
    below_heading,
    corner_choices,
    corners,
    draw_heading,
    draw_room,
    speak,
)
from game.screens.interpreter import Interpreter
from game.screens.places import middle, row
from game.screens.screen import News, Screen
from game.screens.writing_desk import Desk

Painter = Callable[[Surface, Rect], None]


@dataclass(frozen=True, slots=True)
class Card:
    """A field of the play as a card: its name, what stands there, and how to change it.

    `paint` draws it where words don't tell; `marks` counts its problems. `wide` cards take the room
    of two. An answer to choose may have no more than its name; `is_set` is the one that holds.
    """

    name: str
    label: str
    act: Callable[[], Screen | None]
    told: str = ""
    paint: Painter | None = None
    marks: int = 0
    wide: int = 1
    is_set: bool = False
    is_answer: bool = False
    spoken: str = ""


class WritingPage:
    """A page of the desk; pages say what stands on them by `heading`, `cards` and `foot`.

    `back` leads to the page before.
    """

    is_typing: ClassVar[bool] = False
    columns: ClassVar[int] = 4
    lines: ClassVar[int] = 2

    def __init__(self, backstage: Backstage, desk: Desk, back: Exit, focus: str = "") -> None:
        self.backstage = backstage
        self.desk = desk
        self._back = back
        self._clock = 0.0
        backstage.eye.stop()
        backstage.sounds.theme(False)
        self.choices = Choices(self._offer, focus, is_typing=self.is_typing)
        self._interpreter = Interpreter(backstage, self._retell)
        self._retell()

    def heading(self) -> str:
        """Return what stands at the top."""
        raise NotImplementedError

    def cards(self) -> list[Card]:
        """Return what can be changed here."""
        return []

    def foot(self) -> list[Choice]:
        """Return the buttons below."""
        return []

    def paint(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        """Draw what is neither card nor button inside `area`; return where its choices are."""
        return {}

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch."""
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the time pass; after a pause the play is saved."""
        self._clock += dt
        self._interpreter.update()
        self.choices.update(dt)
        self.desk.update(dt)
        if self.desk.is_torn:
            from game.screens.writing_trouble import torn_screen

            return torn_screen(self.backstage, self.desk, lambda: self)
        return self

    def draw(self, surface: Surface) -> None:
        """Draw cards and foot."""
        draw_room(surface, self.backstage, self._clock)
        draw_heading(surface, self.desk.trouble or self.heading(), self.backstage.voice.word())
        area, foot = _parted(surface, bool(self.foot()))
        cards = self.cards()
        places = dict(zip([c.name for c in cards], self._cells(surface, area, cards), strict=True))
        buttons = self.foot()
        if len(buttons) == 1:
            foot = foot.inflate(-foot.width // 2, 0)
        cells = row(foot, len(buttons), theme.px(surface, 14)) if buttons else []
        below = {one.name: cell for one, cell in zip(buttons, cells, strict=True)}
        # What is painted lies below its own buttons, which come once they have places.
        inside = self.paint(surface, area)
        self.choices.place(surface, places | inside | below | corners(surface, True))
        by_name = {card.name: card for card in cards}
        for choice in self.choices.shown():
            if choice.name in by_name:
                self.choices.draw_one(surface, choice, "", None)
                draw_card(surface, self.choices.rects[choice.name], by_name[choice.name])
        self.paint_above(surface)
        self.choices.draw(surface, [*below, "back", "hear", "language"])

    def paint_above(self, surface: Surface) -> None:
        """Draw what lies above the cards."""

    def _cells(self, surface: Surface, area: Rect, cards: Sequence[Card]) -> list[Rect]:
        """Return the places of cards in rows, a wide one over two columns."""
        gap = theme.px(surface, 14)
        columns = self.columns
        units: list[tuple[int, int, int]] = []
        line = place = 0
        for card in cards:
            if place + card.wide > columns:
                line, place = line + 1, 0
            units.append((line, place, card.wide))
            place += card.wide
        lines = max(self.lines, line + 1)
        wide = (area.width - gap * (columns - 1)) / columns
        high = (area.height - gap * (lines - 1)) / lines
        return [
            Rect(
                round(area.left + place * (wide + gap)),
                round(area.top + line * (high + gap)),
                round(wide * span + gap * (span - 1)),
                round(high),
            )
            for line, place, span in units
        ]

    def _offer(self) -> list[Choice]:
        cards = [
            Choice(
                card.name,
                card.label,
                card.act,
                is_primary=card.is_set,
                spoken=card.spoken or f"{card.label}. {card.told}".strip(". "),
            )
            for card in self.cards()
        ]
        return [
            *cards,
            *self.inner(),
            *self.foot(),
            *corner_choices(self.backstage, self, self.leave, has_key=False),
        ]

    def inner(self) -> list[Choice]:
        """Return the choices inside what is painted."""
        return []

    def leave(self) -> Screen | None:
        """Save, and go back to the page before."""
        self.desk.settle()
        return self._back()

    def _retell(self) -> None:
        speak(self.backstage, self.heading())

    def stay(self, do: Callable[[], object]) -> Callable[[], Screen | None]:
        """Return what does something and stays here."""

        def act() -> Screen | None:
            do()
            return self

        return act


class ScenePage(WritingPage):
    """A page of the desk about scene `number`."""

    def __init__(
        self, backstage: Backstage, desk: Desk, number: int, back: Exit, focus: str = ""
    ) -> None:
        self.number = number
        super().__init__(backstage, desk, back, focus)

    @property
    def trail(self) -> Trail:
        """The way to the scene."""
        return ("scenes", self.number)


def _parted(surface: Surface, has_foot: bool) -> tuple[Rect, Rect]:
    """Return the room for cards and that for the buttons below."""
    whole = below_heading(surface)
    if not has_foot:
        return whole, Rect(whole.left, whole.bottom, whole.width, 0)
    foot = Rect(whole.left, 0, whole.width, theme.target_px(surface, 88))
    foot.bottom = whole.bottom
    gap = theme.px(surface, 18)
    return Rect(whole.left, whole.top, whole.width, foot.top - gap - whole.top), foot


def draw_card(surface: Surface, place: Rect, card: Card) -> None:
    """Draw what stands on a card: its name, its value, and a sign where there is a problem."""
    inside = place.inflate(-theme.px(surface, 44), -theme.px(surface, 26))
    if card.is_answer and card.paint is None and not card.told:
        draw_text(surface, card.label, inside, 30, bold=True)
        return
    size = theme.text_px(surface, 26)
    side = theme.px(surface, 40) if card.marks else 0
    room = (inside.width - side, inside.height)
    high = layout_text(card.label, room, size, True).height if card.label else 0
    label = Rect(inside.left, inside.top, room[0], high)
    if card.label:
        draw_text(surface, card.label, label, 26, theme.WINE, "left", bold=True)
    if card.marks:
        draw_icon(surface, Rect(inside.right - side, inside.top, side, side), "attention")
    below = Rect(inside.left, label.bottom, inside.width, inside.bottom - label.bottom)
    below.top += theme.px(surface, 6)
    below.height = inside.bottom - below.top
    if card.paint is not None:
        card.paint(surface, below)
        return
    if not card.told:
        side = min(below.height, theme.px(surface, 54))
        draw_icon(surface, middle(below, side, side), "add")
        return
    told = excerpt(card.told, below.size, size)
    draw_text(surface, told, below, 26, align="left")


@theme.cached(maxsize=128)
def excerpt(text: str, room: tuple[int, int], size: int) -> str:
    """Return as many words of `text` as fit into `room` pixels, with " …" after them if need be."""
    if layout_text(text, room, size).is_complete:
        return text
    words = text.split(" ")
    few, many = 0, len(words)
    while few < many - 1:
        middle = (few + many) // 2
        if layout_text(" ".join(words[:middle]) + " …", room, size).is_complete:
            few = middle
        else:
            many = middle
    if few:
        return " ".join(words[:few]) + " …"
    letters = next((n for n in range(len(text), 0, -1) if _fits(text[:n], room, size)), 0)
    return text[:letters] + " …"


def _fits(text: str, room: tuple[int, int], size: int) -> bool:
    return layout_text(text + " …", room, size).is_complete


def draw_note(surface: Surface, place: Rect, words: str, icon: str | None = None) -> None:
    """Draw a sentence on a paper, a sign before it."""
    draw_paper(surface, place)
    inside = place.inflate(-theme.px(surface, 36), -theme.px(surface, 10))
    if icon:
        side = min(inside.height, theme.px(surface, 56))
        mark = Rect(inside.left, 0, side, side)
        mark.centery = inside.centery
        draw_icon(surface, mark, icon)
        inside.width -= side + theme.px(surface, 16)
        inside.left = mark.right + theme.px(surface, 16)
    size = theme.text_px(surface, 26)
    draw_text(surface, excerpt(words, inside.size, size), inside, 26, align="left")
