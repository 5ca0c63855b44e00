"""The gate before what is for adults: a small sum; it knows not what lies behind it."""

from __future__ import annotations

from random import Random

from pygame import Rect, Surface

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.screens.exits import Exit
from game.screens.pad import PadScreen
from game.screens.places import column
from game.screens.screen import Screen
from game.screens.sums import new_sum
from game.words import tr


class GateScreen(PadScreen):
    """Asks a sum; the right answer leads to `behind`, leaving to `back`.

    A wrong answer brings another sum, as often as it takes. `chance` picks the sums.
    """

    most = 4

    def __init__(
        self, backstage: Backstage, behind: Exit, back: Exit, chance: Random | None = None
    ) -> None:
        self._chance = chance or Random()
        self._is_another = False
        self.sum = new_sum(self._chance)
        backstage.eye.stop()
        super().__init__(backstage, behind, back)

    def _words(self) -> str:
        left, right = self.sum.left, self.sum.right
        if self._is_another:
            return tr(
                "Not quite. Here is another: how much is {left} times {right}?",
                left=left,
                right=right,
            )
        return tr("For grown-ups: how much is {left} times {right}?", left=left, right=right)

    def _answer(self) -> Screen | None:
        if not self.typed:
            self._tell()
            return self
        if int(self.typed) == self.sum.answer:
            self._backstage.voice.stop()
            return self._behind()
        self.sum = new_sum(self._chance, self.sum)
        self.typed, self._is_another = "", True
        self._tell()
        return self

    def _draw_card(self, surface: Surface, card: Rect) -> None:
        draw_paper(surface, card)
        inside = card.inflate(-theme.px(surface, 60), -theme.px(surface, 60))
        asked, answer, about = column(inside, 3, theme.px(surface, 16), (0.36, 0.36, 0.28))
        draw_text(surface, f"{self.sum.left} × {self.sum.right} =", asked, 72, bold=True)
        draw_paper(surface, answer, "sky")
        draw_text(surface, self.typed or "?", answer, 72, bold=True)
        draw_text(surface, tr("Behind this door are things that adults decide."), about, 26)
