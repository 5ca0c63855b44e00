"""Who else is there: other copies of the game, and sockets that lead out of this computer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

PROC: Final = Path("/proc")

# Commands that open no theatre: neither camera nor stage.
OFF_STAGE: Final = frozenset(
    {"doctor", "check", "new", "pack", "class", "bench", "rehearse", "--help", "-h"}
)

# As /proc/net/tcp writes them.
_LISTENS: Final = "0A"
_TABLES: Final = ("tcp", "tcp6", "udp", "udp6")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A socket that leads outside, or lets others in: whose process, which protocol and port."""

    process: int
    protocol: str
    port: int
    lets_in: bool


def games(tree: Path = PROC, own: int | None = None) -> tuple[int, ...] | None:
    """Return the processes in which another copy of the game plays; None where none can be told.

    The process `own`, this one unless told, what it started and what started it are no copies.
    """
    lines = _command_lines(tree)
    if lines is None:
        return None
    own = os.getpid() if own is None else own
    kin = {*family(own, parents(tree)), *ancestors(own, parents(tree))}
    return tuple(n for n, words in sorted(lines.items()) if n not in kin and is_game(words))


def is_game(words: Sequence[str]) -> bool:
    """Tell whether a command line opens the theatre."""
    for place, word in enumerate(words[:4]):
        is_script = PurePath(word.replace("\\", "/")).name in ("curtain-up", "curtain-up.exe")
        is_module = word == "-m" and words[place + 1 : place + 2] == ["game"]
        if is_script or is_module:
            rest = words[place + 1 + is_module :]
            return not rest or rest[0] not in OFF_STAGE
    return False


def _command_lines(tree: Path) -> Mapping[int, list[str]] | None:
    if tree.is_dir():
        return {
            int(folder.name): _text(folder / "cmdline").rstrip("\0").split("\0")
            for folder in _processes(tree)
        }
    if sys.platform == "darwin":
        return listed(["/bin/ps", "-axo", "pid=,command="])
    return None


def listed(command: Sequence[str], within: float = 5.0) -> Mapping[int, list[str]] | None:
    """Return the processes that `command` lists, each a number and a command line; None if untold.

    A command that fails, or that takes longer than `within` seconds, tells nothing.
    """
    try:
        told = subprocess.run(command, capture_output=True, timeout=within, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    # Anybody's command line may hold bytes that are no letters.
    rows = (line.split() for line in told.decode("utf-8", "replace").splitlines())
    return {int(row[0]): row[1:] for row in rows if row and row[0].isdecimal()}


def parents(tree: Path = PROC) -> Mapping[int, int]:
    """Return each process's parent, where the system tells."""
    found = {}
    for folder in _processes(tree):
        # The name of a program, in brackets, may hold anything.
        fields = _text(folder / "stat").rpartition(")")[2].split()
        if len(fields) > 1:
            found[int(folder.name)] = int(fields[1])
    return found


def family(process: int, parent_of: Mapping[int, int]) -> set[int]:
    """Return a process with all that descends from it."""
    found = {process}
    while more := {p for p, parent in parent_of.items() if parent in found} - found:
        found |= more
    return found


def ancestors(process: int, parent_of: Mapping[int, int]) -> set[int]:
    """Return what a process descends from."""
    found: set[int] = set()
    while (process := parent_of.get(process, 0)) and process not in found:
        found.add(process)
    return found


def outlets(processes: Collection[int]) -> set[Outlet] | None:
    """Return the sockets of `processes` that are not for this computer alone; None if untold."""
    if not (PROC / "net" / "tcp").exists():
        return None
    owners = {inode: process for process in processes for inode in _sockets(PROC / str(process))}
    found = set()
    for protocol in _TABLES:
        for row in _text(PROC / "net" / protocol).splitlines()[1:]:
            fields = row.split()
            if len(fields) > 9 and fields[9] in owners:
                told = _outlet(owners[fields[9]], protocol, fields)
                found |= {told} if told else set()
    return found


def _outlet(process: int, protocol: str, fields: Sequence[str]) -> Outlet | None:
    here, there, state = fields[1], fields[2], fields[3]
    lets_in = state == _LISTENS or set(there.partition(":")[0]) == {"0"}
    address, _, port = (here if lets_in else there).partition(":")
    if is_this_computer(address):
        return None
    return Outlet(process, protocol.removesuffix("6"), int(port, 16), lets_in)


def is_this_computer(address: str) -> bool:
    """Tell whether an address of /proc/net, bytes in hex by words of the machine, is loopback."""
    raw = bytes.fromhex(address)
    if sys.byteorder == "little":
        raw = b"".join(raw[at : at + 4][::-1] for at in range(0, len(raw), 4))
    if len(raw) == 4:
        return raw[0] == 127
    mapped = bytes(10) + b"\xff\xff\x7f"
    return raw == bytes(15) + b"\x01" or raw.startswith(mapped)


def _sockets(folder: Path) -> Iterator[str]:
    """Yield the numbers of a process's open sockets."""
    try:
        handles: Iterable[Path] = list((folder / "fd").iterdir())
    except OSError:
        return
    for handle in handles:
        try:
            target = str(handle.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            yield target[8:-1]


def _processes(tree: Path) -> list[Path]:
    try:
        return [folder for folder in tree.iterdir() if folder.name.isdecimal()]
    except OSError:
        return []


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
