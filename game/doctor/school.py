"""Asks a school's server for the version of its book, and writes nothing there."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from game.scorebook import postgres
from game.scorebook.schema import book_version
from game.scorebook.server import known_url, reason_of
from game.scorebook.vault import FAULTS
from game.trouble import Trouble


class NotLetIn(Exception):
    """The server can't be used: what to say, and the key of what to do."""

    def __init__(self, said: str, remedy: str) -> None:
        super().__init__(said)
        self.said = said
        self.remedy = remedy


def version_on(url: str) -> int:
    """Return the version of the book at `url`, 0 for none yet; raises NotLetIn."""
    try:
        known_url(url)
        engine = postgres.make_engine(url)
    except (Trouble, postgres.NoServer) as error:
        is_driver = isinstance(error.__cause__ or error.__context__, ImportError) or "pip" in str(
            error
        )
        raise NotLetIn(str(error), "server_driver" if is_driver else "server_url") from None
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            return book_version(connection)
    except (SQLAlchemyError, *FAULTS) as error:
        why = reason_of(error) or "it does not answer"
        raise NotLetIn(f"The school's server can't be used: {why}.", "server") from None
    finally:
        engine.dispose()
