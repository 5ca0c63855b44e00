"""The PostgreSQL server that tests start is a real one, and comes back as it was."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from tests.postgres import MISSING, is_installed, new_folder, start_postgres, stop_postgres


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder for a server of this test's own."""
    if not is_installed():
        pytest.skip(MISSING)
    made = new_folder()
    yield made
    stop_postgres(made)
    shutil.rmtree(made)


def test_a_server_that_lost_its_power_comes_back_with_what_was_committed(folder: Path) -> None:
    """The same place, the same rows; while it is gone nobody answers, and it writes to the disk."""
    url = start_postgres(folder)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE kept AS SELECT 7 AS stars"))
        assert connection.execute(text("SHOW fsync")).scalar_one() == "on"
    stop_postgres(folder, is_killed=True)
    engine.dispose()
    with pytest.raises(OperationalError), engine.connect():
        pass
    assert start_postgres(folder) == url
    with engine.connect() as connection:
        assert connection.execute(text("SELECT stars FROM kept")).scalar_one() == 7
    engine.dispose()
