"""Leads through the house in video time, with parts of paper; it opens no camera and no window.

It reads no clock: whoever is led the same way twice sees the same. Where to, tells game/tour.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pygame

from game import folders, wiring
from game.acting.baseline import STATUE_SECONDS
from game.acting.expressions import Expression
from game.acting.hold import Thresholds
from game.acting.readings import FaceReading, FaceSeen
from game.acting.scenario import Scenario
from game.acting.take import Phase
from game.backstage import Backstage, House
from game.class_strip import Strip
from game.drawing.face_pose import pose_for
from game.drawing.understudy import photograph
from game.fakes import CENTRED, PaperOffice, Shown, SilentSounds, SilentVoice, matches_of
from game.mailbox import Mailbox
from game.perception.cameras import FoundCamera
from game.perception.frames import CameraTrouble, Direction, Frame, Sighting
from game.rehearsal import NoBook, RehearsalEye
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.settings import Settings
from game.words import use_language

if TYPE_CHECKING:
    from game.perception.frames import Picture
    from game.screens.screen import News, Screen

# Pictures a second of video time.
PACE: Final = 30

# Seconds of video time within which every stop is reached.
PATIENCE: Final = 90.0

# Longer than a new screen takes to answer anybody.
SETTLED: Final = 0.3

# Where choices are placed before one is chosen; so small that it costs next to nothing.
SKETCH: Final = (320, 180)

CALM: Final = Shown(Expression.NEUTRAL, 0.9)
NOBODY: Final = Shown(None)


@dataclass(frozen=True)
class TourPlayer:
    """A player on the list."""

    id: int
    nickname: str
    avatar: str


class TourBook(NoBook):
    """A book with a few names and stars in it, which forgets what is written."""

    def players(self) -> tuple[TourPlayer, ...]:  # type: ignore[override]
        """Return some players."""
        names = (("Kim", "fox"), ("Alva", "owl"), ("Björn Trollkarl", "dragon"))
        return tuple(TourPlayer(number, *each) for number, each in enumerate(names, start=1))

    def best(self, player_id: int, play: str) -> int:
        """Return some stars for plays with an even number of letters."""
        return 0 if len(play) % 2 else 5


@dataclass(slots=True)
class TourEye(RehearsalEye):
    """An eye that opens nothing and tells whether it would be open."""

    thresholds: Mapping[Expression, Thresholds] = field(default_factory=wiring.thresholds)
    directions: Mailbox[Direction] = field(default_factory=Mailbox)
    is_understudy: bool = False
    is_on: bool = False
    statue: float | None = None

    def use_understudy(self, wanted: bool) -> None:
        """Note who stands before the lens."""
        self.is_understudy = wanted

    def start(self) -> None:
        """Note that the camera is on."""
        self.is_on = True

    def stop(self) -> None:
        """Note that it is off."""
        self.is_on = False

    def cover(self, wanted: bool) -> None:
        """Note whether the lens is covered."""
        self.is_covered = wanted

    def cameras(self) -> tuple[FoundCamera, ...]:  # type: ignore[override]
        """Return two cameras."""
        return FoundCamera("0", "Integrated Camera"), FoundCamera("2", "USB 2.0 Camera")

    def learn_statue(self) -> None:
        """Begin a statue."""
        self.statue = 0.0

    def forget_statue(self) -> None:
        """Forget it."""
        self.statue = None


@dataclass(frozen=True)
class Pair:
    """Two faces before the camera: `left` and `right` as they stand in the mirror."""

    left: Shown
    right: Shown

    def reading(self, now: float) -> FaceReading:
        """Return the reading of a picture of both, the mirror's left on the picture's right."""
        sides = ((self.left, 0.25, 1), (self.right, -0.25, 2))
        faces = tuple(_beside(shown, by, number) for shown, by, number in sides)
        return FaceReading(now, faces, None, self.left.brightness)


def _beside(shown: Shown, by: float, number: int) -> FaceSeen:
    """Return a face moved `by` a fraction of the picture's width, followed as `number`."""

    def moved(point: tuple[float, float]) -> tuple[float, float]:
        return point[0] + by, point[1]

    box = replace(
        CENTRED,
        left=CENTRED.left + by,
        right_eye=moved(CENTRED.right_eye),
        left_eye=moved(CENTRED.left_eye),
        nose=moved(CENTRED.nose),
        mouth=moved(CENTRED.mouth),
    )
    expression = shown.expression or Expression.NEUTRAL
    return FaceSeen(box, matches_of(expression, shown.match), number)


class Guide:
    """Leads from the title to any screen; `screen` is where it stands, `clock` seconds so far."""

    def __init__(self, settings: Settings) -> None:
        use_language(settings.language)
        self.eye = TourEye()
        self.voice = SilentVoice()
        house = House(plays(), settings)
        sounds = SilentSounds()
        self.backstage = Backstage(
            self.voice, sounds, TourBook(), self.eye, PaperOffice(self._apply), house
        )
        self.shows: Shown | Pair | CameraTrouble | None = CALM
        self.clock = 0.0
        self._number = 0
        self.screen: Screen = TitleScreen(self.backstage)

    def step(self, dt: float = 1 / PACE) -> None:
        """Let `dt` seconds go by."""
        self.clock += dt
        self.voice.update(dt)
        self._go_to(self.screen.update(dt, self._news(dt)))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw where the tour stands."""
        strip = Strip(self.backstage)
        self.screen.draw(strip.above(surface))
        strip.draw(surface)

    def wait(self, seconds: float) -> None:
        """Let time pass picture by picture."""
        for _ in range(round(seconds * PACE)):
            self.step()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let time pass until something is so; raises LookupError when it never is."""
        end = self.clock + PATIENCE
        while not is_so():
            if self.clock > end:
                raise LookupError(f"The tour is stuck at {type(self.screen).__name__}.")
            self.step()

    def choose(self, *names: str) -> None:
        """Choose one thing after the other, as with the keyboard.

        Raises LookupError, which tells what there is, where there is no such thing.
        """
        for name in names:
            if name not in self.offered():
                told = ", ".join(self.offered())
                raise LookupError(f"{type(self.screen).__name__} offers {told}, but no {name}.")
            choices: Any = getattr(self.screen, "choices", None)
            choices.focus = name
            self.press(pygame.K_RETURN)

    def offered(self) -> tuple[str, ...]:
        """Return the names of what can be chosen now."""
        self.wait(SETTLED)
        self.draw(pygame.Surface(SKETCH))
        choices: Any = getattr(self.screen, "choices", None)
        return tuple(choices.rects) if choices else ()

    def press(self, key: int) -> None:
        """Press a key."""
        self.wait(SETTLED)
        self.send(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))

    def send(self, event: pygame.event.Event) -> None:
        """Let an event of the window arrive."""
        self._go_to(self.screen.on_event(event))

    @property
    def stage(self) -> StageScreen:
        """The stage, where a play is on."""
        if not isinstance(self.screen, StageScreen):
            raise LookupError(f"The tour is at {type(self.screen).__name__}, not on the stage.")
        return self.screen

    def until_scene(self, name: str, phase: Phase) -> None:
        """Let time pass until a scene has come so far."""

        def is_so() -> bool:
            performance = self.stage.performance
            return (performance.scene.name, performance.take.phase) == (name, phase)

        self.until(is_so)

    def act(self, scene: str, expression: Expression) -> None:
        """Perform a scene: wait until it is asked for, and hold the face until it is counted."""
        self.until_scene(scene, Phase.ACTING)
        part = self.stage.performance.take.part
        self.shows = Shown(expression, 0.95)
        self.until(
            lambda: (
                self.stage.performance.take.part != part
                or self.stage.performance.take.phase is Phase.PRAISING
            )
        )
        self.shows = CALM

    def _news(self, dt: float) -> News:
        if not self.eye.is_on:
            return None
        if not isinstance(self.shows, Shown | Pair):
            return self.shows
        self._number += 1
        if self.eye.statue is not None:
            self.eye.statue = min(1.0, self.eye.statue + dt / STATUE_SECONDS)
        frame = Frame(_photo(self.shows), self.clock, self._number)
        return Sighting(frame, self.shows.reading(self.clock), self.eye.statue)

    def _go_to(self, screen: Screen | None) -> None:
        if screen is None:
            raise LookupError(f"The tour left the game at {type(self.screen).__name__}.")
        self.screen = screen

    def _apply(self, settings: Settings) -> None:
        use_language(settings.language)
        self.backstage.house = replace(self.backstage.house, settings=settings)


@cache
def plays() -> tuple[Scenario, ...]:
    """Return the shipped plays."""
    from game.scenario.packs import find_scenarios

    return find_scenarios(folders.scenarios()).scenarios


def _photo(shown: Shown | Pair) -> Picture:
    """Return a camera's picture of whoever is shown, played by the understudy."""
    if isinstance(shown, Pair):
        return _photo_of_two(shown.right.expression, shown.left.expression)
    return _photo_of(shown.expression)


@cache
def _photo_of(expression: Expression | None, width: int = 640) -> Picture:
    """Return the understudy, or an empty room."""
    if expression is None:
        return np.full((480, width, 3), 96, np.uint8)
    return photograph(pose_for(expression, 1.0), (width, 480))


@cache
def _photo_of_two(left: Expression | None, right: Expression | None) -> Picture:
    return np.hstack([_photo_of(left, 320), _photo_of(right, 320)])
