"""A sentence on the panel that somebody has to read, and a question that is asked once more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pygame import Rect, Surface

from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.panel import PanelPage
from game.screens.panel_desk import PanelDesk
from game.screens.places import row
from game.screens.screen import Screen
from game.words import tr


class NotePage(PanelPage):
    """Shows `words` until it is put away; `more` are further buttons, by name."""

    def __init__(
        self, desk: PanelDesk, words: str, back: Exit, more: Sequence[Choice] = (), title: str = ""
    ) -> None:
        self._said = words
        self._more = more
        self._title = title
        super().__init__(desk, more[0].name if more else "ok", back=back)

    def _heading(self) -> str:
        return self._title or tr("Please read this")

    def _offer_page(self) -> list[Choice]:
        if self._more:
            return [*self._more]
        return [Choice("ok", tr("OK"), self._leave, "check", is_primary=True)]

    def _places(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        names = [choice.name for choice in self._offer_page()]
        foot = Rect(area.left, 0, area.width, theme.target_px(surface, 92))
        foot.bottom = area.bottom
        return dict(zip(names, row(foot, len(names), theme.px(surface, 20)), strict=True))

    def _draw_page(self, surface: Surface, area: Rect) -> None:
        foot = theme.target_px(surface, 92) + theme.px(surface, 16)
        paper = Rect(area.left, area.top, area.width, area.height - foot)
        draw_paper(surface, paper)
        inside = paper.inflate(-theme.px(surface, 96), -theme.px(surface, 24))
        draw_text(surface, self._said, inside, 36, align="left")
        self.choices.draw(surface, [choice.name for choice in self._offer_page()])


def ask(
    desk: PanelDesk,
    words: str,
    yes: str,
    act: Callable[[], Screen | None],
    back: Exit,
    icon: str = "bin",
) -> NotePage:
    """Return a page that asks whether one is sure; only `yes` does `act`."""
    more = (
        Choice("keep", tr("No, go back"), back, "back", is_primary=True),
        Choice("yes", yes, act, icon),
    )
    return NotePage(desk, words, back, more, tr("Are you sure?"))
