"""The commands of `curtain-up class` about what is kept: goal, days, PIN, and what is deleted."""

from __future__ import annotations

import getpass
import sys
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from game.class_office import (
    ClassName,
    Language,
    Scores,
    child_called,
    children,
    class_called,
    may_go_on,
    open_register,
    set_settings,
    speak,
    wanted,
)
from game.cli_shared import Sure, counted
from game.trouble import Trouble

if TYPE_CHECKING:
    from game.classroom.records import Group, Pupil, Register


def goal(
    stars: Annotated[int, typer.Argument(metavar="STARS", help="1 to 10000.")],
    name: ClassName,
    scores: Scores = None,
    language: Language = None,
) -> None:
    """Let a class collect so many stars together from now on."""
    speak(language)
    with open_register(scores) as book:
        group = class_called(book, name)
        wanted(lambda: book.set_goal(group.id, stars))
    print(f"From now on {group.name} collects {counted(stars, 'star')}.")


def delete(
    name: Annotated[
        str | None, typer.Option("--class", metavar="NAME", help="This class, or a child's class.")
    ] = None,
    child: Annotated[
        str | None, typer.Option(metavar="NICKNAME", help="Only this child of the class.")
    ] = None,
    everything: Annotated[bool, typer.Option("--everything", help="All that is kept.")] = False,
    yes: Sure = False,
    scores: Scores = None,
    language: Language = None,
) -> None:
    """Delete a child, a class or everything from the score book, for good."""
    speak(language)
    if everything is (name is not None) or (child is not None and name is None):
        raise Trouble(
            "Say what to delete: --class NAME, --child NICKNAME --class NAME, or --everything."
        )
    with open_register(scores) as book:
        group = None if name is None else class_called(book, name)
        pupil = child_called(book, group, child) if group and child is not None else None
        if not may_go_on(_question(book, group, pupil), yes):
            print("It stays.")
            return
        with _patience():
            if pupil:
                book.delete_player(pupil.id)
            elif group:
                book.delete_group(group.id)
            else:
                book.delete_everything()
    print("It is gone from the score book. Lists and pages that you made are files of your own:")
    print("delete those, too, and ask for backups that the school makes.")


def keep(
    days: Annotated[int, typer.Argument(metavar="DAYS", help="1 to 3650; 30 at first.")],
    scores: Scores = None,
    language: Language = None,
) -> None:
    """Keep stars for so many days; what is older goes when the theatre opens."""
    speak(language)
    with open_register(scores, makes_file=True) as book:
        wanted(lambda: book.set_keep_days(days))
        is_shared = book.is_shared
    if not is_shared:
        # A laptop's own book is told by its settings at each start.
        set_settings(lambda settings: replace(settings, keep_days=days))
    print(f"Stars are kept for {counted(days, 'day')}.")
    print("What is older goes when the theatre opens next.")


def pin(
    remove: Annotated[
        bool, typer.Option("--remove", help="No PIN: the adults' gate alone opens the panel.")
    ] = False,
    language: Language = None,
) -> None:
    """Set the PIN of the teacher's panel anew, for a teacher who forgot it; 4 to 8 digits."""
    from game.classroom.pin import scramble

    speak(language)
    text = "" if remove else wanted(lambda: scramble(_typed()))
    set_settings(lambda settings: replace(settings, class_pin=text))
    print("The panel has no PIN." if remove else "The PIN is set.")
    print("It holds when the theatre opens next: close it first, if it is open.")


def _typed() -> str:
    """Return a PIN that was typed twice, unseen, or one line handed in by another program."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    first = getpass.getpass("New PIN, 4 to 8 digits (it is not shown): ").strip()
    if getpass.getpass("Once more: ").strip() != first:
        raise Trouble("These were two different PINs. The old one stays; try again.")
    return first


def _question(register: Register, group: Group | None, pupil: Pupil | None) -> str:
    if group and pupil:
        return f"Delete {pupil.nickname} of {group.name} with all stars, for good?"
    if group:
        count = children(len(register.pupils(group.id)))
        return f"Delete the class {group.name} with {count} and all their stars, for good?"
    return (
        "Delete every class, every child, those of evenings at home too, and all stars, for good?"
    )


def _patience() -> AbstractContextManager[Any]:
    """Tell on a terminal that something is at work: a large book is wiped for some seconds."""
    from rich.console import Console

    return Console(stderr=True).status("Deleting, and wiping what was there …")


COMMANDS: Final = (goal, delete, keep, pin)
