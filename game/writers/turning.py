"""How a play on the desk is turned: into other languages and formats, and problems into remarks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from game.acting.expressions import Expression
from game.playwright import Remark, Trail
from game.scenario.cards import Pack, is_pack, read_pack
from game.scenario.marked_yaml import Page
from game.scenario.problem import Level, Problem
from game.workshop.composition import Composition

_QUOTED: Final = re.compile(r"""(?:"[^"\\]*"|'[^']*')""")
_WORD: Final = re.compile(r"[\w'’][\w'’.-]*")


def value_at(data: Any, trail: Trail) -> Any:
    """Return what stands at `trail` in plain values, None where nothing does."""
    for step in trail:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def pack_of(place: Path) -> Pack | None:
    """Return the pack in whose folder a play lies, None where there is none that can be read."""
    if not is_pack(place.parent):
        return None
    card = read_pack(place.parent)
    return card if isinstance(card, Pack) else None


def new_scene(name: str, line: str, hint: str, languages: Sequence[str]) -> dict[str, Any]:
    """Return a scene that asks for a smile, its texts in the first of `languages` or plain."""
    line_in, hint_in = (
        dict.fromkeys(languages[:1], words) if languages else words for words in (line, hint)
    )
    return {"name": name, "line": line_in, "ask": Expression.HAPPY.value, "hint": hint_in}


def in_new_format(play: Composition) -> Composition:
    """Return a play of an older format as the form writes it: a picture has fields."""
    data = play.data
    if "format" in data:
        return play
    scenes = data.get("scenes")
    trails: list[Trail] = [("poster",)]
    trails += [
        ("scenes", n, "picture") for n in range(len(scenes) if isinstance(scenes, list) else 0)
    ]
    for trail in trails:
        if isinstance(name := play.value(trail), str):
            play = play.set(trail, {"file": name})
    return play.set(("format",), 2)


def in_languages(value: Any, languages: Sequence[str], plain: str) -> Any:
    """Return a text in `languages`, or plain where there is one or none."""
    by_language = value if isinstance(value, dict) else {plain: value}
    if len(languages) > 1:
        return {**{code: by_language[code] for code in languages if by_language.get(code)}} or value
    kept = by_language.get(languages[0]) if languages else None
    return kept or next(iter(by_language.values()), value)


def remark(problem: Problem, page: Page) -> Remark:
    """Return a problem with the way to the field that it stands at."""
    mark = (problem.line - 1, problem.column - 1)
    marks = [*page.keys.items(), *page.values.items()]
    before = [(tuple(place), len(trail), trail) for trail, place in marks if tuple(place) <= mark]
    trail = max(before, key=lambda each: each[:2])[2] if before else ()
    suggestion = problem.suggestion
    if suggestion and ("\n" in suggestion or ": " in suggestion):
        # Whole fields are for people who read YAML.
        suggestion = None
    is_fault = problem.level is Level.FAULT
    return Remark(trail, problem.sentence, suggestion, is_fault, problem.line, problem.column)


def mended(text: str, told: Remark) -> str:
    """Return `text` with what `told` suggests in place of the word or value that it stands at."""
    lines = text.splitlines(keepends=True)
    line, at = lines[told.line - 1], told.column - 1
    found = _QUOTED.match(line, at) if told.trail[-1:] and line[at] in "\"'" else None
    found = found or _WORD.match(line, at)
    if found is None or told.suggestion is None:
        raise ValueError("This has to be mended by hand.")
    new = told.suggestion
    lines[told.line - 1] = line[:at] + new + line[found.end() :]
    return "".join(lines)
