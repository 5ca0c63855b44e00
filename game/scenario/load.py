"""One play from its file: a Scenario, or everything that is wrong with it; it never raises."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from game.acting.scenario import Scenario, Scene, Text, Way
from game.scenario.cards import Pack, is_pack, read_pack
from game.scenario.draft import Draft
from game.scenario.format import PlayFile
from game.scenario.marked_yaml import read_page
from game.scenario.migration import is_old, upgraded
from game.scenario.problem import Problem
from game.scenario.proofreading import as_text, proofread
from game.scenario.recordings import recordings_of
from game.scenario.scene_format import PictureFile, SceneFile, WayFile
from game.scenario.sound_files import SOUNDS, what_is_odd
from game.scenario.sources import read_source

PICTURES: Final = "pictures"


def load_scenario(
    path: Path, pack: Pack | None = None, files: Beside | None = None
) -> Scenario | list[Problem]:
    """Return the play at `path`, or all its problems in the order of their places.

    Without `pack`, the `pack.yaml` beside the file counts if there is one; a lone file plays too.
    `files` are those beside it, if somebody has looked already: for each of many plays anew, that
    would cost their number times the pictures'.
    """
    if pack is None and is_pack(path.parent):
        card = read_pack(path.parent)
        if isinstance(card, list):
            return card
        pack = card
    source = read_source(path)
    if isinstance(source, Problem):
        return [source]
    return read_scenario(source, path, pack, files)


def read_scenario(
    source: str, path: Path, pack: Pack | None = None, files: Beside | None = None
) -> Scenario | list[Problem]:
    """Return the play written in `source`, as if it lay at `path`; see `load_scenario`."""
    return scenario_of(read_draft(source, path, pack, files), path, pack)


def scenario_of(draft: Draft, path: Path, pack: Pack | None = None) -> Scenario | list[Problem]:
    """Return the play that `draft` is, or all its problems; see `load_scenario`."""
    play = proofread(str(path), draft, PlayFile)
    if isinstance(play, list):
        return play
    name = path.stem if pack is None else f"{pack.name}/{path.stem}"
    made = _scenario(play, name, draft.languages(), path.parent)
    made = replace(made, recordings=recordings_of(made, path))
    if pack is None:
        return made
    return replace(made, pack=pack.title, pack_by=f"{pack.author}, {pack.licence}")


class Beside(NamedTuple):
    """The names of the files in the folders beside a play."""

    pictures: frozenset[str]
    sounds: frozenset[str]


def beside(folder: Path) -> Beside:
    """Return what lies beside the plays in `folder`."""
    return Beside(_files_in(folder / PICTURES), _files_in(folder / SOUNDS))


def read_draft(
    source: str, path: Path, pack: Pack | None = None, files: Beside | None = None
) -> Draft:
    """Return `source` as a draft of a play that lies at `path`, in today's format.

    `files` are those beside it, if somebody has looked already.
    """
    page, files = read_page(source), files or beside(path.parent)
    return Draft(
        upgraded(page),
        None if pack is None else pack.languages,
        files.pictures,
        files.sounds,
        is_old(page),
        () if pack is None else pack.words,
    )


def _files_in(folder: Path) -> frozenset[str]:
    """Return the names of the plain files in `folder`: no links, they could lead anywhere."""
    try:
        with os.scandir(folder) as found:
            return frozenset(one.name for one in found if one.is_file(follow_symlinks=False))
    except (OSError, ValueError):
        return frozenset()


def _way(way: WayFile, languages: tuple[str, ...]) -> Way:
    return Way(way.show, way.to, as_text(way.sign, languages), as_text(way.praise, languages))


def _shows(picture: PictureFile | None, languages: tuple[str, ...]) -> Text:
    return as_text(picture.shows, languages) if picture else ()


def _heard(name: str | None, folder: Path) -> str | None:
    """Return the name of a sound that can be played; any other is silence."""
    if name is None or not (folder / name).is_file() or what_is_odd(folder / name):
        return None
    return name


def _scene(scene: SceneFile, languages: tuple[str, ...], sounds: Path) -> Scene:
    return Scene(
        name=scene.name,
        line=as_text(scene.line, languages),
        ask=frozenset(scene.ask or (way.show for way in scene.ways or ())),
        hold=scene.hold,
        picture=scene.picture.file if scene.picture else None,
        hint=as_text(scene.hint, languages),
        praise=as_text(scene.praise, languages),
        helped=as_text(scene.helped, languages),
        passed_on=as_text(scene.passed_on, languages),
        strength=scene.strength,
        then=scene.then,
        partner=frozenset(scene.partner or ()),
        ways=tuple(_way(way, languages) for way in scene.ways or ()),
        next=scene.next,
        picture_shows=_shows(scene.picture, languages),
        sound=_heard(scene.sound, sounds),
    )


def _scenario(play: PlayFile, name: str, languages: tuple[str, ...], folder: Path) -> Scenario:
    return Scenario(
        name=name,
        title=as_text(play.title, languages),
        scenes=tuple(_scene(scene, languages, folder / SOUNDS) for scene in play.scenes),
        goal=as_text(play.goal, languages),
        ages=play.ages,
        difficulty=play.difficulty,
        author=play.author,
        poster=play.poster.file if play.poster else None,
        pictures=str(folder / PICTURES),
        poster_shows=_shows(play.poster, languages),
        sounds=str(folder / SOUNDS),
        credits=play.credits or "",
    )
