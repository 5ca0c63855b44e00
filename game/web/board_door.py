"""The scoreboard's door, which a teacher opens and shuts while the game goes on."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from game import words
from game.classroom.records import Register
from game.trouble import Trouble
from game.web.doors import EVERYWHERE, LOOPBACK, address_of, open_next_door
from game.web.joining import GuestList

if TYPE_CHECKING:
    from game.web.board_house import BoardHouse

# Where the board is found unless another program was there first.
USUAL_PORT: Final = 8642

# Seconds that the press of a button may be held up.
_MOMENT: Final = 0.3


class BoardDoor:
    """Serves the scoreboard of one class from a thread of its own; used from the game's thread.

    `register` opens the score book and `group` tells the number of the class; both are called in
    that thread. `language` is the pages' where a browser asks for none that the game speaks.
    """

    def __init__(
        self,
        register: Callable[[], Register],
        group: Callable[[], int],
        language: Callable[[], str] = words.language,
    ) -> None:
        self._register = register
        self._group = group
        self._language = language
        self._door: socket.socket | None = None
        self._house: BoardHouse | None = None
        self._guests: GuestList | None = None
        self._addresses: tuple[str, ...] = ()
        self._thread: threading.Thread | None = None
        self._end = threading.Event()

    @property
    def is_open(self) -> bool:
        """Whether the board can be looked at."""
        return self._door is not None

    @property
    def own_address(self) -> str | None:
        """Where this computer's browser finds the board, None while it is shut."""
        return None if self._door is None else address_of(self._door)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where others find it; () on this computer alone, or where there is no network."""
        return self._addresses if self.is_open else ()

    @property
    def address(self) -> str | None:
        """What to type to see the board: the network's address where others may look."""
        return next(iter(self.addresses), self.own_address)

    @property
    def code(self) -> str | None:
        """What others type to be let in, new at each opening; None on this computer alone."""
        return self._guests.code if self.is_open and self._guests else None

    def open(self, on_network: bool = False) -> str | None:
        """Let people look at the board, and others on the school's network too if wished.

        Returns at once; a sentence when there is no way to open it, else None. An open board is
        shut first.
        """
        self.close()
        host = EVERYWHERE if on_network else LOOPBACK
        try:
            self._door = open_next_door(USUAL_PORT, host)
        except Trouble:
            return words.tr("The scoreboard can't be opened on this computer just now.")
        self._guests = GuestList() if on_network else None
        return None

    def close(self) -> None:
        """Shut the board; who still looks at it keeps what is shown, and gets nothing new."""
        if self._door is not None:
            self._door.close()
        self._door, self._guests, self._addresses = None, None, ()
