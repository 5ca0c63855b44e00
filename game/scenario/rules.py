"""The rules of a play: one documented function per rule, which yields findings and mends nothing.

The first words of a rule's text are its code; its two snippets are tried by a test and shown in
the author's guide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from game.acting.expressions import EXPRESSIONS, SPOKEN, Expression
from game.scenario.draft import Draft, is_empty
from game.scenario.fields import NAME_PATTERN, PICTURE_PATTERN, SOUND_PATTERN
from game.scenario.marked_yaml import Trail
from game.scenario.measures import seconds, years
from game.scenario.problem import Finding
from game.scenario.spelling import nearest, quoted
from game.scenario.told import Told, told

# What people write besides the spoken words, in English and Swedish.
_ALSO: Final = {
    "anger": Expression.ANGRY,
    "mad": Expression.ANGRY,
    "arg": Expression.ANGRY,
    "disgusting": Expression.DISGUST,
    "äcklad": Expression.DISGUST,
    "afraid": Expression.FEAR,
    "frightened": Expression.FEAR,
    "rädd": Expression.FEAR,
    "joy": Expression.HAPPY,
    "glad": Expression.HAPPY,
    "smile": Expression.HAPPY,
    "still": Expression.NEUTRAL,
    "lugn": Expression.NEUTRAL,
    "sadness": Expression.SAD,
    "ledsen": Expression.SAD,
    "amazed": Expression.SURPRISE,
    "förvånad": Expression.SURPRISE,
}


# What people write for seconds and their thousandths, so that nobody need ask them.
_SECONDS: Final = frozenset(
    {"s", "sec", "secs", "second", "seconds", "sek", "sekund", "sekunder", "ms", "msec"}
)


def unknown_expression(draft: Draft) -> Iterator[Finding]:
    """CU020: A scene asks for one of the seven expressions, or for a list of them.

    Wrong:
        ask: hapy
    Right:
        ask: happy
    """
    for trail, asked in draft.named("ask", "then", "partner", "show"):
        if len(trail) == 1:
            continue
        several = isinstance(asked, list)
        for number, word in enumerate(asked if several else [asked]):
            if word not in EXPRESSIONS and not is_empty(word) and not isinstance(word, bool):
                place = (*trail, number) if several else trail
                yield draft.finding("CU020", place, *_which_expression(draft, place, word))


def _which_expression(draft: Draft, place: Trail, word: Any) -> tuple[Told, str | None, str | None]:
    """Return what to say, what is meant, and what may safely be written instead."""
    if not isinstance(word, str):
        # Translators: put in quotation marks for a word of an author that can't be shown.
        word = draft.page.raw.get(place, told("this"))
    meanings = {**{str(name): name for name in EXPRESSIONS}, **SPOKEN, **_ALSO}
    spoken = meanings.get(word.strip().lower())
    if spoken is not None:
        code = str(spoken)
        written = told('{word} is written "{code}" in a play.', word=quoted(word), code=code)
        return written, code, code
    say = told("I don't know the expression {word}.", word=quoted(word))
    meant = nearest(word, meanings)
    if meant is not None:
        face = str(meanings[meant])
        others = [name for name, meaning in meanings.items() if meaning != meanings[meant]]
        is_sure = nearest(word, others) is None
        sentence = told('{say} Did you mean "{meant}"?', say=say, meant=face)
        return sentence, face, face if is_sure else None
    return told("{say} The seven are {codes}.", say=say, codes=tuple(EXPRESSIONS)), None, None


def twice_asked(draft: Draft) -> Iterator[Finding]:
    """CU021: A family names each expression once.

    Wrong:
        ask: [fear, surprise, fear]
    Right:
        ask: [fear, surprise]
    """
    for trail, asked in draft.named("ask", "partner"):
        for number, word in enumerate(asked if isinstance(asked, list) else ()):
            if isinstance(word, str) and word in asked[: min(number, 10)]:
                sentence = told("{word} is in this list already.", word=quoted(word))
                yield draft.finding("CU021", (*trail, number), sentence)


def odd_hold(draft: Draft) -> Iterator[Finding]:
    """CU022: A hold is a number of seconds with an s, from 0.3s to 5s.

    Wrong:
        hold: 1.5
    Right:
        hold: 1.5s
    """
    for trail, hold in draft.named("hold"):
        if len(trail) == 1 or is_empty(hold) or isinstance(hold, bool):
            continue
        try:
            seconds(hold)
        except ValueError:
            yield draft.finding("CU022", trail, *_which_hold(draft.page.raw.get(trail) or hold))


def _which_hold(hold: Any) -> tuple[Told, str | None, str | None]:
    """Return what to say, what is meant, and what may safely be written instead."""
    match = re.fullmatch(r"([0-9]{1,5}(?:[.,][0-9]{1,4})?) ?([a-z]{0,7})", str(hold).lower())
    if not match:
        return told("A hold is a number of seconds with an s, like 1.5s."), None, None
    length, unit = float(match[1].replace(",", ".")), match[2]
    length = length / 1000 if unit in ("ms", "msec") else length
    length = length * 60 if unit in ("m", "min", "minute", "minutes") else length
    meant = f"{length:g}s"
    if length < 0.3:
        sentence = told(
            "A hold under 0.3 seconds is over before anybody sees it. Write 0.3s or more."
        )
        return sentence, "0.3s", None
    if length > 5:
        return told("A hold over 5 seconds tires a face. Write 5s or less."), "5s", None
    if not unit:
        sentence = told("A hold needs its unit, an s for seconds. Write {meant}", meant=meant)
        return sentence, meant, meant
    is_sure = unit in _SECONDS
    sentence = told("A hold is told in seconds with an s. Write {meant}", meant=meant)
    return sentence, meant, meant if is_sure else None


def odd_ages(draft: Draft) -> Iterator[Finding]:
    """CU023: Ages are two whole numbers with a hyphen, from 3 to 18, the younger one first.

    Wrong:
        ages: 9 to 5
    Right:
        ages: 5-9
    """
    ages = draft.field("ages")
    if is_empty(ages) or isinstance(ages, bool):
        return
    try:
        years(ages)
    except ValueError:
        numbers = [int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", str(ages))[:3]]
        say = told("Ages are two whole numbers from 3 to 18 with a hyphen, the younger one first.")
        usable = 0 < len(numbers) < 3 and all(3 <= number <= 18 for number in numbers)
        meant = f"{min(numbers)}-{max(numbers)}" if usable else None
        sentence = told("{say} Write for example {example}", say=say, example="5-9")
        if meant:
            sentence = told("{say} Write {meant}", say=say, meant=meant)
        sure = meant if len(numbers) == 2 else None
        yield draft.finding("CU023", ("ages",), sentence, meant, sure)


def odd_scene_name(draft: Draft) -> Iterator[Finding]:
    """CU024: The name of a scene is one word of small letters, digits and hyphens.

    Wrong:
        name: The Big Parcel
    Right:
        name: the-big-parcel
    """
    for trail, name in draft.named("name"):
        if len(trail) > 1 and isinstance(name, str) and not is_empty(name):
            if re.fullmatch(NAME_PATTERN, name):
                continue
            plain = name.lower().translate(str.maketrans("åäöéü", "aaoeu"))
            meant = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "scene-1"
            sentence = told(
                'A scene\'s name is small letters, digits and hyphens. Write "{meant}".',
                meant=meant,
            )
            yield draft.finding("CU024", trail, sentence, meant)


def twice_named(draft: Draft) -> Iterator[Finding]:
    """CU025: No two scenes of a play have the same name.

    Wrong:
        scenes:
          - {name: parcel, line: "A parcel! Show it a smile.", ask: happy}
          - {name: parcel, line: "It hops! Show it big eyes.", ask: surprise}
    Right:
        scenes:
          - {name: parcel, line: "A parcel! Show it a smile.", ask: happy}
          - {name: it-hops, line: "It hops! Show it big eyes.", ask: surprise}
    """
    taken: dict[str, int] = {}
    for trail, name in draft.named("name"):
        if len(trail) == 1 or not isinstance(name, str):
            continue
        if name in taken:
            taken[name] += 1
            meant = f"{name[:40]}-{taken[name]}"
            sentence = told(
                "Two scenes are called {name}. Call this one {meant}.",
                name=quoted(name),
                meant=quoted(meant),
            )
            yield draft.finding("CU025", trail, sentence, meant)
        taken.setdefault(name, 1)


def odd_picture_name(draft: Draft) -> Iterator[Finding]:
    """CU026: A picture is the name of a svg, png or jpg file, without folders.

    Wrong:
        picture: {file: ../holiday/parcel.svg, shows: "A parcel as big as a fridge"}
    Right:
        picture: {file: parcel.svg, shows: "A parcel as big as a fridge"}
    """
    for trail, name in draft.picture_files():
        if isinstance(name, str) and not is_empty(name) and not _is_picture_name(name):
            sentence = told(
                "{name} is not the name of a picture. Put an svg, png or jpg file into the "
                'folder "pictures" beside the play, and write its name alone.',
                name=quoted(name),
            )
            yield draft.finding("CU026", trail, sentence)


def missing_picture(draft: Draft) -> Iterator[Finding]:
    """CU027: Every picture lies in the folder "pictures" beside the play, spelt the same.

    Wrong:
        picture: {file: parsel.svg, shows: "A parcel as big as a fridge"}
    Right:
        picture: {file: parcel.svg, shows: "A parcel as big as a fridge"}
    """
    for trail, name in draft.picture_files():
        if isinstance(name, str) and _is_picture_name(name) and name not in draft.pictures:
            meant = nearest(name, sorted(draft.pictures))
            sentence = told(
                'There is no {file} in the folder "pictures" beside the play.', file=quoted(name)
            )
            if meant:
                sentence = told('{say} Did you mean "{meant}"?', say=sentence, meant=meant)
            # Another picture may have a name that is nearly the same.
            sure = meant if meant and meant.lower() == name.lower() else None
            yield draft.finding("CU027", trail, sentence, meant, sure)


def odd_sound_name(draft: Draft) -> Iterator[Finding]:
    """CU044: A sound is the name of an ogg, wav or mp3 file, without folders.

    Wrong:
        sound: ../holiday/door.ogg
    Right:
        sound: door.ogg
    """
    for trail, name in draft.named("sound"):
        if len(trail) == 1 or not isinstance(name, str) or is_empty(name):
            continue
        if not re.fullmatch(SOUND_PATTERN, name):
            sentence = told(
                "{name} is not the name of a sound. Put an ogg, wav or mp3 file into the "
                'folder "sounds" beside the play, and write its name alone.',
                name=quoted(name),
            )
            yield draft.finding("CU044", trail, sentence)


def _is_picture_name(name: str) -> bool:
    return re.fullmatch(PICTURE_PATTERN, name) is not None


RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (
    unknown_expression,
    twice_asked,
    odd_hold,
    odd_ages,
    odd_scene_name,
    twice_named,
    odd_picture_name,
    missing_picture,
    odd_sound_name,
)
