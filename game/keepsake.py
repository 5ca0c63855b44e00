"""The one picture that an adult may save on purpose, in a theatre frame; nobody else writes one."""

from __future__ import annotations

import io
import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pygame
from pygame import Rect, Surface

from game import folders
from game.drawing import theme
from game.drawing.backdrop import draw_paper, draw_spotlight, draw_stage
from game.drawing.curtain import draw_curtain
from game.drawing.flip_page import draw_photo
from game.drawing.text import draw_text
from game.words import tr

if TYPE_CHECKING:
    from game.perception.frames import Picture

# Pixels: enough for a print of postcard size.
SIZE: Final = (1440, 1080)
PHOTO: Final = (880, 660)


def save_keepsake(picture: Picture, title: str, play: str, day: date) -> Path:
    """Save `picture` (RGB, height x width x 3) framed, and return the new file.

    It is called curtain-up-PLAY-DATE.png, with a number if there is one already; `play` is
    PACK/NAME. Raises OSError with a sentence, and leaves no half file, when that fails.
    """
    folder = folders.user_pictures()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _write_new(folder, f"curtain-up-{_file_name(play)}-{day}", _png(picture, title, day))
    except OSError as error:
        told = tr(
            "The picture could not be saved in {folder} ({reason}). It is still in the flip-book: "
            "try again.",
            folder=folder,
            reason=error.strerror or error,
        )
        raise OSError(told) from error


def framed(picture: Picture, title: str, day: date) -> Surface:
    """Return `picture` on a stage, with the play's title and the day below it."""
    surface = Surface(SIZE, 0, 32)
    draw_stage(surface, 0.0)
    draw_curtain(surface, 1.0, 0.0)
    whole = surface.get_rect()
    draw_spotlight(surface, whole.center, 560, 1.0)
    photo = Rect((0, 130), PHOTO)
    photo.centerx = whole.centerx
    draw_paper(surface, photo.inflate(64, 64), "gold")
    draw_paper(surface, photo.inflate(24, 24))
    draw_photo(surface, photo, picture)
    sign = Rect(0, 0, 980, 190)
    sign.midtop = (whole.centerx, photo.bottom + 58)
    draw_paper(surface, sign, "wine")
    words = sign.inflate(-60, -36)
    draw_text(surface, f"{title}\n{day}", words, 40, theme.CREAM, bold=True)
    return surface


def _png(picture: Picture, title: str, day: date) -> bytes:
    file = io.BytesIO()
    pygame.image.save(framed(picture, title, day), file, "keepsake.png")
    return file.getvalue()


def _file_name(play: str) -> str:
    return re.sub(r"[^a-z0-9-]+", "-", play.rpartition("/")[2].lower()).strip("-") or "play"


def _write_new(folder: Path, name: str, content: bytes) -> Path:
    """Write a file that was not there before, whole or not at all."""
    number = 1
    while True:
        path = folder / (f"{name}.png" if number == 1 else f"{name}-{number}.png")
        try:
            file = path.open("xb")
        except FileExistsError:
            number += 1
            continue
        try:
            with file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return path
