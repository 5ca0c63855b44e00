"""What the understudy in the mirror shows: doors, duets, and how it follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import Thresholds
from game.acting.scenario import Scenario, Scene, Way
from game.acting.state import Performance, Standards
from game.acting.take import Phase, take_of
from game.drawing.face_pose import RESTING, pose_for
from game.screens.masks import Masks, shown_by

STANDARDS = Standards((Thresholds(0.5, 0.4),) * len(EXPRESSIONS))


def on_stage(scene: Scene, matches: tuple[float, ...], actors: int = 1) -> Performance:
    """Return a performance of one scene in which the tasks are shown so well."""
    standards = replace(STANDARDS, actors=actors)
    take = replace(take_of(scene, actors), phase=Phase.ACTING, matches=matches)
    return Performance(Scenario("test/masks", (("en", "Masks"),), (scene,)), standards, 0, take)


def scene(**rest: object) -> Scene:
    """Return a scene that asks for a smile."""
    return Scene("smile", (("en", "Smile!"),), frozenset({Expression.HAPPY}), **rest)


def test_at_doors_the_nearest_expression_is_shown() -> None:
    """Of two ways the one that the face comes nearer to; it was asked for, too."""
    ways = (
        Way(Expression.HAPPY, "garden", (("en", "Garden"),)),
        Way(Expression.ANGRY, "cave", (("en", "Cave"),)),
    )
    doors = scene(ways=ways)
    assert shown_by(on_stage(doors, (0.2, 0.6))) == ((Expression.ANGRY, 0.6),)
    assert shown_by(on_stage(doors, (0.7, 0.6), actors=2)) == ((Expression.HAPPY, 0.7),) * 2


def test_in_a_duet_each_has_a_mask() -> None:
    """Left and right as in the mirror, each with its own part."""
    duet = scene(partner=frozenset({Expression.SAD}))
    shown = shown_by(on_stage(duet, (0.9, 0.3), actors=2))
    assert shown == ((Expression.HAPPY, 0.9), (Expression.SAD, 0.3))


def test_while_a_line_is_told_the_masks_rest() -> None:
    """What was shown in the scene before belongs to that scene."""
    telling = on_stage(scene(), (0.8,))
    telling = replace(telling, take=replace(telling.take, phase=Phase.TELLING))
    assert shown_by(telling) == ((Expression.HAPPY, 0.0),)


def test_a_mask_follows_softly() -> None:
    """After one picture it is on its way, after half a second there."""
    masks = Masks()
    assert masks.poses() == (RESTING,)
    masks.follow([(Expression.HAPPY, 1.0)], 1 / 60)
    assert 0.0 < masks.poses()[0].cheek_raise < 0.3
    for _ in range(60):
        masks.follow([(Expression.HAPPY, 1.0)], 1 / 60)
    assert masks.poses()[0] == pose_for(Expression.HAPPY, 1.0)


def test_another_asked_expression_begins_at_rest() -> None:
    """A smile does not turn into an angry face by half."""
    masks = Masks()
    for _ in range(60):
        masks.follow([(Expression.HAPPY, 1.0)], 1 / 60)
    masks.follow([(Expression.ANGRY, 0.0)], 1 / 60)
    assert masks.poses() == (RESTING,)


@pytest.mark.parametrize("actors", [1, 2])
def test_without_faces_all_masks_sleep(actors: int) -> None:
    """Eyes closed: the understudy waits."""
    assert [pose.blink for pose in Masks(actors).poses(is_asleep=True)] == [1.0] * actors
