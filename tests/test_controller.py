"""Game controllers: what a pad does arrives as the key that the screens know."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest
from pygame.event import Event

from game.backstage import Backstage, House
from game.controller import REPEATS_AFTER, Controllers
from game.fakes import PaperOffice, SilentSounds, SilentVoice
from game.loop import run
from game.screens.choices import Choices
from game.settings import Settings

A, B, X, Y = (
    pygame.CONTROLLER_BUTTON_A,
    pygame.CONTROLLER_BUTTON_B,
    pygame.CONTROLLER_BUTTON_X,
    pygame.CONTROLLER_BUTTON_Y,
)
UP, DOWN = pygame.CONTROLLER_BUTTON_DPAD_UP, pygame.CONTROLLER_BUTTON_DPAD_DOWN
START = pygame.CONTROLLER_BUTTON_START
ACROSS, ALONG = pygame.CONTROLLER_AXIS_LEFTX, pygame.CONTROLLER_AXIS_LEFTY
TICK = 1 / 60


def down(button: int, pad: int = 0) -> Event:
    """A button is pressed."""
    return Event(pygame.CONTROLLERBUTTONDOWN, instance_id=pad, button=button)


def up(button: int, pad: int = 0) -> Event:
    """A button is let go."""
    return Event(pygame.CONTROLLERBUTTONUP, instance_id=pad, button=button)


def stick(axis: int, share: float, pad: int = 0) -> Event:
    """The stick is moved to a share of its way."""
    value = round(share * 32767)
    return Event(pygame.CONTROLLERAXISMOTION, instance_id=pad, axis=axis, value=value)


class Hands:
    """Hands on pads; `pressed` are the keys that came of what they did."""

    def __init__(self) -> None:
        self.pads = Controllers()
        self.pressed: list[int] = []

    def do(self, *events: Event) -> None:
        """Let events arrive."""
        for event in events:
            self.pressed += [key.key for key in self.pads.keys(event)]

    def wait(self, seconds: float) -> None:
        """Let time pass picture by picture."""
        for _ in range(round(seconds / TICK)):
            self.pressed += [key.key for key in self.pads.repeats(TICK)]


@pytest.fixture
def hands() -> Hands:
    """Hands that have not done anything yet."""
    return Hands()


@pytest.mark.parametrize(
    ("button", "key"),
    [
        (A, pygame.K_RETURN),
        (B, pygame.K_ESCAPE),
        (X, pygame.K_h),
        (Y, pygame.K_r),
        (START, pygame.K_p),
        (UP, pygame.K_UP),
        (DOWN, pygame.K_DOWN),
    ],
)
def test_each_button_is_a_key(hands: Hands, button: int, key: int) -> None:
    """A chooses, B goes back, X helps, Y repeats, Start pauses, the cross moves the focus."""
    hands.do(down(button), up(button))
    hands.wait(3.0)
    assert hands.pressed == [key]


def test_a_button_without_a_meaning_presses_nothing(hands: Hands) -> None:
    """The shoulders and the logo are held by accident."""
    hands.do(down(pygame.CONTROLLER_BUTTON_LEFTSHOULDER), down(pygame.CONTROLLER_BUTTON_GUIDE))
    assert hands.pressed == []


def test_a_held_direction_repeats_after_a_moment(hands: Hands) -> None:
    """Once at once, again after 0.4 s, then steadily; not any more when let go."""
    hands.do(down(DOWN))
    hands.wait(REPEATS_AFTER - 0.05)
    assert hands.pressed == [pygame.K_DOWN]
    hands.wait(0.1)
    assert hands.pressed == [pygame.K_DOWN] * 2
    hands.wait(0.4)
    assert hands.pressed == [pygame.K_DOWN] * 4
    hands.do(up(DOWN))
    hands.wait(2.0)
    assert hands.pressed == [pygame.K_DOWN] * 4


def test_the_stick_moves_the_focus_once_per_push(hands: Hands) -> None:
    """Pushed, wobbling and let go is one step; the other way is another."""
    hands.do(stick(ACROSS, 0.7), stick(ACROSS, 1.0), stick(ACROSS, 0.5), stick(ACROSS, 0.8))
    hands.do(stick(ACROSS, 0.1))
    hands.do(stick(ACROSS, -0.9), stick(ACROSS, 0.0))
    assert hands.pressed == [pygame.K_RIGHT, pygame.K_LEFT]


def test_a_stick_across_both_axes_goes_where_it_leans_most(hands: Hands) -> None:
    """A child's thumb is never quite straight."""
    hands.do(stick(ALONG, 0.4), stick(ACROSS, 0.3), stick(ALONG, 0.9))
    assert hands.pressed == [pygame.K_DOWN]


def test_a_worn_stick_that_never_rests_presses_nothing(hands: Hands) -> None:
    """No drift: a third of the way is still at rest, however long."""
    for share in (0.1, 0.34, -0.2, 0.5):
        hands.do(stick(ACROSS, share), stick(ALONG, -share))
        hands.wait(2.0)
    assert hands.pressed == []


def test_two_controllers_do_not_disturb_each_other(hands: Hands) -> None:
    """One holds the cross while the other presses A and moves its stick."""
    hands.do(down(DOWN, pad=1))
    hands.do(down(A, pad=2), up(A, pad=2), stick(ACROSS, 1.0, pad=2), stick(ACROSS, 0.0, pad=2))
    hands.do(up(DOWN, pad=2))
    hands.wait(REPEATS_AFTER + 0.05)
    keys = [pygame.K_DOWN, pygame.K_RETURN, pygame.K_RIGHT, pygame.K_DOWN]
    assert hands.pressed == keys


def test_a_pad_pulled_out_while_a_direction_is_held_lets_go(hands: Hands) -> None:
    """The focus does not run away for ever."""
    hands.do(down(DOWN))
    hands.do(Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=0))
    hands.wait(3.0)
    assert hands.pressed == [pygame.K_DOWN]


def test_a_pad_of_known_layout_is_not_heard_twice(hands: Hands) -> None:
    """SDL tells of such a pad twice: as a controller and as a plain joystick."""
    hands.do(down(A), Event(pygame.JOYBUTTONDOWN, instance_id=0, button=0))
    hands.do(Event(pygame.JOYAXISMOTION, instance_id=0, axis=0, value=1.0))
    hands.do(Event(pygame.JOYHATMOTION, instance_id=0, hat=0, value=(0, 1)))
    assert hands.pressed == [pygame.K_RETURN]


def test_a_pad_that_is_gone_before_it_is_opened_is_left_alone(hands: Hands) -> None:
    """Hot-plugging twice in a moment announces a device that is not there."""
    pygame.joystick.init()
    hands.do(Event(pygame.JOYDEVICEADDED, device_index=7, guid=""))
    hands.do(Event(pygame.CONTROLLERDEVICEADDED, device_index=7))
    assert hands.pressed == []


def test_everything_else_passes_unchanged(hands: Hands) -> None:
    """Keys, clicks and touches are the screens' own business."""
    event = Event(pygame.KEYDOWN, key=pygame.K_g, mod=0, unicode="g")
    assert hands.pads.keys(event) == [event]


class Wall:
    """A screen that notes the keys that reach it, and is left by Escape."""

    def __init__(self) -> None:
        self.keys: list[int] = []
        self.choices = Choices(list)

    def on_event(self, event: Event) -> Wall | None:
        """Note a key."""
        if event.type != pygame.KEYDOWN:
            return self
        self.keys.append(event.key)
        return None if event.key == pygame.K_ESCAPE else self

    def update(self, dt: float, news: object) -> Wall:
        """Let time pass."""
        return self

    def draw(self, surface: pygame.Surface) -> None:
        """Draw nothing."""


def a_backstage() -> Backstage:
    """Return a house without plays, camera or book."""
    house = House((), Settings(language="en"))
    return Backstage(SilentVoice(), SilentSounds(), None, None, PaperOffice(), house)  # type: ignore[arg-type]


@pytest.fixture
def window() -> Iterator[None]:
    """A window that nobody sees, with no events lying about."""
    pygame.display.init()
    pygame.display.set_mode((64, 48))
    pygame.event.clear()
    yield
    pygame.display.quit()


def test_the_loop_hands_pads_to_every_screen(window: None) -> None:
    """Real events of the queue: the cross is held, then B leaves the game."""

    def ticks() -> Iterator[float]:
        yield TICK
        pygame.event.post(down(DOWN))
        for _ in range(30):
            yield TICK
        pygame.event.post(down(B))
        yield TICK
        raise AssertionError("B did not leave")

    wall = Wall()
    run(wall, a_backstage(), lambda: None, ticks())
    assert wall.keys == [pygame.K_DOWN, pygame.K_DOWN, pygame.K_ESCAPE]


def test_a_house_key_means_the_same_on_every_screen(window: None) -> None:
    """The cover's key reaches its doer, and no screen sees it."""
    covered: list[str] = []

    def ticks() -> Iterator[float]:
        for key in (pygame.K_F9, pygame.K_x, pygame.K_ESCAPE):
            pygame.event.post(Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))
            yield TICK

    wall = Wall()
    keys = {pygame.K_F9: lambda: covered.append("turned")}
    run(wall, a_backstage(), lambda: None, ticks(), keys)
    assert covered == ["turned"]
    assert wall.keys == [pygame.K_x, pygame.K_ESCAPE]
