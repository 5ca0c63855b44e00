"""Film the understudy in the default play: `python assets/packaging/understudy_film.py FILE.avi`.

A camera for machines that have none: `curtain-up rehearse --camera FILE.avi` reads it by the same
road as a person's film. Nobody is in it but the drawn actor.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import cv2

from game.acting.expressions import Expression
from game.perception.frames import Direction
from game.understudies import PICTURES_PER_SECOND, DrawnActor, photograph_all

SIZE: Final = (640, 480)

# Seconds of each face. A film begins anew when it is over, so each scene finds its own.
SHOWN: Final = 4.0
FACES: Final = (Expression.NEUTRAL, Expression.HAPPY, Expression.SURPRISE, Expression.HAPPY)


def film(place: Path) -> int:
    """Write the film to `place` and return how many pictures it has; raises OSError."""
    # Every OpenCV can write this form, with no other library.
    code = cv2.VideoWriter.fourcc(*"MJPG")
    writer = cv2.VideoWriter(str(place), code, PICTURES_PER_SECOND, SIZE)
    if not writer.isOpened():
        raise OSError(f"I can't write a film to {place}. Choose another place.")
    actor = DrawnActor()
    pictures = round(SHOWN * PICTURES_PER_SECOND) * len(FACES)
    for number in range(pictures):
        seconds = number / PICTURES_PER_SECOND
        actor.turn(Direction(FACES[int(seconds / SHOWN)], 1.0), seconds)
        picture = photograph_all([actor.living(seconds)], SIZE)
        writer.write(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    writer.release()
    return pictures


if __name__ == "__main__":
    print(f"{film(Path(sys.argv[1]))} pictures in {sys.argv[1]}")
