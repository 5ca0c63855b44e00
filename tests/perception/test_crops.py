"""Tests of game/perception/crops.py."""

from __future__ import annotations

import io
import math
import zipfile
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from game.acting.readings import FaceBox
from game.perception.crops import BROADEST, MIDDLE_TO_MOUTH, SIDE, VIEWS, crop_face, crop_views
from game.perception.faces import FaceFinder
from game.perception.frames import Frame
from training.eyes import enlarged, find_eyes
from training.photos import load_photos


def _box(right: tuple[float, float], left: tuple[float, float], size: float = 0.3) -> FaceBox:
    """A box around eyes in a picture of 640 x 480, `size` of its width, the mouth below them."""
    middle = ((right[0] + left[0]) / 2, (right[1] + left[1]) / 2)
    across, down = (left[0] - right[0]) * 640, (left[1] - right[1]) * 480
    mouth = (middle[0] - down / 640, middle[1] + across / 480)
    high = size * 640 / 480
    top = middle[1] - high / 2
    return FaceBox(middle[0] - size / 2, top, size, high, right, left, middle, mouth, 0.9)


def _dotted(right: tuple[int, int], left: tuple[int, int]) -> NDArray[np.uint8]:
    """A grey picture of 640 x 480 with a black right eye and a white left eye."""
    picture = np.full((480, 640, 3), 128, np.uint8)
    cv2.circle(picture, right, 9, (0, 0, 0), -1)
    cv2.circle(picture, left, 9, (255, 255, 255), -1)
    return picture


def _eyes_of(crop: NDArray[np.uint8]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where the dark and the bright dot are, in fractions of the crop (x, y)."""
    grey = crop.astype(float)
    found = []
    for weight in (np.clip(100 - grey, 0, None), np.clip(grey - 156, 0, None)):
        rows, columns = np.indices(grey.shape)
        total = weight.sum()
        where = np.array([(columns * weight).sum(), (rows * weight).sum()]) / total
        found.append((where + 0.5) / SIDE)
    return found[0], found[1]


@pytest.mark.parametrize("degrees", [-30, 0, 20])
@pytest.mark.parametrize("apart", [40, 90, 160])
def test_eyes_land_level_and_in_their_places(degrees: int, apart: int) -> None:
    """However large or tilted the head is, the eyes are level, a bit above the middle."""
    turn = math.radians(degrees)
    half = np.array([math.cos(turn), math.sin(turn)]) * apart / 2
    middle = np.array([320, 240])
    right, left = np.round(middle - half).astype(int), np.round(middle + half).astype(int)
    picture = _dotted(tuple(right.tolist()), tuple(left.tolist()))
    dots = [((x + 0.5) / 640, (y + 0.5) / 480) for x, y in (right, left)]
    # The detector's boxes are about 2.4 times as wide as the eyes stand apart.
    box = _box(dots[0], dots[1], 2.4 * apart / 640)
    for view, crop in zip(VIEWS, crop_views(picture, box), strict=True):
        dark, bright = _eyes_of(crop)
        down = 1 / (2.4 * view.side)
        assert (dark + bright) / 2 == pytest.approx([0.5, 0.5 - MIDDLE_TO_MOUTH * down], abs=0.02)
        # In `_box` the mouth is as far below the eyes as these are apart: a broad face.
        across = BROADEST * down * (-1 if view.is_mirrored else 1)
        assert bright - dark == pytest.approx([across, 0], abs=0.02)


def test_grey_and_colour_pictures_give_the_same_crop() -> None:
    """A grey camera is as good as a coloured one."""
    picture = _dotted((280, 200), (360, 200))
    box = _box((280 / 640, 200 / 480), (360 / 640, 200 / 480))
    grey = crop_face(np.ascontiguousarray(picture[..., 0]), box)
    assert grey.shape == (SIDE, SIDE)
    assert grey.dtype == np.uint8
    np.testing.assert_allclose(grey.astype(int), crop_face(picture, box).astype(int), atol=1)


def test_a_face_at_the_edge_is_filled_with_the_edge() -> None:
    """Half out of the picture, a face still makes a crop without black bars."""
    picture = np.full((480, 640, 3), 200, np.uint8)
    crop = crop_face(picture, _box((-0.02, 0.0), (0.1, 0.02)))
    assert crop.min() == crop.max() == 200


def test_a_turned_head_is_not_blown_up() -> None:
    """Eyes that come together because the head turns do not make the face fill the crop."""
    picture = _dotted((315, 240), (325, 240))
    box = _box((315 / 640, 0.5), (325 / 640, 0.5), size=0.3)
    dark, bright = _eyes_of(crop_face(picture, box))
    assert bright[0] - dark[0] < 0.1


def test_only_broad_faces_are_drawn_together() -> None:
    """One whose mouth is far below its eyes is cut as it is; its height is always kept."""
    picture = _dotted((280, 200), (360, 200))
    broad = _box((280 / 640, 200 / 480), (360 / 640, 200 / 480))
    long = replace(broad, mouth=(0.5, (200 + 110) / 480))
    for box, share in ((broad, BROADEST), (long, 1.0)):
        dark, bright = _eyes_of(crop_face(picture, box))
        apart = 80 / (0.3 * 640 * VIEWS[0].side)
        assert bright[0] - dark[0] == pytest.approx(share * apart, abs=0.02)


def test_fine_stripes_of_a_large_face_do_not_shimmer() -> None:
    """A face close to the camera is averaged down, so that single pixels cannot flicker."""
    picture = np.zeros((480, 640), np.uint8)
    picture[:, ::2] = 255
    boxes = [_box((0.4, 0.4), (0.6, 0.4), size=size) for size in (0.4, 0.45, 0.5, 0.55, 0.6)]
    left = [crop_face(picture, box)[8:40, 8:40].std() for box in boxes]
    # The stripes' own is 127. Nearly all of it goes, at every distance most of it.
    assert np.mean(left) < 12
    assert max(left) < 25


def _fer2013(shared: Path, count: int) -> NDArray[np.uint8]:
    with zipfile.ZipFile(shared / "data" / "fer2013plus.zip") as archive:
        names = sorted(n for n in archive.namelist() if n.startswith("images/train/"))
        pictures = []
        for name in names[:: len(names) // count][:count]:
            content = np.frombuffer(io.BytesIO(archive.read(name)).getbuffer(), np.uint8)
            pictures.append(cv2.imdecode(content, cv2.IMREAD_GRAYSCALE))
    return np.array(pictures, np.uint8)


def _clip_crops(path: Path, detector: Path) -> NDArray[np.uint8]:
    clip, crops = cv2.VideoCapture(str(path)), []
    with FaceFinder(detector) as finder:
        for number in range(200):
            is_there, picture = clip.read()
            if not is_there:
                break
            frame = Frame(np.ascontiguousarray(picture[..., ::-1]), number / 30, number)
            crops += [crop_views(frame.picture, box) for box in finder.find(frame)[:1]]
    clip.release()
    return np.array(crops)


def _alike(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Correlation of two average faces, background left out."""
    middle = np.s_[10:44, 10:38]
    # Blurred alike: one person's average is sharp, that of hundreds is not.
    first, second = (cv2.GaussianBlur(c.mean(axis=0), (0, 0), 2.5)[middle] for c in (one, other))
    return float(np.corrcoef(first.ravel(), second.ravel())[0, 1])


@pytest.mark.long
def test_the_games_crops_look_like_fer2013(shared: Path, root: Path) -> None:
    """Eyes, light, contrast, average face: the game's crops are FER2013's, seen from nearer."""
    detector = root / "models" / "face_detector.tflite"
    fer2013 = _fer2013(shared, 400)
    photos = load_photos(
        shared / "data" / "actors", shared / "data" / "actors" / "labels.csv", detector
    )
    clip = _clip_crops(shared / "clips" / "single_face.mp4", detector)
    # The game cuts more tightly than FER2013, around the middle of the face, in its further view
    # too; the last phase of training shows the network both. It draws broad faces together:
    # FER2013's eyes are 0.95 of the way to the mouth apart.
    near = (round(SIDE * 1.35 * BROADEST / 0.95), round(SIDE * 1.35))
    middle = (0.507 * near[0], 0.53 * near[1])
    fer2013 = np.stack(
        [cv2.getRectSubPix(cv2.resize(one, near), (SIDE, SIDE), middle) for one in fer2013]
    )
    learnt = find_eyes(fer2013[:200], detector).medians()
    for views, least in ((photos.crops, 0.75), (clip, 0.5)):
        crops = views[:, 1, :, ::-1]  # that view is a mirror
        seen = find_eyes(crops[:: max(1, len(crops) // 60)], detector).medians()
        assert seen["eyes_middle"] == pytest.approx(learnt["eyes_middle"], abs=0.04)
        assert seen["eyes_apart"] == pytest.approx(learnt["eyes_apart"], abs=0.04)
        assert abs(crops.mean() - fer2013.mean()) < 25
        assert abs(crops.std(axis=(1, 2)).mean() - fer2013.std(axis=(1, 2)).mean()) < 20
        assert _alike(crops, fer2013) > least


def test_an_enlarged_crop_is_what_the_detector_is_shown() -> None:
    """The page for the detector has the crop, four times as large, in its middle."""
    crop = np.arange(SIDE * SIDE, dtype=np.int64).reshape(SIDE, SIDE) % 251
    page = enlarged(crop.astype(np.uint8))
    assert page.shape == (8 * SIDE, 8 * SIDE, 3)
