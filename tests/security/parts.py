"""The parts that a locked list of requirements names, and what was read of their licences."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PLAYER: Final = ROOT / "requirements.txt"
LICENCES: Final = ROOT / "tests" / "security" / "licences.toml"

# What may be shipped beside a program under MIT. The LGPL and MPL ask that such a part can be
# exchanged and its source be had, which holds for parts that are files of their own.
SHIPPABLE: Final = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0"),
        *("PSF-2.0", "Zlib", "OFL-1.1", "LGPL-2.1-only", "LGPL-2.1-or-later", "MPL-1.1", "MPL-2.0"),
    }
)

_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part by name and version, as it is pinned."""

    name: str
    version: str


def pinned(requirements: Path = PLAYER) -> list[Part]:
    """Return what `requirements` pins, in its order; one part may come in several versions."""
    found = _PIN.finditer(requirements.read_text(encoding="utf-8"))
    return [Part(match[1].lower(), match[2]) for match in found]


def licences(file: Path = LICENCES) -> dict[str, str]:
    """Return the licence of each part that somebody has looked at, as SPDX writes them."""
    return dict(tomllib.loads(file.read_text(encoding="utf-8"))["parts"])


def wrong_licences(parts: list[Part], known: dict[str, str]) -> list[str]:
    """Return a sentence for each part that nobody looked at or that may not be shipped."""
    names = sorted({part.name for part in parts})
    told = [
        f"{name}: nobody has looked at its licence. Read it, and write it into {LICENCES.name}."
        for name in names
        if name not in known
    ]
    told += [
        f"{name}: {known[name]} is not among the licences that may be shipped with the game."
        for name in names
        if name in known and not is_shippable(known[name])
    ]
    gone = sorted(set(known) - set(names))
    return told + [
        f"{name} is not needed any more: out of {LICENCES.name} with it." for name in gone
    ]


def is_shippable(expression: str) -> bool:
    """Tell whether an SPDX expression, of one OR or one AND, leaves a way to ship the part."""
    ways = [way.strip(" ()").split(" AND ") for way in expression.split(" OR ")]
    return any(all(licence.strip(" ()") in SHIPPABLE for licence in way) for way in ways)
