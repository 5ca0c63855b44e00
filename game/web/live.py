"""Tells every open page at once that there is something newer to show, by server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Final

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import Response

# Seconds between two signs of life, by which a page that was closed is noticed.
SIGN_OF_LIFE: Final = 15

# Milliseconds after which a page asks again when the line was cut.
ASK_AGAIN: Final = 1000


class Live:
    """Counts what is new: `number` is told to each page when it comes, and whenever it grows."""

    def __init__(self) -> None:
        self.number = 0
        self._pages: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def tell(self) -> None:
        """Tell all pages that there is something newer; may be called from any thread."""
        self.number += 1
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._wake)

    async def answer(self, request: Request) -> Response:
        """Stay on the line with one page."""
        self._loop = asyncio.get_running_loop()
        return EventSourceResponse(self._events(), ping=SIGN_OF_LIFE)

    async def _events(self) -> AsyncIterator[ServerSentEvent]:
        news = asyncio.Event()
        self._pages.add(news)
        try:
            while True:
                yield ServerSentEvent(str(self.number), event="version", retry=ASK_AGAIN)
                await news.wait()
                news.clear()
        finally:
            self._pages.discard(news)

    def _wake(self) -> None:
        for news in self._pages:
            news.set()
