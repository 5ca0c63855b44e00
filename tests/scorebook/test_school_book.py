"""A laptop of a school: a real PostgreSQL server at the other end of a cable that can be cut."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import make_url

from game.acting.bookmark import Bookmark
from game.classroom.records import NO_GROUP, Entry, Plan
from game.scorebook import courier
from game.scorebook.outbox import Outbox
from game.scorebook.records import BookError, NicknameError
from game.scorebook.school_book import SchoolBook
from game.scorebook.server import outbox_name
from tests.scorebook.reading import PLAY
from tests.scorebook.school import TODAY, School, wait_for
from tests.scorebook.school import school as school

AWAY = "The school's score book can't be reached. Stars are kept on this computer and handed in "
BACK = "The school's score book is back, and all stars are handed in."


def test_stars_are_on_the_schools_book_in_a_moment(school: School) -> None:
    """Every laptop and the board see them; nothing stays behind."""
    laptop = school.laptop()
    laptop.hand_in(school.slip(3, "one"))
    laptop.hand_in(school.slip(5, "one", is_whole=True))
    wait_for(lambda: school.book.board(school.group).goal.stars == 5)
    wait_for(lambda: not school.waiting())
    assert school.book.stars_of(school.kim) == 5


def test_a_laptop_without_the_server_keeps_playing_and_hands_in_later(school: School) -> None:
    """Each star once; the child's stars never shrink, and a sentence tells how things are."""
    laptop = school.laptop()
    laptop.hand_in(school.slip(2, "first"))
    wait_for(lambda: laptop.stars_of(school.kim) == laptop.board(school.group).goal.stars == 2)
    wait_for(lambda: laptop.turns_on(school.group, TODAY) == {school.kim: 1})
    wait_for(lambda: laptop.is_all_in)
    school.cable.pull_out()
    laptop.hand_in(school.slip(4, "first"))
    laptop.hand_in(school.slip(1, "second"))
    assert laptop.stars_of(school.kim) == 5
    board = laptop.board(school.group)
    assert (board.goal.stars, board.teams[0].stars, board.pupils[0].stars) == (5, 5, 5)
    assert board.pupils[0].best == 4
    assert laptop.turns_on(school.group, TODAY) == {school.kim: 2}
    wait_for(lambda: (laptop.notice or "").startswith(AWAY))
    assert [slip.stars for slip in school.waiting()] == [4, 1]
    assert school.book.stars_of(school.kim) == 2
    school.cable.put_in()
    wait_for(lambda: laptop.notice == BACK)
    assert school.book.stars_of(school.kim) == 5
    assert school.book.board(school.group).goal.stars == 5
    assert laptop.stars_of(school.kim) == 5
    wait_for(lambda: laptop.board(school.group).goal.stars == 5)
    assert not school.waiting()


def test_a_screen_never_waits_for_a_server_that_is_gone_or_hangs(school: School) -> None:
    """Half a second at the very most, once; then what is known is answered at once."""
    laptop = school.laptop()
    wait_for(lambda: laptop.players())
    wait_for(lambda: laptop.stars_of(school.kim) == 0)
    school.cable.fall_silent()
    begun = time.monotonic()
    with pytest.raises(BookError, match=r"^The school's score book (can't|did not)"):
        laptop.groups()
    assert time.monotonic() - begun < 0.5
    begun = time.monotonic()
    laptop.hand_in(school.slip(3))
    assert laptop.stars_of(school.kim) == 3
    assert [player.nickname for player in laptop.players()] == ["Kim", "Lo"]
    with pytest.raises(BookError, match=r"can't be reached now\. Please try again in a moment\.$"):
        laptop.add_group("4C")
    assert time.monotonic() - begun < 0.3
    school.cable.put_in()
    wait_for(lambda: school.book.stars_of(school.kim) == 3)
    wait_for(lambda: laptop.groups()[0].name == "3B")


def test_a_game_that_begins_without_the_server_opens_at_once(school: School) -> None:
    """No names are known then; stars of the evening before are still there to be handed in."""
    first = school.laptop()
    wait_for(lambda: first.players())
    school.cable.pull_out()
    first.hand_in(school.slip(3))
    first.close()
    begun = time.monotonic()
    laptop = school.laptop()
    with pytest.raises(BookError):
        laptop.players()
    assert time.monotonic() - begun < 0.5
    assert not school.book.stars_of(school.kim)
    assert b"Kim" not in b"".join(path.read_bytes() for path in school.folder.rglob("*.db*"))
    school.cable.put_in()
    wait_for(lambda: school.book.stars_of(school.kim) == 3)
    wait_for(lambda: [player.nickname for player in laptop.players()] == ["Kim", "Lo"])


def test_a_crash_between_commit_and_removal_doubles_nothing(school: School) -> None:
    """What the server has already is handed in once more, and counts once."""
    slip = school.slip(4, "twice", is_whole=True)
    school.book.hand_in(slip)
    box = Outbox(school.folder / "laptop" / outbox_name(school.place))
    box.put(slip)
    box.close()
    laptop = school.laptop()
    wait_for(lambda: laptop.is_all_in and not school.waiting())
    assert school.book.stars_of(school.kim) == 4
    assert school.book.board(school.group).goal.stars == 4
    wait_for(lambda: laptop.board(school.group).goal.stars == 4)


def test_two_games_on_one_laptop_hand_each_star_in_once(school: School) -> None:
    """They share the outbox; what one hands in the other does not count twice."""
    one, other = school.laptop(), school.laptop()
    for number in range(20):
        (one, other)[number % 2].hand_in(school.slip(1, f"slip-{number}"))
    wait_for(lambda: school.book.stars_of(school.kim) == 20)
    for game in (one, other):
        wait_for(lambda game=game: game.stars_of(school.kim) == 20)
        wait_for(lambda game=game: game.board(school.group).goal.stars == 20)
    assert not school.waiting()


def test_a_disk_that_takes_nothing_loses_no_star_while_the_server_is_there(school: School) -> None:
    """It is handed in at once; without the server as well a sentence tells of the disk."""
    laptop = school.laptop()
    wait_for(lambda: laptop.players())
    laptop._post._outbox._connection.execute("PRAGMA query_only = ON")
    laptop.hand_in(school.slip(3))
    assert school.book.stars_of(school.kim) == 3
    school.cable.pull_out()
    with pytest.raises(BookError, match=r"^Stars can't be kept on this computer \(.*\)\. Is the"):
        laptop.hand_in(school.slip(3))


def test_slips_of_a_deleted_child_block_nobody(school: School) -> None:
    """They are let go of, and the others arrive."""
    laptop = school.laptop()
    wait_for(lambda: laptop.players())
    school.cable.pull_out()
    laptop.hand_in(school.slip(3))
    laptop.hand_in(school.slip(3, group_id=NO_GROUP))
    laptop.hand_in(school.slip(2, "of Lo", player_id=school.lo))
    laptop.hand_in(school.slip(9_999, "nonsense"))
    laptop.hand_in(school.slip(3, "of nobody", group_id=777))
    school.book.delete_player(school.kim)
    school.cable.put_in()
    wait_for(lambda: school.book.stars_of(school.lo) == 2)
    wait_for(lambda: not school.waiting())


def test_a_child_without_a_class_goes_the_same_road(school: School) -> None:
    """A play that was left and went on counts once; its place lasts for the evening."""
    laptop = school.laptop()
    place = Bookmark("empty", 5, 2, 31.5)
    laptop.keep_place(school.kim, PLAY, place, TODAY)
    assert laptop.place_of(school.kim, PLAY) == place
    wait_for(lambda: laptop.stars_of(school.kim) == 5)
    assert laptop.best(school.kim, PLAY) is None
    school.cable.pull_out()
    laptop.record(school.kim, PLAY, 8, 44.0, TODAY)
    assert laptop.place_of(school.kim, PLAY) is None
    assert laptop.stars_of(school.kim) == 8
    best = laptop.best(school.kim, PLAY)
    assert best is not None
    assert best.stars == 8
    laptop.keep_place(school.kim, PLAY, replace(place, stars=2), TODAY)
    laptop.set_place_aside(school.kim, PLAY)
    laptop.record(school.kim, PLAY, 4, 44.0, TODAY)
    assert laptop.stars_of(school.kim) == 14
    school.cable.put_in()
    wait_for(lambda: school.book.stars_of(school.kim) == 14)
    written = school.book.best(school.kim, PLAY)
    assert written is not None
    assert written.stars == 8
    assert school.book.board(school.group).goal.stars == 0, "no class collected these"


def test_a_pause_on_one_laptop_reaches_the_other_within_two_seconds(school: School) -> None:
    """Nobody waits for the network meanwhile."""
    teacher, pupil = school.laptop("teacher"), school.laptop("pupil")
    wait_for(lambda: pupil.plan(school.group) == Plan())
    before = pupil.revision(school.group)
    wait_for(lambda: teacher.plan(school.group) == Plan())
    teacher.lay_out(school.group, Plan(is_paused=True))
    assert teacher.plan(school.group).is_paused
    wait_for(lambda: pupil.plan(school.group).is_paused, 2.0)
    wait_for(lambda: pupil.revision(school.group) > before, 2.0)


def test_a_teacher_changes_the_roster_from_any_laptop(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a screen asks next is the new state, and bad names are told as everywhere."""
    # Many changes, one after the other, which a busy computer may each take a while for.
    monkeypatch.setattr(courier, "PATIENCE", 10.0)
    laptop = school.laptop()
    wait_for(lambda: laptop.groups())
    group = laptop.add_group("4C")
    pupil = laptop.admit(group.id, [Entry("Bo")])[0]
    laptop.put_in_team(pupil.id, group.id, "Stars")
    laptop.rename_pupil(pupil.id, "Bosse", "owl")
    laptop.set_goal(group.id, 50)
    assert [one.name for one in laptop.groups()] == ["3B", "4C"]
    assert [one.nickname for one in laptop.pupils(group.id)] == ["Bosse"]
    assert [one.name for one in laptop.teams(group.id)] == ["Stars"]
    assert laptop.accounts(group.id)[0].team == "Stars"
    assert laptop.board(group.id).goal.wanted == 50
    for name in ("", "3B"):
        with pytest.raises(ValueError, match=r"\.$"):
            laptop.add_group(name)
    with pytest.raises(NicknameError):
        laptop.add_player(" ", "fox")
    assert laptop.add_player("Ida", "fox") in laptop.players()
    laptop.set_keep_days(90)
    assert laptop.keep_days() == 90
    assert list(laptop.undo_admission(group.id)) == ["Bosse"]
    laptop.delete_group(group.id)
    assert [one.name for one in laptop.groups()] == ["3B"]


def test_deleting_takes_what_waits_here_too(school: School) -> None:
    """A child on the server and in the outbox."""
    laptop = school.laptop()
    wait_for(lambda: laptop.players())
    laptop.hand_in(school.slip(3))
    laptop.delete_player(school.kim)
    wait_for(lambda: [player.nickname for player in laptop.players()] == ["Lo"])
    assert not school.waiting()


def test_no_laptop_deletes_the_whole_school(school: School) -> None:
    """Behind its gate is a small sum; the command on the server's book says what it does."""
    laptop = school.laptop()
    laptop.hand_in(school.slip(2))
    with pytest.raises(BookError, match="belongs to the whole school"):
        laptop.delete_everything()
    wait_for(lambda: laptop.is_all_in)
    assert school.book.stars_of(school.kim) == 2


def test_a_book_that_lets_go_of_what_is_old_does_it_by_its_own_rule(school: School) -> None:
    """A laptop's own setting does not count on a server."""
    school.book.set_keep_days(400)
    old = school.slip(3, day=date.fromordinal(TODAY.toordinal() - 100))
    school.book.hand_in(old)
    laptop = school.laptop()
    laptop.sweep(1)
    wait_for(lambda: laptop.players())
    wait_for(lambda: laptop.is_all_in)
    assert school.book.stars_of(school.kim) == 3


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"password": "wrong"}, "it refuses this user or password"),
        ({"database": "no_such_book"}, "it has no such database"),
        ({"host": "no-such-computer.invalid"}, "no computer has this name"),
        ({"port": 1}, ""),
    ],
)
def test_a_technician_reads_why_the_server_is_not_reached(
    postgres: str, tmp_path: Path, changed: dict[str, object], reason: str
) -> None:
    """Without host, user or password; stars are kept whatever the reason."""
    url = make_url(postgres).set(**changed)  # type: ignore[arg-type]
    laptop = SchoolBook(url, tmp_path)
    laptop.record(1, PLAY, 6, 40.0, TODAY)
    wait_for(lambda: laptop.reason == reason)
    wait_for(lambda: laptop.notice)
    notice = laptop.notice or ""
    assert notice.endswith("Stars are kept on this computer and handed in later.")
    assert f": {reason}." in notice if reason else "reached." in notice
    laptop.close()
