"""Which movement an author's hint speaks of."""

from __future__ import annotations

import pytest

from game import folders
from game.acting.coaching import Movement
from game.acting.expressions import Expression
from game.scenario.packs import find_scenarios
from game.screens.pointing import movement_meant


@pytest.mark.parametrize(
    ("hint", "asked", "meant"),
    [
        ("Corners of your mouth up!", Expression.HAPPY, Movement.CORNERS_UP),
        ("Dra ner mungiporna.", Expression.SAD, Movement.CORNERS_DOWN),
        ("Eyebrows up high!", Expression.SURPRISE, Movement.BROWS_HIGH),
        ("Dra ihop ögonbrynen!", Expression.ANGRY, Movement.BROWS_TOGETHER),
        ("Tappa hakan!", Expression.SURPRISE, Movement.DROP_JAW),
        ("Let your whole face rest.", Expression.NEUTRAL, None),
        ("Think of ice cream!", Expression.HAPPY, None),
        # An arrow that contradicts the expression would teach the wrong face.
        ("Not the corners of your mouth!", Expression.SURPRISE, None),
    ],
)
def test_a_hint_is_understood_or_left_alone(hint, asked, meant) -> None:
    """In English and Swedish; no arrow rather than a wrong one."""
    assert movement_meant((("en", hint),), {asked}) is meant


def test_every_hint_of_the_shipped_plays_has_its_arrow() -> None:
    """All but those that ask the face to rest."""
    for play in find_scenarios(folders.scenarios()).scenarios:
        for scene in play.scenes:
            if scene.hint and scene.ask != {Expression.NEUTRAL}:
                assert movement_meant(scene.hint, scene.ask), (play.name, scene.name)
