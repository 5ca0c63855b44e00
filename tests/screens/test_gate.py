"""The gate: an adult comes in, a child who tries is treated kindly, everybody can leave."""

from __future__ import annotations

from random import Random

import pygame
import pytest

from game.drawing import theme
from game.screens.gate import GateScreen
from game.screens.office import OfficeScreen
from game.screens.sums import all_sums, new_sum
from game.screens.title import TitleScreen


@pytest.fixture
def visitor(backstage, visit):
    """Somebody who pressed the cog on the title."""
    visitor = visit(TitleScreen(backstage))
    visitor.click("grown_ups")
    assert isinstance(visitor.screen, GateScreen)
    return visitor


def keys_of(number: int) -> list[int]:
    """Return the keys that type a number."""
    return [pygame.K_0 + int(digit) for digit in str(number)]


def test_an_adult_types_the_answer_and_is_in(visitor) -> None:
    """Digits and Enter, whatever had the focus."""
    for key in keys_of(visitor.screen.sum.answer):
        visitor.press(key)
    visitor.press(pygame.K_RETURN)
    assert isinstance(visitor.screen, OfficeScreen)


def test_the_keypad_types_too(visitor) -> None:
    """An accountant's fingers find the keypad."""
    for digit in str(visitor.screen.sum.answer):
        visitor.press(pygame.K_KP_0 if digit == "0" else pygame.K_KP_1 + int(digit) - 1)
    visitor.press(pygame.K_KP_ENTER)
    assert isinstance(visitor.screen, OfficeScreen)


def test_the_answer_can_be_touched(visitor) -> None:
    """No keyboard is needed, and each digit is large enough for a finger."""
    visitor.look()
    assert all(min(rect.size) >= theme.TARGET_MIN for rect in visitor.screen.choices.rects.values())
    for digit in str(visitor.screen.sum.answer):
        visitor.touch(digit)
    visitor.touch("enter")
    assert isinstance(visitor.screen, OfficeScreen)


def test_the_answer_can_be_given_by_arrows_and_enter_alone(visitor) -> None:
    """Whoever can't type reaches each digit with Tab and chooses it with Enter."""
    for digit in str(visitor.screen.sum.answer):
        visitor.press_to(digit)
    visitor.press_to("enter")
    assert isinstance(visitor.screen, OfficeScreen)


def test_a_wrong_answer_brings_another_sum_and_a_kind_word(visitor) -> None:
    """Nobody learns the answer by trying: the sum is never the same twice running."""
    for _ in range(12):
        before = visitor.screen.sum
        for key in keys_of(before.answer + 1):
            visitor.press(key)
        visitor.press(pygame.K_RETURN)
        assert isinstance(visitor.screen, GateScreen)
        assert visitor.screen.sum != before
        assert visitor.screen.typed == ""
        assert visitor.says.startswith("Not quite. Here is another: how much is ")


def test_a_digit_too_many_is_taken_back(visitor) -> None:
    """Backspace and its button both erase; more digits than any answer has are not taken."""
    for key in keys_of(987654321):
        visitor.press(key)
    assert visitor.screen.typed == "9876"
    visitor.press(pygame.K_BACKSPACE)
    visitor.click("erase digit")
    assert visitor.screen.typed == "98"


def test_enter_without_an_answer_asks_again(visitor) -> None:
    """It is no wrong answer: the sum stays."""
    asked = visitor.screen.sum
    visitor.click("enter")
    assert visitor.screen.sum == asked
    assert visitor.says == f"For grown-ups: how much is {asked.left} times {asked.right}?"


def test_a_child_leaves_by_escape(visitor) -> None:
    """The title is back, and the camera is off."""
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, TitleScreen)


def test_the_gate_leads_wherever_it_was_put(backstage, visit) -> None:
    """A keepsake or a class may hide behind it as well."""
    behind = TitleScreen(backstage)
    visitor = visit(GateScreen(backstage, lambda: behind, lambda: None, Random(1)))
    for key in keys_of(visitor.screen.sum.answer):
        visitor.press(key)
    visitor.press(pygame.K_RETURN)
    assert visitor.screen is behind


def test_sums_are_beyond_the_tables_and_within_an_adults_head() -> None:
    """Three digits, from a number above ten and a single digit, and several to choose from."""
    assert len(all_sums()) >= 8
    assert all(each.left > 10 > each.right and 100 <= each.answer < 150 for each in all_sums())
    chance = Random(0)
    sums = [new_sum(chance) for _ in range(50)]
    assert len(set(sums)) > 5


def test_the_gate_follows_the_language(visitor) -> None:
    """F2 asks the same sum in Swedish."""
    asked = visitor.screen.sum
    visitor.press(pygame.K_F2)
    visitor.wait(0.1)
    assert visitor.says == f"För vuxna: hur mycket är {asked.left} gånger {asked.right}?"
