"""The call board, as it hangs at every stage door: who is called, who comes next, and the goal.

It is what a class sees between two plays. What a teacher changes in the panel shows here at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pygame
from pygame import Surface

from game.backstage import Backstage
from game.classroom.lesson import Calling, Lesson
from game.screens.call_board_picture import Called, draw_board
from game.screens.choices import Choice
from game.screens.exits import Road
from game.screens.furniture import draw_heading, draw_room, hear_again
from game.screens.interpreter import language_choice
from game.screens.lesson_view import (
    attention,
    board_of,
    is_paused,
    names,
    next_up,
    teacher_choice,
)
from game.screens.scoreboard import ScoreboardScreen
from game.screens.screen import News, Screen
from game.screens.stage_door import choose_play
from game.screens.waiting import WaitingScreen
from game.screens.wheel import WheelScreen
from game.words import tr

# So many of those who come next are shown.
NEXT_SHOWN = 4

Notice = Callable[[], str]


class CallBoardScreen(WaitingScreen):
    """Who is called to the stage, and what can be done about it.

    `notice` gives a sentence in the language in use, as why no play can be chosen.
    """

    def __init__(self, backstage: Backstage, notice: Notice | None = None) -> None:
        self._notice = notice
        self._backstage = backstage
        self._seen = self._who()
        backstage.eye.stop()
        backstage.sounds.theme(True)
        super().__init__(backstage, self._suggested())

    def update(self, dt: float, news: News) -> Screen | None:
        """Look at what the teacher has changed, and say who is called now."""
        if self._seen != self._who():
            self._seen, self._notice = self._who(), None
            self.choices.focus = self._suggested()
            self._tell()
        return super().update(dt, news)

    def draw(self, surface: Surface) -> None:
        """Draw who is called on the left, and the class's goal and who comes next on the right."""
        draw_room(surface, self._backstage, self._clock)
        called = Called(
            self._lesson.actors if self._lesson else (),
            next_up(self._backstage, NEXT_SHOWN),
            self._coming_words(),
            board_of(self._backstage),
            self._backstage.web_board,
            0.0 if self._backstage.house.reduced_motion else self._clock,
        )
        draw_board(surface, self.choices, {one.name for one in self._offer()}, called)
        # The spotlights shine behind it: words under a beam are hard to read.
        draw_heading(surface, self._words(), self._backstage.voice.word())

    def call_next(self) -> Screen:
        """Call whoever comes next, unless somebody is called by now, and spin the wheel for it."""
        desk = self._backstage.lesson
        if desk is None or desk.now.called:
            return self
        return self._spin(lambda lesson: lesson.call(desk.chance))

    @property
    def _lesson(self) -> Lesson | None:
        return self._backstage.lesson.now if self._backstage.lesson else None

    def _who(self) -> tuple[object, ...]:
        lesson = self._lesson
        waits = is_paused(self._backstage)
        return (lesson.actors, lesson.is_trial, bool(lesson.here), waits) if lesson else ()

    def _suggested(self) -> str:
        lesson = self._lesson
        return "stage" if lesson and (lesson.called or lesson.is_trial) else "call"

    def _words(self) -> str:
        if is_paused(self._backstage):
            return attention()
        if self._notice is not None:
            return self._notice()
        lesson = self._lesson
        if lesson is None or not lesson.here:
            return tr("Good to see you! Who is here today?")
        if lesson.is_trial:
            return tr("A grown-up tries it out. No stars are written down.")
        if not lesson.actors:
            return tr("Who comes next?")
        if len(lesson.actors) == 2:
            one, other = (pupil.nickname for pupil in lesson.actors)
            return tr("{one} and {other}, it's your turn!", one=one, other=other)
        return tr("{names}, it's your turn!", names=names(lesson.actors))

    def _coming_words(self) -> str:
        lesson = self._lesson
        if lesson is None or not lesson.coming():
            return ""
        if lesson.calling is Calling.WHEEL:
            return tr("Then the wheel turns.")
        return tr("Next: {name}", name=next_up(self._backstage, 1)[0].nickname)

    def _offer(self) -> list[Choice]:
        return [
            *self._offer_play(),
            Choice("scoreboard", tr("Scoreboard"), self._score, "star", (pygame.K_b,)),
            teacher_choice(self),
            hear_again(self._backstage, self),
            language_choice(self._backstage, self),
        ]

    def _offer_play(self) -> Sequence[Choice]:
        lesson = self._lesson
        if lesson is None:
            return []
        camera, friend = (partial(self._play, road) for road in (Road.CAMERA, Road.FRIEND))
        stage = [
            Choice("stage", tr("To the stage"), camera, "play", (pygame.K_g,), is_primary=True),
            Choice("friend", tr("With a friend"), friend, "two"),
        ]
        other = Choice("skip", tr("Another child"), self._skip, "many", (pygame.K_n,))
        if lesson.actors:
            return [*stage, other] if lesson.coming() else stage
        call = Choice(
            "call",
            tr("Call the next one"),
            self.call_next,
            "many",
            (pygame.K_n,),
            is_primary=not lesson.is_trial,
        )
        return [*(stage if lesson.is_trial else ()), *([call] if lesson.coming() else ())]

    def _play(self, road: Road) -> Screen | None:
        again = partial(CallBoardScreen, self._backstage)

        def next_one() -> Screen:
            return again().call_next()

        return choose_play(self._backstage, road, again, next_one)

    def _skip(self) -> Screen:
        desk = self._backstage.lesson
        return self if desk is None else self._spin(lambda lesson: lesson.skip(desk.chance))

    def _spin(self, change: Callable[[Lesson], Lesson]) -> Screen:
        """Change who is called; a wheel turns until it stops at who that is."""
        desk = self._backstage.lesson
        assert desk is not None, "called by a lesson's choices"
        before = desk.now
        desk.change(change)
        self._backstage.eye.forget_statue()
        is_still = self._backstage.house.reduced_motion
        if desk.now.calling is not Calling.WHEEL or is_still or not desk.now.called:
            self.update(0.0, None)
            return self
        # What the wheel may find besides: who was called before was not in it.
        drum = [one for one in before.pupils if one.id in {*before.drum(), *desk.now.called}]
        return WheelScreen(self._backstage, drum, desk.now.actors, self._after_wheel)

    def _after_wheel(self) -> Screen:
        return CallBoardScreen(self._backstage)

    def _score(self) -> Screen:
        return ScoreboardScreen(self._backstage, partial(CallBoardScreen, self._backstage))
