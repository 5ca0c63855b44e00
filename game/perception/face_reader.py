"""From one picture to one reading: find, follow, crop, score, smooth; it opens no camera."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from game.acting.baseline import Baseline
from game.acting.expressions import Matches
from game.acting.readings import FaceBox, FaceReading, FaceSeen, is_turned_away
from game.acting.smoothing import smooth
from game.perception.crops import crop_face
from game.perception.following import LOST_AFTER, Follower
from game.perception.frames import Frame

if TYPE_CHECKING:
    from game.perception.frames import Picture

# More faces than this are not scored: each costs about as much as finding them all.
MOST_FACES: Final = 4

# Seconds that one picture may count for the statue, so that a pause teaches nothing.
_LONGEST_STATUE_STEP: Final = 0.25

# Every so many pixels are enough to tell how bright a place is.
_LUMA_STRIDE: Final = 4


class Finder(Protocol):
    """Finds faces; see FaceFinder."""

    def find(self, frame: Frame) -> tuple[FaceBox, ...]:
        """Return every face, the largest first."""

    def close(self) -> None:
        """Free what it holds."""


class Scorer(Protocol):
    """Scores faces; see ExpressionModel."""

    def read_scores(self, crop: Picture) -> tuple[float, ...]:
        """Return the network's scores of a grey 48x48 face."""

    def matches(self, scores: tuple[float, ...], resting: tuple[float, ...] | None) -> Matches:
        """Return how well scores show each expression, beside a resting face's if there is one."""


class FaceReader:
    """Reads faces picture by picture. Scores live in here for one picture and never leave (R1)."""

    def __init__(self, finder: Finder, model: Scorer) -> None:
        self._finder = finder
        self._model = model
        self._follower = Follower()
        # When each face was read last, and how well it matched then.
        self._shown: dict[int, tuple[float, Matches]] = {}
        self._statue: Baseline | None = None

    def read(self, frame: Frame) -> tuple[FaceReading, float | None]:
        """Return what is seen, and how much of the statue face is learnt (0 to 1, None: none)."""
        boxes = self._finder.find(frame)
        followed = self._follower.follow(boxes, frame.taken_at)
        actor = followed.actor
        places = list(range(min(len(boxes), MOST_FACES)))
        if actor is not None and actor not in places:
            places[-1] = actor
        faces = tuple(
            self._read_face(frame, boxes[place], followed.numbers[place], place == actor)
            for place in places
        )
        now = frame.taken_at
        self._shown = {n: old for n, old in self._shown.items() if now - old[0] <= LOST_AFTER}
        reading = FaceReading(
            seen_at=now,
            faces=faces,
            actor=None if actor is None else places.index(actor),
            brightness=brightness(frame.picture, None if actor is None else boxes[actor]),
        )
        return reading, None if self._statue is None else self._statue.progress

    def begin_statue(self) -> None:
        """Learn the actor's resting face afresh from the next pictures."""
        self._statue = Baseline()

    def forget(self) -> None:
        """Forget the resting face; read by the network alone."""
        self._statue = None

    def close(self) -> None:
        """Free the face finder, and forget everything about faces."""
        self.forget()
        self._shown.clear()
        self._finder.close()

    def _read_face(self, frame: Frame, box: FaceBox, number: int, is_actor: bool) -> FaceSeen:
        scores = self._model.read_scores(crop_face(frame.picture, box))
        seen_at, before = self._shown.get(number, (frame.taken_at, None))
        dt = frame.taken_at - seen_at
        resting = None
        if is_actor and self._statue is not None:
            if not is_turned_away(box):
                self._statue = self._statue.step(scores, min(dt, _LONGEST_STATUE_STEP))
            resting = self._statue.mean()
        matches = smooth(before, self._model.matches(scores, resting), dt)
        self._shown[number] = (frame.taken_at, matches)
        return FaceSeen(box, matches)


def brightness(picture: Picture, box: FaceBox | None) -> float:
    """Return the mean luma, 0 to 1, of the place of `box` in an RGB picture, else of all of it."""
    height, width = picture.shape[:2]
    part = picture
    if box is not None:
        top, left = max(0, int(box.top * height)), max(0, int(box.left * width))
        bottom, right = int((box.top + box.height) * height), int((box.left + box.width) * width)
        part = picture[top:bottom, left:right]
    sample = part[::_LUMA_STRIDE, ::_LUMA_STRIDE]
    if sample.size == 0:
        return brightness(picture, None)
    red, green, blue = sample.reshape(-1, 3).mean(axis=0) / 255.0
    # The weights of ITU-R BT.601, which cameras use.
    return float(0.299 * red + 0.587 * green + 0.114 * blue)
