"""The package `facex`: Haar cascade and a network of 200 x 200 pixels in a LiteRT file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facex import PoolManager

from training.peers.contestant import Contestant, Seen, largest, likeliest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def make(way: str = "") -> Contestant:
    """Return it with one classifier: its pool is for many pictures at a time."""
    return _Facex()


class _Facex:
    def __init__(self) -> None:
        self._one = PoolManager(pool_size=1).get_classifier()

    def show(self, picture: NDArray[np.uint8]) -> Seen:
        found: list[dict[str, Any]] = self._one.predict(picture)
        if not found:
            return Seen(0)
        one = found[largest(each["bbox"] for each in found)]
        return Seen(len(found), likeliest(one["emot"]))

    def look(self, face: NDArray[np.uint8]) -> str | None:
        return likeliest(self._one.detect_emotion(face))

    def close(self) -> None:
        pass
