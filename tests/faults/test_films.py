"""Files as cameras: whole, cut short, damaged, or no film at all."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from game.perception.camera import open_camera
from game.perception.frames import CameraReason, CameraTrouble, Frame
from game.perception.quiet import quiet_cv2


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A film of 20 pictures."""
    cv2 = quiet_cv2()
    path = tmp_path_factory.mktemp("films") / "film.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 25, (64, 48))
    for n in range(20):
        writer.write(np.full((48, 64, 3), 10 * n, np.uint8))
    writer.release()
    return path.read_bytes()


def outcomes(path: Path, count: int = 150) -> set[type]:
    """Return the kinds of what a file gives when it is played as a camera."""
    camera = open_camera(str(path), real_time=False)
    kinds = {type(camera.read()) for _ in range(count)}
    camera.close()
    return kinds


@pytest.mark.parametrize(
    ("kept", "gives"),
    [(0.0, CameraTrouble), (0.01, CameraTrouble), (0.7, Frame), (0.99, Frame)],
)
def test_a_film_cut_short_plays_as_far_as_it_goes(
    film: bytes, tmp_path: Path, kept: float, gives: type
) -> None:
    """What is left is played round and round; nothing left is told."""
    path = tmp_path / "cut.avi"
    path.write_bytes(film[: int(len(film) * kept)])
    assert outcomes(path) == {gives}


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_film_never_stops_the_play(
    film: bytes, tmp_path: Path, seed: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """Bytes changed anywhere: whole pictures, or a sentence, and nothing raised."""
    random = np.random.default_rng(seed)
    damaged = np.frombuffer(film, np.uint8).copy()
    places = random.integers(0, len(damaged), 10 ** (seed % 3 + 1))
    damaged[places] = random.integers(0, 256, len(places))
    path = tmp_path / "damaged.avi"
    path.write_bytes(damaged.tobytes())
    assert outcomes(path) <= {Frame, type(None), CameraTrouble}
    assert capfd.readouterr() == ("", "")


def test_a_film_of_damaged_pictures_alone_is_told(film: bytes, tmp_path: Path) -> None:
    """Nobody waits for ever for a whole picture."""
    path = tmp_path / "empty_pictures.avi"
    begins = film.index(b"movi") + 4
    path.write_bytes(film[:begins] + bytes(len(film) - begins))
    assert outcomes(path) == {CameraTrouble}


@pytest.mark.parametrize("kind", ["folder", "pipe", "gigantic"])
def test_what_is_no_film_is_told_at_once(tmp_path: Path, kind: str) -> None:
    """A folder, a pipe that nobody fills, a picture that claims more pixels than memory holds."""
    path = tmp_path / "film.png"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no pipes with a name")
        os.mkfifo(path)
    else:
        quiet_cv2().imwrite(str(path), np.zeros((1, 1, 3), np.uint8))
        small = path.read_bytes()
        size = (50_000).to_bytes(4, "big")
        path.write_bytes(small[:16] + size + size + small[24:])
    camera = open_camera(str(path))
    assert camera.read() == CameraTrouble(CameraReason.UNREADABLE_FILE, str(path))
