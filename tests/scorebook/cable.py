"""What lies between a laptop and a server: it can be pulled out, or swallow every word."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress


class Cable:
    """Passes on what is said between a port of its own and the server's, until it is pulled out."""

    def __init__(self, port: int) -> None:
        """Lay a cable to `port` of this computer; laptops use `self.port`."""
        self._to = port
        self._is_in = True
        self._speaks = threading.Event()
        self._speaks.set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        ready = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._join, "127.0.0.1", 0), self._loop
        )
        self.port: int = ready.result().sockets[0].getsockname()[1]

    def pull_out(self) -> None:
        """Cut every connection and let no new one through."""
        self._is_in = False
        self._loop.call_soon_threadsafe(self._cut)

    def put_in(self) -> None:
        """Let words through again."""
        self._is_in = True
        self._speaks.set()

    def fall_silent(self) -> None:
        """Keep connections, and pass nothing on: as a server that hangs."""
        self._speaks.clear()

    def _cut(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._is_in:
            writer.transport.abort()
            return
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self._to)
        except OSError:
            writer.transport.abort()
            return
        await asyncio.gather(self._pass_on(reader, back), self._pass_on(there, writer))

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        with suppress(OSError):
            while said := await reader.read(65_536):
                while not self._speaks.is_set():
                    await asyncio.sleep(0.02)
                writer.write(said)
                await writer.drain()
        self._writers.discard(writer)
        writer.transport.abort()
