"""What a report may not hold, what company there is, and that every advice can be found."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from game.doctor.chart import CHECKS, Finding, Verdict
from game.doctor.company import family, games, is_game, is_this_computer, listed
from game.doctor.discreet import tidied, tidying
from game.doctor.remedies import REMEDIES, remedy
from game.doctor.systems import FAMILIES, Host, family_of
from game.doctor.telling import exit_code, lines, summary
from game.doctor.visit import Visit

DOCTOR = Path(__file__).resolve().parents[2] / "game" / "doctor"

HOST = Host("debian", "Debian", "x86_64", 2, "3.11.7")


def test_homes_and_names_do_not_leave_the_house() -> None:
    """Also where a phone carries its owner's name; parts of other words stay."""
    tidy = tidying({"/home/kim"}, {"kim", "Kim", "Lindqvist", "root", "al"})
    assert tidy("/home/kim/.local/x.db") == "~/.local/x.db"
    assert tidy("/home/kimberley/x") == "/home/kimberley/x"
    assert tidy("Kims iPhone, Lindqvist's AirPods") == "NAMEs iPhone, NAME's AirPods"
    assert tidy("root al kimono") == "root al kimono"
    assert tidied({"a": ["/home/kim", 3, None]}, tidy) == {"a": ["~", 3, None]}


def test_every_advice_is_there_for_every_system() -> None:
    """A remedy that a look names and nobody wrote would be an error in front of a user."""
    named = set()
    for file in DOCTOR.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("problem", "remark"):
                named |= {
                    arg.value
                    for arg in node.args[2:3]
                    if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                }
    assert {"screen", "book_damaged"} <= named <= REMEDIES.keys() | {""}
    for key in REMEDIES:
        for system in FAMILIES:
            assert remedy(key, system).endswith((".", "`")), (key, system)


@pytest.mark.parametrize(
    ("system", "release", "expected"),
    [
        ("linux", {"ID": "ubuntu", "ID_LIKE": "debian"}, "debian"),
        ("linux", {"ID": "debian"}, "debian"),
        ("linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "fedora"),
        ("linux", {"ID": "arch"}, "linux"),
        ("darwin", {}, "darwin"),
        ("win32", {}, "win32"),
    ],
)
def test_advice_knows_the_system(system: str, release: dict[str, str], expected: str) -> None:
    """Take apt for Ubuntu, dnf for Fedora's kin, words for the others."""
    assert family_of(system, release) == expected


@pytest.mark.parametrize(
    ("line", "plays"),
    [
        ("/usr/bin/python3 -m game", True),
        ("/usr/bin/python3 /x/.venv/bin/curtain-up play --language sv", True),
        ("nice -n5 curtain-up", True),
        ("C:\\x\\Scripts\\curtain-up.exe", True),
        ("python3 -m game doctor", False),
        ("python3 -m game rehearse", False),
        ("vim curtain-up.txt", False),
        ("python3 -m gameboy", False),
    ],
)
def test_another_copy_is_one_that_opens_the_theatre(line: str, plays: bool) -> None:
    """Commands that open neither stage nor camera are no company."""
    assert is_game(line.split()) is plays


def test_copies_are_found_and_own_kin_is_none(tmp_path: Path) -> None:
    """What started this doctor, as `nice`, and what it started, are not counted."""
    table = {2: (1, "nice curtain-up"), 3: (2, "curtain-up"), 4: (3, "curtain-up"), 9: (1, "x")}
    for process, (parent, line) in {**table, 7: (1, "python -m game play")}.items():
        folder = tmp_path / str(process)
        folder.mkdir()
        (folder / "cmdline").write_text(line.replace(" ", "\0") + "\0")
        (folder / "stat").write_text(f"{process} (a) name) S {parent} 1 1")
    assert games(tmp_path, own=3) == (7,)
    assert family(3, {3: 2, 4: 3, 5: 4, 9: 1}) == {3, 4, 5}


def test_a_list_of_processes_is_read_whatever_letters_it_holds(tmp_path: Path) -> None:
    """As on macOS, where a command line of somebody else's may hold any bytes."""
    table = tmp_path / "processes"
    table.write_bytes(b"  12 /x/caf\xe9 \xff\n  34 python -m game play\nno number\n\n")
    copies = "import shutil, sys; shutil.copyfileobj(open(sys.argv[1], 'rb'), sys.stdout.buffer)"
    told = listed([sys.executable, "-c", copies, str(table)])
    assert told == {12: ["/x/caf\ufffd", "\ufffd"], 34: ["python", "-m", "game", "play"]}


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-c", "import time; time.sleep(60)"],
        [sys.executable, "-c", "print('7 curtain-up'); raise SystemExit(1)"],
        ["/nowhere/ps"],
    ],
    ids=["busy", "fails", "missing"],
)
def test_a_list_of_processes_that_does_not_come_is_untold(command: list[str]) -> None:
    """The report says that they could not be looked at; no message for programmers."""
    assert listed(command, within=0.3 if "sleep" in command[-1] else 20.0) is None


@pytest.mark.parametrize(
    ("address", "is_own"),
    [
        ("0100007F", True),
        ("00000000", False),
        ("0101A8C0", False),
        ("00000000000000000000000001000000", True),
        ("0000000000000000FFFF00000100007F", True),
        ("0000000000000000FFFF00000101A8C0", False),
    ],
)
def test_addresses_of_this_computer_are_told_from_others(address: str, is_own: bool) -> None:
    """As /proc/net writes them on this machine's usual kind, least byte first."""
    assert is_this_computer(address) is is_own


def test_a_line_says_verdict_name_and_what_to_do_without_colours() -> None:
    """The same advice is written once; the end says whether a play can go."""
    found = [
        Finding("window", Verdict.WELL, "It opens."),
        Finding("network", Verdict.PROBLEM, "Altered.", "reinstall"),
        Finding("detector", Verdict.PROBLEM, "Altered.", "reinstall"),
    ]
    visit = Visit(tuple(found), 3.2)
    told = [began + rest for began, _, rest in lines(visit, HOST)]
    assert told[1] == "✓ well    window        It opens."
    assert told[2] == "✗ problem network       Altered."
    assert told[3].split("to do: ")[1].startswith("Install the game again")
    assert told[5].endswith("to do: the same as for network.")
    assert exit_code(visit) == 1
    assert summary(visit).endswith("2 problems, 0 remarks.")
    assert exit_code(Visit((found[0],), 1)) == 0


def test_the_guide_tells_every_check_and_every_figure() -> None:
    """A row each, in the order in which they are told."""
    guide = (DOCTOR / "README.md").read_text(encoding="utf-8")
    table = guide.partition("## Every check")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \|(.*)$", table, flags=re.M)
    assert [name for name, _ in rows] == [check.name for check in CHECKS]
    for (_, row), check in zip(rows, CHECKS, strict=True):
        told = re.findall(r"`(\w+)`", row.rpartition("|")[0].rpartition("|")[2])
        assert tuple(told) == check.figures, check.name
