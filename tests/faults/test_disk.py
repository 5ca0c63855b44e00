"""A disk that is full, locked or missing: the play goes on, a sentence says so, nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from game import folders, words
from game.house_book import HouseBook
from game.late import Late
from game.scenario.packs import find_scenarios
from game.scorebook.book import FILE_NAME, ScoreBook
from game.settings import Settings, load_settings, save_settings
from game.wiring import find_play
from tests.faults.house import whole_evening

PLAY = "first-steps/parcel"

# Bytes: room for a score book and no more than a few changes of it.
SMALL = 400_000
NOBODY = 65_534

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the faults of Linux and macOS")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    words.use_language("en")


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A real disk of 400 kB that holds the home; only an administrator of Linux can make one."""
    place = tmp_path / "disk"
    place.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(made, capture_output=True).returncode:
        pytest.skip("no small disk can be made here (Linux, as root)")
    monkeypatch.setenv(folders.HOME_VARIABLE, str(place))
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def nobodys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder, used by somebody whom permissions bind, whoever runs the tests."""
    place = Path(tempfile.mkdtemp(prefix="curtain-up-nobody-"))
    place.chmod(0o777)
    monkeypatch.setenv(folders.HOME_VARIABLE, str(place))
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield place
    finally:
        if is_root:
            os.seteuid(0)
        subprocess.run(["chmod", "-R", "u+rwX", str(place)], check=True)
        shutil.rmtree(place)


def fill(disk: Path) -> Path:
    """Leave no byte free; return the file that takes the room."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1024))
    return filler


def play_on(book: HouseBook, player_id: int) -> None:
    """Write down a thousand plays with long names."""
    for _ in range(1000):
        book.record(player_id, "first-steps/" + "long" * 200, 1, 40.0)


def house_book(place: Path) -> HouseBook:
    """Return the score book of a house, as screens have it."""
    return HouseBook(Late(lambda: ScoreBook.open(place / FILE_NAME)))


def test_a_full_disk_costs_the_new_settings_alone(disk: Path) -> None:
    """They last for the evening; the old ones stay whole, and no scraps take more room."""
    assert save_settings(Settings(language="sv")) is None
    filler = fill(disk)
    told = save_settings(Settings(language="en")) or ""
    assert "settings.json (No space left on device). They last until you leave." in told
    assert load_settings() == (Settings(language="sv"), None)
    assert sorted(file.name for file in disk.iterdir()) == ["filler", "settings.json"]
    filler.unlink()
    assert save_settings(Settings(language="en")) is None
    assert load_settings()[0].language == "en"


def test_a_disk_that_fills_up_at_the_bow_loses_no_earlier_star(disk: Path) -> None:
    """The bow says what is wrong; with room again the next stars are kept."""
    book = house_book(disk)
    kim = book.add_player("Kim", "fox")
    book.record(kim.id, PLAY, 6, 40.0)
    filler = fill(disk)
    with pytest.raises(OSError, match=r"^The score book can't be written .* Is the disk full"):
        play_on(book, kim.id)
    filler.unlink()
    before = book.stars_of(kim.id)
    assert before >= 6
    book.record(kim.id, PLAY, 6, 40.0)
    book.close()
    again = ScoreBook.open(disk / FILE_NAME)
    assert again.notice is None
    assert again.stars_of(kim.id) == before + 6
    again.close()


def test_a_full_disk_at_the_start_leaves_the_book_as_it_was(disk: Path) -> None:
    """Whether it opens or not, a sentence says what is not kept, and no book is set aside."""
    first = ScoreBook.open(disk / FILE_NAME)
    kim = first.add_player("Kim", "fox")
    first.close()
    filler = fill(disk)
    book = house_book(disk)
    told = book.notice() or ""
    try:
        lo = book.add_player("Lo", "owl")
        book.record(lo.id, PLAY, 6, 40.0)
        kept = ["Kim", "Lo"] if not told else ["Kim"]
    except OSError as error:
        told, kept = str(error), ["Kim"]
    assert kept == ["Kim", "Lo"] or "not be kept" in told or "Is the disk full" in told
    book.close()
    filler.unlink()
    again = ScoreBook.open(disk / FILE_NAME)
    assert again.notice is None
    assert kim in again.players()
    again.close()
    assert not list(disk.glob("*broken*"))


@pytest.mark.long
def test_an_evening_without_any_room_is_played_to_its_bow(tmp_path: Path) -> None:
    """No file can grow, not even the voice's: play, bow and title come, and two sentences."""
    world = {folders.HOME_VARIABLE: str(tmp_path / "home"), "LANGUAGE": "en"}
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
    done = whole_evening(world, full)
    assert done.code == 0, done.errors
    assert done.last["plays"] == 1
    assert done.last["stars"] > 0, "the stars of the evening"
    told = "\n".join(done.last["told"])
    assert "Tonight's stars will not be kept." in told
    assert "They last until you leave." in told
    assert "Traceback" not in done.errors


def test_a_folder_that_may_only_be_read_keeps_what_it_has(nobodys: Path) -> None:
    """Settings are read, not saved; the book can't be kept open, and stays as it was."""
    save_settings(Settings(language="sv"))
    book = ScoreBook.open(nobodys / FILE_NAME)
    book.add_player("Kim", "fox")
    book.close()
    content = (nobodys / FILE_NAME).read_bytes()
    locked(nobodys, 0o555)
    assert load_settings() == (Settings(language="sv"), None)
    assert "(Permission denied). They last until you leave." in (save_settings(Settings()) or "")
    again = ScoreBook.open(nobodys / FILE_NAME)
    assert again.notice is not None
    assert again.notice.endswith("Tonight's stars will not be kept.")
    again.add_player("Lo", "owl")
    again.close()
    assert (nobodys / FILE_NAME).read_bytes() == content


def locked(place: Path, mode: int) -> None:
    """Change what may be done, as the owner does."""
    user = os.geteuid()
    if place.stat().st_uid != user:
        os.seteuid(place.stat().st_uid)
    place.chmod(mode)
    os.seteuid(user)


def forbid(place: Path) -> Callable[[], None]:
    """Let nobody read or write a file, and return what allows it again."""
    locked(place, 0)
    return lambda: locked(place, 0o600)


def test_files_that_may_not_be_read_are_told_and_left_alone(nobodys: Path) -> None:
    """The usual settings, a book for the evening, a sentence for each; nothing is set aside."""
    save_settings(Settings(language="sv"))
    book = ScoreBook.open(nobodys / FILE_NAME)
    kim = book.add_player("Kim", "fox")
    book.close()
    allow = [forbid(nobodys / name) for name in ("settings.json", FILE_NAME)]
    settings, told = load_settings()
    assert settings == Settings()
    assert told == (
        f"The settings in {nobodys / 'settings.json'} could not be read (Permission denied). "
        "The usual settings are used."
    )
    assert "They last until you leave." in (save_settings(Settings()) or "")
    closed = ScoreBook.open(nobodys / FILE_NAME)
    assert "can't be opened" in (closed.notice or "")
    closed.close()
    for again in allow:
        again()
    assert load_settings() == (Settings(language="sv"), None)
    opened = ScoreBook.open(nobodys / FILE_NAME)
    assert (opened.notice, opened.players()) == (None, (kim,))
    opened.close()
    assert sorted(file.name for file in nobodys.iterdir()) == [FILE_NAME, "settings.json"]


def test_without_a_home_the_evening_is_kept_nowhere(
    nobodys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user whose home is missing plays with the usual settings, and reads what is not kept."""
    for name in (folders.HOME_VARIABLE, "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    locked(nobodys, 0o555)
    monkeypatch.setenv("HOME", str(nobodys / "gone"))
    assert load_settings() == (Settings(), None)
    assert "(Permission denied)" in (save_settings(Settings()) or "")
    book = ScoreBook.open(folders.user_data() / FILE_NAME)
    assert "Tonight's stars will not be kept." in (book.notice or "")
    book.add_player("Kim", "fox")
    book.close()
    assert not (nobodys / "gone").exists()
    assert find_play(folders.DEFAULT_PLAY).name == folders.DEFAULT_PLAY


def test_a_pack_that_may_not_be_entered_hides_no_other(nobodys: Path) -> None:
    """A school's folder with one locked pack in it still has the others."""
    good = folders.scenarios() / "first-steps"
    for name in ("locked", "open"):
        shutil.copytree(good, nobodys / name)
    locked(nobodys / "locked", 0)
    assert {play.name.partition("/")[0] for play in find_scenarios(nobodys).scenarios} == {"open"}
