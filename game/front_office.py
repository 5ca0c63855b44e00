"""The front office: settings are changed here, hold at once, and are saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game import words
from game.settings import Settings, forget_settings, save_settings

if TYPE_CHECKING:
    from game.classroom.records import Account, Group
    from game.perception.frames import Picture

# Bytes: more than any class's list, less than what would hold up the window.
LARGEST_LIST: Final = 1 << 20


class FrontOffice:
    """Applies and saves settings.

    `opened` are tonight's, with what was given on the command line; `saved` those in the file. What
    was given for one evening alone is not saved unless it is changed in the game. `apply` hands
    settings to the parts, `erase` empties the score book or raises OSError with a sentence.
    """

    def __init__(
        self,
        opened: Settings,
        saved: Settings,
        apply: Callable[[Settings], None],
        erase: Callable[[], None],
    ) -> None:
        self._saved = saved
        self._for_tonight = {
            one.name: getattr(opened, one.name)
            for one in fields(Settings)
            if getattr(opened, one.name) != getattr(saved, one.name)
        }
        self._apply = apply
        self._erase = erase

    def change(self, settings: Settings) -> str | None:
        """Apply `settings` to every part at once and save them; return a sentence if that fails."""
        self._apply(settings)
        self._for_tonight = {
            name: value
            for name, value in self._for_tonight.items()
            if getattr(settings, name) == value
        }
        kept = {name: getattr(self._saved, name) for name in self._for_tonight}
        self._saved = replace(settings, **kept)
        return save_settings(self._saved)

    def erase_everything(self) -> str | None:
        """Delete stars, players and settings for good; return a sentence when that failed.

        The language stays, or the next sentence could not be read.
        """
        try:
            self._erase()
            forget_settings()
        except OSError as error:
            return str(error)
        usual = replace(Settings(), language=words.language())
        self._saved, self._for_tonight = usual, {}
        self._apply(usual)
        return None

    def save_keepsake(self, picture: Picture, title: str, play: str) -> str:
        """Save `picture` (RGB, height x width x 3) in its frame; return where.

        Raises OSError with a sentence when it could not be saved.
        """
        from game.keepsake import save_keepsake

        return str(save_keepsake(picture, title, play, date.today()))

    def open_list(self, file: str) -> bytes:
        """Return what a dropped file holds, as much as a class may need; raises OSError."""
        try:
            with Path(file).open("rb") as opened:
                return opened.read(LARGEST_LIST + 1)
        except OSError as error:
            reason = error.strerror
            told = words.tr(
                "The list {file} could not be read ({reason}).", file=file, reason=reason
            )
            raise OSError(told) from error

    def save_lists(self, group: Group, accounts: Sequence[Account]) -> Sequence[str]:
        """Save a class's list and pages; return where they are, raises OSError with a sentence."""
        from game.class_papers import save_papers

        return [str(place) for place in save_papers(group, accounts, date.today())]
