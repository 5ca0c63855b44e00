"""The panel's first page: who is on stage, who comes next, and what a teacher does about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from pygame import Rect, Surface

from game.classroom.lesson import Calling, Lesson
from game.classroom.records import Pupil
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text, layout_text
from game.screens.cards import halves
from game.screens.choices import Choice
from game.screens.panel import PanelPage
from game.screens.panel_desk import PanelDesk, Tab
from game.screens.panel_swap import swap_page
from game.screens.places import column, grid, row
from game.screens.screen import Screen
from game.words import tr

# So many of those who come next are shown.
COMING: Final = 5

BUTTONS: Final = ("call", "skip", "swap", "undo", "pairs", "wheel", "trial", "pause")


class NowPage(PanelPage):
    """Who is on stage now, and who comes next."""

    def __init__(self, desk: PanelDesk) -> None:
        super().__init__(desk, "call", Tab.NOW)

    def _heading(self) -> str:
        lesson, book = self._desk.lesson, self._desk.backstage.book
        if notice := book.notice():
            return notice
        if lesson.plan.is_paused:
            return tr("All stages wait")
        if lesson.now.is_trial:
            return tr("A teacher's trial: nothing is written down")
        return lesson.now.group.name

    def _offer_page(self) -> list[Choice]:
        lesson = self._desk.lesson
        now, is_paused = lesson.now, lesson.plan.is_paused
        is_wheel = now.calling is Calling.WHEEL
        undo = [Choice("undo", tr("Undo"), self._undo, "undo")] if lesson.can_undo() else []
        return [
            Choice("call", tr("Call next"), self._call, "next"),
            Choice("skip", tr("Skip"), self._skip, "skip"),
            Choice("swap", tr("Swap"), self._swap, "swap"),
            *undo,
            _turned("pairs", tr("In pairs"), self._pair, "duet", now.in_pairs),
            _turned("wheel", tr("By the wheel"), self._turn_wheel, "spin", is_wheel),
            _turned("trial", tr("Teacher's trial"), self._try, "feather_one", now.is_trial),
            self._pause_choice(is_paused),
        ]

    def _pause_choice(self, is_paused: bool) -> Choice:
        if is_paused:
            return Choice("pause", tr("Go on"), self._pause, "play", is_primary=True)
        return Choice("pause", tr("Pause all"), self._pause, "pause")

    def _places(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        cells = grid(self._foot(surface, area), 4, 2, theme.px(surface, 10))
        offered = {choice.name for choice in self._offer_page()}
        places = dict(zip(BUTTONS, cells, strict=True))
        return {name: place for name, place in places.items() if name in offered}

    def _foot(self, surface: Surface, area: Rect) -> Rect:
        high = 2 * theme.target_px(surface, 96) + theme.px(surface, 10)
        return Rect(area.left, area.bottom - high, area.width, high)

    def _draw_page(self, surface: Surface, area: Rect) -> None:
        top = area.copy()
        top.height -= self._foot(surface, area).height + theme.px(surface, 16)
        stage, coming = row(top, 2, theme.px(surface, 16), (0.55, 0.45))
        self._draw_stage(surface, stage)
        self._draw_coming(surface, coming)
        self.choices.draw(surface, BUTTONS)

    def _draw_stage(self, surface: Surface, paper: Rect) -> None:
        inside = _titled(surface, paper, tr("On stage"), "gold")
        now = self._desk.lesson.now
        if now.is_trial:
            draw_text(surface, tr("The teacher"), inside, 34, bold=True)
            return
        if not now.actors:
            draw_text(surface, tr("Nobody yet"), inside, 30)
            return
        for pupil, card in zip(now.actors, row(inside, len(now.actors), 0), strict=True):
            face, name = halves(surface, card.inflate(theme.px(surface, 16), 0), 1)
            draw_avatar(surface, face, pupil.avatar)
            draw_text(surface, pupil.nickname, name, 28, bold=True)

    def _draw_coming(self, surface: Surface, paper: Rect) -> None:
        is_wheel = self._desk.lesson.now.calling is Calling.WHEEL
        title = tr("One of these is next") if is_wheel else tr("Next")
        inside = _titled(surface, paper, title, "cream")
        for pupil, line in zip(self._coming(), column(inside, COMING, 0), strict=False):
            side = Rect(line.left, line.top, line.height, line.height)
            draw_avatar(surface, side.inflate(-4, -4), pupil.avatar)
            beside = Rect(side.right + theme.px(surface, 10), line.top, 0, line.height)
            beside.width = line.right - beside.left
            draw_text(surface, pupil.nickname, beside, 26, align="left")

    def _coming(self) -> list[Pupil]:
        now = self._desk.lesson.now
        by_number = {pupil.id: pupil for pupil in now.pupils}
        wanted = now.drum() if now.calling is Calling.WHEEL else now.coming()
        return [by_number[number] for number in wanted[:COMING]]

    def _call(self) -> Screen:
        """Call whoever comes next; whoever was called has had a turn by that."""
        return self._called(lambda lesson: lesson.bow().call(self._desk.lesson.chance))

    def _skip(self) -> Screen:
        return self._called(lambda lesson: lesson.skip(self._desk.lesson.chance))

    def _called(self, change: Callable[[Lesson], Lesson]) -> Screen:
        self._desk.change(change)
        names = [pupil.nickname for pupil in self._desk.lesson.now.actors]
        if not names:
            return self._told(tr("Nobody is here."))
        if len(names) == 1:
            return self._told(tr("{name} is called.", name=names[0]))
        return self._told(tr("{one} and {other} are called.", one=names[0], other=names[1]))

    def _swap(self) -> Screen:
        return swap_page(self._desk)

    def _undo(self) -> Screen:
        self._desk.lesson.undo()
        return self._told(tr("Taken back."))

    def _pair(self) -> Screen:
        self._desk.change(lambda lesson: replace(lesson, in_pairs=not lesson.in_pairs))
        return self._told("")

    def _turn_wheel(self) -> Screen:
        def turned(lesson: Lesson) -> Lesson:
            is_wheel = lesson.calling is Calling.WHEEL
            return replace(lesson, calling=Calling.FAIR if is_wheel else Calling.WHEEL)

        self._desk.change(turned)
        return self._told("")

    def _try(self) -> Screen:
        def tried(lesson: Lesson) -> Lesson:
            return replace(lesson, called=(), is_trial=not lesson.is_trial)

        self._desk.change(tried)
        return self._told("")

    def _pause(self) -> Screen:
        is_paused = not self._desk.plan.is_paused
        trouble = self._desk.lay_out(is_paused=is_paused)
        return self._after(trouble)


def _turned(name: str, label: str, act: Callable[[], Screen], icon: str, is_on: bool) -> Choice:
    """Return what is turned on and off: gold with a tick while it is on."""
    return Choice(name, label, act, "check" if is_on else icon, is_primary=is_on)


def _titled(surface: Surface, paper: Rect, title: str, tone: str) -> Rect:
    """Lay a paper with a title; return the room below it."""
    draw_paper(surface, paper, tone)
    inside = paper.inflate(-theme.px(surface, 36), -theme.px(surface, 16))
    high = max(theme.text_px(surface, 24), theme.TEXT_MIN) * 4 // 3
    size = theme.text_px(surface, 24)
    high = max(high, layout_text(title, (inside.width, inside.height // 3), size, True).height)
    draw_text(surface, title, Rect(inside.topleft, (inside.width, high)), 24, bold=True)
    gap = theme.px(surface, 4)
    return Rect(inside.left, inside.top + high + gap, inside.width, inside.height - high - gap)
