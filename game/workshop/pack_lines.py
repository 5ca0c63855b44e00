"""The lines of a pack: every text for people, with a name that stays when other texts change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.scenario.cards import CARD, Pack, draft_of_card, read_pack
from game.scenario.draft import Draft
from game.scenario.load import read_draft
from game.scenario.marked_yaml import Trail
from game.scenario.packs import play_files
from game.trouble import Trouble
from game.workshop.author_files import read_text


@dataclass(frozen=True, slots=True)
class Line:
    """One text; `id` is PLAY/SCENE/FIELD, as lost-mitten/snow/line or lost-mitten/gate/ways-2/sign.

    `trail` is its place in `file`, whose line it begins in is `row`, from 1. `texts` are by
    language; what was written without one is in the pack's only language. `asks` tells which face
    the scene asks for, "" outside of scenes.
    """

    id: str
    file: Path
    row: int
    trail: Trail
    texts: Mapping[str, str]
    asks: str = ""


def pack_at(folder: Path) -> Pack:
    """Return the pack in `folder`. Raises Trouble with the first thing that is wrong with it."""
    pack = read_pack(folder)
    if isinstance(pack, Pack):
        return pack
    first = pack[0]
    raise Trouble(f"{first.file}:{first.line}:{first.column}: {first.sentence}")


def lines_of(pack: Pack) -> list[Line]:
    """Return all lines of `pack` in the order of its files: the card first, then its plays.

    Raises Trouble for a file that can't be read.
    """
    card = pack.folder / CARD
    lines = list(_lines(draft_of_card(read_text(card)), card, CARD, pack))
    for file in play_files(pack.folder):
        draft = read_draft(read_text(file), file, pack)
        if draft.page.findings or not isinstance(draft.page.data, dict):
            raise Trouble(f"{file} has faults. “curtain-up check {pack.folder}” tells them.")
        lines += _lines(draft, file, file.stem, pack)
    for name, count in Counter(line.id for line in lines).items():
        if count > 1:
            raise Trouble(f"Two texts are called {name}. Give scenes and plays names of their own.")
    return lines


def _lines(draft: Draft, file: Path, stem: str, pack: Pack) -> Iterator[Line]:
    scenes = dict(draft.scenes())
    texts_by_trail = dict(draft.text_fields())
    for trail, value in sorted(texts_by_trail.items(), key=lambda one: draft.page.mark(one[0])):
        texts = {pack.languages[0]: value} if isinstance(value, str) else value
        if not isinstance(texts, dict):
            continue
        told = {code: words.strip() for code, words in texts.items() if isinstance(words, str)}
        scene = scenes.get(trail[:2])
        name = f"{stem}/{'/'.join(_steps(trail, scene))}"
        row = draft.page.mark(trail).line + 1
        yield Line(name, file, row, trail, told, asked(scene) if scene else "")


def _steps(trail: Trail, scene: Mapping[str, Any] | None) -> Iterator[str]:
    if scene is not None:
        # By its name, so that a moved scene keeps its lines.
        yield str(scene.get("name", trail[1]))
        trail = trail[2:]
    if trail[0] == "ways":
        yield f"ways-{int(trail[1]) + 1}"
        trail = trail[2:]
    yield from (str(step) for step in trail)


def asked(scene: Mapping[str, Any]) -> str:
    """Return which face a scene asks for, in words for whoever translates or records it."""
    ways = scene.get("ways")
    if isinstance(ways, list):
        return " or ".join(str(way.get("show")) for way in ways if isinstance(way, dict))
    told = _any_of(scene.get("ask"))
    if "strength" in scene:
        told = f"{told} ({scene['strength']})"
    if "then" in scene:
        told = f"{told}, then {scene['then']}"
    if "partner" in scene:
        told = f"{told}; the partner {_any_of(scene['partner'])}"
    return told


def _any_of(asked_for: Any) -> str:
    many = asked_for if isinstance(asked_for, list) else [asked_for]
    return " or ".join(str(one) for one in many)
