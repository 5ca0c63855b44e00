"""Today's set of plays on the panel: shelf by shelf, and whether anything else is offered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pygame import Rect, Surface

from game.acting.scenario import Scenario, in_language
from game.drawing import theme
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice
from game.screens.choose_shelf import PlayShelf, shelves
from game.screens.panel_cards import Card, CardsPage
from game.screens.panel_desk import PanelDesk, Tab
from game.screens.places import column
from game.screens.screen import Screen
from game.screens.stickers import draw_poster
from game.words import tr, tr_count


class PlaysPage(CardsPage):
    """A card for each shelf, with how many of its plays are in today's set."""

    def __init__(self, desk: PanelDesk) -> None:
        super().__init__(desk, tab=Tab.PLAYS)

    def _heading(self) -> str:
        count = len(self._desk.plan.plays)
        if not count:
            return tr("All plays are offered today")
        if self._desk.plan.is_locked:
            return tr_count("Only this play today", "Only these {count} plays today", count)
        return tr_count("Today's set: {count} play", "Today's set: {count} plays", count)

    def _nothing(self) -> str:
        return tr("There are no plays here.")

    def _cards(self) -> list[Card]:
        house = self._desk.backstage.house
        return [
            Card(
                f"shelf {shelf.name}",
                shelf.title,
                partial(self._open, shelf.name),
                partial(self._draw_shelf, shelf),
            )
            for shelf in shelves(house.playbill, house.language)
        ]

    def _foot(self) -> Sequence[Choice]:
        is_locked = self._desk.plan.is_locked
        return (
            Choice("all", tr("All plays"), self._offer_all, "many"),
            Choice("lock", tr("Only today's set"), self._lock, "lock", is_primary=is_locked),
        )

    def _open(self, shelf: str) -> Screen:
        return ShelfPage(self._desk, shelf)

    def _offer_all(self) -> Screen:
        return self._after(self._desk.lay_out(plays=(), is_locked=False))

    def _lock(self) -> Screen:
        if not self._desk.plan.plays:
            return self._told(tr("Choose today's plays first."))
        return self._after(self._desk.lay_out(is_locked=not self._desk.plan.is_locked))

    def _draw_shelf(self, shelf: PlayShelf, surface: Surface, place: Rect) -> None:
        title, count = column(place, 2, 0, (0.7, 0.3))
        draw_text(surface, shelf.title, title, 28, bold=True)
        chosen = sum(play.name in self._desk.plan.plays for play in shelf.plays)
        told = tr_count("{count} play", "{count} plays", len(shelf.plays))
        if chosen:
            told = tr("{chosen} of {all}", chosen=chosen, all=len(shelf.plays))
        draw_text(surface, told, count, 26)


class ShelfPage(CardsPage):
    """The plays of one shelf; a press puts one into today's set, or takes it out."""

    columns = 3

    def __init__(self, desk: PanelDesk, shelf: str) -> None:
        self._shelf = shelf
        super().__init__(desk, back=lambda: desk.open(Tab.PLAYS))

    def _heading(self) -> str:
        return tr("Which plays are in today's set?")

    def _plays(self) -> tuple[Scenario, ...]:
        house = self._desk.backstage.house
        found = shelves(house.playbill, house.language)
        return next((shelf.plays for shelf in found if shelf.name == self._shelf), ())

    def _cards(self) -> list[Card]:
        house = self._desk.backstage.house
        return [
            Card(
                play.name,
                in_language(play.title, house.language),
                partial(self._turn, play.name),
                partial(self._draw_play, play),
                play.name in self._desk.plan.plays,
            )
            for play in self._plays()
        ]

    def _turn(self, name: str) -> Screen:
        before = self._desk.plan.plays
        after = tuple(one for one in before if one != name) if name in before else (*before, name)
        is_locked = self._desk.plan.is_locked and bool(after)
        return self._after(self._desk.lay_out(plays=after, is_locked=is_locked))

    def _draw_play(self, play: Scenario, surface: Surface, place: Rect) -> None:
        inside = place.inflate(0, -theme.px(surface, 20))
        # Large letters need the poster's room.
        share = 0.62 / theme.TEXT_SCALE
        poster, title = column(inside, 2, theme.px(surface, 6), (share, 1 - share))
        draw_poster(surface, poster, play)
        language = self._desk.backstage.house.language
        draw_text(surface, in_language(play.title, language), title, 24, bold=True)
        if play.name in self._desk.plan.plays:
            side = theme.px(surface, 44)
            tick = Rect(place.right - side, place.top, side, side)
            draw_icon(surface, tick, "check")
