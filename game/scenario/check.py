"""Check files, packs and folders of packs: every problem of every play; prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from game.acting.scenario import Scenario
from game.scenario.advice import advise
from game.scenario.cards import CARD, Pack, draft_of_card, is_pack, read_pack
from game.scenario.crew import Crew, in_shares
from game.scenario.draft import Draft
from game.scenario.folder_rules import LEFTOVER_RULES, same_name
from game.scenario.load import Beside, beside, read_draft, scenario_of
from game.scenario.packs import play_files
from game.scenario.problem import Problem, by_place, problem_in
from game.scenario.recordings import homeless_recordings, is_hidden, recording_problems
from game.scenario.sources import read_source


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in some plays of one folder, and which of its files they use.

    `is_whole` is False where a play could not be read, so that nobody knows all that is used.
    """

    problems: tuple[Problem, ...] = ()
    pictures: frozenset[str] = frozenset()
    sounds: frozenset[str] = frozenset()
    is_whole: bool = True

    def __or__(self, other: Looked) -> Looked:
        return Looked(
            (*self.problems, *other.problems),
            self.pictures | other.pictures,
            self.sounds | other.sounds,
            self.is_whole and other.is_whole,
        )


def check(paths: Iterable[Path]) -> list[Problem]:
    """Return all problems in `paths`, each a play, a `pack.yaml`, a pack or a folder of packs."""
    return list(check_all(paths))


def check_all(
    paths: Iterable[Path], crew: Crew | None = None, told: Callable[[int, int], None] | None = None
) -> Iterator[Problem]:
    """Yield all problems in `paths`, folder by folder, so that memory stays as it is.

    A `crew` of processes looks at many plays at once. `told` hears how many plays are done, of how
    many, whenever some are.
    """
    folders = [one for path in paths for one in _folders_at(path)]
    total, done = sum(len(folder.files) for folder in folders), 0
    crew = crew or Crew()
    shares = ((folder, files) for folder in folders for files in in_shares(folder.files))
    looks = crew.map(_look_at, shares)
    for folder in folders:
        yield from folder.card_problems()
        seen = Looked()
        for files in in_shares(folder.files):
            found = next(looks)
            yield from found.problems
            seen |= Looked((), found.pictures, found.sounds, found.is_whole)
            done += len(files)
            if told:
                told(done, total)
        yield from folder.leftovers(seen)


def plays_in(paths: Iterable[Path]) -> int:
    """Return how many plays there are in `paths`."""
    return sum(len(folder.files) for path in paths for folder in _folders_at(path))


def cards_and_plays(paths: Iterable[Path]) -> Iterator[tuple[Path, Pack | None]]:
    """Yield every file in `paths` that can be checked, with the pack that it lies in."""
    for folder in (one for path in paths for one in _folders_at(path)):
        if folder.has_card:
            yield folder.place / CARD, None
        pack = read_pack(folder.place) if is_pack(folder.place) else None
        if not isinstance(pack, list):
            # A card that has just been mended may let its plays be read.
            is_mended = folder.has_card and folder.is_all and not folder.files
            files = play_files(folder.place) if is_mended else folder.files
            yield from ((file, pack) for file in files)


@dataclass(frozen=True, slots=True)
class Folder:
    """Plays that lie together; `is_all` where they are all plays of their folder."""

    place: Path
    files: tuple[Path, ...]
    is_all: bool = False
    has_card: bool = False

    def card_problems(self) -> list[Problem]:
        """Return what is wrong with the card, if the folder is a pack and checked as one."""
        return problems_of_card(self.place) if self.has_card else []

    def leftovers(self, seen: Looked) -> Iterator[Problem]:
        """Yield what is wrong with files that no play uses, given what all plays use."""
        if not self.is_all or not self.files:
            return
        yield from homeless_recordings(self.place, self.files)
        yield from self.twins()
        if not seen.is_whole:
            return
        for name, used in (("pictures", seen.pictures), ("sounds", seen.sounds)):
            for file in _files(self.place / name):
                for rule in LEFTOVER_RULES[name]:
                    yield from (problem_in(str(file), found) for found in rule(file, used))

    def twins(self) -> Iterator[Problem]:
        """Yield a problem for each play that has the name of another."""
        by_name: dict[str, list[Path]] = {}
        for file in self.files:
            by_name.setdefault(file.stem.lower(), []).append(file)
        for namesakes in by_name.values():
            for file in namesakes[1:]:
                yield from (problem_in(str(file), one) for one in same_name(file, namesakes))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if not is_hidden(file))
    except OSError:
        return []


def _folders_at(path: Path) -> Iterator[Folder]:
    if path.name == CARD and path.is_file():
        yield Folder(path.parent, (), has_card=True)
    elif not path.is_dir():
        yield Folder(path.parent, (path,))
    elif is_pack(path):
        yield _pack(path)
    else:
        # A folder of packs, or an author's folder of lone plays; both may be mixed.
        yield from (_pack(place) for place in _packs_in(path))
        yield Folder(path, tuple(play_files(path)), is_all=bool(play_files(path)))


def _packs_in(folder: Path) -> list[Path]:
    try:
        return sorted(place for place in folder.iterdir() if is_pack(place))
    except OSError:
        return []


def _pack(folder: Path) -> Folder:
    if isinstance(read_pack(folder), Pack):
        return Folder(folder, tuple(play_files(folder)), is_all=True, has_card=True)
    # Without its languages, plays would be blamed for what the card got wrong.
    return Folder(folder, (), is_all=True, has_card=True)


def problems_of_card(folder: Path) -> list[Problem]:
    """Return faults and advice for the `pack.yaml` in `folder`."""
    pack, source = read_pack(folder), read_source(folder / CARD)
    faults = pack if isinstance(pack, list) else []
    if isinstance(source, Problem):
        return faults
    return sorted([*faults, *advise(str(folder / CARD), draft_of_card(source))], key=by_place)


def _look_at(share: tuple[Folder, tuple[Path, ...]]) -> Looked:
    """Check some plays of one folder; it may run in another process."""
    folder, files = share
    pack = read_pack(folder.place) if is_pack(folder.place) else None
    if isinstance(pack, list):
        return Looked(tuple(pack), is_whole=False)
    seen, lying = Looked(), beside(folder.place)
    for file in files:
        seen |= _look_at_play(file, pack, lying)
    return seen


def _look_at_play(path: Path, pack: Pack | None, lying: Beside) -> Looked:
    source = read_source(path)
    if isinstance(source, Problem):
        return Looked((source,), is_whole=False)
    draft = read_draft(source, path, pack, lying)
    names = [name for _, name in draft.picture_files() if isinstance(name, str)]
    sounds = [name for _, name in draft.named("sound") if isinstance(name, str)]
    is_read = draft.page.data is not None
    problems = tuple(_problems_of(draft, path, pack))
    return Looked(problems, frozenset(names), frozenset(sounds), is_read)


def check_text(source: str, path: Path, pack: Pack | None = None) -> list[Problem]:
    """Return faults and advice for the play written in `source`, as if it lay at `path`.

    They come in the order of their places. Without `pack` the play counts as a lone one.
    """
    return _problems_of(read_draft(source, path, pack), path, pack)


def _problems_of(draft: Draft, path: Path, pack: Pack | None) -> list[Problem]:
    play = scenario_of(draft, path, pack)
    found = recording_problems(play, path) if isinstance(play, Scenario) else play
    return sorted([*advise(str(path), draft), *found], key=by_place)
