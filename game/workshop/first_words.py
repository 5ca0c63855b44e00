"""Words that a new scene begins with, until its author finds better ones: short, for any age."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from game.acting.expressions import Expression

# Of languages without words of their own here, the first ones are told.
FALLBACK: Final = "en"


class FirstWords(NamedTuple):
    """A small story around one face, in one language."""

    line: str
    hint: str
    praise: str


# By R11 of how hard a face is: from a smile to a scared face.
DIFFICULTY: Final[Mapping[Expression, int]] = {
    Expression.HAPPY: 1,
    Expression.SURPRISE: 1,
    Expression.ANGRY: 2,
    Expression.NEUTRAL: 2,
    Expression.DISGUST: 3,
    Expression.SAD: 4,
    Expression.FEAR: 5,
}

SCENE_NAMES: Final[Mapping[Expression, str]] = {
    Expression.HAPPY: "friend",
    Expression.SURPRISE: "box",
    Expression.ANGRY: "hat",
    Expression.NEUTRAL: "park",
    Expression.DISGUST: "soup",
    Expression.SAD: "snow",
    Expression.FEAR: "dark",
}

FIRST_PLAY: Final[Mapping[str, str]] = {"en": "A first play", "sv": "En första pjäs"}

_WORDS: Final[Mapping[Expression, Mapping[str, FirstWords]]] = {
    Expression.HAPPY: {
        "en": FirstWords(
            "There is a knock at the door. It is your best friend. Show us a smile!",
            "Show your teeth!",
            "What a smile! Your friend comes in and dances.",
        ),
        "sv": FirstWords(
            "Det knackar på dörren. Det är din bästa vän. Visa oss ett leende!",
            "Visa tänderna!",
            "Vilket leende! Din vän kommer in och dansar.",
        ),
    },
    Expression.SURPRISE: {
        "en": FirstWords(
            "You open the box. It is full of stars! Show us a surprised face!",
            "Eyebrows up high!",
            "What big eyes! The stars fly all around you.",
        ),
        "sv": FirstWords(
            "Du öppnar lådan. Den är full av stjärnor! Visa oss ett förvånat ansikte!",
            "Spärra upp ögonen!",
            "Vilka stora ögon! Stjärnorna flyger runt dig.",
        ),
    },
    Expression.ANGRY: {
        "en": FirstWords(
            "A troll sits on your hat. Show the troll an angry face!",
            "Press your lips together!",
            "The troll jumps up and gives you the hat back.",
        ),
        "sv": FirstWords(
            "Ett troll sitter på din hatt. Visa trollet ett argt ansikte!",
            "Pressa ihop läpparna!",
            "Trollet hoppar upp och ger tillbaka hatten.",
        ),
    },
    Expression.NEUTRAL: {
        "en": FirstWords(
            "A bird comes to the park and wants to sit down. Show it a calm face!",
            "Let your whole face rest.",
            "So still! The bird sits down and sings.",
        ),
        "sv": FirstWords(
            "En fågel kommer till parken och vill vila. Visa den ett lugnt ansikte!",
            "Låt hela ansiktet vila.",
            "Så stilla! Fågeln sätter sig och sjunger.",
        ),
    },
    Expression.DISGUST: {
        "en": FirstWords(
            "The soup is green, and a sock swims in it. Show it a disgusted face!",
            "Wrinkle your nose!",
            "What a nose! The sock climbs out and says sorry.",
        ),
        "sv": FirstWords(
            "Soppan är grön, och en strumpa simmar i den. Visa ett äcklat ansikte!",
            "Rynka på näsan!",
            "Vilken näsa! Strumpan klättrar upp och säger förlåt.",
        ),
    },
    Expression.SAD: {
        "en": FirstWords(
            "Your red mitten is gone in the snow. Show us a sad face!",
            "Pull the corners of your mouth down.",
            "So well acted! A bird finds the mitten.",
        ),
        "sv": FirstWords(
            "Din röda vante är borta i snön. Visa oss ett ledset ansikte!",
            "Dra ner mungiporna.",
            "Så bra spelat! En fågel hittar vanten.",
        ),
    },
    Expression.FEAR: {
        "en": FirstWords(
            "The light goes out. What was that? Show us a scared face!",
            "Stretch your mouth out to the sides!",
            "What acting! The light comes back, and it was the cat.",
        ),
        "sv": FirstWords(
            "Ljuset slocknar. Vad var det? Visa oss ett skrämt ansikte!",
            "Dra ut munnen åt sidorna!",
            "Så bra spelat! Ljuset tänds, och det var katten.",
        ),
    },
}


def first_words(face: Expression, language: str) -> FirstWords:
    """Return the words for a scene that asks for `face`, in English where there are no others."""
    known = _WORDS[face]
    return known.get(language, known[FALLBACK])
