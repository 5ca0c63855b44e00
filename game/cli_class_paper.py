"""The commands of `curtain-up class` that write files: a list for Excel, pages to print."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from game.class_office import (
    ClassName,
    Language,
    Out,
    Scores,
    children,
    class_called,
    open_register,
    paper,
    speak,
)
from game.cli_shared import counted
from game.trouble import Trouble

if TYPE_CHECKING:
    from game.classroom.records import Account, Group

YOURS: Final = "It holds nicknames: keep it where the school keeps such lists, delete it in time."


def export(
    name: ClassName,
    out: Out = Path(),
    separator: Annotated[
        str | None,
        typer.Option(metavar=",|;", help="What stands between cells, if Excel opens it wrong."),
    ] = None,
    scores: Scores = None,
    language: Language = None,
) -> None:
    """Write a list for Excel: stars, plays, minutes and most stars of each child."""
    from game.classroom.lists import class_list, file_name

    if separator not in (None, ",", ";"):
        raise Trouble("Write --separator ',' or --separator ';'.")
    speak(language)
    group, accounts = _accounts(name, scores)
    place = file_name(group.name, date.today(), ".csv")
    with paper(out, place) as file:
        file.write(class_list(accounts, separator))
    print(f"{out / place} holds {children(len(accounts))}. {YOURS}")


def pages(
    name: ClassName, out: Out = Path(), scores: Scores = None, language: Language = None
) -> None:
    """Write a page to print for each child, with its own stars and plays and nobody else's."""
    from game.classroom.lists import file_name
    from game.classroom.pages import class_pages
    from game.paper_props import gather_props

    code = speak(language)
    group, accounts = _accounts(name, scores)
    if not accounts:
        raise Trouble(f"Nobody is in {group.name} yet, so there is no page to print.")
    plays = list(dict.fromkeys(play for account in accounts for play in account.plays))
    props = gather_props(_with_bar(plays), code)
    place = file_name(group.name, date.today(), ".html")
    with paper(out, place) as file:
        file.write(class_pages(group, accounts, props, date.today()).encode())
    told = counted(len(accounts), "page")
    print(f"{out / place} holds {told}: open it and print it. {YOURS}")


def _accounts(name: str, scores: str | None) -> tuple[Group, Sequence[Account]]:
    with open_register(scores) as book:
        group = class_called(book, name)
        return group, book.accounts(group.id)


def _with_bar(plays: Sequence[str]) -> Iterable[str]:
    """Yield the plays, on a terminal with a bar that shows how far it is."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    is_seen = sys.stderr.isatty()
    return track(plays, "Posters", console=console, transient=True, disable=not is_seen)


COMMANDS: Final = (export, pages)
