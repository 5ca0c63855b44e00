"""What is said on the stage and where it stands: line, sign, speech bubble, praise."""

from __future__ import annotations

from dataclasses import replace

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
from game.screens.stage_picture import Tableau
from game.words import tr


class PromptBook:
    """Answers cues with voice and words; `tableau` has the words in view, `spoken` what is said."""

    def __init__(self, backstage: Backstage, title: Text) -> None:
        self._backstage = backstage
        self.tableau = Tableau(title=self.own(title))
        self.spoken = speak_text(backstage, title)

    def answer(self, cue: Cue, performance: Performance, clock: float) -> None:
        """Say and show what `cue` orders, at `clock` seconds of the stage."""
        phase = performance.take.phase
        match cue:
            case OpenScene(scene):
                signs = tuple(self.own(way.sign) for way in scene.ways)
                self.tableau = Tableau(self.tableau.title, self.own(scene.line), signs)
            case Say(text):
                self._show(speak_text(self._backstage, text), phase)
                if text == performance.scene.hint:
                    meant = movement_meant(text, performance.tasks[0].ask)
                    self.tableau = replace(self.tableau, pointed=meant)
            case Coach(suggested):
                self._coach(suggested, phase)
            case OfferGoOn():
                self.say(tr("Keep trying, or press “Go on”: there is a star for you."))
                self._show(self.spoken, phase)
            case HelpSeeing(obstacle):
                self.say(obstacle_help(obstacle))
            case Demonstrate(expression):
                self._demonstrate(expression, phase, clock)
            case Cheer(outcome):
                self.say(cheer(outcome, performance.index))
                self._show(self.spoken, phase)
            case Change():
                self.tableau = replace(self.tableau, bubble="", shown=None, pointed=None)
                self.ask(performance)

    def ask(self, performance: Performance) -> None:
        """Say what is to be shown now."""
        self.say(tasks_phrase(performance.tasks, performance.is_pair))

    def say(self, text: str) -> None:
        """Say words of the game's own."""
        self.spoken = text
        speak(self._backstage, text)

    def say_line(self, line: Text) -> None:
        """Say the scene's line again."""
        self.spoken = speak_text(self._backstage, line)

    def own(self, text: Text) -> str:
        """Return an author's text in the language in use."""
        return in_language(text, self._backstage.house.language)

    def _coach(self, suggested: Movement, phase: Phase) -> None:
        self.say(movement(suggested))
        self._show(self.spoken, phase)
        self.tableau = replace(self.tableau, pointed=suggested)

    def _demonstrate(self, expression: Expression, phase: Phase, clock: float) -> None:
        self.say(tr("Look! This is how I make {face}.", face=face_phrase(expression)))
        self._show(self.spoken, phase)
        self.tableau = replace(self.tableau, shown=expression, shown_at=clock)

    def _show(self, text: str, phase: Phase) -> None:
        """Put what is being spoken where it belongs: speech bubble or praise."""
        self.spoken = text
        match phase:
            case Phase.ACTING:
                self.tableau = replace(self.tableau, bubble=text, shown=None, pointed=None)
            case Phase.PRAISING:
                self.tableau = replace(
                    self.tableau, praise=text, bubble="", shown=None, pointed=None
                )
