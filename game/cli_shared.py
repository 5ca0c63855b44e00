"""What the commands share: an exit code, options that several take, and how they speak."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from game.trouble import Trouble
from game.words import languages

# The exit code of a command that found something to mend.
PROBLEMS: Final = 1

Language = Annotated[
    str | None, typer.Option(metavar="en|sv", help="Language of words, lines and voice.")
]
Window = Annotated[str | None, typer.Option(metavar="WxH", help="Size of the window, as 1280x720.")]
PackFolder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the pack.")]
Sure = Annotated[bool, typer.Option("--yes", help="Don't ask.")]


def say(sentence: str) -> None:
    """Tell something that is no result."""
    sys.stderr.write(f"{sentence}\n")


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return `1 star` or `5 stars`; `many` is for words that take more than an s."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def known_language(code: str | None) -> str | None:
    """Return the language `code` if the game speaks it; raises Trouble with a sentence if not."""
    if code is not None and code not in (spoken := languages()):
        options = " or ".join(f"--language {known}" for known in spoken)
        raise Trouble(f"I don't speak “{code}”. Write {options}.")
    return code


def window_size(text: str | None) -> tuple[int, int] | None:
    """Return width and height of a window as they were typed; raises Trouble with a sentence."""
    if text is None:
        return None
    found = re.fullmatch(r"(\d{3,5})[xX×](\d{3,5})", text)
    if not found:
        raise Trouble(f"I don't understand the window size “{text}”. Write it as 1280x720.")
    return int(found[1]), int(found[2])
