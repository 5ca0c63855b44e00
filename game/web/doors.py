"""Sockets that pages are served at: this computer's own address, or the school's network too."""

from __future__ import annotations

import socket
import sys
from typing import Final

from game.trouble import Trouble

LOOPBACK: Final = "127.0.0.1"
EVERYWHERE: Final = "0.0.0.0"

# How many more ports are tried when one is taken.
_NEXT_PORTS: Final = 20


def open_door(port: int = 0, host: str = LOOPBACK) -> socket.socket:
    """Return a socket that listens at this computer's address `host`, at any free port for 0.

    Raises Trouble with a sentence where the port is taken or not to be had.
    """
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        _keep_to_oneself(door)
        door.bind((host, port))
        # From now on whoever comes waits, and is not turned away.
        door.listen()
    except (OSError, OverflowError) as error:
        door.close()
        raise Trouble(
            f"Port {port} can't be used: another program has it, or it is not allowed. "
            "Leave --port out, and a free one is found."
        ) from error
    return door


def open_next_door(port: int, host: str = LOOPBACK) -> socket.socket:
    """Return a socket at `port`, or at the next one that is free.

    Raises Trouble with a sentence where none is.
    """
    for number in range(port, port + _NEXT_PORTS):
        try:
            return open_door(number, host)
        except Trouble:
            continue
    return open_door(0, host)


def address_of(door: socket.socket, host: str = LOOPBACK) -> str:
    """Return where a browser finds what is served at `door`, asking for this computer as `host`."""
    return f"http://{host}:{door.getsockname()[1]}/"


def _keep_to_oneself(door: socket.socket) -> None:
    """Let nobody else listen at the same port, and oneself again at once after an end.

    On Windows the option that elsewhere does the latter would allow the former.
    """
    if sys.platform == "win32":
        door.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
