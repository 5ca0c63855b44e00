"""Every stop of the tour, at every size and in both languages, can be read and hit (R16, R18)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pygame
import pytest

from game import words
from game.drawing import theme
from game.drawing.noting import Notice, noting
from game.drawing.text import draw_text
from game.settings import Settings
from game.tour import stop
from tests.screens.samples import EVERY, shares
from tests.tiers import quick

# The smallest tells most of it; the others take their time.
SIZES = ((1024, 600), (1280, 720), (1024, 768), (2560, 1440))
SHARES = [f"share{number}" for number in range(EVERY)]

# What an old projector shows. Smaller than what is promised, and still nothing is cut but a sign of
# one long word on a door.
NARROW = (800, 600)
TOO_LONG = "“Trädgår…” is cut short"

LEAST_CONTRAST = 4.5

# A stroke's edge is seen against what lies within this many pixels of it.
REACH = 2

# Share of a line's ground that may be poorer: where it touches another paper's edge.
SLACK = 0.02


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use_language("en")
    theme.wear("paper", "andika", 1.0)


def luminance(pixels: np.ndarray) -> np.ndarray:
    """Return WCAG's relative luminance, 0 to 1, of colours in the last axis."""
    part = pixels[..., :3].astype(float) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def poor_share(notice: Notice) -> float:
    """Return the share of the ground around the letters that has too little contrast."""
    inked = pygame.surfarray.array_alpha(notice.letters) > 128
    near = inked.copy()
    for _ in range(REACH):
        near[1:] |= near[:-1].copy()
        near[:-1] |= near[1:].copy()
        near[:, 1:] |= near[:, :-1].copy()
        near[:, :-1] |= near[:, 1:].copy()
    ground = luminance(pygame.surfarray.array3d(notice.ground)[near])
    ink = luminance(np.array(notice.colour))
    contrast = (np.maximum(ground, ink) + 0.05) / (np.minimum(ground, ink) + 0.05)
    return float(np.mean(contrast < LEAST_CONTRAST))


def faults(notices: list[Notice]) -> list[str]:
    """Return what is too small, too faint or cut short among the notices, a sentence each."""
    found = []
    for notice in notices:
        if notice.size < theme.TEXT_MIN:
            found.append(f"“{notice.words}” is {notice.size} px high")
        if re.search(r"\S…$", notice.words):
            found.append(f"“{notice.words}” is cut short")
        if (share := poor_share(notice)) > SLACK:
            found.append(f"“{notice.words}”: {share:.0%} of its ground at {notice.place} is faint")
    return found


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("size", quick(SIZES[:1], SIZES), ids=[f"{w}x{h}" for w, h in SIZES])
@pytest.mark.parametrize("names", shares(), ids=SHARES)
def test_every_text_can_be_read_and_every_target_hit(
    names: tuple[str, ...], size: tuple[int, int], language: str
) -> None:
    """Texts of 24 px and 4.5 to 1 on the ground they really lie on, targets of 76 px."""
    surface = pygame.Surface(size)
    found = []
    for name in names:
        guide = stop(name, Settings(language=language))
        with noting() as notices:
            guide.draw(surface)
        assert notices, f"{name} shows no text"
        found += [f"{name}: {fault}" for fault in faults(notices)]
        found += [
            f"{name}: {choice} measures {rect.size}"
            for choice, rect in guide.screen.choices.rects.items()
            if min(rect.size) < theme.TARGET_MIN or not surface.get_rect().contains(rect)
        ]
    assert found == []


@pytest.mark.parametrize("language", quick(["sv"], ["en", "sv"]))
@pytest.mark.parametrize("names", shares(), ids=SHARES)
def test_the_largest_letters_cut_no_text_short(names: tuple[str, ...], language: str) -> None:
    """Twice as large, in the widest font, in the smallest window: each text is there to its end."""
    theme.wear("paper", "open_dyslexic", 2.0)
    surface = pygame.Surface(SIZES[0])
    found = []
    for name in names:
        guide = stop(name, Settings(language=language))
        with noting() as notices:
            guide.draw(surface)
        found += [f"{name}: {fault}" for fault in faults(notices) if "cut short" in fault]
    assert found == []


@pytest.mark.parametrize("language", quick(["sv"], ["en", "sv"]))
@pytest.mark.parametrize("names", shares(), ids=SHARES)
def test_an_old_projector_cuts_no_text_short(names: tuple[str, ...], language: str) -> None:
    """In a window of 800×600 usual letters stand to the end of each text."""
    surface = pygame.Surface(NARROW)
    found = []
    for name in names:
        guide = stop(name, Settings(language=language))
        with noting() as notices:
            guide.draw(surface)
        cut = [fault for fault in faults(notices) if "cut short" in fault and fault != TOO_LONG]
        found += [f"{name}: {fault}" for fault in cut]
    assert found == []


@pytest.mark.parametrize(
    ("ground", "colour", "is_poor"),
    [
        ((0x77, 0x77, 0x77), (255, 255, 255), True),
        ((0x76, 0x76, 0x76), (255, 255, 255), False),
        (theme.GOLD, theme.CREAM, True),
        (theme.CREAM, theme.INK, False),
    ],
)
def test_the_measure_knows_good_from_poor(
    ground: theme.Colour, colour: theme.Colour, is_poor: bool
) -> None:
    """Grey 77 on white is 4.48 to 1, grey 76 is 4.54: the standard's own example."""
    surface = pygame.Surface((400, 80))
    surface.fill(ground)
    with noting() as notices:
        draw_text(surface, "Read me", surface.get_rect(), 30, colour)
    assert (faults(notices) != []) is is_poor


def test_the_measure_sees_a_ground_that_is_poor_in_part() -> None:
    """A text half on cream, half on the night sky is not good enough."""
    surface = pygame.Surface((400, 80))
    surface.fill(theme.CREAM)
    surface.fill(theme.NIGHT, pygame.Rect(0, 0, 200, 80))
    with noting() as notices:
        draw_text(surface, "Half and half", surface.get_rect(), 30, theme.INK)
    assert "faint" in faults(notices)[0]


def test_the_measure_sees_a_text_that_is_cut_short() -> None:
    """Where the end of a text had to be left out, a child misses it."""
    surface = pygame.Surface((120, 40))
    surface.fill(theme.CREAM)
    with noting() as notices:
        draw_text(surface, "Much too long for such a place", surface.get_rect(), 24)
    assert "is cut short" in faults(notices)[0]


def test_nothing_is_noted_when_nobody_asks() -> None:
    """In a play the notes cost nothing: a list that is closed gets no more."""
    surface = pygame.Surface((400, 80))
    with noting() as notices:
        draw_text(surface, "One", surface.get_rect(), 30)
    draw_text(surface, "Two", surface.get_rect(), 30)
    assert [notice.words for notice in notices] == ["One"]
