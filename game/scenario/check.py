"""Check files, packs and folders of packs: every problem of every play; prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from game.acting.scenario import Scenario
from game.scenario.cards import CARD, Pack, is_pack, read_pack
from game.scenario.load import load_scenario
from game.scenario.packs import play_files
from game.scenario.problem import Problem
from game.scenario.recordings import homeless_recordings, recording_problems


def check(paths: Iterable[Path]) -> list[Problem]:
    """Return all problems in `paths`, each a play, a `pack.yaml`, a pack or a folder of packs."""
    return [problem for path in paths for problem in _problems_at(path)]


def _problems_at(path: Path) -> Iterator[Problem]:
    if path.name == CARD and path.is_file():
        yield from _told(read_pack(path.parent))
    elif not path.is_dir():
        yield from _problems_of_play(path)
    elif is_pack(path):
        yield from _problems_in_pack(path)
    else:
        # A folder of packs, or an author's folder of lone plays; both may be mixed.
        for place in sorted(place for place in path.iterdir() if is_pack(place)):
            yield from _problems_in_pack(place)
        for file in play_files(path):
            yield from _problems_of_play(file)


def _problems_in_pack(folder: Path) -> Iterator[Problem]:
    pack = read_pack(folder)
    if not isinstance(pack, Pack):
        # Without its languages, plays would be blamed for what the card got wrong.
        yield from pack
        return
    plays = play_files(folder)
    for file in plays:
        yield from _problems_of_play(file, pack)
    yield from homeless_recordings(folder, plays)


def _problems_of_play(path: Path, pack: Pack | None = None) -> Iterator[Problem]:
    play = load_scenario(path, pack)
    # What is wrong with a recording keeps no play from the stage, so only `check` tells it.
    yield from recording_problems(play, path) if isinstance(play, Scenario) else play


def _told(outcome: object) -> Iterator[Problem]:
    if isinstance(outcome, list):
        yield from outcome
