"""How the score book treats a school's PostgreSQL server; its URL may hold a password."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import URL, Engine, Table, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from game.words import tr

DRIVER: Final = "postgresql+psycopg"

# Seconds to wait for a server that does not answer.
CONNECT_SECONDS: Final = 5

# Seconds to wait for another laptop that is writing.
BUSY_SECONDS: Final = 5

# Seconds after which the server frees what a laptop held that vanished while it was writing.
LOST_SECONDS: Final = 10


class NoServer(Exception):
    """The URL can't be used; the text is a reason without anything of the URL."""


def make_engine(place: str) -> Engine:
    """Return an engine for the database at the URL `place`; raises NoServer with a reason."""
    url = known_url(place)
    try:
        engine = create_engine(
            url,
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args=_manners(url),
        )
    except ImportError as error:
        raise NoServer(
            tr(
                "a part of the game is missing; in the game's folder, install it by "
                'python -m pip install ".[school]"'
            )
        ) from error
    event.listen(engine, "connect", _prepare)
    return engine


def known_url(place: str) -> URL:
    """Return the URL in `place`; raises NoServer with a reason that shows nothing of it."""
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        raise NoServer(_misspelt()) from None
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername=DRIVER)
    # An @ of a password would make the rest of it part of the host's name, which errors show.
    if url.drivername != DRIVER or not url.database or place.count("@") > 1:
        raise NoServer(_misspelt())
    return url


def shown(place: str) -> str:
    """Return what may be shown of a database's URL: the host and the name of the database."""
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        return tr("at this address")
    if not url.database or place.count("@") > 1:
        return tr("at this address")
    return f"{url.host or ''}/{url.database}"


def scrub(engine: Engine, tables: Sequence[Table]) -> None:
    """Rewrite the files of `tables` without what was deleted.

    The server's log and backups are the school's; see README.md. Tables of another owner are left
    to that one, as the server does.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET statement_timeout = 0")
        try:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM (FULL) {table.name}")
        finally:
            connection.exec_driver_sql("RESET statement_timeout")


def _manners(url: URL) -> dict[str, Any]:
    usual = {
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "curtain-up",
        # A cable that was pulled out says nothing: these notice.
        "keepalives_idle": CONNECT_SECONDS,
        "keepalives_interval": 1,
        "keepalives_count": CONNECT_SECONDS,
        "tcp_user_timeout": CONNECT_SECONDS * 1000,
    }
    return {name: value for name, value in usual.items() if name not in url.query}


def _prepare(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
        cursor.execute(f"SET idle_in_transaction_session_timeout = '{LOST_SECONDS}s'")
    connection.commit()


def _misspelt() -> str:
    return tr(
        "its address looks like {example}; write @ in a password as %40",
        example=f"{DRIVER}://USER:PASSWORD@HOST/DATABASE",
    )
