"""The audit: are there known holes in the parts that are pinned? pip-audit asks; this judges.

pip-audit ends well where it could ask about nothing at all. So its answer is counted here: a part
that nobody knew is a part that was not looked at.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from tests.security.parts import ROOT

LISTS: Final = ("requirements.txt", "requirements-test.txt")

NOT_REACHED: Final = (
    "The list of known holes could not be reached, so nothing was looked at. "
    "Try again where the computer is on the internet."
)


def audit(lists: tuple[str, ...] = LISTS) -> tuple[int, list[str]]:
    """Return the exit code and what to tell: 0 no hole is known, 1 some are, 2 nobody could say."""
    answers = [_asked(ROOT / name) for name in lists]
    if None in answers:
        return 2, [NOT_REACHED]
    return judged([part for one in answers if one for part in one["dependencies"]])


def judged(parts: list[dict[str, Any]]) -> tuple[int, list[str]]:
    """Return exit code and sentences for what pip-audit says of each part."""
    holes = sorted({_hole(part, each) for part in parts for each in part.get("vulns", ())})
    unseen = sorted({part["name"] for part in parts if "skip_reason" in part})
    if holes:
        return 1, holes
    if len(unseen) == len({part["name"] for part in parts}):
        return 2, [NOT_REACHED]
    if unseen:
        return 2, [
            f"Nobody could say anything of {', '.join(unseen)}. Of the others none is known."
        ]
    return 0, [f"No hole is known in {len({part['name'] for part in parts})} parts."]


def _hole(part: dict[str, Any], hole: dict[str, Any]) -> str:
    mended = " or ".join(hole.get("fix_versions", ()))
    what = f"Take {mended}" if mended else "No version without it is out yet"
    return f"{part['name']} {part['version']} has a known hole, {hole['id']}. {what}."


def _asked(requirements: Path) -> dict[str, Any] | None:
    """Return pip-audit's answer, None where it had none."""
    words = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    asked = subprocess.run(
        [sys.executable, "-m", "pip_audit", *words, "--requirement", str(requirements)],
        capture_output=True,
        text=True,
    )
    try:
        return dict(json.loads(asked.stdout))
    except ValueError:
        return None
