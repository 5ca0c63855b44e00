"""The command `preview` and its options; what it does is elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli_shared import Language, Window, known_language, window_size
from game.trouble import Trouble


def preview(
    play: Annotated[
        str,
        typer.Argument(metavar="FILE.yaml|PACK/NAME", help="The play; with --web a folder too."),
    ],
    language: Language = None,
    window: Window = None,
    web: Annotated[
        bool, typer.Option("--web", help="Show the storyboard in the browser, for you alone.")
    ] = False,
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="Port of the page; 0 finds one.")
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Whether to open the browser.")
    ] = True,
    export: Annotated[
        Path | None,
        typer.Option(metavar="FILE.html", help="Write the storyboard as one file, and end."),
    ] = None,
) -> None:
    """See a play on the real stage or as a storyboard while you write; it follows each save."""
    spoken = known_language(language)
    if export is not None:
        from game.preview_web import export_page

        export_page(play, spoken, export)
    elif web:
        from game.preview_web import preview_pages

        preview_pages(play, spoken, port, browser)
    else:
        from game.front_door import NoScreen
        from game.preview import preview_play

        try:
            preview_play(play, spoken, window_size(window))
        except NoScreen as trouble:
            raise Trouble(f"{trouble} Its storyboard needs none: add --web.") from trouble
