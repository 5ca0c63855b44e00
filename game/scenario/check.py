"""Check files, packs and folders of packs: every problem of every play; prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from game.acting.scenario import Scenario
from game.scenario.advice import advise
from game.scenario.cards import CARD, Pack, draft_of_card, is_pack, read_pack
from game.scenario.load import read_draft, read_scenario
from game.scenario.packs import play_files
from game.scenario.problem import Problem, by_place
from game.scenario.recordings import homeless_recordings, recording_problems
from game.scenario.sources import read_source


def check(paths: Iterable[Path]) -> list[Problem]:
    """Return all problems in `paths`, each a play, a `pack.yaml`, a pack or a folder of packs."""
    return [problem for path in paths for problem in _problems_at(path)]


def check_text(source: str, path: Path, pack: Pack | None = None) -> list[Problem]:
    """Return faults and advice for the play written in `source`, as if it lay at `path`.

    They come in the order of their places. Without `pack` the play counts as a lone one.
    """
    play = read_scenario(source, path, pack)
    found = recording_problems(play, path) if isinstance(play, Scenario) else play
    advice = advise(str(path), read_draft(source, path, pack))
    return sorted([*advice, *found], key=by_place)


def _problems_at(path: Path) -> Iterator[Problem]:
    if path.name == CARD and path.is_file():
        yield from _problems_of_card(path.parent)
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


def _problems_of_card(folder: Path) -> list[Problem]:
    pack, source = read_pack(folder), read_source(folder / CARD)
    faults = pack if isinstance(pack, list) else []
    if isinstance(source, Problem):
        return faults
    return sorted([*faults, *advise(str(folder / CARD), draft_of_card(source))], key=by_place)


def _problems_in_pack(folder: Path) -> Iterator[Problem]:
    yield from _problems_of_card(folder)
    pack = read_pack(folder)
    if not isinstance(pack, Pack):
        # Without its languages, plays would be blamed for what the card got wrong.
        return
    plays = play_files(folder)
    for file in plays:
        yield from _problems_of_play(file, pack)
    yield from homeless_recordings(folder, plays)


def _problems_of_play(path: Path, pack: Pack | None = None) -> Iterable[Problem]:
    if pack is None and is_pack(path.parent):
        card = read_pack(path.parent)
        if not isinstance(card, Pack):
            return card
        pack = card
    source = read_source(path)
    return [source] if isinstance(source, Problem) else check_text(source, path, pack)
