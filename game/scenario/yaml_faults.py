"""What keeps a file from being read as YAML: one documented function per fault, nothing parsed."""

from __future__ import annotations

from typing import Any, Final

import yaml

from game.scenario.problem import Finding, Mark, counted
from game.scenario.spelling import quoted
from game.scenario.told import Told, told

# What libyaml says, and what an author can do about it.
_IN_OTHER_WORDS: Final = {
    "mapping values are not allowed in this context": told(
        'There is a ":" here that YAML takes for the end of a field name. '
        "Put quotation marks around the whole text."
    ),
    "found unexpected end of stream": told("The quotation mark that opens here is never closed."),
    "did not find expected ',' or ']'": told('The "[" that opens here is not closed with a "]".'),
    "did not find expected ',' or '}'": told('The "{{" that opens here is not closed with a "}}".'),
    "could not find expected ':'": told(
        'After the name of a field comes a ":". I miss it before here.'
    ),
    "did not find expected key": told(
        "This does not fit the lines above. Are quotation marks closed, and does the line start "
        "exactly under the field before it?"
    ),
    "did not find expected '-' indicator": told(
        'This does not fit the list above. Does the line start exactly under its "-" or under '
        "the field before it?"
    ),
    "did not find expected alphabetic or numeric character": told(
        'YAML takes a "*" or a "&" before a text for the beginning of a name. Put quotation marks '
        "around the whole text."
    ),
    "found unknown escape character": told(
        'After a "\\" in a text in "…" comes a special letter, and this is none. '
        "Write \\\\ or use '…' around the text."
    ),
}

# For these libyaml's main mark is the end of the file, and the other mark is where it began.
_SEEN_FROM_ITS_START: Final = frozenset(
    {
        "found unexpected end of stream",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
    }
)


def not_yaml(error: yaml.YAMLError, text: str) -> Finding:
    """CU002: The file follows YAML's grammar.

    Texts go in quotation marks, then a ":" or a "#" in them does no harm; fields of the same scene
    start exactly under each other.

    Wrong:
        line: Listen: somebody knocks.
    Right:
        line: "Listen: somebody knocks."
    """
    code = "CU002"
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None))
    if mark is None:
        return Finding(
            code,
            _first_invisible(text),
            told(
                "There is an invisible letter here that a text cannot hold. "
                "Delete it and type again."
            ),
        )
    if problem in _SEEN_FROM_ITS_START and getattr(error, "context_mark", None) is not None:
        mark = error.context_mark  # type: ignore[attr-defined]  # MarkedYAMLError has it
    place = Mark(mark.line, mark.column)
    if problem == "found character that cannot start any token":
        return Finding(code, place, _unexpected_letter(place, text))
    default = told("YAML cannot be read from here: {reason}.", reason=problem)
    return Finding(code, place, _IN_OTHER_WORDS.get(problem, default))


def _unexpected_letter(place: Mark, text: str) -> Told:
    lines = text.splitlines()
    letter = lines[place.line][place.column : place.column + 1] if place.line < len(lines) else ""
    if letter == "\t":
        return told("Here is a tab. YAML wants spaces: two for each step to the right.")
    return told(
        "A text cannot start with {letter}. Put quotation marks around the whole text.",
        letter=quoted(letter),
    )


def _first_invisible(text: str) -> Mark:
    # libyaml tells the place in bytes; the letters that YAML forbids are found again here.
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    before = text[: found.start()] if found else ""
    return Mark(before.count("\n"), len(before) - (before.rfind("\n") + 1))


def alias_used(mark: Mark) -> Finding:
    """CU003: A file says everything where it stands: no "&" anchors and no "*" aliases.

    A few lines of aliases can unfold to more than a computer's memory.

    Wrong:
        line: &greeting "Good morning, bear!"
    Right:
        line: "Good morning, bear!"
    """
    sentence = told(
        'Names with "&" and "*" are not used in plays. Write the text out here, or put quotation '
        "marks around it."
    )
    return Finding("CU003", mark, sentence)


def tag_used(mark: Mark) -> Finding:
    """CU004: A file holds texts and numbers only: no "!" tags.

    Wrong:
        line: !shout "Good morning, bear!"
    Right:
        line: "Good morning, bear!"
    """
    sentence = told(
        'YAML takes what starts with "!" for an order, and plays have none. '
        "Put quotation marks around the whole text."
    )
    return Finding("CU004", mark, sentence)


def too_deep(mark: Mark) -> Finding:
    """CU005: Fields lie inside each other only as deep as the format needs.

    Wrong:
        line: [[[[[[[["Good morning, bear!"]]]]]]]]
    Right:
        line: "Good morning, bear!"
    """
    sentence = told(
        "This lies deeper than any field of a play. Delete brackets, or move it to the left."
    )
    return Finding("CU005", mark, sentence)


def too_many_parts(mark: Mark) -> Finding:
    """CU009: A play has at most a hundred scenes or so."""
    sentence = told("This file has more fields than any play needs. Make several plays of it.")
    return Finding("CU009", mark, sentence)


def odd_key(mark: Mark) -> Finding:
    """CU006: The name of a field is one plain word.

    Wrong:
        line: {[en, sv]: "Hej!"}
    Right:
        line: "Hej!"
    """
    return Finding("CU006", mark, told("The name of a field must be one plain word."))


def twice_written(mark: Mark, name: str, first: Mark) -> Finding:
    """CU007: A field is written once; of two, YAML would silently forget one.

    Wrong:
        hint: "Eyebrows up!"
        hint: "Eyes wide open!"
    Right:
        hint: "Eyebrows up!"
    """
    line, _ = counted(first)
    sentence = told(
        "{field} is already written in line {line}. Keep one of the two.",
        field=quoted(name),
        line=line,
    )
    return Finding("CU007", mark, sentence)


def several_documents(mark: Mark) -> Finding:
    """CU008: One file holds one play.

    Wrong:
        author: "Ann"
        ---
        author: "Bea"
    Right:
        author: "Ann"
    """
    sentence = told('Here a second document starts. One file holds one play: delete the "---".')
    return Finding("CU008", mark, sentence)


FAULTS: Final[tuple[Any, ...]] = (
    not_yaml,
    alias_used,
    tag_used,
    too_deep,
    too_many_parts,
    odd_key,
    twice_written,
    several_documents,
)
