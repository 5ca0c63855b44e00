"""Beginnings: new plays, packs and scenes that pass `check` at once; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game.acting.expressions import Expression
from game.acting.scenario import END
from game.scenario.cards import CARD, Pack
from game.scenario.format import FORMAT
from game.scenario.schema import PACK_SCHEMA
from game.trouble import Trouble
from game.workshop.composition import Composition, compose
from game.workshop.editor_help import modeline, put_schemas
from game.workshop.first_words import (
    DIFFICULTY,
    FALLBACK,
    FIRST_PLAY,
    SCENE_NAMES,
    first_words,
)
from game.workshop.own_words import with_own_words
from game.workshop.pack_lines import pack_at
from game.workshop.quoting import field, item

_ABOUT_SCENES: Final = (
    "  # Each scene tells a line and asks for a face. Change every word as you like."
)


@dataclass(frozen=True, slots=True)
class NewPlay:
    """What an author says about a new play; `titles` has one for each language.

    `faces` are asked for in turn, one in each scene. Without a `difficulty` the hardest of them
    decides.
    """

    titles: Mapping[str, str]
    faces: Sequence[Expression]
    ages: str = "5-9"
    difficulty: int | None = None
    author: str | None = None
    goal: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class NewPack:
    """What an author says about a new pack; `titles` has one for each language."""

    titles: Mapping[str, str]
    licence: str
    author: str
    description: Mapping[str, str] | None = None


def begin_play(file: Path, play: NewPlay, pack: Pack | None = None) -> list[str]:
    """Write a new play to `file`, and return the words that it lists as spelt right.

    `pack` is the one in whose folder it lies. Raises Trouble where something is there, or can't be
    written.
    """
    languages = tuple(play.titles)
    told: dict[str, Any] = {"format": FORMAT, "title": text_of(play.titles)}
    if play.goal:
        told["goal"] = text_of(play.goal)
    told["ages"] = play.ages
    told["difficulty"] = play.difficulty or max(DIFFICULTY[face] for face in play.faces)
    if play.author:
        told["author"] = play.author
    lines = [line for name, value in told.items() for line in field(name, value, (name,), 0)]
    scenes: list[list[str]] = []
    for number, (name, face) in enumerate(zip(_names(play.faces), play.faces, strict=True)):
        fields = scene_fields(name, (face,), languages)
        scenes.append(item(fields, ("scenes", number), 2))
    body = "\n\n".join("\n".join(scene) for scene in scenes)
    text = "\n".join([modeline(file), *lines, "", "scenes:", _ABOUT_SCENES, body, ""])
    text, listed = with_own_words(text, file, pack)
    _write_new(file, text)
    put_schemas(file)
    return listed


def begin_pack(folder: Path, pack: NewPack) -> Path:
    """Make the folder of a new pack with its card and a first play, and return the play's file.

    Raises Trouble where something is there, or can't be written.
    """
    try:
        folder.mkdir(parents=True)
        (folder / "pictures").mkdir()
    except FileExistsError as error:
        raise Trouble(f"{folder} is already there. Choose another name.") from error
    except OSError as error:
        raise Trouble(f"{folder} can't be made: {error.strerror or error}.") from error
    told: dict[str, Any] = {"format": FORMAT, "title": text_of(pack.titles)}
    if pack.description:
        told["description"] = text_of(pack.description)
    told |= {"languages": list(pack.titles), "licence": pack.licence, "author": pack.author}
    card = folder / CARD
    lines = [line for name, value in told.items() for line in field(name, value, (name,), 0)]
    text, _ = with_own_words("\n".join([modeline(card, PACK_SCHEMA), *lines, ""]), card)
    _write_new(card, text)
    play = folder / "first-play.yaml"
    titles = {code: FIRST_PLAY.get(code, FIRST_PLAY[FALLBACK]) for code in pack.titles}
    faces = (Expression.SURPRISE, Expression.HAPPY)
    begin_play(play, NewPlay(titles, faces, author=pack.author), pack_at(folder))
    return play


def scene_fields(
    name: str, faces: Sequence[Expression], languages: Sequence[str]
) -> dict[str, Any]:
    """Return the fields of a new scene that asks for any one of `faces`.

    Without `languages` its texts are plain English ones.
    """
    words = {code: first_words(faces[0], code) for code in languages or (FALLBACK,)}
    asked = [face.value for face in faces]
    fields: dict[str, Any] = {
        "name": name,
        "line": {code: said.line for code, said in words.items()},
        "ask": asked[0] if len(asked) == 1 else asked,
        "hint": {code: said.hint for code, said in words.items()},
        "praise": {code: said.praise for code, said in words.items()},
    }
    return {key: text_of(v) if isinstance(v, dict) else v for key, v in fields.items()}


def text_of(by_language: Mapping[str, str]) -> str | dict[str, str]:
    """Return a text as it is written: where there is one language alone, it is not told."""
    return dict(by_language) if len(by_language) > 1 else next(iter(by_language.values()))


def with_scene(text: str, fields: Mapping[str, Any], after: str | None) -> str:
    """Return the play `text` with a new scene after the one called `after`, or after the last.

    The new scene leads to where that one led. Raises Trouble where there is no such scene, where it
    has doors, or where a scene has the new one's name.
    """
    play = compose(text)
    names = [scene.get("name") for scene in play.scenes()]
    if fields["name"] in (*names, END):
        raise Trouble(f"A scene called “{fields['name']}” is already there. Choose another name.")
    if after is not None and after not in names:
        known = ", ".join(str(name) for name in names)
        raise Trouble(f"There is no scene called “{after}”. The scenes are {known}.")
    place = names.index(after) if after is not None else len(names) - 1
    return _put_after(play, place, dict(fields)).text


def _put_after(play: Composition, place: int, fields: dict[str, Any]) -> Composition:
    before = play.scenes()[place] if place >= 0 else {}
    if before.get("ways"):
        raise Trouble(
            f"“{before.get('name')}” has doors, so nothing follows right after it. Name a scene "
            "behind one of its doors: --after NAME"
        )
    is_last = place + 1 == len(play.scenes())
    leads = before.get("next")
    if leads is not None and not (is_last and leads == END):
        fields["next"] = leads
    return play.remove(("scenes", place, "next")).add_scene(fields, place + 1)


def _names(faces: Sequence[Expression]) -> list[str]:
    names: list[str] = []
    for face in faces:
        name, count = SCENE_NAMES[face], 1 + sum(other == face for other in faces[: len(names)])
        names.append(name if count == 1 else f"{name}-{count}")
    return names


def _write_new(file: Path, text: str) -> None:
    if file.exists():
        raise Trouble(f"{file} is already there, and nothing is written over it.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except OSError as error:
        raise Trouble(f"{file} can't be written: {error.strerror or error}.") from error
