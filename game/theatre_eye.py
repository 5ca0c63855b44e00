"""The eye that screens see: a watcher for the person and one for the understudy, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from game.acting.expressions import Expression
from game.acting.hold import Thresholds
from game.late import Late
from game.mailbox import Mailbox
from game.perception.cameras import FoundCamera, list_cameras
from game.perception.frames import CameraReason, CameraTrouble, Direction
from game.perception.watcher import News, Watcher

# The source that is no camera: the drawn understudy.
UNDERSTUDY: Final = "understudy"

# Seconds that a camera may take to open, or for one picture, before the players are told.
ANSWERS_WITHIN: Final = 5.0

# Seconds that a screen waits for the list of cameras: a driver that hangs may hold it up.
LISTED_WITHIN: Final = 0.2


class TheatreEye:
    """Opens, closes, covers and changes watchers; at most one of them is on.

    `sources` leads to the person's watcher: what it opens next. `ask_permission` runs on the main
    thread before a person's camera first opens, because macOS asks for it nowhere else. The
    understudy is no camera, so that a cover never hides it.
    """

    def __init__(
        self,
        person: Watcher,
        understudy: Watcher,
        ask_permission: Callable[[], None] = lambda: None,
        sources: Mailbox[str] | None = None,
        list_plugged_in: Callable[[], tuple[FoundCamera, ...]] = list_cameras,
    ) -> None:
        self._person = person
        self._understudy = understudy
        self._now = person
        self._ask_permission = ask_permission
        self._has_asked = False
        self._sources = sources or Mailbox()
        self._wants_understudy = False
        self._is_wanted = False
        self._is_covered = False
        self._files: list[str] = []
        self._list = list_plugged_in
        self._listing: Late[tuple[FoundCamera, ...]] | None = None
        self._known: tuple[FoundCamera, ...] = ()
        self._note_file(self._source)
        self._change()

    @property
    def is_on(self) -> bool:
        """Whether a person's camera is running, or the understudy stands before the lens."""
        return self._now.is_on

    @property
    def is_understudy(self) -> bool:
        """Whether the drawn understudy stands before the lens."""
        return self._now.is_understudy

    @property
    def thresholds(self) -> Mapping[Expression, Thresholds]:
        """What the network's card counts as enough for each expression."""
        return self._now.thresholds

    @property
    def is_covered(self) -> bool:
        """Whether the person's camera is kept shut, whatever starts it."""
        return self._is_covered

    @property
    def _source(self) -> str:
        return self._sources.newest() or "0"

    def cameras(self) -> tuple[FoundCamera, ...]:
        """Return the cameras of this computer, files used as cameras tonight, the understudy."""
        files = (FoundCamera(file, Path(file).name) for file in self._files)
        return (*self._plugged_in(), *files, FoundCamera(UNDERSTUDY, ""))

    def _plugged_in(self) -> tuple[FoundCamera, ...]:
        """Return the cameras of this computer, those of the last time while a driver hangs."""
        is_late, listing = self._listing is not None, self._listing or Late(self._list)
        self._listing = None
        listing.start()
        # Who was late once is asked again, and not waited for.
        found = listing.within(0.0 if is_late else LISTED_WITHIN)
        if found is None:
            self._listing = listing
        else:
            self._known = found
        return self._known

    def use_camera(self, source: str) -> None:
        """Look through `source` from now on; a camera that was on is released and opened anew."""
        if source == self._source:
            return
        was_wanted = self._is_wanted
        self.stop()
        self._sources.post(source)
        self._note_file(source)
        self._has_asked = False
        self._change()
        if was_wanted:
            self.start()

    def use_understudy(self, wanted: bool) -> None:
        """Change who stands before the lens; a watcher that was on is stopped first."""
        self._wants_understudy = wanted
        self._change()

    def cover(self, wanted: bool) -> None:
        """Shut the person's camera at once, or open it again if a screen still looks through it."""
        self._is_covered = wanted
        if self._now.is_understudy:
            return
        if wanted:
            self._now.stop()
        elif self._is_wanted:
            self.start()

    def start(self) -> None:
        """Open the camera; does nothing while it is on, and waits while it is covered."""
        self._is_wanted = True
        if not self._now.is_understudy:
            if self._is_covered:
                return
            if not self._has_asked:
                self._has_asked = True
                self._ask_permission()
        self._now.start()

    def stop(self) -> None:
        """Release the camera."""
        self._is_wanted = False
        self._now.stop()

    def use_actors(self, count: int, sitter: int = 0) -> None:
        """Read so many faces, 1 or 2, of this child or pair."""
        self._person.use_actors(count, sitter)
        self._understudy.use_actors(count, sitter)

    def learn_statue(self) -> None:
        """Learn the resting face afresh."""
        self._now.learn_statue()

    def forget_statue(self) -> None:
        """Forget the resting face."""
        self._now.forget_statue()

    def perform(self, direction: Direction) -> None:
        """Let the understudy show an expression."""
        self._now.perform(direction)

    def newest(self) -> News | None:
        """Return the newest news, and leave it there; none from a camera that is shut."""
        is_shut = self._is_covered and not self._now.is_understudy
        if is_shut or not self._is_wanted:
            # A thread that hung in a driver while it was stopped may still post a last picture.
            return None
        if self._now.silent_for > ANSWERS_WITHIN:
            # Whatever lies in the mailbox is from before the driver hung.
            return CameraTrouble(CameraReason.SILENT, self._source)
        return self._now.newest()

    def _change(self) -> None:
        """Let the right watcher stand before the lens, and stop another."""
        is_drawn = self._wants_understudy or self._source == UNDERSTUDY
        chosen = self._understudy if is_drawn else self._person
        if chosen is not self._now:
            self.stop()
            self._now = chosen

    def _note_file(self, source: str) -> None:
        if not source.isdecimal() and source != UNDERSTUDY and source not in self._files:
            self._files.append(source)

    def close(self) -> None:
        """Release everything."""
        self._person.close()
        self._understudy.close()
