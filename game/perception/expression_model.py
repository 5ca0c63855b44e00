"""Read how well a cropped face shows each expression with the shipped network; it keeps nothing."""

from __future__ import annotations

import hashlib
import json
import math
import operator
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from game.acting.expressions import EXPRESSIONS, Expression, Matches
from game.acting.hold import Thresholds
from game.perception.quiet import chatter_held_back
from game.small_file import small_text
from game.trouble import Trouble

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What every version of the network takes: one grey picture, 48 x 48, values 0 to 255.
INPUT_SHAPE: Final = (1, 48, 48, 1)

# The shipped card has 9.
_MOST_CARD_BYTES: Final = 256 * 1024

# The shipped network has 1.5 MiB. What is larger is cut off, and is not what its card describes.
_MOST_WEIGHTS: Final = 64 * 1024 * 1024

_AGAIN: Final = "Please install Curtain Up again."


class ModelTrouble(Trouble):
    """The network can't be used; its text is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What training measured about the shipped network; every tuple is in EXPRESSIONS' order.

    Scores are `mix` x logits + `bias`, where `mix` holds seven rows of seven. `bar` is what 95 % of
    other expressions stay below, in log-odds of the scores, and `slope` how fast the match rises
    there. `resting_scores` are the mean scores of calm strangers' faces.
    """

    file: str
    sha256: str
    mix: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]
    temperature: float
    bar: tuple[float, ...]
    slope: tuple[float, ...]
    enter: tuple[float, ...]
    leave: tuple[float, ...]
    resting_weight: float
    resting_scores: tuple[float, ...]

    def thresholds(self) -> dict[Expression, Thresholds]:
        """Return the matches at which a hold of each expression starts and stops."""
        pairs = zip(self.enter, self.leave, strict=True)
        return {
            expression: Thresholds(enter, leave)
            for expression, (enter, leave) in zip(EXPRESSIONS, pairs, strict=True)
        }


class ExpressionModel:
    """The shipped network in ai-edge-litert, beside its card.

    Make and use it in the same thread. Raises ModelTrouble when card and network are missing or do
    not belong together.
    """

    def __init__(self, card_path: Path, threads: int = 1) -> None:
        self.card_path = card_path
        self.card = read_card(card_path)
        network = card_path.parent / self.card.file
        weights = _pinned_weights(network, self.card.sha256)
        self._interpreter, self._input, self._output = _open(network, weights, threads)

    def read(self, crops: NDArray[np.uint8]) -> Matches:
        """Return how well a face shows each expression, 0 to 1; see `logits` for `crops`."""
        return self.matches(self.read_scores(crops), None)

    def read_scores(self, crops: NDArray[np.uint8]) -> tuple[float, ...]:
        """Return the seven scores of a face; see `logits` for `crops`."""
        return scores_of(self.logits(crops), self.card)

    def logits(self, crops: NDArray[np.uint8]) -> tuple[float, ...]:
        """Return the network's seven raw outputs for a face, 0 to 255, in the mean of its views.

        `crops` is one grey view (48, 48) or several (n, 48, 48); see `crop_views`.
        """
        import numpy as np

        views = np.asarray(crops, np.float32).reshape(-1, *INPUT_SHAPE)
        raw = np.mean([self._answer(view) for view in views], axis=0)
        return tuple(float(value) for value in raw)

    def _answer(self, view: NDArray[np.float32]) -> NDArray[np.float32]:
        self._interpreter.set_tensor(self._input, view)
        self._interpreter.invoke()
        answer: NDArray[np.float32] = self._interpreter.get_tensor(self._output)
        return answer.reshape(-1)

    def matches(self, scores: tuple[float, ...], resting: tuple[float, ...] | None) -> Matches:
        """Return the matches, 0 to 1, of scores; beside a player's `resting` scores if known."""
        return matches_of(scores, resting, self.card)

    def thresholds(self) -> dict[Expression, Thresholds]:
        """Return the matches at which a hold of each expression starts and stops."""
        return self.card.thresholds()


def scores_of(logits: tuple[float, ...], card: ModelCard) -> tuple[float, ...]:
    """Return the logits as the card mixes them for acted faces."""
    cooled = [logit / card.temperature for logit in logits]
    return tuple(
        sum(map(operator.mul, row, cooled)) + b for row, b in zip(card.mix, card.bias, strict=True)
    )


def odds_of(scores: tuple[float, ...]) -> tuple[float, ...]:
    """Return the log-odds of each expression against the six others."""
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    return tuple(
        score - top - math.log(max(total - share, 1e-9))
        for score, share in zip(scores, shares, strict=True)
    )


def matches_of(
    scores: tuple[float, ...], resting: tuple[float, ...] | None, card: ModelCard
) -> Matches:
    """Return sigmoid(slope x (odds - bar)), less what the player's calm face shows anyway."""
    if resting is not None and card.resting_weight > 0:
        # Only what this face shows more than calm strangers do is taken off.
        extra = [mine - usual for mine, usual in zip(resting, card.resting_scores, strict=True)]
        scores = tuple(
            score - card.resting_weight * more for score, more in zip(scores, extra, strict=True)
        )
    return tuple(
        _sigmoid(slope * (odds - bar))
        for odds, bar, slope in zip(odds_of(scores), card.bar, card.slope, strict=True)
    )


def read_card(path: Path) -> ModelCard:
    """Read models/expression.json; raises ModelTrouble when it doesn't fit this game."""
    try:
        raw = json.loads(small_text(path, _MOST_CARD_BYTES))
    except OSError as error:
        raise ModelTrouble(f"I can't read the network's card {path}. {_AGAIN}") from error
    except (ValueError, RecursionError) as error:
        raise ModelTrouble(f"The network's card {path} is damaged. {_AGAIN}") from error
    if not isinstance(raw, dict):
        raise ModelTrouble(f"The network's card {path} is damaged. {_AGAIN}")
    if raw.get("labels") != [str(expression) for expression in EXPRESSIONS]:
        raise ModelTrouble(
            f"The network of {path} tells other expressions apart than this game asks for, "
            f"or in another order. {_AGAIN}"
        )
    if raw.get("input") != list(INPUT_SHAPE):
        raise ModelTrouble(f"The network of {path} wants pictures of another size. {_AGAIN}")
    try:
        return _made(raw)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ModelTrouble(f"The network's card {path} lacks {error}. {_AGAIN}") from error


def _made(raw: Mapping[str, Any]) -> ModelCard:
    """Make the card of its JSON; raises KeyError, TypeError, ValueError or OverflowError."""

    def told(values: Mapping[str, Any], name: str) -> tuple[float, ...]:
        ordered = tuple(float(values[str(expression)]) for expression in EXPRESSIONS)
        if not all(math.isfinite(value) for value in ordered):
            raise ValueError(name)
        return ordered

    def seven(name: str) -> tuple[float, ...]:
        return told(raw[name], name)

    if "/" in raw["file"] or "\\" in raw["file"] or not float(raw["temperature"]) > 0:
        raise ValueError("file or temperature")
    card = ModelCard(
        file=str(raw["file"]),
        sha256=str(raw["sha256"]),
        mix=tuple(told(raw["mix"][str(expression)], "mix") for expression in EXPRESSIONS),
        bias=seven("bias"),
        temperature=float(raw["temperature"]),
        bar=seven("bar"),
        slope=seven("slope"),
        enter=seven("enter"),
        leave=seven("leave"),
        resting_weight=float(raw["resting_weight"]),
        resting_scores=seven("resting_scores"),
    )
    card.thresholds()  # raises where they are in no order
    return card


def _pinned_weights(path: Path, sha256: str) -> bytes:
    """Return the network's bytes if they are those that the card was measured with."""
    try:
        with path.open("rb") as file:
            weights = file.read(_MOST_WEIGHTS)
    except OSError as error:
        raise ModelTrouble(f"I can't read the network {path}. {_AGAIN}") from error
    if hashlib.sha256(weights).hexdigest() != sha256:
        raise ModelTrouble(f"The network {path} is not the one that its card describes. {_AGAIN}")
    return weights


def _open(network: Path, weights: bytes, threads: int) -> tuple[Any, int, int]:
    """Return an interpreter and the numbers of its input and output."""
    from ai_edge_litert.interpreter import Interpreter

    try:
        with chatter_held_back():
            interpreter = Interpreter(model_content=weights, num_threads=threads)
            interpreter.allocate_tensors()
    except (RuntimeError, ValueError) as error:
        raise ModelTrouble(f"The network {network} does not start ({error}). {_AGAIN}") from error
    taken, given = interpreter.get_input_details(), interpreter.get_output_details()
    shapes = [tuple(map(int, tensor["shape"])) for tensor in (*taken, *given)]
    if shapes != [INPUT_SHAPE, (1, len(EXPRESSIONS))]:
        told = ", ".join(map(str, shapes))
        raise ModelTrouble(f"The network {network} takes and gives other shapes: {told}. {_AGAIN}")
    return interpreter, taken[0]["index"], given[0]["index"]


def _sigmoid(value: float) -> float:
    """Return 1 / (1 + e^-value) without overflow."""
    return 0.5 * (1 + math.tanh(value / 2))
