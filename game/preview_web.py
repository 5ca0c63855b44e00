"""The command `preview --web`: storyboards as pages for this computer alone, and as one file.

Nothing is reached from outside, nothing is fetched, and nothing but the exported file is written.
"""

from __future__ import annotations

import io
import os
import webbrowser
from pathlib import Path
from typing import Final

from game import words
from game.acting.expressions import EXPRESSIONS, Expression
from game.preview import in_use, play_file
from game.settings import load_settings
from game.trouble import Trouble
from game.workshop.watching import Watch

# Pixels of a face on the pages; drawn larger than shown, for sharp screens and for paper.
FACE: Final = (176, 176)


def preview_pages(wanted: str, language: str | None, port: int, is_opened: bool) -> None:
    """Serve the storyboard of a play, or of all plays in a folder, until Ctrl+C.

    Raises Trouble with a sentence where there is no play, or the port can't be had.
    """
    from game.web.doors import address_of, open_door
    from game.web.serving import serve
    from game.workshop.storyboard_site import Site

    place = page_place(wanted)
    # Whoever asks for a page chooses its language; the terminal keeps its own.
    spoken = words.use_language(language or load_settings()[0].language)
    ended = words.tr("The preview has ended.")
    site = Site(place, faces(), spoken)
    door = open_door(port)
    address = address_of(door)
    watch = Watch(place, site.read_again)

    def ready() -> None:
        watch.start()
        told = words.tr(
            "{name} is at {address} (Ctrl+C ends it).", name=place.name, address=address
        )
        print(told, flush=True)
        if is_opened:
            webbrowser.open(address)

    try:
        serve(site.app(), door, ready)
    finally:
        watch.close()
    print(ended, flush=True)


def export_page(wanted: str, language: str | None, file: Path) -> None:
    """Write the storyboard of one play to `file`, with all pictures in it.

    Raises Trouble with a sentence where the play has faults, or the file can't be written.
    """
    from game.workshop.storyboard import boards_at
    from game.workshop.storyboard_document import alone

    place = play_file(wanted)
    words.use_language(language or load_settings()[0].language)
    board = boards_at(place)[0]
    if board.play is None:
        raise Trouble("\n".join(in_use(note).shown() for note in board.faults))
    try:
        file.write_text(alone(board, faces()), encoding="utf-8", newline="\n")
    except OSError as error:
        raise Trouble(f"I can't write {file}: {error.strerror}.") from error
    told = words.tr(
        "{file} holds the whole storyboard, to send to a friend or to print.", file=file
    )
    print(told)


def page_place(wanted: str) -> Path:
    """Return the play, pack or folder called `wanted`; raises Trouble where it holds no play."""
    place = Path(wanted)
    if not place.is_dir():
        return play_file(wanted)
    from game.scenario.cards import is_pack
    from game.scenario.packs import play_files

    try:
        inside = [place, *(folder for folder in place.iterdir() if is_pack(folder))]
    except OSError as error:
        raise Trouble(f"I can't look into {wanted}: {error.strerror}.") from error
    if not any(play_files(folder) for folder in inside):
        raise Trouble(f"There is no play in {wanted}. A play is a file that ends in .yaml.")
    return place


def faces() -> dict[Expression, bytes]:
    """Return the understudy's face with each expression, as PNG."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame

    from game.drawing.face_pose import pose_for
    from game.drawing.understudy import draw_understudy

    drawn = {}
    for expression in EXPRESSIONS:
        surface = pygame.Surface(FACE, pygame.SRCALPHA, 32)
        # The head alone: in the round frame of the page nothing else has room.
        bust = pygame.Rect(0, 0, round(FACE[0] * 1.4), round(FACE[1] * 1.4))
        bust.midtop = (FACE[0] // 2, -FACE[1] // 8)
        draw_understudy(surface, bust, pose_for(expression, 1.0))
        file = io.BytesIO()
        pygame.image.save(surface, file, "face.png")
        drawn[expression] = file.getvalue()
    return drawn
