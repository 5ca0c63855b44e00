"""What is said on the stage and where it stands: line, sign, speech bubble, praise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from game.acting.coaching import Movement
from game.acting.cues import (
    Change,
    Cheer,
    Coach,
    Cue,
    Demonstrate,
    HelpSeeing,
    OfferGoOn,
    OpenScene,
    Say,
)
from game.acting.expressions import Expression
from game.acting.scenario import Text, in_language
from game.acting.state import Performance
from game.acting.take import Phase
from game.backstage import Backstage
from game.phrases import cheer, face_phrase, movement, obstacle_help, tasks_phrase
from game.screens.furniture import speak, speak_text
from game.screens.pointing import movement_meant
from game.screens.tableau import Tableau
from game.words import tr

# An author's text, words of the game's own in the language in use, or words in one language alone.
Utterance = Text | Callable[[], str] | str
NOTHING: Utterance = ""


class PromptBook:
    """Answers cues with voice and words; `tableau` has the words in view, `spoken` what is said.

    It keeps what the words in view are made from, so that they can be told in another language.
    """

    def __init__(self, backstage: Backstage, title: Text) -> None:
        self._backstage = backstage
        self._title = title
        self._line: Utterance = NOTHING
        self._signs: tuple[Text, ...] = ()
        self._bubble = self._praise = NOTHING
        self.tableau = Tableau(title=self.own(title))
        self.say(title)

    def answer(self, cue: Cue, performance: Performance, clock: float) -> None:
        """Say and show what `cue` orders, at `clock` seconds of the stage."""
        phase = performance.take.phase
        match cue:
            case OpenScene(scene):
                self._line, self._signs = scene.line, tuple(way.sign for way in scene.ways)
                self._bubble = self._praise = NOTHING
                self.tableau = self._worded(Tableau(""))
            case Say(text):
                self.say(text)
                self._show(phase)
                if text == performance.scene.hint:
                    meant = movement_meant(text, performance.tasks[0].ask)
                    self.tableau = replace(self.tableau, pointed=meant)
            case Coach(suggested):
                self._coach(suggested, phase)
            case OfferGoOn():
                self.say(lambda: tr("Keep trying, or press “Go on”: there is a star for you."))
                self._show(phase)
            case HelpSeeing(obstacle):
                self.say(partial(obstacle_help, obstacle))
            case Demonstrate(expression):
                self._demonstrate(expression, phase, clock)
            case Cheer(outcome):
                self.say(partial(cheer, outcome, performance.index))
                self._show(phase)
            case Change():
                self._bubble = NOTHING
                self.tableau = replace(self.tableau, bubble="", shown=None, pointed=None)
                self.ask(performance)

    def ask(self, performance: Performance) -> None:
        """Say what is to be shown now."""
        self.say(partial(tasks_phrase, performance.tasks, performance.is_pair))

    def say(self, said: Utterance) -> None:
        """Say something, and keep what it is made from."""
        self._said = said
        if isinstance(said, tuple):
            self.spoken = speak_text(self._backstage, said)
            return
        self.spoken = self._words(said)
        speak(self._backstage, self.spoken)

    def say_again(self) -> None:
        """Say again what the play said last, whatever was said elsewhere since."""
        self.say(self._said)

    def say_line(self, line: Text) -> None:
        """Say the scene's line again."""
        self.say(line)

    def retell(self) -> None:
        """Show everything in the language in use, and say again in it what was said last."""
        self.tableau = self._worded(self.tableau)
        self.say_again()

    def take_up(self, performance: Performance, is_going_on: bool) -> None:
        """Something else was said; once the play is going on, tell again what that cut short."""
        self.spoken = ""
        if is_going_on and performance.take.phase is Phase.TELLING:
            self.say_line(performance.scene.line)
        elif is_going_on and performance.take.phase is Phase.ACTING:
            self.ask(performance)

    def own(self, text: Text) -> str:
        """Return an author's text in the language in use."""
        return in_language(text, self._backstage.house.language)

    def _coach(self, suggested: Movement, phase: Phase) -> None:
        self.say(partial(movement, suggested))
        self._show(phase)
        self.tableau = replace(self.tableau, pointed=suggested)

    def _demonstrate(self, expression: Expression, phase: Phase, clock: float) -> None:
        self.say(lambda: tr("Look! This is how I make {face}.", face=face_phrase(expression)))
        self._show(phase)
        self.tableau = replace(self.tableau, shown=expression, shown_at=clock)

    def _show(self, phase: Phase) -> None:
        """Put what is being spoken where it belongs: speech bubble or praise."""
        match phase:
            case Phase.ACTING:
                self._bubble = self._said
            case Phase.PRAISING:
                self._praise, self._bubble = self._said, NOTHING
            case _:
                return
        self.tableau = replace(self._worded(self.tableau), shown=None, pointed=None)

    def _worded(self, tableau: Tableau) -> Tableau:
        """Return `tableau` with its words in the language in use."""
        return replace(
            tableau,
            title=self.own(self._title),
            line=self._words(self._line),
            signs=tuple(self.own(sign) for sign in self._signs),
            bubble=self._words(self._bubble),
            praise=self._words(self._praise),
        )

    def _words(self, said: Utterance) -> str:
        if isinstance(said, tuple):
            return self.own(said)
        return said() if callable(said) else said
