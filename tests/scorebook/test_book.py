import pytest
from sqlalchemy import inspect

from game.acting.bookmark import Bookmark
from game.scorebook.book import ScoreBook
from game.scorebook.records import NicknameError, Performed, Player
from tests.scorebook.reading import DAY, PLACE, PLAY, Reopen, performances_of


def test_a_player_and_the_stars_are_there_the_next_evening(book: ScoreBook, reopen: Reopen) -> None:
    """Names in any script and pictures come back as they were."""
    made = [
        book.add_player(name, "fox", DAY)
        for name in ("Åsa-Örjan", "李小龍", "مريم", "🦊👩‍🚀", "O'Hara")
    ]
    performed = book.record(made[0].id, PLAY, 6, 41.5, DAY)
    book.close()
    again = reopen()
    assert again.notice is None
    assert again.players() == tuple(made)
    assert again.players()[0] == Player(1, "Åsa-Örjan", "fox", DAY)
    assert performances_of(again, made[0].id) == (performed,)
    assert performed == Performed(1, made[0].id, PLAY, 6, 41.5, DAY)


def test_stars_add_up_and_the_best_is_the_players_own(book: ScoreBook) -> None:
    """Other children and other plays do not count; of equal performances the newest is best."""
    mine, other = book.add_player("Mine", "fox").id, book.add_player("Other", "owl").id
    assert book.stars_of(mine) == 0
    assert book.best(mine, PLAY) is None
    book.record(mine, PLAY, 4, 30.0, DAY)
    book.record(mine, PLAY, 6, 50.0, DAY)
    newest = book.record(mine, PLAY, 6, 70.0, DAY)
    book.record(mine, "first-steps/other", 9, 20.0, DAY)
    book.record(other, PLAY, 9, 20.0, DAY)
    assert book.stars_of(mine) == 25
    assert book.best(mine, PLAY) == newest


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Kim \t Lo ", "Kim Lo"), ("x" * 20, "x" * 20), ("e\u0301" * 20, "é" * 20)],
)
def test_a_nickname_is_trimmed(book: ScoreBook, typed: str, kept: str) -> None:
    """Blanks around it are the typist's, and a letter is one letter however it was typed."""
    assert book.add_player(typed, "fox").nickname == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (" \t ", "Please type a nickname."),
        ("x" * 21, "This nickname is too long: at most 20 letters."),
        ("bell\x07", "This nickname has a character in it that can't be shown."),
    ],
)
def test_what_is_no_nickname_is_refused(book: ScoreBook, typed: str, sentence: str) -> None:
    """The child reads why, and nothing is kept."""
    with pytest.raises(NicknameError) as refused:
        book.add_player(typed, "fox")
    assert str(refused.value) == sentence
    assert book.players() == ()


def test_only_what_may_be_kept_has_a_column(book: ScoreBook, reopen: Reopen) -> None:
    """Names, pictures, plays, stars, seconds and days: nothing of a face (R6).

    Nor who played without the camera, who was away, or why: no column could tell.
    """
    found = inspect(book._engine)
    columns = {
        table: [column["name"] for column in found.get_columns(table)]
        for table in found.get_table_names()
    }
    assert columns == {
        "players": ["id", "nickname", "avatar", "made_on"],
        "performances": [
            *("id", "player_id", "play", "stars", "seconds", "performed_on", "is_whole"),
            *("key", "group_id"),
        ],
        "places": ["player_id", "play", "scene", "stars", "takes", "seconds", "left_on"],
        "groups": [
            *("id", "name", "used_on", "wanted", "collected", "plays", "is_locked", "is_paused"),
            *("shows_names", "shows_ranks", "revision", "admission"),
        ],
        "teams": ["id", "group_id", "name", "emblem", "stars"],
        "members": [
            *("player_id", "group_id", "team_id", "admission", "stars", "best", "best_on"),
            "next_best",
        ],
        "meta": ["version", "keep_days"],
    }


def test_a_play_that_was_left_goes_on_at_the_same_scene(book: ScoreBook, reopen: Reopen) -> None:
    """The next evening knows scene and stars so far; the place of another play is another."""
    kim, lo = book.add_player("Kim", "fox").id, book.add_player("Lo", "owl").id
    assert book.place_of(kim, PLAY) is None
    book.keep_place(kim, PLAY, Bookmark("parcel", 3, 1, 12.0), DAY)
    book.keep_place(kim, PLAY, PLACE, DAY)
    book.close()
    again = reopen()
    assert again.place_of(kim, PLAY) == PLACE
    assert again.place_of(kim, "first-steps/other") is None
    assert again.place_of(lo, PLAY) is None
    again.keep_place(kim, PLAY, None, DAY)
    assert again.place_of(kim, PLAY) is None


def test_stars_of_a_play_half_played_are_neither_lost_nor_doubled(book: ScoreBook) -> None:
    """They count while the play waits, and at its bow once, in the whole performance."""
    kim = book.add_player("Kim", "fox").id
    book.keep_place(kim, PLAY, PLACE, DAY)
    assert book.stars_of(kim) == 5
    assert book.best(kim, PLAY) is None, "a play that was not brought to its end has no best"
    book.record(kim, PLAY, 8, 44.0, DAY)
    assert book.stars_of(kim) == 8
    assert book.place_of(kim, PLAY) is None


def test_beginning_anew_keeps_the_stars_of_before(book: ScoreBook) -> None:
    """What was played counts, but is no play to its end: no best and no sticker come of it."""
    kim = book.add_player("Kim", "fox").id
    book.keep_place(kim, PLAY, PLACE, DAY)
    for _ in range(2):
        book.set_place_aside(kim, PLAY)
    assert book.place_of(kim, PLAY) is None
    assert book.stars_of(kim) == 5
    assert book.best(kim, PLAY) is None
    assert performances_of(book, kim) == (Performed(1, kim, PLAY, 5, 31.5, DAY, is_whole=False),)
    book.record(kim, PLAY, 4, 20.0, DAY)
    assert book.stars_of(kim) == 9
    best = book.best(kim, PLAY)
    assert best is not None
    assert best.stars == 4
