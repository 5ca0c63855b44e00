"""Judges a camera by the numbers that were noted of its pictures; it sees none of them."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from game.acting.readings import TOO_DARK_BELOW
from game.doctor.chart import Finding, Verdict, problem, remark, well

if TYPE_CHECKING:
    from game.perception.frames import CameraTrouble

# Of full brightness: a lens behind its cover.
BLACK_BELOW: Final = 0.012

# Below these a face is read worse, or late.
SMALLEST_PICTURE: Final = (320, 240)
SLOWEST: Final = 12.0

REMEDY_OF: Final[Mapping[str, str]] = {
    "missing": "camera_missing",
    "busy": "camera_busy",
    "refused": "camera_refused",
    "lost": "camera_silent",
    "silent": "camera_silent",
    "unreadable_file": "film",
}

_SAID: Final[Mapping[str, str]] = {
    "missing": "is not there",
    "busy": "is used by another program",
    "refused": "may not be used here",
    "lost": "went away while I looked",
    "silent": "is on, but sends no picture",
    "unreadable_file": "is a file that can't be played",
}


def called(check: str, name: str) -> str:
    """Return what to call a camera: "Camera 0 (HD Webcam)", "The film"."""
    source = check.partition(".")[2]
    if not source.isdecimal():
        return f"The {source}"
    return f"Camera {source} ({name})" if name else f"Camera {source}"


def of_trouble(check: str, name: str, trouble: CameraTrouble, is_chosen: bool) -> Finding:
    """Judge a camera without a picture; one that is not chosen is a remark."""
    reason = str(trouble.reason)
    said = f"{called(check, name)} {_SAID.get(reason, 'gives no picture')}."
    verdict = Verdict.PROBLEM if is_chosen else Verdict.REMARK
    figures = {"name": name, "is_chosen": is_chosen}
    return Finding(check, verdict, said, REMEDY_OF.get(reason, "camera_silent"), figures)


def of_pictures(check: str, figures: Mapping[str, Any], is_still: bool) -> Finding:
    """Judge size and speed of a camera's pictures; `is_still` when all were the same."""
    width, height, pace = (figures[n] for n in ("width", "height", "pictures_per_second"))
    is_webcam = check.partition(".")[2].isdecimal()
    chosen = ", chosen" if is_webcam and figures["is_chosen"] else ""
    said = (
        f"{called(check, figures['name'])}{chosen}: {width} × {height}, {pace:g} pictures a "
        f"second, the first after {figures['opened_after_s']:g} s"
    )
    if is_still:
        return remark(
            check, f"{said}; it shows the same picture all the time.", "frozen", **figures
        )
    if width < SMALLEST_PICTURE[0] or height < SMALLEST_PICTURE[1]:
        return remark(check, f"{said}; that is small.", "small_picture", **figures)
    if is_webcam and pace < SLOWEST:
        return remark(check, f"{said}; that is slow.", "slow_camera", **figures)
    return well(check, f"{said}.", **figures)


def of_light(lights: Sequence[float]) -> Finding:
    """Judge brightness, 0 to 1: of the faces where there are any, else of whole pictures."""
    light = round(statistics.median(lights), 3)
    told = f"{light:.0%} of full brightness"
    if light < BLACK_BELOW:
        return problem("light", f"The picture is black ({told}).", "black", brightness=light)
    if light < TOO_DARK_BELOW:
        said = f"It is too dark to read a face ({told})."
        return remark("light", said, "light", brightness=light)
    return well("light", f"Light enough ({told}).", brightness=light)


def of_face(faces: Sequence[int]) -> Finding:
    """Judge how many faces were found in each of the pictures."""
    found = sum(1 for count in faces if count)
    figures = {"pictures": len(faces), "with_a_face": found, "most_faces": max(faces, default=0)}
    told = f"in {found} of {len(faces)} pictures"
    if not found:
        return remark("face", f"No face is found in {len(faces)} pictures.", "face", **figures)
    if found * 2 < len(faces):
        return remark("face", f"A face is found only now and then, {told}.", "light", **figures)
    return well("face", f"A face is found, {told}. No picture was kept.", **figures)
