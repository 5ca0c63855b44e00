"""What tests read and write in books."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import select

from game.acting.bookmark import Bookmark
from game.scorebook import schema
from game.scorebook.book import PERFORMED, ScoreBook
from game.scorebook.records import Performed

Reopen = Callable[[], ScoreBook]
Traces = Callable[[], bytes]

DAY = date(2026, 11, 20)


PLAY = "first-steps/parcel"


PLACE = Bookmark("empty", 5, 2, 31.5)


def performances_of(book: ScoreBook, player_id: int) -> tuple[Performed, ...]:
    """Return what is written of a player, the oldest first."""
    table = schema.performances
    mine = select(*PERFORMED).where(table.c.player_id == player_id).order_by(table.c.id)
    with book._engine.connect() as connection:
        return tuple(Performed(**row._mapping) for row in connection.execute(mine))


def bytes_beside(file: Path) -> bytes:
    """Return everything in the folder of a book."""
    return b"".join(path.read_bytes() for path in sorted(file.parent.iterdir()))
