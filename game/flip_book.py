"""The best picture of each take of one play, in memory only: shown at the bow, then blotted out.

Nothing here is written, sent or copied elsewhere (R3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from game.acting.scenario import Scene

if TYPE_CHECKING:
    from game.perception.frames import Picture

# Pictures are kept about this small: enough for a page, and soon blotted out. Pixels.
WIDTH: Final = 320
HEIGHT: Final = 240

# By how much a match has to be better than that of the picture kept, for it to be worth a copy:
# a face on its way to the asked expression is a little better with each picture of the camera.
BETTER: Final = 0.02


@dataclass(slots=True)
class Page:
    """One take: its scene, the best match so far, and the mirror's picture of that moment.

    `picture` is RGB, height x width x 3, mirrored. Where several play, `actors` are the avatars of
    those who acted.
    """

    scene: Scene
    match: float
    picture: Picture
    actors: tuple[str, ...] = ()


class FlipBook:
    """The pages of one play in the order of its takes.

    `has_keepsake` once a grown-up has saved one of them: there is no second.
    """

    def __init__(self) -> None:
        self.has_keepsake = False
        self._pages: dict[int, Page] = {}

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages, the first take first; none once the book was blotted out."""
        return tuple(self._pages[number] for number in sorted(self._pages))

    def offer(
        self,
        number: int,
        scene: Scene,
        match: float,
        picture: Picture,
        actors: tuple[str, ...] = (),
    ) -> None:
        """Keep a small copy of `picture` if take `number` was never seen about as good as `match`.

        `picture` is RGB, height x width x 3, as the camera took it.
        """
        page = self._pages.get(number)
        if page is not None and match < page.match + BETTER:
            return
        if page is not None:
            page.picture.fill(0)
        self._pages[number] = Page(scene, match, _mirrored_small(picture), actors)

    def blot_out(self) -> None:
        """Overwrite every picture with black and let go of it."""
        for page in self._pages.values():
            page.picture.fill(0)
        self._pages.clear()


def _mirrored_small(picture: Picture) -> Picture:
    """Return a copy, left and right changed, each pixel the mean of a square of the picture's."""
    height, width = picture.shape[:2]
    step = max(1, min(height // HEIGHT, width // WIDTH))
    high, wide = height // step, width // step
    # Row by row, then colour by colour: long runs of memory, where squares would be short ones.
    rows = np.zeros((high, width, 3), np.uint16)
    for down in range(step):
        rows += picture[down : high * step : step]
    small = np.empty((high, wide, 3), np.uint8)
    for colour in range(3):
        columns = (rows[:, across : wide * step : step, colour] for across in range(step))
        total = np.add.reduce(list(columns), dtype=np.uint16)
        small[:, ::-1, colour] = total // (step * step)
    return small
