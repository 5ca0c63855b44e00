"""The cloth that paints what differs: the same picture to the last bit, with less paint."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest
from pygame import Rect, Surface

from game.drawing import pen
from game.drawing.backcloth import Backcloth
from game.settings import Settings
from game.tour import stop

SIZE = (64, 48)
ROOT = Path(__file__).parents[2]


def sheet(colour: str, size: tuple[int, int] = (8, 8)) -> Surface:
    """Return a sheet of one colour."""
    made = Surface(size, 0, 32)
    made.fill(colour)
    return made


RED, BLUE = sheet("red"), sheet("blue")


def painted(cloth: Backcloth, surface: Surface, draw: Callable[[Surface], object]) -> list[Rect]:
    """Draw a picture on the cloth, paint it, and return where."""
    cloth.begin()
    draw(cloth)
    return cloth.paint(surface)


def same(one: Surface, other: Surface) -> bool:
    """Tell whether two surfaces show the same."""
    return pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")


def test_a_picture_that_stays_is_painted_once() -> None:
    """The first picture is painted whole, the same one again nowhere."""
    cloth, surface = Backcloth(SIZE), Surface(SIZE, 0, 32)
    assert painted(cloth, surface, lambda s: s.blit(RED, (4, 4))) == [Rect((0, 0), SIZE)]
    assert painted(cloth, surface, lambda s: s.blit(RED, (4, 4))) == []
    assert surface.get_at((5, 5)) == pygame.Color("red")


def test_what_moves_is_painted_where_it_was_and_where_it_is() -> None:
    """And what lay below it comes back."""
    cloth, surface = Backcloth(SIZE), Surface(SIZE, 0, 32)
    ground = sheet("green", SIZE)

    def draw(left: int) -> Callable[[Surface], None]:
        def both(on: Surface) -> None:
            on.blit(ground, (0, 0))
            on.blit(RED, (left, 4))

        return both

    painted(cloth, surface, draw(4))
    places = painted(cloth, surface, draw(40))
    assert sorted(map(tuple, places)) == [(4, 4, 8, 8), (40, 4, 8, 8)]
    assert surface.get_at((5, 5)) == pygame.Color("green")
    assert surface.get_at((41, 5)) == pygame.Color("red")


def test_what_comes_to_lie_above_is_painted_anew() -> None:
    """Two sheets that change places are the same strokes in another order."""
    cloth, surface = Backcloth(SIZE), Surface(SIZE, 0, 32)
    painted(cloth, surface, lambda s: (s.blit(RED, (4, 4)), s.blit(BLUE, (8, 8))))
    painted(cloth, surface, lambda s: (s.blit(BLUE, (8, 8)), s.blit(RED, (4, 4))))
    assert surface.get_at((9, 9)) == pygame.Color("red")


def test_a_window_that_lost_its_picture_is_painted_whole() -> None:
    """As after it was hidden, or taken to another screen."""
    cloth, surface = Backcloth(SIZE), Surface(SIZE, 0, 32)
    painted(cloth, surface, lambda s: s.blit(RED, (4, 4)))
    surface.fill("black")
    cloth.forget()
    painted(cloth, surface, lambda s: s.blit(RED, (4, 4)))
    assert surface.get_at((5, 5)) == pygame.Color("red")


def test_everything_that_screens_draw_with_looks_as_on_a_surface() -> None:
    """Blits, fills, strokes of the pen, parts and clips, and what is read back of them."""
    soft = sheet("white")
    soft.set_alpha(90)

    def draw(on: Surface) -> tuple[pygame.Color, bytes]:
        on.fill("navy")
        on.fill((90, 80, 70), (3, 3, 30, 20), pygame.BLEND_RGB_ADD)
        on.blit(RED, (50, 40), (2, 2, 4, 4))
        part = on.subsurface(Rect(20, 10, 30, 30))
        part.blit(BLUE, (-4, 2))
        pen.rect(part, "gold", (5, 5, 20, 20), 2, border_radius=4)
        pen.aacircle(part, "white", (28, 28), 6.5)
        on.set_clip((0, 0, 30, 48))
        pen.polygon(on, "orange", [(2, 30), (40, 34), (12.5, 46)])
        pen.aaline(on, "cyan", (0, 0), (63, 47), 2)
        on.set_clip(None)
        on.blit(soft, (18, 30), special_flags=0)
        return on.get_at((21, 33)), pygame.image.tobytes(
            on.subsurface((16, 8, 20, 30)).copy(), "RGB"
        )

    plain, surface, cloth = Surface(SIZE, 0, 32), Surface(SIZE, 0, 32), Backcloth(SIZE)
    cloth.begin()
    assert draw(cloth) == draw(plain)
    cloth.paint(surface)
    assert same(plain, surface)


def test_a_group_that_looks_the_same_is_drawn_once() -> None:
    """What `again` takes down the second time is what was drawn the first time."""
    cloth, surface, calls = Backcloth(SIZE), Surface(SIZE, 0, 32), []

    def group(on: Surface) -> None:
        calls.append(on)
        on.blit(RED, (4, 4))

    assert painted(cloth, surface, lambda s: s.again("red", group)) != []  # type: ignore[attr-defined]
    assert painted(cloth, surface, lambda s: s.again("red", group)) == []  # type: ignore[attr-defined]
    assert len(calls) == 1


@pytest.mark.parametrize("name", ["stage_holding", "stage_offered"])
def test_the_stage_looks_as_if_it_were_painted_whole(name: str) -> None:
    """Picture by picture, with lights, meter and a glow in motion; a part is painted each time."""
    guide = stop(name, Settings(language="en"))
    size = (640, 360)
    cloth, surface, plain = Backcloth(size), Surface(size, 0, 32), Surface(size, 0, 32)
    for number in range(6):
        guide.step(1 / 60 if number % 2 else 0.3)
        places = painted(cloth, surface, guide.draw)
        guide.draw(plain)
        assert same(plain, surface), number
        assert number == 0 or sum(p.width * p.height for p in places) < 0.5 * 640 * 360


def test_screens_draw_with_the_pen() -> None:
    """What pygame.draw does on a cloth is lost; only drawings of their own are made with it."""
    own = {"pen.py", "understudy.py", "glow.py", "paper.py", "face_shading.py"}
    files = [*ROOT.glob("game/drawing/*.py"), *ROOT.glob("game/screens/*.py")]
    found = [
        file.name
        for file in files
        if file.name not in own and re.search(r"pygame\.draw\.", file.read_text(encoding="utf-8"))
    ]
    assert found == []
