"""The guard beside whole evenings finds each wrongdoer guilty, and nobody else.

One program does everything that a game has no business doing, and is watched once.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guard import OPTIONS, Grounds, misdeeds

# Each line is a crime of its own: what fails by itself does not keep the next from being tried.
CRIMES = """
import ctypes, os, pathlib, socket, subprocess, sys
home, own = pathlib.Path.home(), pathlib.Path(os.environ["CURTAIN_UP_HOME"])
work = pathlib.Path(os.environ["TMPDIR"])
udp, tcp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM), socket.socket()
tcp.setblocking(False)
(own / "scores.db").write_bytes(b"SQLite format 3")
for crime in (
    lambda: tcp.connect_ex(("192.0.2.1", 9)),
    lambda: udp.sendto(b"x", ("192.0.2.2", 9)),
    lambda: udp.sendmsg([b"x"], [], 0, ("192.0.2.3", 9)),
    lambda: socket.socket().bind(("0.0.0.0", 0)),
    lambda: socket.socket().listen(),
    lambda: socket.socket(socket.AF_INET6).bind(("::", 0)),
    lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 4),
    lambda: (home / "Documents" / "letter.txt").read_text(),
    lambda: os.listdir(home / "Pictures"),
    lambda: pathlib.Path(f"/proc/{os.getppid()}/../1/cmdline").read_text(),
    lambda: pathlib.Path("/etc/shadow").read_text(),
    lambda: (home / "Documents" / "new.txt").write_text("x"),
    lambda: (home / "Documents" / "letter.txt").rename(own / "stolen"),
    lambda: os.link(own / "scores.db", home / "Pictures" / "copy"),
    lambda: os.symlink("/etc", own / "way-out"),
    lambda: (home / "hidden").mkdir(),
    lambda: (own / "diary.txt").write_text("angry"),
    lambda: (own / "scores.db").write_bytes(b"\\x89PNG\\r\\n\\x1a\\n" + bytes(90)),
    lambda: (own / "settings.json").write_bytes(b"\\x93NUMPY" + bytes(90)),
    lambda: (own / "scores.db-wal").write_bytes(b"\\xff\\xd8\\xff\\xe0" + bytes(90)),
    lambda: (work / "crop").write_bytes(bytes(2304)),
    lambda: os.remove(home / "Pictures" / "cat.jpg"),
    lambda: os.chmod(home / "Pictures", 0o700),
    lambda: subprocess.run(["/bin/true"]),
    lambda: ctypes.CDLL(None).ptrace(0, 0, 0, 0),
):
    try:
        crime()
    except OSError as error:
        print(error)
"""

# What is said of each, and by what it is known.
CHARGES = [
    ("an address that is not this computer", "192.0.2.1"),
    ("an address that is not this computer", "192.0.2.2"),
    ("an address that is not this computer", "192.0.2.3"),
    ("an address that is not this computer", 'inet_addr("0.0.0.0")'),
    ("an address that is not this computer", '"::"'),
    ("listens to whoever comes", "listen("),
    ("a line of a kind that no game needs", "NETLINK_SOCK_DIAG"),
    ("reads what is not the game's", "letter.txt"),
    ("reads what is not the game's", "Pictures"),
    ("reads what is not the game's", "/etc/shadow"),
    ("reads what is not the game's", "/../1/cmdline"),
    ("writes where it must not", "new.txt"),
    ("writes where it must not", "stolen"),
    ("writes where it must not", "copy"),
    ("writes where it must not", "way-out"),
    ("writes where it must not", "hidden"),
    ("writes where it must not", "diary.txt"),
    ("writes where it must not", "cat.jpg"),
    ("writes where it must not", "0700"),
    ("writes a picture", r"\211PNG"),
    ("writes a picture", "NUMPY"),
    ("writes a picture", r"\377\330\377"),
    ("writes what is no sound", "crop"),
    ("runs another program", "/bin/true"),
    ("goes where nobody can watch", "ptrace"),
]

# What every game does: its book, its settings in one go, a line for the voice, this computer.
INNOCENCE = """
import os, pathlib, socket, subprocess, sys
own, work = pathlib.Path(os.environ["CURTAIN_UP_HOME"]), pathlib.Path(os.environ["TMPDIR"])
(own / "scores.db").write_bytes(b"SQLite format 3")
(own / ".0123456789ab.part").write_text("{}")
(own / ".0123456789ab.part").rename(own / "settings.json")
(work / "line.wav").write_bytes(b"RIFF" + bytes(90))
(work / "line.wav").unlink()
door = socket.socket(); door.bind(("127.0.0.1", 0)); door.listen()
socket.create_connection(door.getsockname()).close()
socket.getaddrinfo("127.0.0.1", 80)
subprocess.run([sys.executable, "-c", ""])
"""


def watched(place: Path, code: str) -> list[str]:
    """Return what the guard says of a program with a home in which there is something to steal."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed (Debian: apt install strace)")
    home = place / "home"
    for folder in ("curtain-up", "Documents", "Pictures"):
        (home / folder).mkdir(parents=True)
    (place / "work").mkdir()
    (home / "Documents" / "letter.txt").write_text("Dear Kim")
    (home / "Pictures" / "cat.jpg").write_bytes(b"cat")
    environment = {
        "HOME": str(home),
        "CURTAIN_UP_HOME": str(home / "curtain-up"),
        "TMPDIR": str(place / "work"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    log = place / "calls"
    tracing = ["strace", *OPTIONS, "-o", str(log), sys.executable, "-c", code]
    subprocess.run(
        tracing, env=environment, cwd=place / "work", check=True, timeout=60, capture_output=True
    )
    return misdeeds(log.read_text(errors="replace").splitlines(), Grounds(place))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the guard says of the one who does it all."""
    return watched(tmp_path_factory.mktemp("crimes"), CRIMES)


@pytest.mark.parametrize(("charge", "known_by"), CHARGES, ids=lambda value: value[-14:])
def test_the_guard_sees_each_wrong(charge: str, known_by: str, found: list[str]) -> None:
    """It says which wrong was done, and shows the call."""
    assert [told for told in found if told.startswith(charge) and known_by in told], found


def test_the_guard_sees_a_camera_and_a_microphone() -> None:
    """Where the understudy stands before the lens, nobody opens a real one."""
    for device in ("/dev/video0", "/dev/snd/pcmC0D0c"):
        call = f'7 openat(AT_FDCWD</tmp>, "{device}", O_RDONLY|O_CLOEXEC) = 3<{device}>'
        assert misdeeds([call], Grounds(Path("/nowhere")))


def test_the_guard_sees_what_another_thread_interrupts() -> None:
    """A call is noted in two parts where another comes between."""
    calls = [
        '7 openat(AT_FDCWD</tmp>, "/root/x", O_RDONLY <unfinished ...>',
        '8 openat(AT_FDCWD</tmp>, "/usr/y", O_RDONLY) = 4</usr/y>',
        "7 <... openat resumed>)             = 3</root/x>",
    ]
    assert len(misdeeds(calls, Grounds(Path("/nowhere")))) == 1


def test_the_guard_finds_no_fault_with_a_game(tmp_path: Path) -> None:
    """A guard who shouts at everybody would soon be sent home."""
    assert watched(tmp_path, INNOCENCE) == []
