"""What crosses from the worker thread to the game: pictures, readings, troubles; opens nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from game.acting.expressions import Expression
from game.acting.readings import FaceReading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

# Tells seconds that never run backwards; cameras and loop must use the same one.
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture of a camera.

    `picture` is RGB, height x width x 3 bytes, and is made read-only here. `taken_at` is in
    seconds: by `time.monotonic` for cameras that play at their own speed, else video time. `number`
    counts the pictures that this camera handed out, from 0.
    """

    picture: Picture
    taken_at: float
    number: int

    def __post_init__(self) -> None:
        """Close the picture to writers, because two threads look at it."""
        self.picture.setflags(write=False)


@dataclass(frozen=True, slots=True, eq=False)
class Sighting:
    """A picture with what was read in it.

    `statue` is how much of the resting face has been learnt, 0 to 1, or None when none is wanted.
    """

    frame: Frame
    reading: FaceReading
    statue: float | None = None


@dataclass(frozen=True, slots=True)
class Direction:
    """What the understudy before the lens is to show, at a strength of 0 (resting) to 1 (full).

    With a `partner` two understudies stand there, this one on the left of the mirror.
    """

    expression: Expression
    strength: float = 1.0
    partner: Direction | None = None


class PerceptionReason(StrEnum):
    """Why faces can't be read at all."""

    DAMAGED = "damaged"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class PerceptionTrouble:
    """Faces can't be read at all, as when a model file is missing.

    `sentence` says in English, to whoever looks after the computer, what and where.
    """

    sentence: str
    reason: PerceptionReason = PerceptionReason.DAMAGED

    def advice_key(self) -> str:
        """Return the English advice for the player, which is its translation key too."""
        return PERCEPTION_ADVICE[self.reason]


class CameraReason(StrEnum):
    """Why a camera gives no pictures."""

    MISSING = "missing"
    BUSY = "busy"
    REFUSED = "refused"
    LOST = "lost"
    UNREADABLE_FILE = "unreadable_file"
    SILENT = "silent"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class CameraTrouble:
    """The camera `source`, an index or the name of a file, gives no pictures, and why."""

    reason: CameraReason
    source: str

    def advice_key(self, platform: str = sys.platform) -> str:
        """Return the English advice for the system `platform`, which is its translation key too."""
        advices = ADVICE[self.reason]
        return advices.get(platform, advices["linux"])


def mark(message: str) -> str:
    """Return `message` as it is; translators' tools gather the texts in calls of this name.

    The same as in game/words.py, which perception may not import.
    """
    return message


_ANY_FILE: Final = mark(
    "I can't play this file. Check its name, or choose a film (.mp4, .mov) or a picture "
    "(.jpg, .png)."
)
_PLUG_IN_AGAIN: Final = mark("The camera went away. Plug it in again, and the play goes on.")
_STANDS_STILL: Final = mark(
    "The camera's picture stands still. Pull its plug out and put it in again."
)

PERCEPTION_ADVICE: Final = {
    PerceptionReason.DAMAGED: mark(
        "I can't see any faces: a part of the game is missing or damaged. A grown-up can install "
        "Curtain Up again."
    ),
    PerceptionReason.STOPPED: mark(
        "I can't see any faces just now. Leave the game and start it again."
    ),
}

# What to do, by reason and by `sys.platform`; other systems get the advice for linux.
ADVICE: Final = {
    CameraReason.MISSING: {
        "linux": mark("I can't find a camera. Plug one in, and it starts by itself."),
        "darwin": mark(
            "I can't find a camera. Plug one in, or open the lid, and it starts by itself."
        ),
        "win32": mark(
            "I can't find a camera. Plug one in. Is it there? Then a grown-up can allow it in "
            "Settings, Privacy & security, Camera."
        ),
    },
    CameraReason.BUSY: {
        "linux": mark("Another program is using the camera. Close it, and the camera starts here."),
        "darwin": mark(
            "Another app is using the camera. Quit FaceTime, Zoom or Photo Booth, and it starts "
            "here."
        ),
        "win32": mark(
            "Another app is using the camera. Close Teams, Zoom or Camera, and it starts here."
        ),
    },
    CameraReason.REFUSED: {
        "linux": mark(
            "This computer does not let me use the camera. A grown-up can add this user to the "
            "group “video” and log in again."
        ),
        "darwin": mark(
            "This Mac does not let me use the camera yet. A grown-up can allow it in System "
            "Settings, Privacy & Security, Camera, and then start the game again."
        ),
        "win32": mark(
            "Windows does not let me use the camera yet. A grown-up can allow it in Settings, "
            "Privacy & security, Camera."
        ),
    },
    CameraReason.LOST: {
        "linux": _PLUG_IN_AGAIN,
        "darwin": _PLUG_IN_AGAIN,
        "win32": _PLUG_IN_AGAIN,
    },
    CameraReason.UNREADABLE_FILE: {
        "linux": _ANY_FILE,
        "darwin": _ANY_FILE,
        "win32": _ANY_FILE,
    },
    CameraReason.FROZEN: {
        "linux": _STANDS_STILL,
        "darwin": _STANDS_STILL,
        "win32": _STANDS_STILL,
    },
    CameraReason.SILENT: {
        "linux": mark(
            "The camera is on, but sends no picture. Pull its plug out and put it in again."
        ),
        "darwin": mark(
            "The camera is on, but sends no picture. Quit other camera apps, or put its plug in "
            "again."
        ),
        "win32": mark(
            "The camera is on, but sends no picture. Close other camera apps, and look for a "
            "camera key on the keyboard or a cover on the lens."
        ),
    },
}
