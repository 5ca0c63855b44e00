"""Recorded lines of a play: where they lie beside it, which text each speaks, and what is wrong.

    voices/<language>/<play>/title.ogg
    voices/<language>/<play>/<scene>-line.ogg, -hint, -praise, -helped, -passed_on
    voices/<language>/<play>/<scene>-sign-1.ogg, -praise-1 … for the ways of a scene, from 1

A recording that is wrong never keeps its play from the stage: the game's own voice speaks instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from game.acting.scenario import Recording, Scenario, Text
from game.scenario.problem import Finding, Level, Mark, Problem, problem_in
from game.scenario.sound_files import ENDINGS, what_is_odd
from game.scenario.spelling import nearest, quoted
from game.scenario.told import Told, told

VOICES: Final = "voices"


def recordings_of(play: Scenario, path: Path) -> tuple[Recording, ...]:
    """Return the recordings of `play`, whose file is `path`; wrong files are left out."""
    folders = _folders(path)
    found = (
        (words, language, _file(folders, language, name))
        for name, text in _texts(play)
        for language, words in text
    )
    return tuple(Recording(words, code, str(file)) for words, code, file in found if file)


def recording_problems(play: Scenario, path: Path) -> list[Problem]:
    """Return what is wrong with the recordings beside the play at `path`."""
    texts = dict(_texts(play))
    return [
        problem_in(str(file), finding)
        for folder in _folders(path)
        for file in _files(folder)
        for rule in (unknown_recording, odd_recording)
        for finding in rule(file, texts)
    ]


def homeless_recordings(pack: Path, plays: Iterable[Path]) -> list[Problem]:
    """Return a problem for each folder of recordings in `pack` that none of its `plays` has."""
    known = sorted(play.stem for play in plays)
    folders = (place for language in _inside(pack / VOICES) for place in _inside(language))
    return [
        problem_in(str(place), _unknown(sentence, meant))
        for place in folders
        if place.name not in known
        for sentence in (told("No play of this pack is called {name}.", name=quoted(place.name)),)
        for meant in (nearest(place.name, known),)
    ]


def unknown_recording(file: Path, texts: dict[str, Text]) -> Iterator[Finding]:
    """CU060: A recording is named by the scene and the field it speaks, like `parcel-line.ogg`.

    It lies in `voices`, in a folder of its language, in a folder with the name of the play.
    """
    text = texts.get(file.stem)
    language = file.parent.parent.name
    if text is None:
        meant = nearest(file.stem, sorted(texts))
        sentence = told("No text of this play is called {name}.", name=quoted(file.stem))
        yield _unknown(sentence, meant and meant + file.suffix)
    elif language not in dict(text) and "" not in dict(text):
        sentence = told("{word} is not a language of this text.", word=quoted(language))
        yield _unknown(sentence, None)


def _unknown(sentence: Told, meant: str | None) -> Finding:
    if meant:
        sentence = told('{say} Did you mean "{meant}"?', say=sentence, meant=meant)
    return Finding("CU060", Mark(0, 0), sentence, meant, Level.ADVICE)


def odd_recording(file: Path, texts: dict[str, Text]) -> Iterator[Finding]:
    """CU061: A recording is an OGG, WAV or MP3, named so, of at most 2 MiB and a minute.

    What can't be played is spoken by the game's own voice.
    """
    del texts
    sentence = what_is_odd(file)
    if sentence:
        yield Finding("CU061", Mark(0, 0), sentence, level=Level.ADVICE)


RECORDING_RULES: Final = (unknown_recording, odd_recording)


def _texts(play: Scenario) -> Iterator[tuple[str, Text]]:
    """Yield every text that is spoken, with the name of its recording."""
    yield "title", play.title
    for scene in play.scenes:
        for field in ("line", "hint", "praise", "helped", "passed_on"):
            yield f"{scene.name}-{field}", getattr(scene, field)
        for number, way in enumerate(scene.ways, 1):
            yield f"{scene.name}-sign-{number}", way.sign
            yield f"{scene.name}-praise-{number}", way.praise


def _file(folders: list[Path], language: str, name: str) -> Path | None:
    """Return the file of one text; a text without a language takes any folder's."""
    for folder in folders:
        if language in ("", folder.parent.name):
            for ending in ENDINGS:
                file = folder / f"{name}{ending}"
                if file.is_file() and not what_is_odd(file):
                    return file
    return None


def _folders(path: Path) -> list[Path]:
    """Return the folders of recordings of the play at `path`, one for each language."""
    places = (language / path.stem for language in _inside(path.parent / VOICES))
    return [place for place in places if place.is_dir() and not place.is_symlink()]


def is_hidden(file: Path) -> bool:
    """Tell whether a system, and no author, has put this file there."""
    return file.name.startswith(".") or file.name == "Thumbs.db"


def _inside(folder: Path) -> list[Path]:
    """Return the folders in `folder`, by name; no links, which could lead anywhere."""
    try:
        return sorted(
            place for place in folder.iterdir() if place.is_dir() and not place.is_symlink()
        )
    except OSError:
        return []


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if not (file.is_dir() or is_hidden(file)))
    except OSError:
        return []
