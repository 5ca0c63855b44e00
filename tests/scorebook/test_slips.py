"""Slips are handed in: each star counts once, however often, late and mixed up they come."""

import random
import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest

from game.classroom.records import Slip
from game.scorebook.book import ScoreBook
from tests.scorebook.lessons import PLAY, found, slip, sums
from tests.scorebook.reading import Reopen, performances_of


def test_a_performance_grows_scene_by_scene(book: ScoreBook, reopen: Reopen) -> None:
    """Child, team and goal have its stars after each scene; it is one performance."""
    group, (asa, bo, cy) = found(book)
    for stars, is_whole in ((0, False), (2, False), (5, False), (5, True)):
        book.hand_in(slip(asa.id, group, "a", stars, seconds=10.0 + stars, is_whole=is_whole))
    book.hand_in(slip(cy.id, group, "c", 4))
    expected = (9, {"Red": 5, "Blue": 0}, {"Asa": 5, "Bo": 0, "Cy": 4})
    assert sums(book, group) == expected
    assert sums(reopen(), group) == expected
    (done,) = performances_of(book, asa.id)
    assert (done.stars, done.seconds, done.is_whole, done.play) == (5, 15.0, True, PLAY)
    assert performances_of(book, bo.id) == ()


def test_a_slip_that_comes_twice_late_or_after_a_newer_one_changes_nothing(book: ScoreBook) -> None:
    """Not the sums, not the number of the class; what was whole stays whole."""
    group, (asa, *_) = found(book)
    whole = slip(asa.id, group, "a", 6, seconds=40.0, is_whole=True)
    book.hand_in(whole)
    before = book.board(group.id)
    for late in (whole, replace(whole, stars=4, seconds=30.0, is_whole=False)):
        book.hand_in(late)
        assert book.board(group.id) == before
    (done,) = performances_of(book, asa.id)
    assert (done.stars, done.seconds, done.is_whole) == (6, 40.0, True)


def test_slips_in_any_order_come_to_the_same(book: ScoreBook) -> None:
    """A hundred of five performances, shuffled and doubled, leave what the last of each told."""
    chance = random.Random(11)
    group, pupils = found(book)
    told = [
        slip(pupils[number % 3].id, group, f"key {number}", stars, seconds=stars * 5.0)
        for number in range(5)
        for stars in range(number, number + 5)
    ]
    for one in chance.sample(told * 2, k=len(told) * 2):
        book.hand_in(one)
    assert sums(book, group) == (30, {"Red": 4 + 7, "Blue": 5 + 8}, {"Asa": 11, "Bo": 13, "Cy": 6})
    assert [len(performances_of(book, pupil.id)) for pupil in pupils] == [2, 2, 1]


def test_two_laptops_that_hand_in_at_once_count_each_star_once(
    book: ScoreBook, reopen: Reopen
) -> None:
    """The same slips by two connections, and others of the same class meanwhile."""
    group, pupils = found(book)
    shared = [slip(pupils[0].id, group, f"s{one // 4}", one) for one in range(16)]
    own = {pupil.id: [slip(pupil.id, group, stars=1) for _ in range(6)] for pupil in pupils[1:]}
    laptops = [(reopen(), pupil) for pupil in pupils[1:]]
    troubles: list[Exception] = []

    def work(laptop: ScoreBook, mine: list[Slip]) -> None:
        try:
            for one in mine:
                laptop.hand_in(one)
        except Exception as trouble:  # noqa: BLE001 - told below, in the test's own thread
            troubles.append(trouble)

    threads = [
        threading.Thread(target=work, args=(laptop, [*shared, *own[pupil.id]]))
        for laptop, pupil in laptops
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not troubles
    shared_stars = 3 + 7 + 11 + 15
    assert sums(book, group) == (
        shared_stars + 12,
        {"Red": shared_stars, "Blue": 6},
        {"Asa": shared_stars, "Bo": 6, "Cy": 6},
    )


def test_a_slip_for_who_is_gone_is_dropped_without_a_word(book: ScoreBook) -> None:
    """The child or the class was deleted while the slip was on its way."""
    group, (asa, bo, _) = found(book)
    other, _ = found(book, "4A")
    book.delete_player(asa.id)
    book.hand_in(slip(asa.id, group))
    book.hand_in(slip(bo.id, other))
    book.delete_group(other.id)
    book.hand_in(slip(bo.id, other))
    assert sums(book, group) == (0, {"Blue": 0}, {"Bo": 0, "Cy": 0})
    assert performances_of(book, bo.id) == performances_of(book, asa.id) == ()


def test_a_moved_child_plays_for_its_new_team_from_then_on(book: ScoreBook) -> None:
    """What its old team has stays there; what a running play brings more goes to the new one."""
    group, (asa, *_) = found(book)
    book.hand_in(slip(asa.id, group, "a", 2))
    book.put_in_team(asa.id, group.id, "Blue")
    book.hand_in(slip(asa.id, group, "a", 5))
    assert sums(book, group)[1] == {"Red": 2, "Blue": 3}


def test_the_key_of_another_childs_performance_changes_nothing(book: ScoreBook) -> None:
    """Keys are made by chance; who repeats one gets nothing for it."""
    group, (asa, bo, _) = found(book)
    book.hand_in(slip(asa.id, group, "same", 2))
    book.hand_in(slip(bo.id, group, "same", 9))
    assert sums(book, group) == (2, {"Red": 2, "Blue": 0}, {"Asa": 2, "Bo": 0, "Cy": 0})


def test_a_turn_that_was_begun_counts_as_a_turn_and_as_nothing_else(book: ScoreBook) -> None:
    """A slip of no stars is no performance in any list, and no best."""
    group, (asa, bo, _) = found(book)
    today = date.today()
    book.hand_in(slip(asa.id, group, "a", 0))
    book.hand_in(slip(asa.id, group, "b", 3))
    book.hand_in(slip(bo.id, group, "c", 4, day=today - timedelta(days=1)))
    assert book.turns_on(group.id, today) == {asa.id: 2}
    assert book.turns_on(group.id, today - timedelta(days=1)) == {bo.id: 1}
    account = book.accounts(group.id)[0]
    assert (account.performances, account.plays) == (1, {PLAY: (1, 3)})


def test_the_ordinary_game_sees_what_was_played_in_class(book: ScoreBook) -> None:
    """Stars and best of a child are its own, wherever it played; home play is not the class's."""
    group, (asa, *_) = found(book)
    book.hand_in(slip(asa.id, group, "a", 6, is_whole=True))
    book.hand_in(slip(asa.id, group, "b", 8))
    assert book.stars_of(asa.id) == 14
    best = book.best(asa.id, PLAY)
    assert best is not None
    assert best.stars == 6, "a play that was not brought to its end has no best"
    book.record(asa.id, PLAY, 9, 30.0, date.today())
    assert book.stars_of(asa.id) == 23
    assert sums(book, group)[2]["Asa"] == 14
    assert book.turns_on(group.id, date.today()) == {asa.id: 2}


def test_a_goal_that_is_set_anew_begins_at_none(book: ScoreBook) -> None:
    """Stars of before stay with the children and teams; a running play brings what is new."""
    group, (asa, *_) = found(book)
    book.hand_in(slip(asa.id, group, "a", 5))
    book.set_goal(group.id, 50)
    book.hand_in(slip(asa.id, group, "a", 7))
    assert sums(book, group) == (2, {"Red": 7, "Blue": 0}, {"Asa": 7, "Bo": 0, "Cy": 0})


def test_a_slip_older_than_what_is_kept_is_not_taken_in_again(book: ScoreBook) -> None:
    """Its performance is forgotten already; counted again it would be doubled in the goal."""
    group, (asa, *_) = found(book)
    old = slip(asa.id, group, "a", 5, day=date.today() - timedelta(days=31))
    book.hand_in(old)
    assert sums(book, group)[0] == 0
    book.set_keep_days(31)
    book.hand_in(old)
    assert sums(book, group)[0] == 5


@pytest.mark.parametrize(
    "forged",
    [
        {"stars": -1},
        {"stars": 10**12},
        {"seconds": float("nan")},
        {"seconds": -0.5},
        {"key": ""},
        {"key": "a\x00b"},
        {"play": "x" * 201},
    ],
)
def test_what_this_game_never_wrote_is_refused(
    book: ScoreBook, forged: dict[str, int | float | str]
) -> None:
    """With a sentence, and the book is as it was."""
    group, (asa, *_) = found(book)
    before = book.board(group.id)
    with pytest.raises(ValueError, match=r"^These stars were not written by Curtain Up"):
        book.hand_in(replace(slip(asa.id, group), **forged))  # type: ignore[arg-type]
    assert book.board(group.id) == before
