"""Passing the seat and guessing faces: fair turns and stars without losers."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from game.acting.expressions import Expression
from game.acting.guessing import Guessed, Riddle, riddles, stars_of_all
from game.acting.stars import Outcome
from game.acting.turns import Turns

HAPPY, SAD, ANGRY = Expression.HAPPY, Expression.SAD, Expression.ANGRY
RIDDLE = Riddle(HAPPY, (SAD, HAPPY, ANGRY, Expression.FEAR))


@pytest.mark.parametrize("players", range(2, 7))
@pytest.mark.parametrize("scenes", range(1, 9))
def test_nobody_has_two_turns_before_everybody_had_one(players: int, scenes: int) -> None:
    """However short the plays of an evening and however many children there are."""
    turns, had = Turns(players), [0] * players
    for _ in range(7):
        for scene in range(scenes):
            child = turns.whose(scene)
            had[child] += 1
            assert had[child] <= min(had) + 1
        turns = turns.after(scenes)
    assert max(had) - min(had) <= 1


@pytest.mark.parametrize("players", range(2, 7))
@pytest.mark.parametrize("scenes", range(1, 9))
def test_another_child_begins_each_play(players: int, scenes: int) -> None:
    """Also where the turns of a play come out even."""
    turns = Turns(players)
    for _ in range(players):
        following = turns.after(scenes)
        assert following.begins != turns.begins
        turns = following


def test_stars_go_to_whoever_played() -> None:
    """Number 1 begins; each scene's stars are those of the child on the seat."""
    turns = Turns(3, begins=1)
    outcomes = [Outcome.PERFORMED, Outcome.HELPED, Outcome.PASSED_ON, Outcome.SEEN]
    assert turns.order == (1, 2, 0)
    assert turns.stars(outcomes) == (1, 6, 2)


def test_who_had_no_turn_gets_a_star_for_clapping() -> None:
    """Six children and a play of four scenes; the two who waited begin the next one."""
    turns = Turns(6)
    assert turns.stars([Outcome.PERFORMED] * 4) == (3, 3, 3, 3, 1, 1)
    assert turns.after(4).order == (4, 5, 0, 1, 2, 3)


@pytest.mark.parametrize("players", range(2, 7))
def test_every_child_acts_equally_often(players: int) -> None:
    """Riddles come in whole rounds, four at least, and the asked face is among the options."""
    game = riddles(players, Random(players))
    assert len(game) % players == 0
    assert 4 <= len(game) <= 6
    for riddle in game:
        assert riddle.asked in riddle.options
        assert len(set(riddle.options)) == 4
    assert all(one.asked is not other.asked for one, other in pairwise(game))
    assert {riddle.asked for riddle in game[:4]} == {
        Expression.HAPPY,
        Expression.SURPRISE,
        Expression.ANGRY,
        Expression.NEUTRAL,
    }


def test_a_right_guess_is_worth_what_the_camera_sees() -> None:
    """R8: friends who know the face have seen it, with a camera or without."""
    assert (
        Guessed(RIDDLE, HAPPY).actor_stars == Guessed(RIDDLE, SAD, was_seen=True).actor_stars == 3
    )


def test_nobody_loses_by_guessing_or_acting() -> None:
    """Each outcome has stars; a wrong guess costs the actor nothing that the camera saw."""
    for guess in (HAPPY, SAD, None):
        for was_seen in (True, False):
            guessed = Guessed(RIDDLE, guess, was_seen)
            assert guessed.actor_stars >= 1
            assert guessed.friends_stars >= 1
    assert Guessed(RIDDLE, SAD).friends_stars == Guessed(RIDDLE, SAD, was_seen=True).friends_stars


def test_all_get_stars_for_acting_and_for_guessing() -> None:
    """One acts and three guess; then the next one."""
    game = [Guessed(RIDDLE, HAPPY, was_seen=True), Guessed(RIDDLE, SAD)]
    assert stars_of_all(Turns(3), game) == (3 + 2, 3 + 2, 3 + 2)
    assert stars_of_all(Turns(2), [Guessed(RIDDLE, SAD, was_seen=True)]) == (3, 2)
