"""A stranger's bytes before the scoreboard, without a line: parsed as the server does, answered."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import h11

from game.web.board_site import BoardSite
from game.web.doors import LOOPBACK
from game.web.joining import GuestList

PORT, PHONE = 8500, "127.0.0.9"


@lru_cache(maxsize=1)
def _site() -> Any:
    from game.web.board_watch import Showing, State
    from tests.web.board_house import ClassOnPaper

    paper = ClassOnPaper(("Secret-Nickname",), ())
    board = paper.register.board(paper.group.id)
    showing = Showing(board, State.FRESH)
    return BoardSite(lambda: showing, lambda: "en", GuestList()).app()


def answered(raw: bytes) -> tuple[int, bytes]:
    """Return status and body of what a phone on the network is answered; status 0 for nothing."""
    line = h11.Connection(h11.SERVER)
    try:
        line.receive_data(raw)
        asked = line.next_event()
        if not isinstance(asked, h11.Request):
            return 0, b""
        body = b""
        while isinstance(part := line.next_event(), h11.Data):
            body += bytes(part.data)
    except h11.RemoteProtocolError:
        return 0, b""
    path, _, query = asked.target.partition(b"?")
    if path == b"/live":
        return 0, b""  # stays on the line for ever
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": asked.http_version.decode("ascii"),
        "method": asked.method.decode("ascii"),
        "path": unquote(path.decode("ascii")),
        "raw_path": path,
        "root_path": "",
        "query_string": query,
        "headers": [(name.lower(), value) for name, value in asked.headers],
        "server": (LOOPBACK, PORT),
        "client": (PHONE, 50_000),
        "scheme": "http",
    }
    return asyncio.run(_told(scope, body))


async def _told(scope: dict[str, Any], body: bytes) -> tuple[int, bytes]:
    status, told = 0, b""

    parts = [body]

    async def receive() -> dict[str, Any]:
        if not parts:
            await asyncio.Event().wait()  # who asked stays on the line
        body = parts.pop()
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status, told
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            told += message.get("body", b"")

    await _site()(scope, receive, send)
    return status, told
