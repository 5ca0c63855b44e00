"""`curtain-up desktop install|remove`: the game among the desktop's programs, with its icon."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from game.trouble import Trouble

app = typer.Typer(
    name="desktop",
    help="Put the game among the desktop's programs, on Linux.",
    no_args_is_help=True,
)

ForEverybody = Annotated[
    bool, typer.Option("--for-everybody", help="For all who use this computer; needs sudo.")
]


@app.command()
def install(for_everybody: ForEverybody = False) -> None:
    """Put an entry with the game's icon among the desktop's programs."""
    from game import menu_entry

    share = _share(for_everybody)
    command = menu_entry.starting_command()
    _done(lambda: menu_entry.install(share, command), share)
    print(f"Curtain Up is among the programs now, and starts {command[0]}.")


@app.command()
def remove(for_everybody: ForEverybody = False) -> None:
    """Take the entry and the icon away; game and stars stay."""
    from game import menu_entry

    share = _share(for_everybody)
    gone = _done(lambda: menu_entry.remove(share), share)
    print("The entry is gone; game and stars stay." if gone else f"There is no entry in {share}.")


def _share(for_everybody: bool) -> Path:
    """Return the folder of menu entries; raises Trouble on systems that keep them elsewhere."""
    from game.menu_entry import EVERYBODY

    if sys.platform == "win32":
        raise Trouble(
            "On Windows, run assets\\packaging\\windows\\shortcut.ps1 for an entry in the menu."
        )
    if sys.platform == "darwin":
        raise Trouble("On macOS, drag Curtain Up.app into Applications; that is its entry.")
    if for_everybody:
        return EVERYBODY
    chosen = os.environ.get("XDG_DATA_HOME", "")
    # The specification wants relative ones to be ignored.
    return Path(chosen) if Path(chosen).is_absolute() else Path.home() / ".local" / "share"


def _done(work: Callable[[], tuple[Path, ...]], share: Path) -> tuple[Path, ...]:
    try:
        return work()
    except ValueError as error:
        raise Trouble(str(error)) from error
    except OSError as error:
        raise Trouble(
            f"I can't change {error.filename or share} ({error.strerror}). "
            "For everybody on this computer, write sudo before the command."
        ) from error
