"""`curtain-up write`: the author's plays and the form, right there; no child comes in this way."""

from __future__ import annotations

from typing import Annotated

import typer


def write(
    language: Annotated[
        str | None, typer.Option(metavar="en|sv", help="Language of words, lines and voice.")
    ] = None,
    window: Annotated[
        str | None, typer.Option(metavar="WxH", help="Size of the window, as 1280x720.")
    ] = None,
) -> None:
    """Write plays without YAML: your own plays, scene by scene, in the theatre's window."""
    from game import cli, entrances, wiring

    wiring.play(
        language=cli.known_language(language),
        window=None if window is None else cli.window_size(window),
        entrance=entrances.writing_screen,
    )
