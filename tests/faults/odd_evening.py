"""An evening for tests of faults: the real stage before the real eye, drawn all the while."""

from __future__ import annotations

import time
from collections.abc import Callable

import pygame

from game import words
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import Thresholds
from game.acting.take import Phase
from game.backstage import Backstage
from game.fakes import ScriptedFaces, Shown
from game.mailbox import Mailbox
from game.perception.camera import Camera, Webcam
from game.perception.watcher import Reader, Watcher
from game.screens.stage import StageScreen
from game.theatre_eye import TheatreEye
from tests.faults.odd_driver import HandClock, OddDriver
from tests.wall_clock import PATIENCE

TICK = 1 / 30
BAR = dict.fromkeys(EXPRESSIONS, Thresholds(0.5, 0.4))
SMALL = (512, 288)


def smiling() -> ScriptedFaces:
    """Return a reader that always sees a happy face."""
    return ScriptedFaces([Shown(Expression.HAPPY, 0.9)])


def webcam(driver: OddDriver, clock: HandClock | None = None) -> Webcam:
    """Return the game's webcam on a driver, by the clock on the wall unless another is given."""
    return Webcam("0", driver, clock or time.monotonic)


class Evening:
    """A play of two scenes on the stage; `sees` opens the camera, `reads` the reader.

    `clock` is the watcher's, moved by hand, so that nobody waits for a driver that hangs.
    `drawn` counts the pictures of the stage.
    """

    def __init__(
        self,
        backstage: Backstage,
        sees: Callable[[str], Camera],
        reads: Callable[[], Reader] = smiling,
        is_watched: bool = True,
    ) -> None:
        self.clock = HandClock()
        self.sources: Mailbox[str] = Mailbox()
        self.sources.post("0")
        person = Watcher(
            lambda: sees(self.sources.newest() or ""), reads, thresholds=BAR, clock=self.clock
        )
        understudy = Watcher(lambda: sees("understudy"), reads, thresholds=BAR)
        self.eye = TheatreEye(person, understudy, sources=self.sources)
        backstage.eye = self.eye
        self.backstage = backstage
        self.drawn = 0
        self._surface = pygame.Surface(SMALL)
        self.stage = StageScreen(backstage, backstage.house.playbill[0], is_watched=is_watched)

    def tick(self) -> None:
        """Let one picture's time pass on the stage, and draw it now and then; lines are told."""
        self.backstage.voice.stop()
        assert self.stage.update(TICK, self.eye.newest()) is self.stage
        self.drawn += 1
        if self.drawn % 10 == 0:
            self.stage.draw(self._surface)

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the stage play on until something is so."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, f"it did not happen; {self.stage.tableau()}"
            time.sleep(0.002)
            self.tick()
        self.stage.draw(self._surface)

    def until_asked(self) -> None:
        """Let the stage play on until a face is asked for."""
        self.until(lambda: self.stage.performance.take.phase is Phase.ACTING)

    def until_performed(self, scenes: int = 1) -> None:
        """Let the stage play on until so many scenes were performed, ended or praised."""
        self.until(lambda: len(self.stage.performance.results) >= scenes)

    @property
    def trouble(self) -> str:
        """What the stage says is wrong, "" if nothing is."""
        return self.stage.tableau().trouble

    def trouble_in(self, language: str) -> str:
        """Return that in another language."""
        words.use_language(language)
        try:
            return self.stage.tableau().trouble
        finally:
            words.use_language("en")
