"""The loop in a window that nobody sees: what it tells voice, sounds and crier."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Iterator
from itertools import repeat

import pygame
import pytest

from game import art, words
from game.backstage import Backstage, House
from game.fakes import PaperOffice, SilentSounds, SilentVoice
from game.loop import run
from game.rehearsal import NoBook, RehearsalEye
from game.scene_shop import built, is_set_out
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
    screen = Foyer(backstage)
    run(screen, backstage, lambda: None, repeat(PICTURE, 120))
    assert backstage.voice.mentioned == [("Go on", "en")]
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode=""))
    run(screen, backstage, lambda: None, repeat(PICTURE, 60))
    assert backstage.sounds.played == ["click"]
    assert screen.pictures == 120, "the screen was left"


class Door(Foyer):
    """A screen whose button leads to `behind`; it keeps in `seen` what each picture shows."""

    def __init__(self, backstage: Backstage, seen: list[bytes], behind: Foyer) -> None:
        super().__init__(backstage)
        self._seen = seen
        self.choices = Choices(lambda: [Choice("go", "Go on", lambda: behind)])

    def draw(self, surface: pygame.Surface) -> None:
        super().draw(surface)
        surface.fill("black")
        self.choices.draw(surface)
        self._seen.append(pygame.image.tobytes(surface.copy(), "RGB"))


class Shop(Door):
    """A screen that has something built ahead, and is left before that is fetched."""

    def __init__(self, backstage: Backstage, behind: Foyer) -> None:
        super().__init__(backstage, [], behind)
        self.grown: list[weakref.ref[pygame.Surface]] = []
        self._may_grow = threading.Event()

    def draw(self, surface: pygame.Surface) -> None:
        super().draw(surface)
        if self.pictures == 1:
            assert not is_set_out(lambda: built("an unseen tree", self._grow))
            self._may_grow.set()

    def _grow(self) -> pygame.Surface:
        self._may_grow.wait(20)
        tree = pygame.Surface((10, 10))
        self.grown.append(weakref.ref(tree))
        return tree


class Room(Foyer):
    """A screen that notes each of its pictures."""

    def __init__(self, backstage: Backstage, seen: list[bytes]) -> None:
        super().__init__(backstage)
        self._seen = seen

    def draw(self, surface: pygame.Surface) -> None:
        self._seen.append(b"room")


def test_a_button_is_seen_to_give_way_before_the_next_screen_comes(backstage: Backstage) -> None:
    """The next screen's first picture may take a while; what was pressed answers at once."""
    seen: list[bytes] = []
    door = Door(backstage, seen, Room(backstage, seen))

    def ticks() -> Iterator[float]:
        yield from repeat(PICTURE, 30)
        key = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="")
        pygame.event.post(key)
        yield from repeat(PICTURE, 2)

    run(door, backstage, lambda: None, ticks())
    assert seen[:30] == [seen[0]] * 30
    pressed, *after = seen[30:]
    assert pressed not in (seen[0], b"room")
    assert after == [b"room", b"room"]


def test_what_was_drawn_for_another_window_is_let_go(backstage: Backstage) -> None:
    """A window that is pulled larger leaves no picture or font of each of its sizes in memory."""

    class Growing(Foyer):
        def draw(self, surface: pygame.Surface) -> None:
            super().draw(surface)
            art.picture("star", (surface.get_height() // 4,) * 2)
            art.font(surface.get_height() // 10)

    def pulled() -> Iterator[float]:
        for step in range(10):
            pygame.display.set_mode((200 + 40 * step, 150 + 30 * step))
            yield PICTURE

    art.forget_drawn()
    run(Growing(backstage), backstage, lambda: None, pulled())
    assert art._shipped_picture.cache_info().currsize <= 2
    assert len(art._fonts) <= 2


def test_what_was_built_ahead_for_a_screen_goes_with_it(backstage: Backstage) -> None:
    """Who leaves plays in their middle leaves a next scene's pictures behind, play after play."""
    shop = Shop(backstage, Room(backstage, []))

    def ticks() -> Iterator[float]:
        yield from repeat(PICTURE, 30)
        until = time.monotonic() + 20
        while not shop.grown or any(each.name == "late" for each in threading.enumerate()):
            assert time.monotonic() < until, "it never came"
            time.sleep(0.001)
        assert shop.grown[0]() is not None
        key = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="")
        pygame.event.post(key)
        yield from repeat(PICTURE, 2)

    run(shop, backstage, lambda: None, ticks())
    assert shop.grown[0]() is None
