"""Which cameras there are, by name; it opens none of them to look through."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_V4L: Final = Path("/sys/class/video4linux")
_DEV: Final = Path("/dev")

# Indexes offered where the system tells nothing about its cameras.
_LIKELY_INDEXES: Final = 3

# VIDIOC_QUERYCAP of linux/videodev2.h: it asks a device what it can do, and switches nothing on.
_QUERY_CAPABILITIES: Final = 0x80685600
_CAPABILITIES: Final = struct.Struct("=16s32s32sIII12x")
_CAPTURES: Final = 0x00000001 | 0x00001000  # V4L2_CAP_VIDEO_CAPTURE, ..._MPLANE
_CONVERTS: Final = 0x00008000 | 0x00004000  # V4L2_CAP_VIDEO_M2M, ..._MPLANE: no lens behind it


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """A camera that can be chosen: the source to open it with, and its name, "" if unknown."""

    source: str
    name: str


def list_cameras(tree: Path = _V4L, devices: Path = _DEV) -> tuple[FoundCamera, ...]:
    """Return the cameras to choose from; none of them is switched on.

    Linux tells names in `tree` and what each of `devices` can do; macOS tells names; on
    Windows the first indexes are returned without names.
    """
    if sys.platform == "darwin":
        return _told_apart(_mac_cameras())
    if sys.platform == "win32":
        return tuple(_nameless())
    return _told_apart(_linux_cameras(tree, devices))


def _nameless() -> list[FoundCamera]:
    return [FoundCamera(str(number), "") for number in range(_LIKELY_INDEXES)]


def _linux_cameras(tree: Path, devices: Path) -> list[FoundCamera]:
    # A webcam also shows nodes for its metadata; those have an index above 0.
    nodes = [node for node in tree.glob("video*") if _text(node / "index") in ("", "0")]
    found = [(node.name.removeprefix("video"), _text(node / "name")) for node in nodes]
    numbered = sorted((int(number), name) for number, name in found if number.isdecimal())
    return [
        FoundCamera(str(number), _short(name))
        for number, name in numbered
        if _has_lens(devices / f"video{number}")
    ]


def _short(name: str) -> str:
    """Return "HD Webcam" for "HD Webcam: HD Web", as Linux cuts the names of many cameras."""
    first, _, second = name.partition(": ")
    return first if second and first.startswith(second) else name


def _has_lens(device: Path) -> bool:
    """Tell whether `device` gives pictures; one that can't be asked may."""
    try:
        handle = os.open(device, os.O_RDWR | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return True
    try:
        import fcntl

        return can_capture(fcntl.ioctl(handle, _QUERY_CAPABILITIES, bytes(_CAPABILITIES.size)))
    except OSError:
        return True
    finally:
        os.close(handle)


def can_capture(answer: bytes) -> bool:
    """Tell from a device's `answer`, a v4l2_capability of 104 bytes, whether it takes pictures."""
    able = _CAPABILITIES.unpack(answer)[5]
    return bool(able & _CAPTURES) and not able & _CONVERTS


def _mac_cameras() -> list[FoundCamera]:
    try:
        import AVFoundation
    except ImportError:
        return _nameless()
    kinds = (AVFoundation.AVMediaTypeVideo, AVFoundation.AVMediaTypeMuxed)
    devices = [
        device
        for kind in kinds
        for device in AVFoundation.AVCaptureDevice.devicesWithMediaType_(kind)
    ]
    return numbered_as_opencv_does(devices)


def numbered_as_opencv_does(devices: Sequence[Any]) -> list[FoundCamera]:
    """Return macOS's capture devices under the indexes by which OpenCV opens them.

    OpenCV sorts them by `uniqueID` (cap_avfoundation_mac.mm), whatever order the system has.
    """
    ordered = sorted(devices, key=lambda device: str(device.uniqueID()))
    return [
        FoundCamera(str(number), str(device.localizedName()))
        for number, device in enumerate(ordered)
    ]


def _told_apart(cameras: Sequence[FoundCamera]) -> tuple[FoundCamera, ...]:
    """Return the cameras with a number behind names that were there before."""
    seen: dict[str, int] = {}
    named = []
    for camera in cameras:
        count = seen[camera.name] = seen.get(camera.name, 0) + 1
        is_again = bool(camera.name) and count > 1
        name = f"{camera.name} {count}" if is_again else camera.name
        named.append(FoundCamera(camera.source, name))
    return tuple(named)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
