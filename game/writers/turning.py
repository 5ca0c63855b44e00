"""How a play on the desk is turned: into other languages and formats, and problems into remarks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from game.playwright import Remark, Trail
from game.scenario.cards import Pack, is_pack, read_pack
from game.scenario.edits import Edit, edited
from game.scenario.marked_yaml import Page, read_page
from game.scenario.problem import Level, Problem
from game.scenario.told import Told
from game.workshop.composition import Composition

OLD_FORMAT: Final = "CU016"
UNKNOWN_WORD: Final = "CU053"


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


def proofs(text: str, place: Path, pack: Pack | None) -> dict[Remark, Problem]:
    """Return what `check` finds in the play `text` at `place`, each problem by its remark.

    That a format is old is not told: whatever the form writes brings it up to date.
    """
    from game.scenario.check import check_text

    page = read_page(text)
    found = check_text(text, place, pack)
    return {remark(problem, page): problem for problem in found if problem.code != OLD_FORMAT}


def remark(problem: Problem, page: Page) -> Remark:
    """Return a problem with the way to the field that it stands at."""
    mark = (problem.line - 1, problem.column - 1)
    marks = [*page.keys.items(), *page.values.items()]
    before = [(tuple(place), len(trail), trail) for trail, place in marks if tuple(place) <= mark]
    trail = max(before, key=lambda each: each[:2])[2] if before else ()
    # Whole fields are for people who read YAML.
    suggestion = problem.suggestion if problem.span or problem.mends else None
    if suggestion and ("\n" in suggestion or ": " in suggestion):
        suggestion = None
    is_fault = problem.level is Level.FAULT
    return Remark(trail, problem.sentence, suggestion, is_fault, problem.line, _unknown(problem))


def _unknown(problem: Problem) -> tuple[str, str] | None:
    """Return the word that no dictionary knows, after its language, if that is the problem."""
    if problem.code != UNKNOWN_WORD or not isinstance(problem.sentence, Told):
        return None
    parts = problem.sentence.parts
    return str(parts["language"]), str(parts["word"])


def mended(text: str, problem: Problem) -> str:
    """Return `text` with what `problem` suggests; raises ValueError where nothing is."""
    edits = problem.mends
    if not edits and problem.span is not None and problem.suggestion is not None:
        edits = (Edit(*problem.span, problem.suggestion),)
    if not edits:
        raise ValueError("This has to be mended by hand.")
    return edited(text, edits)
