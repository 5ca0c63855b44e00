"""Choosing by key, click and touch, and the focus that shows where one is."""

from __future__ import annotations

import pygame
import pytest
from pygame import Rect, Surface
from pygame.event import Event

from game.screens.choices import SETTLE, Choice, Choices
from game.screens.places import column, grid, row

RECTS = {
    "left": Rect(0, 0, 100, 100),
    "right": Rect(200, 0, 100, 100),
    "below": Rect(0, 200, 100, 100),
}


@pytest.fixture
def choices() -> Choices:
    """Three choices, two side by side and one below, in a window of 400x400."""
    offered = [
        Choice("left", "Left", lambda: None),
        Choice("right", "Right", lambda: None, is_primary=True),
        Choice("below", "Below", lambda: None, keys=(pygame.K_b,)),
    ]
    choices = Choices(lambda: offered)
    choices.place(Surface((400, 400)), RECTS)
    choices.update(SETTLE)
    return choices


def key(code: int, mod: int = 0) -> Event:
    """Return the event of a key pressed."""
    return Event(pygame.KEYDOWN, key=code, mod=mod)


def test_the_main_choice_has_the_focus_at_first(choices: Choices) -> None:
    """Who only ever presses Enter takes the main way."""
    assert choices.on_event(key(pygame.K_RETURN)).name == "right"


def test_arrows_move_the_focus_to_what_lies_there(choices: Choices) -> None:
    """Left, down and up lead where they point, and into nothing they lead nowhere."""
    for code, there in (
        (pygame.K_LEFT, "left"),
        (pygame.K_LEFT, "left"),
        (pygame.K_DOWN, "below"),
        (pygame.K_UP, "left"),
        (pygame.K_RIGHT, "right"),
    ):
        assert choices.on_event(key(code)) is None
        assert choices.focus == there


def test_tab_goes_round_and_shift_tab_back(choices: Choices) -> None:
    """Tab reaches every choice, as switches and screen readers need."""
    seen = []
    for _ in range(3):
        choices.on_event(key(pygame.K_TAB))
        seen.append(choices.focus)
    assert seen == ["below", "left", "right"]
    choices.on_event(key(pygame.K_TAB, pygame.KMOD_LSHIFT))
    assert choices.focus == "left"


@pytest.mark.parametrize("code", [pygame.K_RETURN, pygame.K_SPACE, pygame.K_KP_ENTER])
def test_enter_and_space_choose(choices: Choices, code: int) -> None:
    """All three keys that people expect to choose do so."""
    choices.focus = "left"
    assert choices.on_event(key(code)).name == "left"


def test_a_letter_chooses_at_once(choices: Choices) -> None:
    """A key of its own needs no focus."""
    assert choices.on_event(key(pygame.K_b)).name == "below"


def test_keys_of_the_system_are_left_alone(choices: Choices) -> None:
    """Ctrl+B is not B."""
    assert choices.on_event(key(pygame.K_b, pygame.KMOD_LCTRL)) is None


def test_a_click_chooses_what_it_hits(choices: Choices) -> None:
    """Only the first mouse button, and only where something is."""
    down = pygame.MOUSEBUTTONDOWN
    assert choices.on_event(Event(down, pos=(250, 50), button=1)).name == "right"
    assert choices.on_event(Event(down, pos=(250, 50), button=3)) is None
    assert choices.on_event(Event(down, pos=(150, 50), button=1)) is None


def test_a_touch_chooses_once(choices: Choices) -> None:
    """The click that the system makes of a touch does not choose again."""
    touch = Event(pygame.FINGERDOWN, x=0.1, y=0.6, touch_id=1, finger_id=1)
    assert choices.on_event(touch).name == "below"
    assert (
        choices.on_event(Event(pygame.MOUSEBUTTONDOWN, pos=(40, 240), button=1, touch=True)) is None
    )


def test_the_mouse_takes_the_focus_along(choices: Choices) -> None:
    """What the pointer is over is what Enter would choose."""
    choices.on_event(Event(pygame.MOUSEMOTION, pos=(50, 250), rel=(0, 0), buttons=(0, 0, 0)))
    assert choices.focus == "below"


def test_a_double_click_does_not_choose_on_the_next_screen() -> None:
    """A screen that just opened answers nobody for a moment."""
    fresh = Choices(lambda: [Choice("only", "Only", lambda: None)])
    fresh.place(Surface((400, 400)), {"only": RECTS["left"]})
    click = Event(pygame.MOUSEBUTTONDOWN, pos=(50, 50), button=1)
    assert fresh.on_event(click) is None
    fresh.update(SETTLE)
    assert fresh.on_event(click).name == "only"


def test_the_focus_falls_back_when_its_choice_goes(choices: Choices) -> None:
    """After a page is turned there is still something that has the focus."""
    choices.focus = "gone"
    choices.place(Surface((400, 400)), RECTS)
    assert choices.focus == "right"


def test_letters_are_for_the_name_while_one_is_typed() -> None:
    """Space and letters choose nothing on a screen with a text field, Enter does."""
    offered = [Choice("done", "Done", lambda: None, keys=(pygame.K_d,))]
    typing = Choices(lambda: offered, is_typing=True)
    typing.update(SETTLE)
    assert typing.on_event(key(pygame.K_SPACE)) is None
    assert typing.on_event(key(pygame.K_d)) is None
    assert typing.on_event(key(pygame.K_RETURN)).name == "done"


def test_rows_columns_and_grids_fill_their_area_without_overlap() -> None:
    """Whatever the rounding, pieces lie side by side and end where the area ends."""
    area = Rect(13, 7, 1001, 599)
    for pieces in (row(area, 3, 20), row(area, 3, 7, (0.2, 0.5, 0.3)), column(area, 4, 11)):
        assert pieces[0].topleft == area.topleft
        assert pieces[-1].bottomright == area.bottomright
    cells = grid(area, 6, 2, 14)
    assert len(cells) == 12
    assert all(cell.collidelist(cells[:n]) == -1 for n, cell in enumerate(cells))
