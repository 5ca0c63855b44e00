"""The list of cameras: opened by a press, saved, used at once, and released when it is left."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.acting.expressions import Expression
from game.fakes import Shown
from game.perception.cameras import FoundCamera
from game.perception.frames import CameraReason, CameraTrouble
from game.screens.cameras import CameraListScreen
from game.screens.exits import LEAVE
from game.screens.title import TitleScreen
from game.screens.trouble import TroubleScreen
from game.screens.warm_up import WarmUpScreen

CALM = Shown(Expression.NEUTRAL, 0.9)
BUSY = CameraTrouble(CameraReason.BUSY, "2")


@pytest.fixture
def at_list(backstage, visit):
    """A visitor at the list, which leads back to the title."""
    return visit(CameraListScreen(backstage, lambda: TitleScreen(backstage)))


def labels(visitor) -> list[str]:
    """Return what stands on the cards."""
    offered = visitor.screen.choices._offer()
    return [choice.label for choice in offered if choice.name.startswith("camera ")]


def test_every_camera_has_a_name(at_list) -> None:
    """The system's, or a number from one, and the understudy by its own."""
    assert labels(at_list) == ["Paper camera", "Camera 3", "The understudy"]


def test_no_camera_opens_before_a_press(at_list, backstage) -> None:
    """R25: neither showing the list nor moving the focus opens one."""
    at_list.wait(2.0)
    for key in (pygame.K_DOWN, pygame.K_DOWN, pygame.K_UP):
        at_list.press(key)
    assert not backstage.eye.is_on
    assert backstage.office.changed == []


def test_a_chosen_camera_is_saved_and_looked_through_at_once(at_list, backstage) -> None:
    """One press: it is the setting, the eye uses it, the badge is on, the mirror shows it."""
    at_list.press_to("camera 2")
    assert backstage.office.changed[-1].camera == "2"
    assert backstage.eye.camera == "2"
    assert backstage.eye.is_on
    assert at_list.says == "Camera 3"
    at_list.look()
    waking = pygame.image.tobytes(at_list.surface, "RGB")
    at_list.show(CALM)
    at_list.look()
    assert pygame.image.tobytes(at_list.surface, "RGB") != waking


def test_leaving_the_list_releases_the_camera(at_list, backstage) -> None:
    """The choice stays, the camera goes."""
    at_list.click("camera 2")
    at_list.press(pygame.K_ESCAPE)
    assert isinstance(at_list.screen, TitleScreen)
    assert not backstage.eye.is_on
    assert backstage.house.settings.camera == "2"


def test_leaving_the_window_releases_the_camera(at_list, backstage) -> None:
    """It comes back with the window, and only if it was on."""
    for event in (pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED):
        at_list.send(pygame.event.Event(event))
    assert not backstage.eye.is_on
    at_list.click("camera 0")
    at_list.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert not backstage.eye.is_on
    at_list.send(pygame.event.Event(pygame.WINDOWFOCUSGAINED))
    assert backstage.eye.is_on


def test_a_camera_that_gives_no_picture_is_explained_in_place(at_list) -> None:
    """The list stays, so that another can be tried at once."""
    at_list.click("camera 2")
    at_list.shows = lambda: BUSY
    at_list.wait(5.0)
    assert isinstance(at_list.screen, CameraListScreen)
    assert at_list.says.startswith("Another program is using the camera.")
    assert at_list.heard.count(at_list.says) == 1


def test_a_camera_that_is_plugged_in_appears(at_list, backstage) -> None:
    """Nobody has to leave the list and come back."""
    backstage.eye.offered = (*backstage.eye.offered, FoundCamera("6", "New camera"))
    at_list.wait(4.0)
    assert "New camera" in labels(at_list)


def test_many_cameras_have_pages(backstage, visit) -> None:
    """A workshop with nine cameras: each can be reached."""
    backstage.eye.offered = tuple(FoundCamera(str(n), f"Cam {n}") for n in range(9))
    visitor = visit(CameraListScreen(backstage, lambda: None))
    visitor.click("next page")
    visitor.click("next page")
    visitor.click("camera 8")
    assert backstage.eye.camera == "8"


def test_the_trouble_screen_leads_to_the_list_and_back(backstage, visit) -> None:
    """Another camera is chosen where the first one failed, and the warm-up goes on with it."""

    def retry():
        return WarmUpScreen(backstage, lambda: None, LEAVE)

    visitor = visit(TroubleScreen(backstage, BUSY, retry, LEAVE))
    visitor.click("cameras")
    assert isinstance(visitor.screen, CameraListScreen)
    visitor.click("camera 0")
    visitor.click("back")
    assert isinstance(visitor.screen, WarmUpScreen)
    assert backstage.eye.is_on


def test_nobody_is_filmed_behind_another_window_by_a_camera_that_comes_back(
    backstage, visit
) -> None:
    """While the trouble screen is not looked at, no camera is searched for."""
    backstage.eye.start()
    visitor = visit(TroubleScreen(backstage, BUSY, lambda: None, LEAVE))
    visitor.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert not backstage.eye.is_on
    visitor.send(pygame.event.Event(pygame.WINDOWFOCUSGAINED))
    assert backstage.eye.is_on


def test_a_choice_that_cannot_be_saved_says_so(at_list, backstage) -> None:
    """It holds tonight; the sentence is spoken and stands on the screen."""
    change = backstage.office.change

    class FullDisk:
        def change(self, settings):
            change(settings)
            return "The settings could not be saved."

    backstage.office = FullDisk()
    at_list.click("camera 2")
    assert at_list.says == "The settings could not be saved."
    assert backstage.eye.camera == "2"


def test_the_chosen_camera_is_marked_by_more_than_its_colour(at_list, backstage) -> None:
    """The tick moves with the choice (R18)."""
    settings = backstage.house.settings
    at_list.look()
    first = at_list.surface.subsurface(at_list.screen.choices.rects["camera 0"]).copy()
    backstage.house = replace(backstage.house, settings=replace(settings, camera="2"))
    at_list.look()
    other = at_list.surface.subsurface(at_list.screen.choices.rects["camera 0"]).copy()
    grey = [pygame.transform.grayscale(image) for image in (first, other)]
    assert pygame.image.tobytes(grey[0], "RGB") != pygame.image.tobytes(grey[1], "RGB")
