"""Buttons, meter, mirror, curtain and stars: what a child sees of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pygame
import pytest
from pygame import Rect, Surface

from game.acting.expressions import Expression
from game.acting.readings import FaceBox
from game.classroom.pictures import AVATARS
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper, draw_spotlight, draw_stage
from game.drawing.badge import draw_camera_badge
from game.drawing.buttons import Button, _places, draw_button
from game.drawing.curtain import draw_curtain
from game.drawing.meter import draw_meter
from game.drawing.mirror import draw_mirror, glass_of
from game.drawing.paper import draw_sheet
from game.drawing.stars import draw_stars
from game.drawing.text import layout_text
from game.drawing.tokens import draw_expression_icon

SIZES = [(1280, 720), (1024, 600), (640, 480), (300, 700), (40, 30), (1, 1)]
BOX = FaceBox(0.1, 0.3, 0.2, 0.3, (0.15, 0.4), (0.25, 0.4), (0.2, 0.5), (0.2, 0.55), 0.9)
PICTURE = np.random.default_rng(0).integers(0, 256, (480, 640, 3), dtype=np.uint8)


def pixels(surface: Surface) -> np.ndarray:
    """Return a surface's colours as height x width x 3 whole numbers."""
    return pygame.surfarray.array3d(surface).swapaxes(0, 1).astype(int)


def drawn(draw: Callable[[Surface], None], size: tuple[int, int] = (1280, 720)) -> np.ndarray:
    """Return what `draw` leaves on a dark surface."""
    surface = Surface(size, 0, 32)
    surface.fill(theme.NIGHT)
    draw(surface)
    return pixels(surface)


def everything(surface: Surface, t: float) -> None:
    """Draw one of each on `surface`, placed by shares of its size."""
    wide, high = surface.get_size()
    rect = Rect(wide // 8, high // 8, wide // 2, high // 2)
    draw_stage(surface, t, 0.8)
    draw_curtain(surface, min(1.0, t), t)
    draw_spotlight(surface, rect.center, rect.width // 2, 0.7)
    draw_paper(surface, rect)
    draw_mirror(surface, rect, PICTURE, BOX, "Kom lite närmare spegeln!")
    draw_meter(surface, Rect(0, high // 2, wide, high // 8), t, Expression.SAD, True, t)
    draw_stars(surface, rect, 2, 3, t)
    draw_button(surface, Button(rect, "Gå vidare", "next", True, True, True, "G"))
    draw_camera_badge(surface, True, "Kameran är på")
    draw_avatar(surface, rect, AVATARS[0], True)
    draw_expression_icon(surface, rect, Expression.FEAR)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("t", [0.0, 0.5, 1000.0])
def test_everything_is_drawn_at_any_size_without_a_window(size: tuple[int, int], t: float) -> None:
    """Nothing needs a display, and not even a window of one pixel stops the play."""
    pygame.display.quit()
    surface = Surface(size, 0, 32)
    everything(surface, t)
    assert not pygame.display.get_init()


def test_the_same_moment_looks_the_same_twice() -> None:
    """With all caches emptied in between, every pixel comes out the same again."""
    from game import art
    from game.drawing import paper

    first = drawn(lambda surface: everything(surface, 0.4), (640, 360))
    for cache in (art.drawn, art._shipped_picture, paper._sheet):
        cache.cache_clear()
    assert (first == drawn(lambda surface: everything(surface, 0.4), (640, 360))).all()


def test_frames_after_the_first_seconds_draw_nothing_anew() -> None:
    """Sheets, pictures and lights are kept: a later frame only lays them down, which takes 8 ms."""
    from game import art
    from game.drawing import backdrop, curtain, mirror, paper

    kept = (
        art.drawn,
        art._shipped_picture,
        paper._sheet,
        paper.glow,
        backdrop._stage_layer,
        backdrop._beam,
        curtain._gathered,
        mirror._frame,
        mirror._oval,
    )
    surface = Surface((640, 360), 0, 32)
    moments = [100 + frame / 20 for frame in range(100)]
    for t in moments:
        everything(surface, t)
    before = [cache.cache_info().misses for cache in kept]
    for t in moments:
        everything(surface, t + 0.01)
    assert [cache.cache_info().misses for cache in kept] == before


LABELS = ("Spela igen", "Gå vidare", "Jag såg det!", "Hjälp", "Play", "Go on", "I saw it!", "Again")


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (2560, 1440)])
@pytest.mark.parametrize("label", LABELS)
def test_a_buttons_label_is_whole(size: tuple[int, int], label: str) -> None:
    """A usual label beside an icon is never broken nor cut, nor laid over the icon."""
    surface = Surface(size, 0, 32)
    rect = Rect(0, 0, theme.target_px(surface, 220), theme.target_px(surface, 84))
    button = Button(rect, label, "next")
    icon, place = _places(rect, button, theme.text_px(surface, 28), theme.scale(surface))
    assert layout_text(label, place.size, theme.text_px(surface, 28), True).is_complete
    assert not icon.colliderect(place)
    assert rect.contains(icon)
    assert rect.contains(place)


def test_focus_is_a_shape_not_a_colour_alone() -> None:
    """In grey, too, the button with the focus is told apart: ring and marks lie outside it."""
    rect = Rect(400, 300, 240, 90)
    plain = drawn(lambda s: draw_button(s, Button(rect, "Spela", "play"))).mean(axis=2)
    ringed = drawn(lambda s: draw_button(s, Button(rect, "Spela", "play", is_focused=True)))
    changed = np.abs(plain - ringed.mean(axis=2)) > 60
    assert changed.sum() > 2000
    assert changed[:, : rect.left - 10].any()


def test_a_press_and_a_primary_button_are_seen() -> None:
    """A pressed button sinks and a primary one is of another paper."""
    rect = Rect(400, 300, 240, 90)
    looks = [
        drawn(lambda s, b=button: draw_button(s, b))
        for button in (
            Button(rect, "Spela", "play"),
            Button(rect, "Spela", "play", is_primary=True),
            Button(rect, "Spela", "play", is_pressed=True),
            Button(rect, "Spela", "play", key="S"),
        )
    ]
    for one, other in itertools.combinations(looks, 2):
        assert (one != other).any()


def test_the_mirror_shows_left_on_the_left() -> None:
    """A hand raised on the picture's right is seen on the left, as in a mirror."""
    picture = np.zeros((480, 640, 3), np.uint8)
    picture[:, 320:] = 255
    rect = Rect(100, 100, 500, 400)
    surface = Surface((1280, 720), 0, 32)
    draw_mirror(surface, rect, picture, None)
    glass = glass_of(surface, rect)
    assert min(surface.get_at((glass.left + 60, glass.centery))[:3]) > 245
    assert max(surface.get_at((glass.right - 60, glass.centery))[:3]) < 10


def test_the_mark_lies_around_the_mirrored_face() -> None:
    """A face on the picture's left is marked on the right of the glass, and nowhere else."""
    rect = Rect(100, 60, 640, 560)
    grey = np.full((480, 640, 3), 120, np.uint8)
    plain = drawn(lambda s: draw_mirror(s, rect, grey, None))
    marked = drawn(lambda s: draw_mirror(s, rect, grey, BOX))
    rows, columns = np.nonzero((plain != marked).any(axis=2))
    glass = glass_of(Surface((1280, 720)), rect)
    shown = min(640 / glass.width, 480 / glass.height)
    middle = glass.centerx + (320 - BOX.centre[0] * 640) / shown
    assert columns.mean() == pytest.approx(middle, abs=4)
    assert rows.size > 0
    assert columns.min() > glass.centerx


def test_the_mirror_takes_a_picture_that_cannot_be_written_to() -> None:
    """Pictures arrive read-only from the camera's thread, and turned ones are not in one piece."""
    picture = PICTURE.copy()
    picture.flags.writeable = False
    for form in (picture, picture[:, ::-1], picture[:240]):
        draw_mirror(Surface((640, 480), 0, 32), Rect(0, 0, 400, 300), form, BOX)


def test_the_curtain_hides_the_stage_and_then_shows_it() -> None:
    """Closed, it covers the middle; the further it is open, the more of the stage is seen."""
    stage = drawn(lambda s: draw_stage(s, 0.0))

    def shown(openness: float) -> float:
        def both(surface: Surface) -> None:
            draw_stage(surface, 0.0)
            draw_curtain(surface, openness, 0.0)

        same = (drawn(both) == stage).all(axis=2)
        return float(same[120:660, 40:1240].mean())

    steps = [shown(openness) for openness in (0.0, 0.3, 0.6, 0.9, 1.0)]
    assert steps[0] < 0.02
    assert steps[:4] == sorted(steps[:4])
    assert min(steps[3:]) > 0.8  # at rest it throws a soft shadow


def test_a_curtain_gathered_on_its_way_hangs_as_one_gathered_at_once() -> None:
    """It is bent row by row while it moves, the rest when it has arrived."""
    from game.drawing import curtain

    def hung() -> np.ndarray:
        return drawn(lambda s: draw_curtain(s, 1.0, 0.0), (641, 361))

    def forget() -> None:
        curtain._gathering.cache_clear()
        curtain._gathered.cache_clear()

    forget()
    at_once = hung()
    for pictures in (3, curtain.GATHERED_IN + 5):
        forget()
        for number in range(pictures):
            drawn(lambda s, n=number: draw_curtain(s, 0.01 + n / 60, 0.0), (641, 361))
        assert (hung() == at_once).all()


def test_stars_fly_in_one_after_the_other() -> None:
    """Later, more stars are in place; with a large t (reduced motion) all are at once."""
    rect = Rect(300, 200, 600, 200)

    def golden(t: float) -> int:
        away = np.abs(drawn(lambda s: draw_stars(s, rect, 3, 5, t)) - np.array(theme.GOLD))
        return int((away.sum(axis=2) < 10)[rect.top : rect.bottom].sum())

    counts = [golden(t) for t in (0.0, 0.75, 1.1, 60.0)]
    assert counts == sorted(counts)
    assert counts[0] == 0
    assert golden(60.0) == golden(3600.0)


def test_the_camera_badge_differs_by_picture_not_colour_alone() -> None:
    """On and off have different pictures in the badge, even in grey and with the same words."""
    on = drawn(lambda s: draw_camera_badge(s, True, "Kamera")).mean(axis=2)
    off = drawn(lambda s: draw_camera_badge(s, False, "Kamera")).mean(axis=2)
    assert (np.abs(on - off) > 40).sum() > 100


def test_an_avatar_of_a_newer_game_is_drawn_as_the_first() -> None:
    """A name that this version does not know is no reason to stop."""
    rect = Rect(100, 100, 200, 200)
    unknown = drawn(lambda s: draw_avatar(s, rect, "unicorn"))
    assert (unknown == drawn(lambda s: draw_avatar(s, rect, AVATARS[0]))).all()


def test_a_sheet_lies_in_its_rect() -> None:
    """The paper covers its rect, and only a soft shadow lies outside."""
    rect = Rect(200, 200, 300, 120)
    laid = drawn(lambda s: draw_sheet(s, rect, (255, 0, 0)))
    red = (laid[:, :, 0] > 150) & (laid[:, :, 2] < 90)
    rows, columns = np.nonzero(red)
    assert rect.contains(Rect(columns.min(), rows.min(), np.ptp(columns), np.ptp(rows)))
    assert red[rect.top : rect.bottom, rect.left : rect.right].mean() > 0.9
