"""A new player: a picture and a nickname, which may be left to the picture; it stores nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage, Player
from game.classroom.pictures import AVATARS
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import (
    below_heading,
    corner_choices,
    corners,
    draw_heading,
    draw_room,
)
from game.screens.places import grid, middle
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.words import mark, tr

LONGEST_NAME: Final = 14

# What a player is called who types no name.
STAGE_NAMES: Final = {
    "bear": mark("Bear"),
    "cat": mark("Cat"),
    "dragon": mark("Dragon"),
    "fox": mark("Fox"),
    "frog": mark("Frog"),
    "ghost": mark("Ghost"),
    "hedgehog": mark("Hedgehog"),
    "lion": mark("Lion"),
    "mouse": mark("Mouse"),
    "owl": mark("Owl"),
    "penguin": mark("Penguin"),
    "rabbit": mark("Rabbit"),
}
COLUMNS, LINES = 6, 2
CURSOR_BLINKS: Final = 1.0


class NewPlayerScreen(WaitingScreen):
    """Asks for a nickname and an avatar; `enter` is where the new player goes."""

    def __init__(
        self, backstage: Backstage, enter: Callable[[Player | None], Screen], back: Exit
    ) -> None:
        self._enter = enter
        self._back = back
        self._typed = ""
        self._trouble = ""
        players = self._players(backstage)
        self._names = {player.nickname for player in players}
        taken = {player.avatar for player in players}
        free = [avatar for avatar in AVATARS if avatar not in taken]
        self._avatar = (free or AVATARS)[0]
        super().__init__(backstage, f"avatar {self._avatar}", is_typing=True)

    @property
    def nickname(self) -> str:
        """What is typed, or else the name of the picture, with a number if that is taken."""
        typed = " ".join(self._typed.split())
        if typed:
            return typed
        name, taken = tr(STAGE_NAMES[self._avatar]), self._names
        numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
        return name if name not in taken else next(n for n in numbered if n not in taken)

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; letters go into the name."""
        if event.type == pygame.TEXTINPUT:
            self._typed = (self._typed + event.text).lstrip()[:LONGEST_NAME]
            # Whoever types a name and presses Enter means the name.
            self.choices.focus = "done"
        if event.type == pygame.KEYDOWN and event.key == pygame.K_BACKSPACE:
            self._typed = self._typed[:-1]
        return super().on_event(event)

    def draw(self, surface: Surface) -> None:
        """Draw the name on a paper and the pictures below it."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._words(), self._backstage.voice.word())
        name, pictures, done = self._areas(surface)
        self._draw_name(surface, name)
        cells = grid(pictures, COLUMNS, LINES, theme.px(surface, 14))
        places = {f"avatar {avatar}": cell for avatar, cell in zip(AVATARS, cells, strict=False)}
        self.choices.place(surface, places | {"done": done} | corners(surface, True))
        self.choices.draw(surface, ("back", "hear", "language", "done"))
        for choice in self.choices.shown():
            if choice.name.startswith("avatar "):
                self._draw_avatar(surface, choice)

    def _retell(self) -> None:
        self._trouble = ""
        super()._retell()

    def _words(self) -> str:
        return self._trouble or tr("Pick a picture and type a nickname!")

    def _players(self, backstage: Backstage) -> Sequence[Player]:
        try:
            return backstage.book.players()
        except OSError as error:
            self._trouble = str(error)
            return ()

    def _offer(self) -> list[Choice]:
        avatars = [
            Choice(f"avatar {name}", "", partial(self._pick, name), spoken=tr(STAGE_NAMES[name]))
            for name in AVATARS
        ]
        return [
            *avatars,
            Choice("done", tr("That's me!"), self._finish, "check", is_primary=True),
            *corner_choices(self._backstage, self, self._back, has_key=False),
        ]

    def _pick(self, avatar: str) -> Screen:
        self._avatar = avatar
        self.choices.focus = "done"
        return self

    def _finish(self) -> Screen:
        # Another copy of the game may have taken the name meanwhile.
        self._names |= {player.nickname for player in self._players(self._backstage)}
        try:
            player = self._backstage.book.add_player(self.nickname, self._avatar)
        except (ValueError, OSError) as error:
            self._trouble = str(error)
            return self._hear()
        return self._enter(player)

    def _areas(self, surface: Surface) -> tuple[Rect, Rect, Rect]:
        """Return where the name, the pictures and the last button go."""
        area, gap = below_heading(surface), theme.px(surface, 18)
        name = Rect(area.left, area.top, area.width, theme.target_px(surface, 100))
        name = name.inflate(-area.width // 3, 0)
        done = Rect(0, 0, theme.target_px(surface, 340), theme.target_px(surface, 96))
        done.midbottom = area.midbottom
        top = name.bottom + gap
        pictures = Rect(area.left, top, area.width, done.top - gap - top)
        wide = min(pictures.width, pictures.height * COLUMNS // LINES)
        return name, pictures.inflate(wide - pictures.width, 0), done

    def _draw_name(self, surface: Surface, place: Rect) -> None:
        draw_paper(surface, place)
        inside = place.inflate(-theme.px(surface, 40), -theme.px(surface, 20))
        face = Rect(inside.left, inside.top, inside.height, inside.height)
        draw_avatar(surface, face, self._avatar)
        text = Rect(face.right, inside.top, inside.width - 2 * face.width, inside.height)
        if not self._typed:
            draw_text(surface, self.nickname, text, 40, theme.PLUM, bold=True)
            return
        is_lit = self._clock % CURSOR_BLINKS < CURSOR_BLINKS / 2
        cursor = "|" if is_lit and not self._backstage.house.reduced_motion else " "
        draw_text(surface, f" {self._typed}{cursor}", text, 40, bold=True)

    def _draw_avatar(self, surface: Surface, choice: Choice) -> None:
        avatar = choice.name.removeprefix("avatar ")
        self.choices.draw_one(surface, choice, "", None)
        card = self.choices.rects[choice.name]
        side = min(card.size) - theme.px(surface, 24)
        face = middle(card, side, side)
        draw_avatar(surface, face, avatar, is_chosen=avatar == self._avatar)
