"""A roster read from a file or from pasted lines, with all that is to mend told at once.

A row has a nickname, and may have a team and a picture. Without a heading they stand in this order;
with one, in any, and what else a school's list holds (family names, numbers) is left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from game.classroom.records import Entry
from game.classroom.roster_rules import Line, Remark, avatar_of, remarks_on, shown
from game.classroom.roster_sheet import Row, sheet_of
from game.words import tr

# What a column may be called, in the languages of the game.
HEADINGS: Final = {
    "nickname": (
        *("nickname", "name", "first name", "firstname", "given name", "pupil", "student"),
        *("smeknamn", "namn", "förnamn", "tilltalsnamn", "elev", "barn"),
    ),
    "team": ("team", "group", "lag", "grupp"),
    "picture": ("picture", "avatar", "bild", "figur"),
}
_COLUMNS: Final = tuple(HEADINGS)

# Of columns that are left out so many are named.
_MOST_COLUMNS: Final = 12

# The last row of our own lists, which is no child.
LAST_ROWS: Final = (
    "practice, not an assessment.",
    "övning, ingen bedömning.",
    "övning, inte bedömning.",
)


@dataclass(frozen=True, slots=True)
class Roster:
    """The children of a list, as they stand in it, and what there is to say, by line."""

    entries: tuple[Entry, ...]
    remarks: tuple[Remark, ...]

    @property
    def faults(self) -> tuple[Remark, ...]:
        """What must be mended before anybody is taken in."""
        return tuple(remark for remark in self.remarks if not remark.is_advice)

    @property
    def advice(self) -> tuple[Remark, ...]:
        """What a teacher may leave as it is."""
        return tuple(remark for remark in self.remarks if remark.is_advice)


def read_roster(text: str, present: Sequence[str] = (), teams: Sequence[str] = ()) -> Roster:
    """Return the children that `text` names, for a class whose nicknames and teams are these.

    `text` is that of a CSV file (see `roster_sheet.decoded`) or of pasted lines. Never raises.
    """
    sheet = sheet_of(text)
    rows = [row for row in sheet.rows if row.cells[0].casefold() not in LAST_ROWS]
    columns = _columns(rows)
    lines = [_line(row, columns or _COLUMNS) for row in (rows[1:] if columns else rows)]
    remarks = [*_on_sheet(sheet.broken, len(lines)), *_on_columns(rows, columns)]
    remarks += remarks_on(lines, present, teams)
    entries = (Entry(line.nickname, avatar_of(line.picture) or "", line.team) for line in lines)
    return Roster(tuple(entries), tuple(sorted(remarks, key=lambda remark: remark.line)))


def _columns(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return what the columns hold, "" for one to leave out; () where there is no heading."""
    cells = rows[0].cells if rows else ()
    meant = tuple(_meant_by(cell) for cell in cells)
    is_heading = "nickname" in meant or (len(meant) > 1 and all(meant))
    return meant if is_heading else ()


def _meant_by(heading: str) -> str:
    words = heading.casefold().strip(" :*")
    return next((column for column in _COLUMNS if words in HEADINGS[column]), "")


def _line(row: Row, columns: Sequence[str]) -> Line:
    """Return what stands in the row; of two columns of one name the first counts."""
    found: dict[str, str] = {}
    for column, cell in zip(columns, row.cells, strict=False):
        found.setdefault(column, unicodedata.normalize("NFC", cell))
    found.pop("", None)
    return Line(row.line, **found, too_many=max(0, len(row.cells) - len(columns)))


def _on_sheet(broken: int | None, count: int) -> Iterator[Remark]:
    if broken is not None:
        told = tr("A quotation mark begins here that does not end. Close it or take it out.")
        yield Remark(broken, told)
    elif not count:
        yield Remark(0, tr("There is no nickname in this list. Write one on each line."))


def _on_columns(rows: Sequence[Row], columns: Sequence[str]) -> Iterator[Remark]:
    if not columns:
        return
    if "nickname" not in columns:
        yield Remark(
            rows[0].line,
            tr("No column is called “nickname”. Give that name to the column with the nicknames."),
        )
    cells = zip(rows[0].cells, columns, strict=True)
    if left_out := [f"“{shown(cell)}”" for cell, column in cells if cell and not column]:
        told = tr(
            "Left out: {columns}. Nothing is kept but nickname, team and picture.",
            columns=", ".join(left_out[:_MOST_COLUMNS]),
        )
        yield Remark(rows[0].line, told, is_advice=True)
