"""Serve pages: asked for by their own address only, to read, with nothing from anywhere else."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Final

import uvicorn
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

# Bytes of all headers of a request together.
MOST_HEADERS: Final = 8192

# Seconds that pages which are still open may hold up the end.
_FAREWELL: Final = 1


# By which names a browser may ask for what it has reached: HOST:PORT, in small letters.
Names = Callable[[Scope], frozenset[str]]


class Porter:
    """Lets in who asks for a host by one of its names and only reads; makes each answer safe.

    A page of a stranger's that leads its own name to this computer (DNS rebinding) asks for another
    host, and is refused. What is sent to one of the paths in `posts` is passed on.
    """

    def __init__(self, app: ASGIApp, names: Names, posts: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._names = names
        self._posts = posts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        app = self._refusal(scope) or self._app

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _with_safe(list(message["headers"]))
            await send(message)

        await app(scope, receive, send_safely)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        """Return what answers instead, None for who may come in."""
        asked = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(asked) != 1 or asked[0].lower() not in self._names(scope):
            return _refused("This page is for this computer alone.", 421)
        if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEADERS:
            return _refused("That is too much to read.", 431)
        is_read = scope["method"] in ("GET", "HEAD")
        if is_read or (scope["method"] == "POST" and scope["path"] in self._posts):
            return None
        return _refused("Pages here can only be read.", 405, allow="GET, HEAD")


def _refused(sentence: str, status: int, **headers: str) -> ASGIApp:
    """Refuse, and hang up: what else is sent on this line is not read."""
    return PlainTextResponse(f"{sentence}\n", status, {"connection": "close", **headers})


def _with_safe(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    told = {name.lower() for name, _ in headers}
    policy = (b"content-security-policy", POLICY.encode())
    return headers + [pair for pair in (*_HEADERS, policy) if pair[0] not in told]


def serve(app: Starlette, door: socket.socket, ready: Callable[[], None]) -> None:
    """Answer this computer at `door` until Ctrl+C; `ready` is called before the first answer."""
    port = door.getsockname()[1]
    hosts = frozenset(f"{name}:{port}" for name in (LOOPBACK, "localhost"))
    server = uvicorn.Server(configured(Porter(app, lambda _: hosts)))
    ready()
    try:
        server.run(sockets=[door])
    except KeyboardInterrupt:
        # uvicorn has ended in good order, and hands Ctrl+C on.
        return
    finally:
        door.close()


def configured(app: ASGIApp, protocol: type[asyncio.Protocol] | None = None) -> uvicorn.Config:
    """Return how `app` is served: nothing written, nothing told about the server."""
    return uvicorn.Config(
        app,
        http=protocol or "h11",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        h11_max_incomplete_event_size=MOST_HEADERS,
        timeout_graceful_shutdown=_FAREWELL,
    )
