"""All shelves of one house: plays that come with the game, installed ones, and the user's own.

Plays of packs are called PACK/NAME. Own ones are called my/NAME or my/PACK/NAME, so that an author
can install the pack that lies in the workshop, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from game import folders
from game.acting.scenario import Scenario
from game.scenario.cards import is_pack
from game.scenario.load import beside, load_scenario
from game.scenario.packs import (
    ENDINGS,
    Shelf,
    find_scenarios,
    no_such_play,
    pack_folders,
    play_files,
)
from game.scenario.problem import Problem, problem_in

OWN: Final = "my"


@dataclass(frozen=True, slots=True)
class Shelves:
    """The folders of packs that come with the game, of installed ones, and of the user's plays."""

    shipped: Path
    installed: Path
    own: Path

    def find(self) -> Shelf:
        """Return everything that can be played; what somebody put there on purpose comes first.

        A broken play or pack never hides another.
        """
        found = [_own(self.own), find_scenarios(self.installed), find_scenarios(self.shipped)]
        return Shelf(
            tuple(pack for shelf in found for pack in shelf.packs),
            tuple(play for shelf in found for play in shelf.scenarios),
            tuple(problem for shelf in found for problem in shelf.problems),
        )

    def open(self, wanted: str) -> Scenario | list[Problem]:
        """Return the play called PACK/NAME, or the play in the file `wanted`.

        What ends in .yaml or .yml is a file. The problems of an unknown name suggest the nearest.
        """
        if wanted.lower().endswith(ENDINGS):
            return load_scenario(Path(wanted))
        file = self.file_of(wanted)
        if isinstance(file, Problem):
            return [file]
        play = load_scenario(file)
        return replace(play, name=wanted) if isinstance(play, Scenario) else play

    def file_of(self, wanted: str) -> Path | Problem:
        """Return the file of the play called PACK/NAME, or a problem that suggests the nearest."""
        known = dict(self._files())
        return known.get(wanted) or problem_in(wanted, no_such_play(wanted, known))

    def _files(self) -> Iterator[tuple[str, Path]]:
        """Yield every play's name and file; of two with one name the later counts."""
        for folder, before in ((self.own, f"{OWN}/"), (self.installed, ""), (self.shipped, "")):
            for place in pack_folders(folder):
                for file in play_files(place):
                    yield f"{before}{place.name}/{file.stem}", file
        for file in _lone(self.own):
            yield f"{OWN}/{file.stem}", file


def house_shelves() -> Shelves:
    """Return the shelves of the game that runs."""
    return Shelves(folders.scenarios(), folders.user_packs(), folders.user_plays())


def _own(folder: Path) -> Shelf:
    shelf = find_scenarios(folder)
    files = beside(folder)
    lone = [load_scenario(file, files=files) for file in _lone(folder)]
    plays = [*shelf.scenarios, *(play for play in lone if isinstance(play, Scenario))]
    plays.sort(key=lambda play: (play.difficulty, play.name))
    return Shelf(
        shelf.packs,
        tuple(replace(play, name=f"{OWN}/{play.name}") for play in plays),
        shelf.problems + tuple(p for bad in lone if isinstance(bad, list) for p in bad),
    )


def _lone(folder: Path) -> list[Path]:
    # A folder that is itself a pack holds no lone plays.
    return [] if is_pack(folder) else play_files(folder)
