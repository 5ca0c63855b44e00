"""The project itself as a contestant: the game's own finder, crop and network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from training.peers.contestant import NAMES, Contestant, Seen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from game.perception.expression_model import ExpressionModel

MODELS: Final = Path(__file__).resolve().parents[2] / "models"

# A second apart, so that nothing of the picture before helps.
_SECONDS: Final = 1.0


def make(way: str = "") -> Contestant:
    """Return the game's eye; `way` "plain" leaves out all that performers' photos have set."""
    return _Ours(plain=way == "plain")


def network() -> ExpressionModel:
    """Return the shipped network on one thread."""
    from game.perception.expression_model import ExpressionModel

    return ExpressionModel(MODELS / "expression.json")


def named(model: ExpressionModel, face: NDArray[np.uint8], *, plain: bool = False) -> str:
    """Return the likeliest expression of a face in one grey (48, 48) view, or in several."""
    scores: Any = (model.logits if plain else model.read_scores)(face)
    return NAMES[scores.index(max(scores))]


class _Ours:
    def __init__(self, *, plain: bool) -> None:
        from game.perception.faces import FaceFinder

        self._plain = plain
        self._finder = FaceFinder(MODELS / "face_detector.tflite")
        self._model = network()
        self._number = 0

    def show(self, picture: NDArray[np.uint8]) -> Seen:
        import cv2

        from game.perception.crops import crop_views
        from game.perception.frames import Frame

        rgb: Any = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
        self._number += 1
        boxes = self._finder.find(Frame(rgb, self._number * _SECONDS, self._number))
        if not boxes:
            return Seen(0)
        return Seen(len(boxes), named(self._model, crop_views(rgb, boxes[0]), plain=self._plain))

    def look(self, face: NDArray[np.uint8]) -> str:
        # The mixture is for acted faces as the game cuts them.
        return named(self._model, face, plain=True)

    def close(self) -> None:
        self._finder.close()
