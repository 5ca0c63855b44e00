"""Game controllers as keys: what a pad does becomes the key that the screens know; any number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pygame
from pygame.event import Event

if TYPE_CHECKING:
    # Its module calls itself unfinished; it is what pygame-ce has for pads of known layout.
    from pygame._sdl2.controller import Controller

Way = tuple[int, int]

# By the place of the button, as SDL names them after an Xbox pad: A is below, B on the right.
BUTTONS: Final = {
    pygame.CONTROLLER_BUTTON_A: pygame.K_RETURN,
    pygame.CONTROLLER_BUTTON_B: pygame.K_ESCAPE,
    pygame.CONTROLLER_BUTTON_X: pygame.K_h,
    pygame.CONTROLLER_BUTTON_Y: pygame.K_r,
    pygame.CONTROLLER_BUTTON_START: pygame.K_p,
}
CROSS: Final = {
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: (-1, 0),
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: (1, 0),
    pygame.CONTROLLER_BUTTON_DPAD_UP: (0, -1),
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: (0, 1),
}
ARROWS: Final = {
    (-1, 0): pygame.K_LEFT,
    (1, 0): pygame.K_RIGHT,
    (0, -1): pygame.K_UP,
    (0, 1): pygame.K_DOWN,
}

# A pad whose layout nobody knows: most send A, B, X, Y as 0 to 3 and Start as 7 or 9.
PLAIN_BUTTONS: Final = {
    0: pygame.K_RETURN,
    1: pygame.K_ESCAPE,
    2: pygame.K_h,
    3: pygame.K_r,
    7: pygame.K_p,
    9: pygame.K_p,
}

# A stick counts as pushed from here on and as let go below there, as shares of its whole way; worn
# sticks rest at up to a fifth, and two bars keep one that trembles from pressing twice.
PUSHED_FROM: Final = 0.6
LET_GO_BELOW: Final = 0.35
WHOLE_WAY: Final = 32768

# Seconds until a direction that is held repeats, and between repeats.
REPEATS_AFTER: Final = 0.4
REPEATS_EVERY: Final = 0.2


@dataclass(slots=True)
class Pad:
    """One controller: where its left stick is (-1 to 1), and what is held for how many seconds."""

    handle: Any
    is_plain: bool = False
    stick: list[float] = field(default_factory=lambda: [0.0, 0.0])
    way: Way | None = None
    is_by_stick: bool = False
    held_for: float = 0.0
    repeats: int = 0

    def hold(self, way: Way | None, is_by_stick: bool) -> int | None:
        """Hold a direction, or none; return the key to press if it is a new one."""
        if way == self.way:
            return None
        self.way, self.is_by_stick = way, is_by_stick
        self.held_for, self.repeats = 0.0, 0
        return ARROWS[way] if way else None

    def push(self, axis: int, share: float) -> int | None:
        """Move the stick's `axis` (0 across, 1 down) to `share`; return a key to press, or None."""
        self.stick[axis] = share
        across, down = self.stick
        if max(abs(across), abs(down)) < LET_GO_BELOW:
            return self.hold(None, True) if self.is_by_stick else None
        if max(abs(across), abs(down)) < PUSHED_FROM:
            return None
        if abs(across) >= abs(down):
            return self.hold((1 if across > 0 else -1, 0), True)
        return self.hold((0, 1 if down > 0 else -1), True)

    def wait(self, dt: float) -> int | None:
        """Let `dt` seconds go by; return the key to press again if a direction is still held."""
        if self.way is None:
            return None
        self.held_for += dt
        if self.held_for < REPEATS_AFTER + self.repeats * REPEATS_EVERY:
            return None
        self.repeats += 1
        return ARROWS[self.way]


class Controllers:
    """Every pad that is plugged in, now or later; without one it costs nothing.

    `wake` looks for pads and takes a moment, so it waits until the first picture is shown.
    """

    def __init__(self) -> None:
        self._pads: dict[int, Pad] = {}

    def wake(self) -> None:
        """Begin to notice pads; those that are there already are announced by events."""
        pygame.joystick.init()

    def keys(self, event: Event) -> list[Event]:
        """Return `event` itself, or the key presses that a pad's event stands for (often none)."""
        match event.type:
            case pygame.JOYDEVICEADDED:
                self._plug_in(event.device_index)
            case pygame.JOYDEVICEREMOVED | pygame.CONTROLLERDEVICEREMOVED:
                self._pads.pop(event.instance_id, None)
            case pygame.CONTROLLERDEVICEADDED:
                pass
            case pygame.CONTROLLERBUTTONDOWN | pygame.JOYBUTTONDOWN:
                return _presses(self._button(event))
            case pygame.CONTROLLERBUTTONUP | pygame.JOYBUTTONUP:
                self._let_go(event)
            case pygame.CONTROLLERAXISMOTION | pygame.JOYAXISMOTION:
                return _presses(self._stick(event))
            case pygame.JOYHATMOTION:
                return _presses(self._hat(event))
            case _:
                return [event]
        return []

    def repeats(self, dt: float) -> Iterator[Event]:
        """Let `dt` seconds go by, and yield the presses of directions that are still held."""
        for pad in self._pads.values():
            yield from _presses(pad.wait(dt))

    def _plug_in(self, device_index: int) -> None:
        """Open a pad that was announced; one that is gone again already is left alone."""
        try:
            joystick = pygame.joystick.Joystick(device_index)
            number = joystick.get_instance_id()
            known = _known_layout(device_index)
        except pygame.error:
            return
        self._pads[number] = Pad(known or joystick, is_plain=known is None)

    def _pad(self, event: Event, is_plain: bool) -> Pad | None:
        """Return the pad of `event`, which of a known layout speaks twice, as pad and as plain."""
        number = event.instance_id
        if is_plain and number not in self._pads:
            return None
        pad = self._pads.setdefault(number, Pad(None))
        return pad if pad.is_plain == is_plain else None

    def _button(self, event: Event) -> int | None:
        is_plain = event.type == pygame.JOYBUTTONDOWN
        pad = self._pad(event, is_plain)
        if pad is None:
            return None
        if not is_plain and event.button in CROSS:
            return pad.hold(CROSS[event.button], False)
        known: Mapping[int, int] = PLAIN_BUTTONS if is_plain else BUTTONS
        return known.get(event.button)

    def _let_go(self, event: Event) -> None:
        pad = self._pad(event, event.type == pygame.JOYBUTTONUP)
        if pad is not None and CROSS.get(event.button) == pad.way:
            pad.hold(None, False)

    def _stick(self, event: Event) -> int | None:
        is_plain = event.type == pygame.JOYAXISMOTION
        pad = self._pad(event, is_plain)
        # Axes 0 and 1 are the left stick in every layout.
        if pad is None or event.axis not in (0, 1):
            return None
        return pad.push(event.axis, event.value if is_plain else event.value / WHOLE_WAY)

    def _hat(self, event: Event) -> int | None:
        pad = self._pad(event, True)
        if pad is None:
            return None
        across, up = event.value
        way = (across, 0) if across else (0, -up)
        return pad.hold(way if way in ARROWS else None, False)


def _known_layout(device_index: int) -> Controller | None:
    """Return the pad as one whose layout SDL knows, which then sends events of its own."""
    from pygame._sdl2 import controller

    if not controller.get_init():
        controller.init()
    if not controller.is_controller(device_index):
        return None
    return controller.Controller(device_index)


def _presses(key: int | None) -> list[Event]:
    return [] if key is None else [Event(pygame.KEYDOWN, key=key, mod=0, unicode="")]
