"""Warm-up before the camera: do I see your face? then the statue face; it reads no expression."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.acting.readings import Obstacle, duet_obstacle, obstacle
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.bulbs import draw_bulbs
from game.drawing.face_pose import RESTING
from game.drawing.mirror import draw_mirror
from game.drawing.portrait import draw_portrait
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.phrases import obstacle_help
from game.screens.choices import Choice, Choices
from game.screens.exits import Exit, Exits, Road
from game.screens.furniture import corner, draw_badge, draw_heading, draw_room, margin, speak
from game.screens.looking_glass import LookingGlass
from game.screens.obstacles import HELP_PICTURES
from game.screens.places import middle, row
from game.screens.screen import News, Screen
from game.screens.trouble import TroubleScreen
from game.words import tr

# All in seconds. A face must be well seen for this long before the statue begins.
SEEN_FOR: Final = 1.0
# How long an obstacle lasts before it is spoken of, and until it is said again.
HELP_AFTER: Final = 1.5
HELP_AGAIN_EVERY: Final = 8.0
# A camera that is just being opened may report a trouble that is over a moment later.
TROUBLE_LASTS: Final = 1.0
READY_FOR: Final = 1.0


class Step(StrEnum):
    """How far the warm-up has come."""

    LOOKING = "looking"
    STATUE = "statue"
    READY = "ready"


class WarmUpScreen:
    """Opens the camera, looks for a face, learns the resting one, and goes on to `proceed`.

    With two `actors` it looks for both faces and learns both resting ones.
    """

    def __init__(self, backstage: Backstage, proceed: Exit, exits: Exits, actors: int = 1) -> None:
        self._backstage = backstage
        self._proceed = proceed
        self._exits = exits
        self._actors = actors
        self._clock = 0.0
        self._glass = LookingGlass()
        self._obstacle: Obstacle | None = Obstacle.NO_PICTURE
        self._same_for = 0.0
        self._helps = 0
        self._spoken = ""
        self.step = Step.LOOKING
        self.choices = Choices(self._offer, "skip", is_reserved=True)
        backstage.sounds.theme(False)
        backstage.eye.start()
        self._say_order()

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; let go of the camera while the window is not looked at."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self._backstage.eye.stop()
        if event.type == pygame.WINDOWFOCUSGAINED:
            self._backstage.eye.start()
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Look at the newest picture and go one step further when it is time."""
        self._clock += dt
        self.choices.update(dt)
        self._glass.take_in(news, dt, self._clock)
        trouble = self._glass.trouble
        if trouble is not None and self._glass.trouble_for >= TROUBLE_LASTS:
            return TroubleScreen(self._backstage, trouble, self._again, self._exits)
        self._watch_obstacle(dt)
        match self.step:
            case Step.LOOKING if self._obstacle is None and self._same_for >= SEEN_FOR:
                self._begin_statue()
            case Step.STATUE if self._glass.statue >= 1.0:
                self.step, self._same_for = Step.READY, 0.0
                self._say_order()
            case Step.READY if self._same_for >= READY_FOR and not self._is_spoken():
                return self._proceed()
        return self

    def _is_spoken(self) -> bool:
        return self._backstage.voice.is_busy()

    def _watch_obstacle(self, dt: float) -> None:
        watch = duet_obstacle if self._actors > 1 else obstacle
        now = watch(self._glass.reading, self._clock)
        is_new = now is not self._obstacle and self.step is not Step.READY
        self._same_for = 0.0 if is_new else self._same_for + dt
        self._helps = 0 if is_new else self._helps
        self._obstacle = now
        due = HELP_AFTER + self._helps * HELP_AGAIN_EVERY
        if now is None or now is Obstacle.NO_PICTURE or self.step is Step.READY:
            return
        if self._same_for >= due and not self._is_spoken():
            self._helps += 1
            self._say(obstacle_help(now))

    def _begin_statue(self) -> None:
        """Learn the resting face, or go on at once if this player's is known from another play."""
        if self._glass.statue >= 1.0:
            self.step, self._same_for = Step.READY, 0.0
        else:
            self.step = Step.STATUE
            self._backstage.eye.learn_statue()
        self._say_order()

    def _order(self) -> str:
        if self._actors > 1:
            return self._order_for_two()
        match self.step:
            case Step.LOOKING:
                return tr("Look into the mirror. Is your whole face in it?")
            case Step.STATUE:
                return tr("Now be as still as a statue, with a calm face.")
            case Step.READY:
                return tr("What a fine statue! Up goes the curtain.")

    def _order_for_two(self) -> str:
        match self.step:
            case Step.LOOKING:
                return tr("Look into the mirror, side by side. Are both faces in it?")
            case Step.STATUE:
                return tr("Now be two statues, both with a calm face.")
            case Step.READY:
                return tr("What fine statues! Up goes the curtain.")

    def _say_order(self) -> None:
        self._say(self._order())

    def _say(self, text: str) -> None:
        self._spoken = text
        speak(self._backstage, text)

    def _word_in(self, text: str) -> tuple[int, int] | None:
        return self._backstage.voice.word() if text == self._spoken else None

    def _offer(self) -> list[Choice]:
        by_road = self._exits.by_road
        friend, understudy = (partial(by_road, road) for road in (Road.FRIEND, Road.UNDERSTUDY))
        return [
            Choice("replay", tr("Hear again"), self._replay, "replay", (pygame.K_r,)),
            Choice("friend", tr("With a friend"), friend, "two"),
            Choice("understudy", tr("Watch the understudy"), understudy, "understudy"),
            Choice("skip", tr("Go on"), self._proceed, "next", (pygame.K_g,), is_primary=True),
            Choice("back", tr("Back"), self._exits.another_play, "back", (pygame.K_ESCAPE,)),
        ]

    def _replay(self) -> Screen:
        self._backstage.voice.replay()
        return self

    def _again(self) -> Screen:
        return WarmUpScreen(self._backstage, self._proceed, self._exits, self._actors)

    def draw(self, surface: Surface) -> None:
        """Draw the mirror with its bulbs, and beside it what to do."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._order(), self._word_in(self._order()), has_badge=True)
        draw_badge(surface, self._backstage.eye.is_on)
        mirror, help_card, buttons = _areas(surface)
        self._draw_mirror(surface, mirror)
        self._draw_help(surface, help_card)
        cells = row(buttons, 4, theme.px(surface, 18))
        names = ("replay", "friend", "understudy", "skip")
        places = dict(zip(names, cells, strict=True))
        self.choices.place(surface, places | {"back": corner(surface)})
        self.choices.draw(surface)

    def _draw_mirror(self, surface: Surface, place: Rect) -> None:
        seen = self._glass.picture
        message = tr("The camera is waking up …") if seen is None else None
        partner = self._glass.partner if self._actors > 1 else None
        draw_mirror(surface, place, seen, self._glass.face, message, partner)

    def _draw_help(self, surface: Surface, card: Rect) -> None:
        draw_paper(surface, card)
        inside = card.inflate(-theme.px(surface, 40), -theme.px(surface, 40))
        image = Rect(inside.left, inside.top, inside.width, inside.height * 7 // 10)
        text = Rect(inside.left, image.bottom, inside.width, inside.bottom - image.bottom)
        trouble = self._obstacle
        if trouble is None or self.step is Step.READY:
            self._draw_statue(surface, image)
            seen = tr("I see you both!") if self._actors > 1 else tr("I see you!")
            draw_text(surface, seen, text, 34, bold=True)
            return
        draw_icon(surface, image, HELP_PICTURES[trouble])
        is_waking = trouble is Obstacle.NO_PICTURE and self._glass.picture is None
        said = tr("The camera is waking up …") if is_waking else obstacle_help(trouble)
        draw_text(surface, said, text, 30, bold=True, highlight=self._word_in(said))

    def _draw_statue(self, surface: Surface, place: Rect) -> None:
        """Draw the calm face to copy, and around it a lamp for each part of the statue's time."""
        side = min(place.size)
        draw_portrait(surface, middle(place, side * 2 // 3, side * 2 // 3), RESTING)
        lit = {Step.LOOKING: 0.0, Step.STATUE: self._glass.statue, Step.READY: 1.0}[self.step]
        draw_bulbs(surface, place.center, side * 0.46, lit, self._clock)


def _areas(surface: Surface) -> tuple[Rect, Rect, Rect]:
    """Return where the mirror, the help and the buttons go."""
    width, height = surface.get_size()
    edge = margin(surface)
    buttons = Rect(edge, 0, width - 2 * edge, theme.target_px(surface, 100))
    buttons.bottom = height - edge // 2
    top = corner(surface).bottom + edge
    area = Rect(edge, top, width - 2 * edge, buttons.top - edge - top)
    mirror, help_card = row(area, 2, theme.px(surface, 40), (0.62, 0.38))
    wide = min(mirror.width, mirror.height * 4 // 3)
    return mirror.inflate(wide - mirror.width, 0), help_card, buttons
