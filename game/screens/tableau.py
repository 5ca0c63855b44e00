"""What the audience sees at one moment, as a value; it draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.acting.coaching import Movement
from game.acting.expressions import Expression
from game.acting.readings import FaceBox, Obstacle
from game.acting.stars import Outcome
from game.acting.state import Performance
from game.drawing.face_pose import FacePose

if TYPE_CHECKING:
    from game.perception.frames import Picture


@dataclass(frozen=True, slots=True)
class Tableau:
    """What the audience sees: the play's state, the words in view, and what the mirror shows.

    Texts are in the language in use; times are in seconds of the screen's clock. `highlight` is the
    word being spoken, in whichever text equals `spoken`. `seen` is RGB, height x width x 3.
    `masks` are the understudy's faces in the mirror where no picture is to be seen, one for each
    actor. `pointed` is a movement that arrows show on the understudy's face. With `has_cover` the
    badge is a button, and the screen draws it.
    """

    title: str
    line: str = ""
    signs: tuple[str, ...] = ()
    bubble: str = ""
    praise: str = ""
    shown: Expression | None = None
    shown_at: float = 0.0
    pointed: Movement | None = None
    clock: float = 0.0
    openness: float = 0.0
    performance: Performance | None = None
    spoken: str = ""
    highlight: tuple[int, int] | None = None
    seen: Picture | None = None
    face: FaceBox | None = None
    partner: FaceBox | None = None
    masks: tuple[FacePose, ...] = ()
    obstacle: Obstacle | None = None
    trouble: str = ""
    is_camera_on: bool = False
    has_cover: bool = False
    is_still: bool = False

    def word_in(self, text: str) -> tuple[int, int] | None:
        """Return the characters of `text` that are being spoken now."""
        return self.highlight if text == self.spoken else None

    @property
    def beat(self) -> float:
        """Seconds for what moves by itself; they stand still where that is wished."""
        return 0.0 if self.is_still else self.clock

    @property
    def outcome(self) -> Outcome | None:
        """What came of the take, while the paper that tells it is in view."""
        return self.performance.take.outcome if self.performance and self.praise else None
