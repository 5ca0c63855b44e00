"""Warm-up before the camera: do I see your face? a statue, a smile; nothing here has to succeed."""

from __future__ import annotations

from functools import partial
from typing import Final

import pygame
from pygame import Surface
from pygame.event import Event

from game.acting.coaching import Movement
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import HoldMeter, HoldRule
from game.acting.readings import Obstacle, duet_obstacle, obstacle
from game.backstage import Backstage
from game.phrases import movement, obstacle_help
from game.screens.choices import Choice, Choices
from game.screens.cover import COVER, cover_choice, cover_place, draw_cover, is_shut
from game.screens.exits import Exit, Exits, Road
from game.screens.furniture import corner, draw_heading, draw_room, speak
from game.screens.interpreter import Interpreter
from game.screens.looking_glass import COVERED, TROUBLE_LASTS, LookingGlass, advice
from game.screens.screen import News, Screen
from game.screens.trouble import TroubleScreen
from game.screens.warm_up_picture import Reflection, Step, areas, button_cells, draw_reflection
from game.words import tr

# All in seconds. A face must be well seen for this long before the statue begins.
SEEN_FOR: Final = 1.0
# How long an obstacle lasts before it is spoken of, and until it is said again.
HELP_AFTER: Final = 1.5
HELP_AGAIN_EVERY: Final = 8.0
READY_FOR: Final = 1.0
# A smile is held as briefly as the gentlest take; who finds none goes on all the same.
SMILE_DWELL: Final = 0.6
SMILE_HINT_AFTER: Final = 4.0
SMILE_WAITS: Final = 9.0
# Time to choose a friend before the play goes on with the camera.
FRIENDLY_FOR: Final = 4.0

_HAPPY: Final = EXPRESSIONS.index(Expression.HAPPY)


class WarmUpScreen:
    """Opens the camera, looks for a face, learns the resting one, sees a smile, and `proceed`s.

    With two `actors` it looks for both faces and learns both resting ones. With `is_again` the play
    waits behind: the statue is learnt afresh, and every way leads back.
    """

    def __init__(
        self,
        backstage: Backstage,
        proceed: Exit,
        exits: Exits,
        actors: int = 1,
        is_again: bool = False,
    ) -> None:
        self._backstage = backstage
        self._proceed = proceed
        self._exits = exits
        self._actors = actors
        self._is_again = is_again
        self._clock = 0.0
        self._glass = LookingGlass(was_shut=is_shut(backstage))
        self._obstacle: Obstacle | None = Obstacle.NO_PICTURE
        self._same_for = 0.0
        self._helps = 0
        self._spoken = ""
        self._is_afresh = False
        self._is_waiting = False
        self._smile = HoldMeter()
        self._smiling_for = 0.0
        self._has_hint = False
        self._praise = tr("What a fine statue! Up goes the curtain.")
        self.step = Step.LOOKING
        self.choices = Choices(self._offer, "skip", is_reserved=True)
        self._interpreter = Interpreter(backstage, self._retell)
        backstage.sounds.theme(False)
        backstage.eye.start()
        self._say_order()

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; let go of the camera while the window is not looked at."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self._backstage.eye.stop()
            self._glass.clear(is_shut(self._backstage))
        if event.type == pygame.WINDOWFOCUSGAINED:
            self._backstage.eye.start()
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Look at the newest picture and go one step further when it is time."""
        self._clock += dt
        self.choices.update(dt)
        self._interpreter.update()
        self._glass.take_in(news, dt, self._clock, is_shut(self._backstage))
        trouble = self._glass.trouble
        if trouble is COVERED:
            self._tell_cover()
            self._is_waiting, self._spoken = True, ""
            return self
        if self._is_waiting:
            # The cover cut the order short.
            self._is_waiting = False
            self._say_order()
        if trouble is not None and self._glass.trouble_for >= TROUBLE_LASTS:
            return TroubleScreen(self._backstage, trouble, self._again, self._exits)
        self._watch_obstacle(dt)
        return self._go_further(dt)

    def _go_further(self, dt: float) -> Screen | None:
        match self.step:
            case Step.LOOKING if self._obstacle is None and self._same_for >= SEEN_FOR:
                self._begin_statue()
            case Step.STATUE:
                # Pictures of the statue before may still be on their way.
                self._is_afresh = self._is_afresh or self._glass.statue < 1.0
                if self._is_afresh and self._glass.statue >= 1.0:
                    self._begin(Step.READY if self._is_again or self._actors > 1 else Step.SMILE)
            case Step.SMILE:
                self._watch_smile(dt)
            case Step.FRIENDLY if self._same_for >= FRIENDLY_FOR and not self._is_spoken():
                return self._proceed()
            case Step.READY if self._same_for >= READY_FOR and not self._is_spoken():
                return self._proceed()
        return self

    def _is_spoken(self) -> bool:
        return self._backstage.voice.is_busy()

    def _is_passing(self) -> bool:
        return self.step in (Step.READY, Step.FRIENDLY)

    def _tell_cover(self) -> None:
        if not self._glass.is_told and not self._is_spoken():
            self._glass.is_told = True
            speak(self._backstage, advice(COVERED))

    def _watch_obstacle(self, dt: float) -> None:
        watch = duet_obstacle if self._actors > 1 else obstacle
        now = watch(self._glass.reading, self._clock)
        is_new = now is not self._obstacle and not self._is_passing()
        self._same_for = 0.0 if is_new else self._same_for + dt
        self._helps = 0 if is_new else self._helps
        self._obstacle = now
        due = HELP_AFTER + self._helps * HELP_AGAIN_EVERY
        if now is None or now is Obstacle.NO_PICTURE or self._is_passing():
            return
        if self._same_for >= due and not self._is_spoken():
            self._helps += 1
            self._say(obstacle_help(now))

    def _begin(self, step: Step) -> None:
        self.step, self._same_for = step, 0.0
        self._say_order()

    def _begin_statue(self) -> None:
        """Learn the resting face, or go on at once if this player's is known from another play."""
        if self._glass.statue >= 1.0 and not self._is_again:
            self._begin(Step.READY)
            return
        self._backstage.eye.learn_statue()
        self._begin(Step.STATUE)

    def _watch_smile(self, dt: float) -> None:
        """Let the meter fill with a smile; after a while the play begins without one."""
        face = self._glass.reading.actor_face() if self._glass.reading else None
        if self._obstacle is not None or face is None:
            return
        self._smiling_for += dt
        rule = HoldRule(self._backstage.eye.thresholds[Expression.HAPPY], SMILE_DWELL)
        self._smile = self._smile.step(face.matches[_HAPPY], dt, rule)
        if self._smile.is_full(rule):
            self._praise = tr("What a smile! Up goes the curtain.")
            self._begin(Step.READY)
        elif self._is_spoken() or self._smile.is_holding:
            return
        elif self._smiling_for >= SMILE_WAITS:
            self._begin(Step.FRIENDLY)
        elif self._smiling_for >= SMILE_HINT_AFTER and not self._has_hint:
            self._has_hint = True
            self._say(movement(Movement.CORNERS_UP))

    def _order(self) -> str:
        if self._actors > 1:
            return self._order_for_two()
        match self.step:
            case Step.LOOKING:
                return tr("Look into the mirror. Is your whole face in it?")
            case Step.STATUE:
                return tr("Now be as still as a statue, with a calm face.")
            case Step.SMILE:
                return tr("And now try a smile!")
            case Step.FRIENDLY:
                return tr("It works just as well with a friend. Curtain up!")
            case Step.READY:
                return self._praise

    def _order_for_two(self) -> str:
        match self.step:
            case Step.LOOKING:
                return tr("Look into the mirror, side by side. Are both faces in it?")
            case Step.STATUE:
                return tr("Now be two statues, both with a calm face.")
            case _:
                return tr("What fine statues! Up goes the curtain.")

    def _say_order(self) -> None:
        self._say(self._order())

    def _retell(self) -> None:
        """Say in the new language what was being asked, or what would help."""
        is_helping = self._helps > 0 and self._obstacle is not None
        self._say(obstacle_help(self._obstacle) if is_helping and self._obstacle else self._order())

    def _say(self, text: str) -> None:
        self._spoken = text
        speak(self._backstage, text)

    def _offer(self) -> list[Choice]:
        leave = self._proceed if self._is_again else self._exits.another_play
        return [
            Choice("replay", tr("Hear again"), self._replay, "replay", (pygame.K_r,)),
            *self._offer_roads(),
            Choice("skip", tr("Go on"), self._proceed, "next", (pygame.K_g,), is_primary=True),
            Choice("back", tr("Back"), leave, "back", (pygame.K_ESCAPE,)),
            *([] if self._backstage.eye.is_understudy else [cover_choice(self._backstage, self)]),
        ]

    def _offer_roads(self) -> list[Choice]:
        """Offer the other roads, which begin the play anew, unless it is being played."""
        if self._is_again:
            return []
        by_road = self._exits.by_road
        friend, understudy = (partial(by_road, road) for road in (Road.FRIEND, Road.UNDERSTUDY))
        is_friendly = self.step is Step.FRIENDLY
        return [
            Choice("friend", tr("With a friend"), friend, "two", is_primary=is_friendly),
            Choice("understudy", tr("Watch the understudy"), understudy, "understudy"),
        ]

    def _replay(self) -> Screen:
        self._backstage.voice.replay()
        return self

    def _again(self) -> Screen:
        return WarmUpScreen(
            self._backstage, self._proceed, self._exits, self._actors, self._is_again
        )

    def draw(self, surface: Surface) -> None:
        """Draw the mirror with its bulbs, and beside it what to do."""
        draw_room(surface, self._backstage, self._clock)
        now = self._reflection()
        draw_heading(surface, self._order(), now.word_in(self._order()), has_badge=True)
        draw_reflection(surface, now)
        *_, buttons = areas(surface)
        offered = [choice for choice in self._offer() if choice.name not in ("back", COVER)]
        names = [choice.name for choice in offered]
        cells = button_cells(surface, buttons, [choice.label for choice in offered])
        places = dict(zip(names, cells, strict=True)) | {"back": corner(surface)}
        if not self._backstage.eye.is_understudy:
            places[COVER] = cover_place(surface)
        self.choices.place(surface, places)
        self.choices.draw(surface, (*names, "back"))
        draw_cover(surface, self.choices)

    def _reflection(self) -> Reflection:
        glass = self._glass
        rule = HoldRule(self._backstage.eye.thresholds[Expression.HAPPY], SMILE_DWELL)
        return Reflection(
            step=self.step,
            clock=0.0 if self._backstage.house.reduced_motion else self._clock,
            seen=None if glass.trouble else glass.picture,
            face=None if glass.trouble else glass.face,
            partner=glass.partner if self._actors > 1 and not glass.trouble else None,
            is_duet=self._actors > 1,
            obstacle=self._obstacle,
            trouble=advice(COVERED) if glass.trouble is COVERED else "",
            statue=glass.statue,
            smile=self._smile.fill(rule),
            is_smiling=self._smile.is_holding,
            has_hint=self._has_hint,
            spoken=self._spoken,
            highlight=self._backstage.voice.word(),
        )
