"""`curtain-up class import`, as a teacher types it: tried, done, taken back, refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.classroom.conftest import ROSTER, Run, play_some


def test_a_list_with_faults_takes_nobody_in(run: Run, roster: Path, tmp_path: Path) -> None:
    """Each fault with file and line, exit code 1, and no class was begun."""
    roster.write_bytes(ROSTER + b"kim;;\r\n;Sun;\r\nBo;;foks\r\n")
    told = run("import", str(roster), "--class", "3A")
    assert told.code == 1
    assert [line.split(": ")[0] for line in told.err.splitlines()[:3]] == [
        f"{roster}:{line}" for line in (6, 7, 8)
    ]
    assert "Nobody was taken in" in told.err
    assert "There is no class yet" in run("list").out


def test_an_import_is_tried_done_and_taken_back(run: Run, home: Path, roster: Path) -> None:
    """Only the last one, and nobody who has played."""
    assert "would be taken into 3A" in run("import", str(roster), "--class", "3A", "--dry-run").out
    assert "There is no class yet" in run("list").out
    assert "3A is a new class." in run("import", str(roster), "--class", "3A").out
    again = run("import", str(roster), "--class", "3A")
    assert again.code == 1
    assert again.err.count("in the class already") == 4
    play_some(home)
    told = run("import", "--undo", "--class", "3A").out
    assert "Taken back: Åsa, =cmd." in told
    assert "nothing to take back" in run("import", "--undo", "--class", "3A").out
    assert "Zebulon" in run("list", "--class", "3A").out


def test_full_names_are_taken_in_with_advice(run: Run, tmp_path: Path) -> None:
    """It is said, in the language that is spoken, and exit code is 0."""
    file = tmp_path / "lines.txt"
    file.write_text("Ida Persson\nBo\n", encoding="cp1252")
    told = run("import", str(file), "--class", "Blå", "--language", "sv")
    assert told.code == 0
    assert "Det räcker med förnamn eller smeknamn." in told.err
    assert "2 children taken in" in told.out


def test_lines_can_be_pasted_into_the_command(roster: Path) -> None:
    """`import -` reads what another program hands in; a command of its own, as in a terminal."""
    command = [sys.executable, "-m", "game", "class", "import", "-", "--class", "3A"]
    done = subprocess.run(
        command, input="Kim\nÅsa\n".encode(), capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert b"2 children taken in" in done.stdout
