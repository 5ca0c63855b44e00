"""Tests of the stand-ins that ship with the game."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from game.acting.expressions import Expression
from game.acting.readings import obstacle
from game.fakes import (
    CENTRED,
    PictureCamera,
    ScriptedFaces,
    Shown,
    SilentVoice,
    matches_of,
)
from game.mailbox import Mailbox
from game.perception.frames import Direction, Frame
from game.understudies import UnderstudyCamera
from tests.matches import match_for

HAPPY = frozenset({Expression.HAPPY})


class HandClock:
    """A clock that stands still until it is set."""

    now = 50.0

    def __call__(self) -> float:
        """Return the time that was set."""
        return self.now


def understudy(directions: Mailbox[Direction]) -> UnderstudyCamera:
    """Return a small understudy in video time."""
    return UnderstudyCamera(directions, real_time=False, size=(160, 120))


def frame_at(seconds: float) -> Frame:
    """Return a picture of nothing."""
    return Frame(np.zeros((2, 2, 3), np.uint8), seconds, 0)


def test_a_picture_camera_shows_its_pictures_round_and_round() -> None:
    """Three pictures at ten a second begin again at 0.3 s."""
    pictures = [np.full((2, 2, 3), n, np.uint8) for n in range(3)]
    camera = PictureCamera(pictures, fps=10)
    frames = [camera.read() for _ in range(4)]
    assert [frame.picture[0, 0, 0] for frame in frames] == [0, 1, 2, 0]
    assert [frame.taken_at for frame in frames] == pytest.approx([0.0, 0.1, 0.2, 0.3])
    camera.close()
    assert camera.is_closed


def test_the_understudy_performs_the_same_each_time() -> None:
    """The same directions at the same time give the same pictures, blinks and sway included."""

    def performance() -> list[bytes]:
        directions: Mailbox[Direction] = Mailbox()
        camera = understudy(directions)
        shown = []
        for n in range(40):
            if n == 10:
                directions.post(Direction(Expression.HAPPY))
            frame = camera.read()
            assert frame is not None
            shown.append(frame.picture.tobytes())
        return shown

    assert performance() == performance()


def test_the_understudy_stays_alive_while_it_waits() -> None:
    """Without directions it sways: a second later the picture is another, though much the same."""
    camera = understudy(Mailbox())
    frames = [camera.read() for _ in range(31)]
    assert frames[0] is not None
    assert frames[30] is not None
    difference = np.abs(frames[0].picture.astype(int) - frames[30].picture)
    assert difference.max() > 0
    assert difference.mean() < 10


def test_the_understudy_moves_smoothly_to_a_new_face() -> None:
    """Twelve pictures of 1/30 s lead from one face to the next; none of them jumps."""
    directions: Mailbox[Direction] = Mailbox()
    camera = understudy(directions)
    directions.post(Direction(Expression.SURPRISE))
    frames = [camera.read() for _ in range(20)]
    pictures = [frame.picture.astype(int) for frame in frames if frame is not None]
    steps = [np.abs(b - a).mean() for a, b in pairwise(pictures)]
    whole = np.abs(pictures[14] - pictures[0]).mean()
    assert max(steps) < whole / 2
    assert max(steps[14:]) < max(steps) / 2


def test_the_understudy_in_real_time_waits_for_the_clock() -> None:
    """Nothing new before a picture is due; a slow reader gets the newest."""
    clock = HandClock()
    camera = UnderstudyCamera(Mailbox(), real_time=True, size=(64, 48), clock=clock)
    first = camera.read()
    assert first is not None
    assert first.taken_at == 50.0
    assert camera.read() is None
    clock.now += 1.01
    later = camera.read()
    assert later is not None
    assert later.number == 30
    assert later.taken_at == pytest.approx(51.0)


def test_scripted_faces_follow_their_script() -> None:
    """Happy for two seconds, gone for one, then sad for good, counted from the first picture."""
    faces = ScriptedFaces(
        [
            Shown(Expression.HAPPY, 0.8, seconds=2.0),
            Shown(None, seconds=1.0),
            Shown(Expression.SAD, 0.6),
        ]
    )
    early, _ = faces.read(frame_at(100.0))
    gone, _ = faces.read(frame_at(102.5))
    late, _ = faces.read(frame_at(900.0))
    actor = early.actor_face()
    assert actor is not None
    assert match_for(actor.matches, HAPPY) == 0.8
    assert obstacle(early, 100.0) is None
    assert gone.faces == ()
    assert late.faces[0].matches == matches_of(Expression.SAD, 0.6)
    assert late.faces[0].box == CENTRED


def test_a_scripted_statue_is_learnt_in_its_time() -> None:
    """From the picture after the order, 0 to 1; forgotten at once."""
    faces = ScriptedFaces([Shown(Expression.NEUTRAL, 0.9)])
    assert faces.read(frame_at(0.0))[1] is None
    faces.begin_statue()
    assert faces.read(frame_at(1.0))[1] == 0.0
    assert faces.read(frame_at(2.25))[1] == pytest.approx(0.5)
    assert faces.read(frame_at(9.0))[1] == 1.0
    faces.forget()
    assert faces.read(frame_at(9.1))[1] is None


def test_a_silent_voice_takes_the_time_of_reading() -> None:
    """Three words take 1.2 s of the time it is given, and each is pointed at in turn."""
    voice = SilentVoice()
    assert not voice.is_busy()
    voice.say("You open it", "en")
    assert voice.is_busy()
    assert voice.word() == (0, 3)
    voice.update(0.5)
    assert voice.word() == (4, 8)
    voice.update(0.8)
    assert not voice.is_busy()
    assert voice.word() is None
    voice.replay()
    assert voice.word() == (0, 3)
    voice.stop()
    assert not voice.is_busy()
    assert voice.said == [("You open it", "en")]
