"""The rules about the format itself: how a file says which one it is in, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from game.scenario.draft import Draft, is_empty
from game.scenario.format import FORMAT
from game.scenario.migration import plain_pictures
from game.scenario.problem import Finding
from game.scenario.spelling import quoted


def unknown_format(draft: Draft) -> Iterator[Finding]:
    """CU014: A file says in which format it is written, and the game knows that format.

    Wrong:
        format: two
    Right:
        format: 2
    """
    told = draft.field("format")
    if told is None or is_empty(told) or (told == FORMAT and not isinstance(told, bool)):
        return
    sentence = f"The format of a file is {FORMAT}. Write format: {FORMAT}"
    if isinstance(told, int) and told > FORMAT:
        sentence = (
            f"This file is in format {told}, and this Curtain Up reads up to {FORMAT}. "
            "Install the newest Curtain Up."
        )
        yield draft.finding("CU014", ("format",), sentence)
        return
    sure = str(FORMAT) if str(told).strip() in ("2", "2.0") else None
    yield draft.finding("CU014", ("format",), sentence, str(FORMAT), sure)


def plain_picture(draft: Draft) -> Iterator[Finding]:
    """CU015: A picture is written as its file and what it shows, for who can't see it.

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
        sentence = (
            f"A picture is written with what it shows: "
            f'{{file: {written.strip()[:40]}, shows: "…"}}, not {quoted(written)} alone.'
        )
        yield draft.finding("CU015", trail, sentence, meant, meant)


FORMAT_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (
    unknown_format,
    plain_picture,
)
