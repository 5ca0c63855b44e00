"""One play from its file: a Scenario, or everything that is wrong with it; it never raises."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from game.acting.scenario import Scenario, Scene, Way
from game.scenario.cards import Pack, is_pack, read_pack
from game.scenario.draft import Draft
from game.scenario.format import PlayFile, WayFile
from game.scenario.marked_yaml import read_page
from game.scenario.problem import Problem
from game.scenario.proofreading import as_text, proofread
from game.scenario.recordings import recordings_of
from game.scenario.sources import read_source

PICTURES: Final = "pictures"


def load_scenario(path: Path, pack: Pack | None = None) -> Scenario | list[Problem]:
    """Return the play at `path`, or all its problems in the order of their places.

    Without `pack`, the `pack.yaml` beside the file counts if there is one; a lone file plays too.
    """
    if pack is None and is_pack(path.parent):
        card = read_pack(path.parent)
        if isinstance(card, list):
            return card
        pack = card
    source = read_source(path)
    if isinstance(source, Problem):
        return [source]
    return read_scenario(source, path, pack)


def read_scenario(source: str, path: Path, pack: Pack | None = None) -> Scenario | list[Problem]:
    """Return the play written in `source`, as if it lay at `path`; see `load_scenario`."""
    folder = path.parent / PICTURES
    languages = None if pack is None else pack.languages
    draft = Draft(read_page(source), languages, _pictures_in(folder))
    play = proofread(str(path), draft, PlayFile)
    if isinstance(play, list):
        return play
    name = path.stem if pack is None else f"{pack.name}/{path.stem}"
    made = _scenario(play, name, draft.languages(), folder)
    return replace(made, recordings=recordings_of(made, path))


def _pictures_in(folder: Path) -> frozenset[str]:
    """Return the names of the plain files in `folder`: no links, they could lead anywhere."""
    try:
        found = [file.name for file in folder.iterdir() if file.is_file() and not file.is_symlink()]
    except (OSError, ValueError):
        return frozenset()
    return frozenset(found)


def _way(way: WayFile, languages: tuple[str, ...]) -> Way:
    return Way(way.show, way.to, as_text(way.sign, languages), as_text(way.praise, languages))


def _scenario(play: PlayFile, name: str, languages: tuple[str, ...], pictures: Path) -> Scenario:
    scenes = tuple(
        Scene(
            name=scene.name,
            line=as_text(scene.line, languages),
            ask=frozenset(scene.ask or (way.show for way in scene.ways or ())),
            hold=scene.hold,
            picture=scene.picture,
            hint=as_text(scene.hint, languages),
            praise=as_text(scene.praise, languages),
            helped=as_text(scene.helped, languages),
            passed_on=as_text(scene.passed_on, languages),
            strength=scene.strength,
            then=scene.then,
            partner=frozenset(scene.partner or ()),
            ways=tuple(_way(way, languages) for way in scene.ways or ()),
            next=scene.next,
        )
        for scene in play.scenes
    )
    return Scenario(
        name=name,
        title=as_text(play.title, languages),
        scenes=scenes,
        goal=as_text(play.goal, languages),
        ages=play.ages,
        difficulty=play.difficulty,
        author=play.author,
        poster=play.poster,
        pictures=str(pictures),
    )
