"""Faces between two looks, where time is short: a painted head, then real clips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.acting.expressions import Expression
from game.acting.readings import FaceBox
from game.fakes import CENTRED, moved
from game.perception.expression_model import ExpressionModel
from game.perception.face_reader import FaceReader
from game.perception.faces import FaceFinder
from game.perception.frames import Frame
from game.perception.glancing import LOOK_EVERY, Glancer
from tests.matches import match_for
from tests.perception.test_face_reader import pictures_of

MODELS = Path(__file__).resolve().parents[2] / "models"

# Seconds between two readings of a computer that is short of time.
GAP = 0.1


class Painted:
    """A finder that knows where the painted head is, and counts how often it was asked."""

    def __init__(self) -> None:
        self.head: FaceBox | None = CENTRED
        self.looks = 0

    def find(self, frame: Frame) -> tuple[FaceBox, ...]:
        self.looks += 1
        return () if self.head is None else (self.head,)

    def close(self) -> None:
        """Do nothing: nothing is open."""


def room(number: int, across: float | None = 0.0, looks: int = 3) -> Frame:
    """Return a picture with a head that moved `across` the room, or without one; 0.1 s apart."""
    rng = np.random.default_rng(looks)
    picture = rng.integers(90, 110, (240, 320, 3), np.uint8)
    head = np.kron(rng.integers(0, 255, (12, 12, 1), np.uint8), np.ones((8, 8, 3), np.uint8))
    if across is not None:
        left = int((CENTRED.left + across) * 320)
        picture[72:168, left : left + 96] = head
    return Frame(picture, number * GAP, number)


@pytest.fixture
def painted() -> tuple[Painted, Glancer]:
    """A finder behind a glancer in haste."""
    finder = Painted()
    glancer = Glancer(finder)
    glancer.in_haste = True
    return finder, glancer


def test_out_of_haste_nothing_of_a_face_is_kept(painted: tuple[Painted, Glancer]) -> None:
    """Neither the small part that is compared nor the picture that waits for a look (R3)."""
    _finder, glancer = painted
    glancer.find(room(0))
    glancer.find(room(1))
    assert glancer._known
    assert glancer._owed is not None
    glancer.in_haste = False
    assert (glancer._known, glancer._owed) == ((), None)


def test_with_time_to_spare_faces_are_looked_for_in_every_picture(
    painted: tuple[Painted, Glancer],
) -> None:
    """Only haste makes anybody glance."""
    finder, glancer = painted
    glancer.in_haste = False
    for number in range(5):
        glancer.find(room(number))
        glancer.catch_up()
    assert finder.looks == 5


def test_a_head_that_moves_is_followed_between_two_looks(painted: tuple[Painted, Glancer]) -> None:
    """It moves through a quarter of the picture; nobody looks, and the box goes with it."""
    finder, glancer = painted
    assert glancer.find(room(0)) == (CENTRED,)
    for number in (1, 2):
        (box,) = glancer.find(room(number, 0.1 * number))
        there = moved(CENTRED, 0.1 * number)
        assert box.centre == pytest.approx(there.centre, abs=0.02)
        assert box.mouth == pytest.approx(there.mouth, abs=0.02)
        assert box.width == CENTRED.width
    assert finder.looks == 1


def test_who_sits_still_is_read_at_the_very_same_place(painted: tuple[Painted, Glancer]) -> None:
    """No glance makes the crop tremble."""
    _, glancer = painted
    glancer.find(room(0))
    (box,) = glancer.find(room(1))
    assert replace(box, score=CENTRED.score) == CENTRED


def test_a_head_that_left_keeps_its_place_for_one_picture(
    painted: tuple[Painted, Glancer],
) -> None:
    """Nobody who waits for the picture waits for a look; it follows, and the next has no head."""
    finder, glancer = painted
    glancer.find(room(0))
    finder.head = None
    assert glancer.find(room(1, None)) == (CENTRED,)
    assert finder.looks == 1
    glancer.catch_up()
    assert finder.looks == 2
    assert glancer.find(room(2, None)) == ()


def test_a_head_that_looks_different_is_looked_for_once(
    painted: tuple[Painted, Glancer],
) -> None:
    """That look clears the doubt up: the glances after it know the head by its new looks."""
    finder, glancer = painted
    glancer.find(room(0))
    for number in (1, 2, 3):
        assert glancer.find(room(number, looks=5)) == (CENTRED,)
        glancer.catch_up()
    assert finder.looks == 2


def test_somebody_who_joins_is_noticed_soon(painted: tuple[Painted, Glancer]) -> None:
    """Looks that were put off are made up for: half a second later both are there."""
    finder, glancer = painted
    glancer.find(room(0))
    both = (CENTRED, moved(CENTRED, 0.3))
    finder.find = lambda frame: both  # type: ignore[method-assign]
    for number in range(1, 6):
        seen = glancer.find(room(number))
        glancer.catch_up()
        if seen == both:
            break
    assert number * GAP <= LOOK_EVERY + 2 * GAP


def test_no_look_is_made_up_for_twice(painted: tuple[Painted, Glancer]) -> None:
    """Between two looks lies some time, and every other picture costs a glance."""
    finder, glancer = painted
    for number in range(20):
        glancer.find(room(number))
        glancer.catch_up()
    assert finder.looks == pytest.approx(20 * GAP / LOOK_EVERY, abs=2)


@pytest.fixture
def hasty() -> Iterator[FaceReader]:
    """The real reader, as it reads where time is short."""
    reader = FaceReader(
        FaceFinder(MODELS / "face_detector.tflite"), ExpressionModel(MODELS / "expression.json")
    )
    reader.in_haste = True
    yield reader
    reader.close()


def test_a_smile_is_read_as_well_in_haste(hasty: FaceReader, shared: Path) -> None:
    """Ten pictures a second, most of them with a glance alone: calm, then a smile to the end."""
    smiles = {}
    for frame in pictures_of(shared / "clips" / "single_face.mp4", 72)[::3]:
        reading, _ = hasty.read(frame)
        hasty.catch_up()
        actor = reading.actor_face()
        assert actor is not None
        smiles[reading.seen_at] = match_for(actor.matches, frozenset({Expression.HAPPY}))
    assert max(match for at, match in smiles.items() if at < 0.4) < 0.4
    assert min(match for at, match in smiles.items() if at > 1.2) > 0.5


def test_a_face_that_leaves_is_not_read_any_more_in_haste(hasty: FaceReader, shared: Path) -> None:
    """The man goes after 72 pictures: of every third, the next but one already has no face."""
    frames = pictures_of(shared / "clips" / "face_noface.mov", 100)[::3]
    seen = []
    for frame in frames:
        seen.append(hasty.read(frame)[0].actor is not None)
        hasty.catch_up()
    assert all(seen[:24])
    assert not any(seen[26:])
