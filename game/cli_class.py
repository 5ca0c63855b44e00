"""The commands of `curtain-up class`: rosters in, lists and pages out, and what is deleted."""

from __future__ import annotations

from typing import Annotated, Final

import typer

SCORES_VARIABLE: Final = "CURTAIN_UP_SCORES"

class_app = typer.Typer(help="A class: take children in, make lists and pages, delete.")

Scores = Annotated[
    str | None,
    typer.Option(
        metavar="URL|FILE",
        envvar=SCORES_VARIABLE,
        help="The score book; the game's own if left out.",
    ),
]
Language = Annotated[
    str | None, typer.Option(metavar="en|sv", help="Language of lists, pages and problems.")
]
ClassName = Annotated[str, typer.Option("--class", metavar="NAME", help="Which class.")]


@class_app.callback()
def _class() -> None:
    """Take children in, make lists and pages, delete."""
