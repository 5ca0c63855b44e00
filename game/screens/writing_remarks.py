"""All problems of a play on the desk, three at a time, each with the way to its field."""

from __future__ import annotations

from functools import partial

from pygame import Rect, Surface

from game.backstage import Backstage
from game.drawing import theme
from game.phrases import problem_phrase
from game.playwright import Remark
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.pages import Pages
from game.screens.places import column, row
from game.screens.screen import Screen
from game.screens.writing_desk import Desk
from game.screens.writing_page import WritingPage, draw_note
from game.words import tr, tr_count

A_PAGE = 3


class WritingRemarks(WritingPage):
    """The problems that `check` tells; a locked play shows nothing else."""

    def __init__(self, backstage: Backstage, desk: Desk, back: Exit) -> None:
        self._page = 0
        super().__init__(backstage, desk, back, "go 0")

    @property
    def _pages(self) -> Pages:
        pages = Pages(len(self.desk.script.remarks), A_PAGE)
        pages.page = min(self._page, pages.pages - 1)
        return pages

    def heading(self) -> str:
        """Return how many there are."""
        count = len(self.desk.script.remarks)
        if self.desk.script.is_locked:
            return tr("Only a text editor can mend {file}", file=self.desk.script.place.name)
        if not count:
            return tr("No problem is left. Well written!")
        return tr_count("{count} problem", "{count} problems", count)

    def foot(self) -> list[Choice]:
        """Return pages, where there are more problems."""
        if self._pages.pages == 1:
            return []
        return [
            self._leaf("previous page", tr("One page back"), -1, "back"),
            self._leaf("next page", tr("Turn the page"), 1, "next"),
        ]

    def _leaf(self, name: str, spoken: str, by: int, icon: str) -> Choice:
        turn = self.stay(partial(self._turn, by))
        return Choice(name, "", turn, icon, spoken=spoken, sound="page")

    def inner(self) -> list[Choice]:
        """Return the ways to the fields, and what mends them at once."""
        found: list[Choice] = []
        for number, remark in self._shown():
            if remark.suggestion is not None and not self.desk.script.is_locked:
                spoken = tr("Write “{word}”", word=remark.suggestion)
                # Beside a third button there is room for the word alone.
                label = spoken if remark.unknown is None else remark.suggestion
                mend = self.stay(partial(self._mend, remark))
                found.append(Choice(f"mend {number}", label, mend, "check", spoken=spoken))
            if remark.unknown is not None and not self.desk.script.is_locked:
                spoken = tr("“{word}” is right", word=remark.unknown[1])
                right = self.stay(partial(self._list, remark))
                found.append(
                    Choice(f"right {number}", tr("It's right"), right, "add", spoken=spoken)
                )
            if not self.desk.script.is_locked:
                go = partial(self._go, remark)
                found.append(Choice(f"go {number}", _where(remark), go, "pen"))
        return found

    def paint(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        """Draw the sentences; the buttons stand beside each."""
        places: dict[str, Rect] = {}
        names = [one.name for one in self.inner()]
        cells = column(area, A_PAGE, theme.px(surface, 14))
        for (number, remark), cell in zip(self._shown(), cells, strict=False):
            own = [f"{what} {number}" for what in ("mend", "right", "go")]
            own = [name for name in own if name in names]
            buttons = 0.37 if len(own) < 3 else 0.54
            shares = (1 - buttons, *(buttons / len(own) for _ in own)) if own else (1.0,)
            parts = row(cell, len(shares), theme.px(surface, 12), shares)
            words = problem_phrase(remark.sentence)
            if self.desk.script.is_locked:
                words = tr("Line {line}: {words}", line=remark.line, words=words)
            draw_note(surface, parts[0], words, "attention" if remark.is_fault else "feather_one")
            places |= dict(zip(own, parts[1:], strict=True))
        if self.desk.script.is_locked and len(cells) > len(self._shown()):
            where = tr("The file lies in {folder}", folder=self.desk.script.place.parent)
            draw_note(surface, cells[len(self._shown())], where)
        return places

    def paint_above(self, surface: Surface) -> None:
        """Draw the buttons."""
        self.choices.draw(surface, [one.name for one in self.inner()] or ["none"])

    def _shown(self) -> list[tuple[int, Remark]]:
        remarks, pages = self.desk.script.remarks, self._pages
        return [(number, remarks[number]) for number in range(pages.first, pages.last)]

    def _turn(self, by: int) -> None:
        self._page = (self._page + by) % self._pages.pages

    def _mend(self, remark: Remark) -> None:
        self.desk.mend(remark)

    def _list(self, remark: Remark) -> None:
        self.desk.list_word(remark)

    def _go(self, remark: Remark) -> Screen:
        from game.screens.writing_cover import WritingCover
        from game.screens.writing_more import WritingMore
        from game.screens.writing_scene import TEXTS, WritingScene

        back = partial(WritingRemarks, self.backstage, self.desk, self._back)
        trail = remark.trail
        number = trail[1] if len(trail) > 1 and trail[0] == "scenes" else None
        if not isinstance(number, int):
            focus = str(trail[0]) if trail else "title"
            return WritingCover(self.backstage, self.desk, back, self._back, focus)
        field = str(trail[2]) if len(trail) > 2 else "line"
        scene = WritingScene(self.backstage, self.desk, number, back, field)
        if field in [name for name, _, _ in TEXTS]:
            return scene.write(field)
        if field in ("ask", "picture", "line"):
            return scene
        return WritingMore(self.backstage, self.desk, number, back)


def _where(remark: Remark) -> str:
    trail = remark.trail
    if len(trail) > 1 and trail[0] == "scenes" and isinstance(trail[1], int):
        return tr("Scene {place}", place=trail[1] + 1)
    return tr("Title page")
