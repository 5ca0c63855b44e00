"""A real window, real presses and clicks: evenings from the door to the bow and home again."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pygame
import pytest

from game import tour, words
from game.guide import TourBook
from game.scorebook.book import FILE_NAME, ScoreBook
from game.screens.choices import SETTLE
from game.settings import Settings
from tests.in_window import PATIENCE, READING, USUAL, InWindow, display, size
from tests.reference import album

__all__ = ["display", "size"]

# Seconds that the whole play gets to be performed, on a busy computer.
PLAY_PATIENCE = 150.0

PLAY = "first-steps/birthday-parcel"
SHELF = "shelf first-steps"

TO_THE_PLAY = (
    ("title", "play"),
    ("players", "player 1"),
    ("shelves", SHELF),
    ("plays", PLAY),
)

# How far a photo may be from the album's page, in the mean of 255: faces move and curtains sway.
NEAR = 20


class Evening(InWindow):
    """The game in its window, and hands on mouse and keyboard."""

    def __init__(
        self, display: str, home: Path, language: str, size: tuple[int, int] = USUAL
    ) -> None:
        self.home = home
        self._language, self._size = language, size
        wide, high = size
        options = ("--camera", "understudy", "--language", language, "--window", f"{wide}x{high}")
        super().__init__(display, home, "game", "play", *options)

    def wait_for_window(self) -> None:
        end = time.monotonic() + PATIENCE
        while not self.hand("search", "--onlyvisible", "--class", "curtain-up"):
            assert time.monotonic() < end, "no window came"
            assert self.program.poll() is None, "the game ended before its window came"
            time.sleep(0.2)
        time.sleep(READING)

    def press(self, *keys: str) -> None:
        """Press keys as a child does, who looks at each screen before the next."""
        for key in keys:
            self.hand("key", key)
            time.sleep(READING)

    def press_on(self, stop: str, key: str) -> None:
        """Wait until the window looks like a stop of the tour, then press a key there."""
        self.expect_look(stop)
        time.sleep(2 * SETTLE)
        self.press(key)

    def press_past(self, stop: str, key: str) -> None:
        """Wait until the window looks like a stop no more, then press a key where that led to."""
        end = time.monotonic() + PATIENCE
        page = album.Page(stop, self._language, self._size)
        while is_like(self.photo(), page):
            assert time.monotonic() < end, f"{stop} was not left"
            time.sleep(0.3)
        time.sleep(READING)
        self.press(key)

    def click(self, stop: str, choice: str) -> None:
        """Wait until the window looks like a stop of the tour, then click a choice that it has."""
        self.expect_look(stop)
        # What is pressed in a screen's first moment is a slip, and does nothing.
        time.sleep(2 * SETTLE)
        x, y = places(stop, self._language, self._size)[choice].center
        self.hand("mousemove", str(x), str(y), "click", "1")

    def photo(self) -> np.ndarray:
        """Return what the window shows: width x height x 3 bytes, as an album keeps it."""
        wide, high = self._size
        raw = (self.home.parent / "screen" / "Xvfb_screen0").read_bytes()
        # An XWD file: sizes in its head, then a table of colours, then blue, green, red, nothing.
        head, colours = (int.from_bytes(raw[at : at + 4]) for at in (0, 76))
        pixels = np.frombuffer(raw, np.uint8, wide * high * 4, head + 12 * colours)
        picture = pixels.reshape(high, wide, 4)[..., 2::-1].swapaxes(0, 1)
        surface = pygame.surfarray.make_surface(np.ascontiguousarray(picture))
        shrunk = (album.WIDTH, round(album.WIDTH * high / wide))
        return pygame.surfarray.array3d(pygame.transform.smoothscale(surface, shrunk))

    def expect_look(self, wanted: str) -> None:
        """Wait until the window looks most like the album's page of a stop, of all its pages."""
        end = time.monotonic() + PATIENCE
        page = album.Page(wanted, self._language, self._size)
        while not is_like(photo := self.photo(), page):
            assert self.program.poll() is None, f"the game ended before it showed {wanted}"
            if time.monotonic() > end:
                place = self.home.parent / f"{wanted}.png"
                album.side_by_side(kept(page), photo, place)
                pytest.fail(f"The window does not look like {page.name}: see {place}.")
            time.sleep(0.3)

    def wait_for_stars(self) -> None:
        """Only watch, until the book has the stars."""
        end = time.monotonic() + PLAY_PATIENCE
        while not self.performances():
            time.sleep(0.5)
            assert time.monotonic() < end, "the play did not come to its bow"
            assert self.program.poll() is None, "the game ended before the bow"

    def leave(self, *keys: str) -> None:
        """Press keys until the game is left, which it does without a complaint."""
        self.press(*keys)
        _, told = self.program.communicate(timeout=PATIENCE)
        assert self.program.returncode == 0
        assert "Traceback" not in told

    def performances(self) -> list[tuple[str, str, int]]:
        """Return what the score book holds: nickname, play, stars."""
        with sqlite3.connect(self.home / "scores.db", timeout=10) as book:
            return book.execute(
                "SELECT nickname, play, stars FROM performances"
                " JOIN players ON players.id = player_id"
            ).fetchall()

    def wait_for_bow(self) -> None:
        """Be the friend who sees every scene at once, until the book has the stars."""
        end = time.monotonic() + PLAY_PATIENCE
        while not self.performances():
            self.hand("key", "s")
            time.sleep(0.5)
            assert time.monotonic() < end, "the play did not come to its bow"
            assert self.program.poll() is None, "the game ended before the bow"


kept = cache(album.kept)


def is_like(photo: np.ndarray, page: album.Page) -> bool:
    """Tell whether a photo is near to a page, and nearer than to all others of either language."""

    def away(other: album.Page) -> float:
        return float(np.abs(kept(other).astype(np.int16) - photo).mean())

    others = (other for other in album.pages() if other.size == page.size)
    return away(page) < NEAR and min(others, key=away) == page


def places(stop: str, language: str, size: tuple[int, int]) -> dict[str, pygame.Rect]:
    """Return where the choices of a stop are."""
    guide = tour.stop(stop, Settings(language=language))
    guide.draw(pygame.Surface(size))
    return guide.screen.choices.rects


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose score book knows the players of the tour."""
    home = tmp_path / "theatre"
    book = ScoreBook.open(home / FILE_NAME)
    # The latest stands first.
    for player in reversed(TourBook().players()):
        book.add_player(player.nickname, player.avatar)
    book.close()
    return home


@pytest.fixture
def _sketches() -> Iterator[None]:
    """Let pictures be read here, where no window is open; the language is English again after."""
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    yield
    words.use_language("en")


@pytest.mark.long
@pytest.mark.usefixtures("_sketches")
@pytest.mark.parametrize(("language", "size"), [("en", USUAL)])
def test_the_understudy_plays_an_evening_in_a_real_window(
    display: str, home: Path, language: str, size: tuple[int, int]
) -> None:
    """By clicks from screen to screen, each of which looks as kept; the camera sees it perform."""
    evening = Evening(display, home, language, size)
    try:
        evening.wait_for_window()
        for stop, choice in (("title", "play"), ("players", "new"), ("new_player", "done")):
            evening.click(stop, choice)
        evening.click("shelves", SHELF)
        evening.click("plays", PLAY)
        evening.click("roads", "understudy")
        evening.expect_look("stage_told")
        evening.wait_for_stars()
        evening.expect_look("curtain_call")
        assert [line[1:] for line in evening.performances()] == [(PLAY, 9)]
        evening.leave("Escape", "Escape")
    finally:
        evening.close()


@pytest.mark.long
@pytest.mark.usefixtures("_sketches")
@pytest.mark.parametrize(("language", "size"), [("sv", (1024, 600)), ("en", (2560, 1440))])
def test_a_play_that_was_left_is_offered_again_in_a_real_window(
    display: str, home: Path, language: str, size: tuple[int, int]
) -> None:
    """With a friend, left after a scene: only then "Go on" stands between the plays and the stage.

    On the smallest and the largest screen each of these looks as kept.
    """
    evening = Evening(display, home, language, size)
    try:
        evening.wait_for_window()
        for stop, choice in TO_THE_PLAY:
            evening.click(stop, choice)
        evening.click("roads", "friend")
        evening.expect_look("stage_friend")
        evening.press("s", "s", "s", "Escape")
        evening.click("pause", "home")
        for stop, choice in TO_THE_PLAY:
            evening.click(stop, choice)
        evening.click("roads", "friend")
        evening.expect_look("go_on")
        evening.leave(*["Escape"] * 5)
    finally:
        evening.close()


@pytest.mark.long
@pytest.mark.usefixtures("_sketches")
@pytest.mark.parametrize("language", ["sv"])
def test_an_evening_by_keyboard_ends_with_stars_in_the_book(
    display: str, tmp_path: Path, language: str
) -> None:
    """Play, a new player, the first play, a friend who sees it all, the bow, home, and out."""
    evening = Evening(display, tmp_path / "home", language)
    try:
        evening.wait_for_window()
        evening.press_on("title", "Return")
        evening.press_past("title", "Return")
        evening.expect_look("new_player")
        evening.hand("type", "ada")
        evening.press("Return")
        for stop in ("shelves", "plays", "roads"):
            evening.press_on(stop, "Return")
        evening.wait_for_bow()
        assert evening.performances() == [("ada", "first-steps/birthday-parcel", 9)]
        evening.leave("Escape", "Escape", "Escape")
    finally:
        evening.close()
