"""Which names a file in a pack may have, so that it unpacks to the same place on every computer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from game.trouble import Trouble

# What plays, pictures, sounds and voices need, and what people add to be read. Nothing that runs.
ENDINGS: Final = frozenset(
    {".yaml", ".yml", ".svg", ".png", ".jpg", ".jpeg", ".ogg", ".wav", ".mp3"}
    | {".md", ".txt", ".po"}
)
# A pack, its voices, a language, a play, a file: five; one more for whoever sorts.
MOST_STEPS: Final = 6
LONGEST_NAME: Final = 100
LONGEST_PATH: Final = 200

PACK_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")

# Windows keeps these for itself, with any ending and any blanks before it.
_RESERVED: Final = re.compile(
    r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\..*)?",
    re.IGNORECASE,
)
# Letters that are not taken apart into a plain one and its mark.
_ONE_STROKE: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "'": "", "’": ""})
_FORBIDDEN: Final = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')


def shown(name: str) -> str:
    """Return a name from a file that nobody trusts as it may stand in a sentence."""
    flat = "".join(letter if letter.isprintable() else "?" for letter in name)
    return f"“{flat if len(flat) <= 60 else flat[:59] + '…'}”"


def checked_path(name: str, is_folder: bool = False) -> PurePosixPath:
    """Return `name` as a path in a pack.

    Raises Trouble for whatever could lead out of the pack, run, or be another file elsewhere.
    """
    steps = name.removesuffix("/").split("/") if is_folder else name.split("/")
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        raise Trouble(f"{shown(name)} would be written outside of the pack.")
    if ".." in steps:
        raise Trouble(f"{shown(name)} would be written outside of the pack.")
    if len(steps) > MOST_STEPS or len(name) > LONGEST_PATH:
        raise Trouble(f"{shown(name)} lies too deep, or its name is too long.")
    for step in steps:
        _check_step(step, name)
    if not is_folder and PurePosixPath(name).suffix.lower() not in ENDINGS:
        raise Trouble(
            f"{shown(name)} is no kind of file that a play needs. "
            f"A pack holds {', '.join(sorted(ENDINGS))}."
        )
    return PurePosixPath(*steps)


def _check_step(step: str, name: str) -> None:
    if step in ("", "."):
        raise Trouble(f"{shown(name)} is no name of a file.")
    # What can't be seen, or turns the rest of a name round, makes it look like another.
    is_plain = step.isprintable() and not _FORBIDDEN.search(step)
    if not is_plain or step != step.strip() or step.endswith("."):
        raise Trouble(f"{shown(name)} has letters that not every computer can write.")
    if _RESERVED.fullmatch(step):
        raise Trouble(f"{shown(name)} is a name that Windows keeps for itself.")
    if len(step) > LONGEST_NAME:
        raise Trouble(f"{shown(name)} lies too deep, or its name is too long.")
    if step.startswith("."):
        raise Trouble(f"{shown(name)} is hidden, and a pack hides nothing.")


def check_together(files: Iterable[PurePosixPath]) -> None:
    """Raise Trouble where two of `files` would be one on some computers, or one is a folder too."""
    spelt: dict[str, str] = {}
    folders: set[str] = set()
    seen: set[str] = set()
    for file in files:
        for place in [file, *file.parents][:-1]:
            path, key = str(place), _folded(place)
            if spelt.setdefault(key, path) != path:
                raise Trouble(
                    f"{shown(path)} and {shown(spelt[key])} would be one file on some computers."
                )
        if _folded(file) in seen:
            raise Trouble(f"{shown(str(file))} is in the pack twice.")
        seen.add(_folded(file))
        folders.update(_folded(place) for place in file.parents)
    if both := seen & folders:
        raise Trouble(f"{shown(sorted(both)[0])} is a file and a folder at once.")


def _folded(path: PurePosixPath) -> str:
    return unicodedata.normalize("NFC", str(path)).casefold()


def slug(words: str) -> str:
    """Return `words` as the name of a pack or play: small letters, digits and hyphens.

    "" where none of its letters can be written that way.
    """
    return "-".join(plain_words(words))[:60].strip("-")


def plain_words(words: str) -> list[str]:
    """Return the words of `words` in small letters from a to z and digits: é is e, ø is o."""
    small = words.casefold().translate(_ONE_STROKE)
    plain = unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain)
