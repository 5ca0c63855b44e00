"""Advice on pictures and sounds: what they show, and those that nobody uses or hears."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from game.scenario.draft import Draft
from game.scenario.fields import SOUND_PATTERN
from game.scenario.problem import Finding, Level, Mark
from game.scenario.sound_files import what_is_odd
from game.scenario.spelling import nearest, quoted


def undescribed(draft: Draft) -> Iterator[Finding]:
    """CU048: A picture says what it shows, for children who can't see it.

    Wrong:
        poster: {file: parcel.svg}
    Right:
        poster: {file: parcel.svg, shows: "A parcel as big as a fridge"}
    """
    for trail, picture in draft.pictures_used():
        if isinstance(picture, dict) and "file" in picture and "shows" not in picture:
            place = trail if trail in draft.page.spans else (*trail, "file")
            sentence = 'Nobody is told what is on this picture. Add for example shows: "A parcel"'
            yield draft.advice("CU048", place, sentence)


def missing_sound(draft: Draft) -> Iterator[Finding]:
    """CU045: Every sound lies in the folder "sounds" beside the play, spelt the same.

    Without it the scene opens silently.

    Wrong:
        sound: dor.ogg
    Right:
        sound: door.ogg
    """
    for trail, name in draft.named("sound"):
        if len(trail) != 3 or not isinstance(name, str) or name in draft.sounds:
            continue
        if re.fullmatch(SOUND_PATTERN, name):
            meant = nearest(name, sorted(draft.sounds))
            sentence = f'There is no {quoted(name)} in the folder "sounds" beside the play.'
            sentence += f' Did you mean "{meant}"?' if meant else ""
            yield draft.advice("CU045", trail, sentence, meant)


PICTURE_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (
    undescribed,
    missing_sound,
)


def unused_picture(file: Path, used: Iterable[str]) -> Iterator[Finding]:
    """CU046: Every picture in the folder "pictures" is shown by some play beside it."""
    if file.name not in used:
        sentence = f"No play here shows {quoted(file.name)}. Use it, or take it out of the folder."
        yield Finding("CU046", Mark(0, 0), sentence, level=Level.ADVICE)


def unused_sound(file: Path, used: Iterable[str]) -> Iterator[Finding]:
    """CU047: Every sound in the folder "sounds" is heard in some play beside it."""
    if file.name not in used:
        sentence = f"No play here uses {quoted(file.name)}. Use it, or take it out of the folder."
        yield Finding("CU047", Mark(0, 0), sentence, level=Level.ADVICE)


def odd_sound(file: Path, used: Iterable[str]) -> Iterator[Finding]:
    """CU049: A sound is an OGG, WAV or MP3 file of at most 2 MiB, with the ending of its kind.

    What can't be played is silence.
    """
    del used
    sentence = what_is_odd(file, "sound")
    if sentence:
        yield Finding("CU049", Mark(0, 0), sentence, level=Level.ADVICE)


FOLDER_RULES: Final[dict[str, tuple[Callable[..., Iterator[Finding]], ...]]] = {
    "pictures": (unused_picture,),
    "sounds": (unused_sound, odd_sound),
}
