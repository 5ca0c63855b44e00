"""What came newest from the camera, as a screen keeps it; it opens no camera."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from game.acting.readings import FaceBox, FaceReading
from game.perception.frames import CameraTrouble, PerceptionTrouble, Sighting
from game.screens.screen import News
from game.words import tr

if TYPE_CHECKING:
    from game.perception.frames import Picture


class Cover(Enum):
    """The trouble that somebody wished for: the camera is covered."""

    ON = "on"


COVERED: Final = Cover.ON
Trouble = CameraTrouble | PerceptionTrouble | Cover

# Seconds until a trouble is told: a camera that is just being opened may report one that is over
# a moment later.
TROUBLE_LASTS: Final = 1.0


@dataclass(slots=True)
class LookingGlass:
    """What came last. `reading` is stamped with the screen's own clock, so that its age is right.

    `trouble_for` is the seconds since the trouble came; a picture ends it. `is_told` says that the
    player was told what to do about it: whoever puts on the cover says so at once.
    """

    sighting: Sighting | None = None
    reading: FaceReading | None = None
    trouble: Trouble | None = None
    trouble_for: float = 0.0
    is_told: bool = False
    was_shut: bool = False

    def take_in(self, news: News, dt: float, now: float, is_shut: bool = False) -> None:
        """Keep `news`, which may be the same as before; `now` is the screen's clock in seconds.

        Where the camera `is_shut` by its cover there is no picture from now on, whatever comes.
        """
        if is_shut and self.trouble is not COVERED:
            is_told = not self.was_shut
            self.clear()
            self.trouble, self.is_told = COVERED, is_told
        elif self.trouble is COVERED and not is_shut:
            self.clear()
        if is_shut:
            self.trouble_for += dt
            return
        if isinstance(news, Sighting):
            self.trouble, self.trouble_for, self.is_told = None, 0.0, False
            if self.sighting is None or news.frame.number != self.sighting.frame.number:
                self.sighting = news
                self.reading = replace(news.reading, seen_at=now)
        elif news is not None:
            self.trouble = news
        if self.trouble is not None:
            self.trouble_for += dt

    def clear(self, is_shut: bool = False) -> None:
        """Forget everything, as when the camera was closed; `is_shut` if it was covered before."""
        self.sighting = self.reading = self.trouble = None
        self.trouble_for, self.is_told, self.was_shut = 0.0, False, is_shut

    @property
    def picture(self) -> Picture | None:
        """The newest picture, RGB, height x width x 3, or None."""
        return self.sighting.frame.picture if self.sighting else None

    @property
    def face(self) -> FaceBox | None:
        """Where the actor's face is, or None."""
        seen = self.reading.actor_face() if self.reading else None
        return seen.box if seen else None

    @property
    def partner(self) -> FaceBox | None:
        """Where the face of the other actor of a duet is, or None."""
        faces = self.reading.faces if self.reading else ()
        return faces[1].box if len(faces) > 1 else None

    @property
    def statue(self) -> float:
        """How much of the resting face has been learnt, 0 to 1."""
        return (self.sighting.statue or 0.0) if self.sighting else 0.0


def advice(trouble: Trouble) -> str:
    """Return what to do about `trouble`, in the language in use."""
    match trouble:
        case CameraTrouble() | PerceptionTrouble():
            return tr(trouble.advice_key())
        case Cover():
            return tr("The camera is covered. Press F9 to uncover it.")
