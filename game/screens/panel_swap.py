"""Whom to put on stage instead: by card, first who leaves if two are there, then who comes."""

from __future__ import annotations

from collections.abc import Sequence

from game.classroom.records import Pupil
from game.screens.panel_cards import PupilsPage
from game.screens.panel_desk import PanelDesk, Tab
from game.screens.screen import Screen
from game.words import tr


def swap_page(desk: PanelDesk) -> Screen:
    """Return the question who leaves, or at once who comes where fewer than two are on stage."""
    actors = desk.lesson.now.actors
    if len(actors) > 1:
        return OutPage(desk)
    return IntoPage(desk, actors[0] if actors else None)


class OutPage(PupilsPage):
    """Which of the two leaves the stage."""

    def __init__(self, desk: PanelDesk) -> None:
        super().__init__(desk, back=lambda: desk.open(Tab.NOW))

    def _heading(self) -> str:
        return tr("Who leaves the stage?")

    def _pupils(self) -> Sequence[Pupil]:
        return self._desk.lesson.now.actors

    def _press(self, pupil: Pupil) -> Screen:
        return IntoPage(self._desk, pupil)


class IntoPage(PupilsPage):
    """Who goes on stage, for `out` if somebody leaves it."""

    def __init__(self, desk: PanelDesk, out: Pupil | None) -> None:
        self._out_goes = out
        super().__init__(desk, back=lambda: desk.open(Tab.NOW))

    def _heading(self) -> str:
        if self._out_goes is None:
            return tr("Who goes on stage?")
        return tr("Who goes on stage for {name}?", name=self._out_goes.nickname)

    def _pupils(self) -> Sequence[Pupil]:
        now = self._desk.lesson.now
        by_number = {pupil.id: pupil for pupil in now.pupils}
        return [by_number[number] for number in now.coming()]

    def _press(self, pupil: Pupil) -> Screen:
        out = self._out_goes
        if out is None:
            self._desk.change(lambda lesson: lesson.choose(pupil.id))
        else:
            self._desk.change(lambda lesson: lesson.swap(out.id, pupil.id))
        page = self._desk.open(Tab.NOW)
        self._desk.told = tr("{name} is called.", name=pupil.nickname)
        return page
