"""The language, changed in one click from anywhere; what a screen says follows at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pygame

from game import words
from game.backstage import Backstage
from game.screens.choices import Choice
from game.screens.screen import Screen

# The loop answers this key on every screen, as it does F11.
LANGUAGE_KEY: Final = pygame.K_F2


class Interpreter:
    """Notices that the language was changed, by whatever hand, and lets a screen `retell`."""

    def __init__(self, backstage: Backstage, retell: Callable[[], object]) -> None:
        self._backstage = backstage
        self._retell = retell
        self._language = backstage.house.language

    def update(self) -> None:
        """Look whether the language is another than it was; screens call it for each picture."""
        now = self._backstage.house.language
        if now != self._language:
            self._language = now
            self._retell()


def next_language() -> str:
    """Return the code of the language that comes after the one in use."""
    known, here = words.languages(), words.language()
    return known[(known.index(here) + 1) % len(known)] if here in known else known[0]


def change_language(backstage: Backstage) -> None:
    """Go on in the next language, at once; the title tells if that could not be saved."""
    settings = replace(backstage.house.settings, language=next_language())
    if trouble := backstage.office.change(settings):
        backstage.house = replace(backstage.house, notice=trouble)


def language_choice(backstage: Backstage, screen: Screen, label: str = "") -> Choice:
    """Return the choice with the globe that changes the language and stays on `screen`."""

    def change() -> Screen:
        change_language(backstage)
        return screen

    words_of = words.own_name(next_language())
    return Choice("language", label, change, "globe", spoken=words_of)
