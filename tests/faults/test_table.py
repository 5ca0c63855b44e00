"""The table of faults is a promise: each line names a test, and each test of this folder a line."""

from __future__ import annotations

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

# A test in the table: `test_name`, or `tests/folder/test_file.py::test_name` from elsewhere.
NAMED = re.compile(r"`(?:([\w/]+\.py)::)?(test_\w+)`")
SECTION = re.compile(r"^## .*\((test_\w+\.py)\)$")


def names_in(file: Path) -> set[str]:
    """Return the names of the tests in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = (node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {name for name in found if name.startswith("test_")}


def named() -> dict[str, set[str]]:
    """Return the tests that the table names, by their file from the checkout."""
    told: dict[str, set[str]] = {}
    section = ""
    for line in (HERE / "README.md").read_text(encoding="utf-8").splitlines():
        if found := SECTION.match(line):
            section = f"tests/faults/{found[1]}"
        if line.startswith("|"):
            for file, name in NAMED.findall(line):
                told.setdefault(file or section, set()).add(name)
    return told


def test_every_test_in_the_table_is_there() -> None:
    """Who reads the table can run what it names."""
    gone = {
        f"{file}::{name}"
        for file, names in named().items()
        for name in names - (names_in(ROOT / file) if (ROOT / file).is_file() else set())
    }
    assert gone == set()


def test_every_test_of_a_fault_is_in_the_table() -> None:
    """What happens is told for each fault that is tested."""
    told = named()
    missing = {
        f"{file.name}::{name}"
        for file in HERE.glob("test_*.py")
        if file.name != Path(__file__).name
        for name in names_in(file) - told.get(f"tests/faults/{file.name}", set())
    }
    assert missing == set()


def test_every_line_of_the_table_names_a_test() -> None:
    """A fault without a test is a hope."""
    lines = (HERE / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert rows
    bare = [row for row in rows if not NAMED.search(row) and not re.match(r"\| (fault|---)", row)]
    assert bare == []
