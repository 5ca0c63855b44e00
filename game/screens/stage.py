"""The stage: events and pictures become moments, cues become voice and tableau; it draws nothing.

It needs no window and reads no clock, so that a rehearsal drives it in video time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pygame
from pygame import Surface
from pygame.event import Event

from game.acting.coaching import lead_expression
from game.acting.cues import Bow, Cheer, Coach, Cue, Demonstrate, HelpSeeing, OpenScene, Say
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.performance import (
    Moment,
    Phase,
    Standards,
    Step,
    ask_for_help,
    begin,
    pass_on,
    saw_it,
    step,
)
from game.acting.scenario import Scenario, Text, in_language
from game.backstage import Backstage, Player
from game.perception.frames import Direction
from game.phrases import ask_phrase, cheer, face_phrase, movement, obstacle_help
from game.screens.choices import Choice, Choices
from game.screens.curtain_call import CurtainCallScreen
from game.screens.exits import LEAVE, Exits
from game.screens.furniture import CURTAIN_TAKES, openness, speak, speak_text
from game.screens.looking_glass import LookingGlass, Trouble, advice
from game.screens.pause import PauseScreen
from game.screens.screen import News, Screen
from game.screens.stage_picture import Tableau, draw_tableau
from game.screens.stage_places import stage_places
from game.words import tr

# Seconds that the closed curtain shows the title, at least.
TITLE_LASTS: Final = 1.2

# Seconds into a take's acting before the understudy acts: late enough to be seen to begin.
UNDERSTUDY_WAITS: Final = 0.8
AT_REST: Final = Direction(Expression.NEUTRAL, 0.0)


class StageScreen:
    """One play, from the closed curtain to the bow.

    `performance` is how it stands and `clock` the seconds since the screen began. Readings are
    stamped with that clock when they arrive. `standards` are the house's unless given.
    """

    def __init__(
        self,
        backstage: Backstage,
        scenario: Scenario,
        player: Player | None = None,
        *,
        is_watched: bool = True,
        standards: Standards | None = None,
        exits: Exits = LEAVE,
    ) -> None:
        self.clock = 0.0
        self.performance, self._opening = begin(
            scenario, standards or house_standards(backstage, is_watched)
        )
        self._backstage = backstage
        self._player = player
        self._exits = exits
        self._curtain_at: float | None = None
        self._glass = LookingGlass()
        self._is_told = False
        self._direction: Direction | None = None
        self._tableau = Tableau(title=in_language(scenario.title, backstage.house.language))
        self._spoken = speak_text(backstage, scenario.title)
        focus = "replay" if self._is_watched else "saw_it"
        self.choices = Choices(self._offer, focus)
        self.resume()

    @property
    def _is_watched(self) -> bool:
        return self.performance.standards.is_watched

    @property
    def _phase(self) -> Phase:
        return self.performance.take.phase

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; a window that nobody looks at pauses the play."""
        if event.type == pygame.WINDOWFOCUSLOST:
            return self._paused(is_by_blur=True)
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Let `dt` seconds of the play go by, with the newest from the camera."""
        self.clock += dt
        self.choices.update(dt)
        if self._is_watched:
            self._glass.take_in(news, dt, self.clock)
        self._is_told = self._is_told and self._glass.trouble is not None
        if self._is_before_play():
            return self
        if self._glass.trouble is not None and self._phase is Phase.ACTING:
            # The take waits whole, meter and all; the buttons still answer.
            self._tell_trouble(self._glass.trouble)
            return self
        is_busy, before = self._backstage.voice.is_busy(), self._phase
        moment = Moment(dt, self.clock, self._glass.reading, is_busy)
        screen = self._carry_out(step(self.performance, moment))
        if before is Phase.TELLING and self._phase is Phase.ACTING:
            self._spoken = ask_phrase(self.performance.scene.ask)
            speak(self._backstage, self._spoken)
        self._direct()
        return screen

    def draw(self, surface: Surface) -> None:
        """Draw the tableau of this moment."""
        self.choices.place(surface, stage_places(surface))
        draw_tableau(surface, self.tableau())
        self.choices.draw(surface)

    def resume(self) -> Screen:
        """Take up the play where it was left; the camera opens again if there is one in it."""
        self._glass.clear()
        if self._is_watched:
            self._backstage.eye.start()
        if self.clock > 0 and self._phase is Phase.TELLING:
            self._backstage.voice.replay()
        return self

    def tableau(self) -> Tableau:
        """Return what the audience sees now."""
        backstage, glass, take = self._backstage, self._glass, self.performance.take
        since = self.clock - self._curtain_at if self._curtain_at is not None else 0.0
        is_acting = self._phase is Phase.ACTING
        return replace(
            self._tableau,
            clock=self.clock,
            openness=openness(backstage, since),
            performance=self.performance,
            highlight=backstage.voice.word(),
            spoken=self._spoken,
            seen=None if glass.trouble else glass.picture,
            face=None if glass.trouble else glass.face,
            obstacle=take.obstacle if is_acting else None,
            trouble=advice(glass.trouble) if glass.trouble else "",
            is_camera_on=backstage.eye.is_on and not backstage.eye.is_understudy,
            is_still=backstage.house.reduced_motion,
        )

    def _is_before_play(self) -> bool:
        """Tell whether the curtain is still to open; when it is open, the first scene begins."""
        if self._curtain_at is None:
            if self.clock >= TITLE_LASTS and not self._backstage.voice.is_busy():
                self._curtain_at = self.clock
            return True
        if self._opening and self.clock - self._curtain_at >= CURTAIN_TAKES:
            cues, self._opening = self._opening, ()
            self._carry_out((self.performance, cues))
        return bool(self._opening)

    def _tell_trouble(self, trouble: Trouble) -> None:
        if not self._is_told and not self._backstage.voice.is_busy():
            self._is_told = True
            self._spoken = advice(trouble)
            speak(self._backstage, self._spoken)

    def _direct(self) -> None:
        """Let the understudy before the lens act what is asked, once it is asked."""
        if not self._backstage.eye.is_understudy:
            return
        take = self.performance.take
        is_its_turn = take.phase is Phase.ACTING and take.in_phase >= UNDERSTUDY_WAITS
        asked = lead_expression(self.performance.scene.ask)
        direction = Direction(asked, 1.0) if is_its_turn else AT_REST
        if direction != self._direction:
            self._direction = direction
            self._backstage.eye.perform(direction)

    def _carry_out(self, stepped: Step) -> Screen | None:
        self.performance, cues = stepped
        screen: Screen | None = self
        for cue in cues:
            screen = self._answer(cue)
        return screen

    def _answer(self, cue: Cue) -> Screen | None:
        match cue:
            case OpenScene(scene):
                self._tableau = Tableau(self._tableau.title, line=self._own(scene.line))
            case Say(text):
                self._say(speak_text(self._backstage, text))
            case Coach(suggested):
                self._say_own(movement(suggested))
            case HelpSeeing(obstacle):
                self._spoken = obstacle_help(obstacle)
                speak(self._backstage, self._spoken)
            case Demonstrate(expression):
                self._show(expression)
            case Cheer(outcome):
                self._say_own(cheer(outcome, self.performance.index))
            case Bow():
                return self._bow()
        return self

    def _own(self, text: Text) -> str:
        return in_language(text, self._backstage.house.language)

    def _say_own(self, text: str) -> None:
        speak(self._backstage, text)
        self._say(text)

    def _say(self, text: str) -> None:
        """Put what is being spoken where it belongs: line, speech bubble or praise."""
        self._spoken = text
        match self._phase:
            case Phase.ACTING:
                self._tableau = replace(self._tableau, bubble=text, shown=None)
            case Phase.PRAISING:
                self._tableau = replace(self._tableau, praise=text, bubble="", shown=None)

    def _show(self, expression: Expression) -> None:
        self._say_own(tr("Look! This is how I make {face}.", face=face_phrase(expression)))
        self._tableau = replace(self._tableau, shown=expression, shown_at=self.clock)

    def _bow(self) -> Screen:
        return CurtainCallScreen(
            self._backstage, self.performance, self._player, self._again, self._exits
        )

    def _again(self) -> Screen:
        return StageScreen(
            self._backstage,
            self.performance.scenario,
            self._player,
            standards=self.performance.standards,
            exits=self._exits,
        )

    def _paused(self, is_by_blur: bool = False) -> Screen:
        return PauseScreen(self._backstage, self, self._exits, is_by_blur)

    def _offer(self) -> list[Choice]:
        return [
            Choice("replay", tr("Hear again"), self._replay, "replay", (pygame.K_r,)),
            Choice("help", tr("Help"), self._help, "help", (pygame.K_h,)),
            Choice(
                "saw_it", tr("I saw it!"), self._saw_it, "saw", (pygame.K_s,), not self._is_watched
            ),
            Choice("go_on", tr("Go on"), self._go_on, "next", (pygame.K_g, pygame.K_PAGEDOWN)),
            Choice("pause", tr("Pause"), self._paused, "pause", (pygame.K_ESCAPE, pygame.K_p)),
        ]

    def _replay(self) -> Screen | None:
        """Say the scene's line again, or the praise; hints come again by "Help"."""
        if self._opening or self._phase is Phase.PRAISING:
            self._backstage.voice.replay()
        else:
            self._spoken = speak_text(self._backstage, self.performance.scene.line)
        return self

    def _help(self) -> Screen | None:
        return self._carry_out(ask_for_help(self.performance))

    def _saw_it(self) -> Screen | None:
        return self._end_take(saw_it(self.performance))

    def _go_on(self) -> Screen | None:
        if self._phase is Phase.PRAISING:
            self._backstage.voice.stop()
            return self
        return self._end_take(pass_on(self.performance))

    def _end_take(self, stepped: Step) -> Screen | None:
        """End the take; pressed before the first scene, it only opens the curtain."""
        if self._opening:
            self._backstage.voice.stop()
            return self
        return self._carry_out(stepped)


def house_standards(backstage: Backstage, is_watched: bool) -> Standards:
    """Return what counts as enough tonight: the card's thresholds and the house's dwell."""
    known = backstage.eye.thresholds
    thresholds = tuple(known[expression] for expression in EXPRESSIONS)
    return Standards(thresholds, backstage.house.dwell, is_watched=is_watched)
