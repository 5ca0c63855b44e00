"""A list of children before they are taken in: what is to mend by line, or who they are."""

from __future__ import annotations

from functools import partial
from typing import Final

from pygame import Rect, Surface

from game.classroom.roster_sheet import decoded
from game.classroom.rosters import Roster, read_roster
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text, layout_text
from game.screens.choices import Choice
from game.screens.pages import Pages
from game.screens.panel import PanelPage
from game.screens.panel_desk import PanelDesk, Tab
from game.screens.panel_note import NotePage
from game.screens.places import row
from game.screens.screen import Screen
from game.words import tr, tr_count

LETTERS: Final = 26


def roster_page(desk: PanelDesk, given: bytes | str) -> Screen:
    """Return what shows the list in `given`, a file's bytes or pasted lines; it takes nobody in."""
    try:
        text = given if isinstance(given, str) else decoded(given)
    except ValueError as error:
        return NotePage(desk, str(error), partial(desk.open, Tab.CHILDREN))
    present = [pupil.nickname for pupil in desk.lesson.now.pupils]
    return RosterPage(desk, read_roster(text, present, [team.name for team in desk.teams()]))


class RosterPage(PanelPage):
    """What is to mend in a list, with nobody taken in; or who is in it, and one press to do so."""

    def __init__(self, desk: PanelDesk, roster: Roster) -> None:
        self._roster = roster
        self._lines = [remark.words for remark in roster.faults] or _names(roster)
        self._leaves = Pages(len(self._lines), 1)
        self._starts: list[int] = [0]
        focus = "back" if roster.faults else "admit"
        super().__init__(desk, focus, back=partial(desk.open, Tab.CHILDREN))

    def _heading(self) -> str:
        faults, count = len(self._roster.faults), len(self._roster.entries)
        if faults:
            return tr_count(
                "{count} thing to mend first; nobody is added yet",
                "{count} things to mend first; nobody is added yet",
                faults,
            )
        return tr_count("{count} child is in this list", "{count} children are in this list", count)

    def _offer_page(self) -> list[Choice]:
        admit = Choice("admit", tr("Add them"), self._admit, "check", is_primary=True)
        return [*([] if self._roster.faults else [admit]), *self._leaves.choices(self)]

    def _places(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        self._leaf_through(surface, self._paper(surface, area))
        names = ["admit"] if not self._roster.faults else []
        if self._leaves.pages > 1:
            names = ["previous page", *names, "next page"]
        foot = Rect(area.left, 0, area.width, theme.target_px(surface, 88))
        foot.bottom = area.bottom
        return dict(zip(names, row(foot, len(names), theme.px(surface, 16)), strict=True))

    def _paper(self, surface: Surface, area: Rect) -> Rect:
        foot = theme.target_px(surface, 88) + theme.px(surface, 14)
        return Rect(area.left, area.top, area.width, area.height - foot)

    def _draw_page(self, surface: Surface, area: Rect) -> None:
        paper = self._paper(surface, area)
        draw_paper(surface, paper)
        starts, page = self._starts, self._leaves.page
        last = starts[page + 1] if page + 1 < len(starts) else len(self._lines)
        shown = "\n".join(self._lines[starts[page] : last])
        draw_text(surface, shown, _inside(surface, paper), LETTERS, align="left")
        if names := [choice.name for choice in self._offer_page()]:
            self.choices.draw(surface, names)

    def _leaf_through(self, surface: Surface, paper: Rect) -> None:
        """Find with which line each leaf begins, as many as fit on the paper."""
        room, size = _inside(surface, paper), theme.text_px(surface, LETTERS)
        starts = [0]
        for number in range(1, len(self._lines)):
            shown = "\n".join(self._lines[starts[-1] : number + 1])
            if not layout_text(shown, room.size, size).is_complete:
                starts.append(number)
        if starts != self._starts or self._leaves.pages != len(starts):
            self._starts = starts
            self._leaves = Pages(len(starts), 1)

    def _admit(self) -> Screen:
        desk, entries = self._desk, self._roster.entries
        trouble = desk.written(lambda: desk.register.admit(desk.group_id, entries))
        if trouble := trouble or desk.read_roster():
            return self._after(trouble)
        page = desk.open(Tab.CHILDREN)
        desk.told = tr_count(
            "{count} child is in the class now.",
            "{count} children are in the class now.",
            len(entries),
        )
        return page

    def _details(self) -> object:
        return self._leaves.page


def _inside(surface: Surface, paper: Rect) -> Rect:
    return paper.inflate(-theme.px(surface, 80), -theme.px(surface, 24))


def _names(roster: Roster) -> list[str]:
    """Return the children of a list, several on a line, by team; and what may be left as it is."""
    by_team: dict[str, list[str]] = {}
    for entry in roster.entries:
        by_team.setdefault(entry.team, []).append(entry.nickname)
    lines = [
        f"{team}: {', '.join(names)}" if team else ", ".join(names)
        for team, names in by_team.items()
    ]
    return [*lines, *(remark.words for remark in roster.advice)]
