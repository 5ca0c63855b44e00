"""A real PostgreSQL server for tests and measurements, from the system's package.

`start_postgres(folder)` makes and starts one, or starts again the one that was stopped there. A
conftest.py with `from tests.postgres import postgres, postgres_session` gives each test that asks
for `postgres` the URL of an empty database.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import create_engine, make_url

USER: Final = "teacher"
# Whatever shows this has shown a password.
PASSWORD: Final = "open-sesame"
DATABASE: Final = "postgres"

MISSING: Final = "PostgreSQL is not installed: apt-get install postgresql"

# The server refuses to be root; Debian's package brings this user.
SERVANT: Final = "postgres"

# Everything else is as usual: fsync is on.
USUAL: Final = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = {port}
shared_buffers = 128MB
autovacuum = on
log_statement = none
"""

# What the test before left goes, and with it whoever still holds on to that.
FRESH: Final = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    "DROP SCHEMA public CASCADE",
    "CREATE SCHEMA public",
)

_names = count(1)
_running: set[Path] = set()


def is_installed() -> bool:
    """Tell whether this system has a PostgreSQL server to start."""
    return _programs() is not None


def start_postgres(folder: Path) -> str:
    """Start the server whose data lie in `folder`, made there if need be; return its URL.

    A server that was stopped comes back at the same port with all that it had. Where tests run
    as root the user postgres has to reach `folder`: `new_folder` gives one. It is stopped at the
    end of the process at the latest.
    """
    if not (folder / "postgresql.auto.conf").exists():
        _make(folder)
    if folder not in _running:
        log = str(folder / "server.log")
        _run("pg_ctl", "start", "--wait", "--silent", "-D", str(folder), "-l", log)
        _running.add(folder)
        atexit.register(stop_postgres, folder)
    return f"postgresql+psycopg://{USER}:{PASSWORD}@127.0.0.1:{_port(folder)}/{DATABASE}"


def stop_postgres(folder: Path, is_killed: bool = False) -> None:
    """Stop the server, leaving its data; `is_killed` as if the power went."""
    if folder in _running:
        _running.discard(folder)
        mode = "immediate" if is_killed else "fast"
        _run("pg_ctl", "stop", "--wait", "--silent", "-m", mode, "-D", str(folder))


def kill_postgres(folder: Path) -> None:
    """Kill -9 all processes of the server, without a word; the first one first."""
    if folder in _running:
        _running.discard(folder)
        killed = _processes(folder)
        for number in killed:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        for number in killed:
            with suppress(ChildProcessError):
                os.waitpid(number, 0)
        while any(_state(number) not in ("", "Z") for number in killed):
            time.sleep(0.005)
        if _state(killed[0]):
            # Nobody buries the dead in some containers, and the next server would wait for it.
            (folder / "postmaster.pid").unlink()


def adopt_orphans() -> None:
    """Have servers started from now on end as children of this process, who buries them."""
    if sys.platform == "linux":
        reaper = 36  # PR_SET_CHILD_SUBREAPER
        ctypes.CDLL(None).prctl(reaper, 1, 0, 0, 0)


def server_seconds(folder: Path) -> float:
    """Return the seconds of processor time that the server and its processes have used."""
    ticks = 0
    for number in _processes(folder):
        # User and system time, and those of processes that ended.
        ticks += sum(int(each) for each in _stat(number)[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def new_folder() -> Path:
    """Return an empty temporary folder that belongs to whoever runs the server."""
    folder = Path(tempfile.mkdtemp(prefix="curtain-up-postgres-"))
    if os.getuid() == 0:
        shutil.chown(folder, SERVANT, SERVANT)
    return folder


@contextmanager
def postgres_server() -> Iterator[str]:
    """Give the URL of a new server, gone with its data at the end of the block."""
    folder = new_folder()
    try:
        yield start_postgres(folder)
    finally:
        stop_postgres(folder)
        shutil.rmtree(folder)


@contextmanager
def new_database(url: str) -> Iterator[str]:
    """Give the URL of a new, empty database on the server of `url`, gone at the end."""
    name = f"scores_{os.getpid()}_{next(_names)}"
    _order(url, f"CREATE DATABASE {name}")
    try:
        yield make_url(url).set(database=name).render_as_string(hide_password=False)
    finally:
        _order(url, f"DROP DATABASE {name} WITH (FORCE)")


@cache
def _shared_folder() -> Path:
    return new_folder()


@pytest.fixture(scope="session")
def postgres_session() -> Iterator[str]:
    """Start one server for this test process; skip where there is none to start."""
    if not is_installed():
        pytest.skip(MISSING)
    # Each conftest that imports this has a fixture of its own; all mean the same server.
    folder = _shared_folder()
    yield start_postgres(folder)
    stop_postgres(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres(postgres_session: str) -> str:
    """Give the URL of an empty database; it is the same one for all tests, one after the other."""
    _order(postgres_session, *FRESH)
    return postgres_session


def _make(folder: Path) -> None:
    secret = folder.with_name(folder.name + ".secret")
    secret.write_text(PASSWORD, encoding="utf-8")
    secret.chmod(0o644)
    try:
        _run(
            *("initdb", "-D", str(folder), "--username", USER, "--pwfile", str(secret)),
            *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8"),
            "--no-sync",
        )
    finally:
        secret.unlink()
    with (folder / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(USUAL.format(port=_free_port()))


def _processes(folder: Path) -> list[int]:
    """Return the server's first process and those that it started."""
    first = int((folder / "postmaster.pid").read_text(encoding="ascii").split()[0])
    others = [int(place.name) for place in Path("/proc").glob("[0-9]*")]
    return [first, *(one for one in others if _stat(one)[1:2] == [str(first)])]


def _state(number: int) -> str:
    return next(iter(_stat(number)), "")


def _stat(number: int) -> list[str]:
    """Return the system's figures of a process from its state on, none of one that is gone."""
    try:
        told = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return told.rpartition(")")[2].split()


def _port(folder: Path) -> int:
    lines = (folder / "postgresql.conf").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in reversed(lines) if line.startswith("port")).split("=")[1])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _programs() -> Path | None:
    """Return the folder of the newest server's programs; Debian keeps them off the PATH."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _run(program: str, *arguments: str) -> None:
    """Run one of the server's programs, not as root; raises RuntimeError with what it said."""
    programs = _programs()
    if programs is None:
        raise RuntimeError(MISSING)
    servant: dict[str, Any] = (
        {"user": SERVANT, "group": SERVANT, "extra_groups": []} if os.getuid() == 0 else {}
    )
    with tempfile.TemporaryFile() as said:
        # A server inherits its starter's output: a pipe would never end.
        done = subprocess.run(
            [programs / program, *arguments], stdout=said, stderr=said, cwd="/", **servant
        )
        if done.returncode:
            said.seek(0)
            raise RuntimeError(f"{program}: {said.read().decode()}")


def _order(url: str, *sentences: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for sentence in sentences:
            connection.exec_driver_sql(sentence)
    engine.dispose()
