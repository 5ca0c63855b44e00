"""The command `preview` and its options; what it does is elsewhere."""

from __future__ import annotations

from typing import Annotated

import typer


def preview(
    play: Annotated[
        str, typer.Argument(metavar="FILE.yaml|PACK/NAME", help="The play that you write.")
    ],
    language: Annotated[
        str | None, typer.Option(metavar="en|sv", help="Language of words, lines and voice.")
    ] = None,
    window: Annotated[
        str | None, typer.Option(metavar="WxH", help="Size of the window, as 1280x720.")
    ] = None,
) -> None:
    """See a play on the real stage while you write it; it follows each save."""
    from game.cli import known_language, window_size
    from game.preview import preview_play

    preview_play(play, known_language(language), None if window is None else window_size(window))
