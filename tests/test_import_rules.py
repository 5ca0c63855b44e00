"""Who may import whom, as CONTRIBUTING.md draws it, read from the sources themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STDLIB = set(sys.stdlib_module_names)

RULES = tomllib.loads((ROOT / "tests" / "import_rules.toml").read_text(encoding="utf-8"))
ALLOWED: dict[str, list[str]] = RULES["allowed"]
WIRING: list[str] = RULES["wiring"]


def modules() -> list[tuple[str, Path]]:
    """Return every module of the game with its dotted name."""
    found = []
    for path in sorted((ROOT / "game").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found.append((".".join(part for part in parts if part != "__init__"), path))
    return found


def imports(path: Path) -> set[str]:
    """Return the dotted names that a file imports, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def is_within(name: str, place: str) -> bool:
    """Tell whether the dotted `name` is `place` or lies inside it."""
    return name == place or name.startswith(place + ".")


@pytest.mark.parametrize(("module", "path"), modules(), ids=[name for name, _ in modules()])
def test_a_module_imports_only_what_the_architecture_allows(module: str, path: Path) -> None:
    """The arrows of the architecture point one way."""
    if module in WIRING or module == "game":
        return
    keys = [key for key in ALLOWED if is_within(module, key)]
    assert keys, f"{module} has no place yet: add it to CONTRIBUTING.md and import_rules.toml"
    allowed = ALLOWED[max(keys, key=len)]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for name in imports(path):
        if name.split(".")[0] in STDLIB:
            continue
        own = package != "game" and is_within(name, package)
        assert own or any(is_within(name, place) for place in allowed), f"{module} imports {name}"


def test_nothing_imports_the_wiring() -> None:
    """Commands and wiring stand on top; a part that imported them would close a circle."""
    for module, path in modules():
        if module not in WIRING:
            assert not any(is_within(name, top) for name in imports(path) for top in WIRING), module


def test_the_game_never_imports_training_or_tensorflow() -> None:
    """Neither in the sources nor after every module of the game was loaded."""
    names = [name for name, _ in modules() if name != "game.__main__"]
    code = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        "import pathlib, cv2, ai_edge_litert.interpreter\n"
        "from game.perception.faces import FaceFinder\n"
        "FaceFinder(pathlib.Path('models/face_detector.tflite')).close()\n"
        "bad = [m for m in sys.modules if m.split('.')[0] in ('tensorflow', 'keras', 'training')]\n"
        "sys.exit(', '.join(bad) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_title_waits_for_no_screen_behind_its_doors() -> None:
    """What Play and the grown-ups' door lead to is loaded when the first picture is shown."""
    code = (
        "import sys, game.screens.title as title\n"
        "doors = ('choose_player', 'gate', 'office', 'cameras', 'stage')\n"
        "loaded = lambda: {door for door in doors if f'game.screens.{door}' in sys.modules}\n"
        "assert not loaded(), loaded()\n"
        "title.load_doors()\n"
        "assert loaded() == set(doors), loaded()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_packages_re_export_nothing() -> None:
    """A name has one place to be imported from."""
    for module, path in modules():
        if path.name == "__init__.py":
            body = ast.parse(path.read_text(encoding="utf-8")).body
            assert len(body) == 1, f"{module}/__init__.py holds more than its docstring"


def test_no_module_is_longer_than_300_lines() -> None:
    """Long modules hide things."""
    for _, path in modules():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path
