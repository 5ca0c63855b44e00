"""Takes names of people and places at home out of what a report tells, so that it can be posted."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

# Shorter names would be found inside other words, and everybody's tell nothing.
SHORTEST_NAME: Final = 3
NOBODYS: Final = frozenset({"root", "user", "admin", "administrator", "pi", "owner", "guest"})

Tidy = Callable[[str], str]


def discretion() -> Tidy:
    """Return what takes this user's home and names out of a text."""
    homes = {str(Path.home()), os.path.realpath(Path.home())}
    return tidying(homes, _names())


def tidying(homes: set[str], names: set[str]) -> Tidy:
    """Return what writes `homes` as ~ and `names` as NAME, upper or lower case."""
    rooms = sorted((home for home in homes if len(home) > 1), key=len, reverse=True)
    known = sorted(
        (n for n in names if len(n) >= SHORTEST_NAME and n.lower() not in NOBODYS),
        key=len,
        reverse=True,
    )
    home_pattern = "|".join(map(re.escape, rooms))
    name_pattern = "|".join(map(re.escape, known))

    def tidy(text: str) -> str:
        if rooms:
            text = re.sub(rf"(?:{home_pattern})(?=$|[/\\\s:;,.)”\"'])", "~", text)
        if known:
            # Also “Kims” and “Kim's”, as phones and headphones call themselves.
            text = re.sub(rf"(?<!\w)(?:{name_pattern})(?=s?\b)", "NAME", text, flags=re.I)
        return text

    return tidy


def tidied(value: Any, tidy: Tidy) -> Any:
    """Return a value of JSON with every text in it tidied."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, Mapping):
        return {name: tidied(each, tidy) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [tidied(each, tidy) for each in value]
    return value


def _names() -> set[str]:
    """Return what this user is called: to log in, and in full."""
    names = {Path.home().name}
    try:
        names.add(getpass.getuser())
        import pwd  # not on Windows

        names.update(re.split(r"[\s,]+", pwd.getpwuid(os.getuid()).pw_gecos))
    except (ImportError, KeyError, OSError):
        pass
    return names
