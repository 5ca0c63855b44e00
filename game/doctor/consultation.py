"""One consultation: a visit, told on the terminal and as JSON, discreetly."""

from __future__ import annotations

import sys

from game.book_place import is_shared
from game.doctor import telling
from game.doctor.chart import CHECKS, Wish
from game.doctor.discreet import discretion, tidied
from game.doctor.look_camera import film_problem
from game.doctor.systems import this_host
from game.doctor.terminal import progress, write_line
from game.doctor.visit import pay_visit
from game.report import write_report
from game.trouble import Trouble


def consult(
    camera: str | None = None,
    uses_camera: bool = True,
    scores: str | None = None,
    json: str | None = None,
) -> int:
    """Look at everything, tell it, and return the exit code, 0 or 1.

    `camera` and `scores` are as in Wish; `json` names a file, "-" prints JSON and leaves the text
    to the error stream. Raises Trouble for a camera that can't be meant, or a file that can't be
    written.
    """
    if camera and not uses_camera:
        raise Trouble("Choose a --camera, or --no-camera, not both.")
    if camera and (fault := film_problem(camera)):
        raise Trouble(fault)
    people = sys.stderr if json == "-" else sys.stdout
    wish = Wish(camera, uses_camera, scores, people.encoding or "unknown")
    with progress(len(CHECKS)) as doing:
        visit = pay_visit(wish, doing, is_shared=is_shared(scores))
    host, tidy = this_host(), discretion()
    for began, colour, rest in telling.lines(visit, host):
        write_line(began, colour, tidy(rest), people)
    write_report(tidied(telling.figures(visit, host), tidy), json)
    return telling.exit_code(visit)
