"""The foley: the sounds that go with what happens on the stage; it only looks on.

No sound tells of losing: a meter that drains and a scene that is passed on are silent.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.acting.stars import Outcome
from game.acting.state import Performance
from game.acting.take import Phase, Take
from game.backstage import Sounds

# The meter has a note at each quarter, and the last one is the chord of "done".
QUARTERS: Final = 4


class Foley:
    """Compares each moment of a performance with the one before, and plays what belongs to it."""

    def __init__(self, sounds: Sounds) -> None:
        self._sounds = sounds
        self._is_open = False
        self._before: Performance | None = None
        self._quarters = 0

    def follow(self, performance: Performance, is_open: bool) -> None:
        """Take in how the performance stands now, and whether the curtain has begun to open."""
        if is_open and not self._is_open:
            self._is_open = True
            self._sounds.play("knocks")
            self._sounds.play("curtain")
            self._hear_scene(performance)
        before, self._before = self._before, performance
        if before is not None and is_open and before.index != performance.index:
            self._hear_scene(performance)
        if before is not None and before.take is not performance.take:
            self._hear(before.take, performance.take)
            self._hear_meter(performance)

    def _hear_scene(self, performance: Performance) -> None:
        """Play the sound that the author chose for the scene, if there is one."""
        name = performance.scene.sound
        if name is not None:
            self._sounds.play_file(Path(performance.scenario.sounds) / name)

    def _hear(self, before: Take, take: Take) -> None:
        if before.phase is Phase.PRAISING and take.phase is Phase.TELLING:
            self._sounds.play("page")
        elif take.phase is Phase.PRAISING and before.phase is not Phase.PRAISING:
            self._hear_end(take)
        elif take.phase is Phase.ACTING and _helps(take) > _helps(before):
            self._sounds.play("chime")
        if take.phase is not Phase.ACTING or take.part != before.part:
            self._quarters = 0

    def _hear_end(self, take: Take) -> None:
        if take.outcome is not Outcome.PASSED_ON:
            self._sounds.play("done")
        if take.way is not None:
            self._sounds.play("door")

    def _hear_meter(self, performance: Performance) -> None:
        """Play the next note of the chord; a quarter that is filled again is not counted twice."""
        quarters = int(performance.fill * QUARTERS)
        if performance.take.phase is Phase.ACTING and self._quarters < quarters < QUARTERS:
            self._quarters = quarters
            self._sounds.play(f"glow_{quarters}")


def _helps(take: Take) -> int:
    """Count what was shown or told to help; an easier threshold comes without a word."""
    return take.hints + take.is_shown
