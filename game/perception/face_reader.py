"""From one picture to one reading: find, follow, crop, score, smooth; it opens no camera.

The network runs for whoever acts and nobody else: one face, or the two of a duet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from game.acting.expressions import EXPRESSIONS, Matches
from game.acting.readings import FaceBox, FaceReading, FaceSeen, is_turned_away
from game.acting.smoothing import smooth
from game.perception.crops import VIEWS, crop_face, crop_views
from game.perception.following import LOST_AFTER, Followed, Follower
from game.perception.frames import Frame
from game.perception.glancing import Finder, Glancer
from game.perception.pairing import Pair
from game.perception.statues import Statues

if TYPE_CHECKING:
    from game.perception.frames import Picture

# The actors of a duet, and how many faces at most are told of: enough to know of a crowd.
PAIR: Final = 2
MOST_FACES: Final = 4

# What a face shows that nobody asked to read.
_UNREAD: Final[Matches] = (0.0,) * len(EXPRESSIONS)

# Seconds that one picture may count for the statue, so that a pause teaches nothing.
_LONGEST_STATUE_STEP: Final = 0.25

# Every so many pixels are enough to tell how bright a place is.
_LUMA_STRIDE: Final = 4


class Scorer(Protocol):
    """Scores faces; see ExpressionModel."""

    def read_scores(self, crops: Picture) -> tuple[float, ...]:
        """Return the network's scores of a face in one grey 48x48 view, or in several."""

    def matches(self, scores: tuple[float, ...], resting: tuple[float, ...] | None) -> Matches:
        """Return how well scores show each expression, beside a resting face's if there is one."""


class FaceReader:
    """Reads faces picture by picture. Scores live in here for one picture and never leave (R1)."""

    def __init__(self, finder: Finder, model: Scorer) -> None:
        self._finder = Glancer(finder)
        self._model = model
        self._actors = 1
        self._sitter = 0
        self._follower = Follower()
        self._pair = Pair()
        # Which view is next, where there is time for one alone.
        self._turn = 0
        # When each face was read last, and how well it matched then.
        self._shown: dict[int, tuple[float, Matches]] = {}
        # The resting faces of each child whose turn it was, in memory only.
        self._shelf: dict[int, Statues] = {}

    def use_actors(self, count: int, sitter: int = 0) -> None:
        """Read `count` faces, 1 or 2, of which child (or pair) number `sitter` sits there now.

        Each sitter has resting faces of its own, which are found again at its next turn.
        """
        if (count, sitter) == (self._actors, self._sitter):
            return
        self._actors, self._sitter = count, sitter
        self._follower, self._pair = Follower(), Pair()
        self._shown.clear()

    @property
    def in_haste(self) -> bool:
        """Whether it puts off what can wait, until `catch_up`."""
        return self._finder.in_haste

    @in_haste.setter
    def in_haste(self, wanted: bool) -> None:
        self._finder.in_haste = wanted

    def catch_up(self) -> None:
        """Do what was put off when the last picture was read in haste."""
        self._finder.catch_up()

    def read(self, frame: Frame) -> tuple[FaceReading, float | None]:
        """Return what is seen, and how much of the statue face is learnt (0 to 1, None: none)."""
        boxes, now = self._finder.find(frame), frame.taken_at
        followed = self._follower.follow(boxes, now)
        is_duet = self._actors == PAIR
        faces, actor = (self._duet if is_duet else self._solo)(frame, boxes, followed)
        self._shown = {n: old for n, old in self._shown.items() if now - old[0] <= LOST_AFTER}
        # A duet is as dark as the darker of its faces.
        lit = [face.box for number, face in enumerate(faces) if is_duet or number == actor]
        luma = min(brightness(frame.picture, box) for box in (lit or (None,)))
        return FaceReading(now, faces, actor, luma), self._statues.progress(self._actors)

    def begin_statue(self) -> None:
        """Learn the resting face of everybody who acts now afresh from the next pictures."""
        self._statues.begin()

    def forget(self) -> None:
        """Forget all resting faces; read by the network alone."""
        self._shelf.clear()

    def close(self) -> None:
        """Free the face finder, and forget everything about faces."""
        self.forget()
        self._shown.clear()
        self._finder.close()

    @property
    def _statues(self) -> Statues:
        return self._shelf.setdefault(self._sitter, Statues())

    def _solo(
        self, frame: Frame, boxes: tuple[FaceBox, ...], followed: Followed
    ) -> tuple[tuple[FaceSeen, ...], int | None]:
        """Return the faces, of which the actor's alone is read, and the actor's place."""
        places = list(range(min(len(boxes), MOST_FACES)))
        if followed.actor is not None and followed.actor not in places:
            places[-1] = followed.actor
        faces = tuple(
            self._read_face(frame, boxes[place], followed, place)
            if place == followed.actor
            else FaceSeen(boxes[place], _UNREAD, followed.numbers[place])
            for place in places
        )
        return faces, None if followed.actor is None else places.index(followed.actor)

    def _duet(
        self, frame: Frame, boxes: tuple[FaceBox, ...], followed: Followed
    ) -> tuple[tuple[FaceSeen, ...], int | None]:
        """Return the faces of those who play the duet, as far as they are in sight."""
        self._pair.make_room(boxes, followed.numbers, frame.taken_at)
        seats = self._pair.seat(boxes, followed.numbers, self._follower.in_sight)
        faces = tuple(
            self._read_face(frame, boxes[place], followed, place, seat)
            for seat, place in enumerate(seats)
            if place is not None
        )
        return faces, 0 if faces else None

    def _read_face(
        self, frame: Frame, box: FaceBox, followed: Followed, place: int, seat: int = 0
    ) -> FaceSeen:
        number, now = followed.numbers[place], frame.taken_at
        scores = self._model.read_scores(self._cut(frame, box))
        seen_at, before = self._shown.get(number, (now, None))
        dt = now - seen_at
        self._statues.sit(seat, number, self._follower.in_sight)
        if not is_turned_away(box):
            self._statues.learn(number, scores, min(dt, _LONGEST_STATUE_STEP))
        resting = self._statues.resting(number)
        matches = smooth(before, self._model.matches(scores, resting), dt)
        self._shown[number] = (now, matches)
        return FaceSeen(box, matches, number)

    def _cut(self, frame: Frame, box: FaceBox) -> Picture:
        """Return the face as the network sees it; in haste in one view, the next time in another.

        Smoothing then brings the views together.
        """
        if not self.in_haste:
            return crop_views(frame.picture, box)
        self._turn = (self._turn + 1) % len(VIEWS)
        return crop_face(frame.picture, box, VIEWS[self._turn])


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
