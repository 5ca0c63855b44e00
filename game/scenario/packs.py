"""The shelf of plays: every pack in a folder with its plays, and finding one play by its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.acting.scenario import Scenario
from game.folders import DEFAULT_PLAY
from game.scenario.cards import CARD, Pack, is_pack, read_pack
from game.scenario.load import beside, load_scenario
from game.scenario.problem import Finding, Mark, Problem
from game.scenario.spelling import nearest, quoted
from game.scenario.told import told

ENDINGS: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything found in a folder of packs: plays that are ready, and what is wrong with others.

    `scenarios` are in the order of packs, and in a pack from the easiest to the hardest; the pack
    in which a newcomer begins comes first, then the easier before the harder ones.
    """

    packs: tuple[Pack, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_scenarios(folder: Path) -> Shelf:
    """Return all packs in `folder` with their plays; a broken play never hides the others.

    See `Shelf` for their order.
    """
    packs: list[Pack] = []
    problems: list[Problem] = []
    plays: dict[str, list[Scenario]] = {}
    for place in pack_folders(folder):
        pack = read_pack(place)
        if isinstance(pack, list):
            problems += pack
            continue
        packs.append(pack)
        files = beside(place)
        loaded = [load_scenario(path, pack, files) for path in play_files(place)]
        problems += [problem for bad in loaded if isinstance(bad, list) for problem in bad]
        ready = [play for play in loaded if isinstance(play, Scenario)]
        plays[pack.name] = sorted(ready, key=_in_pack)
    packs.sort(key=lambda pack: _order(pack.name, plays[pack.name]))
    scenarios = [play for pack in packs for play in plays[pack.name]]
    return Shelf(tuple(packs), tuple(scenarios), tuple(problems))


def _in_pack(play: Scenario) -> tuple[int, bool, str]:
    return play.difficulty, play.name != DEFAULT_PLAY, play.name


def _order(pack: str, plays: Sequence[Scenario]) -> tuple[bool, float, str]:
    levels = [play.difficulty for play in plays]
    return not DEFAULT_PLAY.startswith(f"{pack}/"), sum(levels) / max(1, len(levels)), pack


def pack_folders(folder: Path) -> list[Path]:
    """Return the folders of the packs in `folder`, by name."""
    try:
        found = [place for place in folder.iterdir() if is_pack(place)]
    except OSError:
        return []
    # A name with a dot in front is a pack that is still being installed.
    return sorted(place for place in found if not place.name.startswith("."))


def play_files(folder: Path) -> list[Path]:
    """Return the files of plays in the pack at `folder`, by name."""
    try:
        files = [path for path in folder.iterdir() if path.suffix in ENDINGS and path.name != CARD]
    except OSError:
        return []
    return sorted(files)


def no_such_play(wanted: str, known: dict[str, Path]) -> Finding:
    """CU050: A play is named by its pack and its file, or by the path of its file."""
    by_play = {name.split("/")[-1]: name for name in known}
    meant = by_play.get(wanted) or nearest(wanted, known)
    if meant is None and (near := nearest(wanted.split("/")[-1], by_play)):
        meant = by_play[near]
    sentence = told("There is no play called {name}.", name=quoted(wanted))
    if meant:
        sentence = told('{say} Did you mean "{meant}"?', say=sentence, meant=meant)
    elif known:
        sentence = told("{say} The plays are {plays}.", say=sentence, plays=tuple(sorted(known)))
    return Finding("CU050", Mark(0, 0), sentence, meant)
