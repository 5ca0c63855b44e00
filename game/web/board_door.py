"""The scoreboard's door, which a teacher opens and shuts while the game goes on."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final

from game import words
from game.classroom.records import Register
from game.trouble import Trouble
from game.web.board_watch import BoardWatch
from game.web.doors import EVERYWHERE, LOOPBACK, address_of, open_door, open_next_door
from game.web.joining import GuestList
from game.web.own_addresses import own_addresses

if TYPE_CHECKING:
    import uvicorn

    from game.web.live import Live

# Where the board is found unless another program was there first.
USUAL_PORT: Final = 8642

# Seconds that the press of a button may be held up.
_MOMENT: Final = 0.5


class BoardDoor:
    """Serves the scoreboard of one class from threads of its own; used from the game's thread.

    `register` opens the score book and `group` tells the number of the class; both are called, and
    the book is used and closed, in such a thread. `language` is that of the pages where a browser
    asks for none that the game speaks.
    """

    def __init__(
        self,
        register: Callable[[], AbstractContextManager[Register]],
        group: Callable[[], int],
        language: Callable[[], str] = words.language,
    ) -> None:
        self._register = register
        self._group = group
        self._language = language
        self._evening: _Evening | None = None

    @property
    def is_open(self) -> bool:
        """Whether the board can be looked at."""
        return self._evening is not None and self._evening.is_alive

    @property
    def own_address(self) -> str:
        """Where this computer's browser finds the board, "" while it is shut."""
        return address_of(self._evening.door) if self._evening and self.is_open else ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where others find it; () on this computer alone, and where there is no network."""
        return self._evening.addresses if self._evening and self.is_open else ()

    @property
    def address(self) -> str:
        """What to type to see the board, that of the network where others may look; "" if shut."""
        return next(iter(self.addresses), self.own_address)

    @property
    def code(self) -> str:
        """What others type to be let in, new at each opening; "" on this computer alone."""
        guests = self._evening.guests if self._evening and self.is_open else None
        return guests.code if guests else ""

    def open(self, on_network: bool = False, port: int | None = None) -> None:
        """Let people look at the board, and others on the school's network too if wished.

        Returns at once; an open board is shut first. Without `port` the usual one is used, or the
        next one that is free. Raises OSError with a sentence where the board can't be opened.
        """
        self.close()
        host = EVERYWHERE if on_network else LOOPBACK
        try:
            door = open_next_door(USUAL_PORT, host) if port is None else open_door(port, host)
        except Trouble as trouble:
            told = words.tr("The scoreboard can't be opened on this computer just now.")
            raise OSError(told) from trouble
        guests = GuestList() if on_network else None
        self._evening = _Evening(door, guests, self._register, self._group, self._language)

    def settle(self, seconds: float) -> bool:
        """Wait until the addresses are known and the first page can be answered; tell whether."""
        return self._evening is not None and self._evening.is_ready.wait(seconds)

    def close(self) -> None:
        """Shut the board; who still looks at it keeps what is shown, and gets nothing new."""
        if self._evening is not None:
            self._evening.end()
        self._evening = None


class _Evening:
    """The board from its opening to its end."""

    def __init__(
        self,
        door: socket.socket,
        guests: GuestList | None,
        register: Callable[[], AbstractContextManager[Register]],
        group: Callable[[], int],
        language: Callable[[], str],
    ) -> None:
        self.door = door
        self.guests = guests
        self.addresses = self._found(own_addresses(is_patient=False))
        self.is_ready = threading.Event()
        self._watch = BoardWatch(register, group, self._tell)
        self._language = language
        self._live: Live | None = None
        self._server: uvicorn.Server | None = None
        self._has_ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="board door", daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def end(self) -> None:
        """Answer nobody any more; returns within a moment."""
        self._has_ended.set()
        if self._live is not None:
            self._live.end()
        if self._server is not None:
            self._server.should_exit = True
        self._thread.join(_MOMENT)

    def _found(self, hosts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(address_of(self.door, host) for host in hosts) if self.guests else ()

    def _tell(self) -> None:
        if self._live is not None:
            self._live.tell()

    def _work(self) -> None:
        # These take half a second to load, which the game's thread does not have.
        import uvicorn

        from game.web.board_site import BoardSite
        from game.web.serving import configured
        from game.web.turnstile import Turnstile

        self.addresses = self._found(own_addresses())
        site = BoardSite(
            lambda: self._watch.showing, self._language, self.guests, lambda: self.addresses
        )
        self._live = site.live
        self._server = uvicorn.Server(configured(site.app(), Turnstile))
        self._watch.start()
        self.is_ready.set()
        try:
            if not self._has_ended.is_set():
                self._server.run(sockets=[self.door])
        finally:
            self._watch.close()
            self.door.close()
