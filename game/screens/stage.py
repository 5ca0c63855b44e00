"""The stage: events and pictures become moments, cues become voice and tableau; it draws nothing.

It needs no window and reads no clock, so that a rehearsal drives it in video time.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

import pygame
from pygame import Surface
from pygame.event import Event

from game.acting.bookmark import Bookmark
from game.acting.cues import Bow, Cue
from game.acting.ladder import ask_for_help
from game.acting.performance import begin, pass_on, step
from game.acting.scenario import Scenario
from game.acting.state import Moment, Standards, Step
from game.acting.take import Phase
from game.backstage import Backstage, Player
from game.drawing.buttons import draw_focus
from game.drawing.glow import draw_glow
from game.screens.choices import Choice, Choices
from game.screens.cover import COVER, cover_choice, cover_place, draw_cover, is_shut
from game.screens.director import Director, house_standards
from game.screens.exits import LEAVE, Exits
from game.screens.foley import Foley
from game.screens.furniture import CURTAIN_TAKES, openness
from game.screens.interpreter import Interpreter
from game.screens.looking_glass import COVERED, LookingGlass, Trouble, advice
from game.screens.pause import STATUE_KEYS, PauseScreen
from game.screens.prompt_book import PromptBook
from game.screens.props import PropTable
from game.screens.screen import News, Screen
from game.screens.stage_offer import door_rects, seen_choices
from game.screens.stage_picture import draw_tableau
from game.screens.stage_places import stage_places
from game.screens.tableau import Tableau
from game.screens.usher import Usher
from game.screens.warm_up import WarmUpScreen
from game.words import tr

# Seconds that the closed curtain shows the title, at least.
TITLE_LASTS: Final = 1.2
GO_ON_KEYS: Final = (pygame.K_g, pygame.K_PAGEDOWN)


class StageScreen:
    """One play, from the closed curtain to the bow.

    `performance` is how it stands and `clock` the seconds since the screen began. Readings are
    stamped with that clock when they arrive, `director` directs an understudy. `standards` are the
    house's unless given. The play begins at `place` if it was left there.
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
        place: Bookmark | None = None,
        usher: Usher | None = None,
    ) -> None:
        self.clock = 0.0
        self._usher = usher or Usher(backstage, player, scenario, place, exits)
        self.performance, self._opening = begin(
            scenario,
            standards or house_standards(backstage, is_watched),
            self._usher.first,
            stride=self._usher.stride,
        )
        self._backstage = backstage
        self._player = player
        self._exits = exits
        self._curtain_at: float | None = None
        self._glass = LookingGlass()
        self._dwell = backstage.house.dwell
        self.director = Director(backstage.eye)
        self._foley = Foley(backstage.sounds)
        backstage.sounds.theme(False)
        backstage.voice.use_recordings(scenario.recordings)
        self._book = PromptBook(backstage, scenario.title)
        self._props = PropTable(self._book.own)
        self._interpreter = Interpreter(backstage, self._book.retell)
        focus = "replay" if self._is_watched else "saw_it"
        self.choices = Choices(self._offer, focus, is_reserved=True)
        self.resume()

    @property
    def _is_watched(self) -> bool:
        return self.performance.standards.is_watched

    @property
    def _has_camera(self) -> bool:
        return self._is_watched and not self._backstage.eye.is_understudy

    @property
    def _is_offered(self) -> bool:
        return self.performance.take.is_offered and self._phase is Phase.ACTING

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
        self._usher.count(dt)
        self._interpreter.update()
        self.choices.update(dt)
        if self._is_watched:
            was_covered = self._glass.trouble is COVERED
            self._glass.take_in(news, dt, self.clock, is_shut(self._backstage))
            if was_covered is not (self._glass.trouble is COVERED):
                self._book.take_up(self.performance, was_covered and not self._opening)
        self._foley.follow(self.performance, self._curtain_at is not None)
        if self._is_before_play():
            return self
        trouble = self._glass.trouble
        waits = (Phase.TELLING, Phase.ACTING) if trouble is COVERED else (Phase.ACTING,)
        if trouble is not None and self._phase in waits:
            # The take waits whole, meter and all; the buttons still answer.
            self._tell_trouble(trouble)
            return self
        is_busy, before = self._backstage.voice.is_busy(), self.performance
        moment = Moment(dt, self.clock, self._glass.reading, is_busy)
        screen = self._carry_out(step(before, moment))
        self._usher.remember(before, self.performance, self._glass.picture)
        if before.take.phase is Phase.TELLING and self._phase is Phase.ACTING:
            self._book.ask(self.performance)
        self.director.direct(self.performance)
        return screen

    def draw(self, surface: Surface) -> None:
        """Draw the tableau of this moment."""
        tableau = self.tableau()
        places = stage_places(surface)
        if tableau.has_cover:
            places[COVER] = cover_place(surface)
        doors = door_rects(surface, self.performance, tableau.line)
        self.choices.place(surface, places | doors)
        draw_tableau(surface, tableau)
        if self.choices.focus in doors:
            draw_focus(surface, doors[self.choices.focus])
        if self._is_offered:
            draw_glow(surface, places["go_on"], 0.0 if tableau.is_still else self.clock)
        self.choices.draw(surface, [name for name in places if name != COVER])
        draw_cover(surface, self.choices)
        self._props.set_out(surface, self.performance, bool(tableau.line))

    def resume(self) -> Screen:
        """Take up the play where it was left; the camera opens again if there is one in it."""
        self._glass.clear(is_shut(self._backstage))
        if self._dwell != (dwell := self._backstage.house.dwell):
            self._dwell = dwell
            standards = replace(self.performance.standards, dwell=dwell)
            self.performance = replace(self.performance, standards=standards)
        if self._is_watched:
            self._backstage.eye.start()
        if self.clock > 0 and self._phase is Phase.TELLING:
            self._book.say_again()
        return self

    def tableau(self) -> Tableau:
        """Return what the audience sees now."""
        backstage, glass, take = self._backstage, self._glass, self.performance.take
        since = 0.0 if self._curtain_at is None else self.clock - self._curtain_at
        return replace(
            self._book.tableau,
            clock=self.clock,
            openness=openness(backstage, since),
            performance=self.performance,
            highlight=backstage.voice.word(),
            spoken=self._book.spoken,
            seen=None if glass.trouble else glass.picture,
            face=None if glass.trouble else glass.face,
            partner=glass.partner if self.performance.is_pair and not glass.trouble else None,
            obstacle=take.obstacle if self._phase is Phase.ACTING else None,
            trouble=advice(glass.trouble) if glass.trouble else "",
            is_camera_on=backstage.eye.is_on and not backstage.eye.is_understudy,
            has_cover=self._has_camera,
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
        if not self._glass.is_told and not self._backstage.voice.is_busy():
            self._glass.is_told = True
            self._book.say(partial(advice, trouble))

    def _carry_out(self, stepped: Step) -> Screen | None:
        before = self.performance
        self.performance, cues = stepped
        self._usher.keep_pace(self.performance)
        open_scene = partial(self._open_scene, cues)
        due = self._usher.step(before, self.performance, cues, open_scene, self._bow)
        if due is not None:
            return due
        screen: Screen | None = self
        for cue in cues:
            if isinstance(cue, Bow):
                screen = self._bow()
            else:
                self._book.answer(cue, self.performance, self.clock)
        return screen

    def _open_scene(self, cues: tuple[Cue, ...]) -> Screen | None:
        self.resume()
        return self._carry_out((self.performance, cues))

    def _bow(self) -> Screen:
        return self._usher.bow(self.performance, self._again)

    def _again(self) -> Screen | None:
        return self._usher.again(self.performance, self._enter_at)

    def _enter_at(self, place: Bookmark | None) -> Screen:
        return StageScreen(
            self._backstage,
            self.performance.scenario,
            self._player,
            standards=self.performance.standards,
            exits=self._exits,
            place=place,
        )

    def _paused(self, is_by_blur: bool = False) -> Screen:
        statue = self._statue_again if self._has_camera else None
        alone, exits = self._usher.flip_book.blot_out, self._usher.exits
        return PauseScreen(self._backstage, self, exits, is_by_blur, alone, statue)

    def _statue_again(self) -> Screen:
        """Learn the resting face afresh; the take waits as it is."""
        actors = self.performance.standards.actors
        return WarmUpScreen(self._backstage, self.resume, self._usher.exits, actors, True)

    def _offer(self) -> list[Choice]:
        return [
            Choice("replay", tr("Hear again"), self._replay, "replay", (pygame.K_r,)),
            Choice("help", tr("Help"), self._help, "help", (pygame.K_h,)),
            *seen_choices(self.performance, self._book.own, self._end_take),
            Choice("go_on", tr("Go on"), self._go_on, "next", GO_ON_KEYS, self._is_offered),
            Choice("pause", tr("Pause"), self._paused, "pause", (pygame.K_ESCAPE, pygame.K_p)),
            *self._offer_camera(),
        ]

    def _offer_camera(self) -> list[Choice]:
        """Offer what only makes sense before a person's camera."""
        if not self._has_camera:
            return []
        statue = Choice("statue", tr("Statue again"), self._statue_again, keys=STATUE_KEYS)
        return [cover_choice(self._backstage, self), statue]

    def _replay(self) -> Screen | None:
        """Say the scene's line again, or the praise; hints come again by "Help"."""
        if self._opening or self._phase is Phase.PRAISING:
            self._book.say_again()
        else:
            self._book.say_line(self.performance.scene.line)
        return self

    def _help(self) -> Screen | None:
        return self._carry_out(ask_for_help(self.performance))

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
