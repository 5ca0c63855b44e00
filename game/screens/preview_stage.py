"""The stage of a preview: opens any scene of the newest good version of a play; draws no desk."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pygame import Surface
from pygame.event import Event

from game.acting.bookmark import Bookmark
from game.acting.scenario import Scenario
from game.acting.state import Performance
from game.backstage import Backstage
from game.perception.frames import Sighting
from game.scenario.version import Version
from game.screens.director import house_standards
from game.screens.exits import Exits, Road
from game.screens.furniture import draw_room
from game.screens.screen import News, Screen
from game.screens.stage import StageScreen

# Seconds of each step in which the curtain rises over a scene in the middle of a play.
CURTAIN_STEP: Final = 0.1

# A jump in time: seconds of each step, and the most that it goes ahead.
JUMP_STEP: Final = 0.1
JUMP_MOST: Final = 30.0

# The number that a picture gets during a jump is its own plus as many as no camera ever counts.
_COPIES: Final = 1 << 40


class PreviewStage:
    """Shows what children would see of a play. `inner` is their screen, None before there is one.

    `stage` is the stage behind it and `version` what was read last, with faults or without.
    """

    def __init__(self, backstage: Backstage, version: Version) -> None:
        self.inner: Screen | None = None
        self.stage: StageScreen | None = None
        self.actors = 1
        self.version = replace(version, play=None)
        self._backstage = backstage
        self._copies = 0
        self.take_up(version)

    @property
    def performance(self) -> Performance | None:
        """How the play on stage stands."""
        return self.stage.performance if self.stage else None

    def take_up(self, version: Version) -> None:
        """Show a new version, in the scene of the same name, or else of the same number."""
        before, self.version = self.version, version
        shown, play = self.performance, version.play
        if play is None:
            return
        if shown is None:
            self._open_first(play)
            return
        if before.number == version.number or play == shown.scenario:
            return
        names = [scene.name for scene in play.scenes]
        here = shown.scene.name
        self.open(play, names.index(here) if here in names else shown.index)

    def open(self, play: Scenario, number: int) -> None:
        """Open scene `number` of `play`, or its last one, with the curtain up."""
        stage = self._stage_on(play, min(number, len(play.scenes) - 1))
        while not stage.tableau().line:
            self._backstage.voice.stop()
            stage.update(CURTAIN_STEP, None)
        self.inner = self.stage = stage

    def go(self, step: int) -> None:
        """Open the scene that stands so many before or after this one in the file."""
        if (shown := self.performance) is not None:
            number = (shown.index + step) % len(shown.scenario.scenes)
            self.open(shown.scenario, number)

    def use_actors(self, count: int) -> None:
        """Begin the scene anew with one or two actors."""
        self.actors = count
        self._backstage.eye.use_actors(count)
        if self.stage is not None:
            self.go(0)

    def jump(self, news: News) -> None:
        """Let time pass in a moment until something happens: help, praise, the next scene.

        The understudy keeps the face that it has in `news`.
        """
        stage = self.stage
        if stage is None or self.inner is not stage:
            return
        before = _standing(stage.performance)
        for _ in range(round(JUMP_MOST / JUMP_STEP)):
            self._backstage.voice.stop()
            self.inner = stage.update(JUMP_STEP, self._copy(news))
            if self.inner is not stage or _standing(stage.performance) != before:
                return

    def on_event(self, event: Event) -> bool:
        """Let the screen on stage answer; return False when it was the last."""
        return self.inner is None or self._follow(self.inner.on_event(event))

    def update(self, dt: float, news: News) -> bool:
        """Let `dt` seconds go by on stage; return False when it was left."""
        return self.inner is None or self._follow(self.inner.update(dt, news))

    def draw(self, surface: Surface, clock: float) -> None:
        """Draw what children would see, or the closed curtain before there is a play."""
        if self.inner is None:
            draw_room(surface, self._backstage, clock, 1.0, 0.0)
            return
        self.inner.draw(surface)

    def _follow(self, screen: Screen | None) -> bool:
        self.inner = screen or self.inner
        if isinstance(screen, StageScreen):
            self.stage = screen
        return screen is not None

    def _open_first(self, play: Scenario) -> None:
        """Let the curtain rise as it does for children, before two understudies for a duet."""
        self.actors = 2 if any(scene.partner for scene in play.scenes) else 1
        self._backstage.eye.use_actors(self.actors)
        self.inner = self.stage = self._stage_on(play, 0)

    def _stage_on(self, play: Scenario, number: int) -> StageScreen:
        standards = house_standards(self._backstage, True)
        return StageScreen(
            self._backstage,
            play,
            standards=replace(standards, actors=self.actors),
            exits=Exits(_leave, self._begin_again, self._by_road),
            place=Bookmark(play.scenes[number].name, 0, 0, 0.0),
        )

    def _begin_again(self) -> Screen | None:
        assert self.stage is not None
        self.open(self.version.play or self.stage.performance.scenario, 0)
        return self.inner

    def _by_road(self, road: Road) -> Screen | None:
        del road  # whatever is chosen, the understudy acts in a preview
        return self._begin_again()

    def _copy(self, news: News) -> News:
        """Return the same news as if it came only now: a picture keeps its worth in a jump."""
        if not isinstance(news, Sighting):
            return news
        self._copies += 1
        return replace(news, frame=replace(news.frame, number=_COPIES + self._copies))


def _leave() -> None:
    """Leave the preview."""


def _standing(performance: Performance) -> tuple[object, ...]:
    """Return what a jump waits for a change of."""
    take = performance.take
    help_given = (take.hints, take.is_shown, take.is_eased, take.is_offered, take.helps_seeing)
    return performance.index, take.phase, take.part, performance.is_over, help_given
