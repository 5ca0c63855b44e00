"""What each look says of a computer on which something is broken, on purpose and for real."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import folders
from game.doctor import (
    look_camera,
    look_house,
    look_model,
    look_python,
    look_scores,
    look_screen,
    look_sound,
    look_voice,
)
from game.doctor.chart import CHECKS, Finding, Step, Verdict, Wish, base
from game.doctor.judged_pictures import of_face, of_light, of_pictures, of_trouble
from game.doctor.remedies import REMEDIES
from game.perception.frames import CameraReason, CameraTrouble
from game.speech.lines import Line, Recorded, Unspeakable, VoiceTrouble

ROOT = Path(__file__).resolve().parents[2]


def findings(look: Iterator[Finding | Step]) -> dict[str, Finding]:
    """Return what a look finds, by check; each is one that is known, with a remedy that is."""
    found = {each.check: each for each in look if isinstance(each, Finding)}
    known = {check.name: set(check.figures) for check in CHECKS}
    for each in found.values():
        assert each.figures.keys() <= known[base(each.check)]
        assert each.verdict is not Verdict.PROBLEM or each.remedy in REMEDIES
    return found


def test_what_a_library_says_over_lines_stands_on_one() -> None:
    """A report has a line for each check."""
    assert Finding("card", Verdict.WELL, "one\n  two\tthree").said == "one two three"


# Python and its parts.


def test_versions_are_compared_with_the_pins() -> None:
    """Numbers, not letters; a mark for another system or an extra asks for nothing."""
    lines = [
        "mediapipe==0.10.31",
        "numpy>=1.26",
        "psycopg[binary]>=3.2; extra == 'school'",
        "pyobjc-core<13,>=11; sys_platform == 'darwin'",
    ]
    assert look_python.needed(lines, "linux") == {"mediapipe": "==0.10.31", "numpy": ">=1.26"}
    assert look_python.needed(lines, "darwin")["pyobjc-core"] == "<13,>=11"
    assert look_python.fits("1.100.0", ">=1.26")
    assert look_python.fits("11", ">=11.0,<13")
    assert not look_python.fits("13.0", "<13,>=11")
    assert not look_python.fits("0.10.35", "==0.10.31")


def test_a_newer_face_finder_is_a_problem_because_it_calls_home() -> None:
    """Whatever else it can: the game promises that nothing leaves the computer."""
    found = look_python.of_mediapipe("0.10.35", "==0.10.31")
    assert (found.verdict, found.remedy) == (Verdict.PROBLEM, "mediapipe")
    assert "connection" in found.said


def test_an_old_or_missing_part_is_named() -> None:
    """With what was wanted instead."""
    found = look_python.of_wheels({"numpy": ">=1.26", "rich": ">=13"}, {"numpy": "1.2", "rich": ""})
    assert found.verdict is Verdict.PROBLEM
    assert "numpy 1.2 (wanted >=1.26); rich is missing" in found.said


def test_every_part_that_the_game_asks_for_can_be_tried() -> None:
    """A new requirement with another module's name needs its line in MODULES."""
    import importlib.util

    needs, python = look_python.requirements()
    assert python.startswith(">=3.")
    for name in needs:
        module = look_python.MODULES.get(name, name.replace("-", "_")).partition(".")[0]
        assert importlib.util.find_spec(module), name


# The screen.


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_no_screen_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a server, or over a plain remote line."""
    for name in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    found = findings(look_screen.look(Wish()))
    assert (found["window"].verdict, found["window"].remedy) == (Verdict.PROBLEM, "screen")
    assert found["displays"].verdict is Verdict.NOT_SEEN


def test_two_displays_and_a_small_one_are_told() -> None:
    """A class likes two; on a small one things get crowded."""
    two = look_screen.of_displays([(1920, 1080), (1280, 720)], 1.5)
    assert "2 displays, 1920 × 1080 and 1280 × 720, scale 1.5" in two.said
    assert look_screen.of_displays([(800, 600)], None).verdict is Verdict.REMARK


# The camera.


def test_a_camera_that_is_not_there_is_one_problem() -> None:
    """Told once, with what to do; what can't be seen without it is no second problem."""
    found = findings(look_camera.look(Wish(camera="97")))
    assert (found["cameras"].verdict, found["cameras"].remedy) == (
        Verdict.PROBLEM,
        "camera_missing",
    )
    assert [f.check for f in found.values() if f.verdict is Verdict.PROBLEM] == ["cameras"]


def test_no_camera_leaves_every_camera_alone() -> None:
    """`--no-camera` is for who plays without one, and for who must not switch one on."""
    told = list(look_camera.look(Wish(uses_camera=False)))
    assert not [each for each in told if isinstance(each, Step)]
    assert {each.verdict for each in findings(iter(told)).values()} == {Verdict.NOT_SEEN}


def test_a_file_that_is_no_film_is_a_problem(tmp_path: Path) -> None:
    """It is named as a film only: paths stay at home."""
    film = tmp_path / "broken.mp4"
    film.write_bytes(b"no film at all")
    found = findings(look_camera.look(Wish(camera=str(film))))
    assert (found["camera.film"].verdict, found["camera.film"].remedy) == (Verdict.PROBLEM, "film")
    assert found["face"].verdict is Verdict.NOT_SEEN


@pytest.mark.parametrize("reason", list(CameraReason))
def test_every_trouble_of_a_camera_has_its_remedy(reason: CameraReason) -> None:
    """The chosen camera's is a problem, another one's a remark."""
    trouble = CameraTrouble(reason, "1")
    assert of_trouble("camera.1", "Cam", trouble, is_chosen=True).verdict is Verdict.PROBLEM
    other = of_trouble("camera.1", "Cam", trouble, is_chosen=False)
    assert other.verdict is Verdict.REMARK
    assert other.remedy in REMEDIES
    assert other.said.startswith("Camera 1 (Cam) ")


def test_light_is_judged_as_the_game_judges_it() -> None:
    """A covered lens is a problem, a dim room a remark."""
    verdicts = [of_light([light]).verdict for light in (0.0, 0.04, 0.4)]
    assert verdicts == [Verdict.PROBLEM, Verdict.REMARK, Verdict.WELL]


def test_nobody_before_the_camera_is_no_problem() -> None:
    """A technician need not sit there."""
    assert of_face([0, 0, 0]).verdict is Verdict.REMARK
    assert of_face([1, 0, 2]).verdict is Verdict.WELL
    assert of_face([1, 0, 2]).figures["most_faces"] == 2


@pytest.mark.parametrize(
    ("size", "pace", "is_still", "remedy"),
    [
        ((640, 480), 30.0, False, ""),
        ((640, 480), 30.0, True, "frozen"),
        ((1, 1), 30.0, False, "small_picture"),
        ((640, 480), 4.0, False, "slow_camera"),
    ],
)
def test_pictures_are_judged_by_size_pace_and_life(
    size: tuple[int, int], pace: float, is_still: bool, remedy: str
) -> None:
    """What is odd about a camera that works is a remark."""
    figures = {
        "name": "Cam",
        "is_chosen": True,
        "width": size[0],
        "height": size[1],
        "pictures_per_second": pace,
        "opened_after_s": 0.4,
    }
    found = of_pictures("camera.0", figures, is_still)
    assert found.remedy == remedy
    assert found.verdict is (Verdict.REMARK if remedy else Verdict.WELL)


# The networks.


def test_altered_networks_are_problems_and_nothing_is_measured(tmp_path: Path) -> None:
    """One changed byte of either; the card still says what belongs there."""
    for file in ("expression.json", "expression.tflite", "face_detector.tflite"):
        shutil.copy(folders.models() / file, tmp_path)
    for file in ("expression.tflite", "face_detector.tflite"):
        altered = bytearray((tmp_path / file).read_bytes())
        altered[-1] ^= 1
        (tmp_path / file).write_bytes(altered)
    found = findings(look_model.look(Wish(), tmp_path))
    assert found["card"].verdict is Verdict.WELL
    assert found["network"].verdict is found["detector"].verdict is Verdict.PROBLEM
    assert found["speed"].verdict is Verdict.NOT_SEEN


def test_a_card_with_other_labels_or_thresholds_is_a_problem(tmp_path: Path) -> None:
    """A card that tells of other expressions, and one that never lets go of a hold."""
    text = (folders.models() / "expression.json").read_text(encoding="utf-8")
    card = tmp_path / "expression.json"
    card.write_text(text.replace('"angry",', '"cross",', 1), encoding="utf-8")
    assert findings(look_model.look(Wish(), tmp_path))["card"].verdict is Verdict.PROBLEM
    import json

    told = json.loads(text)
    told["leave"]["happy"] = 0.99
    card.write_text(json.dumps(told), encoding="utf-8")
    found = findings(look_model.look(Wish(), tmp_path))["card"]
    assert found.verdict is Verdict.PROBLEM
    assert "thresholds" in found.said


def test_speed_is_judged_by_what_a_play_needs() -> None:
    """A camera's pace is well, less a remark; where readings are out of date, nobody can play."""
    verdicts = [look_model.of_times([ms] * 20).verdict for ms in (7.0, 60.0, 400.0)]
    assert verdicts == [Verdict.WELL, Verdict.REMARK, Verdict.PROBLEM]


# Voice and sound.


class Mute:
    """A booth without Swedish, whose English is silence."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "line.wav"

    def render(self, line: Line) -> Recorded | Unspeakable:
        if line.language == "sv":
            return Unspeakable(line, VoiceTrouble.NO_VOICE_FOR_LANGUAGE)
        import wave

        with wave.open(str(self._file), "wb") as writer:
            writer.setparams((1, 2, 22050, 0, "NONE", ""))
            writer.writeframes(bytes(2000))
        return Recorded(line, str(self._file))


def no_engine(folder: Path) -> Mute:
    """Be a computer without any voice."""
    raise OSError("libespeak-ng.so.1: cannot open shared object file")


def test_a_missing_voice_is_a_remark_for_each_language() -> None:
    """The play goes on in writing, so it keeps nobody from playing."""
    found = findings(look_voice.look(Wish(), no_engine))
    assert {each.remedy for each in found.values()} == {"voice_engine"}
    assert {each.verdict for each in found.values()} == {Verdict.REMARK}
    assert found.keys() == {"voice.en", "voice.sv"}


def test_a_silent_voice_and_a_missing_language_are_told() -> None:
    """A file that holds no sound is no voice."""
    found = findings(look_voice.look(Wish(), Mute))
    assert "is silent" in found["voice.en"].said
    assert found["voice.sv"].remedy == "voice_language"


def test_no_sound_device_is_a_remark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are shown, and nothing is heard."""
    import pygame

    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    found = findings(look_sound.look(Wish()))["sound"]
    assert (found.verdict, found.remedy) == (Verdict.REMARK, "sound")


def test_a_voice_that_is_turned_down_is_told() -> None:
    """A device that works is no use then."""
    assert look_sound.of_device("alsa", ["Speakers"], 44100, 0.0).remedy == "volume"
    assert look_sound.of_device("alsa", ["Speakers"], 44100, 0.5).verdict is Verdict.WELL


# Disk, folders, settings, letters.


@pytest.mark.parametrize(
    ("free", "verdict"),
    [(0, Verdict.PROBLEM), (200_000_000, Verdict.REMARK), (9_000_000_000, Verdict.WELL)],
)
def test_free_disk_is_judged(free: int, verdict: Verdict) -> None:
    """A full disk keeps no star."""
    assert look_house.of_free(free).verdict is verdict


def test_a_home_that_is_a_file_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither stars nor settings can be kept there; it is said which variable is to blame."""
    place = tmp_path / "stick"
    place.write_text("not a folder")
    monkeypatch.setenv(folders.HOME_VARIABLE, str(place))
    found = findings(look_house.look(Wish()))
    assert (found["folders"].verdict, found["folders"].remedy) == (Verdict.PROBLEM, "home_variable")
    assert found["settings"].verdict is Verdict.REMARK
    assert place.read_text() == "not a folder"


def test_odd_settings_are_told_and_left_as_they_are(tmp_path: Path) -> None:
    """The game would set the file aside; the doctor only looks."""
    file = folders.user_config() / "settings.json"
    file.parent.mkdir(parents=True)
    for text, part in (("{", "can't be understood"), ('{"camera": 7, "language": "sv"}', "camera")):
        file.write_text(text, encoding="utf-8")
        found = findings(look_house.look(Wish()))["settings"]
        assert found.verdict is Verdict.REMARK
        assert part in found.said
        assert file.read_text(encoding="utf-8") == text
        assert list(file.parent.iterdir()) == [file]
    assert found.figures["language"] == "sv"


def test_a_terminal_without_every_letter_is_a_remark() -> None:
    """Names of Swedish children need more than ASCII."""
    assert look_house.of_letters("utf-8", "ascii", "en").verdict is Verdict.REMARK
    assert look_house.of_letters("utf-8", "UTF-8", "en").verdict is Verdict.WELL


# The score book.

BOOK = """
import os, signal, sqlite3, sys
book = sqlite3.connect(sys.argv[1])
book.execute("PRAGMA journal_mode = WAL")
book.execute("CREATE TABLE meta (version INTEGER NOT NULL)")
book.execute("INSERT INTO meta VALUES (3)")
book.commit()
os.kill(os.getpid(), signal.SIGKILL)
"""


def written_book(file: Path, version: int = 3) -> Path:
    """Write a score book as a game leaves it that was closed."""
    with sqlite3.connect(file) as book:
        book.execute("PRAGMA journal_mode = WAL")
        book.execute("CREATE TABLE meta (version INTEGER NOT NULL)")
        book.execute("INSERT INTO meta VALUES (?)", (version,))
    book.close()
    return file


def content(folder: Path) -> dict[str, bytes]:
    """Return every file's bytes; SQLite's notice board beside a log is no content."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".db-shm"}


def test_a_sound_book_is_read_without_a_trace(tmp_path: Path) -> None:
    """Not even SQLite's own files appear beside it."""
    file = written_book(tmp_path / "scores.db")
    before = content(tmp_path)
    found = look_scores.of_book(file, 3)
    assert found.verdict is Verdict.WELL
    assert found.figures["version"] == 3
    assert content(tmp_path) == before
    assert look_scores.of_book(file, 2).remedy == "book_newer"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows kills in another way")
def test_a_book_of_a_killed_game_is_read_with_its_log(tmp_path: Path) -> None:
    """What stands in the log alone counts, and stays there."""
    file = tmp_path / "scores.db"
    subprocess.run([sys.executable, "-c", BOOK, str(file)], check=False)
    before = content(tmp_path)
    assert "scores.db-wal" in before
    assert look_scores.of_book(file, 3).figures["version"] == 3
    assert content(tmp_path) == before


@pytest.mark.parametrize("harm", ["noise", "hole"])
def test_a_damaged_book_is_a_problem_and_stays(tmp_path: Path, harm: str) -> None:
    """A copy can still be made before the game begins a new one."""
    file = written_book(tmp_path / "scores.db")
    whole = file.read_bytes()
    spoilt = os.urandom(5000) if harm == "noise" else whole[:4096] + bytes(len(whole) - 4096)
    file.write_bytes(spoilt)
    found = look_scores.of_book(file, 3)
    assert (found.verdict, found.remedy) == (Verdict.PROBLEM, "book_damaged")
    assert file.read_bytes() == spoilt


def test_a_book_that_was_cut_to_nothing_is_a_remark(tmp_path: Path) -> None:
    """A copy can be put in its place before the next play."""
    (tmp_path / "scores.db").touch()
    found = look_scores.of_book(tmp_path / "scores.db", 3)
    assert (found.verdict, found.remedy) == (Verdict.REMARK, "book_empty")


def test_no_book_yet_is_well_and_none_is_begun(tmp_path: Path) -> None:
    """The first play begins it."""
    assert findings(look_scores.look(Wish()))["scores"].verdict is Verdict.WELL
    assert not (tmp_path / "home").exists()


def test_a_server_that_is_not_there_is_told_without_its_address() -> None:
    """A port of this computer at which nobody listens; no name, no password."""
    url = "postgresql+psycopg://kim:secret@127.0.0.1:9/stars"
    found = findings(look_scores.look(Wish(scores=url)))["scores"]
    assert found.verdict is Verdict.PROBLEM
    assert found.remedy in ("server", "server_driver")
    assert not any(part in repr(found) for part in ("kim", "secret", "127.0.0.1", "/stars"))


def test_a_bundle_that_keeps_no_versions_is_not_blamed_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its parts are inside; whether they load is looked at all the same."""
    needs = {"no-such-part": ">=1", "pyyaml": ">=6"}
    monkeypatch.setattr(look_python.sys, "frozen", True, raising=False)
    monkeypatch.setattr(look_python, "requirements", lambda: (needs, ">=3.11"))
    looks = [look for look in look_python.look(Wish()) if isinstance(look, Finding)]
    verdicts = {look.check: look.verdict for look in looks}
    assert verdicts["wheels"] == verdicts["mediapipe"] == Verdict.NOT_SEEN
    assert "imports" in verdicts
