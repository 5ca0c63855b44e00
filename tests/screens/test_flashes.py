"""Nothing flashes more than three times a second, and almost nothing moves where that is wished."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pygame
import pytest

from game import words
from game.guide import PACE, Guide
from game.settings import Settings
from game.tour import stop
from tests.screens.samples import stops

SECONDS = 6

# Screens are drawn at the one and judged at the other size, which is all that area and pace need.
DRAWN = (320, 180)
SIZE = (160, 90)

# WCAG 2.2, 2.3.1: a flash is a pair of opposing changes of a tenth of the greatest luminance, the
# darker below 0.8; red ones count from 20 of 320 on. Too many are more than three in a second over
# a quarter of any 341x256 pixels of a screen of 1024 by 768.
LEAST_CHANGE = 0.1
DARKER_BELOW = 0.8
LEAST_RED_CHANGE = 20.0
SATURATED = 0.8
MOST_A_SECOND = 3
AREA = 0.25
FIELD = (round(SIZE[0] * 341 / 1024), round(SIZE[0] * 256 / 1024))

# The linear light of each of 256 steps of a colour, 0 to 1.
_STEPS = np.linspace(0, 1, 256, dtype=np.float32)
LINEAR = np.where(_STEPS <= 0.04045, _STEPS / 12.92, ((_STEPS + 0.055) / 1.055) ** 2.4)

# A pixel moves when a colour changes by more than this many of 255 steps from picture to picture.
MOVES = 24
# Words are marked two to three times a second; each is a picture in which something moves.
STILL_SHARE = 0.1


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use_language("en")


def film(draw: Callable[[pygame.Surface], None], step: Callable[[], None]) -> np.ndarray:
    """Return SECONDS of pictures at PACE a second: pictures x width x height x 3 bytes."""
    surface, small = pygame.Surface(DRAWN, 0, 32), pygame.Surface(SIZE, 0, 32)
    pictures = []
    for _ in range(SECONDS * PACE):
        step()
        draw(surface)
        pygame.transform.smoothscale(surface, SIZE, small)
        pictures.append(pygame.surfarray.array3d(small))
    return np.stack(pictures)


def film_of(guide: Guide) -> np.ndarray:
    """Return the film of where a guide stands."""
    return film(guide.draw, guide.step)


def turns(values: np.ndarray, least: float, counts: Callable[..., np.ndarray]) -> np.ndarray:
    """Return where (pictures x width x height) a value has turned by `least` against its last turn.

    `counts` says of two arrays, before and after, where such a change is one that flashes.
    """
    turned = np.zeros(values.shape, bool)
    last, way = values[0].copy(), np.zeros(values.shape[1:], int)
    for number, now in enumerate(values[1:], start=1):
        change = now - last
        goes_on = way * change > 0
        last = np.where(goes_on, now, last)
        is_turn = ~goes_on & (np.abs(change) >= least) & counts(last, now)
        turned[number] = is_turn
        way = np.where(is_turn, np.sign(change).astype(int), way)
        last = np.where(is_turn, now, last)
    return turned


def most_flashes(pictures: np.ndarray) -> float:
    """Return how often at most a quarter of some field flashes within one second."""
    light = LINEAR[pictures] @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    bright = turns(light, LEAST_CHANGE, lambda a, b: np.minimum(a, b) < DARKER_BELOW)
    colours = pictures.astype(np.float32) / 255
    red = colours[..., 0] - colours[..., 1] - colours[..., 2]
    is_red = colours[..., 0] >= SATURATED * np.maximum(colours.sum(axis=-1), 1e-6)
    # Only where a saturated red is seen at any time can one of two opposing states be one.
    ever_red = is_red.any(axis=0)
    if not ever_red.any():
        return _most(bright)
    reds = turns(np.maximum(red, 0) * 320, LEAST_RED_CHANGE, lambda a, b: ever_red)
    return max(_most(bright), _most(reds))


def _most(turned: np.ndarray) -> float:
    """Return half of the turns in a second that a quarter of some field has at most."""
    total = np.cumsum(np.concatenate([np.zeros_like(turned[:1], int), turned]), axis=0)
    in_a_second = (total[PACE:] - total[:-PACE]).max(axis=0)
    for count in range(in_a_second.max(), 0, -1):
        if _greatest_share(in_a_second >= count) >= AREA:
            return count / 2
    return 0.0


def _greatest_share(is_so: np.ndarray) -> float:
    """Return the greatest share of any field in which something is so."""
    sums = np.pad(is_so.astype(int).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    wide, high = FIELD
    fields = sums[wide:, high:] - sums[:-wide, high:] - sums[wide:, :-high] + sums[:-wide, :-high]
    return float(fields.max()) / (wide * high)


def moving_share(pictures: np.ndarray) -> float:
    """Return the share of pictures in which more than five in ten thousand pixels moved."""
    change = np.abs(np.diff(pictures.astype(np.int16), axis=0)).max(axis=-1) > MOVES
    return float(np.mean(change.mean(axis=(1, 2)) > 0.0005))


@pytest.mark.parametrize("name", stops(every=24))
def test_no_screen_flashes(name: str) -> None:
    """Six seconds of each screen, from the tour's stop on."""
    assert most_flashes(film_of(stop(name, Settings(language="en")))) <= MOST_A_SECOND


def test_the_way_to_the_stage_does_not_flash() -> None:
    """The first seconds of the game: the curtain opens before the title."""
    assert most_flashes(film_of(Guide(Settings(language="en")))) <= MOST_A_SECOND


@pytest.mark.parametrize("name", stops(every=24))
def test_hardly_anything_moves_where_that_is_wished(name: str) -> None:
    """Pages turn and words are marked; nothing swings, breathes, flies or waves."""
    still = Settings(language="en", reduced_motion=True)
    assert moving_share(film_of(stop(name, still))) < STILL_SHARE


def flashing(times: float, share: float, ink: tuple[int, int, int]) -> np.ndarray:
    """Return a film of a lamp that flashes so many times a second in a share of the picture."""
    number = 0

    def step() -> None:
        nonlocal number
        number += 1

    def draw(surface: pygame.Surface) -> None:
        surface.fill((0, 0, 0))
        if (number * times / PACE) % 1 >= 0.5:
            surface.fill(ink, pygame.Rect(0, 0, round(DRAWN[0] * share), DRAWN[1]))

    return film(draw, step)


@pytest.mark.parametrize(
    ("times", "share", "ink", "is_too_much"),
    [
        (5, 0.5, (255, 255, 255), True),
        (10, 1.0, (130, 130, 130), True),
        (5, 0.5, (255, 0, 0), True),
        (2, 1.0, (255, 255, 255), False),
        (5, 0.05, (255, 255, 255), False),
        (5, 1.0, (60, 60, 60), False),
    ],
)
def test_a_flashing_lamp_is_found(
    times: float, share: float, ink: tuple[int, int, int], is_too_much: bool
) -> None:
    """Fast, large and bright (or red) is too much; slow, small or faint is not."""
    assert (most_flashes(flashing(times, share, ink)) > MOST_A_SECOND) is is_too_much


def test_the_measure_sees_what_moves() -> None:
    """A theatre without the wish moves; that is what the wish is for."""
    moving, still = (
        moving_share(film_of(stop("curtain_call", Settings(language="en", reduced_motion=wish))))
        for wish in (False, True)
    )
    assert moving > max(0.05, 3 * still)
