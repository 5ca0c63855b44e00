"""The playbill of one shelf: a poster for each play, three at a time; it opens the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from pygame import Rect, Surface

from game.acting.scenario import Scenario, in_language
from game.backstage import Backstage, Player
from game.drawing import pen, theme
from game.drawing.avatars import draw_avatar
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice
from game.screens.choose_road import ChooseRoadScreen
from game.screens.exits import Exit, Exits, Road
from game.screens.furniture import (
    below_heading,
    corner_choices,
    corners,
    draw_heading,
    draw_room,
    heading_place,
)
from game.screens.gate import GateScreen
from game.screens.opening import open_play
from game.screens.pages import Pages
from game.screens.places import column, row
from game.screens.screen import Screen
from game.screens.stickers import best_of, draw_poster, draw_sticker, foot, stickers_of
from game.screens.waiting import WaitingScreen
from game.words import tr

PLAYS_A_PAGE: Final = 3
HARDEST: Final = 5

# From this scale of texts on, words have more of a poster than its picture.
LARGE_FROM: Final = 1.5
# Shares of picture, title, goal and lamps, with usual letters and with large ones.
POSTER_PARTS: Final = ((0.52, 0.18, 0.2, 0.1), (0.35, 0.22, 0.32, 0.11))


class ChoosePlayScreen(WaitingScreen):
    """The question which of `plays` is on, all of tonight's if none are named.

    `back` leads to where shelves are chosen, with the road that was taken, to `home` if it is left
    out. `road` is how the play before was acted, if there was one. `opened` opens a play for
    whoever needs no road asked, as children who play together.
    """

    def __init__(
        self,
        backstage: Backstage,
        player: Player | None,
        home: Exit,
        road: Road | None = None,
        opened: Callable[[Scenario], Screen | None] | None = None,
        plays: Sequence[Scenario] = (),
        back: Callable[[Road | None], Screen] | None = None,
    ) -> None:
        self._player = player
        self._home = home
        self._to_shelves = back
        self._plays = plays or backstage.house.playbill
        self._road = road
        self._opened = opened
        self._best = best_of(backstage, player)
        self._pages = Pages(len(self._plays), PLAYS_A_PAGE)
        backstage.eye.stop()
        backstage.sounds.theme(True)
        # Titles are told by who recorded them, too.
        backstage.voice.use_recordings(one for play in self._plays for one in play.recordings)
        super().__init__(backstage, self._plays[0].name if self._plays else "back")

    def draw(self, surface: Surface) -> None:
        """Draw the posters."""
        draw_room(surface, self._backstage, self._clock)
        word, has_face = self._backstage.voice.word(), self._player is not None
        draw_heading(surface, self._words(), word, has_face=has_face)
        self._draw_player(surface)
        self.choices.place(surface, self._places(surface))
        names = ("back", "hear", "language", "previous page", "next page", "stickers")
        self.choices.draw(surface, names)
        plays = {play.name: play for play in self._on_page()}
        for choice in self.choices.shown():
            if choice.name in plays:
                self.choices.draw_one(surface, choice, "", None)
                self._draw_poster(surface, plays[choice.name])
        self._pages.draw(surface, foot(surface, self._pages, self._player is not None)[1])

    def _words(self) -> str:
        return tr("Which play shall we put on?")

    def _on_page(self) -> Sequence[Scenario]:
        return self._pages.open_page(self._plays)

    def _offer(self) -> list[Choice]:
        language, own = self._backstage.house.language, self._player is not None
        posters = [
            Choice(
                play.name,
                in_language(play.title, language),
                partial(self._choose, play),
                spoken=_in_words(play, language),
            )
            for play in self._on_page()
        ]
        return [
            *posters,
            *self._pages.choices(self),
            *([Choice("stickers", tr("My stickers"), self._stickers, "sticker")] if own else []),
            *corner_choices(self._backstage, self, self._back),
        ]

    def _choose(self, play: Scenario) -> Screen | None:
        if self._opened is not None:
            return self._opened(play)
        if self._road is not None:
            return self._open(play, self._road)
        return ChooseRoadScreen(self._backstage, partial(self._open, play), self._again)

    def _open(self, play: Scenario, road: Road) -> Screen | None:
        return open_play(self._backstage, play, self._player, road, partial(self._exits, play))

    def _exits(self, play: Scenario, road: Road) -> Exits:
        gate = partial(GateScreen, self._backstage)
        return Exits(self._home, partial(self._again, road), partial(self._open, play), gate)

    def _again(self, road: Road | None = None) -> Screen:
        way, plays = road or self._road, self._plays
        again = partial(ChoosePlayScreen, self._backstage, self._player, self._home, way)
        return again(self._opened, plays, self._to_shelves)

    def _back(self) -> Screen | None:
        return self._to_shelves(self._road) if self._to_shelves else self._home()

    def _stickers(self) -> Screen:
        return stickers_of(self._backstage, self._best, lambda: self)

    def _places(self, surface: Surface) -> dict[str, Rect]:
        places, area = self._pages.places(surface, below_heading(surface))
        stickers, _ = foot(surface, self._pages, self._player is not None)
        if self._player is not None:
            places["stickers"] = stickers
            area.height = stickers.top - theme.px(surface, 16) - area.top
        cells = row(area, PLAYS_A_PAGE, theme.px(surface, 30))
        names = [play.name for play in self._on_page()]
        return places | dict(zip(names, cells, strict=False)) | corners(surface, True)

    def _draw_player(self, surface: Surface) -> None:
        if self._player is None:
            return
        paper = heading_place(surface)
        side = paper.height - theme.px(surface, 16)
        face = Rect(0, 0, side, side)
        face.midleft = (paper.left + theme.px(surface, 20), paper.centery)
        draw_avatar(surface, face, self._player.avatar)

    def _draw_poster(self, surface: Surface, play: Scenario) -> None:
        language = self._backstage.house.language
        card = self.choices.rects[play.name]
        inside = card.inflate(-theme.px(surface, 32), -theme.px(surface, 32))
        gap = theme.px(surface, 8)
        image, title, goal, foot = column(
            inside, 4, gap, POSTER_PARTS[theme.TEXT_SCALE >= LARGE_FROM]
        )
        draw_poster(surface, image, play)
        # A long word may come nearer to the edges than the picture.
        title.inflate_ip(theme.px(surface, 20), 0)
        draw_text(surface, in_language(play.title, language), title, 32, bold=True)
        draw_text(surface, in_language(play.goal, language), goal, 26)
        lamps, best = row(foot, 2, gap, (0.66, 0.34))
        draw_difficulty(surface, lamps, play.difficulty)
        if stars := self._best.get(play.name, 0):
            side = min(image.width, image.height) // 2
            draw_sticker(surface, Rect(card.right - side, card.top, side, side), play)
            draw_icon(surface, Rect(best.left, best.top, best.height, best.height), "star")
            number = Rect(best.left + best.height, best.top, best.width - best.height, best.height)
            draw_text(surface, str(stars), number, 28, align="left", bold=True)


def _in_words(play: Scenario, language: str) -> str:
    """Return the poster for the ear: its title, and what is on the picture."""
    title, shows = in_language(play.title, language), in_language(play.poster_shows, language)
    if not shows:
        return title
    stop = "" if title.endswith((".", "!", "?", "…")) else "."
    return f"{title}{stop} {shows}"


def draw_difficulty(surface: Surface, place: Rect, difficulty: int) -> None:
    """Draw as many lamps as the play is hard, and a dot for each that it is not."""
    step = min(place.width // HARDEST, place.height)
    for number in range(HARDEST):
        spot = Rect(place.left + number * step, place.centery - step // 2, step, step)
        if number < difficulty:
            pen.aacircle(surface, theme.INK, spot.center, step * 0.34)
            pen.aacircle(surface, theme.GOLD, spot.center, step * 0.27)
        else:
            pen.aacircle(surface, theme.PLUM, spot.center, step * 0.12)
