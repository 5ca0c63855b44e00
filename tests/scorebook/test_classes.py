"""Classes, who is in them, and what is laid out for them: the same in a file and on a server."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from game.classroom.pictures import AVATARS, EMBLEMS
from game.classroom.records import MOST_PUPILS, MOST_TEAMS, Entry, Goal, Group, Plan, Register
from game.drawing import avatars
from game.scorebook.book import ScoreBook
from tests.scorebook.lessons import found, slip
from tests.scorebook.reading import DAY, Reopen


def test_the_book_is_a_register(book: ScoreBook) -> None:
    """Whoever is told of a register may be given the book."""
    register: Register = book
    assert register.groups() == ()


def test_a_class_is_there_the_next_morning(book: ScoreBook, reopen: Reopen) -> None:
    """With its children in the order of the list, its teams, goal and plan."""
    group = book.add_group("  3 B ")
    assert group == Group(1, "3 B")
    entries = [Entry("Åsa", "owl", "Red"), Entry("李小龍", team="Blue"), Entry("Bo", team="RED")]
    pupils = book.admit(group.id, entries)
    plan = Plan(("first-steps/parcel", "my/ö"), is_locked=True, shows_names=True)
    book.set_goal(group.id, 150)
    book.lay_out(group.id, plan)
    again = reopen()
    assert again.groups() == (group,)
    assert again.pupils(group.id) == pupils
    assert [(one.nickname, one.avatar) for one in pupils] == [
        *(("Åsa", "owl"), ("李小龍", "fox"), ("Bo", "bear")),
    ]
    assert [team.name for team in again.teams(group.id)] == ["Red", "Blue"]
    assert [pupil.team for pupil in pupils] == [1, 2, 1]
    assert again.plan(group.id) == plan
    assert again.board(group.id).goal == Goal(150, 0)
    assert {pupil.nickname for pupil in again.players()} == {"Åsa", "李小龍", "Bo"}


def test_a_new_class_has_a_goal_and_all_plays(book: ScoreBook) -> None:
    """Before the teacher has laid out anything; names and ranks are not shown."""
    group = book.add_group("3B")
    board = book.board(group.id)
    assert (board.goal, board.plan, board.teams, board.pupils) == (Goal(200, 0), Plan(), (), ())


def test_classes_stand_by_name(book: ScoreBook) -> None:
    """As a teacher looks for them, whoever was first."""
    for name in ("tigers", "3B", "Owls"):
        book.add_group(name)
    assert [group.name for group in book.groups()] == ["3B", "Owls", "tigers"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("  ", "Please type a name."),
        ("x" * 31, "This name is too long: at most 30 letters."),
        ("3\x00B", "This name has a character in it that can't be shown."),
        ("owls", "There is a class called Owls already."),
    ],
)
def test_a_name_that_will_not_do_is_refused(book: ScoreBook, name: str, sentence: str) -> None:
    """The teacher reads why, and there is no such class."""
    book.add_group("Owls")
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence is compared
        book.add_group(name)
    assert str(refused.value) == sentence
    assert [group.name for group in book.groups()] == ["Owls"]


def test_two_teachers_who_begin_the_same_class_at_once_get_one(
    book: ScoreBook, reopen: Reopen
) -> None:
    """The second one reads that it is there already."""
    books = [book, reopen(), reopen(), reopen()]

    def begin(one: ScoreBook) -> str:
        try:
            return one.add_group("3B").name
        except ValueError as refused:
            return str(refused)

    with ThreadPoolExecutor(len(books)) as teachers:
        told = sorted(teachers.map(begin, books))
    assert told == ["3B", *["There is a class called 3B already."] * 3]


def test_an_admission_takes_all_in_or_none(book: ScoreBook) -> None:
    """One bad nickname, one child or team too many, and the class is as it was."""
    group, pupils = found(book)
    before = book.board(group.id)
    for entries in (
        [Entry("Good"), Entry("x" * 21)],
        [Entry(f"Child {number}") for number in range(MOST_PUPILS)],
        [Entry(f"Child {number}", team=f"Team {number}") for number in range(MOST_TEAMS)],
    ):
        with pytest.raises(ValueError, match=r"\.$"):
            book.admit(group.id, entries)
        assert book.board(group.id) == before
        assert len(book.players()) == len(pupils)


def test_each_child_has_a_picture_and_each_team_an_emblem_of_its_own(book: ScoreBook) -> None:
    """As far as there are enough; the animals are those that the theatre can draw."""
    assert AVATARS == avatars.AVATARS
    group = book.add_group("3B")
    entries = [Entry(f"Child {one}", team=f"Team {one % MOST_TEAMS}") for one in range(24)]
    pupils = book.admit(group.id, entries)
    assert sorted(pupil.avatar for pupil in pupils) == sorted(AVATARS * 2)
    assert [team.emblem for team in book.teams(group.id)] == list(EMBLEMS)
    assert len(EMBLEMS) == MOST_TEAMS


def test_an_admission_can_be_taken_back_once(book: ScoreBook) -> None:
    """Those who were there before stay, and so does who has played meanwhile."""
    group, pupils = found(book)
    new = book.admit(group.id, [Entry("Late", team="New"), Entry("Plays"), Entry("Typo")])
    book.hand_in(slip(new[1].id, group, stars=1))
    assert book.undo_admission(group.id) == ("Late", "Typo")
    assert book.pupils(group.id) == (*pupils, new[1])
    assert "New" not in [team.name for team in book.teams(group.id)]
    assert len(book.players()) == len(pupils) + 1
    assert book.undo_admission(group.id) == ()
    assert book.pupils(group.id) == (*pupils, new[1])


def test_a_child_changes_team_name_and_picture(book: ScoreBook) -> None:
    """A new team is made by its name; one that nobody is in and that has no stars is gone."""
    group, (asa, bo, _) = found(book)
    book.put_in_team(asa.id, group.id, "Gold")
    book.put_in_team(bo.id, group.id, "")
    book.rename_pupil(bo.id, "Boel", "")
    book.rename_pupil(asa.id, "Åsa", "lion")
    teams = {team.id: team.name for team in book.teams(group.id)}
    assert [(one.nickname, one.avatar, teams.get(one.team or 0)) for one in book.pupils(group.id)][
        :2
    ] == [("Åsa", "lion", "Gold"), ("Boel", bo.avatar, None)]
    assert list(teams.values()) == ["Gold"]


def test_a_team_with_stars_stays_when_its_last_child_goes(book: ScoreBook) -> None:
    """What was collected together is not taken away."""
    group, (asa, bo, _) = found(book)
    book.hand_in(slip(bo.id, group, stars=4))
    book.put_in_team(bo.id, group.id, "Red")
    assert [(stand.team.name, stand.stars) for stand in book.board(group.id).teams] == [
        *(("Red", 0), ("Blue", 4)),
    ]
    assert asa.team == book.pupils(group.id)[1].team


@pytest.mark.parametrize("wanted", [0, -5, 10_001])
def test_a_goal_has_bounds(book: ScoreBook, wanted: int) -> None:
    """A sentence says so, and the old goal stays."""
    group = book.add_group("3B")
    with pytest.raises(ValueError, match=rf"^A goal has 1 to 10000 stars, not {wanted}\.$"):
        book.set_goal(group.id, wanted)
    assert book.board(group.id).goal.wanted == 200


def test_a_class_or_child_that_is_gone_gets_a_sentence(book: ScoreBook) -> None:
    """Another laptop may have deleted it a moment ago."""
    for act in (
        lambda: book.board(7),
        lambda: book.revision(7),
        lambda: book.plan(7),
        lambda: book.lay_out(7, Plan()),
        lambda: book.set_goal(7, 10),
        lambda: book.admit(7, [Entry("Kim")]),
        lambda: book.undo_admission(7),
        lambda: book.accounts(7),
    ):
        with pytest.raises(ValueError, match=r"^This class is no longer in the score book\.$"):
            act()
    group = book.add_group("3B")
    for act in (
        lambda: book.put_in_team(7, group.id, "Red"),
        lambda: book.rename_pupil(7, "Kim", "fox"),
    ):
        with pytest.raises(ValueError, match=r"^This child is no longer in the score book\.$"):
            act()
    assert book.teams(group.id) == ()
    assert book.players() == ()


def test_every_change_of_a_class_has_a_new_number(book: ScoreBook) -> None:
    """A scoreboard reads the class again when the number has grown, and only then."""
    group, (asa, bo, cy) = found(book)
    other = book.add_group("4A")
    still = book.revision(other.id)
    seen = [book.revision(group.id)]
    for change in (
        lambda: book.admit(group.id, [Entry("Di")]),
        lambda: book.undo_admission(group.id),
        lambda: book.put_in_team(asa.id, group.id, "Blue"),
        lambda: book.rename_pupil(asa.id, "Åse", "owl"),
        lambda: book.set_goal(group.id, 100),
        lambda: book.lay_out(group.id, Plan(is_paused=True)),
        lambda: book.hand_in(slip(bo.id, group, stars=2)),
        lambda: book.delete_player(cy.id),
    ):
        change()
        seen.append(book.revision(group.id))
        assert book.board(group.id).revision == seen[-1]
    assert seen == sorted(set(seen))
    book.accounts(group.id), book.turns_on(group.id, DAY)
    assert book.revision(group.id) == seen[-1]
    assert book.revision(other.id) == still
