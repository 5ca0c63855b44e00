"""A whole evening in the real game: one play is played, and the game is left; for tests of faults.

`python -m tests.faults.evening PIPE` writes one line of JSON into the file descriptor PIPE when
the title is there ("here"), and one when all is over: stars, plays, and all sentences of trouble.
"""

from __future__ import annotations

import json
import os
import sys
from random import Random

os.environ |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from game.backstage import Backstage
from game.wiring import UNDERSTUDY, play
from tests.soak.playgoer import Beside, Playgoer

MANY = 1 << 40


def main(pipe: int) -> None:
    """Play, and tell."""
    goers: list[tuple[Playgoer, Backstage]] = []

    def tell(**what: object) -> None:
        os.write(pipe, (json.dumps(what) + "\n").encode())

    def arrive(plays: int) -> bool:
        if not plays:
            tell(here=True)
            return True
        goer, backstage = goers[0]
        book = backstage.book
        told = (backstage.house.notice, book.notice(), *goer.troubles)
        stars = sum(book.stars_of(player.id) for player in book.players())
        tell(stars=stars, plays=plays, told=[one for one in told if one])
        return False

    def entrance(backstage: Backstage) -> Beside:
        from game.screens.title import TitleScreen

        goers.append((Playgoer(backstage, arrive, Random(1), is_brief=True), backstage))
        return goers[0][0].beside(TitleScreen(backstage))

    play(camera=UNDERSTUDY, window=(640, 480), pictures=MANY, entrance=entrance, step=1 / 5)


if __name__ == "__main__":
    main(int(sys.argv[1]))
