"""The guard: reads a program's system calls and tells everything that a game has no business doing.

It knows nothing of the game but where its files lie. `tests/test_guard.py` shows that each rule
finds whom it is for guilty; `tests/test_privacy.py` sets it beside whole evenings.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent

# What strace writes down. `write` is asked for its first bytes: they tell a picture by any name.
CALLS: Final = (
    "socket,bind,listen,connect,sendto,sendmsg,sendmmsg,openat,open,creat,openat2,write,pwrite64,"
    "rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,mknod,mknodat,unlink,"
    "unlinkat,truncate,chmod,fchmodat,execve,execveat,ptrace,process_vm_readv,io_uring_setup"
)
OPTIONS: Final = ("-f", "-y", "-s", "24", "--seccomp-bpf", "-e", f"trace={CALLS}")

# How files of pictures and of numbers begin, as strace writes bytes.
PICTURES: Final = (r"\211PNG", r"\377\330\377", "BM", "GIF8", r"II*\0", r"\223NUMPY", "P6", "PK")
# The last is how Python tries whether a folder can be written to.
SOUNDS: Final = ("RIFF", "FORM", "OggS", "blat")

# Parts of a system that every program with a window reads; none holds anything of a user.
SYSTEM: Final = (
    "/usr/",
    "/lib",
    "/bin/",
    "/sbin/",
    "/opt/",
    "/etc/",
    "/sys/",
    "/run/",
    "/var/lib/",
)
SECRETS: Final = ("/etc/shadow", "/etc/sudoers", "/etc/ssh", "/etc/ssl/private")
OWN_PROC: Final = re.compile(r"/proc/(?:self|thread-self|[a-z]\w*)(?:/|$)")
NO_DISK: Final = re.compile(
    r"/dev/(?:null|zero|full|u?random|shm/|tty|pts/|ptmx)|/memfd:|/proc/self/|pipe:|anon_inode|socket:"
)
# What the kernel answers: which controllers are plugged in, and its own addresses.
KERNEL: Final = ("NETLINK_KOBJECT_UEVENT", "NETLINK_ROUTE")
# Programs that are run: Python itself, and what it asks for the names of libraries and systems.
PROGRAMS: Final = re.compile(r"(?:python[\d.]*|ldconfig(?:\.real)?|uname|lsb_release)")

# Guilty even where nothing came of it. Of files, much is looked for that is not there.
EVEN_TRIED: Final = (
    *("connect", "sendto", "sendmsg", "sendmmsg", "bind"),
    *("ptrace", "process_vm_readv", "io_uring_setup"),
)

_CALL: Final = re.compile(r"^(?:(\d+) +)?(\w+)\((.*)\) += (-?\d+|\?)")
_TEXTS: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_OPENED: Final = re.compile(r'(?:AT_FDCWD(?:<([^>]*)>)?|\d+<([^>]*)>)?(?:, )?"((?:[^"\\]|\\.)*)"')


# What the game calls its files: the book with SQLite's own beside it, settings, and a fair copy.
OWN_NAMES: Final = re.compile(
    r"scores\.db(?:-\w+)?|scores\.outbox\.db(?:-\w+)?|settings\.json|\.[0-9a-f]{12}\.part"
)


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where a program may be that was given the folder `place` for its home and its work.

    In `own` it may write files with the names of the game's, in `sound` what begins as a sound.
    """

    place: Path

    @property
    def own(self) -> Path:
        """The folder of settings and score book."""
        return self.place / "home" / "curtain-up"

    @property
    def sound(self) -> Path:
        """The folder for what is there for a moment."""
        return self.place / "work"

    @property
    def voice(self) -> Path:
        """Where the system's voice keeps how it reaches the sound device, if there is one."""
        return self.place / "home" / ".config" / "pulse"

    def may_write(self, path: str) -> bool:
        """Tell whether a file may be made, changed or removed here."""
        if NO_DISK.match(path) or path.startswith(f"{self.sound}/") or Path(path) == self.sound:
            return True
        place = Path(path)
        if place in (self.own, self.voice, *self.own.parents, *self.voice.parents):
            return True  # its folder is made where none is
        if place.parent == self.voice:
            return True
        return place.parent == self.own and bool(OWN_NAMES.fullmatch(place.name))

    def may_read(self, path: str, processes: set[str]) -> bool:
        """Tell whether a file is part of system, Python, checkout, or the game's own."""
        if path.startswith(SECRETS) or path.startswith(("/dev/video", "/dev/snd/pcm")):
            return False
        if found := re.match(r"/proc/(\d+)(?:/|$)", path):
            return found[1] in processes
        if OWN_PROC.match(path) or NO_DISK.match(path) or path.startswith((*SYSTEM, "/dev/")):
            return True
        if path in (
            str(self.place),
            str(self.voice.parent),
            *map(str, self.own.parents),
            *sys.path,
        ):
            return True  # as a folder on the way
        python = (sys.prefix, str(Path(sys.prefix).resolve()), sys.base_prefix)
        homes = (ROOT, *python, self.own, self.sound, self.voice)
        is_at_home = any(path == str(home) or path.startswith(f"{home}/") for home in homes)
        return is_at_home or Path(path).parent == self.place


def misdeeds(calls: list[str], grounds: Grounds) -> list[str]:
    """Return what is wrong in the lines that strace wrote, each with its call; [] for innocence."""
    whole = list(_whole(calls))
    processes = {process for process, *_ in whole}
    found: list[str] = []
    bound: set[str] = set()
    begun: set[str] = set()
    for process, name, given, result in whole:
        if result.startswith("-") and name not in EVEN_TRIED:
            continue
        if rule := _RULES.get(name):
            for wrong in rule(given, result, _State(grounds, processes, bound, begun)):
                found.append(f"{wrong}: {name}({given}) by {process}")
    return found


@dataclass(frozen=True, slots=True)
class _State:
    grounds: Grounds
    processes: set[str]
    bound: set[str]
    begun: set[str]


def _whole(calls: list[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield process, name, arguments and result of each call, joined where it was interrupted."""
    begun: dict[str, str] = {}
    for line in calls:
        process = line.partition(" ")[0]
        if line.endswith("<unfinished ...>"):
            begun[process] = line.removesuffix("<unfinished ...>").rstrip()
            continue
        if resumed := re.search(r"<\.\.\. \w+ resumed>(.*)", line):
            line = begun.pop(process, "") + resumed[1]
        if found := _CALL.match(line):
            yield found[1] or "0", found[2], found[3], found[4]


def _socket(given: str, _result: str, _state: _State) -> Iterator[str]:
    family = given.partition(",")[0]
    if family == "AF_NETLINK" and given.endswith(KERNEL):
        return
    if family not in ("AF_UNIX", "AF_LOCAL", "AF_INET", "AF_INET6"):
        yield "a line of a kind that no game needs"


def _address(given: str, _result: str, state: _State) -> Iterator[str]:
    if "AF_INET" in given and not re.search(r'inet_addr\("127\.|"::1"', given):
        yield "an address that is not this computer"
    elif "sa_family=" in given and not re.search("AF_(?:INET|UNIX|UNSPEC|NETLINK)", given):
        yield "an address of a kind that no game needs"
    state.bound.add(_number(given))


def _listen(given: str, _result: str, state: _State) -> Iterator[str]:
    if _number(given) not in state.bound:
        yield "listens to whoever comes"


def _open(given: str, result: str, state: _State) -> Iterator[str]:
    path = next(iter(_paths(given)), "")
    flags = given.rpartition('"')[2]
    if re.search("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND", flags):
        yield from _change(given, result, state)
    elif not state.grounds.may_read(path, state.processes):
        yield "reads what is not the game's"


def _change(given: str, _result: str, state: _State) -> Iterator[str]:
    for path in _paths(given):
        if not state.grounds.may_write(path):
            yield "writes where it must not"


def _write(given: str, _result: str, state: _State) -> Iterator[str]:
    file = re.match(r"\d+<([^>]*)>", given)
    data = _TEXTS.search(given)
    if file is None or data is None or not file[1].startswith("/") or NO_DISK.match(file[1]):
        return
    if data[1].startswith(PICTURES):
        yield "writes a picture"
    is_first = file[1] not in state.begun
    state.begun.add(file[1])
    is_fleeting = file[1].startswith(f"{state.grounds.sound}/")
    if is_first and is_fleeting and not data[1].startswith(SOUNDS):
        yield "writes what is no sound"


def _run(given: str, _result: str, _state: _State) -> Iterator[str]:
    program = _TEXTS.search(given)
    if program is None or not PROGRAMS.fullmatch(Path(program[1]).name):
        yield "runs another program"


def _never(_given: str, _result: str, _state: _State) -> Iterator[str]:
    yield "goes where nobody can watch"


_Rule = Callable[[str, str, _State], Iterator[str]]
_RULES: Final[dict[str, _Rule]] = {
    "socket": _socket,
    **dict.fromkeys(("bind", "connect", "sendto", "sendmsg", "sendmmsg"), _address),
    "listen": _listen,
    **dict.fromkeys(("open", "openat", "openat2"), _open),
    **dict.fromkeys(("creat", "rename", "renameat", "renameat2", "link", "linkat"), _change),
    **dict.fromkeys(("symlink", "symlinkat", "mkdir", "mkdirat", "mknod", "mknodat"), _change),
    **dict.fromkeys(("unlink", "unlinkat", "truncate", "chmod", "fchmodat"), _change),
    **dict.fromkeys(("write", "pwrite64"), _write),
    **dict.fromkeys(("execve", "execveat"), _run),
    **dict.fromkeys(("ptrace", "process_vm_readv", "io_uring_setup"), _never),
}


def _number(given: str) -> str:
    # With the socket's own number behind it: another line may get the number of one that is closed.
    return given.partition(",")[0]


def _paths(given: str) -> list[str]:
    """Return the paths that a call names, whole: a short one begins in the folder told with it."""
    found = []
    for match in _OPENED.finditer(given):
        folder = match[1] or match[2] or ""
        path = match[3]
        found.append(path if path.startswith("/") else f"{folder}/{path}".rstrip("/."))
    return found
