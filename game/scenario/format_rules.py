"""The rules about the format itself: how a file says which one it is in, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from game.scenario.draft import Draft, is_empty
from game.scenario.format import FORMAT
from game.scenario.game_versions import game_version, is_newer
from game.scenario.migration import plain_pictures
from game.scenario.problem import Finding
from game.scenario.spelling import quoted
from game.scenario.told import told


def unknown_format(draft: Draft) -> Iterator[Finding]:
    """CU014: A file says in which format it is written, and the game knows that format.

    Wrong:
        format: two
    Right:
        format: 2
    """
    number = draft.field("format")
    if number is None or is_empty(number) or (number == FORMAT and not isinstance(number, bool)):
        return
    sentence = told("The format of a file is {number}. Write format: {number}", number=FORMAT)
    if isinstance(number, int) and number > FORMAT:
        sentence = told(
            "This file is in format {number}, and this Curtain Up reads up to {newest}. "
            "Install the newest Curtain Up.",
            number=number,
            newest=FORMAT,
        )
        yield draft.finding("CU014", ("format",), sentence)
        return
    sure = str(FORMAT) if str(number).strip() in ("2", "2.0") else None
    yield draft.finding("CU014", ("format",), sentence, str(FORMAT), sure)


def plain_picture(draft: Draft) -> Iterator[Finding]:
    """CU015: A picture is written as its file and what it shows, for those who can't see it.

    Wrong:
        format: 2
        poster: parcel.svg
    Right:
        format: 2
        poster: {file: parcel.svg, shows: "A parcel as big as a fridge"}
    """
    for trail in plain_pictures(draft.page):
        name = draft.page.data if trail == ("poster",) else draft.page.data["scenes"][trail[1]]
        written = name[trail[-1]]
        if is_empty(written):
            continue
        meant = f"{{file: {written}}}"
        sentence = told(
            'A picture is written with what it shows: {{file: {file}, shows: "…"}}, '
            "not {word} alone.",
            file=written.strip()[:40],
            word=quoted(written),
        )
        yield draft.finding("CU015", trail, sentence, meant, meant)


def for_a_newer_game(draft: Draft) -> Iterator[Finding]:
    """CU056: A pack asks for no newer Curtain Up than the one that is to play it.

    Wrong:
        minimum_version: "99.0"
    Right:
        minimum_version: "0.1"
    """
    wanted = draft.field("minimum_version")
    if isinstance(wanted, str) and is_newer(wanted, game_version()):
        sentence = told(
            "This pack needs Curtain Up {wanted} or newer, and this one is {version}. "
            "Install the newest Curtain Up.",
            wanted=wanted[:20],
            version=game_version(),
        )
        yield draft.finding("CU056", ("minimum_version",), sentence)


FORMAT_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (
    unknown_format,
    plain_picture,
    for_a_newer_game,
)
