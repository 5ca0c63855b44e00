"""What is to mend in a roster, and how, in sentences with the line; it reads no file."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from string import ascii_uppercase
from typing import Final

from game.classroom.records import LONGEST_NAME, LONGEST_NICKNAME, MOST_PUPILS, MOST_TEAMS
from game.words import language, tr

# What the pictures are called: by their own name, and in Swedish.
PICTURE_WORDS: Final = {
    "fox": "räv",
    "owl": "uggla",
    "bear": "björn",
    "rabbit": "kanin",
    "cat": "katt",
    "penguin": "pingvin",
    "lion": "lejon",
    "frog": "groda",
    "hedgehog": "igelkott",
    "dragon": "drake",
    "ghost": "spöke",
    "mouse": "mus",
}
_BY_SWEDISH: Final = {swedish: name for name, swedish in PICTURE_WORDS.items()}

# Control characters, halves of characters, and marks that turn the writing of others round.
_HIDDEN: Final = ("Cc", "Cs", "Co", "Cn")
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# A word of fewer letters behind a nickname tells two children apart and is no family name.
_FAMILY_NAME: Final = 3

# Of a list with more lines nothing is told but that it is too long.
_NO_CLASS: Final = 10 * MOST_PUPILS


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to mend on a `line` (from 1; 0: in the whole list); advice keeps nobody out."""

    line: int
    sentence: str
    is_advice: bool = False

    @property
    def words(self) -> str:
        """The sentence with its line."""
        if not self.line:
            return self.sentence
        return tr("Line {line}: {sentence}", line=self.line, sentence=self.sentence)


@dataclass(frozen=True, slots=True)
class Line:
    """One child of the list as it was written; `too_many` are cells beyond the columns."""

    line: int
    nickname: str = ""
    team: str = ""
    picture: str = ""
    too_many: int = 0


def remarks_on(
    lines: Sequence[Line], present: Sequence[str], teams: Sequence[str]
) -> Iterator[Remark]:
    """Yield what is to mend, for a class whose nicknames and teams are these already."""
    yield from _on_numbers(lines, present, teams)
    if len(lines) > _NO_CLASS:
        return
    for line in lines:
        yield from _on_cells(line)
    whole = [line for line in lines if not line.too_many]
    yield from _on_doubles(whole, present)
    yield from _on_full_names(whole)


def avatar_of(words: str) -> str | None:
    """Return the name of the picture that is called so, "" for no words, None for no picture."""
    wanted = words.casefold()
    return wanted if wanted in PICTURE_WORDS or not wanted else _BY_SWEDISH.get(wanted)


def _on_cells(line: Line) -> Iterator[Remark]:
    if line.too_many:
        told = tr(
            "There are too many columns. Write one child on each line: nickname, team, picture."
        )
        yield Remark(line.line, told)
        return
    if not _is_seen(line.nickname):
        yield Remark(line.line, tr("There is no nickname. Write one, or take the line out."))
    for name, longest in ((line.nickname, LONGEST_NICKNAME), (line.team, LONGEST_NAME)):
        if sentence := _on_name(name, longest):
            yield Remark(line.line, sentence)
    if avatar_of(line.picture) is None:
        yield Remark(line.line, _on_picture(line.picture))


def _on_name(name: str, longest: int) -> str:
    if any(unicodedata.category(sign) in _HIDDEN or sign in _TURNING for sign in name):
        return tr(
            "“{name}” has a character in it that can't be shown. Type it anew.", name=shown(name)
        )
    if len(name) > longest:
        told = tr("“{name}” is too long: at most {count} letters.", name=shown(name), count=longest)
        return told
    return ""


def _on_picture(words: str) -> str:
    known = dict(PICTURE_WORDS) if language() == "sv" else {name: name for name in PICTURE_WORDS}
    every = [*PICTURE_WORDS, *PICTURE_WORDS.values()]
    if near := difflib.get_close_matches(words.casefold(), every, 1, 0.5):
        name = known[avatar_of(near[0]) or ""]
        return tr(
            "There is no picture called “{words}”. Did you mean “{name}”?",
            words=shown(words),
            name=name,
        )
    return tr(
        "There is no picture called “{words}”. There are: {names}.",
        words=shown(words),
        names=", ".join(known.values()),
    )


def _on_doubles(lines: Sequence[Line], present: Sequence[str]) -> Iterator[Remark]:
    first: dict[str, int] = {}
    taken = {_key(name) for name in present} | {_key(line.nickname) for line in lines}
    inside = {_key(name) for name in present}
    for line in lines:
        name, key = line.nickname, _key(line.nickname)
        if not _is_seen(name):
            continue
        if key in inside:
            told = tr(
                "{name} is in the class already. Take the line out, or write “{other}” if this "
                "is another child.",
                name=shown(name),
                other=shown(_told_apart(name, taken)),
            )
            yield Remark(line.line, told)
        elif key in first:
            told = tr(
                "{name} is on line {line} too. Tell the two apart, as “{name}” and “{other}”.",
                name=shown(name),
                line=first[key],
                other=shown(_told_apart(name, taken)),
            )
            yield Remark(line.line, told)
        first.setdefault(key, line.line)


def _told_apart(name: str, taken: set[str]) -> str:
    """Return the nickname with a letter that nobody has, which is then taken."""
    short = name[: LONGEST_NICKNAME - 2].rstrip()
    letters = [*ascii_uppercase[1:], *map(str, range(2, 2 + MOST_PUPILS * 2))]
    other = next((o for o in (f"{short} {x}" for x in letters) if _key(o) not in taken), short)
    taken.add(_key(other))
    return other


def _on_numbers(
    lines: Sequence[Line], present: Sequence[str], teams: Sequence[str]
) -> Iterator[Remark]:
    room = max(0, MOST_PUPILS - len(present))
    for line in lines[room : room + 1]:
        told = tr(
            "A class has at most {most} children, and with this list it has {count}. Make two "
            "classes of it.",
            most=MOST_PUPILS,
            count=len(present) + len(lines),
        )
        yield Remark(line.line, told)
    known, new = {_key(team) for team in teams}, dict[str, int]()
    for line in lines:
        if line.team and _key(line.team) not in known:
            new.setdefault(_key(line.team), line.line)
    for number in islice(new.values(), max(0, MOST_TEAMS - len(known)), None):
        told = tr("A class has at most {most} teams, and this is one more.", most=MOST_TEAMS)
        yield Remark(number, told)
        break


def _on_full_names(lines: Sequence[Line]) -> Iterator[Remark]:
    full = [line for line in lines if _is_full_name(line.nickname)]
    if len(full) == 1:
        told = tr(
            "“{name}” looks like a full name. First names or nicknames are enough.",
            name=shown(full[0].nickname),
        )
        yield Remark(full[0].line, told, is_advice=True)
    elif full:
        told = tr(
            "“{name}” and {count} more look like full names. First names or nicknames are enough.",
            name=shown(full[0].nickname),
            count=len(full) - 1,
        )
        yield Remark(full[0].line, told, is_advice=True)


def _is_full_name(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and len(words[-1]) >= _FAMILY_NAME and words[-1][0].isupper()


def _is_seen(name: str) -> bool:
    """Tell whether there is anything to see of a nickname; joiners alone show nothing."""
    return any(unicodedata.category(sign)[0] not in "ZC" for sign in name) or any(
        unicodedata.category(sign) in _HIDDEN for sign in name
    )


def _key(name: str) -> str:
    """Return what two names share that a class can't tell apart."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def shown(name: str) -> str:
    """Return what was written as it can be printed anywhere, cut where it is very long."""
    seen = "".join(
        "�" if unicodedata.category(sign) in _HIDDEN or sign in _TURNING else sign for sign in name
    )
    return seen if len(seen) <= 2 * LONGEST_NAME else seen[: 2 * LONGEST_NAME] + "…"
