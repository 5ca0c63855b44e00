"""The command `class serve`: a class's scoreboard as a web page, until Ctrl+C."""

from __future__ import annotations

import signal
import time
import webbrowser
from contextlib import nullcontext
from typing import Annotated, Final

import typer

from game.backstage import Backstage
from game.class_office import Language, Scores, class_called, open_register, speak
from game.classroom.records import Group, Register
from game.settings import load_settings
from game.trouble import Trouble
from game.web.board_door import BoardDoor

# Seconds to find out this computer's addresses, and between two looks at whether all is well.
_PATIENCE: Final = 10.0
_LOOKS_EVERY: Final = 0.5


def serve(
    name: Annotated[
        str | None,
        typer.Option("--class", metavar="NAME", help="Which class; the one of the lesson."),
    ] = None,
    scores: Scores = None,
    school_network: Annotated[
        bool,
        typer.Option("--school-network", help="Let others on the network look, with a code."),
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, max=65535, help="Port of the page; 8642 or the next."),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Whether to open the browser.")
    ] = True,
    language: Language = None,
) -> None:
    """Show a class's scoreboard as a web page, on this computer or the school's network."""
    code = speak(language)
    with open_register(scores) as book:
        group = class_called(book, name) if name else usual_class(book)
    door = BoardDoor(lambda: open_register(scores), lambda: group.id, lambda: code)
    try:
        door.open(school_network, port)
    except OSError as error:
        # What is wrong with a port that was asked for is told by who tried it.
        raise Trouble(str(error.__cause__ or error)) from error
    for each in (signal.SIGINT, signal.SIGTERM):
        # Whoever was started in the background has its Ctrl+C switched off; a service gets SIGTERM.
        signal.signal(each, _end)
    try:
        door.settle(_PATIENCE)
        _tell(door, group)
        if browser:
            webbrowser.open(door.own_address)
        while door.is_open:
            time.sleep(_LOOKS_EVERY)
    except KeyboardInterrupt:
        print("The scoreboard is shut.", flush=True)
        return
    finally:
        door.close()
    raise Trouble("The scoreboard has ended by itself. Start it again, please.")


def usual_class(register: Register) -> Group:
    """Return the class whose lesson is on, or the only one; raises Trouble where that is open."""
    groups = register.groups()
    chosen = load_settings()[0].class_group
    for group in groups:
        if group.id == chosen or len(groups) == 1:
            return group
    if not groups:
        raise Trouble("There is no class yet. “curtain-up class add NAME” begins one.")
    names = ", ".join(group.name for group in groups)
    raise Trouble(f"Which class? Write --class NAME. There are: {names}.")


def web_board(backstage: Backstage) -> BoardDoor:
    """Return the door of the board that the teacher's panel opens, for the lesson that is on."""

    def group() -> int:
        if backstage.lesson is None:
            raise LookupError("no lesson is on")
        return backstage.lesson.now.group.id

    def register() -> nullcontext[Register]:
        if backstage.register is None:
            raise LookupError("there is no register")
        return nullcontext(backstage.register)

    return BoardDoor(register, group, lambda: backstage.house.language)


def _end(*_: object) -> None:
    """End in good order."""
    raise KeyboardInterrupt


def _tell(door: BoardDoor, group: Group) -> None:
    """Tell where the board is found, and what others type."""
    print(f"The scoreboard of {group.name} is at {door.own_address} (Ctrl+C ends it).")
    if door.addresses:
        print(f"On the school's network: {'  '.join(door.addresses)}")
        print(f"The code for today: {door.code[:3]} {door.code[3:]}")
        print("If another device finds nothing, the firewall has to let this port in.")
    elif door.code:
        print("This computer is on no network just now, so nobody else can look.")
    print("Practice, not an assessment.", flush=True)


COMMANDS: Final = (serve,)
