"""The whole game, played by the playgoer, telling each promise as kills.py reads it, until killed.

`python -m tests.faults.killed_game CHANCE` plays in CURTAIN_UP_HOME with friends' eyes alone, so
that stars come soon; CHANCE, 0 to 1, decides which play comes first.
"""

from __future__ import annotations

import os
import sys
from random import Random

os.environ |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}

from game.backstage import Backstage
from game.settings import Settings
from game.wiring import UNDERSTUDY, play
from tests.faults.kills import number_of, numbered
from tests.soak.playgoer import Beside, Playgoer

MANY = 1 << 40


def main(chance: Random) -> None:
    """Play, and change a setting at each title."""

    def entrance(backstage: Backstage) -> Beside:
        from game.screens.title import TitleScreen

        change = number_of(backstage.house.settings)

        def arrive(plays: int) -> bool:
            nonlocal change
            stars = sum(backstage.book.stars_of(one.id) for one in backstage.book.players())
            print(f"{stars} stars", flush=True)
            change += 1
            settings: Settings = numbered(backstage.house.settings, change)
            print(f"{backstage.office.change(settings) or change} change", flush=True)
            return True

        goer = Playgoer(backstage, arrive, chance, is_brief=True)
        return goer.beside(TitleScreen(backstage))

    play(camera=UNDERSTUDY, window=(640, 480), pictures=MANY, entrance=entrance, step=1 / 10)


if __name__ == "__main__":
    main(Random(sys.argv[1]))
