"""The storyboards of a play, pack or folder as pages at addresses; it opens no door to them."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from game import words
from game.acting.expressions import Expression
from game.acting.scenario import in_language
from game.web.lettering import font
from game.web.live import Live
from game.web.serving import PICTURE_POLICY
from game.web.tongues import asked_language
from game.workshop.storyboard import Board, boards_at, card_notes
from game.workshop.storyboard_document import (
    MEDIA,
    Sheet,
    explanation,
    explanations,
    page_file,
    served,
)
from game.workshop.storyboard_page import Links, board_main, shelf_main

_PAGE_PARTS: Final = {"storyboard.css": "text/css", "storyboard.js": "text/javascript"}


class Site:
    """The pages of what lies at `place`; `faces` are PNGs of the understudy by expression.

    `language` is the pages' where neither address nor browser asks for another.
    """

    def __init__(self, place: Path, faces: dict[Expression, bytes], language: str = "en") -> None:
        self.place = place
        self.live = Live()
        self.boards = boards_at(place)
        self.notes = card_notes(place)
        self._faces = faces
        self._language = language

    def read_again(self) -> None:
        """Take up what was saved, and tell every open page of it."""
        self.boards, self.notes = boards_at(self.place, self.boards), card_notes(self.place)
        self.live.tell()

    def app(self) -> Starlette:
        """Return what answers."""
        return Starlette(
            routes=[
                Route("/", self._home),
                Route("/play/{key:path}", self._play),
                Route("/picture/{key:path}", self._picture),
                Route("/face/{name}", self._face),
                Route("/explain/{code}", self._explain),
                Route("/live", self.live.answer),
                Route("/page/{name}", self._part),
                Route("/font/{name}", font),
            ]
        )

    @property
    def _is_shelf(self) -> bool:
        return self.place.is_dir()

    async def _home(self, request: Request) -> Response:
        self._speak(request)
        if not self._is_shelf:
            return self._page(self._sheet(self.boards[0], "/"))
        title = self.place.resolve().name
        main = shelf_main(title, self.boards, self.notes, self._links())
        return self._page(Sheet(title, main, self.live.number, "/"))

    async def _play(self, request: Request) -> Response:
        board = self._board(request.path_params["key"])
        if not self._is_shelf:
            return RedirectResponse("/")
        self._speak(request)
        return self._page(self._sheet(board, f"/play/{quote(board.key)}"))

    async def _picture(self, request: Request) -> Response:
        key, _, name = request.path_params["key"].rpartition("/")
        file = self._board(key).picture(name)
        if file is None or file.suffix.lower() not in MEDIA:
            raise HTTPException(404)
        kind = MEDIA[file.suffix.lower()]
        return FileResponse(
            file, media_type=kind, headers={"content-security-policy": PICTURE_POLICY}
        )

    async def _face(self, request: Request) -> Response:
        name = request.path_params["name"].removesuffix(".png")
        drawn = {str(each): png for each, png in self._faces.items()}
        if name not in drawn:
            raise HTTPException(404)
        return Response(drawn[name], media_type="image/png")

    async def _explain(self, request: Request) -> Response:
        self._speak(request)
        page = explanations().get(request.path_params["code"])
        if page is None:
            raise HTTPException(404)
        path = f"/explain/{page.code}"
        return self._page(Sheet(page.code, explanation(page), self.live.number, path, "/"))

    async def _part(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _PAGE_PARTS:
            raise HTTPException(404)
        return FileResponse(page_file(name), media_type=_PAGE_PARTS[name])

    def _board(self, key: str) -> Board:
        for board in self.boards:
            if board.key == key:
                return board
        raise HTTPException(404)

    def _sheet(self, board: Board, path: str) -> Sheet:
        title = board.key
        if board.play is not None:
            title = in_language(board.play.title, words.language())
        home = "/" if self._is_shelf else None
        return Sheet(title, board_main(board, self._links()), self.live.number, path, home)

    def _page(self, sheet: Sheet) -> Response:
        return HTMLResponse(served(sheet), headers={"content-language": words.language()})

    def _links(self) -> Links:
        return Links(
            lambda board, name: f"/picture/{quote(board.key)}/{quote(name)}",
            lambda expression: f"/face/{expression}.png",
            lambda code: f"/explain/{code}",
        )

    def _speak(self, request: Request) -> None:
        """Speak the language that is asked for, until the next page is made."""
        words.use_language(asked_language(request, self._language))
