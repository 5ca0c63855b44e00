"""The command `curtain-up doctor`: looks at everything a play needs, and tells what to do.

It needs the standard library and typer alone, so that it can tell what else is missing.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from game.trouble import Trouble


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
    from game.book_place import is_shared
    from game.doctor import telling
    from game.doctor.chart import CHECKS, Wish
    from game.doctor.discreet import discretion, tidied
    from game.doctor.look_camera import film_problem
    from game.doctor.systems import this_host
    from game.doctor.terminal import progress, write_line
    from game.doctor.visit import pay_visit
    from game.report import write_report

    if camera and no_camera:
        raise Trouble("Choose a --camera, or --no-camera, not both.")
    if camera and (fault := film_problem(camera)):
        raise Trouble(fault)
    people = sys.stderr if json == "-" else sys.stdout
    wish = Wish(camera, not no_camera, scores, people.encoding or "unknown")
    with progress(len(CHECKS)) as doing:
        visit = pay_visit(wish, doing, is_shared=is_shared(scores))
    host, tidy = this_host(), discretion()
    for text, colour in telling.lines(visit, host):
        write_line(tidy(text), colour, people)
    write_report(tidied(telling.figures(visit, host), tidy), json)
    raise typer.Exit(telling.exit_code(visit))
