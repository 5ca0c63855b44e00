"""Tests of what can be read as data: zips and folders of pictures, whole and broken."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from game.acting.expressions import EXPRESSIONS
from tests.training.made_faces import made_face, made_folders, made_zip, png
from training.data import DataTrouble
from training.sources import load_pictures

SEVEN = tuple(map(str, EXPRESSIONS))


def test_zip_and_folder_read_alike(tmp_path: Path) -> None:
    """Whether the data is packed or not makes no difference."""
    packed = made_zip(tmp_path / "data.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "data")
    one, other = load_pictures(packed), load_pictures(tmp_path / "data")
    assert len(one) == 7 * 6 + 7 * 2 + 1
    np.testing.assert_array_equal(one.pixels, other.pixels)
    np.testing.assert_array_equal(one.votes, other.votes)
    assert len(one.of("validation")) == 14


def test_the_cache_gives_the_same_and_notices_another_file(tmp_path: Path) -> None:
    """A second reading comes from the cache; a changed source does not."""
    packed, cache = made_zip(tmp_path / "data.zip"), tmp_path / "cache"
    first = load_pictures(packed, cache)
    assert len(list(cache.iterdir())) == 1
    np.testing.assert_array_equal(load_pictures(packed, cache).pixels, first.pixels)
    made_zip(packed, each=3)
    assert len(load_pictures(packed, cache)) == 7 * 3 + 7 * 2 + 1


def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    """The sentence says what to give instead."""
    with pytest.raises(DataTrouble, match=r"no such file or folder; give the zip"):
        load_pictures(tmp_path / "none.zip")


def test_a_cut_download_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Half a zip is not read as far as it goes."""
    packed = made_zip(tmp_path / "data.zip")
    packed.write_bytes(packed.read_bytes()[:3000])
    with pytest.raises(DataTrouble, match=r"cut short or damaged .* download it again"):
        load_pictures(packed)


def test_other_folders_are_told_in_a_sentence(tmp_path: Path) -> None:
    """A folder without the expected layout names the layout."""
    (tmp_path / "cats").mkdir()
    with pytest.raises(DataTrouble, match=r"holds no pictures under images/train"):
        load_pictures(tmp_path)


def test_an_odd_picture_is_named(tmp_path: Path) -> None:
    """The broken picture is found by its name."""
    source = made_folders(tmp_path / "data", ("happy", "sad"), 2, split="images/train")
    for content in (b"no picture", b""):
        (source / "images" / "train" / "sad" / "fer1.png").write_bytes(content)
        with pytest.raises(DataTrouble, match=r"images/train/sad/fer1\.png is not a picture"):
            load_pictures(source)


def test_an_empty_folder_is_read_as_nothing_but_told(tmp_path: Path) -> None:
    """An empty zip says the same as an empty folder."""
    with zipfile.ZipFile(tmp_path / "none.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing here")
    with pytest.raises(DataTrouble, match=r"none\.zip: holds no pictures .* give the zip"):
        load_pictures(tmp_path / "none.zip")


def test_a_zip_with_a_damaged_picture_is_told(tmp_path: Path) -> None:
    """A byte that flipped on the way is noticed by the zip's own check."""
    packed = made_zip(tmp_path / "data.zip")
    content = bytearray(packed.read_bytes())
    content[200] ^= 255
    packed.write_bytes(bytes(content))
    with pytest.raises(DataTrouble, match=r"cut short or damaged"):
        load_pictures(packed)


def test_a_file_in_a_folder_that_changes_is_noticed(tmp_path: Path) -> None:
    """The cache of a folder looks at every file in it, not at the folder alone."""
    source = made_folders(tmp_path / "data", ("happy", "sad"), 3)
    before = load_pictures(source, tmp_path / "cache")
    (source / "sad" / "2.jpg").write_bytes(png(made_face(6, 9)))
    after = load_pictures(source, tmp_path / "cache")
    assert len(before) == len(after)
    assert (before.pixels != after.pixels).any()


def test_a_cut_cache_is_made_anew(tmp_path: Path) -> None:
    """A cache that a full disk cut short costs time, not an error; classes come back whole."""
    source = made_folders(tmp_path / "data", ("glasses", "no-glasses"), 3)
    load_pictures(source, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(kept.read_bytes()[:500])
    assert len(load_pictures(source, tmp_path / "cache")) == 6
    assert load_pictures(source, tmp_path / "cache").classes == ("glasses", "no-glasses")


def test_a_home_without_room_costs_only_time(tmp_path: Path) -> None:
    """Where no cache can be written, the pictures are read all the same."""
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    source = made_folders(tmp_path / "data", ("happy", "sad"), 3)
    assert len(load_pictures(source, tmp_path / "file" / "cache")) == 6


def test_glasses_and_none_are_two_classes(tmp_path: Path) -> None:
    """Any folder of class folders is read, its splits decided by what the pictures show."""
    source = made_folders(tmp_path / "data", ("no-glasses", "glasses"), 60)
    pictures = load_pictures(source)
    assert pictures.classes == ("glasses", "no-glasses")
    assert pictures.pixels.shape == (120, 48, 48)
    assert np.bincount(pictures.folder).tolist() == [60, 60]
    counts = [len(pictures.of(split)) for split in ("train", "validation", "test")]
    assert sum(counts) == 120
    assert 80 <= counts[0] <= 110
    assert min(counts) > 2


def test_more_pictures_change_no_split(tmp_path: Path) -> None:
    """A picture stays in its split when others come or the files are named anew."""
    source = made_folders(tmp_path / "data", ("glasses", "no-glasses"), 20)
    before = load_pictures(source)
    (source / "glasses" / "0.jpg").rename(source / "glasses" / "zzz.jpg")
    (source / "glasses" / "new.png").write_bytes(png(made_face(5, 77)))
    after = load_pictures(source)

    def splits(pictures: object) -> dict[bytes, int]:
        rows = zip(pictures.pixels, pictures.split, strict=True)  # type: ignore[attr-defined]
        return {pixels.tobytes(): int(split) for pixels, split in rows}

    assert splits(before).items() <= splits(after).items()


@pytest.mark.parametrize("above", ["", "images/", "archive/images/"])
@pytest.mark.parametrize("names", [("train", "validation"), ("Train", "valid"), ("train", "test")])
def test_split_folders_lie_at_any_depth(tmp_path: Path, above: str, names: tuple[str, str]) -> None:
    """With or without the level images/, by the names that people give to splits."""
    for name, each in zip(names, (4, 2), strict=True):
        made_folders(tmp_path / "data", ("Happy", "Sad"), each, split=f"{above}{name}")
    pictures = load_pictures(tmp_path / "data")
    assert pictures.classes == SEVEN
    assert len(pictures.of("train")) == 8
    assert len(pictures.of("test" if names[1] == "test" else "validation")) == 4
    assert {SEVEN[k] for k in pictures.folder} == {"happy", "sad"}


def test_what_lies_about_is_no_class(tmp_path: Path) -> None:
    """Hidden files, what macOS adds to zips, and pictures beside the split folders are left."""
    source = made_folders(tmp_path / "data", ("happy", "sad"), 3, split="train")
    (source / "preview").mkdir()
    for extra in ("preview/a.png", "train/happy/._1.jpg", "train/sheet.png"):
        (source / extra).write_bytes(b"whatever")
    assert len(load_pictures(source)) == 6


def test_pictures_of_any_size_and_kind_become_small_and_grey(tmp_path: Path) -> None:
    """Large, tiny, wide, coloured and transparent pictures all become 48 x 48."""
    for name, shape in {"a": (200, 200), "b": (20, 20, 3), "c": (30, 90, 4), "d": (48, 48)}.items():
        folder = tmp_path / "data" / name
        folder.mkdir(parents=True)
        (folder / "1.PNG").write_bytes(png(np.full(shape, 90, np.uint8)))
    pixels = load_pictures(tmp_path / "data").pixels
    assert pixels.shape == (4, 48, 48)
    assert abs(pixels.astype(int) - 90).max() <= 1


def test_a_single_class_is_told(tmp_path: Path) -> None:
    """Nothing can be learnt from one class; the sentence says what to do."""
    source = made_folders(tmp_path / "data", ("glasses",), 3)
    with pytest.raises(DataTrouble, match=r"all its pictures are of the class glasses; put"):
        load_pictures(source)


@pytest.mark.parametrize("name", ["fer2013.csv", "face.png"])
def test_a_picture_is_no_table(tmp_path: Path, name: str) -> None:
    """Whatever it is called, the sentence says what it is and what to give."""
    source = tmp_path / name
    source.write_bytes(png(made_face(1, 1)))
    with pytest.raises(DataTrouble, match=r"is a picture, not a table; give the zip"):
        load_pictures(source)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.tar", b"ustar  ", r"is neither a zip nor a folder nor a CSV; give"),
        ("a.csv", b"emotion,pixels,Usage\n\xff\xfe,1,2\n", r"is no table of text in UTF-8"),
        ("a.zip", b"", r"is cut short or damaged"),
        ("a.csv", b"", r"is empty; download it again"),
    ],
)
def test_an_odd_file_is_told(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    """What is neither of the three kinds is named as such."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataTrouble, match=told):
        load_pictures(tmp_path / name)
