"""What everybody who takes part in a comparison can do; measures nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# The seven names as this project writes them, and how others say the same.
NAMES: Final = ("angry", "disgust", "fear", "happy", "neutral", "sad", "surprise")
_OTHER_NAMES: Final = {
    "anger": "angry",
    "calm": "neutral",
    "disgusted": "disgust",
    "happiness": "happy",
    "sadness": "sad",
    "scared": "fear",
    "surprised": "surprise",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What one picture shows: how many faces, and what the largest looks like.

    `expression` is one of NAMES, or None without a face or for a word that has no counterpart.
    """

    faces: int
    expression: str | None = None


class Contestant(Protocol):
    """A program under comparison, made once per process by `make` of its module."""

    def show(self, picture: NDArray[np.uint8]) -> Seen:
        """Find faces in a camera's picture, BGR (height, width, 3), and read the largest."""

    def look(self, face: NDArray[np.uint8]) -> str | None:
        """Read a face that is cut out already, grey (48, 48), with the network alone."""

    def close(self) -> None:
        """Free what it holds."""


def our_name(name: str) -> str | None:
    """Return this project's name of an expression, None when it has none."""
    name = name.strip().lower()
    name = _OTHER_NAMES.get(name, name)
    return name if name in NAMES else None


def largest(boxes: Iterable[Sequence[Any]]) -> int:
    """Return the place of the largest of boxes (left, top, width, height); needs at least one."""
    areas = [float(box[2]) * float(box[3]) for box in boxes]
    return areas.index(max(areas))


def likeliest(scores: dict[str, float]) -> str | None:
    """Return this project's name of what has the highest score."""
    return our_name(max(scores, key=lambda name: scores[name]))
