"""The leaves of a flip-book: cut once while they lie, and nothing of a face stays behind (R3)."""

from __future__ import annotations

import weakref
from typing import Any

import numpy as np
import pygame
from pygame import Rect, Surface

from game.acting.expressions import Expression
from game.acting.scenario import Scene
from game.drawing.backcloth import Backcloth
from game.drawing.flip_page import draw_leaf
from game.drawing.paper import _sheet
from game.flip_book import FlipBook
from game.screens.flip_book import draw_turning

SIZE = (400, 300)
LEAF = Rect(10, 10, 360, 280)


def a_book(pages: int = 2) -> FlipBook:
    """Return a flip-book of so many pages."""
    book = FlipBook()
    noise = np.random.default_rng(0)
    for number in range(pages):
        scene = Scene(f"scene {number}", (), frozenset({Expression.HAPPY}))
        book.offer(number, scene, 0.9, noise.integers(1, 256, (240, 320, 3), dtype=np.uint8))
    return book


class Wall(Surface):
    """A surface that remembers which photographs were laid on it, without keeping them alive."""

    def __init__(self) -> None:
        super().__init__(SIZE, 0, 32)
        self.photos: list[weakref.ref[Surface]] = []

    def blit(self, source: Surface, *rest: Any, **named: Any) -> Rect:
        """Lay `source` down; what can't be seen through is no sheet of paper."""
        if not source.get_flags() & pygame.SRCALPHA:
            self.photos.append(weakref.ref(source))
        return super().blit(source, *rest, **named)

    def alive(self) -> int:
        """Return how many different photographs are still somewhere in memory."""
        return len({id(photo()) for photo in self.photos} - {id(None)})


def test_a_leaf_that_lies_is_painted_once() -> None:
    """Sixty times a second the same book is no new paint."""
    book, cloth, surface = a_book(), Backcloth(SIZE), Surface(SIZE, 0, 32)
    for again in (False, True):
        draw_leaf(cloth.begin(), LEAF, book.pages[0].picture)
        assert bool(cloth.paint(surface)) is not again


def test_what_lies_below_a_turning_leaf_stays_as_it_is() -> None:
    """Only the leaf that stands up looks otherwise from picture to picture."""
    book, wall = a_book(), Wall()
    for turned in (0.3, 0.4):
        draw_turning(wall, LEAF, book.pages, 0, 1, turned)
    below, stands, below_again, stands_again = (photo() for photo in wall.photos)
    assert below is below_again
    assert below is not None
    assert stands is stands_again is None, "it was for one picture"


def test_a_leaf_in_a_window_of_another_size_is_cut_anew() -> None:
    """And shows the same as in a window that always had that size."""
    book, looks = a_book(), []
    for first in (LEAF.inflate(-90, -60), LEAF):
        surface = Surface(SIZE, 0, 32)
        draw_leaf(Surface(SIZE, 0, 32), first, book.pages[0].picture)
        draw_leaf(surface, LEAF, book.pages[0].picture)
        looks.append(pygame.image.tobytes(surface, "RGB"))
    assert looks[0] == looks[1]


def test_no_photograph_outlives_its_picture() -> None:
    """A book that was blotted out has left nothing, and a long one never more than two (R3)."""
    book, wall = a_book(5), Wall()
    for number in range(1, 5):
        for turned in (0.5, 1.0):
            draw_turning(wall, LEAF, book.pages, number - 1, number, turned)
    assert 1 <= wall.alive() <= 2
    book.blot_out()
    assert wall.alive() == 0


def test_a_leaf_that_turns_is_drawn_from_one_sheet() -> None:
    """However many pictures a turn has, paper is drawn once; it grows narrower and darker."""
    surface, page = Surface(SIZE, 0, 32), np.full((240, 320, 3), 90, np.uint8)
    draw_leaf(surface, LEAF, page)
    before, edges, greys = _sheet.cache_info().misses, [], []
    for turned in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        surface.fill("black")
        draw_leaf(surface, LEAF, page, turned)
        row = pygame.surfarray.array3d(surface)[:, LEAF.top + 8].astype(int).sum(axis=1)
        edges.append(int(np.flatnonzero(row > 300).max()))
        greys.append(int(np.median(row[row > 300])))
    assert _sheet.cache_info().misses == before
    assert edges == sorted(edges, reverse=True)
    assert edges[0] > edges[-1] + 100
    assert greys == sorted(greys, reverse=True)
    assert greys[0] > greys[-1] + 40
