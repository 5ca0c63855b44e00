"""Arrows on the understudy's face: each movement has its own, on the part that it moves."""

from __future__ import annotations

import pygame
import pytest

from game.acting.coaching import Movement
from game.drawing import theme
from game.drawing.arrows import ARROWS, draw_arrows
from game.drawing.face_pose import RESTING
from game.drawing.glow import BREATHS_A_SECOND, draw_glow
from game.drawing.understudy import landmarks_at, placing_in

PLACE = pygame.Rect(20, 20, 280, 340)
POINTING = [movement for movement in Movement if movement is not Movement.CALM_FACE]


def drawn(movement: Movement, t: float = 0.0) -> pygame.Surface:
    """Return the arrows of a movement alone."""
    surface = pygame.Surface((320, 380), pygame.SRCALPHA)
    draw_arrows(surface, PLACE, RESTING, movement, t)
    return surface


def test_every_movement_knows_its_arrows() -> None:
    """A new movement can't be forgotten here."""
    assert set(ARROWS) == set(Movement)
    assert pygame.mask.from_surface(drawn(Movement.CALM_FACE)).count() == 0


@pytest.mark.parametrize("movement", POINTING)
def test_a_movement_is_shown_inside_the_picture_and_alike_on_both_sides(movement) -> None:
    """Arrows stay in the understudy's place, and are mirrored about the nose."""
    surface = drawn(movement)
    box = surface.get_bounding_rect()
    assert PLACE.contains(box), box
    nose = landmarks_at(placing_in(PLACE), RESTING)["nose"][0]
    assert abs((box.left + box.right) / 2 - nose) <= 3


@pytest.mark.parametrize("movement", POINTING)
def test_no_two_movements_look_alike(movement) -> None:
    """A child sees which part is meant and which way it goes."""
    picture = pygame.image.tobytes(drawn(movement), "RGBA")
    others = [pygame.image.tobytes(drawn(other), "RGBA") for other in POINTING if other != movement]
    assert picture not in others


@pytest.mark.parametrize(
    ("movement", "part", "is_above"),
    [
        (Movement.CORNERS_UP, "mouth", True),
        (Movement.CORNERS_DOWN, "mouth", False),
        (Movement.BROWS_HIGH, "right_brow_outer", True),
        (Movement.DROP_JAW, "mouth", False),
        (Movement.LIFT_TOP_LIP, "mouth", True),
    ],
)
def test_an_arrow_stands_on_the_side_to_which_it_points(movement, part, is_above) -> None:
    """Upwards from what goes up, downwards from what goes down."""
    middle = drawn(movement).get_bounding_rect().centery
    assert (middle < landmarks_at(placing_in(PLACE), RESTING)[part][1]) is is_above


def test_arrows_slide_and_rest_where_motion_is_not_wished() -> None:
    """At t = 0 they stand still; a moment later they are elsewhere."""
    assert drawn(Movement.CORNERS_UP, 0.3).get_bounding_rect() != (
        drawn(Movement.CORNERS_UP).get_bounding_rect()
    )


def test_the_glow_breathes_slowly_and_never_goes_out() -> None:
    """Well below three flashes a second (R18), and seen at every moment."""
    assert BREATHS_A_SECOND < 1.0
    rect = pygame.Rect(100, 100, 280, 96)
    for number in range(20):
        surface = pygame.Surface(theme.DESIGN)
        draw_glow(surface, rect, 0.01 + number / 8)
        beside = surface.get_at((rect.left - 4, rect.centery))
        assert theme.contrast(tuple(beside)[:3], (0, 0, 0)) > 3.0
