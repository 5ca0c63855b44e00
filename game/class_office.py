"""What the commands of `curtain-up class` share: the book, the class that is meant, files out.

Everything that a user can mend is a Trouble with a sentence.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final, TypeVar

import typer

from game import folders
from game.book_place import SCORES_VARIABLE, wished_place
from game.classroom.records import Entry, Group, Pupil, Register
from game.classroom.roster_sheet import MOST_BYTES, decoded
from game.cli_shared import counted, known_language, say
from game.fair_copy import fair_copy
from game.trouble import Trouble

if TYPE_CHECKING:
    from game.scorebook.book import ScoreBook
    from game.settings import Settings

# What stands for the keyboard, or another program, in the place of a file.
STANDARD_INPUT: Final = "-"

Found = TypeVar("Found")

Scores = Annotated[
    str | None,
    typer.Option(
        metavar="URL|FILE",
        envvar=SCORES_VARIABLE,
        show_envvar=True,
        help="The score book; the game's own if left out.",
    ),
]
Language = Annotated[
    str | None, typer.Option(metavar="en|sv", help="Language of lists, pages and problems.")
]
ClassName = Annotated[str, typer.Option("--class", metavar="NAME", help="Which class.")]
Out = Annotated[Path, typer.Option(metavar="DIR", help="Where to; this folder if left out.")]


@contextmanager
def open_register(scores: str | None, makes_file: bool = False) -> Iterator[ScoreBook]:
    """Give the score book at `scores` (URL or file), at CURTAIN_UP_SCORES or in the usual file.

    With `makes_file` a file that is named and is not there yet is begun. Raises Trouble where it
    can't be opened, read or written: a command never works on a book that is not kept.
    """
    from game.scorebook.book import FILE_NAME, ScoreBook
    from game.scorebook.records import BookError

    asked = wished_place(scores)
    place: str | Path = asked
    if "://" in asked:
        from game.scorebook.server import known_url

        known_url(asked)
    else:
        place = Path(asked).expanduser() if asked else folders.user_data() / FILE_NAME
        if asked and not makes_file and not Path(place).is_file():
            raise Trouble(f"There is no score book {place}. Look at what --scores says.")
    book = ScoreBook.open(place)
    try:
        if book.notice:
            if not book.is_kept:
                raise Trouble(f"{book.notice} Nothing was changed.")
            say(book.notice)
        yield book
    except (BookError, OSError) as trouble:
        raise Trouble(str(trouble)) from trouble
    finally:
        book.close()


def wanted(call: Callable[[], Found]) -> Found:
    """Return what `call` does; a name or number that won't do becomes a Trouble."""
    try:
        return call()
    except ValueError as refused:
        raise Trouble(str(refused)) from refused


def class_called(register: Register, name: str) -> Group:
    """Return the class of that name, whatever its capitals; raises Trouble with the nearest."""
    groups = register.groups()
    same = [group for group in groups if group.name.casefold() == name.casefold()]
    for group in (*(one for one in same if one.name == name), *same):
        return group
    if not groups:
        raise Trouble("There is no class yet. “curtain-up class add NAME” begins one.")
    raise Trouble(f"There is no class called “{name}”. {_nearest(name, [g.name for g in groups])}")


def child_called(register: Register, group: Group, nickname: str) -> Pupil:
    """Return the child of that nickname; raises Trouble where there is none, or more than one."""
    pupils = register.pupils(group.id)
    same = [one for one in pupils if one.nickname.casefold() == nickname.casefold()]
    exact = [one for one in same if one.nickname == nickname] or same
    if len(exact) > 1:
        raise Trouble(
            f"{len(exact)} children of {group.name} are called “{nickname}”. "
            "Give one another nickname in the teacher's panel first."
        )
    if not exact:
        near = _nearest(nickname, [one.nickname for one in pupils])
        raise Trouble(f"There is nobody called “{nickname}” in {group.name}. {near}")
    return exact[0]


def _nearest(word: str, known: Sequence[str]) -> str:
    by_key = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), by_key, 1, 0.5)
    if near:
        return f"Did you mean “{by_key[near[0]]}”?"
    return f"There are: {', '.join(known)}." if known else "Nobody is in it yet."


def take_in(register: Register, name: str, entries: Sequence[Entry]) -> tuple[Group, bool]:
    """Take children into the class called `name`, begun if it is new, all or none; tell which."""
    known = next((one for one in register.groups() if one.name.casefold() == name.casefold()), None)
    group = known or register.add_group(name)
    try:
        register.admit(group.id, entries)
    except BaseException:
        if known is None:
            register.delete_group(group.id)
        raise
    return group, known is None


def roster_text(file: str) -> str:
    """Return the text of a roster's file, or of standard input for "-"; raises Trouble."""
    name = "What was handed in" if file == STANDARD_INPUT else file
    try:
        if file == STANDARD_INPUT:
            return decoded(sys.stdin.buffer.read(MOST_BYTES + 1))
        with Path(file).open("rb") as opened:
            return decoded(opened.read(MOST_BYTES + 1))
    except OSError as error:
        raise Trouble(f"I can't read {file}: {error.strerror}.") from error
    except ValueError as refused:
        raise Trouble(f"{name}: {refused}") from refused


@contextmanager
def paper(folder: Path, name: str) -> Iterator[BinaryIO]:
    """Give a file to write in `folder`, put there whole; raises Trouble with what to do."""
    if not folder.is_dir():
        raise Trouble(f"There is no folder {folder}. Make it, or name another with --out.")
    try:
        with fair_copy(folder / name) as file:
            yield file
    except OSError as error:
        raise Trouble(
            f"I can't write {folder / name}: {error.strerror}. Is it open in another program?"
        ) from error


def may_go_on(question: str, is_sure: bool) -> bool:
    """Ask before something is gone for good; raises Trouble where nobody can answer."""
    if is_sure:
        return True
    if not sys.stdin.isatty():
        raise Trouble(f"{question} To do it without being asked, write --yes.")
    return typer.confirm(question)


def speak(language: str | None) -> str:
    """Speak the language that is asked for, or that of the settings, and return its code."""
    from game import words
    from game.settings import load_settings

    return words.use_language(known_language(language) or load_settings()[0].language)


def set_settings(change: Callable[[Settings], Settings]) -> None:
    """Save the settings that `change` makes of the saved ones; raises Trouble."""
    from game.settings import load_settings, save_settings

    settings, trouble = load_settings()
    if trouble:
        say(trouble)
    if trouble := save_settings(change(settings)):
        raise Trouble(trouble)


def children(number: int) -> str:
    """Return `1 child` or `5 children`."""
    return counted(number, "child", "children")
