"""What screen, camera, voice and sound are said to be, where one is broken on purpose."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game.doctor import (
    look_camera,
    look_screen,
    look_sound,
    look_voice,
)
from game.doctor.chart import Step, Verdict, Wish
from game.doctor.judged_pictures import of_face, of_light, of_pictures, of_trouble
from game.doctor.remedies import REMEDIES
from game.perception.frames import CameraReason, CameraTrouble
from game.speech.lines import Line, Recorded, Unspeakable, VoiceTrouble
from tests.doctor.findings import findings

# The screen.


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_no_screen_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a server, or over a plain remote line."""
    for name in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    found = findings(look_screen.look(Wish()))
    assert (found["window"].verdict, found["window"].remedy) == (Verdict.PROBLEM, "screen")
    assert found["displays"].verdict is Verdict.NOT_SEEN


def test_two_displays_and_a_small_one_are_told() -> None:
    """A class likes two; on a small one things get crowded."""
    two = look_screen.of_displays([(1920, 1080), (1280, 720)], 1.5)
    assert "2 displays, 1920 × 1080 and 1280 × 720, scale 1.5" in two.said
    assert look_screen.of_displays([(800, 600)], None).verdict is Verdict.REMARK


# The camera.


def test_a_camera_that_is_not_there_is_one_problem() -> None:
    """Told once, with what to do; what can't be seen without it is no second problem."""
    found = findings(look_camera.look(Wish(camera="97")))
    assert (found["cameras"].verdict, found["cameras"].remedy) == (
        Verdict.PROBLEM,
        "camera_missing",
    )
    assert [f.check for f in found.values() if f.verdict is Verdict.PROBLEM] == ["cameras"]


def test_no_camera_leaves_every_camera_alone() -> None:
    """`--no-camera` is for who plays without one, and for who must not switch one on."""
    told = list(look_camera.look(Wish(uses_camera=False)))
    assert not [each for each in told if isinstance(each, Step)]
    assert {each.verdict for each in findings(iter(told)).values()} == {Verdict.NOT_SEEN}


def test_a_file_that_is_no_film_is_a_problem(tmp_path: Path) -> None:
    """It is named as a film only: paths stay at home."""
    film = tmp_path / "broken.mp4"
    film.write_bytes(b"no film at all")
    found = findings(look_camera.look(Wish(camera=str(film))))
    assert (found["camera.film"].verdict, found["camera.film"].remedy) == (Verdict.PROBLEM, "film")
    assert found["face"].verdict is Verdict.NOT_SEEN


@pytest.mark.parametrize("reason", list(CameraReason))
def test_every_trouble_of_a_camera_has_its_remedy(reason: CameraReason) -> None:
    """The chosen camera's is a problem, another one's a remark."""
    trouble = CameraTrouble(reason, "1")
    assert of_trouble("camera.1", "Cam", trouble, is_chosen=True).verdict is Verdict.PROBLEM
    other = of_trouble("camera.1", "Cam", trouble, is_chosen=False)
    assert other.verdict is Verdict.REMARK
    assert other.remedy in REMEDIES
    assert other.said.startswith("Camera 1 (Cam) ")


def test_light_is_judged_as_the_game_judges_it() -> None:
    """A covered lens is a problem, a dim room a remark."""
    verdicts = [of_light([light]).verdict for light in (0.0, 0.04, 0.4)]
    assert verdicts == [Verdict.PROBLEM, Verdict.REMARK, Verdict.WELL]


def test_nobody_before_the_camera_is_no_problem() -> None:
    """A technician need not sit there."""
    assert of_face([0, 0, 0]).verdict is Verdict.REMARK
    assert of_face([1, 0, 2]).verdict is Verdict.WELL
    assert of_face([1, 0, 2]).figures["most_faces"] == 2


@pytest.mark.parametrize(
    ("size", "pace", "is_still", "remedy"),
    [
        ((640, 480), 30.0, False, ""),
        ((640, 480), 30.0, True, "frozen"),
        ((1, 1), 30.0, False, "small_picture"),
        ((640, 480), 4.0, False, "slow_camera"),
    ],
)
def test_pictures_are_judged_by_size_pace_and_life(
    size: tuple[int, int], pace: float, is_still: bool, remedy: str
) -> None:
    """What is odd about a camera that works is a remark."""
    figures = {
        "name": "Cam",
        "is_chosen": True,
        "width": size[0],
        "height": size[1],
        "pictures_per_second": pace,
        "opened_after_s": 0.4,
    }
    found = of_pictures("camera.0", figures, is_still)
    assert found.remedy == remedy
    assert found.verdict is (Verdict.REMARK if remedy else Verdict.WELL)


# Voice and sound.


class Mute:
    """A booth without Swedish, whose English is silence."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "line.wav"

    def render(self, line: Line) -> Recorded | Unspeakable:
        if line.language == "sv":
            return Unspeakable(line, VoiceTrouble.NO_VOICE_FOR_LANGUAGE)
        import wave

        with wave.open(str(self._file), "wb") as writer:
            writer.setparams((1, 2, 22050, 0, "NONE", ""))
            writer.writeframes(bytes(2000))
        return Recorded(line, str(self._file))


def no_engine(folder: Path) -> Mute:
    """Be a computer without any voice."""
    raise OSError("libespeak-ng.so.1: cannot open shared object file")


def test_a_missing_voice_is_a_remark_for_each_language() -> None:
    """The play goes on in writing, so it keeps nobody from playing."""
    found = findings(look_voice.look(Wish(), no_engine))
    assert {each.remedy for each in found.values()} == {"voice_engine"}
    assert {each.verdict for each in found.values()} == {Verdict.REMARK}
    assert found.keys() == {"voice.en", "voice.sv"}


def test_a_silent_voice_and_a_missing_language_are_told() -> None:
    """A file that holds no sound is no voice."""
    found = findings(look_voice.look(Wish(), Mute))
    assert "is silent" in found["voice.en"].said
    assert found["voice.sv"].remedy == "voice_language"


def test_no_sound_device_is_a_remark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are shown, and nothing is heard."""
    import pygame

    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    found = findings(look_sound.look(Wish()))["sound"]
    assert (found.verdict, found.remedy) == (Verdict.REMARK, "sound")


def test_a_voice_that_is_turned_down_is_told() -> None:
    """A device that works is no use then."""
    assert look_sound.of_device("alsa", ["Speakers"], 44100, 0.0).remedy == "volume"
    assert look_sound.of_device("alsa", ["Speakers"], 44100, 0.5).verdict is Verdict.WELL
