"""Lets only so many in at a time, and waits for nobody who dawdles: one line to one browser."""

from __future__ import annotations

import asyncio
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from game.web.doors import LOOPBACK

# Open lines: from one address, from all on the network together, and from this computer, whose
# page on the projector nobody can crowd out. A phone opens a few for a page and keeps one.
MOST_FROM_ONE: Final = 40
MOST_FROM_ALL: Final = 160

_FULL: Final = (
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\n"
    b"connection: close\r\n\r\n"
)


class Turnstile(H11Protocol):
    """uvicorn's own protocol, with an end to its patience and its hospitality.

    All in seconds: for a request to come in whole, for an answer to be taken, and for a line in
    all; a page that is cut off asks again.
    """

    asked_within = 8.0
    taken_within = 15.0
    lasts = 1800.0

    def connection_made(  # type: ignore[override]
        self, transport: asyncio.Transport
    ) -> None:
        """Begin a line, or end it at once where there are too many."""
        super().connection_made(transport)
        self._waits: dict[str, asyncio.TimerHandle] = {}
        self._hang_up_in("life", self.lasts)
        self._hang_up_in("asking", self.asked_within)
        if self._is_full():
            transport.write(_FULL)
            transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a line that has ended."""
        for name in tuple(self._waits):
            self._wait_no_more(name)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; a request that has begun has so many seconds to come in whole."""
        super().data_received(data)
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._wait_no_more("asking")
        elif "asking" not in self._waits:
            self._hang_up_in("asking", self.asked_within)

    def pause_writing(self) -> None:
        """Wait for who does not take what it asked for, but not for ever."""
        super().pause_writing()
        self._hang_up_in("taking", self.taken_within)

    def resume_writing(self) -> None:
        """Go on with who takes it."""
        self._wait_no_more("taking")
        super().resume_writing()

    def _is_full(self) -> bool:
        callers = [
            line.client[0]
            for line in self.connections
            if isinstance(line, Turnstile) and line.client
        ]
        own = self.client[0] if self.client else ""
        if callers.count(own) > MOST_FROM_ONE:
            return True
        return own != LOOPBACK and len(callers) - callers.count(LOOPBACK) > MOST_FROM_ALL

    def _hang_up_in(self, name: str, seconds: float) -> None:
        self._wait_no_more(name)
        self._waits[name] = self.loop.call_later(seconds, self.transport.abort)

    def _wait_no_more(self, name: str) -> None:
        if name in self._waits:
            self._waits.pop(name).cancel()
