"""The game's end of the speech process: start it, send it lines, see when it is gone.

It never waits for the process, and decides nothing about what is said.
"""

from __future__ import annotations

import multiprocessing
import shutil
import tempfile
import weakref
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final

from game.speech.lines import Line, Reply

# Seconds that an ending process gets before it is killed.
FAREWELL: Final = 0.5

Serve = Callable[[Connection, Connection, str], None]


class Booth:
    """One running speech process, in which `serve` answers lines."""

    def __init__(self, serve: Serve) -> None:
        # Spawn everywhere: a fork would copy pygame's threads and the camera's.
        context = multiprocessing.get_context("spawn")
        theirs_in, self._requests = context.Pipe(duplex=False)
        self._replies, theirs_out = context.Pipe(duplex=False)
        self._folder = tempfile.mkdtemp(prefix="curtain-up-voice-")
        # Also when the game ends without closing this.
        self._tidy = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._process: BaseProcess = context.Process(
            target=_serve_and_tidy,
            args=(serve, theirs_in, theirs_out, self._folder),
            name="curtain-up voice",
            daemon=True,
        )
        self._process.start()
        # Kept open here they would hide the end of the process.
        theirs_in.close()
        theirs_out.close()

    def send(self, line: Line) -> bool:
        """Ask for `line`; return False when the process is gone."""
        try:
            self._requests.send(line)
        except OSError:
            return False
        return True

    def poll(self) -> Reply | None:
        """Return a reply if one has come; raises EOFError or OSError when the process is gone."""
        if not self._replies.poll():
            return None
        reply: Reply = self._replies.recv()
        return reply

    def close(self) -> None:
        """End the process kindly, and firmly when it does not listen."""
        self._requests.close()
        self._replies.close()
        self._process.join(FAREWELL)
        self._clear()

    def abandon(self) -> None:
        """End a process that hangs or has died, without waiting for it."""
        self._requests.close()
        self._replies.close()
        self._clear()

    def _clear(self) -> None:
        if self._process.is_alive():
            self._process.kill()
        # One that even a kill does not end, as in a driver, is left to the system.
        self._process.join(FAREWELL)
        if not self._process.is_alive():
            self._process.close()
        self._tidy()


def _serve_and_tidy(serve: Serve, requests: Connection, replies: Connection, folder: str) -> None:
    """Run `serve`, and remove its folder when the game has been killed and can't."""
    try:
        serve(requests, replies, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
