"""The understudy performs every expression, at any size, and looks the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pygame
import pytest

from game import folders
from game.acting.expressions import EXPRESSIONS, Expression
from game.drawing.face_paper import LOOK
from game.drawing.face_pose import RESTING, FacePose, blend, pose_for
from game.drawing.understudy import (
    draw_understudy,
    landmarks_at,
    photo_placing,
    photograph,
    placing_in,
)
from game.perception.crops import crop_views
from game.perception.expression_model import ExpressionModel
from game.perception.faces import FaceFinder
from game.perception.frames import Frame
from game.screens.masks import ASLEEP

SIZE = (640, 480)


@pytest.fixture(scope="module")
def finder() -> Iterator[FaceFinder]:
    """The game's own face finder."""
    with FaceFinder(folders.models() / "face_detector.tflite") as finder:
        yield finder


def test_no_strength_is_the_resting_face_and_full_strength_the_whole_expression() -> None:
    """Every expression starts at the resting face and ends at its own pose."""
    for expression in EXPRESSIONS:
        assert pose_for(expression, 0.0) == RESTING
        assert pose_for(expression, 1.0) == pose_for(expression, 7.0)
        assert (pose_for(expression) == RESTING) == (expression is Expression.NEUTRAL)


def test_a_blend_goes_from_the_first_pose_to_the_second() -> None:
    """A blend starts at one pose, ends at the other, and is half of each in the middle."""
    start, end = pose_for(Expression.HAPPY), pose_for(Expression.SURPRISE)
    assert blend(start, end, 0.0) == start
    assert blend(start, end, 1.0) == end
    middle = blend(start, end, 0.5)
    assert middle.mouth_open == pytest.approx((start.mouth_open + end.mouth_open) / 2)


@pytest.mark.parametrize("size", [(1, 1), (7, 3), (40, 48), (300, 300), (90, 700), (1400, 900)])
def test_it_can_be_drawn_at_any_size(size: tuple[int, int]) -> None:
    """From a thumbnail to a whole stage the actor is drawn inside its place."""
    surface = pygame.Surface(size)
    for expression in EXPRESSIONS:
        draw_understudy(surface, surface.get_rect(), pose_for(expression))
    assert pygame.surfarray.array3d(surface).max() > 0 or min(size) < 10


@pytest.mark.parametrize("pose", [replace(RESTING, blink=1.0), ASLEEP])
def test_closed_eyes_show_nothing_of_the_eye(pose: FacePose) -> None:
    """Where the lids are shut no iris looks out above them, as it did at every blink."""
    surface = pygame.Surface((420, 500))
    draw_understudy(surface, surface.get_rect(), pose)
    shown = pygame.surfarray.array3d(surface).reshape(-1, 3)
    assert not (shown == LOOK.iris).all(axis=1).any()
    draw_understudy(surface, surface.get_rect(), RESTING)
    shown = pygame.surfarray.array3d(surface).reshape(-1, 3)
    assert (shown == LOOK.iris).all(axis=1).any()


def test_it_stays_inside_its_place() -> None:
    """Nothing of the actor is painted outside the rectangle that it was given."""
    surface = pygame.Surface((400, 400))
    place = pygame.Rect(100, 100, 200, 200)
    for expression in EXPRESSIONS:
        draw_understudy(surface, place, pose_for(expression))
    surface.fill((0, 0, 0), place)
    assert pygame.surfarray.array3d(surface).max() == 0


@pytest.mark.parametrize("size", [(640, 480), (160, 120), (641, 479)])
def test_a_photograph_is_a_read_only_colour_picture(size: tuple[int, int]) -> None:
    """A photograph has a webcam's shape and type, is the same each time, and cannot be changed."""
    picture = photograph(pose_for(Expression.HAPPY), size)
    assert picture.shape == (size[1], size[0], 3)
    assert picture.dtype == np.uint8
    assert not picture.flags.writeable
    assert np.array_equal(picture, photograph(pose_for(Expression.HAPPY), size))


def test_each_expression_looks_different() -> None:
    """No two expressions give the same photograph."""
    pictures = {photograph(pose_for(expression)).tobytes() for expression in EXPRESSIONS}
    assert len(pictures) == len(EXPRESSIONS)


def test_landmarks_follow_the_movements() -> None:
    """Raised brows, lifted mouth corners and a turned head move the points that arrows go to."""
    place = pygame.Rect(0, 0, 300, 400)
    rest, glad, wow = (
        landmarks_at(placing_in(place), pose)
        for pose in (RESTING, pose_for(Expression.HAPPY), pose_for(Expression.SURPRISE))
    )
    assert glad["left_mouth_corner"][1] < rest["left_mouth_corner"][1]
    assert wow["right_brow_inner"][1] < rest["right_brow_inner"][1]
    assert wow["chin"][1] > rest["chin"][1]
    assert landmarks_at(placing_in(place), FacePose(turn=1.0))["nose"][0] > rest["nose"][0]
    assert all(place.collidepoint(point) for point in rest.values())


def assert_found_by_the_eyes(finder: FaceFinder, pose: FacePose) -> None:
    """Assert that one face is found, its eyes where they were drawn."""
    faces = finder.find(Frame(photograph(pose, SIZE), 0.0, 0))
    assert len(faces) == 1
    assert faces[0].score > 0.6
    drawn = landmarks_at(photo_placing(SIZE), pose)
    eye_span = drawn["right_eye"][0] - drawn["left_eye"][0]
    # The person's right eye lies on the left of the picture.
    for found, name in ((faces[0].right_eye, "left_eye"), (faces[0].left_eye, "right_eye")):
        place = (found[0] * SIZE[0], found[1] * SIZE[1])
        assert np.hypot(*np.subtract(place, drawn[name])) < 0.17 * eye_span


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_face_is_found_at_every_strength(finder: FaceFinder, expression: Expression) -> None:
    """However much of an expression is shown, the face finder sees the face and its eyes."""
    for strength in (0.0, 0.5, 1.0):
        assert_found_by_the_eyes(finder, pose_for(expression, strength))


def test_the_face_is_found_between_two_expressions(finder: FaceFinder) -> None:
    """Half-way from any expression to the next the face is found too."""
    for start, end in pairwise(EXPRESSIONS):
        assert_found_by_the_eyes(finder, blend(pose_for(start), pose_for(end), 0.5))


def test_the_face_is_found_in_a_blink_and_in_a_sway(finder: FaceFinder) -> None:
    """A blink, a turn, a nod and a tilt hide nothing from the face finder."""
    for pose in (FacePose(blink=1.0), FacePose(turn=0.4), FacePose(nod=0.3), FacePose(tilt=-0.4)):
        assert_found_by_the_eyes(finder, pose)


@pytest.fixture(scope="module")
def model() -> ExpressionModel:
    """The game's own network."""
    return ExpressionModel(folders.models() / "expression.json")


def read(finder: FaceFinder, model: ExpressionModel, pose: FacePose) -> dict[Expression, float]:
    """Return how the game reads a photograph of `pose`: match by expression."""
    picture = photograph(pose, SIZE)
    (face,) = finder.find(Frame(picture, 0.0, 0))
    return dict(zip(EXPRESSIONS, model.read(crop_views(picture, face)), strict=True))


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_each_expression_is_read_as_it_is_meant(
    finder: FaceFinder, model: ExpressionModel, expression: Expression
) -> None:
    """At full strength the network is satisfied, and finds no other expression stronger."""
    matches = read(finder, model, pose_for(expression))
    assert matches[expression] >= model.thresholds()[expression].enter
    assert max(matches, key=lambda other: matches[other]) is expression


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_a_swaying_head_is_read_as_well(
    finder: FaceFinder, model: ExpressionModel, expression: Expression
) -> None:
    """An actor who leans, turns and nods a little shows the same expression."""
    pose = pose_for(expression)
    sways = (
        replace(pose, turn=0.12), replace(pose, turn=-0.12), replace(pose, tilt=0.1),
        replace(pose, tilt=-0.1), replace(pose, nod=0.06),
    )  # fmt: skip
    matches = [read(finder, model, sway)[expression] for sway in sways]
    assert np.mean(matches) >= model.thresholds()[expression].enter


def test_the_calm_face_passes_for_nothing_else(finder: FaceFinder, model: ExpressionModel) -> None:
    """A resting understudy fills no meter but the calm one's."""
    matches = read(finder, model, RESTING)
    for expression, thresholds in model.thresholds().items():
        if expression is not Expression.NEUTRAL:
            assert matches[expression] < thresholds.enter


@pytest.mark.parametrize("expression", [e for e in EXPRESSIONS if e is not Expression.NEUTRAL])
def test_more_strength_is_a_better_match(
    finder: FaceFinder, model: ExpressionModel, expression: Expression
) -> None:
    """The whole expression is a far better match than the calm face."""
    none, whole = (
        read(finder, model, pose_for(expression, strength))[expression] for strength in (0.0, 1.0)
    )
    assert whole > none + 0.2
