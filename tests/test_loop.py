"""The loop in a window that nobody sees: what it tells voice, sounds and crier."""

from __future__ import annotations

from dataclasses import replace
from itertools import repeat

import pygame
import pytest

from game import words
from game.backstage import Backstage, House
from game.fakes import PaperOffice, SilentSounds, SilentVoice
from game.loop import run
from game.rehearsal import NoBook, RehearsalEye
from game.screens.choices import Choice, Choices
from game.screens.furniture import speak
from game.settings import Settings

PICTURE = 1 / 60


class Foyer:
    """A screen with one button; it speaks when it opens, and notes its pictures."""

    def __init__(self, backstage: Backstage) -> None:
        self.pictures = 0
        self.choices = Choices(lambda: [Choice("go", "Go on", lambda: None)])
        speak(backstage, "Welcome to the theatre!")

    def on_event(self, event: pygame.event.Event) -> Foyer | None:
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: object) -> Foyer:
        self.choices.update(dt)
        return self

    def draw(self, surface: pygame.Surface) -> None:
        self.choices.place(surface, {"go": surface.get_rect()})
        self.pictures += 1


class CountingSounds(SilentSounds):
    """Notes for each picture whether somebody spoke over the theme."""

    def __init__(self) -> None:
        super().__init__()
        self.spoken_over: list[bool] = []

    def update(self, dt: float, is_spoken_over: bool) -> None:
        assert dt == PICTURE
        self.spoken_over.append(is_spoken_over)


@pytest.fixture
def backstage() -> Backstage:
    """Parts without sound, and a small window."""
    words.use_language("en")
    pygame.display.init()
    pygame.display.set_mode((320, 240))
    pygame.event.clear()
    eye = RehearsalEye({}, None, is_understudy=True)
    house = House((), Settings(language="en"))
    return Backstage(SilentVoice(), CountingSounds(), NoBook(), eye, PaperOffice(), house)


def test_every_picture_is_told_to_the_orchestra(backstage: Backstage) -> None:
    """While the welcome is spoken the theme has to make room, and afterwards not."""
    screen = Foyer(backstage)
    run(screen, backstage, lambda: None, repeat(PICTURE, 120))
    assert screen.pictures == 120
    heard = backstage.sounds.spoken_over
    assert len(heard) == 120
    assert heard[:90] == [True] * 90, "four words take 1.6 s"
    assert heard[100:] == [False] * 20


def test_a_press_is_heard_and_the_focus_is_told(backstage: Backstage) -> None:
    """The crier walks beside whatever screen the loop shows."""
    settings = replace(backstage.house.settings, reads_buttons=True)
    backstage.house = replace(backstage.house, settings=settings)
    screen = Foyer(backstage)
    run(screen, backstage, lambda: None, repeat(PICTURE, 120))
    assert backstage.voice.mentioned == [("Go on", "en")]
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode=""))
    run(screen, backstage, lambda: None, repeat(PICTURE, 60))
    assert backstage.sounds.played == ["click"]
    assert screen.pictures == 120, "the screen was left"
