"""Looks at the cameras: names, permission, pictures, light, and whether a face is found.

Pictures are looked at one by one and let go; nothing of a face is kept or told but whether there
was one. Every camera is released before the next is opened.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from game.doctor.chart import LOADING, Finding, Step, Wish, not_seen, problem, well
from game.doctor.judged_pictures import of_face, of_light, of_pictures, of_trouble
from game.doctor.permission import of_permission
from game.doctor.saved import saved_settings

if TYPE_CHECKING:
    from game.perception.camera import Camera
    from game.perception.faces import FaceFinder
    from game.perception.frames import CameraTrouble, Frame

# Seconds: how fast pictures come is counted for one; a face is looked for until it is found.
COUNTED: Final = 1.0
SOUGHT: Final = 3.0

# Seconds that a driver may take to open a camera, and until one is asked again.
OPENING: Final = 15.0
NOTHING_NEW: Final = 0.004

# Pictures with a face that are enough.
ENOUGH: Final = 5

# Cameras beside the chosen one that are opened, too.
MOST_OTHERS: Final = 3

UNDERSTUDY: Final = "understudy"


@dataclass(slots=True)
class Seen:
    """What was noted of a camera's pictures: numbers, never a picture."""

    trouble: CameraTrouble | None = None
    size: tuple[int, int] = (0, 0)
    began: float = 0.0
    times: list[float] = field(default_factory=list)
    lights: list[float] = field(default_factory=list)
    faces: list[int] = field(default_factory=list)
    faces_lights: list[float] = field(default_factory=list)
    sums: set[int] = field(default_factory=set)

    @property
    def pace(self) -> float:
        """Pictures a second."""
        gone = self.times[-1] - self.times[0] if len(self.times) > 1 else 0.0
        return (len(self.times) - 1) / gone if gone > 0 else 0.0


def look(wish: Wish) -> Iterator[Finding | Step]:
    """Look through the chosen camera, then through the others for a moment."""
    if not wish.uses_camera:
        for check in ("cameras", "permission", "camera", "light", "face"):
            yield not_seen(check, "Left alone, as asked for by --no-camera.")
        return
    yield Step("loading OpenCV", LOADING)
    from game.perception.cameras import list_cameras

    chosen = wish.camera or saved_settings().settings.camera
    names = {camera.source: camera.name for camera in list_cameras()}
    yield of_names(names, chosen)
    yield of_permission(tuple(names), needs_one=chosen.isdecimal())
    yield from _chosen(chosen, names.get(chosen, ""), chosen in names)
    for other in [source for source in names if source != chosen][:MOST_OTHERS]:
        yield from _other(other, names[other])


def of_names(names: dict[str, str], chosen: str) -> Finding:
    """Judge the list of cameras, by source."""
    told = ", ".join(f"{source}: {name or 'without a name'}" for source, name in names.items())
    if chosen.isdecimal() and chosen not in names:
        others = f"there is {told}" if names else "none is found"
        said = f"Camera {chosen} is chosen, but {others}."
        return problem("cameras", said, "camera_missing", names=names)
    if names:
        return well("cameras", f"{len(names)} found: {told}.", names=names)
    return well("cameras", "None is found; another actor is chosen.", names=names)


def _chosen(source: str, name: str, is_listed: bool) -> Iterator[Finding | Step]:
    shown = source if source.isdecimal() or source == UNDERSTUDY else "film"
    finder, seen = None, Seen()
    yield Step(f"opening camera {shown}", OPENING)
    with closing(_opened(source, seen)) as camera:
        _watch(camera, seen, COUNTED, None)
        if seen.trouble is None:
            yield Step("looking for a face", LOADING)
            finder = _face_finder()
        if finder is not None:
            _watch(camera, seen, SOUGHT, finder)
            finder.close()
    if seen.trouble is not None and shown.isdecimal() and not is_listed:
        yield not_seen(f"camera.{shown}", "Not looked at, as there is none of this number.")
    else:
        yield _of_camera(shown, name, seen, is_chosen=True)
    if seen.trouble is not None:
        for check in ("light", "face"):
            yield not_seen(check, "Not looked at, as the camera gives no picture.")
        return
    yield of_light(seen.faces_lights or seen.lights)
    if finder is None:
        yield not_seen("face", "Not looked for: the face finder can't be used, see detector.")
        return
    yield of_face(seen.faces)


def _other(source: str, name: str) -> Iterator[Finding | Step]:
    seen = Seen()
    yield Step(f"opening camera {source}", OPENING)
    with closing(_opened(source, seen)) as camera:
        _watch(camera, seen, COUNTED, None)
    yield _of_camera(source, name, seen, is_chosen=False)


def _of_camera(source: str, name: str, seen: Seen, is_chosen: bool) -> Finding:
    check = f"camera.{source}"
    if seen.trouble is not None:
        return of_trouble(check, name, seen.trouble, is_chosen)
    is_still = source.isdecimal() and len(seen.sums) == 1 and len(seen.times) > ENOUGH
    figures = {
        "name": name,
        "is_chosen": is_chosen,
        "width": seen.size[0],
        "height": seen.size[1],
        "pictures_per_second": round(seen.pace, 1),
        "opened_after_s": round(seen.times[0] - seen.began, 2),
    }
    return of_pictures(check, figures, is_still)


def _face_finder() -> FaceFinder | None:
    """Return the face finder, None if it can't be used, which is told by another look."""
    try:
        from game import folders
        from game.perception.faces import FaceFinder

        return FaceFinder(folders.models() / "face_detector.tflite")
    except Exception:  # noqa: BLE001 - whatever it is, the camera can still be looked at
        return None


def _opened(source: str, seen: Seen) -> Camera:
    """Open a camera by index, file or "understudy"; `seen` notes when that began."""
    seen.began = time.monotonic()
    if source == UNDERSTUDY:
        from game.mailbox import Mailbox
        from game.understudies import UnderstudyCamera

        return UnderstudyCamera(Mailbox(), real_time=True)
    from game.perception.camera import open_camera

    return open_camera(source)


def _watch(camera: Camera, seen: Seen, seconds: float, finder: FaceFinder | None) -> None:
    """Note what a camera shows for some seconds from its first picture, or what is wrong."""
    from game.perception.frames import CameraTrouble

    first: float | None = None
    while first is None or time.monotonic() - first < seconds:
        frame = camera.read()
        if isinstance(frame, CameraTrouble):
            seen.trouble = frame
            return
        if frame is None:
            time.sleep(NOTHING_NEW)
            continue
        first = first or time.monotonic()
        _note(frame, seen, finder)
        if sum(1 for count in seen.faces if count) >= ENOUGH:
            return


def _note(frame: Frame, seen: Seen, finder: FaceFinder | None) -> None:
    from game.perception.face_reader import brightness

    if finder is None:
        height, width = frame.picture.shape[:2]
        seen.size = (width, height)
        seen.times.append(time.monotonic())
        seen.sums.add(_sum(frame.picture))
        seen.lights.append(brightness(frame.picture, None))
        return
    boxes = finder.find(frame)
    seen.faces.append(len(boxes))
    if boxes:
        seen.faces_lights.append(brightness(frame.picture, boxes[0]))


def _sum(picture: Any) -> int:
    """Return a check sum of a few pixels: a lens never gives the same twice."""
    return zlib.adler32(picture[::16, ::16].tobytes())


def film_problem(source: str) -> str:
    """Return why `source` can't be meant as a camera, "" if it can."""
    if source.isdecimal() or source == UNDERSTUDY or Path(source).is_file():
        return ""
    return f"There is no film {source}. Name a file, a camera's number, or understudy."
