"""The catalogue of packs: those of the game, installed ones and the user's own, read not played."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game import folders
from game.acting.scenario import in_language
from game.scenario.cards import Pack, read_pack
from game.scenario.packs import pack_folders, play_files
from game.workshop.installing import clear_up

SHIPPED: Final = "the game"
INSTALLED: Final = "installed"
OWN: Final = "your own"


@dataclass(frozen=True, slots=True)
class Entry:
    """One pack; `trouble` where its card can't be read, and then only name and folder are told."""

    name: str
    folder: Path
    origin: str
    title: str = ""
    author: str = ""
    licence: str = ""
    languages: tuple[str, ...] = ()
    plays: int = 0
    trouble: bool = False

    def cells(self) -> tuple[str, ...]:
        """Return the row of a table for people."""
        title = "can't be read" if self.trouble else self.title
        languages, plays = " ".join(self.languages), str(self.plays)
        return self.name, title, self.author, self.licence, languages, plays, self.origin

    def as_dict(self) -> dict[str, Any]:
        """Return the entry for programs."""
        return {
            "name": self.name,
            "title": self.title,
            "author": self.author,
            "licence": self.licence,
            "languages": list(self.languages),
            "plays": self.plays,
            "origin": {SHIPPED: "shipped", INSTALLED: "installed", OWN: "own"}[self.origin],
            "folder": str(self.folder),
            "readable": not self.trouble,
        }


def catalogue() -> list[Entry]:
    """Return every pack that there is, by where it comes from and by name."""
    clear_up(folders.user_packs())
    places = (
        (SHIPPED, folders.scenarios()),
        (INSTALLED, folders.user_packs()),
        (OWN, folders.user_plays()),
    )
    return [_entry(place, origin) for origin, shelf in places for place in pack_folders(shelf)]


def _entry(place: Path, origin: str) -> Entry:
    pack = read_pack(place)
    plays = len(play_files(place))
    if not isinstance(pack, Pack):
        return Entry(place.name, place, origin, plays=plays, trouble=True)
    title = in_language(pack.title, "en")
    return Entry(place.name, place, origin, title, pack.author, pack.licence, pack.languages, plays)
