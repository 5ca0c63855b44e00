"""What can be chosen on a screen, by key, click or touch; it goes to no screen by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.drawing.buttons import Button, draw_button
from game.screens.screen import Screen

# Seconds in which a new screen answers nobody: the second half of a double click would else choose
# something that the child has not even seen.
SETTLE: Final = 0.2

# Seconds that a button stays pressed in, so that a press is seen to be answered.
PRESSED_FOR: Final = 0.15

_ARROWS: Final = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}
_CHOOSE: Final = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)

# With these held down, a key belongs to the system (Alt+Tab, Ctrl+C).
_FOREIGN: Final = pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen; `act` does it and returns the next screen.

    `name` keeps the focus in place when the others change. `keys` choose it at once, and the first
    is printed on the button if it is a letter or one such as F9, or `cap` instead. `spoken` are the
    words of one that shows none, or that shows more than its label; `sound` is the effect heard
    when it is pressed.
    """

    name: str
    label: str
    act: Callable[[], Screen | None]
    icon: str | None = None
    keys: tuple[int, ...] = ()
    is_primary: bool = False
    spoken: str = ""
    sound: str = "click"
    cap: str = ""

    @property
    def words(self) -> str:
        """What the voice calls it."""
        return self.spoken or self.label

    @property
    def key_label(self) -> str:
        """The key to print on the button, or nothing."""
        first = self.keys[0] if self.keys else 0
        if self.cap:
            return self.cap
        if pygame.K_F1 <= first <= pygame.K_F12:
            return f"F{first - pygame.K_F1 + 1}"
        return chr(first).upper() if pygame.K_a <= first <= pygame.K_z else ""


class Choices:
    """The choices that a screen offers now, which of them has the focus, and where each is drawn.

    `offer` is asked afresh each time, so that labels follow the language and lists their contents.
    `is_typing` leaves letters and the space bar to a text field. `is_reserved` is for screens where
    somebody acts: no choice is read aloud there before the player moves the focus. `presses` counts
    what was chosen, and `pressed_sound` names the effect of the latest.
    """

    def __init__(
        self,
        offer: Callable[[], Sequence[Choice]],
        focus: str = "",
        is_typing: bool = False,
        is_reserved: bool = False,
    ) -> None:
        self.focus = focus
        self.rects: dict[str, Rect] = {}
        self.is_reserved = is_reserved
        self.presses = 0
        self.pressed_sound = ""
        # Whether the focus rests beside this screen, as on the desk of a preview.
        self.is_left = False
        self._offer = offer
        self._is_typing = is_typing
        self._size = (1, 1)
        # What was offered when the places were noted, for all that draws by them.
        self._placed: Sequence[Choice] = ()
        self._open_for = 0.0
        self._pressed = ""
        self._pressed_for = 0.0

    def update(self, dt: float) -> None:
        """Let `dt` seconds go by."""
        self._open_for += dt
        self._pressed_for += dt
        if self._pressed_for > PRESSED_FOR:
            self._pressed = ""

    def on_event(self, event: Event) -> Choice | None:
        """Move the focus, or return what the event chooses."""
        offered = {choice.name: choice for choice in self._offer()}
        self._keep_focus(offered)
        name = self._chosen(event, offered)
        if name is None or self._open_for < SETTLE:
            return None
        self.focus = self._pressed = name
        self._pressed_for = 0.0
        self.presses += 1
        self.pressed_sound = offered[name].sound
        return offered[name]

    def spoken_focus(self) -> str:
        """Return the words of the choice that has the focus, "" where there is none."""
        # Asked with every picture: what the last one drew is new enough for what is read aloud.
        offered = self._placed or self._offer()
        return next((one.words for one in offered if one.name == self.focus), "")

    def place(self, surface: Surface, rects: Mapping[str, Rect]) -> None:
        """Take note of where the choices are on `surface` now; later hits go by this."""
        self._size = surface.get_size()
        self._placed = self._offer()
        self._keep_focus({choice.name: choice for choice in self._placed})
        self.rects = dict(rects)

    def looks(self) -> tuple[object, ...]:
        """Return all that the look of the buttons depends on, beside their places."""
        offered = ((one.name, one.label, one.is_primary) for one in self._offer())
        return *offered, self.focus, self._pressed

    def draw(self, surface: Surface, names: Sequence[str] = ()) -> None:
        """Draw the choices `names`, or all that are placed, as buttons with icon and label."""
        for choice in self.shown():
            if not names or choice.name in names:
                self.draw_one(surface, choice, choice.label, choice.icon)

    def shown(self) -> list[Choice]:
        """Return the placed choices as they are drawn: the one with the focus last, above all."""
        placed = [choice for choice in self._placed if choice.name in self.rects]
        return sorted(placed, key=lambda choice: choice.name == self.focus)

    def draw_one(self, surface: Surface, choice: Choice, label: str, icon: str | None) -> None:
        """Draw one choice with another label, as a card that the screen itself fills."""
        button = Button(
            self.rects[choice.name],
            label,
            icon=icon,
            is_primary=choice.is_primary,
            is_focused=choice.name == self.focus,
            is_pressed=choice.name == self._pressed,
            key=choice.key_label,
        )
        draw_button(surface, button)

    def _keep_focus(self, offered: Mapping[str, Choice]) -> None:
        if self.is_left:
            self.focus = ""
        if self.is_left or self.focus in offered or not offered:
            return
        primary = (name for name, choice in offered.items() if choice.is_primary)
        self.focus = next(primary, next(iter(offered)))

    def _chosen(self, event: Event, offered: Mapping[str, Choice]) -> str | None:
        if event.type == pygame.KEYDOWN:
            return self._by_key(event, offered)
        if event.type == pygame.MOUSEMOTION and not getattr(event, "touch", False):
            self.focus = self._under(event.pos, offered) or self.focus
        # SDL follows each touch with a pretended click, which is not to choose twice.
        is_click = event.type == pygame.MOUSEBUTTONDOWN and event.button == 1
        if is_click and not getattr(event, "touch", False):
            return self._under(event.pos, offered)
        if event.type == pygame.FINGERDOWN:
            width, height = self._size
            return self._under((event.x * width, event.y * height), offered)
        return None

    def _by_key(self, event: Event, offered: Mapping[str, Choice]) -> str | None:
        key = event.key
        if getattr(event, "mod", 0) & _FOREIGN:
            return None
        if key in _ARROWS:
            self.focus = self._neighbour(*_ARROWS[key], offered)
        elif key == pygame.K_TAB:
            # What is not drawn can be chosen by its own key alone.
            names = [name for name in offered if name in self.rects] or list(offered)
            way = -1 if getattr(event, "mod", 0) & pygame.KMOD_SHIFT else 1
            here = names.index(self.focus) if self.focus in names else -1
            self.focus = names[(here + way) % len(names)]
        elif self._is_typing and pygame.K_SPACE <= key <= pygame.K_z:
            return None
        elif key in _CHOOSE:
            return self.focus
        return next((name for name, choice in offered.items() if key in choice.keys), None)

    def _under(self, point: tuple[float, float], offered: Mapping[str, Choice]) -> str | None:
        hits = (name for name, rect in self.rects.items() if rect.collidepoint(point))
        return next((name for name in hits if name in offered), None)

    def _neighbour(self, right: int, down: int, offered: Mapping[str, Choice]) -> str:
        """Return the nearest choice in a direction; what lies aside counts thrice as far."""
        if self.focus not in self.rects:
            return self.focus
        here = self.rects[self.focus]
        nearest, best = self.focus, float("inf")
        for name, rect in self.rects.items():
            dx, dy = rect.centerx - here.centerx, rect.centery - here.centery
            ahead, aside = dx * right + dy * down, abs(dx * down) + abs(dy * right)
            is_ahead = _lies_ahead(here, rect, right, down)
            if name in offered and is_ahead and ahead + 3 * aside < best:
                nearest, best = name, ahead + 3 * aside
        return nearest


def _lies_ahead(here: Rect, there: Rect, right: int, down: int) -> bool:
    """Tell whether `there` begins where `here` ends, in that direction."""
    if right:
        gap = there.left - here.right if right > 0 else here.left - there.right
    else:
        gap = there.top - here.bottom if down > 0 else here.top - there.bottom
    return gap >= -2
