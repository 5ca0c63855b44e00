"""What the loop paints, only where pictures differ, is to the last bit what the screens draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pygame
import pytest
from _pytest.mark.structures import ParameterSet
from pygame import Surface
from pygame.event import Event

from game import words
from game.drawing import theme
from game.drawing.backcloth import Backcloth
from game.dresser import everywhere
from game.guide import Guide
from game.screens.interpreter import LANGUAGE_KEY
from game.settings import Settings
from game.tour import STOPS, stop

SIZES = ((640, 360), (512, 300))

# Stops at which most of what screens are made of is seen: lights, doors and meters, text fields,
# rows and cards in a part of the window, mirrors with masks.
QUICK = ("title", "stage_doors", "write_line", "panel_board", "class_duet")

# So many choices are pointed at, and so many pressed.
POINTED, PRESSED = 3, 2

# Seconds between two pictures: as the loop has them, and as a busy computer does.
BEATS = (1 / 60, 0.25, 1 / 60)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    words.use_language("en")
    theme.wear("paper", "andika", 1.0)


class Window:
    """A window that is painted as the loop does, with a second one that is always drawn whole."""

    def __init__(self, draw: Callable[[Surface], None]) -> None:
        self._draw_on = draw
        self._pictures = 0
        self.resize(SIZES[0])

    def resize(self, size: tuple[int, int]) -> None:
        """Give both another size, with which the loop begins a new cloth."""
        self._cloth = Backcloth(size)
        self._painted, self._drawn = Surface(size, 0, 32), Surface(size, 0, 32)

    def is_true(self) -> bool:
        """Tell whether what is painted, where it differs from before, is what is drawn."""
        # Drawn first and painted first by turns: neither may owe anything to the other.
        self._pictures += 1
        ways = [self._paint, self._draw]
        for way in ways if self._pictures % 2 else reversed(ways):
            way()
        one, other = (pygame.image.tobytes(each, "RGB") for each in (self._painted, self._drawn))
        return one == other

    def _paint(self) -> None:
        self._cloth.begin()
        self._draw_on(self._cloth)
        self._cloth.paint(self._painted)

    def _draw(self) -> None:
        # What a screen leaves out would show.
        self._drawn.fill("magenta")
        self._draw_on(self._drawn)


def key(code: int) -> Event:
    """Return the press of a key."""
    return Event(pygame.KEYDOWN, key=code, mod=0, unicode="")


def mouse(kind: int, spot: tuple[int, int]) -> Event:
    """Return what a mouse does at a pixel."""
    return Event(kind, pos=spot, button=1, touch=False)


def moments(guide: Guide, window: Window) -> Iterator[str]:
    """Let things happen at a stop, one after the other, and say which."""
    yield "it opens"
    for dt in BEATS:
        guide.step(dt)
        yield f"{dt:.2f} s go by"
    for code in (pygame.K_TAB, pygame.K_DOWN):
        guide.send(key(code))
        guide.step(BEATS[0])
        yield f"the focus moves by {pygame.key.name(code)}"
    for name, place in list(guide.screen.choices.rects.items())[:POINTED]:
        guide.send(mouse(pygame.MOUSEMOTION, place.center))
        guide.step(BEATS[0])
        yield f"the pointer rests on {name}"
    everywhere(guide.backstage)[LANGUAGE_KEY]()
    yield "the language changes"
    guide.step(BEATS[0])
    yield "the new language is told"
    theme.wear("contrast", "open_dyslexic", 1.25)
    yield "other colours and letters are worn"
    window.resize(SIZES[1])
    yield "the window has another size"
    yield from presses(guide)


def presses(guide: Guide) -> Iterator[str]:
    """Press some choices of wherever that leads, and look at the button and what follows."""
    for number in range(PRESSED):
        names = list(guide.screen.choices.rects)
        if not names:
            return
        name, before = names[-1 - number % len(names)], guide.screen
        try:
            guide.send(mouse(pygame.MOUSEBUTTONDOWN, before.choices.rects[name].center))
        except LookupError:  # it leads out of the game
            continue
        after, guide.screen = guide.screen, before
        yield f"{name} is pressed in"
        guide.screen = after
        for dt in BEATS:
            guide.step(dt)
            yield f"{name} was pressed {dt:.2f} s ago"


def stops() -> list[ParameterSet]:
    """Return every stop; all but a few take too long for each day."""
    return [pytest.param(n, marks=[pytest.mark.long] * (n not in QUICK)) for n in STOPS]


@pytest.mark.parametrize("name", stops())
def test_what_is_painted_is_what_is_drawn(name: str) -> None:
    """Whatever happens: time, focus, pointer, press, language, colours, letters, window size."""
    guide = stop(name, Settings(language="en"))
    window = Window(guide.draw)
    assert [moment for moment in moments(guide, window) if not window.is_true()] == []


def test_a_picture_that_is_drawn_on_later_is_found() -> None:
    """The comparison sees what breaks the cloth's one rule: what was blitted must stay as it is."""
    sheet = Surface((40, 40), 0, 32)

    def careless(surface: Surface) -> None:
        surface.fill("navy")
        surface.blit(sheet, (8, 8))

    window = Window(careless)
    assert window.is_true()
    sheet.fill("gold")
    assert not window.is_true()
