"""The flip-book: the best picture of each take, small, mirrored, and really gone in the end."""

from __future__ import annotations

import gc
import weakref

import numpy as np

from game.acting.expressions import Expression
from game.acting.scenario import Scene
from game.flip_book import FlipBook

ONE = Scene("one", (), frozenset({Expression.HAPPY}))
TWO = Scene("two", (), frozenset({Expression.SAD}))


def grey(level: int, size: tuple[int, int] = (480, 640)) -> np.ndarray:
    """Return a picture of one grey."""
    return np.full((*size, 3), level, np.uint8)


def test_the_best_picture_of_each_take_stays() -> None:
    """A weaker moment later does not replace a better one, and each take has its own page."""
    book = FlipBook()
    for match, level in ((0.2, 20), (0.8, 80), (0.5, 50)):
        book.offer(0, ONE, match, grey(level))
    book.offer(1, TWO, 0.1, grey(10))
    assert [(page.scene, page.match) for page in book.pages] == [(ONE, 0.8), (TWO, 0.1)]
    assert [int(page.picture.max()) for page in book.pages] == [80, 10]


def test_hardly_better_pictures_are_not_worth_a_copy() -> None:
    """A face that comes bit by bit is copied now and then, and the page stays about the best."""
    book, copies, last = FlipBook(), 0, None
    for step in range(101):
        book.offer(0, ONE, 0.5 + step / 250, grey(step))
        copies += book.pages[0].picture is not last
        last = book.pages[0].picture
    assert 10 <= copies <= 21
    assert book.pages[0].match >= 0.9 - 0.02


def test_pictures_are_copies_small_and_as_in_a_mirror() -> None:
    """The camera's own picture is free to be overwritten, and left is right."""
    picture = grey(0)
    picture[:, :320] = 200
    book = FlipBook()
    book.offer(0, ONE, 0.9, picture)
    picture[:] = 7
    page = book.pages[0].picture
    assert page.shape == (240, 320, 3)
    assert page[:, :160].max() == 0
    assert page[:, 160:].min() == 200


def test_any_camera_fits() -> None:
    """Large pictures come out near 320 by 240, and small ones as they are."""
    for size, small in (((1080, 1920), (270, 480)), ((48, 64), (48, 64)), ((241, 321), (241, 321))):
        book = FlipBook()
        book.offer(0, ONE, 0.9, grey(9, size))
        assert book.pages[0].picture.shape == (*small, 3)
        assert set(np.unique(book.pages[0].picture)) == {9}


def test_blotted_out_no_picture_stays_alive_and_the_last_holder_sees_black() -> None:
    """Whoever still holds an array holds nothing but zeros; all others are gone from memory."""
    book = FlipBook()
    book.offer(0, ONE, 0.2, grey(90))
    replaced = book.pages[0].picture
    book.offer(0, ONE, 0.4, grey(100))
    assert not replaced.any()
    book.offer(1, TWO, 0.9, grey(200))
    held = book.pages[0].picture
    others = [weakref.ref(page.picture) for page in book.pages[1:]]
    book.blot_out()
    gc.collect()
    assert not held.any()
    assert [other() for other in others] == [None]
    assert book.pages == ()
