"""A child, a class or everything is deleted, or grows old: gone from the disk as well."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from game.classroom.records import Entry, Group, Pupil
from game.scorebook import schema
from game.scorebook.book import ScoreBook
from tests.scorebook.lessons import found, slip, sums
from tests.scorebook.reading import Reopen, Traces, performances_of

TODAY = date.today()
NAMES = ("Zebulon Österberg", "Xerxes-klassen", "Quetzal-laget")
SECRETS = [name.encode() for name in NAMES]


def secret_class(book: ScoreBook) -> tuple[Group, Pupil]:
    """Begin a class whose names are found nowhere else, with a child that has played."""
    group = book.add_group(NAMES[1])
    (child,) = book.admit(group.id, [Entry(NAMES[0], team=NAMES[2])])
    for number in range(40):
        book.hand_in(slip(child.id, group, f"zebulons-key-{number}", 3, play="my/zebulons-play"))
    return group, child


def left(traces: Traces) -> list[bytes]:
    """Return which of the secrets can be read on the disk."""
    found = traces()
    return [secret for secret in (*SECRETS, b"zebulons") if secret in found]


def test_a_deleted_class_is_really_gone(book: ScoreBook, traces: Traces, reopen: Reopen) -> None:
    """Class, team and children, from every file, while another laptop has the book open too."""
    other, _ = found(book)
    group, child = secret_class(book)
    laptop = reopen()
    assert laptop.board(group.id).goal.stars == 120
    assert left(traces) == [*SECRETS, b"zebulons"]
    book.delete_group(group.id)
    assert left(traces) == []
    laptop.close()
    book.close()
    assert left(traces) == []
    again = reopen()
    assert again.groups() == (other,)
    assert performances_of(again, child.id) == ()
    assert [player.nickname for player in again.players()] == ["Asa", "Bo", "Cy"]


def test_a_deleted_child_leaves_what_was_collected_together(
    book: ScoreBook, traces: Traces
) -> None:
    """Name and performances are gone; goal and team, which are of all, keep their stars."""
    group, child = secret_class(book)
    (stays,) = book.admit(group.id, [Entry("Stays", team=NAMES[2])])
    book.hand_in(slip(stays.id, group, stars=2))
    book.delete_player(child.id)
    assert sums(book, group) == (122, {NAMES[2]: 122}, {"Stays": 2})
    assert set(left(traces)) == {SECRETS[1], SECRETS[2]}
    assert [account.pupil for account in book.accounts(group.id)] == [stays]


def test_delete_everything_takes_classes_too(book: ScoreBook, traces: Traces) -> None:
    """And a class may be made at once, with how long stars are kept as it was."""
    book.set_keep_days(90)
    secret_class(book)
    book.delete_everything()
    assert left(traces) == []
    assert book.groups() == ()
    assert book.keep_days() == 90
    found(book)


def test_an_admission_that_was_taken_back_is_really_gone(book: ScoreBook, traces: Traces) -> None:
    """A list that was pasted by mistake may be another class's."""
    group, _ = found(book)
    book.admit(group.id, [Entry(NAMES[0], team=NAMES[2])])
    assert {SECRETS[0], SECRETS[2]} <= set(left(traces))
    assert book.undo_admission(group.id) == (NAMES[0],)
    assert left(traces) == []


def test_what_was_deleted_while_somebody_read_is_gone_when_the_book_is_closed(
    file_book: ScoreBook, file: Path
) -> None:
    """SQLite keeps for a reader what it began to read, and lets it go afterwards."""
    group, _ = secret_class(file_book)
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT name FROM groups").fetchall() == [(NAMES[1],)]
    file_book.delete_group(group.id)
    assert file_book.groups() == ()
    reader.close()
    file_book.close()
    written = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert not [secret for secret in SECRETS if secret in written]


def test_a_server_keeps_no_samples_of_names(postgres: str) -> None:
    """Its statistics would outlive a deletion: they are kept in a table that nobody rewrites."""
    book = ScoreBook.open(postgres)
    group = book.add_group(NAMES[1])
    book.admit(group.id, [Entry(NAMES[0], team=NAMES[2]) for _ in range(20)])
    with book._writing() as connection:
        connection.exec_driver_sql("ANALYZE")
        sampled = set(
            connection.exec_driver_sql(
                "SELECT tablename, attname FROM pg_stats WHERE schemaname = 'public'"
            )
        )
    book.close()
    assert ("players", "avatar") in sampled
    assert not sampled & {("players", "nickname"), ("groups", "name"), ("teams", "name")}


def grow_old(book: ScoreBook, days: int) -> None:
    """Let everything have been made and used so many days before."""
    with book._writing() as connection:
        for table, column in ((schema.players, "made_on"), (schema.groups, "used_on")):
            connection.execute(update(table).values({column: TODAY - timedelta(days=days)}))


def test_old_performances_go_and_the_childs_sums_with_them(book: ScoreBook, traces: Traces) -> None:
    """Goal and team keep what was collected; the best is that of what is still known."""
    group, (asa, bo, _) = found(book)
    book.set_keep_days(100)
    old = TODAY - timedelta(days=31)
    book.hand_in(slip(asa.id, group, "zebulons", 9, old))
    book.hand_in(slip(asa.id, group, stars=4, day=TODAY - timedelta(days=30)))
    book.hand_in(slip(bo.id, group, stars=2))
    seen = book.revision(group.id)
    assert book.forget_older_than(30) == 1
    assert sums(book, group) == (15, {"Red": 13, "Blue": 2}, {"Asa": 4, "Bo": 2, "Cy": 0})
    stand = book.board(group.id).pupils[0]
    assert (stand.best, stand.is_new_best) == (4, False)
    assert book.revision(group.id) > seen
    assert left(traces) == []
    assert book.forget_older_than(30) == 0


def test_who_has_not_played_for_so_long_is_forgotten(book: ScoreBook, traces: Traces) -> None:
    """A child goes as at home; the class stays for those who play."""
    group, child = secret_class(book)
    (plays,) = book.admit(group.id, [Entry("Plays")])
    with book._writing() as connection:
        mine = schema.performances.c.player_id == child.id
        day = TODAY - timedelta(days=40)
        connection.execute(update(schema.performances).where(mine).values(performed_on=day))
    grow_old(book, 40)
    book.hand_in(slip(plays.id, group, stars=2))
    seen = book.revision(group.id)
    assert book.sweep(30) == 40
    assert book.pupils(group.id) == (plays,)
    assert sums(book, group) == (122, {NAMES[2]: 120}, {"Plays": 2})
    assert book.revision(group.id) > seen
    assert SECRETS[0] not in traces()


def test_a_class_goes_when_nobody_is_left_in_it(book: ScoreBook, traces: Traces) -> None:
    """Its name, its teams and its goal; one that was emptied yesterday stays."""
    secret_class(book)
    grow_old(book, 31)
    with book._writing() as connection:
        day = TODAY - timedelta(days=31)
        connection.execute(update(schema.performances).values(performed_on=day))
    emptied, (asa, *others) = found(book)
    for pupil in (asa, *others):
        book.delete_player(pupil.id)
    book.sweep(30)
    assert book.groups() == (emptied,)
    assert left(traces) == []


def test_no_laptops_own_setting_deletes_what_a_school_keeps(postgres: str) -> None:
    """On a server only the number of days in the book counts; a teacher sets it."""
    book = ScoreBook.open(postgres)
    group, (asa, *_) = found(book)
    book.hand_in(slip(asa.id, group, stars=5, day=TODAY - timedelta(days=20)))
    assert book.sweep(1) == 0
    assert book.keep_days() == 30
    book.set_keep_days(10)
    assert book.sweep(365) == 1
    assert sums(book, group)[2]["Asa"] == 0
    book.close()


def test_a_laptop_with_a_wrong_clock_forgets_nothing_of_a_school(postgres: str) -> None:
    """A server goes by its own clock, whatever day one of forty laptops thinks it is."""
    book = ScoreBook.open(postgres)
    kim = book.add_player("Kim", "fox")
    book.record(kim.id, "first-steps/parcel", 6, 40.0, TODAY)
    for wrong in (date(2099, 12, 30), date(2099, 12, 31), date(1970, 1, 1)):
        assert book.sweep(30, wrong) == 0
    assert book.stars_of(kim.id) == 6
    book.close()


def test_on_ones_own_laptop_the_settings_say_how_long(file_book: ScoreBook) -> None:
    """They are the one place where a family chooses."""
    assert file_book.sweep(365) == 0
    assert file_book.keep_days() == 365


@pytest.mark.parametrize("days", [0, -1, 3_651])
def test_how_long_has_bounds(book: ScoreBook, days: int) -> None:
    """For ever is not among the choices."""
    with pytest.raises(ValueError, match=r"^Stars are kept for 1 to 3650 days\.$"):
        book.set_keep_days(days)
    assert book.keep_days() == 30
