"""What came newest from the camera, as a screen keeps it; it opens no camera."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.acting.readings import FaceBox, FaceReading
from game.perception.frames import CameraTrouble, PerceptionTrouble, Sighting
from game.screens.screen import News
from game.words import tr

if TYPE_CHECKING:
    from game.perception.frames import Picture

Trouble = CameraTrouble | PerceptionTrouble


@dataclass(slots=True)
class LookingGlass:
    """What came last. `reading` is stamped with the screen's own clock, so that its age is right.

    `trouble_for` is the seconds since the trouble came; a picture ends it.
    """

    sighting: Sighting | None = None
    reading: FaceReading | None = None
    trouble: Trouble | None = None
    trouble_for: float = 0.0

    def take_in(self, news: News, dt: float, now: float) -> None:
        """Keep `news`, which may be the same as before; `now` is the screen's clock in seconds."""
        if isinstance(news, Sighting):
            self.trouble, self.trouble_for = None, 0.0
            if self.sighting is None or news.frame.number != self.sighting.frame.number:
                self.sighting = news
                self.reading = replace(news.reading, seen_at=now)
        elif news is not None:
            self.trouble = news
        if self.trouble is not None:
            self.trouble_for += dt

    def clear(self) -> None:
        """Forget everything, as when the camera was closed."""
        self.sighting = self.reading = self.trouble = None
        self.trouble_for = 0.0

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
        case CameraTrouble():
            return tr(trouble.advice_key())
        case PerceptionTrouble(sentence):
            return sentence
