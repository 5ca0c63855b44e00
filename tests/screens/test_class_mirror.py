"""A class's mirror: no pixel of the camera is on the wall, and the understudy acts in its place."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.acting.expressions import Expression
from game.acting.take import Phase
from game.fakes import Shown
from game.perception.frames import Frame, Sighting
from game.screens.call_board import CallBoardScreen
from game.screens.cameras import CameraListScreen
from game.screens.class_bow import ClassBowScreen
from game.screens.class_stage import ClassStage
from game.screens.class_warm_up import ClassWarmUp
from game.screens.warm_up import Step
from tests.screens.class_room import CALM, call, to_stage
from tests.screens.class_room import board as board
from tests.screens.class_room import register as register

# The colour of the paper camera's pictures: nothing in the theatre is so green.
GREEN = (3, 250, 8)


def looks_green(surface) -> bool:
    """Tell whether any pixel comes near the camera's colour, also half mixed with another."""
    pixels = pygame.surfarray.array3d(surface).astype(int)
    green = pixels[..., 1] - np.maximum(pixels[..., 0], pixels[..., 2])
    return bool((green > 90).any())


def green_camera(visitor) -> None:
    """Let the camera see a calm face in a green room, where a camera is on."""
    picture = np.empty((48, 64, 3), np.uint8)
    picture[:] = GREEN
    shows = visitor._sighting

    def sighting():
        if not visitor.backstage.eye.is_on:
            return None
        seen = shows(visitor.face)
        return Sighting(Frame(picture, visitor.clock, seen.frame.number), seen.reading, seen.statue)

    visitor.face = CALM
    visitor.shows = sighting


def pictures_of_a_play(board):
    """Play by the camera and yield each look of the wall, from the warm-up to the bow."""
    call(board.backstage, "Kim")
    board.wait(0.2)
    board.click("stage")
    while not isinstance(board.screen, ClassBowScreen):
        if isinstance(board.screen, ClassWarmUp) and board.screen.step is Step.SMILE:
            board.face = Shown(Expression.HAPPY, 0.9)
        if isinstance(board.screen, ClassStage):
            scene = board.screen.performance.scene.name
            board.face = Shown(Expression.HAPPY if scene == "parcel" else Expression.SAD, 0.9)
        board.wait(0.5)
        board.screen.draw(board.surface)
        yield board.surface
    board.wait(5.0)
    board.screen.draw(board.surface)
    yield board.surface


@pytest.fixture
def wall(register, backstage, visit):
    """The call board on a wall so small that each of its pixels is searched quickly."""
    return visit(CallBoardScreen(backstage), (512, 300))


def test_no_pixel_of_the_camera_reaches_the_wall(wall) -> None:
    """Neither in the warm-up, nor on the stage, nor at the bow."""
    board = wall
    green_camera(board)
    looks = [looks_green(surface) for surface in pictures_of_a_play(board)]
    assert len(looks) > 15
    assert not any(looks)
    assert not board.screen._flip_book.pages


def test_a_teacher_may_wish_for_the_mirror(wall, backstage) -> None:
    """Then it is seen; which proves that this search finds a camera's picture."""
    board = wall
    settings = replace(backstage.house.settings, shows_mirror=True)
    backstage.house = replace(backstage.house, settings=settings)
    green_camera(board)
    looks = [looks_green(surface) for surface in pictures_of_a_play(board)]
    assert any(looks)
    assert not looks[-1], "no flip-book before a class, whatever is set"
    assert not board.screen._flip_book.pages


def test_choosing_another_camera_shows_nobody_either(board, backstage) -> None:
    """The list's mirror has the understudy: awake where a face is seen."""
    board.screen = CameraListScreen(backstage, lambda: None)
    green_camera(board)
    board.click("camera 2")
    board.wait(1.0)
    assert backstage.eye.is_on
    assert not looks_green(board.look() and board.surface)
    backstage.lesson = None
    assert looks_green(board.look() and board.surface)


def strength(stage) -> float:
    """Return how far up the corners of the mask's mouth are."""
    return stage.tableau().masks[0].mouth_corners


def test_the_understudy_shows_what_is_asked_as_well_as_the_child_does(board, backstage) -> None:
    """At rest before, half a smile for half a smile, and a whole one for a whole one."""
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board, "stage")
    board.wait_until(lambda: board.screen.performance.take.phase is Phase.ACTING)
    stage, corners = board.screen, []
    for match in (0.0, 0.45, 0.9):
        board.show(Shown(Expression.HAPPY, match))
        board.wait(0.6)
        corners.append(strength(stage))
    assert corners == sorted(corners)
    assert corners[0] < 0.2 < corners[1] < 0.7 < corners[2]


def test_the_understudy_never_shows_what_was_not_asked(board, backstage) -> None:
    """Where a smile is asked, an angry face leaves the mask at rest (R1)."""
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board, "stage")
    board.wait_until(lambda: board.screen.performance.take.phase is Phase.ACTING)
    rest = board.screen.tableau().masks
    board.show(Shown(Expression.ANGRY, 0.95))
    board.wait(1.0)
    assert board.screen.performance.take.phase is Phase.ACTING
    for name in ("brow_inner", "brow_furrow", "mouth_corners"):
        now, before = (getattr(mask[0], name) for mask in (board.screen.tableau().masks, rest))
        assert abs(now - before) < 0.1, name


def test_with_nobody_in_sight_the_understudy_waits_with_closed_eyes(board, backstage) -> None:
    """And the words say what would help, as everywhere."""
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board, "stage")
    board.wait_until(lambda: board.screen.performance.take.phase is Phase.ACTING)
    board.show(Shown(None))
    board.wait(3.0)
    assert board.screen.tableau().masks[0].blink == 1.0
    assert board.says == "I can't see your face. Come in front of the camera."


def test_nothing_changes_for_a_family(backstage, visit) -> None:
    """Without a lesson the mirror is the camera's, and so is the warm-up."""
    from game.screens.stage import StageScreen

    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    green_camera(visitor)
    visitor.wait_until(lambda: bool(visitor.screen.tableau().line))
    visitor.wait(1.0)
    assert looks_green(visitor.look() and visitor.surface)
    assert visitor.screen.tableau().masks == ()
