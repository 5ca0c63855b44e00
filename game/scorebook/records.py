"""What the score book holds, as values; light to import, unlike the book itself."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from game.words import tr

LONGEST_NICKNAME: Final = 20


class NicknameError(ValueError):
    """A nickname that cannot be taken; its text is a sentence for the child."""


class BookError(Exception):
    """Something could not be kept or deleted; its text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Player:
    """A child by nickname and picture."""

    id: int
    nickname: str
    avatar: str
    made_on: date


@dataclass(frozen=True, slots=True)
class Performed:
    """One performance; `play` is PACK/NAME.

    `is_whole` unless it was left half-way and begun anew, so that it never came to its bow.
    """

    id: int
    player_id: int
    play: str
    stars: int
    seconds: float
    performed_on: date
    is_whole: bool = True


def checked_nickname(nickname: str) -> str:
    """Return `nickname` as it is kept: trimmed, 1 to 20 characters.

    Raises NicknameError with a sentence.
    """
    # One form for each letter, so that "é" counts as one character however it was typed.
    name = " ".join(unicodedata.normalize("NFC", nickname).split())
    if not name:
        raise NicknameError(tr("Please type a nickname."))
    if len(name) > LONGEST_NICKNAME:
        raise NicknameError(
            tr("This nickname is too long: at most {count} letters.", count=LONGEST_NICKNAME)
        )
    # Control characters and halves of characters; joiners (Cf) belong to emoji and to some scripts.
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") for sign in name):
        raise NicknameError(tr("This nickname has a sign in it that can't be shown."))
    return name
