"""The letters in which pages are set, for browsers that ask for them; it hands out nothing else."""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from game import folders

_FONTS: Final = ("Andika-Regular.ttf", "Andika-Bold.ttf")


async def font(request: Request) -> Response:
    """Answer with the font that the address ends in; raises a 404 for whatever else it names."""
    name = request.path_params["name"]
    if name not in _FONTS:
        raise HTTPException(404)
    # Fonts don't change while a page is open, and are large.
    keep = {"cache-control": "max-age=86400"}
    return FileResponse(folders.assets() / "fonts" / name, media_type="font/ttf", headers=keep)
