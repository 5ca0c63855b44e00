"""Follow faces from one look to the next without looking for them, where time is short.

Looking for faces takes half of a reading's work. A face that was found a moment ago is still about
there, and still looks much as it did: a small part of the picture tells where it has gone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from game.acting.readings import FaceBox, Point
from game.perception.frames import Frame

if TYPE_CHECKING:
    from game.perception.frames import Picture

# Seconds after which faces are looked for again: a new one is noticed then, and how near one is.
LOOK_EVERY: Final = 0.6

# How much alike, 0 to 1, a face has to look to be taken for the one that was found.
ALIKE: Final = 0.75

# Pixels across which a face is compared, however large it is, and at least.
_COMPARED: Final = 24
_FEWEST: Final = 6

# How far a face may have moved since the last picture, in its own sizes.
_REACH: Final = 0.5

# With more faces than this, looking is no dearer.
_MOST: Final = 4


class Finder(Protocol):
    """Finds faces; see FaceFinder."""

    def find(self, frame: Frame) -> tuple[FaceBox, ...]:
        """Return every face, the largest first."""

    def close(self) -> None:
        """Free what it holds."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A face as it was found: every `step` pixels of it, whose first is at `corner`."""

    box: FaceBox
    patch: Picture
    corner: tuple[int, int]
    step: int


class Glancer:
    """Finds faces as its finder does; `in_haste` it glances where they were, and looks later."""

    def __init__(self, finder: Finder) -> None:
        self._in_haste = False
        self._finder = finder
        self._known: tuple[_Known, ...] = ()
        self._boxes: tuple[FaceBox, ...] = ()
        self._looked_at = 0.0
        self._owed: Frame | None = None
        # Whether some face did not look like itself in the last glance.
        self._is_unsure = False

    @property
    def in_haste(self) -> bool:
        """Whether it glances; where it does not, nothing of a face is kept (R3)."""
        return self._in_haste

    @in_haste.setter
    def in_haste(self, wanted: bool) -> None:
        self._in_haste = wanted
        if not wanted:
            self._known, self._owed = (), None

    def find(self, frame: Frame) -> tuple[FaceBox, ...]:
        """Return every face, the largest first; in haste without any that came just now.

        In haste a face that is not like itself any more, or is gone, keeps its place for this
        picture: who waits for the picture need not wait for a look, which `catch_up` then takes.
        """
        self._owed = None
        glanced = self._glance(frame) if self.in_haste else None
        if glanced is None:
            return self._look(frame)
        self._boxes, self._owed = glanced, frame
        return glanced

    def catch_up(self) -> None:
        """Look for faces where a glance could not tell, or if the last look was long ago."""
        owed, self._owed = self._owed, None
        if owed is None:
            return
        if self._is_unsure or owed.taken_at - self._looked_at >= LOOK_EVERY:
            self._look(owed)

    def close(self) -> None:
        """Forget the faces, and free the finder."""
        self._known, self._boxes, self._owed = (), (), None
        self._finder.close()

    def _look(self, frame: Frame) -> tuple[FaceBox, ...]:
        self._boxes, self._looked_at = self._finder.find(frame), frame.taken_at
        self._known = ()
        if self.in_haste and len(self._boxes) <= _MOST:
            self._known = tuple(_known(frame.picture, box) for box in self._boxes)
        return self._boxes

    def _glance(self, frame: Frame) -> tuple[FaceBox, ...] | None:
        """Return where the faces have gone, None if the last look is too long ago to tell."""
        is_fresh = 0 <= frame.taken_at - self._looked_at < 2 * LOOK_EVERY
        if not self._known or not is_fresh:
            return None
        pairs = zip(self._known, self._boxes, strict=True)
        moved = [_moved(frame.picture, known, box) for known, box in pairs]
        self._is_unsure = None in moved
        return tuple(there or box for there, box in zip(moved, self._boxes, strict=True))


def _known(picture: Picture, box: FaceBox) -> _Known:
    height, width = picture.shape[:2]
    step = max(1, int(box.width * width) // _COMPARED)
    left, top = max(0, int(box.left * width)), max(0, int(box.top * height))
    right, bottom = int((box.left + box.width) * width), int((box.top + box.height) * height)
    # Green has most of what is seen of a face, and one channel is quickly cut.
    patch = picture[top:bottom:step, left:right:step, 1].copy()
    return _Known(box, patch, (left, top), step)


def _moved(picture: Picture, known: _Known, last: FaceBox) -> FaceBox | None:
    """Return the box of a known face where it is most alike near its `last` place, or None."""
    import cv2
    import numpy as np

    height, width = picture.shape[:2]
    step, patch = known.step, known.patch
    if min(patch.shape) < _FEWEST or patch.max() == patch.min():
        return None
    left = _begin(known.corner[0], (last.left - _REACH * last.width) * width, step)
    top = _begin(known.corner[1], (last.top - _REACH * last.height) * height, step)
    right = int((last.left + (1 + _REACH) * last.width) * width)
    bottom = int((last.top + (1 + _REACH) * last.height) * height)
    part = np.ascontiguousarray(picture[top:bottom:step, left:right:step, 1])
    if part.shape[0] < patch.shape[0] or part.shape[1] < patch.shape[1]:
        return None
    alike = cv2.matchTemplate(part, patch, cv2.TM_CCOEFF_NORMED)
    _, best, _, (across, down) = cv2.minMaxLoc(alike)
    if not best >= ALIKE:
        return None
    x = (left + across * step - known.corner[0]) / width
    y = (top + down * step - known.corner[1]) / height
    return _shifted(known.box, x, y)


def _begin(corner: int, wished: float, step: int) -> int:
    """Return the first pixel from `wished` on from which whole steps lead to `corner`."""
    return corner - step * min(corner // step, max(0, int((corner - wished) // step)))


def _shifted(box: FaceBox, x: float, y: float) -> FaceBox:
    """Return `box` further right and down by so much of the picture."""

    def there(point: Point) -> Point:
        return point[0] + x, point[1] + y

    return replace(
        box,
        left=box.left + x,
        top=box.top + y,
        right_eye=there(box.right_eye),
        left_eye=there(box.left_eye),
        nose=there(box.nose),
        mouth=there(box.mouth),
    )
