"""The real game at its title, in real time, for tests of a sound device that hangs.

`python -m tests.faults.silent_title PIPE LANGUAGE` writes lines of JSON into the file descriptor
PIPE: when the title is there ("here"), each sentence of trouble ("advice"), and when the sound
device has opened ("opened"). SIGTERM ends it.
"""

from __future__ import annotations

import json
import os
import sys
from typing import ClassVar

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"


def main(pipe: int, language: str) -> None:
    """Open the title, and tell."""
    from game.wiring import UNDERSTUDY, play

    def entrance(backstage):  # type: ignore[no-untyped-def]
        # Not before the window is open.
        import pygame

        from game.screens.title import TitleScreen

        class TellingTitle(TitleScreen):
            told: ClassVar[set[str]] = set()

            def tell(self, kind: str, what: object) -> None:
                if what and kind not in self.told:
                    self.told.add(kind)
                    os.write(pipe, (json.dumps({kind: what}) + "\n").encode())

            def update(self, dt, news):  # type: ignore[no-untyped-def]
                self.tell("here", self._clock > 0)
                self.tell("advice", self._advice)
                self.tell("opened", bool(pygame.mixer.get_init()))
                return super().update(dt, news)

        return TellingTitle(backstage)

    play(camera=UNDERSTUDY, language=language, window=(640, 480), entrance=entrance)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
