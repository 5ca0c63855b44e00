"""Every screen looks as it did when somebody looked at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from game import words
from game.drawing import theme
from game.drawing.text import draw_text
from tests.reference import album
from tests.tiers import quick

PAGES = list(album.pages())

# One of six of a usual window.
QUICK = [page for page in PAGES if page.size[0] == 1280][::6]


@pytest.fixture(autouse=True)
def _window() -> Iterator[None]:
    """A window nobody sees, so that pictures can be read."""
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    yield
    words.use_language("en")


@pytest.mark.parametrize(
    "page",
    quick(QUICK, PAGES),
    ids=[page.name for page in PAGES],
)
def test_the_screen_looks_as_it_was_kept(page: album.Page, tmp_path: Path) -> None:
    """Nothing of the size of a letter differs; if it does, a picture shows where."""
    assert page.file.exists(), f"{page.file.name} is missing: python tests/reference/renew.py"
    before, now = album.kept(page), page.draw()
    squares = album.difference(before, now)
    if squares.any():
        place = tmp_path / f"{page.name}.png"
        album.side_by_side(before, now, place)
        pytest.fail(
            f"{page.name} looks different in {squares.sum()} places: kept, now and what differs "
            f"are side by side in {place}. Is it meant? Then: python tests/reference/renew.py"
        )


def test_the_album_has_no_page_too_many_and_stays_small() -> None:
    """Each picture belongs to a stop of the tour, and all together take less than 12 MB."""
    files = set(album.HERE.glob("*.png"))
    assert files == {page.file for page in PAGES}
    assert sum(file.stat().st_size for file in files) < 12_000_000


def written(word: str, shift: int = 0) -> np.ndarray:
    """Return a picture with one word as large as a button's in a window of 1280 pixels."""
    surface = pygame.Surface((1280, 720), 0, 32)
    surface.fill(theme.CREAM)
    draw_text(surface, word, pygame.Rect(400 + shift, 300, 300, 90), 28, bold=True)
    return pygame.surfarray.array3d(pygame.transform.smoothscale(surface, (640, 360)))


@pytest.mark.parametrize(("before", "now"), [("Play", "Pray"), ("Home", "Hope"), ("Go on", "Go")])
def test_another_letter_is_found(before: str, now: str) -> None:
    """One letter of a button is enough to be told."""
    assert album.difference(written(before), written(now)).any()


def test_noise_at_the_edges_is_forgiven() -> None:
    """A quarter of a pixel, or a shade of colour, is no difference."""
    shade = np.clip(written("Play").astype(int) + 6, 0, 255).astype(np.uint8)
    assert not album.difference(written("Play"), shade).any()
    noise = np.random.default_rng(3).integers(-12, 13, written("Play").shape)
    noisy = np.clip(written("Play").astype(int) + noise, 0, 255).astype(np.uint8)
    assert not album.difference(written("Play"), noisy).any()


def test_a_difference_is_shown_side_by_side(tmp_path: Path) -> None:
    """Kept, now, and what differs: three pictures in one, the last dark where nothing changed."""
    place = tmp_path / "play.png"
    album.side_by_side(written("Play"), written("Pray"), place)
    sheet = pygame.image.load(place)
    assert sheet.get_size() == (3 * 640 + 16, 360)
    assert sheet.get_at((2 * 648 + 10, 10))[0] < 100
    bright = pygame.surfarray.array3d(sheet)[2 * 648 :].max(axis=-1) > 200
    assert 0 < bright.sum() < 64 * 30


def test_a_picture_comes_back_as_it_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writing and reading lose nothing of a picture in a palette."""
    monkeypatch.setattr(album, "HERE", tmp_path)
    page = album.Page("title", "en", (1280, 720))
    drawn = page.draw()
    album.keep(page, drawn)
    assert np.array_equal(album.kept(page), drawn)


def test_a_screen_is_drawn_the_same_twice() -> None:
    """Nothing in a picture is left to chance or to the clock on the wall."""
    page = album.Page("stage_shown", "sv", (1280, 720))
    assert np.array_equal(page.draw(), page.draw())
