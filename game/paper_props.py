"""What a class's printed pages are made of: style, letters, pictures, and posters of plays."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from game import folders
from game.acting.scenario import Scenario, in_language
from game.classroom.pages import STAR, STICKER, Props
from game.safe_pictures import what_is_odd
from game.scenario.shelves import house_shelves

_MEDIA: Final = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".ttf": "font/ttf",
}
_LETTERS: Final = (("Andika-Regular.ttf", 400), ("Andika-Bold.ttf", 700))

# A photo as poster: the pages hold it once, yet they are to stay small.
_MOST_POSTER_BYTES: Final = 2 * 1024 * 1024


def gather_props(plays: Iterable[str], language: str) -> Props:
    """Return the props for children who performed `plays` (PACK/NAME), titles in `language`.

    A play that is gone, or whose poster is damaged, has the sticker of all others.
    """
    art = folders.assets() / "pictures"
    pictures = {STAR: _data(art / "star.svg"), STICKER: _data(art / "masks" / "happy.svg")}
    for file in sorted((art / "avatars").glob("*.svg")):
        pictures[f"avatars/{file.stem}"] = _data(file)
    titles, shelves = {}, house_shelves()
    for name in plays:
        play = shelves.open(name)
        if isinstance(play, Scenario):
            titles[name] = in_language(play.title, language)
            if poster := _poster(play):
                pictures[name] = poster
    return Props(_style(), pictures, titles)


def _poster(play: Scenario) -> str:
    file = Path(play.pictures) / (play.poster or "")
    try:
        if file.suffix.lower() not in _MEDIA or file.stat().st_size > _MOST_POSTER_BYTES:
            return ""
        return "" if what_is_odd(file) else _data(file)
    except OSError:
        return ""


def _style() -> str:
    faces = "".join(
        f'@font-face {{ font-family: Andika; font-weight: {weight}; src: url("'
        f'{_data(folders.assets() / "fonts" / name)}") format("truetype"); }}\n'
        for name, weight in _LETTERS
    )
    sheet = folders.assets() / "pages" / "class_pages.css"
    return faces + sheet.read_text(encoding="utf-8")


def _data(file: Path) -> str:
    kind = _MEDIA[file.suffix.lower()]
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
