"""`curtain-up doctor` as a technician runs it, and what a bug report may hold of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.doctor.chart import CHECKS
from game.doctor.consultation import consult
from game.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]

# What pip would have installed, but for what the command line itself needs.
PARTS = (
    "pygame mediapipe ai_edge_litert cv2 numpy yaml pyttsx3 sqlalchemy rich platformdirs ruamel "
    "hunspell pyphen watchfiles babel starlette sse_starlette uvicorn"
)

# Read by Python at its start, in every process: hides parts as if nobody had installed them.
EMPTY_SHELF = """
import os, sys
from importlib.machinery import PathFinder

class Emptied(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.partition(".")[0] in os.environ["HIDDEN"].split():
            return None
        return PathFinder.find_spec(name, path, target)

sys.meta_path[sys.meta_path.index(PathFinder)] = Emptied
"""

KEYS = {"schema", "game", "looked_at", "seconds", "system", "exit_code", "counts", "checks"}


def curtain_up(*words: str, module: str = "game", **environment: str) -> Any:
    """Run a command in a process of its own."""
    path = os.pathsep.join(filter(None, [environment.pop("shelf", ""), str(ROOT)]))
    return subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    """A folder for PYTHONPATH with which every process lacks the parts in HIDDEN."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(EMPTY_SHELF)
    return str(folder)


def test_a_whole_visit_can_be_read_posted_and_parsed(tmp_path: Path) -> None:
    """Every check has its line, its values and no trace of who sits there; nothing is written."""
    home = tmp_path / "kimberley" / "games"
    home.mkdir(parents=True)
    report = tmp_path / "report.json"
    done = curtain_up(
        *("doctor", "--camera", "understudy", "--json", str(report)),
        HOME=str(home.parent),
        CURTAIN_UP_HOME=str(home),
    )
    told = json.loads(report.read_text(encoding="utf-8"))
    assert done.stderr == ""
    # The tests' window is one that nobody can see.
    assert done.returncode == told["exit_code"] == 1
    assert told.keys() == KEYS
    assert told["schema"] == 1
    assert {each["check"] for each in told["checks"]} == {check.name for check in CHECKS}
    _check_values(told["checks"])
    assert sum(told["counts"].values()) == len(told["checks"])
    found = {each["check"]: each for each in told["checks"]}
    for name in ("python", "wheels", "imports", "card", "network", "detector", "face", "camera"):
        assert found[name]["verdict"] == "well", found[name]
    assert found["window"]["verdict"] == "problem"
    assert found["window"]["figures"]["driver"] == "dummy"
    assert "kimberley" not in done.stdout.lower() + report.read_text(encoding="utf-8").lower()
    lines = done.stdout.splitlines()
    for each in told["checks"]:
        about = f".{each['about']}" if each["about"] else ""
        assert any(re.match(rf"\S \w+ +{each['check']}{about} ", line) for line in lines)
    assert "\x1b" not in done.stdout
    assert list(home.iterdir()) == []


def _check_values(checks: list[dict[str, Any]]) -> None:
    """Hold the contract that the guide writes down for every check."""
    figures = {check.name: set(check.figures) for check in CHECKS}
    for each in checks:
        assert each.keys() == {"check", "about", "verdict", "said", "to_do", "figures"}
        assert each["verdict"] in ("well", "remark", "problem", "not_seen")
        assert each["figures"].keys() <= figures[each["check"]], each
        assert each["verdict"] != "problem" or each["to_do"], each


def test_with_nothing_installed_the_doctor_says_what_is_missing(shelf: str) -> None:
    """Python alone is there: no traceback, an installation to do, and the rest is told."""
    done = curtain_up(module="game.doctor", shelf=shelf, HIDDEN=f"{PARTS} typer pydantic")
    assert (done.returncode, done.stderr) == (1, "")
    found = dict(re.findall(r"^\S \w+ +([\w.]+) +(.*)$", done.stdout, flags=re.M))
    assert found.keys() >= {check.name for check in CHECKS} - {"voice"}
    assert all(f"{name} (missing)" in found["imports"] for name in ("pygame-ce", "mediapipe"))
    assert "to do: Install the game again" in done.stdout
    assert "✓ well    card " in done.stdout
    assert "✗ problem window " in done.stdout


def test_without_the_command_lines_library_a_sentence_leads_to_the_doctor(shelf: str) -> None:
    """`python -m game.doctor` needs Python alone, and `play` says so."""
    done = curtain_up("play", shelf=shelf, HIDDEN="typer")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "`python -m game.doctor`" in done.stderr


def test_wrong_use_is_a_sentence_and_exit_code_2(shelf: str) -> None:
    """Before anything is looked at; the command starts with none of the game's parts."""
    done = curtain_up("doctor", "--camera", "no-such-film.mp4", shelf=shelf, HIDDEN=PARTS)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no film no-such-film.mp4.")
    with pytest.raises(Trouble, match="not both"):
        consult(camera="0", uses_camera=False)


def test_the_doctor_itself_loads_nothing_but_python() -> None:
    """Whatever is missing, its own modules can be read."""
    code = (
        "import sys; before = set(sys.modules); import game.doctor.consultation\n"
        "own = {'game', '__mp_main__', *sys.stdlib_module_names}\n"
        "print({n.partition('.')[0] for n in set(sys.modules) - before} - own)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done.stderr + done.stdout
