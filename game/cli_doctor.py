"""The command `curtain-up doctor`: looks at everything a play needs, and tells what to do.

It needs Python and typer alone, so that it can tell what else is missing.
"""

from __future__ import annotations

from typing import Annotated

import typer


def doctor(
    camera: Annotated[
        str | None,
        typer.Option(metavar="N|FILE|understudy", help="Look through this one, or at a film."),
    ] = None,
    no_camera: Annotated[
        bool, typer.Option("--no-camera", help="Leave the cameras alone.")
    ] = False,
    scores: Annotated[
        str | None, typer.Option(metavar="URL|FILE", help="The score book to look at.")
    ] = None,
    json: Annotated[
        str | None, typer.Option(metavar="FILE|-", help="Write it as JSON; - prints that instead.")
    ] = None,
) -> None:
    """Look whether everything a play needs is there and works; tell what to do if not.

    Exit code 0: nothing keeps a play from going; 1: something does; 2: wrong use.
    """
    from game.doctor.consultation import consult

    raise typer.Exit(consult(camera, not no_camera, scores, json))
