"""The scoreboard at its addresses: who may look sees the board, others are asked for the code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from sse_starlette import ServerSentEvent
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Route
from starlette.types import Scope

from game import folders, words
from game.web.board_document import board_document, invitation, join_document
from game.web.board_page import board_main
from game.web.board_watch import Showing
from game.web.doors import LOOPBACK
from game.web.joining import GuestList
from game.web.lettering import font
from game.web.live import ASK_AGAIN, Live
from game.web.serving import PICTURE_POLICY, POLICY, Porter
from game.web.tongues import asked_language
from game.words import Tongue

JOIN: Final = "/join"

# What a browser shows of who was let in; gone when it is closed.
COOKIE: Final = "curtain_up_guest"

# Bytes of a code that is sent, with all that a browser puts around it.
MOST_TYPED: Final = 128

# Pages that are told of news, from one address and in all; others ask again now and then.
MOST_LINES_FROM_ONE: Final = 20
MOST_LINES: Final = 120

_PAGE_PARTS: Final = {"board.css": "text/css", "board.js": "text/javascript"}
_FOLDERS: Final = ("avatars", "emblems")

# The form is sent to this page, and has to say from where: without that nobody could tell a
# stranger's page apart.
_FORM_HEADERS: Final = {
    "content-security-policy": POLICY.replace("form-action 'none'", "form-action 'self'"),
    "referrer-policy": "same-origin",
}


class BoardSite:
    """The pages of one class's scoreboard, and who is shown them.

    `showing` tells what there is to show, `addresses` where others find it. Without `guests` only
    this computer is answered; with them, whoever else comes has to be one of them.
    """

    def __init__(
        self,
        showing: Callable[[], Showing],
        language: Callable[[], str],
        guests: GuestList | None = None,
        addresses: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        self.live = Live()
        self._showing = showing
        self._language = language
        self._guests = guests
        self._addresses = addresses
        self._pictures = _pictures()

    def app(self) -> Porter:
        """Return what answers, behind its porter."""
        routes = [
            Route("/", self._board),
            Route("/live", self._line),
            Route(JOIN, self._join, methods=["POST"]),
            Route("/page/{name}", self._part),
            Route("/font/{name}", font),
            Route("/picture/{name:path}", self._picture),
        ]
        return Porter(Starlette(routes=routes), names_reached, frozenset([JOIN]))

    async def _board(self, request: Request) -> Response:
        code = self._tongue(request)
        if not self._may_look(request):
            return HTMLResponse(join_document(code), headers=_FORM_HEADERS)
        invited = ""
        if self._guests is not None and _is_own_seat(request.scope):
            invited = invitation(self._addresses(), self._guests.code, code)
        return HTMLResponse(board_document(board_main(self._showing(), code), code, invited))

    async def _line(self, request: Request) -> Response:
        if not self._may_look(request):
            raise HTTPException(403)
        who = _address(request.scope)
        is_full = self.live.count() >= MOST_LINES and not _is_own_seat(request.scope)
        if is_full or self.live.count(who) >= MOST_LINES_FROM_ONE:
            return PlainTextResponse("Too many are looking.\n", 503, {"retry-after": "5"})
        code = self._tongue(request)
        return self.live.stay(who, lambda: self._news(code))

    def _news(self, code: str) -> ServerSentEvent:
        main = json.dumps(board_main(self._showing(), code))
        return ServerSentEvent(main, event="board", retry=ASK_AGAIN)

    async def _join(self, request: Request) -> Response:
        """Let in who has typed the code."""
        if self._guests is None or not _is_our_form(request):
            return _hang_up(PlainTextResponse("This can't be sent from there.\n", 403))
        typed = await _typed(request)
        if typed is None:
            return _hang_up(PlainTextResponse("That is no code.\n", 400))
        address, code = _address(request.scope), self._tongue(request)
        # From here to the answer nothing waits, so that no two tries are counted as one.
        wait = self._guests.wait(address)
        token = None if wait else self._guests.admit(address, typed)
        if token is None:
            return _hang_up(_not_yet(self._guests.wait(address) if wait else 0, code))
        answer = RedirectResponse(f"/?language={code}", 303)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
        return answer

    async def _part(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _PAGE_PARTS:
            raise HTTPException(404)
        return FileResponse(folders.assets() / "pages" / name, media_type=_PAGE_PARTS[name])

    async def _picture(self, request: Request) -> Response:
        name = request.path_params["name"]
        folder, _, picture = name.partition("/")
        # A picture that only an older or a newer game knows is shown as a star.
        instead = "star" if folder in _FOLDERS and picture.isalnum() else ""
        file = self._pictures.get(name) or self._pictures.get(instead)
        if file is None:
            raise HTTPException(404)
        headers = {"content-security-policy": PICTURE_POLICY, "cache-control": "max-age=86400"}
        return FileResponse(file, media_type="image/svg+xml", headers=headers)

    def _may_look(self, request: Request) -> bool:
        if _is_own_seat(request.scope) or self._guests is None:
            return True
        return self._guests.knows(request.cookies.get(COOKIE, ""))

    def _tongue(self, request: Request) -> str:
        """Return the language of a page: on the projector the game's, on phones their own."""
        usual = self._language()
        if _is_own_seat(request.scope):
            wished = request.query_params.get("language", "")
            return wished if wished in words.languages() else usual
        return asked_language(request, usual)


def names_reached(scope: Scope) -> frozenset[str]:
    """Return by which names a browser may ask for the address that it has reached."""
    address, port = scope["server"]
    names = {address, "localhost"} if address == LOOPBACK else {address}
    usual = names if port == 80 else set()
    return frozenset({f"{name}:{port}" for name in names} | usual)


def _is_own_seat(scope: Scope) -> bool:
    """Tell whether somebody at this computer asks, by its own address."""
    return bool(scope["server"][0] == LOOPBACK == _address(scope))


def _address(scope: Scope) -> str:
    return scope["client"][0] if scope.get("client") else ""


def _is_our_form(request: Request) -> bool:
    """Tell whether what is sent comes from our own page, as far as a browser tells."""
    told = request.headers
    kind = told.get("content-type", "").partition(";")[0].strip().lower()
    origin = told.get("origin", f"http://{told['host']}")
    return (
        kind == "application/x-www-form-urlencoded"
        and origin == f"http://{told['host']}"
        and told.get("sec-fetch-site", "same-origin") == "same-origin"
    )


async def _typed(request: Request) -> str | None:
    """Return what was typed as the code, None where something else or too much is sent."""
    sent = b""
    try:
        async for part in request.stream():
            sent += part
            if len(sent) > MOST_TYPED:
                return None
        fields = parse_qs(sent.decode("ascii"), max_num_fields=2, errors="strict")
    except (ValueError, ClientDisconnect):
        return None
    return fields["code"][0] if list(fields) == ["code"] and len(fields["code"]) == 1 else None


def _not_yet(wait: int, code: str) -> Response:
    """Ask for the code again, or for a little patience."""
    tongue = Tongue(code)
    told = tongue.tr("That was not the code. Look at the big screen and try again.")
    headers = dict(_FORM_HEADERS)
    if wait:
        told = tongue.tr_count(
            "So many tries! Please wait {count} second, then type the code again.",
            "So many tries! Please wait {count} seconds, then type the code again.",
            wait,
        )
        headers["retry-after"] = str(wait)
    return HTMLResponse(join_document(code, told), 429 if wait else 403, headers)


def _hang_up(answer: Response) -> Response:
    """Read nothing more of what comes on this line."""
    answer.headers["connection"] = "close"
    return answer


def _pictures() -> dict[str, Path]:
    """Return the files that may be shown, by name; no other is ever looked for."""
    home = folders.assets() / "pictures"
    files = {
        f"{each}/{file.stem}": file for each in _FOLDERS for file in home.glob(f"{each}/*.svg")
    }
    return {"star": home / "star.svg", **files}
