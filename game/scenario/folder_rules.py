"""Advice on what lies in a folder of plays: files that nobody uses, and plays of one name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from game import safe_pictures
from game.scenario.problem import Finding, Level, Mark
from game.scenario.sound_files import SOUND, what_is_odd
from game.scenario.spelling import quoted
from game.scenario.told import told


def unused_picture(file: Path, used: Iterable[str]) -> Iterator[Finding]:
    """CU046: Every picture in the folder "pictures" is shown by some play beside it."""
    if file.name not in used:
        sentence = told(
            "No play here shows {file}. Use it, or take it out of the folder.",
            file=quoted(file.name),
        )
        yield Finding("CU046", Mark(0, 0), sentence, level=Level.ADVICE)


def odd_picture(file: Path, used: Iterable[str]) -> Iterator[Finding]:
    """CU062: A picture is an SVG of at most 512 KiB, or a PNG or JPEG of at most 50 million pixels.

    Others would take minutes to draw, or stop the game: a mask stands in their place.
    """
    del used
    try:
        odd = safe_pictures.what_is_odd(file)
    except OSError:
        # A file that can't be read is told where a play needs it.
        return
    if odd:
        sentence = told("The game won't draw this picture, because {why}.", why=odd)
        yield Finding("CU062", Mark(0, 0), sentence, level=Level.ADVICE)


def unused_sound(file: Path, used: Iterable[str]) -> Iterator[Finding]:
    """CU047: Every sound in the folder "sounds" is heard in some play beside it."""
    if file.name not in used:
        sentence = told(
            "No play here uses {file}. Use it, or take it out of the folder.",
            file=quoted(file.name),
        )
        yield Finding("CU047", Mark(0, 0), sentence, level=Level.ADVICE)


def odd_sound(file: Path, used: Iterable[str]) -> Iterator[Finding]:
    """CU049: A sound is an OGG, WAV or MP3, named so, of at most 2 MiB and a minute.

    What can't be played is silence.
    """
    del used
    sentence = what_is_odd(file, SOUND)
    if sentence:
        yield Finding("CU049", Mark(0, 0), sentence, level=Level.ADVICE)


def same_name(file: Path, others: Iterable[Path]) -> Iterator[Finding]:
    """CU055: No two plays of a folder have the same name, not even in large and small letters.

    The name of its file is the name of a play: stars and recordings are kept under it.
    """
    for other in others:
        if other.stem.lower() == file.stem.lower() and other.name < file.name:
            sentence = told(
                "{file} has this name already. Give one of the two another.",
                file=quoted(other.name),
            )
            yield Finding("CU055", Mark(0, 0), sentence, level=Level.ADVICE)
            return


# By folder: what is looked at in each file that lies there, and given what the plays use.
LEFTOVER_RULES: Final[dict[str, tuple[Callable[..., Iterator[Finding]], ...]]] = {
    "pictures": (unused_picture, odd_picture),
    "sounds": (unused_sound, odd_sound),
}

FOLDER_RULES: Final[tuple[Callable[..., Iterator[Finding]], ...]] = (
    *(rule for rules in LEFTOVER_RULES.values() for rule in rules),
    same_name,
)
