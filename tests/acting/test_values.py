"""Smoothing, resting face, stars and texts."""

from __future__ import annotations

import pytest

from game.acting.baseline import STATUE_SECONDS, Baseline
from game.acting.coaching import MOVEMENTS, lead_expression
from game.acting.expressions import EXPRESSIONS, SPOKEN, Expression
from game.acting.scenario import in_language
from game.acting.smoothing import smooth
from game.acting.stars import Outcome, stars_for


def test_smoothing_is_the_same_however_time_is_cut() -> None:
    """Six steps of 1/60 s end where one of 1/10 s ends."""
    finely: tuple[float, ...] = (0.0, 1.0)
    for _ in range(6):
        finely = smooth(finely, (1.0, 0.0), 1 / 60)
    assert finely == pytest.approx(smooth((0.0, 1.0), (1.0, 0.0), 1 / 10))


def test_the_first_reading_is_taken_whole() -> None:
    """A child does not wait for the smoothing to warm up."""
    assert smooth(None, (0.9,), 0.0) == (0.9,)


def test_a_statue_of_full_length_gives_its_mean_and_no_earlier() -> None:
    """The mean weighs each reading by the time it lasted."""
    statue = Baseline().step((1.0, 0.0), 1.0)
    assert statue.mean() is None
    statue = statue.step((2.0, 3.0), STATUE_SECONDS)
    assert statue.is_full
    mean = statue.mean()
    assert mean == pytest.approx(((1 + 2 * 2.5) / 3.5, 3 * 2.5 / 3.5))


def test_every_outcome_earns_at_least_one_star() -> None:
    """R7: stars reward taking part; a partner's word is worth what the camera's is."""
    assert all(stars_for([outcome]) >= 1 for outcome in Outcome)
    assert stars_for([Outcome.SEEN]) == stars_for([Outcome.PERFORMED])


def test_every_expression_has_movements_and_a_word_of_its_own() -> None:
    """Coaching and child words leave no expression out."""
    assert set(MOVEMENTS) == set(EXPRESSIONS) == set(SPOKEN.values())


def test_help_for_a_family_goes_for_the_easiest() -> None:
    """Scared or surprised: surprise is easier to show."""
    assert lead_expression(frozenset({Expression.FEAR, Expression.SURPRISE})) == "surprise"


def test_a_text_falls_back_to_english_and_then_to_what_there_is() -> None:
    """A play in one language can be played in any."""
    assert in_language((("en", "Hi"), ("sv", "Hej")), "sv") == "Hej"
    assert in_language((("en", "Hi"),), "sv") == "Hi"
    assert in_language((("sv", "Hej"),), "en") == "Hej"
