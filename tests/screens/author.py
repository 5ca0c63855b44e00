"""What an author does at the desk, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.backstage import Backstage
from game.playwright import Script
from game.screens.my_plays import MyPlaysScreen
from game.screens.title import TitleScreen
from tests.screens.conftest import Visitor


def type_in(visitor: Visitor, text: str) -> None:
    """Type into whatever is written in."""
    visitor.look()
    for letter in text:
        visitor.send(pygame.event.Event(pygame.TEXTINPUT, text=letter))


def clear(visitor: Visitor) -> None:
    """Mark everything in the field and take it out."""
    visitor.press(pygame.K_a, pygame.KMOD_CTRL)
    visitor.press(pygame.K_BACKSPACE)


def rewrite(visitor: Visitor, card: str, text: str) -> None:
    """Open a card by mouse, write its text anew and press Escape."""
    visitor.click(card)
    clear(visitor)
    type_in(visitor, text)
    visitor.press(pygame.K_ESCAPE)


def at_my_plays(backstage: Backstage, visit: Callable[..., Visitor]) -> Visitor:
    """Return a visitor who sees the author's plays."""
    workshop = backstage.workshop
    return visit(MyPlaysScreen(backstage, workshop, lambda: TitleScreen(backstage)))


def with_a_play(
    backstage: Backstage, visit: Callable[..., Visitor], title: str = "The moon"
) -> Visitor:
    """Return a visitor who has just begun a play."""
    visitor = at_my_plays(backstage, visit)
    visitor.click("new")
    type_in(visitor, title)
    visitor.press(pygame.K_RETURN)
    return visitor


def script_of(visitor: Visitor) -> Script:
    """Return the play on the desk."""
    return visitor.screen.desk.script
