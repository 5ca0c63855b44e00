"""What the scoreboard and the teacher's list read from the book."""

from datetime import date, timedelta

import pytest

from game.classroom.records import Account, Entry
from game.scorebook.book import ScoreBook
from tests.scorebook.lessons import PLAY, found, slip

TODAY = date.today()
BEFORE = TODAY - timedelta(days=3)


def test_the_board_stands_in_the_order_of_the_list(book: ScoreBook) -> None:
    """Not by stars: that would be a rank."""
    group, (asa, bo, cy) = found(book)
    for pupil, stars in ((cy, 9), (bo, 5), (asa, 1)):
        book.hand_in(slip(pupil.id, group, stars=stars))
    board = book.board(group.id)
    assert [(one.pupil.nickname, one.stars) for one in board.pupils] == [
        *(("Asa", 1), ("Bo", 5), ("Cy", 9)),
    ]
    assert [stand.pupil for stand in board.pupils] == list(book.pupils(group.id))
    assert [(one.team.name, one.stars) for one in board.teams] == [("Red", 1), ("Blue", 5)]


def test_another_class_is_on_another_board(book: ScoreBook) -> None:
    """Its children, teams and stars are its own, though names are the same."""
    group, (asa, *_) = found(book)
    other, (other_asa, *_) = found(book, "4A")
    book.hand_in(slip(asa.id, group, stars=3))
    book.hand_in(slip(other_asa.id, other, stars=8))
    assert [book.board(one.id).goal.stars for one in (group, other)] == [3, 8]
    assert [book.board(one.id).pupils[0].stars for one in (group, other)] == [3, 8]


@pytest.mark.parametrize(
    ("performed", "best", "is_new"),
    [
        ([], 0, False),
        ([(5, TODAY)], 5, False),  # the first one is a beginning
        ([(5, BEFORE), (6, TODAY)], 6, True),
        ([(5, BEFORE), (5, TODAY)], 5, False),
        ([(5, BEFORE), (4, TODAY)], 5, False),
        ([(3, TODAY), (5, TODAY)], 5, True),
        ([(6, TODAY), (3, BEFORE)], 6, True),  # the older slip came late
        ([(7, BEFORE), (3, BEFORE)], 7, False),
        ([(0, BEFORE), (4, TODAY)], 4, False),
    ],
)
def test_a_new_best_is_told_on_its_day(
    book: ScoreBook, performed: list[tuple[int, date]], best: int, is_new: bool
) -> None:
    """It is the child's own: more than any play of this child before."""
    group, (asa, bo, _) = found(book)
    book.hand_in(slip(bo.id, group, stars=12))
    for stars, day in performed:
        for so_far in range(stars + 1):
            book.hand_in(slip(asa.id, group, f"{stars} {day} {len(performed)}", so_far, day))
    stand = book.board(group.id).pupils[0]
    assert (stand.best, stand.is_new_best) == (best, is_new)
    tomorrow = book.board(group.id, TODAY + timedelta(days=1)).pupils[0]
    assert (tomorrow.best, tomorrow.is_new_best) == (best, False)


def test_the_teachers_list_tells_plays_times_and_days(book: ScoreBook) -> None:
    """How often, the most stars and the days, oldest first; nothing about a face."""
    group, (asa, bo, cy) = found(book)
    for stars, day, play in ((4, TODAY, PLAY), (6, BEFORE, PLAY), (2, TODAY, "my/ö")):
        book.hand_in(slip(asa.id, group, stars=stars, day=day, play=play, seconds=12.5))
    assert book.accounts(group.id) == (
        Account(asa, "Red", 12, 3, 37.5, {PLAY: (2, 6), "my/ö": (1, 2)}, (BEFORE, TODAY)),
        Account(bo, "Blue", 0, 0, 0.0, {}, ()),
        Account(cy, "", 0, 0, 0.0, {}, ()),
    )


def test_a_class_of_sixty_fits_on_the_board(book: ScoreBook) -> None:
    """The largest class that may be."""
    group = book.add_group("Hall")
    pupils = book.admit(group.id, [Entry(f"Child {number}") for number in range(60)])
    assert [stand.pupil for stand in book.board(group.id).pupils] == list(pupils)
