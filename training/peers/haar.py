"""OpenCV's Haar cascade in front of this project's network, as many programs find faces."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import cv2

from training.peers.contestant import Contestant, Seen, largest
from training.peers.ours import named, network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CASCADE: Final = "haarcascade_frontalface_default.xml"

# How the package fer calls it, too.
_SCALE, _NEIGHBOURS, _LEAST_SIDE = 1.1, 5, 50


def make(way: str = "") -> Contestant:
    """Return the chain; raises ImportError with an OpenCV that has no cascades (from 5 on)."""
    return _Haar()


class _Haar:
    def __init__(self) -> None:
        path = Path(getattr(cv2, "data", cv2).haarcascades) / CASCADE
        if not hasattr(cv2, "CascadeClassifier") or not path.is_file():
            raise ImportError(f"OpenCV {cv2.__version__} has no Haar cascades any more")
        self._cascade = cv2.CascadeClassifier(str(path))
        self._model = network()

    def show(self, picture: NDArray[np.uint8]) -> Seen:
        grey: Any = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        side = (_LEAST_SIDE, _LEAST_SIDE)
        boxes = self._cascade.detectMultiScale(grey, _SCALE, _NEIGHBOURS, minSize=side)
        if not len(boxes):
            return Seen(0)
        left, top, width, height = boxes[largest(boxes)]
        from game.perception.crops import lit

        # The pictures of FER2013 were cut out by such boxes.
        face: Any = cv2.resize(
            grey[top : top + height, left : left + width], (48, 48), interpolation=cv2.INTER_AREA
        )
        return Seen(len(boxes), named(self._model, lit(face)))

    def look(self, face: NDArray[np.uint8]) -> str:
        return named(self._model, face, plain=True)

    def close(self) -> None:
        pass
