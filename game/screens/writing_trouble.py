"""What stands between a play and its file: questions whose answers lose nothing unasked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from pygame import Surface

from game.backstage import Backstage
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import corner_choices, draw_heading, draw_question_paper, draw_room
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.screens.writing_desk import Desk
from game.words import mark, tr


class QuestionScreen(WaitingScreen):
    """A question on a paper with a few answers; `answers` and `told` follow the language."""

    def __init__(
        self,
        backstage: Backstage,
        title: Callable[[], str],
        told: Callable[[], str],
        answers: Callable[[], Sequence[Choice]],
        back: Exit,
        icon: str = "attention",
    ) -> None:
        self._title = title
        self._told = told
        self._answers = answers
        self._back = back
        self._icon = icon
        super().__init__(backstage, "")

    def draw(self, surface: Surface) -> None:
        """Draw the question on a paper, and the answers below it."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._title())
        names = [answer.name for answer in self._answers()]
        image, says, places = draw_question_paper(surface, names, 0.2)
        draw_icon(surface, image, self._icon)
        draw_text(surface, self._words(), says, 36, align="left")
        self.choices.place(surface, places)
        self.choices.draw(surface)

    def _words(self) -> str:
        return self._told()

    def _offer(self) -> list[Choice]:
        return [
            *self._answers(),
            *corner_choices(self._backstage, self, self._back),
        ]


def torn_screen(backstage: Backstage, desk: Desk, back: Exit) -> QuestionScreen:
    """Ask what holds when another program has changed the file meanwhile."""

    def after(do: Callable[[], None]) -> Screen | None:
        do()
        return back()

    def told() -> str:
        return tr(
            "Another program has changed {file} while you were writing. Both can be kept: then "
            "what you wrote goes on in a file of its own.",
            file=desk.script.place.name,
        )

    def answers() -> list[Choice]:
        both, theirs = partial(after, desk.keep_both), partial(after, desk.take_theirs)
        return [
            Choice("keep both", tr("Keep both"), both, "copy", is_primary=True),
            Choice("take theirs", tr("Take the other one"), theirs, "replay"),
        ]

    title = partial(tr, mark("Two versions of one play"))
    return QuestionScreen(backstage, title, told, answers, partial(after, desk.keep_both))


def unsaved_screen(backstage: Backstage, desk: Desk, stay: Exit, leave: Exit) -> QuestionScreen:
    """Tell that a play can't be saved before it is left; a copy is kept elsewhere if it can be."""
    kept = desk.script.rescue()

    def told() -> str:
        if kept is None:
            no_copy = tr(
                "What you have written since then is only here. Make room, then try again."
            )
            return f"{desk.trouble} {no_copy}"
        return f"{desk.trouble} " + tr("A copy of all that you wrote is in {place}.", place=kept)

    def again() -> Screen | None:
        return leave() if desk.settle() else stay()

    def answers() -> list[Choice]:
        return [
            Choice("again", tr("Try again"), again, "replay", is_primary=True),
            Choice("stay", tr("Go on writing"), stay, "pen"),
            Choice("leave", tr("Leave it unsaved"), leave, "quit"),
        ]

    return QuestionScreen(backstage, partial(tr, mark("Not saved yet")), told, answers, stay)
