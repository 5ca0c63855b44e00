"""The school's PostgreSQL server as the courier meets it, and the name of its outbox.

A URL may hold a password, and what the driver says may name servers and users: none of it is
shown, logged or written. Only a few reasons are told.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

from sqlalchemy import URL, Engine
from sqlalchemy.exc import DataError, SQLAlchemyError

from game.scorebook import postgres
from game.scorebook.book import ScoreBook
from game.scorebook.schema import TooNew, migrate
from game.scorebook.vault import FAULTS
from game.trouble import Trouble
from game.words import mark, tr

USUAL_PORT: Final = 5432

# What the driver or the server says when it will not let us in, and how that is told.
REASONS: Final = (
    (("password", "authentication", "pg_hba", "role"), mark("it refuses this user or password")),
    (("database",), mark("it has no such database")),
    (("resolve", "translate host", "name or service"), mark("no computer has this name")),
    (("too many", "remaining connection slots"), mark("too many laptops are connected")),
)

# What PostgreSQL says of a row whose child or class is gone.
NO_SUCH_ROW: Final = "23503"


class NotReached(Exception):
    """The server can't be used now.

    The text is a short reason without anything of the URL, "" for a server that does not answer.
    """


class Server:
    """One open connection to the school's book, for one thread."""

    def __init__(self, engine: Engine) -> None:
        """Take over a ready `engine`; `reach` is the way to make one."""
        self._engine = engine
        self.book = ScoreBook(engine)

    def answers(self) -> bool:
        """Tell whether the server is still there."""
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("SELECT 1")
        except FAULTS:
            return False
        return True

    def close(self) -> None:
        """Let go of the connection."""
        self._engine.dispose()


def known_url(text: str) -> URL:
    """Return the URL in `text`; raises Trouble with a sentence that shows nothing of it."""
    try:
        engine = postgres.make_engine(text)
        _look_at_options(engine)
    except postgres.NoServer as error:
        raise _no_place(str(error)) from None
    except Exception:  # noqa: BLE001 - whatever the driver says may show the password
        raise _no_place(tr("it has an option that nobody knows")) from None
    return postgres.known_url(text)


def outbox_name(url: URL) -> str:
    """Return the name of the file in which slips for this server wait.

    It is a digest of host, port and database, so that slips of two servers never mix, and the same
    for every user and password.
    """
    place = (
        (url.host or _option(url, "host")).casefold(),
        str(url.port or _option(url, "port") or USUAL_PORT),
        url.database or "",
    )
    digest = hashlib.sha256("\n".join(place).encode()).hexdigest()
    return f"outbox-{digest[:16]}.db"


def reach(url: URL) -> Server:
    """Connect to the server and bring its book up to date; raises NotReached with a reason."""
    engine = postgres.make_engine(url.render_as_string(hide_password=False))
    try:
        with engine.begin() as connection:
            migrate(connection)
    except TooNew:
        engine.dispose()
        raise NotReached(tr("its book is from a newer Curtain Up")) from None
    except (SQLAlchemyError, *FAULTS) as error:
        engine.dispose()
        raise NotReached(reason_of(error)) from None
    return Server(engine)


def reason_of(error: Exception) -> str:
    """Return why the server did not let us in, in a few words and without names.

    It is "" for one that did not answer, and for what only its own log tells.
    """
    said = str(getattr(error, "orig", None) or error).casefold()
    for signs, reason in REASONS:
        if any(sign in said for sign in signs):
            return tr(reason)
    return ""


def is_refused_for_good(error: BaseException) -> bool:
    """Tell whether the server will never take what `error` came from, as of a deleted child."""
    cause: Any = error.__cause__ or error
    is_homeless = getattr(getattr(cause, "orig", None), "sqlstate", None) == NO_SUCH_ROW
    return is_homeless or isinstance(cause, DataError | ValueError)


def _look_at_options(engine: Engine) -> None:
    """Have the driver read the URL, which connects to nothing; raises whatever it raises."""
    driver: Any = engine.dialect.loaded_dbapi
    _, options = engine.dialect.create_connect_args(engine.url)
    # Beside what the URL says there is an object for the driver alone.
    said = {name: value for name, value in options.items() if isinstance(value, str | int)}
    driver.conninfo.make_conninfo(**said)


def _option(url: URL, name: str) -> str:
    value = url.query.get(name, "")
    return value if isinstance(value, str) else ",".join(value)


def _no_place(reason: str) -> Trouble:
    return Trouble(
        tr(
            "The school's score book can't be used: {reason}. Look at --scores or at "
            "CURTAIN_UP_SCORES; the path of a file will do too.",
            reason=reason,
        )
    )
