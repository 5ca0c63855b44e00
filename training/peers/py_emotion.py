"""The package `PyEmotion`: MTCNN and a network in PyTorch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import torch
from PyEmotion import DetectFace

from training.peers.contestant import Contestant, Seen, largest, our_name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def make(way: str = "") -> Contestant:
    """Return it on the processor."""
    torch.set_num_threads(1)
    return _PyEmotion()


class _PyEmotion:
    def __init__(self) -> None:
        self._one = DetectFace(device="cpu", gpu_id=0)

    def show(self, picture: NDArray[np.uint8]) -> Seen:
        """Do as its `predict_emotion`, which reads every face, draws, and tells only the last."""
        grey: Any = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        boxes, _ = self._one.mtcnn.detect(picture)
        if boxes is None:
            return Seen(0)
        corners = [[max(0, round(float(side))) for side in box] for box in boxes]
        sizes = [(left, top, right - left, low - top) for left, top, right, low in corners]
        left, top, width, height = sizes[largest(sizes)]
        return Seen(len(boxes), self.look(grey[top : top + height, left : left + width]))

    def look(self, face: NDArray[np.uint8]) -> str | None:
        return our_name(self._one._predict(face))

    def close(self) -> None:
        pass
