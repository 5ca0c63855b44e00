"""The commands of `curtain-up class`: classes and rosters; others hang their commands in here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from game import class_serve, cli_class_keep, cli_class_paper
from game.class_office import (
    STANDARD_INPUT,
    ClassName,
    Language,
    Scores,
    children,
    class_called,
    open_register,
    roster_text,
    speak,
    take_in,
    wanted,
)
from game.cli_shared import PROBLEMS, say
from game.trouble import Trouble

if TYPE_CHECKING:
    from game.classroom.records import Group, Register
    from game.classroom.rosters import Roster


# Of a wrong file not every line is told.
MOST_TOLD: Final = 40

class_app = typer.Typer(help="A class: take children in, make lists and pages, delete.")


@class_app.command(name="list")
def list_classes(
    name: Annotated[
        str | None, typer.Option("--class", metavar="NAME", help="The children of this class.")
    ] = None,
    scores: Scores = None,
    language: Language = None,
) -> None:
    """Show the classes of the book, or the children of one, as they were taken in."""
    speak(language)
    with open_register(scores) as book:
        if name is None:
            _show_classes(book)
        else:
            _show_children(class_called(book, name), book)


@class_app.command(name="import")
def take(
    name: ClassName,
    file: Annotated[
        str | None, typer.Argument(metavar="FILE|-", help="CSV, or a nickname on each line.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last import back.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be.")] = False,
    scores: Scores = None,
    language: Language = None,
) -> None:
    """Take children into a class: nickname, team, picture, from Excel or from pasted lines."""
    speak(language)
    if (file is None) is not undo or (undo and dry_run):
        raise Trouble("Name a FILE with the children, - for pasted lines, or write --undo alone.")
    if file is None:
        return _take_back(name, scores)
    text = roster_text(file)
    with open_register(scores, makes_file=True) as book:
        roster = _read(text, name, book)
        _tell(file, roster)
        if dry_run:
            return _would(roster, name)
        group, is_new = wanted(lambda: take_in(book, name, roster.entries))
    begun = f"{group.name} is a new class. " if is_new else ""
    print(f"{begun}{children(len(roster.entries))} taken in. To take that back:")
    print(f'    curtain-up class import --undo --class "{group.name}"')
    return None


@class_app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the class is called.")],
    scores: Scores = None,
    language: Language = None,
) -> None:
    """Begin a class that nobody is in yet."""
    speak(language)
    with open_register(scores, makes_file=True) as book:
        group = wanted(lambda: book.add_group(name))
    print(f"The class {group.name} is there. Take children in with")
    print(f'    curtain-up class import FILE --class "{group.name}"')


for command in (*cli_class_paper.COMMANDS, *cli_class_keep.COMMANDS, *class_serve.COMMANDS):
    class_app.command()(command)


def _read(text: str, name: str, register: Register) -> Roster:
    """Read a roster for the class called `name`, which may be none yet."""
    from game.classroom.rosters import read_roster

    for group in register.groups():
        if group.name.casefold() == name.casefold():
            present = [pupil.nickname for pupil in register.pupils(group.id)]
            return read_roster(text, present, [team.name for team in register.teams(group.id)])
    return read_roster(text)


def _tell(file: str, roster: Roster) -> None:
    """Tell what is to mend; ends the command where there is a fault."""
    place = "line" if file == STANDARD_INPUT else file
    told = [*roster.faults, *roster.advice]
    for remark in told[:MOST_TOLD]:
        where = f"{place}:{remark.line}: " if remark.line else ""
        say(f"{where}{remark.sentence}")
    if len(told) > MOST_TOLD:
        say(f"And {len(told) - MOST_TOLD} more of this kind.")
    if roster.faults:
        say("Nobody was taken in. Mend the list, and import it again.")
        raise typer.Exit(PROBLEMS)


def _would(roster: Roster, name: str) -> None:
    for entry in roster.entries:
        beside = ", ".join(part for part in (entry.team, entry.avatar) if part)
        print(f"{entry.nickname}{f' ({beside})' if beside else ''}")
    print(f"{children(len(roster.entries))} would be taken into {name}. Nothing was changed.")


def _take_back(name: str, scores: str | None) -> None:
    with open_register(scores) as book:
        group = class_called(book, name)
        gone = book.undo_admission(group.id)
    if not gone:
        print(f"There is nothing to take back: nobody new is in {group.name} who has not played.")
        return
    print(f"Taken back: {', '.join(gone)}. Who has played meanwhile stays.")


def _show_classes(register: Register) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    groups = register.groups()
    if not groups:
        print("There is no class yet. “curtain-up class add NAME” begins one.")
        return
    table = Table("Class", "Children", "Teams", "Stars of the goal")
    for group in groups:
        board = register.board(group.id)
        stars = f"{board.goal.stars or ''} of {board.goal.wanted}".strip()
        numbers = (str(len(board.pupils)), ", ".join(one.team.name for one in board.teams), stars)
        # As it is: brackets in a name are no orders to the terminal.
        table.add_row(Text(group.name), *map(Text, numbers))
    Console().print(table)


def _show_children(group: Group, register: Register) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    accounts = register.accounts(group.id)
    if not accounts:
        print(f"Nobody is in {group.name} yet.")
        return
    table = Table("Nickname", "Picture", "Team", "Stars", "Last day")
    for account in accounts:
        day = account.days[-1].isoformat() if account.days else ""
        cells = (account.pupil.nickname, account.pupil.avatar, account.team)
        table.add_row(*map(Text, (*cells, str(account.stars or ""), day)))
    Console().print(table)
    print("Practice, not an assessment.")
