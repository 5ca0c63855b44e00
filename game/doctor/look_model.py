"""Looks at what reads faces: the card, the two networks it goes with, and how fast they are."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from game import folders
from game.acting.expressions import EXPRESSIONS
from game.acting.readings import FRESH_FOR
from game.doctor.chart import LOADING, Finding, Step, Wish, not_seen, problem, remark, well

if TYPE_CHECKING:
    from game.perception.expression_model import ExpressionModel
    from game.perception.faces import FaceFinder

CARD: Final = "expression.json"
DETECTOR: Final = "face_detector.tflite"

# Pictures that warm caches, and that count.
WARM_UP: Final = 5
COUNTED: Final = 30

# Milliseconds: a camera's picture lasts 33; a reading older than FRESH_FOR counts as none.
FAST: Final = 33.0
TOO_SLOW: Final = FRESH_FOR * 1000 / 2


def look(wish: Wish, models: Path | None = None) -> Iterator[Finding | Step]:
    """Verify the files in `models`, then read the understudy's face some thirty times."""
    yield Step("loading the networks", LOADING)
    place = models or folders.models()
    yield _of_card(place / CARD)
    model = _tried("network", partial(_network, place / CARD))
    yield (
        model
        if isinstance(model, Finding)
        else _verified("network", "the network", model.card.sha256)
    )
    finder = _tried("detector", partial(_detector, place / DETECTOR))
    yield finder if isinstance(finder, Finding) else _of_detector()
    if isinstance(model, Finding) or isinstance(finder, Finding):
        yield not_seen("speed", "Not measured, as a network can't be used.")
        return
    yield Step("measuring its speed", LOADING)
    yield _of_speed(finder, model)
    finder.close()


def _of_card(file: Path) -> Finding:
    from game.perception.expression_model import read_card
    from game.trouble import Trouble

    try:
        card = read_card(file)
    except (Trouble, OSError) as trouble:
        return problem("card", str(trouble), "reinstall")
    labels = [str(expression) for expression in EXPRESSIONS]
    try:
        card.thresholds()
    except ValueError as error:
        said = f"The card's thresholds can't be right: {error}."
        return problem("card", said, "reinstall", labels=labels)
    return well("card", f"The card tells of {len(labels)} expressions, in order.", labels=labels)


def _network(card: Path) -> ExpressionModel:
    from game.perception.expression_model import ExpressionModel

    return ExpressionModel(card)


def _detector(file: Path) -> FaceFinder:
    from game.perception.faces import FaceFinder

    return FaceFinder(file)


def _tried(check: str, make: Any) -> Any:
    """Return what `make` makes, or what is wrong with it."""
    from game.trouble import Trouble

    try:
        return make()
    except Trouble as trouble:
        return problem(check, str(trouble), "reinstall")
    except ImportError as error:
        key = "reinstall" if isinstance(error, ModuleNotFoundError) else "imports"
        return problem(check, f"A part that it needs can't be loaded: {error}.", key)
    except OSError as error:
        return problem(check, str(error), "reinstall")
    except Exception as error:  # noqa: BLE001 - a native library raises its own kinds
        return problem(check, f"It can't be started: {type(error).__name__}: {error}.", "imports")


def _of_detector() -> Finding:
    from game.perception.faces import DETECTOR_SHA256

    return _verified("detector", "the face finder", DETECTOR_SHA256)


def _verified(check: str, name: str, sha256: str) -> Finding:
    return well(check, f"Verified: {name} is the one that was measured.", sha256=sha256)


def _of_speed(finder: FaceFinder, model: ExpressionModel) -> Finding:
    try:
        from game.mailbox import Mailbox
        from game.understudies import UnderstudyCamera

        camera = UnderstudyCamera(Mailbox(), real_time=False)
        times = [_read_once(camera, finder, model) for _ in range(WARM_UP + COUNTED)]
    except ImportError as error:
        return not_seen("speed", f"Not measured, as a part can't be loaded: {error}.")
    return of_times([taken for taken in times[WARM_UP:] if taken is not None])


def _read_once(camera: Any, finder: FaceFinder, model: ExpressionModel) -> float | None:
    """Return milliseconds to find, crop and read the face of one picture, None without a face."""
    from game.perception.crops import crop_views

    frame = camera.read()
    began = time.perf_counter()
    boxes = finder.find(frame)
    if not boxes:
        return None
    model.read_scores(crop_views(frame.picture, boxes[0]))
    return (time.perf_counter() - began) * 1000


def of_times(times: Sequence[float]) -> Finding:
    """Judge milliseconds per picture."""
    if len(times) < 2:
        return problem("speed", "The drawn understudy's face is not found.", "reinstall")
    median = round(statistics.median(times), 1)
    p95 = round(statistics.quantiles(times, n=20, method="inclusive")[18], 1)
    pace = round(1000 / median)
    figures = {"ms_median": median, "ms_p95": p95, "pictures_per_second": pace}
    told = f"{median:g} ms a picture (95 % within {p95:g})"
    if median > TOO_SLOW:
        said = f"Faces are read too slowly to play by camera: {told}."
        return problem("speed", said, "speed", **figures)
    if median > FAST:
        said = f"{told}: slower than a camera's 30 a second; the game plays with {pace}."
        return remark("speed", said, "speed", **figures)
    return well("speed", f"{told}: fast enough for every picture of a camera.", **figures)
