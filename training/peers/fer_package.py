"""The package `fer`: Haar cascade or MTCNN, and a small network in two kinds of file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2

from training.peers.contestant import Contestant, Seen, largest, likeliest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def make(way: str = "") -> Contestant:
    """Return it as it is (LiteRT and Haar); `way` "keras" or "mtcnn" swaps network or finder."""
    if way == "mtcnn":
        # Before TensorFlow, which fer loads: the other way round two LLVMs meet and abort.
        import facenet_pytorch  # noqa: F401
    return _Fer(use_tflite=way != "keras", mtcnn=way == "mtcnn")


class _Fer:
    def __init__(self, *, use_tflite: bool, mtcnn: bool) -> None:
        from fer.fer import FER

        self._fer = FER(use_tflite=use_tflite, mtcnn=mtcnn)
        # Without the ten pixels that it adds around a found face; the network is shared.
        self._cut = FER(use_tflite=use_tflite, offsets=(0, 0))

    def show(self, picture: NDArray[np.uint8]) -> Seen:
        found: list[dict[str, Any]] = self._fer.detect_emotions(picture)
        if not found:
            return Seen(0)
        one = found[largest(each["box"] for each in found)]
        return Seen(len(found), likeliest(one["emotions"]))

    def look(self, face: NDArray[np.uint8]) -> str | None:
        colour: Any = cv2.cvtColor(face, cv2.COLOR_GRAY2BGR)
        height, width = face.shape
        found = self._cut.detect_emotions(colour, face_rectangles=[(0, 0, width, height)])
        return likeliest(found[0]["emotions"])

    def close(self) -> None:
        pass
