"""The list of cameras: names, what has a lens, and what is told apart; none is opened for it."""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.perception.cameras import (
    FoundCamera,
    can_capture,
    list_cameras,
    numbered_as_opencv_does,
)

on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="reads the list that Linux keeps"
)


def plug_in(tree: Path, number: int, name: str, index: int = 0) -> None:
    """Let the tree tell of one more video node, as Linux does."""
    node = tree / f"video{number}"
    node.mkdir(parents=True)
    (node / "index").write_text(f"{index}\n")
    (node / "name").write_text(f"{name}\n")


def listed(tree: Path) -> list[tuple[str, str]]:
    """Return what is offered, with a /dev that cannot be asked."""
    return [(camera.source, camera.name) for camera in list_cameras(tree, tree / "dev")]


@on_linux
def test_cameras_are_listed_by_name_without_their_metadata(tmp_path: Path) -> None:
    """A webcam shows two nodes; only the one with pictures is offered, in the order of numbers."""
    plug_in(tmp_path, 10, "Far cam")
    plug_in(tmp_path, 2, "Stage cam")
    plug_in(tmp_path, 0, "Built-in")
    plug_in(tmp_path, 1, "Built-in", index=1)
    assert listed(tmp_path) == [("0", "Built-in"), ("2", "Stage cam"), ("10", "Far cam")]
    assert listed(tmp_path / "none") == []


@on_linux
def test_names_are_short_and_told_apart(tmp_path: Path) -> None:
    """Linux doubles names and cuts them off; two cameras of a kind get a number."""
    plug_in(tmp_path, 0, "HD Pro Webcam: HD Pro Web")
    plug_in(tmp_path, 2, "HD Pro Webcam: HD Pro Web")
    plug_in(tmp_path, 4, "Loft: window")
    plug_in(tmp_path, 6, "")
    assert listed(tmp_path) == [
        ("0", "HD Pro Webcam"),
        ("2", "HD Pro Webcam 2"),
        ("4", "Loft: window"),
        ("6", ""),
    ]


@on_linux
def test_a_camera_plugged_in_later_is_in_the_next_list(tmp_path: Path) -> None:
    """The list is read afresh each time."""
    plug_in(tmp_path, 0, "Built-in")
    assert len(listed(tmp_path)) == 1
    plug_in(tmp_path, 2, "Stage cam")
    assert len(listed(tmp_path)) == 2


@on_linux
def test_a_device_that_is_busy_or_forbidden_is_still_offered(tmp_path: Path) -> None:
    """What can't be asked may be a camera: a file that is no device answers nothing."""
    plug_in(tmp_path, 0, "Built-in")
    devices = tmp_path / "dev"
    devices.mkdir()
    (devices / "video0").write_bytes(b"")
    assert list_cameras(tmp_path, devices) == (FoundCamera("0", "Built-in"),)


@pytest.mark.parametrize(
    ("device_can", "has_lens"),
    [
        (0x04200001, True),  # a webcam: capture, streaming
        (0x04A00000, False),  # a webcam's metadata node
        (0x04208000, False),  # a decoder of a small computer: memory to memory
        (0x04200002, False),  # a loopback's output end
        (0x04201000, True),  # capture in several planes
    ],
)
def test_only_what_has_a_lens_takes_pictures(device_can: int, has_lens: bool) -> None:
    """The device's own capabilities decide, not those of the whole card."""
    answer = struct.pack(
        "=16s32s32s6I", b"uvcvideo", b"Cam", b"usb-1", 1, 0x84A00001, device_can, 0, 0, 0
    )
    assert can_capture(answer) is has_lens


@dataclass(frozen=True)
class MacCamera:
    """A capture device as AVFoundation describes it."""

    id: str
    name: str

    def uniqueID(self) -> str:  # noqa: N802 - AVFoundation's own name
        """Return what tells the device apart."""
        return self.id

    def localizedName(self) -> str:  # noqa: N802
        """Return the name in the user's language."""
        return self.name


def test_on_a_mac_names_go_with_the_numbers_that_opencv_opens() -> None:
    """OpenCV sorts by unique ID; a list in another order would open the wrong camera."""
    found = numbered_as_opencv_does([MacCamera("0x2", "Desk View"), MacCamera("0x1", "FaceTime")])
    assert found == [FoundCamera("0", "FaceTime"), FoundCamera("1", "Desk View")]
