"""A real camera, file and watcher, that goes away in the middle of a take, and comes back."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import Thresholds
from game.acting.stars import Outcome
from game.acting.take import Phase
from game.fakes import ScriptedFaces, Shown
from game.mailbox import Mailbox
from game.perception.camera import open_camera
from game.perception.watcher import Watcher
from game.screens.stage import StageScreen
from game.theatre_eye import TheatreEye

TICK = 1 / 30
PATIENCE = 30.0
BAR = dict.fromkeys(EXPRESSIONS, Thresholds(0.5, 0.4))


class Face(ScriptedFaces):
    """A reader that sees what the test wants it to see just now."""

    def __init__(self) -> None:
        super().__init__([Shown(Expression.NEUTRAL, 0.9)])

    def show(self, expression: Expression) -> None:
        """Make another face."""
        self._script = [Shown(expression, 0.9)]


class Play:
    """A play on the stage with a real eye, by the clock on the wall."""

    def __init__(self, backstage, eye: TheatreEye) -> None:
        backstage.eye = eye
        self.backstage, self.eye = backstage, eye
        self.stage = StageScreen(backstage, backstage.house.playbill[0])

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the stage play on until something is so; lines are told at once."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, "it did not happen"
            time.sleep(TICK)
            self.backstage.voice.stop()
            assert self.stage.update(TICK, self.eye.newest()) is self.stage


@pytest.fixture
def face() -> Face:
    """The face before the camera."""
    return Face()


@pytest.fixture
def camera(tmp_path: Path, shared: Path) -> Path:
    """A film of a face that works as a camera and can be pulled out."""
    return Path(shutil.copy(shared / "clips" / "single_face.mp4", tmp_path / "camera.mp4"))


@pytest.fixture
def play(backstage, camera: Path, face: Face) -> Iterator[Play]:
    """The play, asked for its first face."""
    sources: Mailbox[str] = Mailbox()
    sources.post(str(camera))
    person = Watcher(lambda: open_camera(sources.newest() or ""), lambda: face, thresholds=BAR)
    understudy = Watcher(lambda: open_camera(""), lambda: face, thresholds=BAR)
    eye = TheatreEye(person, understudy, sources=sources)
    begun = Play(backstage, eye)
    begun.until(lambda: begun.stage.performance.take.phase is Phase.ACTING)
    yield begun
    eye.close()


def test_a_camera_pulled_out_in_mid_take_loses_nothing(
    play: Play, camera: Path, face: Face, tmp_path: Path
) -> None:
    """Meter, scene and stars wait while the film is gone, and the take goes on when it is back."""
    stage = play.stage
    face.show(Expression.HAPPY)
    play.until(lambda: stage.performance.fill > 0.3)
    face.show(Expression.NEUTRAL)
    away = camera.rename(tmp_path / "away.mp4")
    # The open film plays on to its end; covering and uncovering makes the eye look for it anew.
    play.eye.cover(True)
    play.eye.cover(False)
    play.until(lambda: bool(stage.tableau().trouble))
    before = stage.performance
    assert stage.tableau().seen is None
    gone_at = time.monotonic()
    play.until(lambda: time.monotonic() - gone_at > 1.0)
    assert stage.performance == before, "nothing moves while there is no camera"
    away.rename(camera)
    play.until(lambda: not stage.tableau().trouble and stage.tableau().seen is not None)
    assert stage.performance.index == 0
    assert stage.performance.fill == pytest.approx(before.fill, abs=0.15)
    face.show(Expression.HAPPY)
    play.until(lambda: stage.performance.take.phase is Phase.PRAISING)
    assert stage.performance.results[0].outcome is Outcome.PERFORMED


def test_a_film_that_ends_for_ever_is_told_and_another_camera_goes_on(
    play: Play, camera: Path, face: Face, shared: Path
) -> None:
    """The file breaks for good: the list of cameras leads on, in the same take."""
    stage = play.stage
    camera.write_bytes(b"")
    play.eye.cover(True)
    play.eye.cover(False)
    play.until(lambda: "can't play this file" in stage.tableau().trouble)
    play.eye.use_camera(str(shared / "clips" / "multi_face.jpg"))
    play.until(lambda: stage.tableau().seen is not None and not stage.tableau().trouble)
    face.show(Expression.HAPPY)
    play.until(lambda: stage.performance.take.phase is Phase.PRAISING)
    assert stage.performance.results[0].outcome is Outcome.PERFORMED
