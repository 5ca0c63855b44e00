"""What people answer when something new is made, understood or refused with a sentence."""

from __future__ import annotations

import re
from pathlib import Path

from game.acting.expressions import EXPRESSIONS, Expression
from game.scenario.fields import LONGEST_TEXT, NAME_PATTERN
from game.scenario.languages import LANGUAGE_PATTERN, meant_code
from game.scenario.measures import years
from game.scenario.spelling import nearest
from game.scenario.telling import telling_words
from game.trouble import Trouble


def text(answer: str) -> str:
    """Return a text for the stage. Raises Trouble for none, too long ones, and told feelings."""
    words = " ".join(answer.split())
    if not words:
        raise Trouble("Please write a few words.")
    if not words.isprintable():
        raise Trouble("There is an invisible letter in this. Please write it anew.")
    if len(words) > LONGEST_TEXT:
        raise Trouble(f"This has {len(words)} letters; {LONGEST_TEXT} fit.")
    if told := telling_words(words):
        raise Trouble(f"“{told}” tells the child what it feels. Ask it to show a face instead.")
    return words


def languages(answer: str) -> tuple[str, ...]:
    """Return the codes in `answer`, like "en, sv"."""
    codes = tuple(dict.fromkeys(re.findall(r"[^\s,]+", answer)))
    for code in codes:
        meant = meant_code(code, None)
        if meant:
            raise Trouble(f"“{code}” is no code of a language. Did you mean “{meant}”?")
        if not re.fullmatch(LANGUAGE_PATTERN, code):
            raise Trouble(f"“{code}” is no code of a language. Write two letters, like en or sv.")
    if not codes:
        raise Trouble("Write at least one language, like en or sv.")
    return codes


def faces(answer: str) -> tuple[Expression, ...]:
    """Return the expressions in `answer`, like "sad, happy"."""
    known = [expression.value for expression in EXPRESSIONS]
    words = re.findall(r"[^\s,]+", answer.lower())
    for word in words:
        if word not in known:
            meant = nearest(word, known)
            hint = f"Did you mean “{meant}”?" if meant else f"I know {', '.join(known)}."
            raise Trouble(f"I don't know the expression “{word}”. {hint}")
    if not words:
        raise Trouble(f"Write at least one of {', '.join(known)}.")
    return tuple(Expression(word) for word in words)


def family(answer: str) -> tuple[Expression, ...]:
    """Return the expressions in `answer`, each once."""
    return tuple(dict.fromkeys(faces(answer)))


def ages(answer: str) -> str:
    """Return ages like "5-9"."""
    try:
        low, high = years(answer.strip())
    except ValueError as error:
        raise Trouble("Write two ages from 3 to 18, the younger one first, like 5-9.") from error
    return f"{low}-{high}"


def difficulty(answer: str) -> int:
    """Return a difficulty from 1 to 5."""
    if answer.strip() not in ("1", "2", "3", "4", "5"):
        raise Trouble("Write a number from 1 (smiles) to 5 (fear, and several faces in a row).")
    return int(answer)


def scene_name(answer: str) -> str:
    """Return the name of a scene."""
    if not re.fullmatch(NAME_PATTERN, answer.strip()):
        raise Trouble("Write one word of small letters, digits and hyphens, like big-parcel.")
    return answer.strip()


def new_file(answer: str | Path) -> Path:
    """Return a file that is not there yet and ends in .yaml."""
    path = Path(answer)
    if path.suffix.lower() not in (".yaml", ".yml"):
        path = path.with_name(path.name + ".yaml")
    if path.exists():
        raise Trouble(f"{path} is already there, and nothing is written over it.")
    if not re.fullmatch(r"[\w.-]+", path.stem):
        raise Trouble(f"Name the file with letters, digits and hyphens, like my-play.yaml: {path}")
    return path
