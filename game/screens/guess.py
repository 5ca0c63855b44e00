"""The guessing: one acts before the mirror, the friends press the mask they think was asked for.

Nothing on this screen tells what was asked, nor what the camera reads: lamps that light up show
the actor that the asked face, whichever it is, is being held.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.acting.cues import HelpSeeing
from game.acting.expressions import Expression
from game.acting.guessing import Riddle
from game.acting.performance import begin, step
from game.acting.scenario import Scenario, Scene
from game.acting.state import Moment
from game.backstage import Backstage, Player
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper
from game.drawing.bulbs import draw_lamps
from game.drawing.mirror import draw_mirror
from game.drawing.text import LEADING, draw_text
from game.drawing.tokens import draw_expression_icon
from game.perception.frames import Direction
from game.phrases import expression_name, obstacle_help
from game.screens.choices import Choice, Choices
from game.screens.cover import COVER, cover_choice, cover_place, draw_cover, is_shut
from game.screens.director import AT_REST, UNDERSTUDY_WAITS, house_standards
from game.screens.exits import Exits
from game.screens.furniture import corners, draw_badge, draw_heading, draw_room, margin, speak
from game.screens.interpreter import Interpreter
from game.screens.interval import count
from game.screens.looking_glass import LookingGlass, advice
from game.screens.obstacles import NOTICE_AFTER
from game.screens.pause import PauseScreen
from game.screens.places import column, grid, row
from game.screens.screen import News, Screen
from game.words import tr

COLUMNS, LINES = 2, 2

# Told when the friends have guessed: the guess, whether the camera saw it performed, the seconds.
Told = Callable[[Expression | None, bool, float], Screen]


class GuessScreen:
    """One turn; `performance` is that of the asked expression, which nobody is told."""

    def __init__(
        self,
        backstage: Backstage,
        actor: Player,
        riddle: Riddle,
        told: Told,
        exits: Exits,
        is_watched: bool,
    ) -> None:
        self._backstage = backstage
        self._actor = actor
        self._riddle = riddle
        self._told = told
        self._exits = exits
        self._clock = 0.0
        self._glass = LookingGlass()
        scene = Scene("secret", (), frozenset({riddle.asked}))
        standards = replace(house_standards(backstage, is_watched), has_ladder=False)
        self.performance, _ = begin(Scenario("guess", (), (scene,)), standards)
        self._direction = AT_REST
        first = f"mask {riddle.options[0]}"
        self.choices = Choices(self._offer, first, is_reserved=True)
        backstage.eye.perform(AT_REST)
        self._interpreter = Interpreter(backstage, self._hear)
        self.resume()

    @property
    def _is_watched(self) -> bool:
        return self.performance.standards.is_watched

    def resume(self) -> Screen:
        """Open the camera, if there is one in the game, and ask the question."""
        self._glass.clear(is_shut(self._backstage))
        if self._is_watched:
            self._backstage.eye.start()
        speak(self._backstage, self._question())
        return self

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; a window that nobody looks at pauses the game."""
        if event.type == pygame.WINDOWFOCUSLOST:
            return self._pause(is_by_blur=True)
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Let `dt` seconds of acting go by."""
        self._clock += dt
        count(self._backstage, dt)
        self._interpreter.update()
        self.choices.update(dt)
        if not self._is_watched:
            return self
        self._glass.take_in(news, dt, self._clock, is_shut(self._backstage))
        self._direct()
        self._tell_trouble()
        if self.performance.take.outcome is None and self._glass.trouble is None:
            moment = Moment(dt, self._clock, self._glass.reading, False)
            self.performance, cues = step(self.performance, moment)
            for cue in cues:
                if isinstance(cue, HelpSeeing) and not self._backstage.voice.is_busy():
                    speak(self._backstage, obstacle_help(cue.obstacle))
        return self

    def draw(self, surface: Surface) -> None:
        """Draw the actor's mirror with its lamps on the left, the masks on the right."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._question(), self._backstage.voice.word(), has_badge=True)
        if not self._has_camera:
            draw_badge(surface, False)
        acting, masks, foot = _areas(surface)
        cells = dict(zip(("hear", "go_on"), row(foot, 2, theme.px(surface, 28)), strict=True))
        spots = grid(masks, COLUMNS, LINES, theme.px(surface, 18))
        names = [f"mask {each}" for each in self._riddle.options]
        places = cells | dict(zip(names, spots, strict=True))
        places |= {COVER: cover_place(surface)} if self._has_camera else {}
        self.choices.place(surface, places | {"pause": corners(surface)["back"]})
        self._draw_actor(surface, acting)
        self.choices.draw(surface, ("hear", "go_on", "pause"))
        draw_cover(surface, self.choices)
        for choice in self.choices.shown():
            if choice.name in names:
                self._draw_mask(surface, choice)

    def _tell_trouble(self) -> None:
        trouble = self._glass.trouble
        if trouble is None or self._glass.is_told or self._backstage.voice.is_busy():
            return
        self._glass.is_told = True
        speak(self._backstage, advice(trouble))

    @property
    def _has_camera(self) -> bool:
        return self._is_watched and not self._backstage.eye.is_understudy

    def _question(self) -> str:
        return tr("{name} acts. Friends, which face is it?", name=self._actor.nickname)

    def _offer(self) -> list[Choice]:
        masks = [
            Choice(
                f"mask {each}",
                expression_name(each),
                partial(self._guess, each),
                keys=(pygame.K_1 + number,),
            )
            for number, each in enumerate(self._riddle.options)
        ]
        return [
            *masks,
            Choice("hear", tr("Hear again"), self._hear, "replay", (pygame.K_r,)),
            Choice("go_on", tr("Go on"), partial(self._guess, None), "next", (pygame.K_g,)),
            Choice("pause", tr("Pause"), self._pause, "pause", (pygame.K_ESCAPE, pygame.K_p)),
            *([cover_choice(self._backstage, self)] if self._has_camera else []),
        ]

    def _guess(self, guess: Expression | None) -> Screen:
        self._backstage.eye.stop()
        take = self.performance.take
        return self._told(guess, take.outcome is not None, take.seconds)

    def _hear(self) -> Screen:
        speak(self._backstage, self._question())
        return self

    def _pause(self, is_by_blur: bool = False) -> Screen:
        return PauseScreen(self._backstage, self, self._exits, is_by_blur)

    def _direct(self) -> None:
        """Let the understudy act, where it stands before the lens instead of a child."""
        wanted = Direction(self._riddle.asked) if self._clock >= UNDERSTUDY_WAITS else AT_REST
        if wanted != self._direction:
            self._direction = wanted
            self._backstage.eye.perform(wanted)

    def _draw_actor(self, surface: Surface, place: Rect) -> None:
        mirror, lamps = column(place, 2, theme.px(surface, 6), (0.86, 0.14))
        if not self._is_watched:
            draw_paper(surface, place)
            inside = place.inflate(-theme.px(surface, 40), -theme.px(surface, 40))
            face, words = column(inside, 2, theme.px(surface, 10), (0.66, 0.34))
            draw_avatar(surface, face, self._actor.avatar)
            told = tr("Look at {name}!", name=self._actor.nickname)
            draw_text(surface, told, words, 40, bold=True)
            return
        draw_mirror(surface, mirror, self._glass.picture, self._glass.face, self._message())
        draw_lamps(surface, lamps, self.performance.fill, self._clock)

    def _message(self) -> str | None:
        """Return what keeps the face from being seen, if anything does."""
        take = self.performance.take
        if self._glass.trouble is not None:
            return advice(self._glass.trouble)
        if self._glass.picture is None:
            return tr("The camera is waking up …")
        is_blocked = take.obstacle is not None and take.obstacle_for >= NOTICE_AFTER
        return obstacle_help(take.obstacle) if is_blocked and take.obstacle else None

    def _draw_mask(self, surface: Surface, choice: Choice) -> None:
        self.choices.draw_one(surface, choice, "", None)
        card = self.choices.rects[choice.name]
        inside = card.inflate(-theme.px(surface, 24), -theme.px(surface, 20))
        high = round(theme.text_px(surface, 28) * LEADING)
        mask = Rect(inside.left, inside.top, inside.width, inside.height - high)
        draw_expression_icon(surface, mask, Expression(choice.name.removeprefix("mask ")))
        words = Rect(inside.left, mask.bottom, inside.width, high)
        draw_text(surface, choice.label, words, 28, bold=True)


def _areas(surface: Surface) -> tuple[Rect, Rect, Rect]:
    """Return where the actor, the masks and the buttons go."""
    width, height = surface.get_size()
    edge, gap = margin(surface), theme.px(surface, 20)
    foot = Rect(edge, 0, width - 2 * edge, theme.target_px(surface, 88))
    foot.bottom = height - edge // 2
    top = corners(surface)["back"].bottom + gap
    area = Rect(edge, top, width - 2 * edge, foot.top - gap - top)
    acting, masks = row(area, 2, theme.px(surface, 28), (0.52, 0.48))
    return acting, masks, foot
