"""What is said of Python, networks, disk and settings, broken on purpose and for real."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game import folders
from game.doctor import (
    look_house,
    look_model,
    look_python,
)
from game.doctor.chart import Finding, Verdict, Wish
from tests.doctor.findings import findings


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
