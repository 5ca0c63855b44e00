"""Who is here today, and who plays with a friend: one press each, for this lesson alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pygame import Rect, Surface

from game.classroom.records import Pupil
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice
from game.screens.panel_cards import PupilsPage
from game.screens.panel_desk import PanelDesk, Tab
from game.screens.places import column, row
from game.screens.screen import Screen
from game.words import tr


class HerePage(PupilsPage):
    """A card per child, which says here or away; a button beside it says camera or friend."""

    columns, lines = 2, 4

    def __init__(self, desk: PanelDesk) -> None:
        super().__init__(desk, tab=Tab.HERE)

    def _heading(self) -> str:
        now = self._desk.lesson.now
        return tr("{here} of {all} are here", here=len(now.here), all=len(now.pupils))

    def _pupils(self) -> Sequence[Pupil]:
        return self._desk.lesson.now.pupils

    def _press(self, pupil: Pupil) -> Screen:
        if pupil.id in self._desk.lesson.now.away:
            self._desk.change(lambda lesson: lesson.arrive(pupil.id))
            return self._told(tr("{name} is here and gets a turn soon.", name=pupil.nickname))
        self._desk.change(lambda lesson: lesson.leave(pupil.id))
        return self._told(tr("{name} is away.", name=pupil.nickname))

    def _cover(self, pupil: Pupil) -> Screen:
        is_covered = pupil.id in self._desk.lesson.now.off_camera
        self._desk.change(lambda lesson: lesson.cover(pupil.id, not is_covered))
        if is_covered:
            return self._told(tr("{name} plays with the camera.", name=pupil.nickname))
        return self._told(tr("{name} plays with a friend.", name=pupil.nickname))

    def _on_leaf(self) -> list[Pupil]:
        names = {card.name for card in self._leaf()}
        return [pupil for pupil in self._pupils() if f"child {pupil.id}" in names]

    def _offer_page(self) -> list[Choice]:
        off = self._desk.lesson.now.off_camera
        roads = [
            Choice(
                f"road {pupil.id}",
                "",
                partial(self._cover, pupil),
                "two" if pupil.id in off else "camera",
                spoken=tr("With a friend") if pupil.id in off else tr("Camera"),
            )
            for pupil in self._on_leaf()
        ]
        return [*super()._offer_page(), *roads]

    def _places(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        places = super()._places(surface, area)
        for pupil in self._on_leaf():
            name = f"child {pupil.id}"
            child, road = row(places[name], 2, theme.px(surface, 5), (0.75, 0.25))
            places |= {name: child, f"road {pupil.id}": road}
        return places

    def _draw_page(self, surface: Surface, area: Rect) -> None:
        super()._draw_page(surface, area)
        if roads := [f"road {pupil.id}" for pupil in self._on_leaf()]:
            self.choices.draw(surface, roads)

    def _draw_child(self, pupil: Pupil, surface: Surface, place: Rect) -> None:
        face, says = row(place, 2, theme.px(surface, 8), (0.3, 0.7))
        draw_avatar(surface, face, pupil.avatar)
        is_away = pupil.id in self._desk.lesson.now.away
        side = face.width * 2 // 3
        tick = Rect(face.right - side, face.bottom - side, side, side)
        draw_icon(surface, tick, "away" if is_away else "check")
        name, word = column(says, 2, 0)
        draw_text(surface, pupil.nickname, name, 26, bold=True)
        draw_text(surface, tr("away") if is_away else tr("here"), word, 24)
