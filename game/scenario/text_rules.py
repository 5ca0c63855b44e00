"""The rules about what is written in texts, whatever their language: not empty, short, and kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from game.scenario.draft import Draft, is_cut_off, is_empty
from game.scenario.fields import LONGEST_TEXT
from game.scenario.marked_yaml import Trail
from game.scenario.problem import Finding
from game.scenario.spelling import quoted
from game.scenario.telling import telling_words
from game.scenario.told import told


def nothing_written(draft: Draft) -> Iterator[Finding]:
    """CU028: A field that is there says something; one that is not needed is left out.

    Wrong:
        hint: ""
    Right:
        hint: "Eyebrows up high!"
    """
    texts = {trail for trail, _ in draft.text_fields()}
    waiting: list[tuple[Trail, Any]] = [((), draft.page.data)]
    while waiting:
        trail, value = waiting.pop()
        if value == {} and (len(trail) in (0, 2) or trail[-1] in ("poster", "picture")):
            continue  # the fields it misses are told one by one
        if is_empty(value):
            sentence = told(
                'Nothing is written here. Fill in "{field}", or delete it.',
                field=next((step for step in reversed(trail) if isinstance(step, str)), ""),
            )
            if not trail:
                sentence = told("This file is empty. A play starts with its title.")
            elif trail == ("scenes",):
                sentence = told("This play has no scenes. Write at least one.")
            elif trail[:-1] == ("scenes",):
                sentence = told("This scene is empty. Write its name, line and ask, or delete it.")
            yield draft.key_finding("CU028", trail, sentence)
        elif isinstance(value, dict):
            parts = [name for name in value if trail not in texts or not is_cut_off(value, name)]
            waiting += [((*trail, name), value[name]) for name in parts]
        elif isinstance(value, list):
            waiting += [((*trail, number), part) for number, part in enumerate(value)]


def read_as_yes_or_no(draft: Draft) -> Iterator[Finding]:
    """CU029: yes, no, on, off, true and false need quotation marks to be words.

    Wrong:
        line: No
    Right:
        line: "No"
    """
    texts = set(draft.text_places())
    for trail, word in draft.page.raw.items():
        if word.lower() in ("yes", "no", "on", "off", "true", "false"):
            sentence = told(
                'YAML reads {word} without quotation marks as a yes-or-no value. Write "{word}".',
                word=word,
            )
            sure = f'"{word}"' if trail in texts else None
            yield draft.finding("CU029", trail, sentence, f'"{word}"', sure)


def too_long(draft: Draft) -> Iterator[Finding]:
    """CU030: A text has at most 140 letters, so that it fits the stage and one breath.

    Wrong:
        line: >
          You open the door, and the door opens another door, and behind that door is a very
          long corridor with doors, doors, doors, and nobody in the house knows which!
    Right:
        line: "You open the door. Behind it: doors, doors, doors!"
    """
    for text in draft.texts():
        length = len(" ".join(text.words.split()))
        if length > LONGEST_TEXT:
            sentence = told(
                "This text has {length} letters; a child can listen to {limit}. "
                "Take out {more}, or make two scenes of it.",
                length=length,
                limit=LONGEST_TEXT,
                more=length - LONGEST_TEXT,
            )
            yield draft.finding("CU030", text.trail, sentence)


def told_to_feel(draft: Draft) -> Iterator[Finding]:
    """CU031: No text tells the child what it feels; it asks the child to show a face.

    Wrong:
        line: "The ball is gone. You are sad."
    Right:
        line: "The ball is gone. Show us a sad face!"
    """
    for text in draft.texts():
        words = telling_words(text.words)
        if words:
            sentence = told(
                "{words} tells the child what it feels. Ask it to show a face instead, "
                'like "Show us a sad face!"',
                words=quoted(words),
            )
            yield draft.finding("CU031", text.trail, sentence)


TEXT_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (
    nothing_written,
    read_as_yes_or_no,
    too_long,
    told_to_feel,
)
