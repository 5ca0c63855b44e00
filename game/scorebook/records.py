"""What the score book holds, as values; light to import, unlike the book itself."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from game.classroom.records import LONGEST_NAME, LONGEST_NICKNAME
from game.words import tr


class NicknameError(ValueError):
    """A nickname that cannot be taken; its text is a sentence for the child."""


class GoneError(ValueError):
    """A class, child or team that is not in the book any more; its text is a sentence."""


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
    name = _in_one_form(nickname)
    if not name:
        raise NicknameError(tr("Please type a nickname."))
    if len(name) > LONGEST_NICKNAME:
        raise NicknameError(
            tr("This nickname is too long: at most {count} letters.", count=LONGEST_NICKNAME)
        )
    if _has_hidden_sign(name):
        raise NicknameError(tr("This nickname has a character in it that can't be shown."))
    return name


def checked_name(name: str) -> str:
    """Return the name of a class or team as it is kept: trimmed, 1 to 30 characters.

    Raises ValueError with a sentence.
    """
    name = _in_one_form(name)
    if not name:
        raise ValueError(tr("Please type a name."))
    if len(name) > LONGEST_NAME:
        raise ValueError(tr("This name is too long: at most {count} letters.", count=LONGEST_NAME))
    if _has_hidden_sign(name):
        raise ValueError(tr("This name has a character in it that can't be shown."))
    return name


def _in_one_form(name: str) -> str:
    # One form for each letter, so that "é" counts as one character however it was typed.
    return " ".join(unicodedata.normalize("NFC", name).split())


def _has_hidden_sign(name: str) -> bool:
    # Control characters and halves of characters; joiners (Cf) belong to emoji and to some scripts.
    return any(unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") for sign in name)
