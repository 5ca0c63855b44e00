"""Advice on the pictures and sounds of a play: what they show, and whether they are there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from game.scenario.draft import Draft
from game.scenario.fields import SOUND_PATTERN
from game.scenario.problem import Finding
from game.scenario.spelling import nearest, quoted
from game.scenario.told import told


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
            sentence = told(
                'Nobody is told what is on this picture. Add for example shows: "A parcel"'
            )
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
            sentence = told(
                'There is no {file} in the folder "sounds" beside the play.', file=quoted(name)
            )
            if meant:
                sentence = told('{say} Did you mean "{meant}"?', say=sentence, meant=meant)
            yield draft.advice("CU045", trail, sentence, meant)


PICTURE_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (
    undescribed,
    missing_sound,
)
