"""The writers' room: the author's folder and the plays on its desk, behind game/playwright.py."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from game import folders
from game.acting.expressions import Expression
from game.acting.scenario import Text
from game.late import Late
from game.playwright import OwnPlay
from game.scenario.cards import is_pack
from game.scenario.packs import play_files
from game.trouble import Trouble
from game.workshop.beginnings import NewPlay, begin_play
from game.writers.files import PICTURE_ENDINGS, fresh_place, slug
from game.writers.script import DeskScript

DELETED: Final = "deleted"


class WritersRoom:
    """Plays in `folder`, which is made when the first is written; `changed` when they may be.

    An `is_patient` room proofreads in the background, where time is not a video's.
    """

    def __init__(
        self, folder: Path, changed: Callable[[], None] = lambda: None, is_patient: bool = False
    ) -> None:
        self._folder = folder
        self._is_patient = is_patient
        self._changed = changed

    def plays(self) -> Sequence[Path]:
        """Return the author's plays, by name: lone files first, then those of packs."""
        try:
            inside = sorted(place for place in self._folder.iterdir() if place.is_dir())
        except OSError:
            return []
        packs = [place for place in inside if is_pack(place) and place.name != DELETED]
        return [*play_files(self._folder), *(file for pack in packs for file in play_files(pack))]

    def look_at(self, place: Path) -> OwnPlay:
        """Return what the poster of a play tells; one that is gone meanwhile has a problem.

        In a patient room its problems are looked for in the background.
        """
        try:
            stamp = (place.stat().st_mtime_ns, place.stat().st_size)
        except OSError:
            stamp = (0, 0)
        if not self._is_patient:
            return _read_poster(place, stamp).value()
        late = _read_poster(place, stamp)
        late.start()
        return late.ready() or _poster(place, is_read=False)

    def open(self, place: Path) -> DeskScript:
        """Lay a play on the desk."""
        return DeskScript(place, shipped_pictures, self._is_patient)

    def begin(self, title: str, language: str) -> DeskScript:
        """Write a play of one scene that asks for a smile; raises OSError with a sentence."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            place = fresh_place(self._folder, slug(title, "play"))
            begin_play(place, NewPlay({language: title}, (Expression.HAPPY,)))
        except (OSError, Trouble) as error:
            reason = getattr(error, "strerror", None) or error
            raise OSError(f"No play can be written in {self._folder}: {reason}.") from error
        script = self.open(place)
        script.await_name(0)
        return script

    def put_away(self, place: Path) -> Path:
        """Move a play into the folder `deleted` beside; raises OSError with a sentence."""
        kept = place.parent / DELETED
        try:
            kept.mkdir(exist_ok=True)
            to = fresh_place(kept, place.stem, place.suffix)
            shutil.move(place, to)
        except OSError as error:
            reason = error.strerror or "it is not there any more"
            raise OSError(f"{place.name} can't be moved: {reason}.") from error
        return to

    def put_on(self) -> None:
        """Let the plays that can be chosen be read anew."""
        self._changed()


@lru_cache(maxsize=512)
def _read_poster(place: Path, stamp: tuple[int, int]) -> Late[OwnPlay]:
    """Return the poster of the file as it was at `stamp`, its time and size, once it is read."""
    del stamp  # only tells one version of the file from the next
    return Late(lambda: _poster(place, is_read=True))


def _poster(place: Path, is_read: bool) -> OwnPlay:
    script = DeskScript(place, shipped_pictures)
    if is_read:
        script.proof()
    pictures = (script.picture_of(("scenes", number, "picture")) for number in range(9))
    picture = script.picture_of(("poster",)) or next(filter(None, pictures), None)
    title = _title(script.value(("title",))) or (("", place.stem),)
    problems = len(script.remarks) if is_read else None
    return OwnPlay(place, title, len(script.scenes), problems, picture)


@cache
def shipped_pictures() -> tuple[Path, ...]:
    """Return the pictures of the packs that come with the game."""
    found = folders.scenarios().glob("*/pictures/*")
    return tuple(sorted(path for path in found if path.suffix in PICTURE_ENDINGS))


def _title(title: object) -> Text:
    """Return a title as far as it is one, () where it is not."""
    by_language = title if isinstance(title, dict) else {"": title}
    words = {str(code): each for code, each in by_language.items() if isinstance(each, str)}
    return tuple((code, " ".join(each.split())) for code, each in words.items() if each.strip())
