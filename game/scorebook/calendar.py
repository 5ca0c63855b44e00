"""Whether the computer's day can be believed: a clock that stands wrong must not cost a star.

What is old is let go of when the book is opened. A clock that jumped to another year would make
everything old at once, so after a jump nothing is let go before a second day follows the first;
after a long summer that is one evening later than usual. The latest day is kept in SQLite's own
`user_version`, below 0 while it is in doubt. A server goes by its own clock.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import Connection, func, select, update

from game.scorebook.schema import groups, performances, places, players

# Nobody can have played before there was a game: such a day is that of an empty battery.
FIRST_DAY: Final = date(2025, 1, 1)

_DAYS: Final = (performances.c.performed_on, places.c.left_on, players.c.made_on, groups.c.used_on)


def believed_day(connection: Connection, today: date, keep_days: int) -> date | None:
    """Return from which day on to count back, None while `today` is in doubt.

    `keep_days` is how far one opening may be from the next. The caller owns the transaction.
    """
    if connection.dialect.name == "postgresql":
        served: date = connection.execute(select(func.current_date())).scalar_one()
        return served
    kept = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    day = today.toordinal()
    is_believed = not kept or (abs(day - abs(kept)) <= keep_days and (kept > 0 or day > -kept))
    noted = day if is_believed else -day
    if noted != kept:
        connection.exec_driver_sql(f"PRAGMA user_version = {noted}")
    return today if is_believed else None


def mend_days(connection: Connection, today: date) -> None:
    """Count what bears an impossible day as of `today`."""
    for column in _DAYS:
        connection.execute(update(column.table).where(column < FIRST_DAY).values({column: today}))
