"""Stand-ins that ship with the game, for rehearsals and tests; none touches device, file or net."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.acting.baseline import STATUE_SECONDS
from game.acting.expressions import EXPRESSIONS, Expression, Matches
from game.acting.readings import FaceBox, FaceReading, FaceSeen
from game.perception.frames import Frame
from game.understudies import PICTURES_PER_SECOND

if TYPE_CHECKING:
    from game.classroom.records import Account, Group
    from game.perception.frames import Picture
    from game.settings import Settings

# Seconds in which a child reads one word of a caption: 150 words a minute.
_WORD_SECONDS: Final = 0.4

# A face in the middle of the picture, looking at the camera.
CENTRED: Final = FaceBox(
    left=0.35,
    top=0.3,
    width=0.3,
    height=0.4,
    right_eye=(0.43, 0.42),
    left_eye=(0.57, 0.42),
    nose=(0.5, 0.52),
    mouth=(0.5, 0.61),
    score=0.95,
)


class PictureCamera:
    """Gives pictures one after the other, for ever, in video time; `fps` is pictures a second."""

    def __init__(self, pictures: Sequence[Picture], fps: float = PICTURES_PER_SECOND) -> None:
        self._pictures = pictures
        self._fps = fps
        self._number = 0
        self.is_closed = False

    def read(self) -> Frame:
        """Return the next picture."""
        picture = self._pictures[self._number % len(self._pictures)]
        frame = Frame(picture, self._number / self._fps, self._number)
        self._number += 1
        return frame

    def close(self) -> None:
        """Note that the camera was released."""
        self.is_closed = True


@dataclass(frozen=True, slots=True)
class Shown:
    """What faces show for `seconds`: one face with `expression` at `match`, or no face at all.

    A `partner` sits on the picture's left, which is the right of the mirror.
    """

    expression: Expression | None
    match: float = 0.0
    seconds: float = math.inf
    brightness: float = 0.5
    box: FaceBox = CENTRED
    partner: Shown | None = None

    def reading(self, now: float) -> FaceReading:
        """Return the reading of a picture taken at `now` seconds."""
        if self.expression is None:
            return FaceReading(now, brightness=self.brightness)
        faces = [FaceSeen(self.box, matches_of(self.expression, self.match))]
        if self.partner is not None and self.partner.expression is not None:
            matches = matches_of(self.partner.expression, self.partner.match)
            faces = [replace(faces[0], box=moved(self.box, 0.2))]
            faces.append(FaceSeen(moved(self.partner.box, -0.2), matches, number=1))
        return FaceReading(now, tuple(faces), 0, self.brightness)


def moved(box: FaceBox, across: float) -> FaceBox:
    """Return a box that lies further right by the fraction `across` of the picture's width."""
    return replace(
        box,
        left=box.left + across,
        right_eye=(box.right_eye[0] + across, box.right_eye[1]),
        left_eye=(box.left_eye[0] + across, box.left_eye[1]),
        nose=(box.nose[0] + across, box.nose[1]),
        mouth=(box.mouth[0] + across, box.mouth[1]),
    )


def matches_of(expression: Expression, match: float) -> Matches:
    """Return matches in which only `expression` is shown, at `match`."""
    return tuple(match if each is expression else 0.0 for each in EXPRESSIONS)


class ScriptedFaces:
    """A face reader that sees what a script says, whatever the picture; the last line goes on.

    `casting` is how many actors it was told to read, and which sitter.
    """

    def __init__(self, script: Sequence[Shown]) -> None:
        self.casting, self.in_haste = (1, 0), False
        self._script = script
        self._began: float | None = None
        self._is_statue_wanted = False
        self._statue_began: float | None = None

    def read(self, frame: Frame) -> tuple[FaceReading, float | None]:
        """Return the reading for the time since the first picture, and the statue's progress."""
        now = frame.taken_at
        if self._began is None:
            self._began = now
        return self.reading(now - self._began, now), self._statue(now)

    def reading(self, seconds: float, now: float) -> FaceReading:
        """Return what the script shows `seconds` after its start, as seen at `now`."""
        for shown in self._script[:-1]:
            if seconds < shown.seconds:
                return shown.reading(now)
            seconds -= shown.seconds
        return self._script[-1].reading(now)

    def use_actors(self, count: int, sitter: int = 0) -> None:
        """Note how many are read, and who sits there; the script says who is seen."""
        self.casting = (count, sitter)

    def catch_up(self) -> None:
        """Do nothing: nothing was put off."""

    def begin_statue(self) -> None:
        """Let the statue begin with the next picture."""
        self._is_statue_wanted = True
        self._statue_began = None

    def forget(self) -> None:
        """Forget the statue."""
        self._is_statue_wanted = False

    def close(self) -> None:
        """Forget the statue; nothing is open."""
        self.forget()

    def _statue(self, now: float) -> float | None:
        if not self._is_statue_wanted:
            return None
        if self._statue_began is None:
            self._statue_began = now
        return min(1.0, (now - self._statue_began) / STATUE_SECONDS)


class SilentSounds:
    """Effects without sound; `played` are their names, `has_theme` whether the theme is wanted."""

    def __init__(self) -> None:
        self.played: list[str] = []
        self.has_theme = False

    def play(self, name: str) -> None:
        """Note the effect."""
        self.played.append(name)

    def play_file(self, path: Path) -> None:
        """Note the name of the file."""
        self.played.append(path.name)

    def theme(self, is_wanted: bool) -> None:
        """Note whether the theme is wanted."""
        self.has_theme = is_wanted

    def update(self, dt: float, is_spoken_over: bool) -> None:
        """Do nothing: nothing sounds."""


class PaperOffice:
    """An office without files: `changed` are the settings of each change, `erased` how often.

    `keepsakes` are title and play of each picture saved; with `is_full` there is no room for one.
    `lists` are files that can be dropped on a window, by name.
    """

    def __init__(self, apply: Callable[[Settings], None] = lambda settings: None) -> None:
        self.changed: list[Settings] = []
        self.erased = 0
        self.keepsakes: list[tuple[str, str]] = []
        self.lists: dict[str, bytes] = {}
        self.is_full = False
        self._apply = apply

    def change(self, settings: Settings) -> str | None:
        """Apply and note `settings`; nothing is saved."""
        self.changed.append(settings)
        self._apply(settings)
        return None

    def erase_everything(self) -> str | None:
        """Count it."""
        self.erased += 1
        return None

    def save_keepsake(self, picture: Picture, title: str, play: str) -> str:
        """Note title and play, and name a place on paper; the picture is not kept."""
        if self.is_full:
            raise OSError("The picture could not be saved: the disk is full.")
        self.keepsakes.append((title, play))
        return f"album/curtain-up-{len(self.keepsakes)}.png"

    def open_list(self, file: str) -> bytes:
        """Return the list `file` from `lists`, or raise as where there is none."""
        if file not in self.lists:
            raise OSError(f"{file} could not be read.")
        return self.lists[file]

    def save_lists(self, group: Group, accounts: Sequence[Account]) -> tuple[str, ...]:
        """Name places on paper."""
        if self.is_full:
            raise OSError("The list could not be saved: the disk is full.")
        return (f"lists/{group.name}.csv", f"lists/{group.name}.html")


class PaperBoard:
    """A scoreboard in no browser; with `is_refused` it can't be opened."""

    def __init__(self) -> None:
        self.is_open = False
        self.is_refused = False
        self.address = self.code = ""

    def open(self, on_network: bool) -> None:
        """Note an address, and a code where others may come."""
        if self.is_refused:
            raise OSError("The scoreboard could not be opened: the port is taken.")
        self.is_open = True
        self.address = "http://192.168.1.20:8040/" if on_network else "http://127.0.0.1:8040/"
        self.code = "KP7M" if on_network else ""

    def close(self) -> None:
        """Forget both."""
        self.is_open, self.address, self.code = False, "", ""


class SilentVoice:
    """A voice without sound: busy for as long as a child would read, by the time given to it."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.mentioned: list[tuple[str, str]] = []
        self.recordings: tuple[tuple[str, str, str], ...] = ()
        self._words: tuple[tuple[int, int], ...] = ()
        self._elapsed = 0.0

    def say(self, text: str, language: str) -> None:
        """Begin `text` instead of whatever is being said, and note it in `said`."""
        self.said.append((text, language))
        self._words = tuple(word.span() for word in re.finditer(r"\S+", text))
        self._elapsed = 0.0

    def mention(self, text: str, language: str) -> None:
        """Note `text` in `mentioned`; it takes no time."""
        self.mentioned.append((text, language))

    def use_recordings(self, recordings: Iterable[tuple[str, str, str]]) -> None:
        """Note them; nothing sounds."""
        self.recordings = tuple(recordings)

    def is_speaking(self) -> bool:
        """Tell whether something would be heard."""
        return self.is_busy()

    def stop(self) -> None:
        """Be quiet now."""
        self._elapsed = math.inf

    def replay(self) -> None:
        """Begin the last text again."""
        self._elapsed = 0.0

    def is_busy(self) -> bool:
        """Tell whether the last text still takes time."""
        return self._elapsed < len(self._words) * _WORD_SECONDS

    def word(self) -> tuple[int, int] | None:
        """Return the characters (first, one past last) of the word now spoken, or None."""
        return self._words[int(self._elapsed / _WORD_SECONDS)] if self.is_busy() else None

    def update(self, dt: float) -> None:
        """Take note that `dt` seconds went by."""
        self._elapsed += dt

    def advice(self) -> str | None:
        """Return None: there is nothing to install for silence."""
        return None
