"""The storyboard of a play as values: its scenes, where they lead, what is to mend; no page yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from game.acting.scenario import END, Scenario, Scene, Text
from game.safe_pictures import MOST_PICTURE_BYTES
from game.scenario.cards import is_pack
from game.scenario.check import check
from game.scenario.load import load_scenario
from game.scenario.marked_yaml import read_page
from game.scenario.packs import play_files
from game.scenario.problem import Problem
from game.scenario.readability import measure
from game.scenario.sources import read_source
from game.scenario.version import Noted
from game.workshop.reading import noted


@dataclass(frozen=True, slots=True)
class Card:
    """One scene on the board: its number from 1, the scene, and what is to mend in it."""

    number: int
    scene: Scene
    notes: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A road from scene number `start`, counted from 0, to `end`, None for the end of the play.

    `way` is the number of the door that leads there, None where no door does.
    """

    start: int
    end: int | None
    way: int | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """A play as its storyboard shows it; `key` names it in addresses and `file` on the disk.

    `play` is the last version that can be played, None while there was none. `faults` keep the
    newest from the stage; `notes` are advice on the play as a whole, that on a scene is on its
    card. `levels` tell how hard the words are, by language.
    """

    key: str
    file: Path
    play: Scenario | None = None
    cards: tuple[Card, ...] = ()
    faults: tuple[Noted, ...] = ()
    notes: tuple[Noted, ...] = ()
    levels: Text = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the play, "" for words whose language is not told."""
        return tuple(code for code, _ in self.play.title) if self.play else ()

    @property
    def pictures(self) -> frozenset[str]:
        """The names of the pictures that the play uses: no others are ever shown."""
        if self.play is None:
            return frozenset()
        named = (self.play.poster, *(scene.picture for scene in self.play.scenes))
        return frozenset(name for name in named if name)

    def picture(self, name: str) -> Path | None:
        """Return the file of a picture that the play names, None for anything else."""
        if self.play is None or name not in self.pictures:
            return None
        file = Path(self.play.pictures) / name
        if not file.is_file() or file.is_symlink() or file.stat().st_size > MOST_PICTURE_BYTES:
            return None
        return file


def boards_at(place: Path, before: Iterable[Board] = ()) -> tuple[Board, ...]:
    """Return the boards of the play, pack or packs at `place`; what is broken is as it was before.

    Plays that nobody changed are read again too: a pack's card counts for all of them.
    """
    known = {board.key: board for board in before}
    files = list(_files(place))
    told = check([place])
    boards = []
    for key, file in files:
        # A lone play answers for what lies beside it, too; that of a folder is told for the folder.
        mine = [one for one in told if Path(one.file) == file or not place.is_dir()]
        boards.append(_board(key, file, mine, known.get(key)))
    return tuple(boards)


def card_notes(place: Path) -> tuple[Noted, ...]:
    """Return what is to mend in a folder beside its plays: in cards, pictures and voices."""
    if not place.is_dir():
        return ()
    plays = {file for _, file in _files(place)}
    return noted(problem for problem in check([place]) if Path(problem.file) not in plays)


def _files(place: Path) -> Iterable[tuple[str, Path]]:
    """Return every play at `place` with its key: its name, in a folder of packs with its pack's."""
    if not place.is_dir():
        return [(place.stem, place)]
    found = [(file.stem, file) for file in play_files(place)]
    if not is_pack(place):
        for home in sorted(folder for folder in place.iterdir() if is_pack(folder)):
            found += [(f"{home.name}/{file.stem}", file) for file in play_files(home)]
    return found


def _board(key: str, file: Path, told: list[Problem], before: Board | None) -> Board:
    play = load_scenario(file)
    if not isinstance(play, Scenario):
        faults = noted(play)
        return replace(before, faults=faults) if before else Board(key, file, faults=faults)
    cards, whole = cards_of(play, file, noted(told))
    return Board(key, file, play, cards, (), whole, _levels(play))


def cards_of(
    play: Scenario, file: Path, notes: tuple[Noted, ...]
) -> tuple[tuple[Card, ...], tuple[Noted, ...]]:
    """Return a card for each scene with the notes on it, and the notes that are on none."""
    starts = _starts(file)
    places = [_scene_at(starts, note) if Path(note.problem.file) == file else 0 for note in notes]
    found = list(zip(places, notes, strict=True))
    cards = tuple(
        Card(number, scene, tuple(note for place, note in found if place == number))
        for number, scene in enumerate(play.scenes, start=1)
    )
    return cards, tuple(note for place, note in found if not place)


def _starts(file: Path) -> list[int]:
    """Return the line, from 1, on which each scene of `file` begins."""
    source = read_source(file)
    if isinstance(source, Problem):
        return []
    page = read_page(source)
    scenes = page.data.get("scenes") if isinstance(page.data, dict) else None
    count = len(scenes) if isinstance(scenes, list) else 0
    return [page.mark(("scenes", number)).line + 1 for number in range(count)]


def _scene_at(starts: list[int], note: Noted) -> int:
    """Return the number of the scene in which a note stands, 0 for before the first."""
    return sum(start <= note.problem.line for start in starts)


def edges_of(play: Scenario) -> tuple[Edge, ...]:
    """Return every road of `play`, in the order of its scenes and their doors."""
    places = {scene.name: number for number, scene in enumerate(play.scenes)}
    edges: list[Edge] = []
    for number, scene in enumerate(play.scenes):
        if not scene.ways:
            edges.append(Edge(number, play.following(number)))
        for door, way in enumerate(scene.ways):
            edges.append(Edge(number, None if way.to == END else places[way.to], door))
    return tuple(edges)


def words_of(play: Scenario, language: str) -> list[str]:
    """Return everything that is told in `language`, for measuring it."""
    texts = [text for scene in play.scenes for text in _texts(scene)]
    return [words for text in texts for code, words in text if code == language]


def _texts(scene: Scene) -> tuple[Text, ...]:
    answers = (scene.praise, scene.helped, scene.passed_on, *(way.praise for way in scene.ways))
    return (scene.line, scene.hint, *answers)


def _levels(play: Scenario) -> Text:
    """Return how hard the words are in each language for which there is a formula."""
    found = []
    for language, _ in play.title:
        measured = measure(words_of(play, language), language)
        if measured is not None:
            name = "Flesch-Kincaid" if language == "en" else "LIX"
            found.append((language, f"{name} {measured.level:.0f}"))
    return tuple(found)
