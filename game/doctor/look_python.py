"""Looks at Python and at the parts that the game stands on: versions, and whether each loads."""

from __future__ import annotations

import importlib
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Final

from game.doctor.chart import LOADING, Finding, Step, Wish, not_seen, problem, well

DISTRIBUTION: Final = "curtain-up"

# What each part is imported as, where that differs from its name.
MODULES: Final[Mapping[str, str]] = {
    "ai-edge-litert": "ai_edge_litert.interpreter",
    "chunspell": "hunspell",
    "mediapipe": "mediapipe.tasks.python.vision.face_detector",
    "opencv-python-headless": "cv2",
    "pygame-ce": "pygame",
    "pyobjc-core": "objc",
    "pyobjc-framework-avfoundation": "AVFoundation",
    "pyobjc-framework-cocoa": "Cocoa",
    "pyyaml": "yaml",
    "ruamel-yaml": "ruamel.yaml",
    "sse-starlette": "sse_starlette",
}

# mediapipe would import these if it could, as in perception/faces.py; the game keeps them away.
UNWANTED: Final = ("tensorflow", "sounddevice")

MISSING: Final = "missing"

OLDEST_PYTHON: Final = ">=3.11"


def look(wish: Wish) -> Iterator[Finding | Step]:
    """Compare versions with the game's pins, then import every part."""
    needs, python = requirements()
    found = {name: found_version(name) for name in needs}
    yield of_python(platform.python_version(), python)
    # A bundle keeps the versions of few of its parts, or of none.
    if getattr(sys, "frozen", False) and not all(found.values()):
        for check in ("wheels", "mediapipe"):
            yield not_seen(check, "Built into this program, in versions that it does not tell.")
    else:
        yield of_wheels(needs, found)
        yield of_mediapipe(found_version("mediapipe"), needs.get("mediapipe", ""))
    yield from _imports(needs)


def requirements() -> tuple[Mapping[str, str], str]:
    """Return each part with the versions that will do, and the same of Python.

    They are read from the installed game, else from pyproject.toml beside it.
    """
    try:
        lines = metadata.requires(DISTRIBUTION) or []
        python = metadata.metadata(DISTRIBUTION)["Requires-Python"]
    except metadata.PackageNotFoundError:
        lines, python = _from_pyproject(Path(__file__).parents[2] / "pyproject.toml")
    return needed(lines), python or OLDEST_PYTHON


def _from_pyproject(file: Path) -> tuple[list[str], str]:
    import tomllib

    try:
        project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
    except (OSError, ValueError, KeyError):
        return [], OLDEST_PYTHON
    return list(project.get("dependencies", ())), project.get("requires-python", OLDEST_PYTHON)


def needed(lines: Iterable[str], system: str = sys.platform) -> Mapping[str, str]:
    """Return the versions by name that requirement `lines` ask for on `system`, without extras.

    The library that reads such lines whole may be missing here, and ours are simple.
    """
    needs = {}
    for line in lines:
        wanted, _, marker = line.partition(";")
        if "extra" in marker or ("sys_platform" in marker and system not in marker):
            continue
        name, limits = re.findall(r"^\s*([\w.-]+)(?:\[.*?\])?\s*(.*?)\s*$", wanted)[0]
        needs[re.sub(r"[-_.]+", "-", name).lower()] = limits
    return needs


def fits(version: str, limits: str) -> bool:
    """Tell whether `version` lies within `limits` like ">=11,<13"."""
    tests = {
        ">=": lambda ours, theirs: ours >= theirs,
        "<=": lambda ours, theirs: ours <= theirs,
        "==": lambda ours, theirs: ours == theirs,
        "<": lambda ours, theirs: ours < theirs,
        ">": lambda ours, theirs: ours > theirs,
    }
    return all(
        tests[sign](_numbers(version), _numbers(bound))
        for sign, bound in re.findall(r"(>=|<=|==|<|>)\s*([\w.]+)", limits)
    )


def _numbers(version: str) -> list[int]:
    """Return [2, 5] of "2.5.0rc1"; what ends in noughts is the same as without them."""
    leading = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(part) for part in leading[0].split(".")] if leading else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers


def found_version(name: str) -> str:
    """Return the version of an installed part, "" if there is none."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def of_python(version: str, wanted: str) -> Finding:
    """Judge Python's own version."""
    figures = {"version": version, "wanted": wanted}
    if fits(version, wanted):
        return well("python", f"Python {version}; the game needs {wanted}.", **figures)
    return problem(
        "python", f"Python {version} will not do; the game needs {wanted}.", "python", **figures
    )


def of_wheels(needs: Mapping[str, str], found: Mapping[str, str]) -> Finding:
    """Judge which parts are there, and in which version."""
    wrong = [
        f"{name} {found[name] or 'is missing'} (wanted {limits or 'any'})"
        for name, limits in needs.items()
        if not found[name] or not fits(found[name], limits)
    ]
    figures = {"found": dict(found), "wrong": wrong}
    if not needs:
        return problem("wheels", "I can't tell which parts the game needs.", "reinstall", **figures)
    if wrong:
        said = f"{len(wrong)} of {len(needs)} parts will not do: {'; '.join(wrong)}."
        return problem("wheels", said, "reinstall", **figures)
    return well("wheels", f"All {len(needs)} parts are there, in versions that fit.", **figures)


def of_mediapipe(version: str, wanted: str) -> Finding:
    """Judge the face finder's version: newer ones open a connection to their maker."""
    figures = {"version": version, "wanted": wanted}
    if version and wanted and fits(version, wanted):
        return well("mediapipe", f"mediapipe {version}, the one that connects nowhere.", **figures)
    if not version:
        return problem("mediapipe", "mediapipe is missing.", "mediapipe", **figures)
    return problem(
        "mediapipe",
        f"mediapipe {version} is not the pinned one ({wanted or 'unknown'}); "
        "newer ones open a connection to their maker at every start.",
        "mediapipe",
        **figures,
    )


def _imports(needs: Mapping[str, str]) -> Iterator[Finding | Step]:
    # None in sys.modules is Python's own way to say "there is no such module".
    sys.modules.update(dict.fromkeys(UNWANTED))  # type: ignore[arg-type]
    failed = {}
    for name in needs:
        yield Step(f"loading {name}", LOADING)
        if reason := why_not(MODULES.get(name, name.replace("-", "_"))):
            failed[name] = reason
    yield of_imports(len(needs) - len(failed), failed)


def why_not(module: str) -> str:
    """Import `module`; return why that can't be done, "" if it can."""
    try:
        importlib.import_module(module)
    except ModuleNotFoundError as error:
        return MISSING if error.name == module.partition(".")[0] else f"lacks {error.name}"
    except Exception as error:  # noqa: BLE001 - a broken library raises whatever it likes
        return " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return ""


def of_imports(loaded: int, failed: Mapping[str, str]) -> Finding:
    """Judge what could be loaded; `failed` holds a reason for each part that could not."""
    figures = {"loaded": loaded, "failed": dict(failed)}
    if not failed:
        return well("imports", f"All {loaded} load.", **figures)
    told = "; ".join(f"{name} ({reason})" for name, reason in failed.items())
    key = "reinstall" if MISSING in failed.values() else "imports"
    return problem("imports", f"{len(failed)} can't be loaded: {told}.", key, **figures)
