"""Where the score book is: the usual file, another one, or a server that a whole school shares."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game import folders

if TYPE_CHECKING:
    from game.scorebook.book import ScoreBook
    from game.scorebook.school_book import AnyBook

# Says where the book is, so that a password need not stand in a command line.
SCORES_VARIABLE: Final = "CURTAIN_UP_SCORES"


def wished_place(asked: str | None) -> str:
    """Return what was asked for on the command line or by CURTAIN_UP_SCORES, "" for neither."""
    return (asked or os.environ.get(SCORES_VARIABLE, "")).strip()


def is_shared(asked: str | None) -> bool:
    """Tell whether the score book is on a server, so that stars leave this computer."""
    return "://" in wished_place(asked)


def scores_place(asked: str | None) -> Callable[[], AnyBook]:
    """Return what opens the score book at `asked`, at CURTAIN_UP_SCORES, or in the usual file.

    Raises Trouble with a sentence for a URL that nobody understands; it shows nothing of it.
    """
    place = wished_place(asked)
    if "://" not in place:
        file = Path(place).expanduser() if place else None
        return lambda: _own_book(file)
    from game.scorebook.school_book import SchoolBook
    from game.scorebook.server import known_url

    url = known_url(place)
    return lambda: SchoolBook(url, folders.user_data())


def read_book(open_scores: Callable[[], AnyBook], keep_days: int) -> AnyBook:
    """Open the score book and let go of what is older than `keep_days` (R6).

    On a server it is the book itself that says how long.
    """
    from game.scorebook.outbox import forget_old_boxes
    from game.scorebook.records import BookError

    forget_old_boxes(folders.user_data(), time.time())
    book = open_scores()
    try:
        book.sweep(keep_days)
    except BookError as trouble:
        print(trouble, file=sys.stderr)
    return book


def _own_book(file: Path | None) -> ScoreBook:
    from game.scorebook.book import FILE_NAME, ScoreBook

    return ScoreBook.open(file or folders.user_data() / FILE_NAME)
