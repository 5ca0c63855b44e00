"""Words that tell a person what they feel: the game asks for a face and never says such things.

It scans text only (requirement R2), in English and Swedish, whatever the language of the text.
"""

from __future__ import annotations

import re
from typing import Final

_ENGLISH: Final = (
    "angry|mad|furious|cross|grumpy|disgusted|afraid|scared|frightened|terrified|happy|glad|joyful|"
    "sad|unhappy|miserable|lonely|surprised|astonished|amazed|calm|nervous|worried|bored|upset"
)
_SWEDISH: Final = (
    "arga?|sura?|ilskna?|ilsken|äckla(?:d|de)|rädda?|skrämda?|skraj|glada?|lyckliga?|"
    "ledsna?|ledsen|olyckliga?|ensamma?|förvåna(?:d|de)|överraska(?:d|de)|häpna?|häpen|lugna?|"
    "nervösa?|oroliga?|uttråka(?:d|de)|upprörda?|besvikna?|besviken"
)
_HOW: Final = r"(?:so|very|really|too|a bit|a little|not|now)"
_HUR: Final = r"(?:så|mycket|väldigt|jätte|för|lite|inte|nu|riktigt)"

_TELLING: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:you|to) (?:feel|felt)\b",
        r"\byou(?:['\u2019]re| are) feeling\b",
        r"\b(?:do|did|are) you (?:feel|feeling)\b",
        r"\byour (?:feelings?|emotions?|mood)\b",
        rf"\byou(?:['\u2019]re| are| were| look| seem| get| become)(?: {_HOW})* (?:{_ENGLISH})\b",
        rf"\bare you(?: {_HOW})* (?:{_ENGLISH})\b",
        rf"\b(?:makes?|made) you(?: {_HOW})* (?:feel|{_ENGLISH})\b",
        r"\b(?:du|ni) känner\b(?! igen)",
        r"\bkänner (?:du|ni)\b(?! igen)",
        r"\b(?:du|ni) kände\b(?! igen)",
        r"\b(?:din känsla|dina känslor|ditt humör)\b",
        rf"\b(?:du|ni) (?:är|var|blir|blev|verkar)(?: {_HUR})* (?:jätte)?(?:{_SWEDISH})\b",
        rf"\b(?:är|var|blir|blev|verkar) (?:du|ni)(?: {_HUR})* (?:jätte)?(?:{_SWEDISH})\b",
        rf"\bgör (?:dig|er)(?: {_HUR})* (?:jätte)?(?:{_SWEDISH})\b",
    )
)

# One of these words is in whatever the patterns above find.
_SPOKEN_TO: Final = re.compile(r"\b(?:to|your?|du|ni|din|dina|ditt|dig|er)\b", re.IGNORECASE)


def telling_words(text: str) -> str | None:
    """Return the words in `text` that tell somebody what they feel, or None if there are none."""
    flat = " ".join(text.split())
    if not _SPOKEN_TO.search(flat):
        return None
    for pattern in _TELLING:
        match = pattern.search(flat)
        if match:
            return match.group()
    return None
