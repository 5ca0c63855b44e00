"""What screens share that say something and then wait for a press; it knows none of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Final

from pygame import Surface
from pygame.event import Event

from game.backstage import Backstage
from game.screens.choices import Choice, Choices
from game.screens.furniture import speak
from game.screens.interpreter import Interpreter
from game.screens.screen import News, Screen

# Seconds after which nobody is thought to come back soon.
LEFT_ALONE: Final = 180.0


class WaitingScreen(ABC):
    """Says its words when it opens and in each new language, and waits for somebody to choose.

    A screen of this kind has `_words`, an `_offer` and a `draw`. It calls this `__init__` when
    all is set that these need, because the words are said there; `focus` is the choice that has
    the focus first, and with `is_reserved` it is not read aloud; where there `is_typing`, letters
    are no keys of choices. With `is_silent` nothing is said when it opens. `left_alone` is called
    when the wait has become a long one.
    """

    def __init__(
        self,
        backstage: Backstage,
        focus: str,
        is_reserved: bool = False,
        is_typing: bool = False,
        is_silent: bool = False,
        left_alone: Callable[[], None] = lambda: None,
    ) -> None:
        self._backstage = backstage
        self._left_alone = left_alone
        self._clock = 0.0
        self.choices = Choices(self._offer, focus, is_typing, is_reserved)
        self._interpreter = Interpreter(backstage, self._retell)
        if not is_silent:
            self._tell()

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch."""
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the time pass; nothing happens by itself."""
        self._clock += dt
        self._interpreter.update()
        self.choices.update(dt)
        if self._clock >= LEFT_ALONE:
            self._left_alone()
        return self

    @abstractmethod
    def draw(self, surface: Surface) -> None:
        """Draw everything onto `surface`, of whatever size; decide nothing."""

    @abstractmethod
    def _words(self) -> str:
        """Return what is said, in the language in use."""

    @abstractmethod
    def _offer(self) -> Sequence[Choice]:
        """Return what can be chosen now."""

    def _tell(self) -> None:
        speak(self._backstage, self._words())

    def _retell(self) -> None:
        """Say the words in another language than before."""
        self._tell()

    def _hear(self) -> Screen:
        """Say the words again, whatever was said since."""
        self._tell()
        return self
