"""Who may import whom, as CONTRIBUTING.md draws it, read from the sources themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STDLIB = set(sys.stdlib_module_names)

# The longest matching key rules. "stdlib" is always allowed, and so is a package's own inside.
ALLOWED = {
    "game.acting": set(),
    "game.mailbox": set(),
    "game.memory": set(),
    "game.folders": {"platformdirs"},
    "game.fair_copy": set(),
    "game.settings": {
        "game.fair_copy",
        "game.folders",
        "game.small_file",
        "game.system_wishes",
        "game.words",
    },
    "game.system_wishes": set(),
    "game.words": {"game.folders"},
    "game.phrases": {"game.words", "game.acting", "game.scenario.told"},
    "game.scenario": {
        "game.acting",
        "game.fair_copy",
        "game.folders",
        "game.safe_pictures",
        "yaml",
        "pydantic",
        "hunspell",
        "pyphen",
    },
    "game.web": {
        "game.classroom",
        "game.folders",
        "game.trouble",
        "game.words",
        "h11",
        "starlette",
        "sse_starlette",
        "uvicorn",
    },
    "game.workshop": {
        "game.acting",
        "game.fair_copy",
        "game.folders",
        "game.phrases",
        "game.scenario",
        "game.safe_pictures",
        "game.small_file",
        "game.trouble",
        "game.web",
        "game.words",
        "babel",
        "pydantic",
        "ruamel",
        "starlette",
        "watchfiles",
        "yaml",
    },
    "game.perception": {
        "game.acting.expressions",
        "game.acting.readings",
        "game.acting.smoothing",
        "game.acting.baseline",
        "game.acting.hold",
        "game.mailbox",
        "game.small_file",
        "game.trouble",
        "numpy",
        "cv2",
        "mediapipe",
        "ai_edge_litert",
        "AVFoundation",
    },
    "game.speech": {"game.late", "game.words"},
    "game.speech.speech_worker": {"pyttsx3"},
    "game.speech.sound_player": {"pygame"},
    "game.speech.sound_check": {"pygame"},
    "game.classroom": {"game.words"},
    "game.scorebook": {"game.acting", "game.classroom", "game.trouble", "game.words", "sqlalchemy"},
    "game.art": {"pygame", "game.folders", "game.safe_pictures", "game.scene_shop"},
    "game.scene_shop": {"game.late"},
    "game.safe_pictures": {"game.scenario.told"},
    "game.small_file": set(),
    "game.themes": {"game.folders", "game.small_file"},
    "game.drawing": {
        "game.classroom.pictures",
        "game.themes",
        "game.acting",
        "game.art",
        "game.words",
        "game.phrases",
        "pygame",
        "numpy",
    },
    "game.flip_book": {"game.acting", "game.perception.frames", "numpy"},
    "game.keepsake": {
        "game.drawing",
        "game.folders",
        "game.perception.frames",
        "game.words",
        "pygame",
    },
    "game.backstage": {
        "game.acting",
        "game.classroom",
        "game.perception.frames",
        "game.playwright",
        "game.settings",
    },
    "game.playwright": {"game.acting"},
    "game.writers": {
        "game.acting",
        "game.folders",
        "game.late",
        "game.playwright",
        "game.scenario",
        "game.trouble",
        "game.workshop",
    },
    "game.screens": {
        "game.acting",
        "game.art",
        "game.classroom",
        "game.drawing",
        "game.backstage",
        "game.flip_book",
        "game.late",
        "game.scene_shop",
        "game.words",
        "game.phrases",
        "game.perception.frames",
        "game.playwright",
        "game.scenario.version",
        "game.settings",
        "pygame",
    },
    "game.fakes": {
        "game.acting",
        "game.classroom",
        "game.perception.frames",
        "game.settings",
        "game.understudies",
    },
    "game.paper_register": {"game.classroom"},
    "game.paper_props": {
        "game.acting",
        "game.classroom",
        "game.folders",
        "game.safe_pictures",
        "game.scenario",
    },
    "game.understudies": {
        "game.mailbox",
        "game.perception.frames",
        "game.drawing.understudy",
        "game.drawing.face_pose",
        "numpy",
    },
    "game.trouble": set(),
    "game.cli_shared": {"game.trouble", "game.words", "typer"},
    "game.report": {"game.trouble"},
    "game.late": set(),
    "game.playbill": {"game.acting", "game.late"},
    "game.orchestra": {"game.art", "game.speech.sound_player", "pygame"},
    "game.front_door": {"game.art", "game.trouble", "pygame"},
    "game.menu_entry": {"game.art", "game.fair_copy", "game.folders", "pygame"},
    "game.front_office": {
        "game.class_papers",
        "game.classroom",
        "game.keepsake",
        "game.perception.frames",
        "game.settings",
        "game.words",
    },
    "game.house_book": {"game.acting", "game.house_register", "game.late", "game.scorebook"},
    "game.book_place": {"game.folders", "game.scorebook"},
    "game.house_register": {"game.classroom", "game.late", "game.scorebook"},
    "game.class_papers": {
        "game.classroom",
        "game.fair_copy",
        "game.folders",
        "game.paper_props",
        "game.words",
    },
    "game.prompt_corner": {
        "game.art",
        "game.backstage",
        "game.class_strip",
        "game.screens",
        "game.words",
        "pygame",
    },
    "game.theatre_eye": {"game.acting", "game.late", "game.mailbox", "game.perception"},
    "game.controller": {"pygame"},
    "game.class_strip": {"game.backstage", "game.drawing", "game.words", "pygame"},
    "game.class_bell": {"game.backstage", "game.classroom", "game.mailbox"},
    # What it looks at, it imports where it looks: it has to start where a part is missing.
    "game.doctor": {
        "game.acting",
        "game.book_place",
        "game.folders",
        "game.front_door",
        "game.mailbox",
        "game.perception",
        "game.report",
        "game.scorebook",
        "game.settings",
        "game.speech",
        "game.trouble",
        "game.understudies",
        "AVFoundation",
        "AppKit",
        "pygame",
        "rich",
        "sqlalchemy",
    },
    "game.dresser": {
        "game.backstage",
        "game.drawing.theme",
        "game.screens.cover",
        "game.screens.interpreter",
        "game.settings",
        "pygame",
    },
    "game.loop": {
        "game.screens.screen",
        "game.screens.crier",
        "game.backstage",
        "game.class_strip",
        "game.controller",
        "game.drawing.backcloth",
        "game.drawing.theme",
        "game.mailbox",
        "game.memory",
        "game.scene_shop",
        "pygame",
    },
}
# The only modules that know all parts; nothing but each other may import them.
WIRING = (
    "game.cli",
    "game.cli_check",
    "game.cli_class",
    "game.cli_class_keep",
    "game.cli_class_paper",
    "game.class_office",
    "game.class_serve",
    "game.cli_desktop",
    "game.cli_write",
    "game.entrances",
    "game.cli_doctor",
    "game.cli_new",
    "game.cli_pack",
    "game.cli_preview",
    "game.preview",
    "game.preview_web",
    "game.cli_translate",
    "game.wiring",
    "game.rehearsal",
    "game.rehearse",
    "game.rehearsed",
    "game.guide",
    "game.tour",
    "game.tour_class",
    "game.tour_desk",
    "game.tour_projector",
    "game.tour_rooms",
    "game.bench",
    "game.bench_screens",
    "game.__main__",
)


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
    assert keys, f"{module} has no place in the architecture: add it to CONTRIBUTING.md and here"
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
