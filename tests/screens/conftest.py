"""A theatre on paper: the parts that screens need, and a visitor who presses and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game import words
from game.acting.baseline import STATUE_SECONDS
from game.acting.expressions import Expression
from game.acting.scenario import Scenario, Scene
from game.backstage import Backstage, House
from game.drawing import theme
from game.dresser import everywhere
from game.fakes import PaperOffice, Shown, SilentSounds, SilentVoice
from game.loop import answer
from game.perception.frames import Frame, Sighting
from game.screens.crier import Crier
from game.screens.screen import News, Screen
from game.settings import Settings
from game.writers.room import WritersRoom
from tests.screens.paper import Ledger, PaperEye, PaperPlayer

TICK = 1 / 30


class Visitor:
    """Somebody at the theatre: sees a screen, presses keys, clicks, touches, waits, makes faces."""

    def __init__(self, backstage: Backstage, screen: Screen, size: tuple[int, int]) -> None:
        self.backstage = backstage
        self.screen: Screen | None = screen
        self.crier = Crier(backstage)
        self.surface = pygame.Surface(size)
        self.clock = 0.0
        self.shows: Callable[[], News] = lambda: None
        self._number = 0
        self._still_for = 0.0
        self._statues = 0
        self.wait(0.5)

    def wait(self, seconds: float) -> None:
        """Let time pass picture by picture, as the loop does."""
        for _ in range(round(seconds / TICK)):
            self.clock += TICK
            self.backstage.voice.update(TICK)
            if self.screen is not None:
                self.screen = self.screen.update(TICK, self.shows())
            if self.screen is not None:
                self.crier.attend(self.screen, TICK)

    def look(self) -> Screen:
        """Look at the screen for as long as it takes to see where things are."""
        self.wait(0.3)
        assert self.screen is not None, "the game was left"
        self.screen.draw(self.surface)
        return self.screen

    def wait_for(self, kind: type, seconds: float = 60.0) -> None:
        """Wait until a screen of this kind is on, at most so many seconds."""
        self.wait_until(lambda: isinstance(self.screen, kind), seconds)

    def wait_until(self, is_so: Callable[[], bool], seconds: float = 60.0) -> None:
        """Wait until something is so."""
        end = self.clock + seconds
        while not is_so():
            assert self.clock < end, f"still not so after {seconds} s on {self.screen}"
            self.wait(0.2)

    def show(self, shown: Shown | None) -> None:
        """Make this face before the camera from now on; None covers the lens."""
        self.shows = (lambda: None) if shown is None else (lambda: self._sighting(shown))

    def _sighting(self, shown: Shown) -> Sighting:
        self._number += 1
        eye = self.backstage.eye
        if eye.statues != self._statues:
            self._statues, self._still_for = eye.statues, 0.0
        self._still_for = self._still_for + TICK if eye.statues else 0.0
        statue = min(1.0, self._still_for / STATUE_SECONDS) if eye.statues else None
        frame = Frame(np.full((48, 64, 3), 120, np.uint8), self.clock, self._number)
        return Sighting(frame, shown.reading(self.clock), statue)

    def press(self, key: int, mod: int = 0) -> None:
        """Press a key, with the letter it types."""
        self.look()
        self.send(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""))
        if self.screen is not None and pygame.K_SPACE <= key <= pygame.K_z:
            self.send(pygame.event.Event(pygame.TEXTINPUT, text=chr(key)))

    def press_to(self, name: str) -> None:
        """Move the focus to a choice with Tab alone and press Enter."""
        for _ in range(40):
            if self.screen.choices.focus == name:
                break
            self.press(pygame.K_TAB)
        assert self.screen.choices.focus == name
        self.press(pygame.K_RETURN)

    def click(self, name: str) -> None:
        """Click in the middle of a choice."""
        place = self.look().choices.rects[name].center
        self.send(pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0)))
        self.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1, touch=False))

    def touch(self, name: str) -> None:
        """Touch a choice with a finger, with the click that the system makes of it."""
        place = self.look().choices.rects[name].center
        width, height = self.surface.get_size()
        x, y = place[0] / width, place[1] / height
        self.send(pygame.event.Event(pygame.FINGERDOWN, x=x, y=y, touch_id=1, finger_id=1))
        self.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1, touch=True))

    def send(self, event: pygame.event.Event) -> None:
        """Let an event of the window arrive."""
        assert self.screen is not None, "the game was left"
        keys = everywhere(self.backstage)
        self.screen = answer(self.screen, event, keys, self.crier)

    @property
    def heard(self) -> list[str]:
        """Everything that was said so far."""
        return [text for text, _ in self.backstage.voice.said]

    @property
    def says(self) -> str:
        """What is being said, or was last."""
        return self.heard[-1]


def both(english: str, swedish: str) -> tuple[tuple[str, str], ...]:
    """Return a text in both languages."""
    return (("en", english), ("sv", swedish))


def a_scene(name: str, ask: Expression, **rest: object) -> Scene:
    """Return a scene that asks for one expression."""
    line = both(f"Something happens: {name}.", f"Något händer: {name}.")
    return Scene(name, line, frozenset({ask}), **rest)


def a_play(number: int = 1) -> Scenario:
    """Return a play of two scenes."""
    scenes = (
        a_scene("parcel", Expression.HAPPY, hint=both("Show your teeth!", "Visa tänderna!")),
        a_scene("empty", Expression.SAD),
    )
    title = both(f"The birthday parcel {number}", f"Födelsedagspaketet {number}")
    goal = both("Joy that grows", "Glädje som växer")
    return Scenario(f"test/play-{number}", title, scenes, goal, difficulty=1 + number % 5)


@pytest.fixture
def ledger() -> Ledger:
    """A score book with one player."""
    return Ledger([PaperPlayer(1, "Kim", "fox")])


@pytest.fixture
def backstage(ledger: Ledger) -> Iterator[Backstage]:
    """The shared parts, in English, with four plays on the bill."""
    words.use_language("en")
    house = House(tuple(a_play(number) for number in range(1, 5)), Settings(language="en"))

    def apply(settings: Settings) -> None:
        words.use_language(settings.language)
        eye.camera = settings.camera
        theme.wear(settings.look, settings.letters, settings.text_scale)
        parts.house = replace(parts.house, settings=settings)

    eye = PaperEye()
    parts = Backstage(SilentVoice(), SilentSounds(), ledger, eye, PaperOffice(apply), house)
    yield parts
    words.use_language("en")
    theme.wear("paper", "andika", 1.0)


@pytest.fixture
def visit(backstage: Backstage) -> Callable[..., Visitor]:
    """Let a visitor see a screen, in a window of 1280x720 unless another is wanted."""

    def begin(screen: Screen, size: tuple[int, int] = (1280, 720)) -> Visitor:
        return Visitor(backstage, screen, size)

    return begin


@pytest.fixture
def folder(tmp_path: Path, backstage: Backstage, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The author's folder, which does not exist yet."""
    monkeypatch.setenv("CURTAIN_UP_HOME", str(tmp_path / "home"))
    backstage.workshop = WritersRoom(tmp_path / "Curtain Up")
    return tmp_path / "Curtain Up"
