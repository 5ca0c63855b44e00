"""What the doctor says of a school's server, at which it only looks."""

from __future__ import annotations

from sqlalchemy import create_engine, inspect

from game.doctor.chart import Verdict
from game.doctor.look_scores import newest_version, of_server
from game.scorebook.book import ScoreBook
from tests.postgres import PASSWORD, USER


def test_a_schools_server_is_asked_for_its_version_and_nothing_is_made(postgres: str) -> None:
    """Before the first laptop there is no book, and after the doctor neither."""
    found = of_server(postgres)
    assert found.verdict is Verdict.WELL
    assert "not begun yet" in found.said
    engine = create_engine(postgres)
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    ScoreBook.open(postgres).close()
    assert of_server(postgres).figures["version"] == newest_version()


def test_a_wrong_password_is_told_and_not_shown(postgres: str) -> None:
    """Whoever keeps the server learns why; whoever reads the report learns no name."""
    found = of_server(postgres.replace(PASSWORD, "open-barley"))
    assert (found.verdict, found.remedy) == (Verdict.PROBLEM, "server")
    assert "refuses this user or password" in found.said
    assert not any(word in repr(found) for word in ("open-barley", USER, "127.0.0.1"))
