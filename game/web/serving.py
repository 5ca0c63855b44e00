"""Serve pages to this computer alone: one address, reading only, nothing from anywhere else."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Final

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from game.web.doors import LOOPBACK

# A page may use what comes from here, and nothing else; nobody may put it into a page of theirs.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)

# An SVG opened by itself is a page that may hold scripts: these words make it a picture again.
PICTURE_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)

# Seconds that pages which are still open may hold up the end.
_FAREWELL: Final = 1


class Doorkeeper:
    """Lets in who asks for `hosts` by name and only reads; gives each answer its safe headers.

    A page of a stranger's that leads its own name to this computer (DNS rebinding) asks for another
    host, and is refused.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        asked = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        app = self._app
        if len(asked) != 1 or asked[0].lower() not in self._hosts:
            app = PlainTextResponse("This page is for this computer alone.\n", 421)
        elif scope["method"] not in ("GET", "HEAD"):
            app = PlainTextResponse("Pages here can only be read.\n", 405, {"allow": "GET, HEAD"})

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _with_safe(list(message["headers"]))
            await send(message)

        await app(scope, receive, send_safely)


def _with_safe(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    told = {name.lower() for name, _ in headers}
    policy = (b"content-security-policy", POLICY.encode())
    return headers + [pair for pair in (*_HEADERS, policy) if pair[0] not in told]


def serve(app: Starlette, door: socket.socket, ready: Callable[[], None]) -> None:
    """Answer at `door` until Ctrl+C; `ready` is called just before the first answer."""
    import uvicorn

    port = door.getsockname()[1]
    hosts = frozenset(f"{name}:{port}" for name in (LOOPBACK, "localhost"))
    config = uvicorn.Config(
        Doorkeeper(app, hosts),
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=_FAREWELL,
    )
    server = uvicorn.Server(config)
    ready()
    try:
        server.run(sockets=[door])
    except KeyboardInterrupt:
        # uvicorn has ended in good order, and hands Ctrl+C on.
        return
    finally:
        door.close()
