"""Tells every open page at once that there is something newer to show, by server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import Response

# Seconds between two signs of life, by which a page that was closed is noticed.
SIGN_OF_LIFE: Final = 15

# Milliseconds after which a page asks again when the line was cut.
ASK_AGAIN: Final = 1000


# Seconds for a page to take in what it is told.
TAKEN_WITHIN: Final = 15


class Live:
    """Counts what is new: `number` is told to each page when it comes, and whenever it grows."""

    def __init__(self) -> None:
        self.number = 0
        self._pages: dict[asyncio.Event, str] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_over = False

    def tell(self) -> None:
        """Tell all pages that there is something newer; may be called from any thread."""
        self.number += 1
        self._call(self._wake)

    def end(self) -> None:
        """Leave the line with every page; may be called from any thread."""
        self._is_over = True
        self._call(self._wake)

    def count(self, who: str | None = None) -> int:
        """Return how many pages are on the line, those of `who` alone if that is given."""
        return sum(who in (None, whose) for whose in self._pages.values())

    async def answer(self, request: Request) -> Response:
        """Stay on the line with one page, and tell it the number."""
        return self.stay("", self._number)

    def stay(self, who: str, news: Callable[[], ServerSentEvent]) -> Response:
        """Stay on the line with a page of `who`, and tell it the `news` whenever there are some."""
        self._loop = asyncio.get_running_loop()
        return EventSourceResponse(
            self._events(who, news), ping=SIGN_OF_LIFE, send_timeout=TAKEN_WITHIN
        )

    async def _events(
        self, who: str, news: Callable[[], ServerSentEvent]
    ) -> AsyncIterator[ServerSentEvent]:
        bell = asyncio.Event()
        self._pages[bell] = who
        try:
            while not self._is_over:
                yield news()
                await bell.wait()
                bell.clear()
        finally:
            del self._pages[bell]

    def _number(self) -> ServerSentEvent:
        return ServerSentEvent(str(self.number), event="version", retry=ASK_AGAIN)

    def _call(self, what: Callable[[], None]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(what)

    def _wake(self) -> None:
        for bell in self._pages:
            bell.set()
