"""Tests of the face finder on clips of real faces and on the understudy."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from game.acting.expressions import Expression
from game.acting.readings import FaceBox
from game.drawing.face_pose import pose_for
from game.drawing.understudy import photograph
from game.perception.camera import open_camera
from game.perception.faces import DETECTOR_SHA256, FaceFinder, FaceFinderTrouble
from game.perception.frames import Frame


@pytest.fixture(scope="module")
def model_path() -> Path:
    """The detector's file."""
    return Path(__file__).resolve().parents[2] / "models" / "face_detector.tflite"


@pytest.fixture(scope="module")
def finder(model_path: Path) -> Iterator[FaceFinder]:
    """The real detector, one for all tests: it does not remember pictures."""
    with FaceFinder(model_path) as finder:
        yield finder


def faces_in(finder: FaceFinder, clip: Path, pictures: int) -> list[tuple[FaceBox, ...]]:
    """Return the faces of the first pictures of a clip."""
    camera = open_camera(str(clip), real_time=False)
    found = []
    for _ in range(pictures):
        seen = camera.read()
        assert isinstance(seen, Frame)
        found.append(finder.find(seen))
    camera.close()
    return found


def test_one_face_is_found_in_every_picture_of_it(finder: FaceFinder, shared: Path) -> None:
    """The man's face, its eyes level, its nose below them and its mouth below that."""
    for faces in faces_in(finder, shared / "clips" / "single_face.mp4", 72):
        assert len(faces) == 1
        (face,) = faces
        assert 0.2 < face.width < 0.35
        assert face.right_eye[0] < face.nose[0] < face.left_eye[0]
        assert face.right_eye[1] == pytest.approx(face.left_eye[1], abs=0.05)
        assert face.right_eye[1] < face.nose[1] < face.mouth[1]
        assert face.left < face.right_eye[0] < face.left_eye[0] < face.left + face.width


def test_a_sky_has_no_face_for_longer_than_a_blink(finder: FaceFinder, shared: Path) -> None:
    """The clouds and letters of a drawn sky pass for a face in a few single pictures at most."""
    faces = faces_in(finder, shared / "clips" / "no_face.mp4", 95)
    taken = [bool(found) for found in faces]
    assert sum(taken) <= 5
    assert not any(all(taken[n : n + 4]) for n in range(len(taken)))


def test_a_face_that_leaves_is_found_no_longer(finder: FaceFinder, shared: Path) -> None:
    """In face_noface.mov the man is there for 72 pictures, and then the sky."""
    faces = faces_in(finder, shared / "clips" / "face_noface.mov", 150)
    assert all(len(found) == 1 for found in faces[:72])
    assert not any(faces[76:])


def test_several_faces_come_largest_first(finder: FaceFinder, shared: Path) -> None:
    """Of five people outdoors at least three are near enough."""
    (faces,) = faces_in(finder, shared / "clips" / "multi_face.jpg", 1)
    assert 3 <= len(faces) <= 5
    sizes = [face.width * face.height for face in faces]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("expression", list(Expression))
def test_the_understudy_is_found_whatever_it_shows(
    finder: FaceFinder, expression: Expression
) -> None:
    """A drawn face is a face, if it is drawn well."""
    picture = photograph(pose_for(expression, 1.0))
    faces = finder.find(Frame(picture, 0.0, 0))
    assert len(faces) == 1


def test_time_that_runs_backwards_is_no_trouble(finder: FaceFinder) -> None:
    """A camera that was unplugged and opened again counts its time anew."""
    picture = photograph(pose_for(Expression.HAPPY, 1.0))
    for taken_at in (5000.0, 1.0, 1.0, 0.0):
        assert len(finder.find(Frame(picture, taken_at, 0))) == 1


def test_a_black_picture_has_no_face(finder: FaceFinder) -> None:
    """A covered lens is nobody."""
    assert finder.find(Frame(np.zeros((480, 640, 3), np.uint8), 0.0, 0)) == ()


def test_the_checksum_beside_the_file_is_the_pinned_one(model_path: Path) -> None:
    """What the game pins is what `sha256sum -c` checks."""
    assert model_path.with_suffix(".sha256").read_text().split()[0] == DETECTOR_SHA256


def test_weights_other_than_the_pinned_ones_are_refused(tmp_path: Path, model_path: Path) -> None:
    """One byte more is another file; the sentence says which and what to do."""
    other = tmp_path / "face_detector.tflite"
    other.write_bytes(model_path.read_bytes() + b"x")
    with pytest.raises(FaceFinderTrouble, match=r"face_detector\.tflite.*install Curtain Up again"):
        FaceFinder(other)
    with pytest.raises(FaceFinderTrouble, match="can't read"):
        FaceFinder(tmp_path / "none.tflite")


def test_loading_prints_nothing_and_leaves_heavy_modules_out(root: Path) -> None:
    """The log lines of mediapipe stay away, and TensorFlow and sounddevice stay unloaded."""
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from game.perception.faces import FaceFinder\n"
        "with FaceFinder(Path('models/face_detector.tflite')): pass\n"
        "print(sorted({'tensorflow', 'sounddevice'} & set(sys.modules)))\n"
        "print('an error', file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=120
    )
    assert done.stdout == "[]\n"
    assert done.stderr == "an error\n"


def test_only_chatter_is_held_back(root: Path) -> None:
    """Info and warnings of native libraries vanish; an error among them comes through."""
    code = (
        "import os\nfrom game.perception.quiet import chatter_held_back\n"
        "with chatter_held_back():\n"
        "    os.write(2, b'INFO: Created a delegate\\nW0000 00:00:17.5 7 a.cc:1] Hm\\n')\n"
        "    os.write(2, b'E0000 00:00:17.5 7 a.cc:2] Broken\\n')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert done.stderr == "E0000 00:00:17.5 7 a.cc:2] Broken\n"
