"""How the preview looks in windows of every size: stage and desk, all words, all buttons."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest
from pygame import Rect

from game import words
from game.acting.take import Phase
from game.drawing import theme
from game.drawing.backcloth import Backcloth
from game.drawing.noting import noting
from tests.screens.preview_author import PLAY, Author
from tests.screens.preview_author import author as author
from tests.screens.test_painting import Window


@pytest.mark.parametrize("size", [(320, 200), (640, 900), (1024, 600), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize(
    "text", [PLAY, PLAY.replace("ask: sad", "ask: sadd"), "- no play\n", "title: A\0\tplay\n"]
)
def test_the_preview_is_drawn_in_windows_of_every_size(
    author: Callable[..., Author], size: tuple[int, int], text: str
) -> None:
    """A window dragged small or large stops nothing, broken file or not."""
    desk = author(text, size=size)
    desk.visitor.look()
    desk.press(pygame.K_PAGEDOWN, pygame.K_F8)
    desk.visitor.look()


def _is_the_stage_made_smaller(desk: Author, size: tuple[int, int]) -> bool:
    """Tell whether a window of that size shows the stage as it is drawn whole, made smaller."""
    desk.visitor.surface = surface = pygame.Surface(size)
    desk.screen.draw(surface)
    assert desk.screen._places is not None
    place, whole = desk.screen._places.stage, pygame.Surface(desk.screen._drawn)
    assert place.width < whole.get_width()
    desk.screen.on_stage.draw(whole, desk.screen._clock)
    small = pygame.transform.smoothscale(whole, place.size)
    # The paper below it throws its shadow on the lowest rows.
    seen = Rect(0, 0, place.width, place.height - 8)
    one, other = surface.subsurface(seen), small.subsurface(seen)
    return pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")


def test_a_narrow_window_shows_every_change_of_the_stage(author: Callable[..., Author]) -> None:
    """To the last bit: faces, help, words, looks, saves, and windows of other sizes."""
    narrow, wide = (1024, 600), (1280, 720)
    desk = author(size=narrow)
    desk.go_to(Phase.ACTING)
    window = Window(desk.screen.draw)
    happenings = {
        "it is on": lambda: None,
        "advice is put away": lambda: desk.press(*[pygame.K_F8] * len(desk.version.notes)),
        "a face fills the meter": lambda: desk.press(pygame.K_6),
        "help comes": lambda: desk.press(pygame.K_0, pygame.K_t),
        "the other language": lambda: desk.press(pygame.K_F2),
        "other looks": lambda: theme.wear("contrast", "open_dyslexic", 1.25),
        "a save": lambda: desk.save(PLAY.replace("Den är borta", "Den blå är borta")),
        "a mistake": lambda: desk.save(PLAY.replace("ask: sad", "ask: sadd")),
        "the next scene": lambda: desk.press(pygame.K_PAGEDOWN),
        "a pause": lambda: desk.press(pygame.K_ESCAPE),
    }
    for happening, happen in happenings.items():
        happen()
        for size in (narrow, wide, narrow):
            window.resize(size)
            for seconds in (0.0, 0.1):
                desk.visitor.wait(seconds)
                assert window.is_true(), f"{happening}, painted {seconds} s later"
                assert _is_the_stage_made_smaller(desk, size), f"{happening}, {seconds} s later"


def test_a_stage_on_which_nothing_moves_is_not_painted_anew(author: Callable[..., Author]) -> None:
    """In a narrow window either, where it is made smaller: a second picture costs next to none."""
    desk = author(size=(1024, 600))
    desk.go_to(Phase.ACTING)
    desk.visitor.look()
    cloth, window = Backcloth((1024, 600)), pygame.Surface((1024, 600), 0, 32)
    desk.screen.draw(cloth.begin())
    assert cloth.paint(window)
    desk.screen.draw(cloth.begin())
    assert cloth.paint(window) == []


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_long_sentence_is_there_to_its_end(author: Callable[..., Author], language: str) -> None:
    """In the smallest window the line of the file makes room for what to do."""
    desk = author(PLAY.replace("ask: sad", "ask: sad\n    colour: red"), size=(1024, 600))
    words.use_language(language)
    with noting() as notices:
        desk.visitor.look()
    words.use_language("en")
    told = " ".join(notice.words for notice in notices)
    assert "passed_on." in told
    assert ("För scenen finns" in told) is (language == "sv")


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (2560, 1440)])
def test_every_button_of_the_desk_is_large_and_covers_nothing(
    author: Callable[..., Author], size: tuple[int, int]
) -> None:
    """At least 76 pixels, inside the window, beside the stage, and none over another."""
    desk = author(PLAY.replace("ask: sad", "ask: sad\n    partner: happy"), size=size)
    desk.visitor.look()
    places = desk.screen._places
    rects = list(places.choices.values())
    assert len(rects) == 16
    for number, rect in enumerate(rects):
        assert min(rect.size) >= 76
        assert pygame.Rect(0, 0, *size).contains(rect)
        assert not places.stage.colliderect(rect)
        assert rect.collidelist(rects[number + 1 :]) < 0
